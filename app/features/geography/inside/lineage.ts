import { fault } from './facts.ts';
import type { Fault, Move, MunicipalityFact } from './facts.ts';

/**
 * A piece of the country that no reform is known to have cut in two, with the codes it has belonged to, oldest first.
 * Every question about merges and splits is asked of threads: two codes share area if and only if a thread runs
 * through both, so a part can never be followed to where it did not go.
 */
export interface Thread {
  readonly steps: readonly { readonly code: string; readonly from: string }[];
}

/** The code the thread belonged to on the date; undefined before its first code existed. */
export function codeOn(thread: Thread, date: string): string | undefined {
  return thread.steps.findLast((s) => s.from <= date)?.code;
}

export interface Lineage {
  readonly threadsOf: ReadonlyMap<string, readonly Thread[]>;
  /**
   * One key for codes that are the same municipality under another number: the whole of one code, and nothing else,
   * became the whole of the next (Halden 0101 → 3001 → 3101).
   */
  readonly unitOf: ReadonlyMap<string, string>;
  readonly faults: readonly Fault[];
}

/** Follows every piece through all moves, in order of date. */
export function traceLineage(municipalities: readonly MunicipalityFact[], moves: readonly Move[]): Lineage {
  const faults: Fault[] = [];
  const holders = new Map<string, Thread[]>();
  const begins = new Map(municipalities.map((m) => [m.code, m.from]));
  const founded = new Set(moves.map((m) => `${m.on} ${m.to}`));
  // A code begins a thread of its own unless its area came from others on its first day.
  for (const m of municipalities) if (!founded.has(`${m.from} ${m.code}`)) holders.set(m.code, [{ steps: [{ code: m.code, from: m.from }] }]);
  for (const [, sameDay] of [...Map.groupBy(moves, (m) => m.on)].toSorted(([a], [b]) => (a < b ? -1 : 1))) faults.push(...moveAll(holders, sameDay, begins));
  const threadsOf = new Map<string, Thread[]>();
  for (const thread of [...holders.values()].flat()) {
    for (const code of new Set(thread.steps.map((s) => s.code))) threadsOf.set(code, [...(threadsOf.get(code) ?? []), thread]);
  }
  return { threadsOf, unitOf: unitsOf(municipalities, moves), faults };
}

/** All moves of one day at once: nobody receives what is itself moved on the same day. */
function moveAll(holders: Map<string, Thread[]>, moves: readonly Move[], begins: ReadonlyMap<string, string>): Fault[] {
  const faults: Fault[] = [];
  const arrivals: [string, Thread][] = [];
  for (const [code, leaving] of Map.groupBy(moves, (m) => m.from)) {
    const used = new Set<Move>();
    for (const thread of holders.get(code) ?? []) {
      const ways = leaving.filter((m) => m.origins.length === 0 || thread.steps.some((s) => m.origins.includes(s.code) && s.from === begins.get(s.code)));
      const [first] = leaving;
      if (ways.length === 0 && first)
        faults.push(fault(first, `the part of ${code} that was ${thread.steps[0]?.code ?? code} goes nowhere: name it among the origins of a new code`));
      for (const way of ways) {
        used.add(way);
        arrivals.push([way.to, way.to === code ? thread : { steps: [...thread.steps, { code: way.to, from: way.on }] }]);
      }
    }
    for (const way of leaving) if (!used.has(way)) faults.push(fault(way, `nothing of ${code} is known to have been ${way.origins.join(', ') || code}`));
  }
  for (const move of moves) holders.delete(move.from);
  for (const [code, thread] of arrivals) holders.set(code, [...(holders.get(code) ?? []), thread]);
  return faults;
}

function unitsOf(municipalities: readonly MunicipalityFact[], moves: readonly Move[]): Map<string, string> {
  const begins = new Map(municipalities.map((m) => [m.code, m.from]));
  const out = Map.groupBy(moves, (m) => `${m.on} ${m.from}`);
  const into = Map.groupBy(moves, (m) => `${m.on} ${m.to}`);
  const unitOf = new Map(municipalities.map((m) => [m.code, m.code]));
  for (const move of moves.toSorted((a, b) => (a.on < b.on ? -1 : 1))) {
    const renumbered = out.get(`${move.on} ${move.from}`)?.length === 1 && into.get(`${move.on} ${move.to}`)?.length === 1 && begins.get(move.to) === move.on;
    if (renumbered) unitOf.set(move.to, unitOf.get(move.from) ?? move.from);
  }
  return unitOf;
}

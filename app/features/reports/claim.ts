import type { Locale } from '../../platform/locale.ts';
import { hasValue } from '../indicators/cell.ts';
import type { Cell } from '../indicators/cell.ts';
import type { Facts, Found, FoundNumber, Limits, Verdict } from './claim-facts.ts';
import { inRange, wholeNumbers } from './claim-wordings.ts';
import type { Range } from './claim-wordings.ts';
import { readWording } from './inside/claim-reading.ts';
import type { ReadClaim, Reading } from './inside/claim-reading.ts';
import { suggestions } from './inside/claim-suggestion.ts';

/**
 * A claim is a piece of prose tied to a number: "nesten 900 personer" and `visits.people`. Reading says what the wording
 * promises (`claim-wordings.ts` is the table of that), judging says whether the number keeps it.
 */

/** Reads a wording in the report's language. `ok: false` carries why it could not be read. */
export const readClaim = (wording: string, locale: Locale): ReadClaim => readWording(wording, locale);

type Decision = { readonly kind: 'decided'; readonly holds: boolean; readonly found: Found; readonly limits?: Limits | undefined } | Exclude<Verdict, { kind: 'holds' | 'fails' }>;

function found(cell: Extract<Cell, { value: number }>, measure: 'count' | 'share', year?: number): FoundNumber {
  return { value: cell.value, measure, count: cell.count, of: cell.of, year };
}
/** The number as a share: itself, or a count of a known whole. */
const asShare = (n: FoundNumber): number | undefined => (n.measure === 'share' ? n.value : n.of === undefined || n.of === 0 ? undefined : n.value / n.of);
const asCount = (n: FoundNumber): number | undefined => (n.measure === 'count' ? n.value : n.count);

function limitsOf(range: Range, measure: 'count' | 'share'): Limits {
  if (measure === 'count') return { measure, ...wholeNumbers(range) };
  const share = { from: Math.max(0, range.low), to: Math.min(1, range.high) };
  return { measure, ...share, fromOpen: range.lowOpen && range.low >= 0, toOpen: range.highOpen && range.high <= 1 };
}

interface Test {
  readonly holds: (n: FoundNumber) => boolean | undefined;
  readonly limits?: Limits | undefined;
  readonly needs: 'number' | 'share';
}
/** What an amount, a share word or "fire av ni" asks of one number; undefined for the readings that compare years. */
function testOf(reading: Reading): Test | undefined {
  if (reading.kind === 'amount') {
    const range = reading.qualifier.range(reading.quantity);
    const measure = reading.quantity.kind === 'count' ? 'count' : 'share';
    const number = measure === 'count' ? asCount : asShare;
    return {
      holds: (n) => {
        const value = number(n);
        return value === undefined ? undefined : inRange(value, range);
      },
      limits: limitsOf(range, measure),
      needs: measure === 'count' ? 'number' : 'share',
    };
  }
  if (reading.kind === 'share-word') {
    const range = reading.word.range;
    return {
      holds: (n) => {
        const none = reading.word.id === 'none' && asShare(n) === undefined ? n.value : undefined;
        const share = none ?? asShare(n);
        if (share === undefined || (reading.of && n.of === undefined)) return undefined;
        return inRange(share, range) && (reading.of === undefined || reading.of.value === n.of);
      },
      limits: limitsOf(range, 'share'),
      needs: 'share',
    };
  }
  if (reading.kind === 'count-of') {
    return {
      // "en av tre" is said of three in nine as well: the ratio must be exact.
      holds: (n) => {
        const count = asCount(n);
        return n.of === undefined || count === undefined ? undefined : count * reading.of === reading.count * n.of;
      },
      needs: 'share',
    };
  }
  return undefined;
}

function decideAmount(test: Test, numbers: readonly FoundNumber[]): Decision {
  const results = numbers.map(test.holds);
  if (results.includes(undefined) || numbers.length === 0) return { kind: 'wrong-source', needs: test.needs };
  return { kind: 'decided', holds: results.every(Boolean), found: { numbers }, limits: test.limits };
}

function decideRank(reading: Extract<Reading, { kind: 'rank' }>, facts: Extract<Facts, { kind: 'years' }>): Decision {
  const named = facts.points.filter((p) => reading.years.includes(p.year));
  const empty = named.find((p) => !hasValue(p.cell));
  if (empty && !hasValue(empty.cell)) return { kind: 'no-number', state: empty.cell.none, year: empty.year };
  const numbers = facts.points.flatMap((p) => (hasValue(p.cell) ? [found(p.cell, facts.measure, p.year)] : []));
  if (numbers.length < 2) return { kind: 'wrong-source', needs: 'years' };
  const which = reading.word.id === 'most' || reading.word.id === 'highest' ? 'highest' : 'lowest';
  const value = (which === 'highest' ? Math.max : Math.min)(...numbers.map((n) => n.value));
  const years = numbers.filter((n) => n.value === value).map((n) => n.year!);
  const holds = years.length < numbers.length && years.length === new Set(reading.years).size && years.every((y) => reading.years.includes(y));
  return { kind: 'decided', holds, found: { numbers: numbers.filter((n) => reading.years.includes(n.year!)), best: { which, years, value } } };
}

function decideChange(reading: Extract<Reading, { kind: 'change' }>, facts: Extract<Facts, { kind: 'years' }>): Decision {
  const points = facts.points.filter((p) => p.year >= (reading.from ?? -Infinity) && p.year <= (reading.to ?? Infinity)).toSorted((a, b) => a.year - b.year);
  const first = points[0];
  const last = points.at(-1);
  if (!first || !last || first === last || (reading.from !== undefined && (first.year !== reading.from || last.year !== reading.to)))
    return { kind: 'wrong-source', needs: 'years' };
  for (const p of reading.steady === '' ? [first, last] : points) if (!hasValue(p.cell)) return { kind: 'no-number', state: p.cell.none, year: p.year };
  const all = points.flatMap((p) => (hasValue(p.cell) ? [found(p.cell, facts.measure, p.year)] : []));
  const steps = reading.steady === '' ? [[all[0]!, all.at(-1)!] as const] : all.slice(1).map((n, i) => [all[i]!, n] as const);
  const sign = { rose: 1, fell: -1, unchanged: 0 }[reading.word.id as 'rose' | 'fell' | 'unchanged'];
  return { kind: 'decided', holds: steps.every(([a, b]) => Math.sign(b.value - a.value) === sign), found: { numbers: reading.steady === '' ? [all[0]!, all.at(-1)!] : all } };
}

/** "av årene", "utav dei ni åra", "of the years", "years of the period"; not "years of the programme". */
const isPartOfYears = (after: string): boolean =>
  /^(?:(?! (?:år(?:ene|et|a)?|years?)(?!\p{L})).)*? (?:ut)?(?:av|of|blant|among|amongst)(?!\p{L})/iu.test(after) ||
  / (?:ut)?(?:av|of|blant|among|amongst) (?:(?:dei?|disse|desse|hele|heile|the|these|this|whole|entire) )*(?:årene|åra|years|perioden|period)(?!\p{L})/iu.test(after);

function decide(reading: Reading, facts: Facts): Decision {
  if (facts.kind === 'period') {
    const period = { from: facts.from, to: facts.to };
    const years = facts.to - facts.from + 1;
    if (reading.kind === 'period') return { kind: 'decided', holds: true, found: { numbers: [], period } };
    if (reading.kind === 'span') return { kind: 'decided', holds: reading.from === facts.from && reading.to === facts.to, found: { numbers: [], period } };
    // "fem av årene" names some of the years and says nothing of how many they are.
    if (reading.kind === 'count-of' || (reading.kind === 'amount' && isPartOfYears(reading.after))) return { kind: 'wrong-source', needs: 'number' };
    if (reading.kind !== 'amount' || reading.quantity.kind !== 'count')
      return { kind: 'wrong-source', needs: reading.kind === 'rank' || reading.kind === 'change' ? 'years' : 'share' };
    const range = reading.qualifier.range(reading.quantity);
    return { kind: 'decided', holds: inRange(years, range), found: { numbers: [{ value: years, measure: 'count' }], period }, limits: limitsOf(range, 'count') };
  }
  if (reading.kind === 'span' || reading.kind === 'period') return { kind: 'wrong-source', needs: 'period' };
  if (reading.kind === 'rank' || reading.kind === 'change') {
    if (facts.kind !== 'years') return { kind: 'wrong-source', needs: 'years' };
    return reading.kind === 'rank' ? decideRank(reading, facts) : decideChange(reading, facts);
  }
  const points = facts.kind === 'number' ? [{ year: undefined, cell: facts.cell }] : facts.points;
  const numbers: FoundNumber[] = [];
  for (const p of points) {
    if (!hasValue(p.cell)) return { kind: 'no-number', state: p.cell.none, year: p.year };
    numbers.push(found(p.cell, facts.measure, p.year));
  }
  return decideAmount(testOf(reading)!, numbers);
}

/** Whether a wording holds for the facts. Every suggestion has itself been read and judged, and holds. */
export function judgeClaim(wording: string, locale: Locale, facts: Facts): Verdict {
  const read = readWording(wording, locale);
  if (!read.ok) return { kind: 'unreadable', fault: read.fault };
  const decision = decide(read.reading, facts);
  if (decision.kind !== 'decided') return decision;
  const { found: what, limits } = decision;
  if (decision.holds) return { kind: 'holds', found: what, limits };
  for (const suggestion of suggestions(read.reading, what, locale)) {
    const again = readWording(suggestion, locale);
    if (!again.ok) continue;
    const judged = decide(again.reading, facts);
    if (judged.kind === 'decided' && judged.holds) return { kind: 'fails', found: what, limits, suggestion };
  }
  return { kind: 'fails', found: what, limits };
}

/** The limits of a wording by itself, for the table of wordings. */
export function limitsOfWording(wording: string, locale: Locale): Limits | undefined {
  const read = readWording(wording, locale);
  return read.ok ? testOf(read.reading)?.limits : undefined;
}

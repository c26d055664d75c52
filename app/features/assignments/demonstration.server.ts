import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { systemActor } from '../../platform/actor.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { findPersonNames } from '../access/access.server.ts';
import { listActivityRows } from '../activities/activity-indicators.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { insertEvents, insertRows, isAnythingThere, takeNumbers } from './inside/demonstration/demonstration-store.server.ts';
import { makeAssignments } from './inside/demonstration/make-assignments.ts';
import type { Logged, Made } from './inside/demonstration/make-assignments.ts';
import { assignmentDemonstrationFile } from './inside/demonstration/settings-file.ts';
import type { AssignmentDemonstration } from './inside/demonstration/settings.ts';

/**
 * How the demonstration's assignments are made, from `demonstration/assignments.yaml`; undefined for a scheme without.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export function loadAssignmentDemonstration(dir: string, known: Pick<Definitions, 'scheme' | 'assignments' | 'enquiries'>): AssignmentDemonstration | undefined {
  const file = path.join(dir, 'demonstration', 'assignments.yaml');
  return known.scheme.demonstration && existsSync(file) ? loadYaml(file, assignmentDemonstrationFile(known)) : undefined;
}

/** The same every time, so that two databases made on the same day are alike. */
function idOf(seed: number, name: string): string {
  const hex = createHash('sha256').update(`${seed}|assignment|${name}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/**
 * The assignments from the first year until today: those done are the log's own activities, so the log is to be there first. Once: where there is
 * anything already, nothing is done. As the system. @returns how many were written.
 */
export async function seedDemonstrationAssignments(given: Ctx): Promise<number> {
  const settings = given.definitions.assignmentDemonstration;
  if (!settings) return 0;
  const ctx = { ...given, actor: systemActor('demonstration') };
  return inTransaction(ctx, async (tx) => {
    if (await isAnythingThere(tx)) return 0;
    const made = makeAssignments(ctx.definitions, settings, await loggedSince(tx, ctx, settings.from), ctx.now);
    const doers = await doersIn(tx, ctx, settings);
    const ids = new Map(made.map((one) => [one, idOf(settings.seed, one.name)]));
    await insertRows(tx, 'assignment', await rowsOf(tx, made, { ids, doers }));
    await insertRows(
      tx,
      'assignment_part',
      made.flatMap((one) =>
        one.parts.map((p) => ({
          assignment_id: ids.get(one),
          centre_id: p.centreId,
          state: p.state,
          hours: p.hours,
          asked_by: p.askedBy,
          shared: p.shared,
          word: p.word,
          at: p.at,
          done_on: p.doneOn,
          // Those who are late have been reminded.
          reminded_on: p.state === 'taken' && one.input.dueOn < norwegianDay(ctx.now) ? norwegianDay(ctx.now) : null,
        })),
      ),
    );
    await insertEvents(
      tx,
      made.flatMap((one) => {
        const events = one.events.toSorted((a, b) => a.at.getTime() - b.at.getTime());
        return events.map(({ centreId, to, at, deed, word }) => {
          const by = doers(centreId);
          return { assignment_id: ids.get(one), at, by_id: by.id, by_name: by.name, centre_id: centreId || null, to_centre_id: to || null, deed, word };
        });
      }),
    );
    await recordAudit(tx, ctx, {
      action: 'demonstration.assignments-seeded',
      subject: { kind: 'scheme', id: ctx.definitions.scheme.id },
      after: { assignments: made.length, from: settings.from },
    });
    return made.length;
  });
}

/** The log's demonstration, each activity once, with all its centres. */
async function loggedSince(tx: Tx, { definitions, now }: Ctx, from: number): Promise<Logged[]> {
  const kinds = new Set(definitions.assignments.kinds.map((k) => k.activity));
  const found = new Map<string, Logged>();
  for (let year = from; year <= Number(norwegianDay(now).slice(0, 4)); year += 1)
    for (const { id: centreId } of definitions.scheme.centres)
      for (const row of await listActivityRows(tx, { centreId, year, measure: 'activity', most: 10_000 })) {
        const centres = [...new Set([...(found.get(row.id)?.centres ?? []), centreId])];
        if (kinds.has(row.kind)) found.set(row.id, { id: row.id, on: row.on, title: row.title, kind: row.kind, centres });
      }
  return [...found.values()];
}

type Doers = (centreId: string) => { readonly id: string; readonly name: string };
/** A centre's coordinator; for the authority, its first officer. */
async function doersIn(tx: Tx, { definitions }: Ctx, { officers }: AssignmentDemonstration): Promise<Doers> {
  const idFor = (centreId: string): string => (centreId === '' ? (officers[0] ?? '') : `demo-${centreId}-coordinator`);
  const names = await findPersonNames(tx, ['', ...definitions.scheme.centres.map((c) => c.id)].map(idFor));
  return (centreId) => ({ id: idFor(centreId), name: names.get(idFor(centreId)) ?? '' });
}

async function rowsOf(tx: Tx, made: readonly Made[], { ids, doers }: { readonly ids: ReadonlyMap<Made, string>; readonly doers: Doers }) {
  const rows = [];
  for (const [year, ofYear] of Map.groupBy(made, (one) => Number(norwegianDay(one.madeAt).slice(0, 4)))) {
    const first = await takeNumbers(tx, year, ofYear.length);
    for (const [i, one] of ofYear.entries()) {
      const { input, madeAt } = one;
      const by = doers(one.centreId);
      rows.push({
        id: ids.get(one),
        once: `demonstration-${one.name}`,
        number: `O${year}-${String(first + i).padStart(4, '0')}`,
        demonstration: true,
        centre_id: one.centreId || null,
        kind: input.kind,
        title: input.title,
        text: input.text,
        requester: input.requester,
        requester_name: input.requesterName,
        due_on: input.dueOn,
        hours: input.hours,
        region: input.region,
        themes: input.themes,
        wanted: input.wanted,
        parts: [],
        state: 'open',
        taken: 0,
        activity_id: one.activityId,
        closed_at: one.closedAt,
        closed_word: one.closedWord,
        board_told_on: norwegianDay(madeAt),
        officers_told_on: null,
        version: 1,
        made_at: madeAt,
        made_by: by.id,
        made_by_name: by.name,
      });
    }
  }
  return rows;
}

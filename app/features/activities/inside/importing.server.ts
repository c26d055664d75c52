import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { writeCsv } from '../../../platform/csv.server.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Locale } from '../../../platform/locale.ts';
import { readSpreadsheet, SpreadsheetError } from '../../../platform/spreadsheet.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import type { ActivityInput } from '../activity.ts';
import type { Known } from '../faults.ts';
import type { ImportResult } from '../inputs.ts';
import { mayRead, mayWorkFor } from './activity-policy.ts';
import { selectOfCentre } from './activity-query.server.ts';
import { insertMany, lockLog } from './activity-store.server.ts';
import { allRelations, doer, inputOf, keyOf, knownTo, tidied } from './deed.server.ts';
import { headingsIn, readRows, writeRows } from './import-file.ts';

/** A year of everything a busy centre does, many times over. */
const mostActivities = 100_000;

/**
 * Reads an XLSX or CSV file. With one fault in it nothing is written, and all faults are told. `write: false` reads it and writes nothing.
 * A row that says exactly what the log says already is passed by, so that the same file twice is no more than once.
 */
export async function importActivities(
  ctx: Ctx,
  { centreId, bytes, write }: { readonly centreId: string; readonly bytes: Uint8Array; readonly write: boolean },
): Promise<ImportResult> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  const table = await read(bytes);
  if (!table) return { ok: false, reason: 'faults', faults: [{ row: 1, column: 1, heading: '', reason: 'unreadable', given: '' }] };
  return inTransaction(ctx, async (tx) => {
    const known = await knownTo(tx, ctx, centreId);
    const { rows, faults } = readRows(table, known);
    if (faults.length > 0) return { ok: false, reason: 'faults', faults };
    if (write) await lockLog(tx, centreId);
    const all = rows.map((r) => tidied(r.input, known));
    const activities = await notYetThere(tx, centreId, all);
    if (write && activities.length > 0) await writeAll(tx, ctx, known, activities);
    return { ok: true, rows: rows.length, activities, again: all.length - activities.length };
  });
}

async function read(bytes: Uint8Array): Promise<readonly (readonly string[])[] | undefined> {
  try {
    return (await readSpreadsheet(bytes)).rows;
  } catch (e) {
    if (e instanceof SpreadsheetError) return undefined;
    throw e;
  }
}

async function notYetThere(tx: Tx, centreId: string, inputs: readonly ActivityInput[]): Promise<ActivityInput[]> {
  const days = inputs.map((i) => i.startsOn).toSorted();
  const there = await selectOfCentre(tx, { centreId, from: days[0], to: days.at(-1), limit: mostActivities });
  const left = new Map<string, number>();
  for (const activity of there) {
    if (activity.centreId !== centreId) continue;
    const key = keyOf(inputOf(activity));
    left.set(key, (left.get(key) ?? 0) + 1);
  }
  return inputs.filter((input) => {
    const key = keyOf(input);
    const n = left.get(key) ?? 0;
    if (n > 0) left.set(key, n - 1);
    return n === 0;
  });
}

async function writeAll(tx: Tx, ctx: Ctx, known: Known, inputs: readonly ActivityInput[]): Promise<void> {
  const common = { centreId: known.centre.id, demonstration: ctx.definitions.scheme.demonstration, at: ctx.now, by: doer(ctx) };
  await insertMany(
    tx,
    inputs.map((input) => ({ ...common, id: randomUUID(), once: randomUUID(), input, relations: allRelations(input, known) })),
  );
  await recordAudit(tx, ctx, { action: 'activities.imported', subject: { kind: 'centre', id: known.centre.id }, centreId: known.centre.id, after: { activities: inputs.length } });
}

/** The headings alone, as a file to fill in. */
export async function importTemplate(ctx: Ctx, centreId: string, locale: Locale): Promise<string> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return writeCsv([headingsIn(locale)]);
}

/** A centre's log as a table, oldest first, in the columns that can be read back. */
export async function exportActivities(ctx: Ctx, { centreId, year }: { readonly centreId: string; readonly year?: number | undefined }, locale: Locale): Promise<string> {
  if (!mayRead(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const span = year === undefined ? {} : { from: `${year}-01-01`, to: `${year}-12-31` };
    const activities = await selectOfCentre(tx, { centreId, ...span, limit: mostActivities, oldestFirst: true });
    await recordAudit(tx, ctx, {
      action: 'activities.exported',
      subject: { kind: 'centre', id: centreId },
      centreId,
      after: { activities: activities.length, year: year ?? null },
    });
    return writeCsv([headingsIn(locale), ...writeRows(activities, await knownTo(tx, ctx, centreId), locale)]);
  });
}

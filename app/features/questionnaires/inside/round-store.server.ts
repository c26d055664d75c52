import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Round } from '../round.ts';
import { askedKey } from '../tally.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';

/** False: the year has a round already. */
export async function insertRound(tx: Tx, round: Round, by: string, at: Date): Promise<boolean> {
  const inserted = await tablesOf<QuestionnaireTables>(tx)
    .insertInto('round')
    .values({ year: round.year, opens_on: round.opensOn, deadline: round.deadline, demonstration: round.demonstration, opened_by: by, opened_at: at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

/** The centres that are asked, also in the tally; those that already are stay as they are. */
export async function insertRoundCentres(
  tx: Tx,
  { year, demonstration }: Pick<Round, 'year' | 'demonstration'>,
  centres: readonly { readonly id: string; readonly region: string }[],
): Promise<void> {
  if (centres.length === 0) return;
  const db = tablesOf<QuestionnaireTables>(tx);
  const added = await db
    .insertInto('round_centre')
    .values(centres.map((c) => ({ year, centre_id: c.id, region: c.region, deadline: null, reminded_at: null })))
    .onConflict((c) => c.doNothing())
    .returning(['centre_id', 'region'])
    .execute();
  if (added.length === 0) return;
  await db
    .insertInto('tally_delta')
    .values(added.map((c) => ({ centre_id: c.centre_id, demonstration, year, region: c.region, sign: 1 as const, keys: [askedKey], totals: [1] })))
    .execute();
}

/** A later deadline for all: a centre's own earlier one goes. */
export async function updateDeadline(tx: Tx, year: number, deadline: string): Promise<void> {
  const db = tablesOf<QuestionnaireTables>(tx);
  await db.updateTable('round').set({ deadline }).where('year', '=', year).execute();
  await sql`update round_centre set deadline = null where year = ${year} and deadline <= ${deadline}`.execute(tx);
}

export async function updateCentreDeadline(tx: Tx, year: number, centreId: string, deadline: string): Promise<boolean> {
  const updated = await tablesOf<QuestionnaireTables>(tx)
    .updateTable('round_centre')
    .set({ deadline })
    .where('year', '=', year)
    .where('centre_id', '=', centreId)
    .executeTakeFirst();
  return updated.numUpdatedRows === 1n;
}

/** One reminder of a year at a time: whoever comes second sees who was just reminded. */
export async function lockReminders(tx: Tx, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`reminders/${year}`}))`.execute(tx);
}

export async function updateReminded(tx: Tx, year: number, centreIds: readonly string[], at: Date): Promise<void> {
  await tablesOf<QuestionnaireTables>(tx)
    .updateTable('round_centre')
    .set({ reminded_at: at })
    .where('year', '=', year)
    .where('centre_id', 'in', [...centreIds])
    .execute();
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Turn } from '../turn.ts';
import type { AccessTables } from './access-tables.ts';

/** One at a time: who gives a turn sees what another gives at the same moment. */
export async function lockTurns(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('centre_duty', 0))`.execute(tx);
}

/** Those that end after the day, first begun first; not what was given up before it began. */
export async function selectTurns(tx: Tx, endingAfter: string): Promise<Turn[]> {
  // The driver would make a moment of a day.
  const { rows } = await sql<Turn>`
    select id, centre_id as "centreId", to_char(valid_from, 'YYYY-MM-DD') as "from", to_char(valid_until, 'YYYY-MM-DD') as until
    from centre_duty where duty = 'editor' and valid_until > ${endingAfter}::date and valid_until > valid_from order by valid_from, centre_id collate "C", id`.execute(tx);
  return rows;
}

export async function insertTurns(tx: Tx, turns: readonly Omit<Turn, 'id'>[], givenBy: string, now: Date): Promise<void> {
  if (turns.length === 0) return;
  await tablesOf<AccessTables>(tx)
    .insertInto('centre_duty')
    .values(
      turns.map((t) => ({
        centre_id: t.centreId,
        duty: 'editor' as const,
        valid_from: t.from,
        valid_until: t.until,
        given_by: givenBy,
        given_at: now,
        ended_by: null,
        ended_at: null,
      })),
    )
    .execute();
}

export async function updateTurnEnd(tx: Tx, id: string, until: string, by: string, now: Date): Promise<void> {
  await tablesOf<AccessTables>(tx).updateTable('centre_duty').set({ valid_until: until, ended_by: by, ended_at: now }).where('id', '=', id).execute();
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import type { Visit } from '../visit.ts';
import { asVisit } from './visit-query.server.ts';
import type { VisitTables } from './visit-tables.ts';

/** What is due, for the jobs: the system sees every centre's. A thousand at a time; the rest the next time. */
const visits = (tx: Tx) => tablesOf<VisitTables>(tx).selectFrom('visit').selectAll().orderBy('id').limit(1000);
type Rows = ReturnType<typeof visits>;
const read = async (query: Rows): Promise<Visit[]> => (await query.execute()).map(asVisit);

export async function selectDaysWithLapsedOffers(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tablesOf<VisitTables>(tx).selectFrom('visit').select('day_id').distinct().where('state', '=', 'offered').where('offer_until', '<=', now).execute();
  return rows.flatMap((r) => r.day_id ?? []);
}
export const selectLapsedOffers = (tx: Tx, dayId: string, now: Date): Promise<Visit[]> =>
  read(
    visits(tx)
      .where('day_id', '=', dayId)
      .where('state', '=', 'offered')
      .where('offer_until', '<=', now)
      .clearOrderBy()
      .orderBy('offer_until')
      .orderBy('waiting_since')
      .orderBy('number'),
  );

export const selectOver = (tx: Tx, before: Date): Promise<Visit[]> =>
  read(visits(tx).where('state', '=', 'agreed').where('ends_at', '<', before).clearOrderBy().orderBy('ends_at').orderBy('id'));
export const selectOutlived = (tx: Tx, now: Date): Promise<Visit[]> =>
  read(visits(tx).where('day_id', 'is not', null).where('state', 'in', ['requested', 'waiting', 'offered']).where('starts_at', '<=', now));
/** Held lately, with somebody to write to. */
export const selectUnevaluated = (tx: Tx, after: Date): Promise<Visit[]> =>
  read(
    visits(tx)
      .where('state', 'in', ['held', 'summed-up'])
      .where('evaluation_hash', 'is', null)
      .where('erased_at', 'is', null)
      .where('ends_at', '>', after)
      .where((e) =>
        e.exists(e.selectFrom('visit_contact').select('visit_contact.visit_id').whereRef('visit_contact.visit_id', '=', 'visit.id').where('visit_contact.email', 'is not', null)),
      ),
  );
export const selectNotSummedUp = (tx: Tx, before: Date): Promise<Visit[]> =>
  read(visits(tx).where('state', '=', 'held').where('ends_at', '<', before).where('reminded_at', 'is', null));
/** Asked for before this, and the centre is to answer. `since`: when what happened to it last did. */
export async function selectUnanswered(tx: Tx, before: Date): Promise<{ readonly visit: Visit; readonly since: Date }[]> {
  const rows = await visits(tx)
    .where('state', '=', 'requested')
    .where('requested_at', '<', before)
    .where('reminded_at', 'is', null)
    .where('erased_at', 'is', null)
    .select((e) =>
      e
        .selectFrom('visit_message')
        .select((m) => m.fn.max('at').as('at'))
        .whereRef('visit_message.visit_id', '=', 'visit.id')
        .where('visit_message.kind', '=', 'system')
        .as('told_at'),
    )
    .execute();
  return rows.map((row) => ({ visit: asVisit(row), since: row.told_at !== null && row.told_at > row.requested_at ? row.told_at : row.requested_at }));
}
/** Not settled, and neither asked for, written about nor to be since then: what is still to come of days and wished periods is for the caller to see. */
export const selectUnsettled = (tx: Tx, before: Date): Promise<Visit[]> =>
  read(
    visits(tx)
      .where('state', 'in', ['requested', 'proposed', 'waiting'])
      .where('requested_at', '<', before)
      .where((e) => e.or([e('starts_at', 'is', null), e('starts_at', '<', before)]))
      .where((e) =>
        e.not(e.exists(e.selectFrom('visit_message').select('visit_message.id').whereRef('visit_message.visit_id', '=', 'visit.id').where('visit_message.at', '>=', before))),
      )
      // Periods far ahead take nobody's turn.
      .where(sql<boolean>`not exists (select from jsonb_array_elements(periods) p where p->>'to' >= ${norwegianDay(before)})`),
  );
export const selectOpenAt = (tx: Tx, centreIds: readonly string[]): Promise<Visit[]> =>
  read(
    visits(tx)
      .where('centre_id', 'in', [...centreIds])
      .where('state', 'in', ['requested', 'proposed', 'waiting', 'offered']),
  );
/** Over for so long that their persons are erased. */
export const selectToErase = (tx: Tx, before: Date): Promise<Visit[]> =>
  read(
    visits(tx)
      .where('erased_at', 'is', null)
      .where((e) => e.or([e('ended_at', '<', before), e.and([e('state', 'in', ['held', 'summed-up']), e('ends_at', '<', before)])]))
      // Those that are due stand first: what is not quite due takes nobody's turn.
      .clearOrderBy()
      .orderBy(sql`coalesce(ended_at, ends_at)`)
      .orderBy('id'),
  );

/** Links that lead to nothing any more: the group's a while after erasing, the evaluation's when it is closed. */
export async function dropOldLinks(tx: Tx, { erasedBefore, endedBefore }: { readonly erasedBefore: Date; readonly endedBefore: Date }): Promise<void> {
  await sql`update visit set link_hash = null where link_hash is not null and erased_at < ${erasedBefore}`.execute(tx);
  await sql`update visit set evaluation_hash = null where evaluation_hash is not null and ends_at < ${endedBefore}`.execute(tx);
}

/** Of one visitor, by the id that the log keeps. */
export async function selectPersonHash(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string }>`select link_hash as hash from visit_person where id::text = ${id} and link_hash is not null`.execute(tx);
  return rows[0]?.hash;
}
/** Of a visit whose persons are still there. */
export async function selectLinkHash(tx: Tx, number: string): Promise<string | undefined> {
  const { rows } = await sql<{ hash: string }>`select link_hash as hash from visit where number = ${number} and link_hash is not null and erased_at is null`.execute(tx);
  return rows[0]?.hash;
}

import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { GatheringTables } from './gathering-tables.ts';

/** What is due, for the jobs: the system sees all. A thousand at a time; the rest the next time. */
const ids = (tx: Tx) => tablesOf<GatheringTables>(tx).selectFrom('gathering').select('id').orderBy('starts_at').orderBy('id').limit(1000);
const read = async (query: ReturnType<typeof ids>): Promise<string[]> => (await query.execute()).map((r) => r.id);

export async function selectWithLapsedOffers(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_participant')
    .select('gathering_id')
    .distinct()
    .where('state', '=', 'offered')
    .where('offer_until', '<=', now)
    .execute();
  return rows.map((r) => r.gathering_id);
}
const unanswered = ['requested', 'waiting'] as const;
/** Begun, with somebody in the queue or without an answer. */
export const selectBegunWithQueue = (tx: Tx, now: Date): Promise<string[]> =>
  read(
    ids(tx)
      .where('state', 'not in', ['draft', 'cancelled'])
      .where('starts_at', '<=', now)
      .where((e) => e.exists(e.selectFrom('gathering_participant as p').select('p.id').whereRef('p.gathering_id', '=', 'gathering.id').where('p.state', 'in', unanswered))),
  );
/** With a request that came since the organiser was told last. */
export async function selectWithNewRequests(tx: Tx, now: Date): Promise<{ readonly id: string; readonly centreId: string }[]> {
  const rows = await tablesOf<GatheringTables>(tx)
    .selectFrom('gathering as g')
    .select(['g.id', 'g.centre_id'])
    .where('g.state', '=', 'published')
    .where('g.starts_at', '>', now)
    .where((e) =>
      e.exists(
        e
          .selectFrom('gathering_participant as p')
          .select('p.id')
          .whereRef('p.gathering_id', '=', 'g.id')
          .where('p.state', '=', 'requested')
          .where((w) => w.or([w('g.requests_told_at', 'is', null), w('p.since', '>', w.ref('g.requests_told_at'))])),
      ),
    )
    .orderBy('g.starts_at')
    .orderBy('g.id')
    .execute();
  return rows.map(({ id, centre_id: centreId }) => ({ id, centreId: centreId ?? '' }));
}
/** When the organiser was last told, of any of its gatherings. */
export async function selectLastTold(tx: Tx, centreId: string): Promise<Date | undefined> {
  const row = await tablesOf<GatheringTables>(tx)
    .selectFrom('gathering')
    .select((e) => e.fn.max('requests_told_at').as('last'))
    .where('centre_id', centreId === '' ? 'is' : '=', centreId === '' ? null : centreId)
    .executeTakeFirst();
  return row?.last ?? undefined;
}
export const selectOver = (tx: Tx, now: Date): Promise<string[]> => read(ids(tx).where('state', '=', 'published').where('ends_at', '<', now));
/** To come within the span, and not reminded of. */
export const selectSoon = (tx: Tx, now: Date, until: Date): Promise<string[]> =>
  read(ids(tx).where('state', '=', 'published').where('reminded_at', 'is', null).where('starts_at', '>', now).where('starts_at', '<=', until));
/** Held lately: nobody is asked about what they have forgotten. */
export const selectUnasked = (tx: Tx, after: Date): Promise<string[]> =>
  read(ids(tx).where('state', 'in', ['held', 'summed-up']).where('feedback_asked_at', 'is', null).where('ends_at', '>', after));
export const selectNotSummedUp = (tx: Tx, before: Date): Promise<string[]> =>
  read(ids(tx).where('state', '=', 'held').where('sum_up_reminded_at', 'is', null).where('ends_at', '<', before));
export const selectWithNeeds = (tx: Tx, before: Date): Promise<string[]> => read(ids(tx).where('needs_erased_at', 'is', null).where('ends_at', '<', before));
export const selectWithPersons = (tx: Tx, before: Date): Promise<string[]> => read(ids(tx).where('erased_at', 'is', null).where('ends_at', '<', before));

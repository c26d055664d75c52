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

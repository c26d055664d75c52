import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Participant } from '../gathering.ts';
import type { ComingFrom } from '../inputs.ts';
import { isId } from './gathering-query.server.ts';
import type { GatheringTables } from './gathering-tables.ts';

/** A participant with what the database keeps beside the words. */
export type StoredParticipant = Participant & { readonly hasLink: boolean; readonly feedbackGiven: boolean; readonly accountId: string | null };

const participants = (tx: Tx) =>
  tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_participant as p')
    .leftJoin('gathering_person as o', 'o.participant_id', 'p.id')
    .leftJoin('gathering_need as n', 'n.participant_id', 'p.id')
    .select([
      'p.id',
      'p.gathering_id',
      'p.kind',
      'p.centre_id',
      'p.office',
      'p.language',
      'p.state',
      'p.attended',
      'p.since',
      'p.offer_until',
      'p.feedback_given',
      sql<boolean>`p.link_hash is not null`.as('has_link'),
      'o.name',
      'o.email',
      'o.organisation',
      'o.account_id',
      'n.needs',
    ]);
type Rows = ReturnType<typeof participants>;
const read = async (query: Rows): Promise<StoredParticipant[]> =>
  (await query.execute()).map((row) => ({
    id: row.id,
    gatheringId: row.gathering_id,
    kind: row.kind,
    centreId: row.centre_id ?? '',
    office: row.office,
    language: row.language,
    state: row.state,
    attended: row.attended,
    since: row.since,
    offerUntil: row.offer_until,
    person: row.name === null ? undefined : { name: row.name, email: row.email, organisation: row.organisation ?? '', needs: row.needs ?? '' },
    hasLink: row.has_link,
    feedbackGiven: row.feedback_given,
    accountId: row.account_id,
  }));

/** Those whom row-level security shows: the organiser all, a centre its own, a link itself. In the order they came. */
export const selectParticipants = (tx: Tx, gatheringId: string): Promise<StoredParticipant[]> =>
  read(participants(tx).where('p.gathering_id', '=', gatheringId).orderBy('p.since').orderBy('p.id'));
export async function findParticipant(tx: Tx, id: string): Promise<StoredParticipant | undefined> {
  if (!isId(id)) return undefined;
  return (await read(participants(tx).where('p.id', '=', id)))[0];
}
export async function findParticipantByLink(tx: Tx, hash: string): Promise<StoredParticipant | undefined> {
  return (await read(participants(tx).where('p.link_hash', '=', hash)))[0];
}
export const selectQueue = (tx: Tx, gatheringId: string): Promise<StoredParticipant[]> =>
  read(participants(tx).where('p.gathering_id', '=', gatheringId).where('p.state', '=', 'waiting').orderBy('p.since').orderBy('p.id'));
/** Addresses that have been asked or have asked themselves, in lower case. As the system. */
export async function selectAddresses(tx: Tx, gatheringId: string): Promise<Set<string>> {
  const rows = await tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_person as o')
    .innerJoin('gathering_participant as p', 'p.id', 'o.participant_id')
    .select('o.email')
    .where('p.gathering_id', '=', gatheringId)
    .where('p.state', 'not in', ['withdrawn', 'declined', 'refused'])
    .execute();
  return new Set(rows.flatMap((r) => r.email?.toLowerCase() ?? []));
}
/** As the system: numbers alone. */
export async function selectComingFrom(tx: Tx, gatheringId: string): Promise<ComingFrom[]> {
  return tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_participant')
    .select(['kind', sql<string>`coalesce(centre_id, '')`.as('centreId'), 'office', sql<number>`count(*)::int`.as('n')])
    .where('gathering_id', '=', gatheringId)
    .where('state', '=', 'coming')
    .groupBy(['kind', 'centre_id', 'office'])
    .orderBy('kind')
    .orderBy('centre_id')
    .orderBy('office')
    .execute();
}
/** How many in which state, by gathering: `centreId` of one centre's. As whoever asks. */
export async function countParticipants(
  tx: Tx,
  gatheringIds: readonly string[],
): Promise<{ readonly gatheringId: string; readonly centreId: string; readonly state: Participant['state']; readonly n: number }[]> {
  if (gatheringIds.length === 0) return [];
  return tablesOf<GatheringTables>(tx)
    .selectFrom('gathering_participant')
    .select(['gathering_id as gatheringId', sql<string>`coalesce(centre_id, '')`.as('centreId'), 'state', sql<number>`count(*)::int`.as('n')])
    .where('gathering_id', 'in', [...gatheringIds])
    .groupBy(['gathering_id', 'centre_id', 'state'])
    .execute();
}

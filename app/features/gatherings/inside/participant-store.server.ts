import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Gathering, Participant } from '../gathering.ts';
import type { GatheringTables } from './gathering-tables.ts';

export interface NewParticipant extends Pick<Participant, 'id' | 'kind' | 'centreId' | 'office' | 'language' | 'state'> {
  readonly linkHash: string;
  readonly at: Date;
  readonly name: string;
  readonly email: string;
  readonly organisation: string;
  readonly needs: string;
  readonly accountId: string | null;
}
/** Without `returning`: what a centre wrote of needs it does not read. */
export async function insertParticipant(tx: Tx, gathering: Pick<Gathering, 'id' | 'centreId' | 'demonstration'>, p: NewParticipant): Promise<void> {
  const db = tablesOf<GatheringTables>(tx);
  await db
    .insertInto('gathering_participant')
    .values({
      id: p.id,
      gathering_id: gathering.id,
      organiser_id: gathering.centreId || null,
      demonstration: gathering.demonstration,
      kind: p.kind,
      centre_id: p.centreId || null,
      office: p.office,
      language: p.language,
      link_hash: p.linkHash,
      state: p.state,
      since: p.at,
      offer_until: null,
      attended: null,
      feedback_given: false,
      version: 1,
      made_at: p.at,
    })
    .execute();
  await db.insertInto('gathering_person').values({ participant_id: p.id, name: p.name, email: p.email, organisation: p.organisation, account_id: p.accountId }).execute();
  await insertNeeds(tx, p.id, p.needs);
}
async function insertNeeds(tx: Tx, participantId: string, needs: string): Promise<void> {
  if (needs !== '') await tablesOf<GatheringTables>(tx).insertInto('gathering_need').values({ participant_id: participantId, needs }).execute();
}
export interface ParticipantChange {
  readonly state?: Participant['state'] | undefined;
  readonly since?: Date | undefined;
  readonly offerUntil?: Date | null | undefined;
  readonly attended?: boolean | null | undefined;
  readonly feedbackGiven?: true | undefined;
  readonly linkHash?: string | null | undefined;
  readonly language?: Participant['language'] | undefined;
}
export async function updateParticipant(tx: Tx, id: string, change: ParticipantChange): Promise<void> {
  const row: Updateable<GatheringTables['gathering_participant']> = {
    state: change.state,
    since: change.since,
    offer_until: change.offerUntil,
    attended: change.attended,
    feedback_given: change.feedbackGiven,
    link_hash: change.linkHash,
    language: change.language,
  };
  const given = Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as Updateable<GatheringTables['gathering_participant']>;
  await tablesOf<GatheringTables>(tx)
    .updateTable('gathering_participant')
    .set({ ...given, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
}
/** Those who were there; all others who were to come were not. */
export async function updateAttendance(tx: Tx, gatheringId: string, attended: readonly string[]): Promise<void> {
  await sql`update gathering_participant set version = version + 1, attended = case when id = any (${[...attended]}::uuid[]) then true when state = 'coming' then false end
    where gathering_id = ${gatheringId}::uuid
      and attended is distinct from case when id = any (${[...attended]}::uuid[]) then true when state = 'coming' then false end`.execute(tx);
}
export async function updatePerson(
  tx: Tx,
  participantId: string,
  { name, organisation, needs }: { readonly name: string; readonly organisation: string; readonly needs: string },
): Promise<void> {
  const db = tablesOf<GatheringTables>(tx);
  await db.updateTable('gathering_person').set({ name, organisation }).where('participant_id', '=', participantId).execute();
  await replaceNeeds(tx, participantId, needs);
}
/** A new row in the place of the old: an address or an account is never altered, so that nothing but this makes it another's. As the system. */
export async function replacePerson(
  tx: Tx,
  participantId: string,
  { accountId, ...person }: { readonly name: string; readonly email: string; readonly organisation: string; readonly accountId: string | null },
): Promise<void> {
  const db = tablesOf<GatheringTables>(tx);
  await db.deleteFrom('gathering_person').where('participant_id', '=', participantId).execute();
  await db
    .insertInto('gathering_person')
    .values({ ...person, participant_id: participantId, account_id: accountId })
    .execute();
}
export async function replaceNeeds(tx: Tx, participantId: string, needs: string): Promise<void> {
  await deleteNeeds(tx, [participantId]);
  await insertNeeds(tx, participantId, needs);
}
export async function deleteNeeds(tx: Tx, participantIds: readonly string[]): Promise<void> {
  if (participantIds.length > 0)
    await tablesOf<GatheringTables>(tx)
      .deleteFrom('gathering_need')
      .where('participant_id', 'in', [...participantIds])
      .execute();
}
export async function deletePerson(tx: Tx, participantId: string): Promise<void> {
  await deleteNeeds(tx, [participantId]);
  await tablesOf<GatheringTables>(tx).deleteFrom('gathering_person').where('participant_id', '=', participantId).execute();
}

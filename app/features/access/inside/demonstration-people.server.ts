import { systemActor } from '../../../platform/actor.ts';
import type { Services } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { PersonWithGrants } from './person-query.server.ts';
import { selectActivePeople } from './person-query.server.ts';

/** Everybody who may sign in today, with what they may do: the demonstration's list of people to choose from. */
export const listDemonstrationPeople = (services: Services): Promise<PersonWithGrants[]> =>
  inTransaction({ db: services.db, actor: systemActor('demonstration') }, (tx) => selectActivePeople(tx, services.now()));

export async function findDemonstrationPerson(services: Services, id: string): Promise<PersonWithGrants | undefined> {
  return inTransaction({ db: services.db, actor: systemActor('demonstration') }, async (tx) => (await selectActivePeople(tx, services.now(), id))[0]);
}

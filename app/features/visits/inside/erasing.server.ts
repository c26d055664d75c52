import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { addMonths } from '../../../platform/norwegian-time.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { eraseMailAbout } from '../../notifications/notifications.server.ts';
import type { Visit } from '../visit.ts';
import { aboutEvaluation, aboutPerson, aboutVisit } from './letters.server.ts';
import { selectPersons } from './visit-query.server.ts';
import { deletePeople, updateVisit } from './visit-store.server.ts';

/** The Norwegian day on which a visit's persons are erased; undefined while the visit is still to come, or when it is done. */
export function eraseDay(visit: Visit, months: number): string | undefined {
  if (visit.erasedAt !== null) return undefined;
  const over = visit.endedAt ?? (visit.state === 'held' || visit.state === 'summed-up' ? visit.endsAt : null);
  return over ? addMonths(norwegianDay(over), months) : undefined;
}

/**
 * Deletes every row that names somebody or was written by somebody, and what is kept of letters to them. The visit stays, with its lines and
 * its times: what is counted names nobody. The log says that it was done, not what was there.
 */
export async function erasePeople(tx: Tx, ctx: Ctx, visit: Visit): Promise<void> {
  const persons = await selectPersons(tx, visit.id);
  // A cancellation that visitors have not got yet goes out to them first; sent, nothing of it is kept.
  const untold = visit.endedAt?.getTime() === ctx.now.getTime();
  for (const about of [aboutVisit(visit), aboutEvaluation(visit), ...(untold ? [] : persons.map((p) => aboutPerson(p.id)))]) await eraseMailAbout(tx, about);
  await deletePeople(tx, visit.id);
  await updateVisit(tx, visit.id, { personHashes: [], erasedAt: ctx.now });
  await recordAudit(tx, ctx, { action: 'visit.erased', subject: { kind: 'visit', id: visit.number }, centreId: visit.centreId });
}

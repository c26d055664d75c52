import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { findOfficers } from '../../access/access.server.ts';
import { mailCoordinators, queueMail } from '../../notifications/notifications.server.ts';
import { hold } from './deed.server.ts';
import { markGathering } from './gathering-store.server.ts';
import { requestsLetter } from './letter-texts.ts';
import type { Requests } from './letter-texts.ts';
import { selectLastTold, selectWithNewRequests } from './nightly-query.server.ts';
import { selectParticipants } from './participant-query.server.ts';

/** Each organiser hears once of each request that waits for yes or no, in one letter about all its gatherings, and in one a day at most. As the system. */
export async function tellOfRequests(ctx: Ctx): Promise<void> {
  const due = await inTransaction(ctx, (tx) => selectWithNewRequests(tx, ctx.now));
  for (const [centreId, gatherings] of Map.groupBy(due, (g) => g.centreId))
    await inTransaction(ctx, (tx) =>
      tellOne(
        tx,
        ctx,
        centreId,
        gatherings.map((g) => g.id),
      ),
    );
}

async function tellOne(tx: Tx, ctx: Ctx, centreId: string, ids: readonly string[]): Promise<void> {
  const requests: Requests[] = [];
  for (const id of ids) {
    const { number, title } = await hold(tx, id);
    // Read again with all of them held: two nights at once tell of it once, and who has been answered meanwhile waits no more.
    const last = await selectLastTold(tx, centreId);
    if (requests.length === 0 && last !== undefined && norwegianDay(last) === norwegianDay(ctx.now)) return;
    const waiting = (await selectParticipants(tx, id)).filter((p) => p.state === 'requested').length;
    if (waiting === 0) continue;
    await markGathering(tx, id, { requestsToldAt: ctx.now });
    requests.push({ number, title, waiting });
  }
  if (requests.length === 0) return;
  const template = 'gathering-centre-requests';
  if (centreId !== '') return void (await mailCoordinators(tx, ctx, { template, centreId, ...requestsLetter(requests, '{name}') }));
  for (const { name, email } of await findOfficers(tx, norwegianDay(ctx.now)))
    await queueMail(tx, ctx, { to: { name, address: email }, template, ...requestsLetter(requests, name) });
}

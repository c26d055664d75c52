import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { norwegianDay, norwegianYear } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { mailCoordinators } from '../../notifications/notifications.server.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import { isMissing } from '../fulfilment.ts';
import { insertWarning, selectWarned } from './fulfilment-store.server.ts';
import { readYear } from './reading.server.ts';
import type { CentreTasks } from './reading.server.ts';
import { warningLetter } from './warning-letter.ts';

/**
 * From the autumn's date: one letter a year to each centre that lacks something, while the year is not over. Where there is nobody to write
 * to, it is tried again the next night. As the system. @returns how many centres were told
 */
export async function warnCentres(ctx: Ctx): Promise<number> {
  const today = norwegianDay(ctx.now);
  const year = norwegianYear(ctx.now);
  if (today.slice(5) < ctx.definitions.fulfilment.warnFrom) return 0;
  const due = await inTransaction(ctx, async (tx) => {
    const found = await readYear(tx, ctx, { year });
    const warned = await selectWarned(tx, year);
    return (found?.centres ?? []).filter(
      ({ centre, tasks }) => !warned.has(centre.id) && isActiveAt(centre, today) && tasks.some(({ cell, standing }) => isMissing(cell, standing)),
    );
  });
  let told = 0;
  for (const one of due) if (await warn(ctx, one, year)) told += 1;
  return told;
}

/** A centre in a transaction of its own: one that fails keeps no other waiting. */
const warn = (ctx: Ctx, { centre, tasks }: CentreTasks, year: number): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    const missing = tasks.filter(({ cell, standing }) => isMissing(cell, standing));
    if ((await mailCoordinators(tx, ctx, { template: 'tasks-missing', centreId: centre.id, ...warningLetter(year, missing) })) === 0) return false;
    const numbers = missing.map(({ task }) => task.number);
    // Two nights at once: the letters of the one that comes second are never sent.
    if (!(await insertWarning(tx, { centreId: centre.id, year, tasks: numbers, at: ctx.now }))) throw new Error(`invariant: ${centre.id} was warned twice`);
    await recordAudit(tx, ctx, { action: 'task.warned', subject: { kind: 'centre', id: centre.id }, centreId: centre.id, after: { year, tasks: numbers } });
    return true;
  });

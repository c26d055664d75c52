import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { addDays, addMonths, isDay } from '../../../platform/norwegian-time.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { findKind } from '../activity.ts';
import type { ActivityInput } from '../activity.ts';
import { suggestedTasks, tasksOffered } from '../counterparts.ts';
import type { Known } from '../faults.ts';
import type { Invalid, Repeat } from '../inputs.ts';
import { isOf, mayWorkFor } from './activity-policy.ts';
import { findActivity, findByOnce } from './activity-query.server.ts';
import { insertActivity } from './activity-store.server.ts';
import { doer, inputOf, knownTo, toWrite } from './deed.server.ts';

const mostTimes = 12;

/** "As last year", or every month: copies with new dates, each checked as if it were typed. All or none. `once`: as when it is typed. */
export async function repeatActivity(
  ctx: Ctx,
  { centreId, id, once, repeat }: { readonly centreId: string; readonly id: string; readonly once: string; readonly repeat: Repeat },
): Promise<{ readonly ok: true; readonly ids: readonly string[] } | Invalid | Refusal<'removed' | 'too-many'>> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  if (!/^[\w-]{8,80}$/.test(once)) throw new AppError('malformed');
  if (repeat.kind === 'monthly' && !(Number.isInteger(repeat.times) && repeat.times >= 1 && repeat.times <= mostTimes)) return refuse('too-many');
  return inTransaction(ctx, async (tx) => {
    const activity = await findActivity(tx, id);
    if (!activity || !isOf(activity, centreId)) throw new AppError('not-found');
    if (activity.removedAt) return refuse('removed');
    const known = await knownTo(tx, ctx, centreId);
    // What another centre wrote down is repeated as one's own: with that centre among those it is done with.
    const others = [activity.centreId, ...activity.centres].filter((c) => c !== centreId);
    const starts = repeat.kind === 'once' ? [repeat.startsOn] : Array.from({ length: repeat.times }, (_, i) => addMonths(activity.startsOn, i + 1));
    const checked = starts.map((startsOn) => toWrite(copyOn({ ...inputOf(activity), centres: others }, startsOn, known), known));
    const refused = checked.find((c) => !c.ok);
    if (refused) return refused;
    const ids: string[] = [];
    for (const written of checked.flatMap((c) => (c.ok ? [c.written] : []))) {
      const copy = { id: randomUUID(), once: `${once}-${ids.length}` };
      const isNew = await insertActivity(tx, { ...written, ...copy, demonstration: ctx.definitions.scheme.demonstration, at: ctx.now, by: doer(ctx) });
      ids.push(isNew ? copy.id : ((await findByOnce(tx, centreId, copy.once)) ?? copy.id));
    }
    await recordAudit(tx, ctx, { action: 'activity.repeated', subject: { kind: 'activity', id }, centreId, after: { title: activity.title, times: ids.length } });
    return { ok: true, ids };
  });
}

const millis = 86_400_000;
/** Of the same length from another day; how many came is not known yet. Of a new agreement, the tasks its kind suggests. */
export function copyOn(input: ActivityInput, startsOn: string, { rules, scheme }: Pick<Known, 'rules' | 'scheme'>): ActivityInput {
  if (!isDay(startsOn)) return { ...input, startsOn };
  const days = input.endsOn === null ? 0 : (Date.parse(input.endsOn) - Date.parse(input.startsOn)) / millis;
  const span = { startsOn, endsOn: days > 0 ? addDays(startsOn, days) : null };
  const kind = findKind(rules, input.kind);
  const offered = new Set(tasksOffered(scheme, kind, span).map((t) => t.ref));
  const kept = input.tasks.filter((ref) => offered.has(ref));
  return { ...input, ...span, audience: null, link: '', tasks: kept.length === input.tasks.length ? kept : suggestedTasks(scheme, kind, span) };
}

import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { addDays, addMonths, isDay } from '../../../platform/norwegian-time.ts';
import { isOfficer, personId } from '../../access/access.ts';
import { findKind } from '../activity.ts';
import type { Activity } from '../activity.ts';
import type { ActivityCase, ActivityFilter, ActivityPage, UsedKind } from '../inputs.ts';
import { isOf, mayChange, mayRead, mayWorkFor } from './activity-policy.ts';
import { findActivity, selectLastKinds, selectOfCentre, selectRevisions } from './activity-query.server.ts';
import { selectFiles } from './file-query.server.ts';

const pageSize = 50;
const mostWords = 8;

/** A centre's log, newest first, with what others wrote down that it was part of. */
export async function listActivities(ctx: Ctx, centreId: string, filter: ActivityFilter): Promise<ActivityPage> {
  if (!mayRead(ctx.actor, centreId)) throw new AppError('not-found');
  const { removed } = filter;
  // What stands in an address may be anything: a kind or a year that there is none of is not asked for.
  const kind = filter.kind === undefined ? undefined : findKind(ctx.definitions.activities, filter.kind)?.id;
  const year = filter.year !== undefined && Number.isInteger(filter.year) && filter.year >= 1900 && filter.year <= 2200 ? filter.year : undefined;
  const words = (filter.words ?? '').replaceAll('\u0000', '').split(/\s+/).filter(Boolean).slice(0, mostWords);
  const found = await inTransaction(ctx, (tx) =>
    selectOfCentre(tx, {
      centreId,
      ...(year !== undefined && { from: `${year}-01-01`, to: `${year}-12-31` }),
      kind,
      words,
      removed,
      after: placeIn(filter.after),
      limit: pageSize + 1,
    }),
  );
  const activities = found.slice(0, pageSize);
  const last = activities.at(-1);
  return { activities, next: found.length > pageSize && last ? `${last.startsOn}_${last.id}` : undefined };
}
/** A place that nobody made here is the beginning. */
function placeIn(after: string | undefined): { startsOn: string; id: string } | undefined {
  const [, startsOn, id] = /^(\d{4}-\d{2}-\d{2})_([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/.exec(after ?? '') ?? [];
  return startsOn !== undefined && id !== undefined && isDay(startsOn) ? { startsOn, id } : undefined;
}

const mostInMonth = 400;
/** Everything that touches the month (`2026-03`), oldest first. */
export async function listMonth(ctx: Ctx, centreId: string, month: string): Promise<readonly Activity[]> {
  if (!mayRead(ctx.actor, centreId)) throw new AppError('not-found');
  const from = `${month}-01`;
  if (!isDay(from)) throw new AppError('malformed');
  return inTransaction(ctx, (tx) => selectOfCentre(tx, { centreId, from, to: addDays(addMonths(from, 1), -1), limit: mostInMonth, oldestFirst: true }));
}

/** @throws AppError `not-found`, also for an activity of another centre */
export async function getActivity(ctx: Ctx, centreId: string, id: string): Promise<ActivityCase> {
  if (!mayRead(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const activity = await findActivity(tx, id);
    if (!activity || !isOf(activity, centreId)) throw new AppError('not-found');
    return { activity, history: await selectRevisions(tx, id), files: await selectFiles(tx, id), mayChange: mayChange(ctx.actor, activity, centreId) };
  });
}

/** For the authority's officers: what a number rests on, whoever wrote it. The note is the centre's own. @throws AppError `not-found` for everybody else */
export async function getActivityForOfficer(ctx: Ctx, id: string): Promise<Pick<ActivityCase, 'activity' | 'files'>> {
  if (!isOfficer(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const activity = await findActivity(tx, id);
    if (!activity) throw new AppError('not-found');
    return { activity: { ...activity, note: '' }, files: await selectFiles(tx, id) };
  });
}

/** The kinds this person wrote down last, the latest first. */
export async function listLastKinds(ctx: Ctx, centreId: string): Promise<readonly UsedKind[]> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => selectLastKinds(tx, { centreId, personId: personId(ctx.actor) ?? '', limit: 3 }));
}

const weeksAround = 3;
/** What was done about this time last year, nearest to the day first: perhaps it is done again. */
export async function listSameTimeLastYear(ctx: Ctx, centreId: string): Promise<readonly Activity[]> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  const day = addMonths(norwegianDay(ctx.now), -12);
  const [from, to] = [addDays(day, -7 * weeksAround), addDays(day, 7 * weeksAround)];
  const found = await inTransaction(ctx, (tx) => selectOfCentre(tx, { centreId, from, to, limit: mostInMonth }));
  const away = (a: Activity): number => Math.abs(Date.parse(a.startsOn) - Date.parse(day));
  return found
    .filter((a) => a.endsOn === null && a.startsOn >= from)
    .toSorted((a, b) => away(a) - away(b))
    .slice(0, 3);
}

import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay, norwegianYear } from '../../../platform/locale.ts';
import { isDay } from '../../../platform/norwegian-time.ts';
import { listDeclaredTopics } from '../../enquiries/enquiries.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { mayOf } from '../assignment.ts';
import type { Assignment, Suggestion } from '../assignment.ts';
import { assignmentViews } from '../inputs.ts';
import type { AssignmentCase, AssignmentFilter, AssignmentPage, Loads, Waiting } from '../inputs.ts';
import { loadsOf } from '../loads.ts';
import { placesOf, suggest } from '../suggest.ts';
import { mayReadBoard } from './assignment-policy.ts';
import { countWaitingFor, findAssignment, isId, selectBoard, selectEvents } from './assignment-query.server.ts';
import { selectAssignmentCounts, selectDoneOfKind } from './count-query.server.ts';
import { isActive, requireActing } from './deed.server.ts';
import type { The } from './deed.server.ts';

const pageSize = 50;
const mostWords = 8;
/** What a load is made of. */
const carried = ['assignment', 'hours', 'hours-unknown'] as const;

/** @throws AppError `not-found` for whoever does not act for that centre, or for the authority */
export async function listAssignments(ctx: Ctx, { centreId, view, ...filter }: AssignmentFilter): Promise<AssignmentPage> {
  requireActing(ctx, centreId);
  if (!assignmentViews.includes(view)) throw new AppError('not-found');
  // What stands in an address may be anything: a year that there is none of is not asked for.
  const year = filter.year !== undefined && Number.isInteger(filter.year) && filter.year >= 1900 && filter.year <= 2200 ? filter.year : undefined;
  const words = (filter.words ?? '').replaceAll('\u0000', '').split(/\s+/).filter(Boolean).slice(0, mostWords);
  const { kind, theme } = filter;
  const fits = filter.fits && centreId !== '' ? await fitting(ctx, centreId) : undefined;
  const found = await inTransaction(ctx, (tx) => selectBoard(tx, { centreId, view, year, words, kind, theme, fits, after: placeIn(filter.after), limit: pageSize + 1 }));
  const assignments = found.slice(0, pageSize);
  const last = assignments.at(-1);
  return { assignments, next: found.length > pageSize && last ? `${last.dueOn}_${last.id}` : undefined };
}
async function fitting(ctx: Ctx, centreId: string): Promise<{ readonly places: readonly string[]; readonly themes: readonly string[] }> {
  const { geography, scheme } = ctx.definitions;
  const centre = findCentre(scheme, centreId);
  const declared = await listDeclaredTopics(ctx);
  return { places: centre ? placesOf(geography, centre, norwegianDay(ctx.now)) : [], themes: declared.get(centreId) ?? [] };
}
/** A place that nobody made here is the beginning. */
function placeIn(after: string | undefined): { dueOn: string; id: string } | undefined {
  const [dueOn = '', id = ''] = (after ?? '').split('_');
  return isDay(dueOn) && isId(id) ? { dueOn, id } : undefined;
}

/** One assignment, with what whoever acts may do. @throws AppError `not-found` */
export async function getAssignment(ctx: Ctx, { centreId, id }: The): Promise<AssignmentCase> {
  requireActing(ctx, centreId);
  const declared = await listDeclaredTopics(ctx);
  return inTransaction(ctx, async (tx) => {
    const assignment = await findAssignment(tx, id);
    if (!assignment) throw new AppError('not-found');
    return {
      assignment,
      events: await selectEvents(tx, id),
      suggestions: assignment.state === 'open' || assignment.state === 'taken' ? await suggestionsFor(tx, ctx, assignment, declared) : [],
      may: mayOf(assignment, { centreId, active: centreId !== '' && isActive(ctx, centreId) }),
    };
  });
}
async function suggestionsFor(tx: Tx, ctx: Ctx, assignment: Assignment, declared: ReadonlyMap<string, readonly string[]>): Promise<Suggestion[]> {
  const { geography, scheme } = ctx.definitions;
  const year = norwegianYear(ctx.now);
  const done = await selectDoneOfKind(tx, assignment.kind);
  const { loads } = loadsOf(scheme, year, await selectAssignmentCounts(tx, { from: year, to: year, measures: carried }));
  return suggest({ geography, scheme, today: norwegianDay(ctx.now), assignment, declared, done, loads });
}

/** Who carries how much in a year. Everybody on the board. @throws AppError `not-found` */
export async function listLoads(ctx: Ctx, year: number): Promise<Loads> {
  if (!mayReadBoard(ctx.actor)) throw new AppError('not-found');
  return loadsOf(ctx.definitions.scheme, year, await inTransaction(ctx, (tx) => selectAssignmentCounts(tx, { from: year, to: year, measures: carried })));
}

/** What waits for a centre, or for the authority (empty). @throws AppError `not-found` */
export async function countWaiting(ctx: Ctx, centreId: string): Promise<Waiting> {
  requireActing(ctx, centreId);
  return inTransaction(ctx, (tx) => countWaitingFor(tx, centreId, norwegianDay(ctx.now)));
}

import { editorCentre } from '../../features/access/access.ts';
import { countWaiting } from '../../features/assignments/assignments.server.ts';
import { listInbox } from '../../features/enquiries/enquiries.server.ts';
import { listEnquiryCounts } from '../../features/enquiries/enquiry-indicators.server.ts';
import { listMissingTasks } from '../../features/fulfilment/fulfilment.server.ts';
import { countGatheringNews } from '../../features/gatherings/gatherings.server.ts';
import { queueAge } from '../../features/ideas/ideas.server.ts';
import type { Why } from '../../features/ideas/own-ideas.ts';
import { listStandingIdeas } from '../../features/ideas/waiting.server.ts';
import { listVisitCounts } from '../../features/visits/visit-indicators.server.ts';
import { listVisits } from '../../features/visits/visits.server.ts';
import { countedPersons } from '../../features/visits/visit.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { weekOf } from '../../ui/iso-weeks.ts';
import type { OwnWeeks, OwnWork } from './my-work.tsx';

const shownVisits = 3;

/** What waits for a centre: enquiries, visits, assignments, gatherings, ideas and tasks of the agreement; and the visits that come next. */
export async function getMyWork(ctx: Ctx, centreId: string): Promise<OwnWork> {
  const lateNew = await listInbox(ctx, centreId, { box: 'new', lateOnly: true });
  const lateOpen = await listInbox(ctx, centreId, { box: 'open', lateOnly: true });
  const upcoming = await listVisits(ctx, centreId, { view: 'upcoming' });
  return {
    new: lateNew.counts.new,
    mine: lateNew.counts.mine,
    late: { new: lateNew.lines.length, open: lateOpen.lines.length, more: lateNew.next !== undefined || lateOpen.next !== undefined },
    requests: upcoming.counts.requests,
    toSumUp: upcoming.counts['to-sum-up'],
    assignments: await countWaiting(ctx, centreId),
    gatherings: await countGatheringNews(ctx, centreId),
    ideas: await waitingIdeas(ctx, centreId),
    missing: await missingTasks(ctx, centreId),
    next: upcoming.lines
      .flatMap(({ visit, contactName }) =>
        visit.startsAt
          ? [{ number: visit.number, startsAt: visit.startsAt, form: visit.form, persons: countedPersons(visit.lines), contactName, demonstration: visit.demonstration }]
          : [],
      )
      .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
      .slice(0, shownVisits),
    weeks: await ownWeeks(ctx, centreId),
  };
}

/** What came in each week of this ISO year. A week at New Year has days in two calendar years, which the registers count by. */
async function ownWeeks(ctx: Ctx, centreId: string): Promise<OwnWeeks> {
  const now = weekOf(norwegianDay(ctx.now));
  const wish = { from: now.year - 1, to: now.year + 1, measures: ['week'], centreId, demonstration: ctx.definitions.scheme.demonstration } as const;
  const [enquiries, visits] = await inTransaction(ctx, async (tx) => [await listEnquiryCounts(tx, wish), await listVisitCounts(tx, wish)] as const);
  const byWeek = (counts: readonly { readonly item: string; readonly n: number }[]): ReadonlyMap<string, number> =>
    new Map([...Map.groupBy(counts, ({ item }) => item)].map(([item, own]) => [item, own.reduce((sum, { n }) => sum + n, 0)]));
  return { now, enquiries: byWeek(enquiries), visits: byWeek(visits) };
}

async function missingTasks(ctx: Ctx, centreId: string): Promise<OwnWork['missing']> {
  const { year, tasks } = await listMissingTasks(ctx, centreId);
  return { year, tasks: tasks.map(({ task }) => task) };
}

/** The centre's own ideas that wait for it, and while it has the editors' turn, everybody's that wait for an editor. */
async function waitingIdeas(ctx: Ctx, centreId: string): Promise<OwnWork['ideas']> {
  const own = (await listStandingIdeas(ctx)).filter(({ own: { idea } }) => idea.holder.kind === 'centre' && idea.holder.centreId === centreId);
  const reasons = own.map(({ why }) => why);
  const count = (...why: readonly Why[]): number => reasons.filter((reason) => reason !== undefined && why.includes(reason)).length;
  const editing = editorCentre(ctx.actor, centreId) === centreId;
  return { changeAsked: count('change-asked'), due: count('due', 'unconfirmed'), questions: count('question', 'use'), queue: editing ? (await queueAge(ctx)).waiting : 0 };
}

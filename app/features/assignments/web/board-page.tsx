import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, norwegianYear } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { listAssignments, listLoads } from '../assignments.server.ts';
import { isLate, partOf } from '../assignment.ts';
import type { Assignment } from '../assignment.ts';
import type { AssignmentPage } from '../inputs.ts';
import { deskOf, isNarrowed, isOfficerDesk, listingOf, listPath, newPath, todayOf } from './desk.ts';
import type { BoardView, Desk, Listing } from './desk.ts';
import { BoardHead, DemoNote, Filters, NothingFits, OneView, Section, ViewTabs } from './list-parts.tsx';
import { LoadView } from './load-view.tsx';
import { pageTexts } from './texts.ts';

const centreViews: readonly BoardView[] = ['open', 'taken', 'done', 'closed'];
const officerViews: readonly BoardView[] = ['done', 'closed'];

/** `/min-sentral/oppdrag` and `/direktoratet/oppdrag`: what waits now, or one part of the board (`?vis=`). */
export async function getBoardPage(c: AppContext): Promise<Response> {
  const desk = deskOf(c);
  const officer = isOfficerDesk(desk);
  const listing = listingOf(c);
  const t = pageTexts[c.var.locale];
  const year = norwegianYear(c.var.services.now());
  const loads = await listLoads(ctxOf(c), year);
  // A centre meets what others wait for before it meets a field to search in.
  const waitsFirst = !officer && listing.view === undefined && !isNarrowed(listing);
  return respond(c, {
    title: t.title,
    current: desk.base,
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        {c.req.query('ok') === 'gitt-videre' && <Message tone="success" role="status" title={t.done['gitt-videre']} />}
        <BoardHead c={c} desk={desk} lead={officer ? t.board.officerLead : t.board.lead} make={t.board.make} />
        <ViewTabs c={c} desk={desk} views={officer ? officerViews : centreViews} current={listing.view} />
        <div className="k-cols k-cols--rail k-jobboard">
          <div className="k-stack k-stack--lg">
            {!waitsFirst && <Filters c={c} desk={desk} listing={listing} />}
            {listing.view === undefined ? await now(c, desk, listing) : await oneView(c, desk, listing, listing.view)}
            {waitsFirst && <Filters c={c} desk={desk} listing={listing} />}
          </div>
          <LoadView c={c} desk={desk} year={year} loads={loads} />
        </div>
      </div>
    ),
  });
}

const list = (c: AppContext, desk: Desk, view: BoardView, listing: Listing): Promise<AssignmentPage> => listAssignments(ctxOf(c), { ...listing, centreId: desk.centreId, view });

async function oneView(c: AppContext, desk: Desk, listing: Listing, view: BoardView): Promise<ReactNode> {
  const t = pageTexts[c.var.locale].board;
  const empty = { asked: t.noneAsked, mine: t.noneMine, open: t.noneOpen, taken: t.noneTaken, done: t.noneDone, closed: t.noneClosed } as const satisfies Record<BoardView, string>;
  return <OneView c={c} desk={desk} listing={listing} page={await list(c, desk, view, listing)} empty={empty[view]} />;
}

const now = (c: AppContext, desk: Desk, listing: Listing): Promise<ReactNode> => (isOfficerDesk(desk) ? nowOfficer(c, desk, listing) : nowCentre(c, desk, listing));

const only = (page: AssignmentPage, keep: (a: Assignment) => boolean): AssignmentPage => ({ ...page, assignments: page.assignments.filter(keep) });
const idsOf = (...pages: readonly AssignmentPage[]): ReadonlySet<string> => new Set(pages.flatMap((page) => page.assignments.map((a) => a.id)));

/** For a centre: what others wait for, what it is doing, what it may take, and what it waits for itself. */
async function nowCentre(c: AppContext, desk: Desk, listing: Listing): Promise<ReactNode> {
  const t = pageTexts[c.var.locale].board;
  const [asked, mine, open] = [await list(c, desk, 'asked', listing), await list(c, desk, 'mine', listing), await list(c, desk, 'open', listing)];
  const above = idsOf(asked, mine);
  const isDoing = (a: Assignment): boolean => partOf(a, desk.centreId)?.state === 'taken';
  const [doing, ours, free] = [only(mine, isDoing), only(mine, (a) => !isDoing(a)), only(open, (a) => !above.has(a.id))];
  const all = [asked, mine, free].flatMap((page) => page.assignments);
  const nothing = !isNarrowed(listing);
  if (all.length === 0 && !nothing) return <NothingFits c={c} desk={desk} listing={listing} />;
  const to = (view: BoardView): string => listPath(desk, { ...listing, after: undefined, view });
  return (
    <>
      <Section c={c} desk={desk} id="spurt" title={t.asked} page={asked} rest={to('asked')} deed="answer" />
      <Section c={c} desk={desk} id="i-gang" title={t.mine} page={doing} rest={to('mine')} deed="finish" empty={nothing ? <p className="k-quiet">{t.noneMine}</p> : undefined} />
      <Section
        c={c}
        desk={desk}
        id="ledige"
        title={t.open}
        page={free}
        rest={to('open')}
        empty={nothing ? <p className="k-quiet">{`${t.noneOpen}. ${t.noneOpenHelp}`}</p> : undefined}
      />
      <Section c={c} desk={desk} id="lagt-ut" title={t.ours} page={ours} rest={to('mine')} />
      <DemoNote c={c} assignments={all} />
    </>
  );
}

/** For an officer: the late ones first, then those without a taker, then those somebody has. */
async function nowOfficer(c: AppContext, desk: Desk, listing: Listing): Promise<ReactNode> {
  const t = pageTexts[c.var.locale].board;
  const [open, taken] = [await list(c, desk, 'open', listing), await list(c, desk, 'taken', listing)];
  const today = todayOf(c);
  // One that somebody has, and with room for more, is in both.
  const unclaimed = only(open, (a) => a.state === 'open');
  const all = [...unclaimed.assignments, ...taken.assignments];
  const late = all.filter((a) => isLate(a, today)).toSorted((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  if (all.length === 0) return isNarrowed(listing) ? <NothingFits c={c} desk={desk} listing={listing} /> : <NothingWaits c={c} desk={desk} />;
  const to = (view: BoardView): string => listPath(desk, { ...listing, after: undefined, view });
  return (
    <>
      <Section c={c} desk={desk} id="over-fristen" title={t.late} page={{ assignments: late, next: undefined }} />
      <Section c={c} desk={desk} id="ledige" title={t.open} page={only(unclaimed, (a) => !isLate(a, today))} rest={to('open')} />
      <Section c={c} desk={desk} id="i-gang" title={t.taken} page={only(taken, (a) => !isLate(a, today))} rest={to('taken')} />
      <DemoNote c={c} assignments={all} />
    </>
  );
}

const NothingWaits = ({ c, desk }: { c: AppContext; desk: Desk }): ReactNode => {
  const { locale } = c.var;
  const t = pageTexts[locale].board;
  return (
    <EmptyState title={t.noneOfficer}>
      <p className="k-quiet">{t.noneOfficerHelp}</p>
      <p>
        <ButtonLink href={href(locale, newPath(desk))}>{t.make}</ButtonLink>
      </p>
    </EmptyState>
  );
};

import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireActor, requireCentre } from '../../access/access.server.ts';
import { getEnquiryCase, listColleagues, listInbox, listTemplates, markWriting, suggestCentres } from '../enquiries.server.ts';
import { AnswerForm, Suggestions, WaitingReferral } from './case-forms.tsx';
import { CaseHead, caseTitle } from './case-head.tsx';
import { More } from './case-more.tsx';
import { askerName, boxOf, standing } from './case-state.ts';
import type { CaseView, Happened } from './case-state.ts';
import { Said, Stream } from './case-stream.tsx';
import { caseTexts } from './case-texts.ts';
import { inboxPath, listingOf, numberOf, queryOf } from './desk-request.ts';
import { InboxFrame } from './inbox-view.tsx';
import { centreName } from './parts.tsx';
import { inboxTexts } from './texts.ts';

/** One enquiry beside the list it was chosen from. `?mal=` begins the answer with a template. */
export async function getCasePage(c: AppContext): Promise<Response> {
  return showCase(c, {}, 200, c.req.query('mal'));
}

/** The likeliest; any other is chosen from the list. */
export const mostSuggested = 3;

/** @throws AppError `not-found` for a centre that has never had it */
async function loadCase(c: AppContext, happened: Happened): Promise<CaseView> {
  const ctx = ctxOf(c);
  const centreId = requireCentre(c);
  const number = numberOf(c);
  const found = await getEnquiryCase(ctx, centreId, number);
  const stands = standing(found, centreId);
  const working = stands.ours && stands.alive;
  const [writers, suggestions, templates, colleagues] = await Promise.all([
    working ? markWriting(ctx, { centreId, number }) : [],
    working && stands.waiting === undefined ? suggestCentres(ctx, { centreId, number }) : [],
    working ? listTemplates(ctx, centreId) : [],
    listColleagues(ctx, centreId),
  ]);
  return { ...happened, ...stands, found, centreId, asker: askerName(c, found), writers, suggestions: suggestions.slice(0, mostSuggested), templates, colleagues };
}

export async function showCase(c: AppContext, happened: Happened = {}, status = 200, template?: string): Promise<Response> {
  const loaded = await loadCase(c, happened);
  const begun = loaded.templates.find((one) => one.id === template);
  const view: CaseView = begun ? { ...loaded, typed: { answer: begun.body, template: begun.id } } : loaded;
  const asked = listingOf(c);
  const listing = { ...asked, box: asked.box ?? boxOf(view.found, view.centreId, requireActor(c).personId) };
  const inbox = await listInbox(ctxOf(c), view.centreId, listing);
  const { number } = view.found.enquiry;
  return respond(
    c,
    {
      title: `${caseTitle(c, view)} – ${inboxTexts[c.var.locale].title}`,
      current: inboxPath,
      robots: 'noindex',
      script: status !== 200,
      children: (
        <InboxFrame c={c} view={{ listing, inbox, colleagues: view.colleagues, open: number }}>
          <Case c={c} view={view} back={href(c.var.locale, inboxPath) + queryOf(listing)} />
        </InboxFrame>
      ),
    },
    status,
  );
}

function Case({ c, view, back }: { c: AppContext; view: CaseView; back: string }): ReactNode {
  const t = caseTexts[c.var.locale];
  return (
    <article className="k-thread k-stack k-stack--lg" aria-labelledby="sak">
      <p className="k-narrow-only">
        <a className="ds-link k-tap" href={back}>
          {t.back}
        </a>
      </p>
      <Notice c={c} view={view} />
      <CaseHead c={c} view={view} />
      <WaitingReferral c={c} view={view} />
      <Stream c={c} view={view} />
      {view.ours && view.alive && view.waiting === undefined && <Suggestions c={c} view={view} />}
      {view.ours && view.found.enquiry.erasedAt === null && <AnswerForm c={c} view={view} />}
      {view.ours && <More c={c} view={view} />}
    </article>
  );
}

/** What just happened, or what stopped it. */
function Notice({ c, view }: { c: AppContext; view: CaseView }): ReactNode {
  const t = caseTexts[c.var.locale];
  const done = c.req.method === 'GET' ? doneText(c, view) : undefined;
  if (done !== undefined)
    return (
      <Message tone="success" role="status">
        {done}
      </Message>
    );
  if (view.faults && view.faults.length > 0) return <ErrorSummary title={t.fault.summary} errors={view.faults.map((f) => ({ href: `#${f.field}`, message: f.message }))} />;
  if (view.newer)
    return (
      <div className="k-stack" id="nyere">
        <Message tone="warning" role="alert" title={(view.newer.kind === 'answer' ? t.newer.answered : t.newer.wrote)(view.newer.authorName || t.erasedAsker)}>
          {t.newer.text}
        </Message>
        <Said c={c} message={view.newer} view={view} />
      </div>
    );
  if (view.refused !== undefined)
    return (
      <Message tone="danger" role="alert">
        {view.refused}
      </Message>
    );
  return null;
}

function doneText(c: AppContext, view: CaseView): string | undefined {
  const { done } = caseTexts[c.var.locale];
  const word = c.req.query('gjort') ?? '';
  if (!Object.hasOwn(done, word)) return undefined;
  const text = done[word as keyof typeof done];
  return typeof text === 'string' ? text : text(centreName(c, view.found.enquiry.centreId));
}

import { ctxOf } from '../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../platform/private-page.server.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { readForm } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import type { Gathering } from '../gathering.ts';
import { findOwnPlace, getGathering, giveFeedback } from '../gatherings.server.ts';
import { FeedbackForm, noFeedback, parseFeedback, readFeedback } from './feedback-form.tsx';
import type { TypedFeedback } from './feedback-form.tsx';
import { feedbackTexts } from './feedback-texts.ts';
import { deskOf, hrefOf, paramOf } from './paths.ts';
import { Problems } from './problems.tsx';
import { guestPath } from './guest-paths.ts';
import { gatheringCrumbs } from './tabs.tsx';
import { whenText } from './words.tsx';

/** Whoever answers: by a private link, or signed in as one that the centre signed up. */
interface Answerer {
  readonly ctx: Ctx;
  readonly gathering: Gathering;
  readonly open: boolean;
  readonly as?: { readonly centreId: string; readonly id: string; readonly participantId: string };
  readonly action: string;
  /** Where the gathering itself is. */
  readonly back: string;
  readonly crumbs: readonly Crumb[];
}

async function guestOf(c: AppContext): Promise<Answerer> {
  const secret = secretOf(c);
  const ctx = linkCtx(c, secret);
  const own = await findOwnPlace(ctx);
  if (!own) throw new AppError('not-found');
  keepPrivate(c);
  const back = href(c.var.locale, guestPath(secret));
  return {
    ctx,
    gathering: own.gathering,
    open: own.may.feedback,
    action: `${back}/tilbakemelding`,
    back,
    crumbs: [{ label: own.gathering.title, path: guestPath(secret) }],
  };
}
async function signedInOf(c: AppContext): Promise<Answerer> {
  const desk = deskOf(c);
  const of = { centreId: desk.centreId, id: paramOf(c, 'id') };
  const ctx = ctxOf(c);
  const the = await getGathering(ctx, of);
  return {
    ctx,
    gathering: the.gathering,
    open: the.feedbackFor !== undefined,
    ...(the.feedbackFor !== undefined && { as: { ...of, participantId: the.feedbackFor } }),
    action: hrefOf(c, desk, of.id, 'tilbakemelding'),
    back: hrefOf(c, desk, of.id),
    crumbs: [...gatheringCrumbs(c, desk, the, 'samlingen')],
  };
}

const page =
  (of: (c: AppContext) => Promise<Answerer>) =>
  async (c: AppContext): Promise<Response> => {
    const who = await of(c);
    return c.req.query('takk') === undefined ? show(c, who, noFeedback) : thanks(c, who);
  };
const send =
  (of: (c: AppContext) => Promise<Answerer>) =>
  async (c: AppContext): Promise<Response> => {
    const who = await of(c);
    const t = feedbackTexts[c.var.locale];
    const typed = readFeedback(await readForm(c), who.gathering);
    const { feedback, errors } = parseFeedback(c, who.gathering, typed);
    if (!feedback) return show(c, who, typed, { errors }, 422);
    // Signed in, but nobody who was signed up as a participant: there is nothing to answer for.
    if (!who.open) return show(c, who, typed, { refused: t.refused.closed }, 409);
    const given = await giveFeedback(who.ctx, { feedback, as: who.as });
    if (given.ok) return c.redirect(`${who.action}?takk`, 303);
    return show(c, who, typed, { refused: given.reason === 'given' ? t.refused.given : t.refused.closed }, 409);
  };
export const getGuestFeedbackPage = page(guestOf);
export const postGuestFeedback = send(guestOf);
export const getFeedbackPage = page(signedInOf);
export const postFeedback = send(signedInOf);

function show(c: AppContext, who: Answerer, typed: TypedFeedback, { errors = [], refused }: { errors?: readonly FieldError[]; refused?: string } = {}, status = 200): Response {
  const { locale } = c.var;
  const t = feedbackTexts[locale];
  const { gathering } = who;
  return respond(
    c,
    {
      title: t.title(gathering.title),
      breadcrumbs: who.crumbs,
      robots: 'noindex',
      width: 'form',
      script: status !== 200,
      children: (
        <div className="k-stack k-stack--lg">
          <Problems c={c} errors={errors} refused={refused} />
          <div className="k-visitpart">
            <Heading level={1} size="lg">
              {t.title(gathering.title)}
            </Heading>
            <p className="k-facts">
              <span>{whenText(locale, gathering)}</span>
              {gathering.demonstration && <DemoMark locale={locale} />}
            </p>
          </div>
          {who.open ? (
            <>
              <p>{t.lead}</p>
              <FeedbackForm c={c} gathering={gathering} typed={typed} errors={errors} action={who.action} />
            </>
          ) : (
            <>
              {refused === undefined && <Message tone="info">{t.refused.closed}</Message>}
              <p>
                <a className="ds-link k-tap" href={who.back}>
                  {t.back}
                </a>
              </p>
            </>
          )}
        </div>
      ),
    },
    status,
  );
}

function thanks(c: AppContext, who: Answerer): Response {
  const t = feedbackTexts[c.var.locale];
  return respond(c, {
    title: t.thanks,
    breadcrumbs: who.crumbs,
    robots: 'noindex',
    width: 'prose',
    children: (
      <div className="k-stack">
        <Heading level={1} size="lg">
          {t.thanks}
        </Heading>
        <p>{t.thanksText}</p>
        <p>
          <a className="ds-link k-tap" href={who.back}>
            {t.back}
          </a>
        </p>
      </div>
    ),
  });
}

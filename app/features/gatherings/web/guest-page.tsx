import type { AppContext, Ctx } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { keepPrivate, linkCtx, secretOf } from '../../../platform/private-page.server.ts';
import { mayTellAgain } from '../../../platform/rate-limit.server.ts';
import { Button, ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { readForm } from '../../../ui/posted-form.ts';
import { respond } from '../../../ui/respond.tsx';
import { acceptOwn, changeOwn, declineOwn, eraseOwnParticipant, findOwnPlace, signUpOwn, withdrawOwn } from '../gatherings.server.ts';
import { guestPath } from './guest-paths.ts';
import { guestTexts } from './guest-texts.ts';
import { GuestView } from './guest-view.tsx';
import { saidOf } from './problems.tsx';
import { personFault } from './sign-up-form.tsx';
import { gatheringTexts } from './texts.ts';
import type { GuestAttempt } from './attempts.ts';

/** `/samling/SECRET`: the gathering to one who is invited or signed up, and all they can do. */
export const getGuestPage = (c: AppContext): Promise<Response> => show(c, secretOf(c), {});

async function show(c: AppContext, secret: string, attempt: GuestAttempt, status = 200): Promise<Response> {
  const own = await findOwnPlace(linkCtx(c, secret));
  if (!own) throw new AppError('not-found');
  keepPrivate(c);
  const t = guestTexts[c.var.locale];
  return respond(
    c,
    {
      title: own.gathering.title,
      robots: 'noindex',
      script: status !== 200,
      children: <GuestView c={c} secret={secret} own={own} attempt={attempt} said={status === 200 ? saidOf(t.done, c.req.query('ok')) : undefined} />,
    },
    status,
  );
}

function done(c: AppContext, secret: string, what: string): Response {
  keepPrivate(c);
  return c.redirect(`${href(c.var.locale, guestPath(secret))}?ok=${what}`, 303);
}
const refusedText = (c: AppContext, reason: string): string => {
  const t = guestTexts[c.var.locale].refused;
  return reason === 'too-late' || reason === 'closed' ? t['too-late'] : t.other;
};

const simple =
  (what: string, deed: (ctx: Ctx) => Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>) =>
  async (c: AppContext): Promise<Response> => {
    const secret = secretOf(c);
    const outcome = await deed(linkCtx(c, secret));
    return outcome.ok ? done(c, secret, what) : show(c, secret, { refused: refusedText(c, outcome.reason) }, 409);
  };
export const postDecline = simple('takk-nei', declineOwn);
export const postAccept = simple('godta', acceptOwn);
export const postWithdraw = simple('meld-av', withdrawOwn);

const written =
  (what: string, deed: typeof signUpOwn | typeof changeOwn) =>
  async (c: AppContext): Promise<Response> => {
    const secret = secretOf(c);
    const body = await readForm(c);
    const typed = { name: body.line('navn'), organisation: body.line('arbeidssted'), needs: body.text('behov') };
    const outcome = await deed(linkCtx(c, secret), typed);
    if (outcome.ok) return done(c, secret, 'state' in outcome && outcome.state !== 'coming' ? outcome.state : what);
    if (outcome.reason !== 'invalid') return show(c, secret, { typed, refused: refusedText(c, outcome.reason) }, 409);
    const ids = { name: 'navn', organisation: 'arbeidssted', needs: 'behov', email: 'navn', persons: 'navn' } as const;
    return show(c, secret, { typed, errors: outcome.faults.map((fault) => ({ href: `#${ids[fault.field]}`, message: personFault(c, fault) })) }, 422);
  };
const signUpAgain = written('takk-ja', signUpOwn);
/** Coming and not coming by turns sends a letter each time, and gives others an offer: so many times an hour and no more. */
export async function postSignUpOwn(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  const own = await findOwnPlace(linkCtx(c, secret));
  if (!own) throw new AppError('not-found');
  return (await mayTellAgain(c, own.participant.id)) ? signUpAgain(c) : show(c, secret, { refused: gatheringTexts[c.var.locale].tooOften }, 429);
}
export const postChangeOwn = written('endret', changeOwn);

/** What was held is gone; the same page says so. */
export async function postErase(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  const erased = await eraseOwnParticipant(linkCtx(c, secret));
  if (!erased.ok) return show(c, secret, { refused: refusedText(c, erased.reason) }, 409);
  keepPrivate(c);
  return c.redirect(href(c.var.locale, guestPath(secret)), 303);
}

/** What cannot be undone is asked about once, on a page of its own: it works without script. */
const confirm =
  (deed: 'meld-av' | 'slett') =>
  async (c: AppContext): Promise<Response> => {
    const secret = secretOf(c);
    const own = await findOwnPlace(linkCtx(c, secret));
    if (!own) throw new AppError('not-found');
    keepPrivate(c);
    const { locale } = c.var;
    const path = href(locale, guestPath(secret));
    if (deed === 'meld-av' ? !own.may.withdraw : !own.may.erase) return c.redirect(path, 303);
    const t = guestTexts[locale];
    const words = deed === 'slett' ? { title: t.eraseTitle, text: t.eraseText, yes: t.eraseYes } : { title: t.withdrawTitle, text: t.withdrawText, yes: t.withdrawYes };
    return respond(c, {
      title: words.title,
      breadcrumbs: [{ label: own.gathering.title, path: guestPath(secret) }],
      robots: 'noindex',
      width: 'prose',
      children: (
        <div className="k-stack k-stack--lg">
          <Heading level={1} size="lg">
            {words.title}
          </Heading>
          <p>{words.text}</p>
          <form method="post" action={`${path}/${deed}`} className="k-row">
            <Button color="danger">{words.yes}</Button>
            <ButtonLink variant="secondary" href={path}>
              {t.keep}
            </ButtonLink>
          </form>
        </div>
      ),
    });
  };
export const getWithdrawPage = confirm('meld-av');
export const getErasePage = confirm('slett');

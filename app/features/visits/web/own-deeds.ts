import type { AppContext, Ctx } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { hashOfSecret, isSecret, newSecret } from '../../../platform/private-link.server.ts';
import { mayTellAgain } from '../../../platform/rate-limit.server.ts';
import { calendarFile, keepPrivate, linkCtx, secretOf } from '../../../platform/private-page.server.ts';
import {
  acceptVisit,
  askForAnotherTime,
  askSuggestedCentre,
  changeNumbers,
  eraseOwnVisit,
  exportOwnVisit,
  findOwnVisit,
  invitationOf,
  letPass,
  renewOwnVisitLink,
  withdrawVisit,
  writeToCentre,
} from '../visits.server.ts';
import { readForm } from '../../../ui/posted-form.ts';
import { factsToday, parseLines, readLines, withOneMore } from './lines.ts';
import { showOwn } from './own-page.tsx';
import { ownTexts } from './own-texts.ts';
import type { OwnAttempt } from './own-attempt.ts';
import { textFault } from './written-text.ts';
import { groupPath } from './private-paths.ts';

type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };

/** Back to the page, which says what was done. */
function done(c: AppContext, secret: string, what: string): Response {
  keepPrivate(c);
  return c.redirect(`${href(c.var.locale, groupPath(secret))}?ok=${what}`, 303);
}
function refusedText(c: AppContext, reason: string): string {
  const t = ownTexts[c.var.locale].refused;
  switch (reason) {
    case 'full':
    case 'never-fits':
      return t.full;
    case 'too-late':
    case 'in-the-past':
      return t['too-late'];
    case 'nobody':
      return t.nobody;
    default:
      return t.other;
  }
}
/** After the deed: the page that says so, or the page again with why not. */
function after(c: AppContext, secret: string, what: string, outcome: Outcome, attempt: OwnAttempt = { deed: 'other' }): Response | Promise<Response> {
  return outcome.ok ? done(c, secret, what) : showOwn(c, secret, { ...attempt, refused: refusedText(c, outcome.reason) }, 409);
}

/** What sends letters, to addresses that somebody typed, is done so many times an hour and no more. @throws AppError `not-found` for a link that leads nowhere */
async function tooOften(c: AppContext, secret: string): Promise<boolean> {
  const own = await findOwnVisit(linkCtx(c, secret));
  if (!own) throw new AppError('not-found');
  return !(await mayTellAgain(c, own.visit.number));
}
const showTooOften = (c: AppContext, secret: string, attempt: OwnAttempt): Promise<Response> =>
  showOwn(c, secret, { ...attempt, refused: ownTexts[c.var.locale].refused.tooMany }, 429);

const simple =
  (what: string, deed: (ctx: Ctx) => Promise<Outcome>) =>
  async (c: AppContext): Promise<Response> => {
    const secret = secretOf(c);
    return after(c, secret, what, await deed(linkCtx(c, secret)));
  };
export const postAccept = simple('godta', acceptVisit);
export const postLetPass = simple('la-ga', letPass);
export const postWithdraw = simple('trekk', withdrawVisit);
export const postErase = simple('slett', eraseOwnVisit);

const written =
  (deed: 'annen-tid' | 'melding', send: (ctx: Ctx, input: { readonly text: string }) => Promise<Outcome>) =>
  async (c: AppContext): Promise<Response> => {
    const secret = secretOf(c);
    const body = await readForm(c);
    const fault = textFault(c, body.text('tekst'));
    if (fault !== undefined) return showOwn(c, secret, { deed, body, errors: [{ href: `#${deed}`, message: fault }] }, 422);
    if (await tooOften(c, secret)) return showTooOften(c, secret, { deed, body });
    return after(c, secret, deed, await send(linkCtx(c, secret), { text: body.text('tekst') }), { deed, body });
  };
export const postAnotherTime = written('annen-tid', askForAnotherTime);
export const postMessage = written('melding', writeToCentre);

export async function postNumbers(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  const body = await readForm(c);
  if (body.text('handling') === 'linje') return showOwn(c, secret, { deed: 'antall', body: withOneMore(body) });
  const { lines, errors } = parseLines(readLines(body), factsToday(c), { zero: true });
  if (errors.length > 0) return showOwn(c, secret, { deed: 'antall', body, errors }, 422);
  if (await tooOften(c, secret)) return showTooOften(c, secret, { deed: 'antall', body });
  return after(c, secret, 'antall', await changeNumbers(linkCtx(c, secret), { lines }), { deed: 'antall', body });
}
/** The form brings the new secret, so that a press too many leads to the same new page. */
export async function postNewLink(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  const given = (await readForm(c)).text('nokkel');
  return makeNewLink(c, secret, given).catch(async (error: unknown) => {
    // Pressed before; or the other of two presses at once came first, wherever this one had come.
    if (error instanceof AppError && error.code === 'not-found' && isSecret(given) && (await findOwnVisit(linkCtx(c, given)))) return done(c, given, 'ny-lenke');
    throw error;
  });
}
async function makeNewLink(c: AppContext, secret: string, given: string): Promise<Response> {
  // One that opens something already is another visit's.
  const fresh = isSecret(given) && (await findOwnVisit(linkCtx(c, given))) === undefined ? given : newSecret();
  if (await tooOften(c, secret)) return showTooOften(c, secret, { deed: 'other' });
  const renewed = await renewOwnVisitLink(linkCtx(c, secret), { secretHash: hashOfSecret(fresh), path: href(c.var.locale, groupPath(fresh)) });
  return renewed.ok ? done(c, fresh, 'ny-lenke') : after(c, secret, '', renewed);
}

export async function postAskSuggested(c: AppContext): Promise<Response> {
  const secret = secretOf(c);
  const fresh = newSecret();
  const asked = await askSuggestedCentre(linkCtx(c, secret), { secretHash: hashOfSecret(fresh), path: href(c.var.locale, groupPath(fresh)) });
  return asked.ok ? done(c, fresh, 'foreslatt') : after(c, secret, '', asked);
}

/** Everything that is held about them, as a file. */
export async function getOwnData(c: AppContext): Promise<Response> {
  const ctx = linkCtx(c, secretOf(c));
  const own = await findOwnVisit(ctx);
  if (!own) throw new AppError('not-found');
  const data = await exportOwnVisit(ctx);
  keepPrivate(c);
  c.header('content-type', 'application/json; charset=utf-8');
  c.header('content-disposition', `attachment; filename="${own.visit.number}.json"`);
  return c.body(JSON.stringify(data, null, 2));
}

/** The visit as a calendar file, for the group's link and for one visitor's. */
export async function getInvitation(c: AppContext): Promise<Response> {
  const calendar = await invitationOf(linkCtx(c, secretOf(c)));
  if (calendar === undefined) throw new AppError('not-found');
  keepPrivate(c);
  return calendarFile(c, calendar, 'invitasjon.ics');
}

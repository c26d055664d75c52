import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { AppError } from '../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { hashOfSecret, isSecret, linkActor, newSecret } from '../../../platform/private-link.server.ts';
import { mayTellAgain } from '../../../platform/rate-limit.server.ts';
import { addToEnquiry, eraseOwnEnquiry, findOwnEnquiry, renewOwnLink, reopenEnquiry, withdrawEnquiry } from '../enquiries.server.ts';
import { longest, manyLines } from './ask-form.ts';
import type { OwnEnquiry } from '../enquiry.ts';
import { confirmPage } from './own-confirm-view.tsx';
import type { Deed } from './own-confirm-view.tsx';
import { ownData } from './own-data.ts';
import { ownHref, takeOwnRequest } from './own-request.ts';
import type { OwnRequest } from './own-request.ts';
import { ownPage } from './own-view.tsx';
import type { Writing } from './own-view.tsx';
import { publicTexts } from './public-texts.ts';

/** GET /sak/SECRET */
export const getOwn = async (c: AppContext): Promise<Response> => ownPage(await takeOwnRequest(c));

/** GET /sak/SECRET/trekk, /slett and /ny-lenke: asks once more. */
export const getConfirm =
  (deed: Deed) =>
  async (c: AppContext): Promise<Response> => {
    const request = await takeOwnRequest(c);
    return request.own.enquiry.erasedAt === null ? confirmPage(request, deed) : c.redirect(ownHref(c, request.secret), 303);
  };

const backTo = ({ c, secret }: OwnRequest, done: string): Response => c.redirect(`${ownHref(c, secret)}?ok=${done}`, 303);

/** POST /sak/SECRET/melding and /apne-igjen: more words from the asker. */
export const postWords =
  (kind: Writing['kind']) =>
  async (c: AppContext): Promise<Response> => {
    const request = await takeOwnRequest(c);
    const value = (await c.req.formData()).get('tekst');
    const text = manyLines(typeof value === 'string' ? value : '');
    const show = (fault: Writing['fault'], status: 409 | 422 | 429) => ownPage(request, { kind, text, fault }, status);
    if (text === '') return show('missing', 422);
    if (text.length > longest.text) return show('too-long', 422);
    if (holdsIdentityNumber(text)) return show('identity-number', 422);
    const done = kind === 'melding' ? 'melding' : 'apnet';
    // A press too many, or a page sent again: what was said last is not said twice.
    if (request.own.messages.at(-1)?.kind === 'asker' && request.own.messages.at(-1)?.body === text && request.own.enquiry.closedAt === null) return backTo(request, done);
    if (!(await mayTellAgain(c, request.own.enquiry.number))) return show('too-many', 429);
    const result: { ok: true } | Refusal<'closed' | 'not-closed' | 'too-late' | 'erased'> =
      kind === 'melding' ? await addToEnquiry(request.ctx, { text }) : await reopenEnquiry(request.ctx, { text });
    if (result.ok) return backTo(request, done);
    // As it is now: it may have been closed, or opened, while the asker wrote.
    return ownPage(await takeOwnRequest(c), { kind, text, fault: result.reason }, 409);
  };

/** POST /sak/SECRET/trekk */
export async function postWithdrawal(c: AppContext): Promise<Response> {
  const request = await takeOwnRequest(c);
  const result = await withdrawEnquiry(request.ctx);
  // Closed already, by the centre or by a press too many: the page says how it stands.
  return result.ok ? backTo(request, 'trukket') : c.redirect(ownHref(c, request.secret), 303);
}

/** POST /sak/SECRET/slett */
export async function postErasure(c: AppContext): Promise<Response> {
  const request = await takeOwnRequest(c);
  await eraseOwnEnquiry(request.ctx);
  return backTo(request, 'slettet');
}

const unlessGone = (error: unknown): undefined => {
  if (error instanceof AppError && error.code === 'not-found') return undefined;
  throw error;
};

/** POST /sak/SECRET/ny-lenke. The form brings the new secret, so that a press too many leads to the same new address. */
export async function postRenewal(c: AppContext): Promise<Response> {
  const given = (await c.req.formData()).get('nokkel');
  const secret = typeof given === 'string' && isSecret(given) ? given : newSecret();
  const opens = (one: string): Promise<OwnEnquiry | undefined> => findOwnEnquiry({ ...ctxOf(c), actor: linkActor(one) });
  const there = (one: string): Response => c.redirect(`${ownHref(c, one)}?ok=lenke`, 303);
  const old = await takeOwnRequest(c).catch(unlessGone);
  if (old) {
    if (!(await mayTellAgain(c, old.own.enquiry.number))) throw new AppError('too-many-requests');
    // One that opens something already is another enquiry's.
    const fresh = (await opens(secret)) ? newSecret() : secret;
    const result = await renewOwnLink(old.ctx, { secretHash: hashOfSecret(fresh), path: ownHref(c, fresh) }).catch(unlessGone);
    if (result) return result.ok ? there(fresh) : c.redirect(ownHref(c, old.secret), 303);
  }
  // Changed already: by the first of two presses, or long ago.
  if (await opens(secret)) return there(secret);
  throw new AppError('not-found');
}

/** GET /sak/SECRET/mine-data.json: everything held about the person. */
export async function getOwnData(c: AppContext): Promise<Response> {
  const { own } = await takeOwnRequest(c);
  const name = `${publicTexts[c.var.locale].file.name}-${own.enquiry.number}.json`;
  return c.body(`${JSON.stringify(ownData(c, own), null, 2)}\n`, 200, {
    'content-type': 'application/json; charset=utf-8',
    'content-disposition': `attachment; filename="${name}"`,
  });
}

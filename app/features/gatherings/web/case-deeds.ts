import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { readForm } from '../../../ui/posted-form.ts';
import { acceptParticipant, cancelGathering, getGathering, publishGathering, signUp, withdrawParticipant } from '../gatherings.server.ts';
import { mayWriteTo } from './letter-limit.server.ts';
import { showCase } from './case-page.tsx';
import { deskTexts } from './desk-texts.ts';
import { deskOf, hrefOf, paramOf } from './paths.ts';
import { filledPersons, personErrors, readPersons } from './sign-up-form.tsx';
import { gatheringTexts } from './texts.ts';
import { workTexts } from './work-texts.ts';

const back = (c: AppContext, ok: string, part = ''): Response => c.redirect(`${hrefOf(c, deskOf(c), paramOf(c, 'id'), part)}?ok=${ok}`, 303);
const theOf = (c: AppContext) => ({ centreId: deskOf(c).centreId, id: paramOf(c, 'id') });

export async function postSignUp(c: AppContext): Promise<Response> {
  const the = theOf(c);
  const t = deskTexts[c.var.locale];
  const body = await readForm(c);
  const typed = readPersons(body);
  if (body.text('handling') === 'person') return showCase(c, { persons: typed });
  const { persons, lines } = filledPersons(c, typed);
  if (persons.length === 0) {
    // Also whoever writes nothing must be one who may.
    await getGathering(ctxOf(c), the);
    return showCase(c, { persons: typed, errors: [{ href: '#navn-0', message: t.wrong.nobody }] }, 422);
  }
  if (!(await mayWriteTo(c, persons.map((p) => p.email)))) return showCase(c, { persons: typed, refused: gatheringTexts[c.var.locale].tooOften }, 429); // prettier-ignore
  const signedUp = await signUp(ctxOf(c), { ...the, persons });
  if (signedUp.ok) return back(c, signedUp.states.every((state) => state === 'waiting') ? 'ko' : 'meldt');
  if (signedUp.reason === 'invalid') return showCase(c, { persons: typed, errors: personErrors(c, signedUp.faults, lines) }, 422);
  const refused = signedUp.reason === 'not-now' ? gatheringTexts[c.var.locale].notNow : t.refused[signedUp.reason];
  return showCase(c, { persons: typed, refused }, 409);
}

const person =
  (ok: string, act: typeof withdrawParticipant) =>
  async (c: AppContext): Promise<Response> => {
    const done = await act(ctxOf(c), { ...theOf(c), participantId: paramOf(c, 'participant') });
    return done.ok ? back(c, ok) : showCase(c, { refused: done.reason === 'too-late' ? deskTexts[c.var.locale].tooLate : gatheringTexts[c.var.locale].notNow }, 409);
  };
export const postWithdraw = person('meld-av', withdrawParticipant);
export const postAccept = person('godta', acceptParticipant);

export async function postPublish(c: AppContext): Promise<Response> {
  const published = await publishGathering(ctxOf(c), theOf(c));
  if (published.ok) return back(c, 'publisert');
  return showCase(c, { refused: published.reason === 'in-the-past' ? workTexts[c.var.locale].form.wrong.past : gatheringTexts[c.var.locale].notNow }, 409);
}

export async function postCancel(c: AppContext): Promise<Response> {
  const the = theOf(c);
  const t = workTexts[c.var.locale];
  const text = (await readForm(c)).text('tekst');
  const fault = text === '' ? t.cancelMissing : text.length > 2000 ? t.form.wrong.long('2000') : holdsIdentityNumber(text) ? t.form.wrong.identity : undefined;
  if (fault !== undefined) return showCase(c, { cancelText: text, errors: [{ href: '#avlys-tekst', message: fault }] }, 422);
  const cancelled = await cancelGathering(ctxOf(c), { ...the, text });
  return cancelled.ok ? back(c, 'avlyst') : showCase(c, { cancelText: text, refused: gatheringTexts[c.var.locale].notNow }, 409);
}

import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { readForm } from '../../../ui/posted-form.ts';
import { approveParticipant, getGathering, inviteGuests, refuseParticipant, withdrawParticipant } from '../gatherings.server.ts';
import { mayWriteTo } from './letter-limit.server.ts';
import { guestErrors, parseInvitation, readInvitation } from './invite-form.tsx';
import { deskOf, hrefOf, paramOf } from './paths.ts';
import { showPeople } from './people-page.tsx';
import { gatheringTexts } from './texts.ts';
import { peopleTexts } from './people-texts.ts';

const theOf = (c: AppContext) => ({ centreId: deskOf(c).centreId, id: paramOf(c, 'id') });
const back = (c: AppContext, ok: string): Response => c.redirect(`${hrefOf(c, deskOf(c), paramOf(c, 'id'), 'deltakere')}?ok=${ok}`, 303);
const notNow = (c: AppContext): string => gatheringTexts[c.var.locale].notNow;

export async function postInvite(c: AppContext): Promise<Response> {
  const the = theOf(c);
  await getGathering(ctxOf(c), the);
  const typed = readInvitation(await readForm(c));
  const { guests, errors } = parseInvitation(c, typed);
  if (!guests) return showPeople(c, { invitation: typed, errors }, 422);
  if (!(await mayWriteTo(c, guests.map((g) => g.email)))) return showPeople(c, { invitation: typed, refused: gatheringTexts[c.var.locale].tooOften }, 429); // prettier-ignore
  const invited = await inviteGuests(ctxOf(c), { ...the, guests, text: typed.text });
  if (invited.ok) return back(c, invited.invited === 0 ? 'alt-invitert' : 'invitert');
  if (invited.reason === 'invalid') return showPeople(c, { invitation: typed, errors: guestErrors(c, typed, invited.faults) }, 422);
  return showPeople(c, { invitation: typed, refused: notNow(c) }, 409);
}

export async function postApprove(c: AppContext): Promise<Response> {
  const approved = await approveParticipant(ctxOf(c), { ...theOf(c), participantId: paramOf(c, 'participant') });
  if (approved.ok) return back(c, approved.state === 'waiting' ? 'i-ko' : 'gi-plass');
  return showPeople(c, { refused: approved.reason === 'full' ? peopleTexts[c.var.locale].full : notNow(c) }, 409);
}
export async function postRefuse(c: AppContext): Promise<Response> {
  const id = paramOf(c, 'participant');
  const text = (await readForm(c)).text('tekst');
  const refused = await refuseParticipant(ctxOf(c), { ...theOf(c), participantId: id, text: text.slice(0, 500) });
  if (refused.ok) return back(c, 'avslatt');
  if (refused.reason === 'not-now') return showPeople(c, { refused: notNow(c), refusal: { id, text } }, 409);
  return showPeople(c, { refusal: { id, text }, errors: [{ href: `#avslag-${id}`, message: peopleTexts[c.var.locale].wrong.identity }] }, 422);
}
/** Somebody has called to say that they cannot come. */
export async function postTakeOff(c: AppContext): Promise<Response> {
  const withdrawn = await withdrawParticipant(ctxOf(c), { ...theOf(c), participantId: paramOf(c, 'participant') });
  return withdrawn.ok ? back(c, 'tatt-av') : showPeople(c, { refused: notNow(c) }, 409);
}

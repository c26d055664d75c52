import { ctxOf } from '../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { codeMeant } from '../../geography/municipality-meant.ts';
import { requireActor, requireCentre } from '../../access/access.server.ts';
import {
  acceptReferral,
  answerEnquiry,
  assignEnquiry,
  closeEnquiry,
  describeEnquiry,
  discardEnquiry,
  getEnquiryCase,
  listTemplates,
  noteOnEnquiry,
  referEnquiry,
  returnReferral,
  sendNewLink,
  suggestCentres,
  takeUpAgain,
} from '../enquiries.server.ts';
import { eraseAtRequest } from '../inside/erase.server.ts';
import { mostAnswer, mostReason } from './case-forms.tsx';
import { choicesFor } from './case-more.tsx';
import { mostSuggested, showCase } from './case-page.tsx';
import { newestToAsker } from './case-state.ts';
import type { Fault, Typed } from './case-state.ts';
import { caseTexts } from './case-texts.ts';
import { bodyOf, casePath, chosenIn, listingOf, numberOf, typedIn } from './desk-request.ts';
import { askedYear } from './parts.tsx';

interface Key {
  readonly centreId: string;
  readonly number: string;
}
type Outcome = { readonly ok: true } | { readonly ok: false; readonly reason: string };
type Done = keyof (typeof caseTexts)['nb']['done'];

const keyOf = (c: AppContext): Key => ({ centreId: requireCentre(c), number: numberOf(c) });
const textsOf = (c: AppContext) => caseTexts[c.var.locale];

/** Back to the enquiry, which says what was done. */
const goBack = (c: AppContext, done: Done): Response => c.redirect(href(c.var.locale, casePath(numberOf(c), listingOf(c), { gjort: done })), 303);
const faulty = (c: AppContext, typed: Typed, faults: readonly Fault[]): Promise<Response> => showCase(c, { typed, faults }, 422);

function refusedText(c: AppContext, reason: string): string {
  const { refused } = textsOf(c);
  return Object.hasOwn(refused, reason) ? refused[reason as keyof typeof refused] : refused['not-now'];
}
const refusedPage = (c: AppContext, reason: string, typed: Typed = {}): Promise<Response> => showCase(c, { typed, refused: refusedText(c, reason) }, 409);

/** A form with nothing in it but its button. */
const press =
  (deed: (ctx: Ctx, key: Key) => Promise<Outcome>, done: Done) =>
  async (c: AppContext): Promise<Response> => {
    const result = await deed(ctxOf(c), keyOf(c));
    return result.ok ? goBack(c, done) : refusedPage(c, result.reason);
  };
export const postAcceptance = press(acceptReferral, 'tatt-imot');
export const postClosing = press(closeEnquiry, 'avsluttet');
export const postDiscarding = press(discardEnquiry, 'forkastet');
export const postTakingUp = press(takeUpAgain, 'tatt-opp');
export const postErasureAtRequest = press(eraseAtRequest, 'slettet');
export const postNewLink = press(sendNewLink, 'lenke');

/** What is wrong with a text somebody wrote, if anything. */
function textFault(c: AppContext, field: string, text: string, most: number, missing = textsOf(c).fault.empty): readonly Fault[] {
  const t = textsOf(c).fault;
  if (text.trim() === '') return [{ field, message: missing }];
  if (text.length > most) return [{ field, message: t.long(most) }];
  return holdsIdentityNumber(text) ? [{ field, message: t.identity }] : [];
}

export async function postAnswer(c: AppContext): Promise<Response> {
  const key = keyOf(c);
  const body = await bodyOf(c);
  const typed: Typed & { answer: string } = { answer: typedIn(body, 'svar'), guide: chosenIn(body, 'veileder'), template: typedIn(body, 'mal') };
  const press = typedIn(body, 'gjor');
  if (press === 'mal-inn') return insertTemplate(c, key, typed);
  const faults = textFault(c, 'svar', typed.answer, mostAnswer);
  if (faults.length > 0) return faulty(c, typed, faults);
  const found = await getEnquiryCase(ctxOf(c), key.centreId, key.number);
  const close = press === 'svar-avslutt';
  const done = close ? 'svart-avsluttet' : 'svart';
  const result = await answerEnquiry(ctxOf(c), {
    ...key,
    text: typed.answer.trim(),
    guide: typed.guide ?? [],
    close,
    seen: Number(typedIn(body, 'sett')) || 0,
    told: !found.contact?.email,
  });
  if (result.ok) return goBack(c, done);
  if (result.reason !== 'seen-newer') return refusedPage(c, result.reason, typed);
  const newer = newestToAsker(await getEnquiryCase(ctxOf(c), key.centreId, key.number));
  // The button was pressed twice: it is sent, once.
  if (newer?.authorId === requireActor(c).personId && newer.body.startsWith(typed.answer.trim())) return goBack(c, done);
  return showCase(c, { typed, ...(newer && { newer }) }, 409);
}

/** Puts the template after what was typed: nothing is lost. */
async function insertTemplate(c: AppContext, { centreId }: Key, typed: Typed & { answer: string }): Promise<Response> {
  const template = (await listTemplates(ctxOf(c), centreId)).find((one) => one.id === typed.template);
  const answer = [typed.answer.trimEnd(), template?.body ?? ''].filter((part) => part !== '').join('\n\n');
  return showCase(c, { typed: { ...typed, answer } });
}

export async function postNote(c: AppContext): Promise<Response> {
  const key = keyOf(c);
  const body = await bodyOf(c);
  const typed = { answer: typedIn(body, 'svar'), guide: chosenIn(body, 'veileder'), template: typedIn(body, 'mal') };
  const faults = textFault(c, 'svar', typed.answer, mostAnswer);
  if (faults.length > 0) return faulty(c, typed, faults);
  const result = await noteOnEnquiry(ctxOf(c), { ...key, text: typed.answer.trim() });
  return result.ok ? goBack(c, 'notat') : refusedPage(c, result.reason, typed);
}

export async function postAssignment(c: AppContext): Promise<Response> {
  const to = typedIn(await bodyOf(c), 'til');
  const result = await assignEnquiry(ctxOf(c), { ...keyOf(c), to: to === '' ? null : to });
  if (result.ok) return goBack(c, 'tildelt');
  return result.reason === 'no-colleague' ? faulty(c, {}, [{ field: 'til-hvem', message: textsOf(c).fault.person }]) : refusedPage(c, result.reason);
}

export async function postReferral(c: AppContext): Promise<Response> {
  const key = keyOf(c);
  const t = textsOf(c).fault;
  const body = await bodyOf(c);
  const typed = { to: typedIn(body, 'til'), reason: typedIn(body, 'grunn') };
  // The field stands beside the suggestion when the centre was suggested, else in the form for any other.
  const found = (await suggestCentres(ctxOf(c), key)).slice(0, mostSuggested).some((s) => s.centreId === typed.to) ? `grunn-${typed.to}` : 'grunn';
  const faults = [...(typed.to === '' ? [{ field: 'til', message: t.centre }] : []), ...textFault(c, found, typed.reason, mostReason, t.reason)];
  if (faults.length > 0) return faulty(c, typed, faults);
  const result = await referEnquiry(ctxOf(c), { ...key, to: typed.to, reason: typed.reason.trim() });
  if (result.ok) return goBack(c, 'henvist');
  return result.reason === 'no-such-centre' ? faulty(c, typed, [{ field: 'til', message: t.centre }]) : refusedPage(c, result.reason, typed);
}

export async function postReturn(c: AppContext): Promise<Response> {
  const reason = typedIn(await bodyOf(c), 'grunn');
  const faults = textFault(c, 'grunn-tilbake', reason, mostReason, textsOf(c).fault.reason);
  if (faults.length > 0) return faulty(c, { reason }, faults);
  const result = await returnReferral(ctxOf(c), { ...keyOf(c), reason: reason.trim() });
  return result.ok ? goBack(c, 'sendt-tilbake') : refusedPage(c, result.reason, { reason });
}

export async function postDescription(c: AppContext): Promise<Response> {
  const key = keyOf(c);
  const t = textsOf(c).fault;
  const { enquiries: rules, geography } = c.var.services.definitions;
  const { enquiry } = await getEnquiryCase(ctxOf(c), key.centreId, key.number);
  const body = await bodyOf(c);
  const typed = { topics: chosenIn(body, 'tema'), workplace: typedIn(body, 'arbeidssted'), municipality: typedIn(body, 'kommune') };
  const year = askedYear(enquiry);
  const offered = choicesFor(rules.topics, year, enquiry.topics).map((topic) => topic.id);
  const topics = offered.filter((id) => typed.topics.includes(id));
  const municipality = codeMeant(geography, typed.municipality, enquiry.askedOn);
  const faults = [
    ...(topics.length === 0 ? [{ field: 'temaer', message: t.topics }] : []),
    ...(choicesFor(rules.workplaces, year, [enquiry.workplace]).some((w) => w.id === typed.workplace) ? [] : [{ field: 'arbeidssted', message: t.workplace }]),
    ...(municipality === undefined ? [{ field: 'kommune', message: t.municipality }] : []),
  ];
  if (municipality === undefined || faults.length > 0) return faulty(c, typed, faults);
  const result = await describeEnquiry(ctxOf(c), { ...key, topics, workplace: typed.workplace, municipality });
  return result.ok ? goBack(c, 'beskrevet') : refusedPage(c, result.reason, typed);
}

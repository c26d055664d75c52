import type { AppContext } from '../../../platform/context.ts';
import { looksLikeEmail } from '../../../platform/email-address.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { isLocale, norwegianDay } from '../../../platform/locale.ts';
import { isDay } from '../../../platform/norwegian-time.ts';
import { isSecret, newSecret } from '../../../platform/private-link.server.ts';
import { codeMeant } from '../../geography/municipality-meant.ts';
import type { RegisterInput } from '../enquiries.server.ts';
import { channels, offeredIn } from '../enquiry.ts';
import { chosenIn, typedIn } from './desk-request.ts';
import type { deskTexts } from './desk-texts.ts';

/** What was typed in the form for what came by telephone, mail or in a meeting. */
export interface RegisterTyped {
  readonly channel: string;
  readonly municipality: string;
  readonly subject: string;
  readonly name: string;
  readonly topics: readonly string[];
  readonly workplace: string;
  readonly answered: string;
  readonly answer: string;
  readonly askedOn: string;
  readonly text: string;
  readonly email: string;
  readonly phone: string;
  readonly workplaceName: string;
  readonly language: string;
  readonly sendLink: boolean;
  /** The form's own: sent twice it is one enquiry. */
  readonly key: string;
}
export type RegisterFaultWord = keyof (typeof deskTexts)['nb']['register']['fault'];
export interface RegisterFault {
  readonly field: string;
  readonly word: RegisterFaultWord;
}

export const ownChannels = channels.filter((channel) => channel !== 'web');

/** Before anything is typed: a telephone call, today. */
export const untyped = (c: AppContext): RegisterTyped => ({
  channel: 'phone',
  municipality: '',
  subject: '',
  name: '',
  topics: [],
  workplace: '',
  answered: '',
  answer: '',
  askedOn: norwegianDay(c.var.services.now()),
  text: '',
  email: '',
  phone: '',
  workplaceName: '',
  language: c.var.locale,
  sendLink: false,
  key: newSecret(),
});

export function typedRegistration(body: Readonly<Record<string, unknown>>): RegisterTyped {
  const typed = (name: string): string => typedIn(body, name).trim();
  return {
    channel: typed('kanal'),
    municipality: typed('kommune'),
    subject: typed('gjelder'),
    name: typed('navn'),
    topics: chosenIn(body, 'tema'),
    workplace: typed('arbeidssted'),
    answered: typed('besvart'),
    answer: typed('svar'),
    askedOn: typed('dato'),
    text: typed('sporsmal'),
    email: typed('epost'),
    phone: typed('telefon'),
    workplaceName: typed('arbeidsstedsnavn'),
    language: typed('sprak'),
    sendLink: typed('lenke') === 'ja',
    key: isSecret(typed('nokkel')) ? typed('nokkel') : newSecret(),
  };
}

/** What a centre registers, or everything that is wrong with what was typed, each by its field. */
export function readRegistration(
  c: AppContext,
  centreId: string,
  typed: RegisterTyped,
): { readonly ok: true; readonly input: RegisterInput } | { readonly ok: false; readonly faults: readonly RegisterFault[] } {
  const { enquiries: rules, geography } = c.var.services.definitions;
  const today = norwegianDay(c.var.services.now());
  const dated = isDay(typed.askedOn) && typed.askedOn <= today;
  const askedOn = dated ? typed.askedOn : today;
  const year = Number(askedOn.slice(0, 4));
  const channel = ownChannels.find((one) => one === typed.channel);
  const municipality = codeMeant(geography, typed.municipality, askedOn);
  const topics = offeredIn(rules.topics, year).flatMap(({ id }) => (typed.topics.includes(id) ? [id] : []));
  const workplace = offeredIn(rules.workplaces, year).find(({ id }) => id === typed.workplace)?.id;
  const email = looksLikeEmail(typed.email) ? typed.email : null;
  const checks: (readonly [boolean, string, RegisterFaultWord])[] = [
    [channel === undefined, 'kanal', 'channel'],
    [municipality === undefined, 'kommune', 'municipality'],
    [typed.subject === '', 'gjelder', 'subject'],
    [typed.name === '', 'navn', 'name'],
    [topics.length === 0, 'tema', 'topics'],
    [workplace === undefined, 'arbeidssted', 'workplace'],
    [typed.answered !== 'ja' && typed.answered !== 'nei', 'besvart', 'answered'],
    [!dated, 'dato', 'askedOn'],
    [typed.email !== '' && email === null, 'epost', 'email'],
    [typed.sendLink && typed.email === '', 'epost', 'no-address'],
    ...writtenFields.map((field) => [holdsIdentityNumber(textOf(typed, field)), field, 'identity'] as const),
  ];
  const faults = checks.flatMap(([wrong, field, word]) => (wrong ? [{ field, word }] : []));
  if (faults.length > 0 || channel === undefined || municipality === undefined || workplace === undefined) return { ok: false, faults };
  const answered = typed.answered === 'ja';
  return {
    ok: true,
    input: {
      centreId,
      channel,
      askedOn,
      municipality,
      workplace,
      topics,
      language: isLocale(typed.language) ? typed.language : 'nb',
      contact: { name: typed.name, email, phone: typed.phone || null, workplaceName: typed.workplaceName || null, subject: typed.subject },
      text: typed.text,
      answered,
      answer: answered ? typed.answer : '',
      sendLink: typed.sendLink,
      once: typed.key,
    },
  };
}
const writtenFields = ['gjelder', 'navn', 'svar', 'sporsmal', 'epost', 'telefon', 'arbeidsstedsnavn'] as const;
const textOf = (typed: RegisterTyped, field: (typeof writtenFields)[number]): string =>
  ({ gjelder: typed.subject, navn: typed.name, svar: typed.answer, sporsmal: typed.text, epost: typed.email, telefon: typed.phone, arbeidsstedsnavn: typed.workplaceName })[field];

import type { AppContext } from '../../../platform/context.ts';
import { looksLikeEmail } from '../../../platform/email-address.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { isSecret, newSecret } from '../../../platform/private-link.server.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import type { VisitRegistration } from '../inputs.ts';
import { visitForms } from '../visit.ts';
import type { VisitContact } from '../visit.ts';
import { fieldTexts } from './field-texts.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { parseLines, readLines } from './lines.ts';
import type { LineFacts, TypedLine } from './lines.ts';
import { dayFrom } from '../../../platform/moment.ts';
import { parseTime, readTime } from './time-fields.tsx';
import type { TypedTime } from './time-fields.tsx';
import { workTexts } from './work-texts.ts';

export interface TypedRegistration {
  /** The number of the enquiry it comes of; empty for none. */
  readonly enquiry: string;
  /** `ja`, `nei`, or nothing yet. */
  readonly held: string;
  readonly form: string;
  readonly lines: readonly TypedLine[];
  readonly time: TypedTime;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
  readonly workplace: string;
  readonly topics: readonly string[];
  readonly sendLink: boolean;
  /** The form's own: sent twice it is one visit. */
  readonly key: string;
}
export const registerPrefix = 'besok-';

export const readRegistration = (body: FormBody): TypedRegistration => ({
  enquiry: body.text('henvendelse'),
  held: body.text('holdt'),
  form: body.text('form'),
  lines: readLines(body),
  time: readTime(body, registerPrefix),
  name: body.line('navn'),
  email: body.line('epost'),
  phone: body.line('telefon'),
  workplace: body.line('arbeidssted'),
  topics: body.all('tema'),
  sendLink: body.text('send-lenke') === 'ja',
  key: isSecret(body.text('nokkel')) ? body.text('nokkel') : newSecret(),
});

/** A visit that has been is told with the municipalities of its day. */
export function registerFacts(c: AppContext, { time }: Pick<TypedRegistration, 'time'>): LineFacts {
  const today = norwegianDay(c.var.services.now());
  const day = dayFrom(time.day);
  return { c, on: day !== undefined && day < today && day >= '2013-01-01' ? day : today };
}

export function parseRegistration(
  c: AppContext,
  typed: TypedRegistration,
): { readonly registration?: Omit<VisitRegistration, 'centreId'>; readonly errors: readonly FieldError[] } {
  const { locale, services } = c.var;
  const t = workTexts[locale].register;
  const errors: FieldError[] = [];
  const wrong = (id: string, message: string): void => void errors.push({ href: `#${id}`, message });
  const held = typed.held === 'ja';
  if (typed.held !== 'ja' && typed.held !== 'nei') wrong('holdt-nei', t.heldMissing);
  const when = held ? 'been' : typed.held === 'nei' ? 'to-come' : undefined;
  const { time, errors: timeErrors } = parseTime(typed.time, { locale, prefix: registerPrefix, now: services.now(), when });
  errors.push(...timeErrors);
  const { lines, errors: lineErrors } = parseLines(typed.lines, registerFacts(c, typed));
  errors.push(...lineErrors);
  const form = visitForms.find((f) => f === typed.form);
  if (form === undefined) wrong('form-0', fieldTexts[locale].wrong.form);
  const contact = contactOf(c, typed, wrong);
  if (errors.length > 0 || time === undefined || form === undefined) return { errors };
  const known = new Set(services.definitions.enquiries.topics.map((topic) => topic.id));
  return {
    errors,
    registration: {
      enquiryNumber: typed.enquiry || undefined,
      form,
      topics: [...new Set(typed.topics)].filter((id) => known.has(id)),
      language: locale,
      lines,
      contact,
      ...time,
      held,
      sendLink: typed.sendLink && !held,
      once: typed.key,
    },
  };
}

function contactOf(c: AppContext, typed: TypedRegistration, wrong: (id: string, message: string) => void): VisitContact | undefined {
  const { locale } = c.var;
  const shared = fieldTexts[locale].wrong;
  if (typed.email !== '' && !looksLikeEmail(typed.email)) wrong('epost', shared.email);
  if (typed.sendLink && typed.held !== 'ja' && (typed.name === '' || typed.email === '')) wrong(typed.name === '' ? 'navn' : 'epost', workTexts[locale].register.sendLinkNeeds);
  for (const [id, value] of [
    ['navn', typed.name],
    ['arbeidssted', typed.workplace],
    ['epost', typed.email],
    ['telefon', typed.phone],
  ] as const) {
    if (value.length > 200) wrong(id, shared.long('200'));
    else if (holdsIdentityNumber(value)) wrong(id, shared.identity);
  }
  if (typed.phone.length > 30) wrong('telefon', shared.long('30'));
  if (typed.name === '' && typed.email === '' && typed.phone === '' && typed.workplace === '') return undefined;
  return { name: typed.name, email: typed.email || null, phone: typed.phone || null, workplaceName: typed.workplace || null };
}

import type { AppContext } from '../../../platform/context.ts';
import { looksLikeEmail } from '../../../platform/email-address.ts';
import { trapFields } from '../../../platform/form-trap.ts';
import { formatNumber, norwegianDay } from '../../../platform/locale.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { looksLikeAddress } from '../../../platform/one-line.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import type { NamedPerson, Period, VisitRequest } from '../inputs.ts';
import { visitForms } from '../visit.ts';
import type { VisitForm } from '../visit.ts';
import { fieldTexts } from './field-texts.ts';
import { rowsIn } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { emptyLine, parseLines, readLines } from './lines.ts';
import type { ParsedLines, TypedLine } from './lines.ts';
import { dayFrom } from '../../../platform/moment.ts';
import { requestTexts } from './request-texts.ts';

/** The whole form as typed: it comes back as it was, whatever was wrong. */
export interface TypedRequest {
  readonly secret: string;
  readonly centreId: string;
  readonly dayId: string;
  /** The municipality the asker was led by. */
  readonly municipality: string;
  /** Against programs: see `form-trap.ts`. */
  readonly madeAt: string;
  readonly decoy: string;
  readonly form: string;
  readonly lines: readonly TypedLine[];
  readonly periods: readonly { readonly from: string; readonly to: string }[];
  readonly name: string;
  readonly email: string;
  readonly workplace: string;
  readonly topics: readonly string[];
  readonly text: string;
  readonly people: readonly { readonly name: string; readonly email: string; readonly line: string }[];
}
const mostPeriods = 3;
export const mostPeople = 60;
const mostText = 5000;
const mostName = 200;

export function readRequest(body: FormBody): TypedRequest {
  return {
    secret: body.text('nokkel'),
    centreId: body.text('sentral'),
    dayId: body.text('dag'),
    municipality: body.text('kommune'),
    madeAt: body.text(trapFields.madeAt),
    decoy: body.text(trapFields.decoy),
    form: body.text('form'),
    lines: readLines(body),
    periods: Array.from({ length: mostPeriods }, (_, i) => ({ from: body.text(`fra-${i}`), to: body.text(`til-${i}`) })),
    name: body.line('navn'),
    email: body.line('epost'),
    workplace: body.line('arbeidssted'),
    topics: body.all('tema'),
    text: body.text('tekst'),
    people: Array.from({ length: rowsIn(body, 'deltakere', mostPeople) }, (_, i) => ({
      name: body.line(`deltaker-navn-${i}`),
      email: body.line(`deltaker-epost-${i}`),
      line: body.text(`deltaker-linje-${i}`),
    })),
  };
}

export const emptyRequest = (given: Pick<TypedRequest, 'secret' | 'centreId' | 'dayId' | 'municipality' | 'madeAt'>, firstMunicipality: string): TypedRequest => ({
  ...given,
  decoy: '',
  form: 'on-site',
  lines: [{ ...emptyLine, municipality: firstMunicipality }],
  periods: Array.from({ length: mostPeriods }, () => ({ from: '', to: '' })),
  name: '',
  email: '',
  workplace: '',
  topics: [],
  text: '',
  people: [],
});

type Wrong = (id: string, message: string) => void;

/** What is asked for, without the link's path; or everything that is wrong with it, in the order of the form. */
export function parseRequest(c: AppContext, typed: TypedRequest, on: string): { readonly request?: Omit<VisitRequest, 'path'>; readonly errors: readonly FieldError[] } {
  const { locale } = c.var;
  const t = fieldTexts[locale].wrong;
  const errors: FieldError[] = [];
  const wrong: Wrong = (id, message) => void errors.push({ href: `#${id}`, message });
  const onDay = typed.dayId !== '';
  const form = visitForms.find((f) => f === typed.form);
  if (form === undefined && !onDay) wrong('form-0', t.form);
  const lines = parseLines(typed.lines, { c, on });
  errors.push(...lines.errors);
  const periods = onDay ? [] : parsePeriods(c, typed, wrong);
  checkContact(c, typed, wrong);
  if (typed.text.length > mostText) wrong('tekst', t.long(formatNumber(locale, mostText)));
  else if (holdsIdentityNumber(typed.text)) wrong('tekst', t.identity);
  const persons = parsePeople(c, typed, lines, wrong);
  if (errors.length > 0) return { errors };
  const known = new Set(c.var.services.definitions.enquiries.topics.map((topic) => topic.id));
  return {
    errors,
    request: {
      centreId: typed.centreId,
      ...(onDay && { dayId: typed.dayId }),
      form: form ?? ('on-site' satisfies VisitForm),
      topics: [...new Set(typed.topics)].filter((id) => known.has(id)),
      language: locale,
      lines: lines.lines,
      periods,
      contact: { name: typed.name, email: typed.email, phone: null, workplaceName: typed.workplace || null },
      text: typed.text,
      persons,
    },
  };
}

function checkContact(c: AppContext, typed: TypedRequest, wrong: Wrong): void {
  const t = fieldTexts[c.var.locale].wrong;
  if (typed.name === '' || looksLikeAddress(typed.name)) wrong('navn', t.name);
  else if (typed.name.length > mostName) wrong('navn', t.long(String(mostName)));
  else if (holdsIdentityNumber(typed.name)) wrong('navn', t.identity);
  if (!looksLikeEmail(typed.email)) wrong('epost', t.email);
  else if (holdsIdentityNumber(typed.email)) wrong('epost', t.identity);
  if (typed.workplace.length > mostName) wrong('arbeidssted', t.long(String(mostName)));
  else if (holdsIdentityNumber(typed.workplace)) wrong('arbeidssted', t.identity);
}

/** One without an end is one day. */
function parsePeriods(c: AppContext, typed: TypedRequest, wrong: Wrong): Period[] {
  const t = fieldTexts[c.var.locale].wrong;
  const own = requestTexts[c.var.locale];
  const today = norwegianDay(c.var.services.now());
  if (typed.periods.every((p) => p.from === '' && p.to === '')) wrong('fra-0', own.periodMissing);
  return typed.periods.flatMap((p, i) => {
    if (p.from === '' && p.to === '') return [];
    const [from, to] = [dayFrom(p.from), p.to === '' ? dayFrom(p.from) : dayFrom(p.to)];
    if (from === undefined) wrong(`fra-${i}`, t.date);
    if (to === undefined && p.to !== '') wrong(`til-${i}`, t.date);
    if (from === undefined || to === undefined) return [];
    if (to < from) wrong(`til-${i}`, own.periodOrder);
    else if (to < today) wrong(p.to === '' ? `fra-${i}` : `til-${i}`, t.past);
    return [{ from, to }];
  });
}

function parsePeople(c: AppContext, typed: TypedRequest, { byRow }: ParsedLines, wrong: Wrong): NamedPerson[] {
  const t = requestTexts[c.var.locale];
  const { identity } = fieldTexts[c.var.locale].wrong;
  const onLine = new Map<number, number>();
  return typed.people.flatMap((p, i) => {
    if (p.name === '' && p.email === '') return [];
    if (p.name === '' || p.name.length > mostName || looksLikeAddress(p.name)) wrong(`deltaker-navn-${i}`, t.personName);
    else if (holdsIdentityNumber(p.name)) wrong(`deltaker-navn-${i}`, identity);
    if (!looksLikeEmail(p.email)) wrong(`deltaker-epost-${i}`, t.personEmail);
    else if (holdsIdentityNumber(p.email)) wrong(`deltaker-epost-${i}`, identity);
    const row = p.line === '' ? 0 : Number(p.line) - 1;
    const line = byRow[row];
    const more = (onLine.get(row) ?? 0) + 1;
    onLine.set(row, more);
    if (!line) {
      // A faulty line has its own message.
      if (typed.lines[row] === undefined || Object.values(typed.lines[row]).every((v) => v === '')) wrong(`deltaker-linje-${i}`, t.personNoLine);
      return [];
    }
    if (more > line.planned) wrong(`deltaker-linje-${i}`, t.personTooMany(row + 1));
    return [{ name: p.name, email: p.email, municipality: line.municipality, kind: line.kind }];
  });
}

/** What "legg til en linje" and "legg til flere deltakere" do: the same form with more room. */
export function withMore(typed: TypedRequest, deed: string): TypedRequest | undefined {
  if (deed === 'linje') return { ...typed, lines: [...typed.lines, emptyLine] };
  if (deed === 'deltaker') return { ...typed, people: [...typed.people, ...Array.from({ length: morePeople }, () => ({ name: '', email: '', line: '' }))].slice(0, mostPeople) };
  return undefined;
}
export const morePeople = 3;

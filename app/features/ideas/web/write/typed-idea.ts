import type { AppContext } from '../../../../platform/context.ts';
import { formatNumber, norwegianDay, norwegianYear } from '../../../../platform/locale.ts';
import { holdsUnwritable } from '../../../../platform/one-line.ts';
import { readForm, wholeNumber } from '../../../../ui/posted-form.ts';
import type { FormBody } from '../../../../ui/posted-form.ts';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { municipalityChoice } from '../../../geography/municipality-meant.ts';
import { draftFaults, fields, textOf, tidied } from '../../idea-content.ts';
import type { Fault, Field } from '../../idea-content.ts';
import { isLevel, longest, standards } from '../../idea.ts';
import type { IdeaContent } from '../../idea.ts';
import { cleaned } from '../../inside/text/pasted.ts';
import { anchorOf, names } from './field-names.ts';
import { dayOf, placeTyped } from './place-typed.ts';
import type { WriteTexts } from './write-texts-nb.ts';
import { writeTexts } from './write-texts.ts';

/** The form as it was typed. `content` is what of it can be kept. */
export interface TypedIdea {
  readonly version: number;
  readonly content: IdeaContent;
  readonly municipality: string;
  readonly year: string;
  /** What was pasted has become otherwise. */
  readonly tidied: boolean;
}

const earliest = 1990;
const todayOf = (c: AppContext): string => norwegianDay(c.var.services.now());
const yearNow = (c: AppContext): number => norwegianYear(c.var.services.now());

/** The form that shows what is kept. */
export function typedFrom(c: AppContext, content: IdeaContent, version: number): TypedIdea {
  const { geography } = c.var.services.definitions;
  const on = dayOf(content.year, todayOf(c));
  const municipality = content.municipality === '' ? '' : municipalityChoice(geography, content.municipality, on);
  return { version, content, municipality, year: content.year === null ? '' : String(content.year), tidied: false };
}

export interface ReadIdea {
  readonly body: FormBody;
  readonly typed: TypedIdea;
  /** What stops it from being kept as it is: beside the field. */
  readonly errors: readonly FieldError[];
}

/** `before`: what is kept, for what is not in the form, and in the place of what cannot be understood. */
export async function readIdea(c: AppContext, before: IdeaContent): Promise<ReadIdea> {
  const { definitions } = c.var.services;
  const t = writeTexts[c.var.locale];
  const body = await readForm(c);
  const texts = textsIn(body, before);
  const year = body.has(names.year) ? body.line(names.year).slice(0, 20) : String(before.year ?? '');
  const municipality = body.has(names.municipality) ? body.line(names.municipality).slice(0, 100) : '';
  // Said before all else of the field: what is missing at its end is nowhere on the page.
  const errors = texts.cut.map(({ field, leftOut }): FieldError => ({
    href: `#${anchorOf(field)}`,
    message: t.faults.cut(labelOf(t, field), formatNumber(c.var.locale, leftOut)),
  }));
  const inYear = yearOf(c, year);
  if (inYear === undefined) errors.push({ href: `#${names.year}`, message: t.faults.year(earliest, yearNow(c) + 1) });
  const place = placeTyped(definitions.geography, municipality, { year: inYear ?? null, today: todayOf(c), locale: c.var.locale }, t.faults);
  if (!place.ok) errors.push({ href: `#${names.municipality}`, message: place.message });
  const content = tidied({
    ...texts.content,
    ...choicesIn(body, before),
    year: inYear === undefined ? before.year : inYear,
    municipality: !body.has(names.municipality) ? before.municipality : place.ok ? place.code : before.municipality,
  });
  errors.push(...draftFaults(content, definitions.ideas, definitions.geography).map((fault) => faultError(t, content, fault)));
  for (const field of fields) if (holdsUnwritable(textOf(content, field))) errors.push({ href: `#${anchorOf(field)}`, message: t.faults.unwritable(labelOf(t, field)) });
  const version = wholeNumber(body.text('version')) ?? 0;
  return { body, typed: { version, content, municipality, year, tidied: texts.changed }, errors: inOrder(errors) };
}

/** Undefined for what is no year; null for nothing typed. */
function yearOf(c: AppContext, typed: string): number | null | undefined {
  if (typed === '') return null;
  const year = /^\d{4}$/.test(typed) ? Number(typed) : 0;
  return year >= earliest && year <= yearNow(c) + 1 ? year : undefined;
}

/** Every text, without what Word left in it. */
function textsIn(body: FormBody, before: IdeaContent): { content: IdeaContent; changed: boolean; cut: { field: Field; leftOut: number }[] } {
  let changed = false;
  const cut: { field: Field; leftOut: number }[] = [];
  const text = (field: Field): string => {
    if (!body.has(names[field])) return textOf(before, field);
    const got = cleaned(body.text(names[field]));
    changed ||= got.changed;
    if (got.leftOut > 0) cut.push({ field, leftOut: got.leftOut });
    return got.text;
  };
  const content: IdeaContent = {
    ...before,
    title: text('title'),
    gist: text('gist'),
    sections: { need: text('need'), did: text('did'), outcome: text('outcome'), differently: text('differently') },
    efforts: { people: text('people'), hours: text('hours'), money: text('money') },
    known: text('known'),
    contact: text('contact'),
    reference: text('reference'),
  };
  return { content, changed, cut };
}

/** Boxes that are not ticked are not sent: the form says that it has them. */
function choicesIn(body: FormBody, before: IdeaContent) {
  const [level, language] = [body.text(names.claimedLevel), body.text(names.language)];
  const whole = body.has('version');
  const list = (field: 'targetGroups' | 'themes' | 'guideUnits'): readonly string[] => (whole ? body.all(names[field]) : before[field]);
  return {
    targetGroups: list('targetGroups'),
    themes: list('themes'),
    guideUnits: list('guideUnits'),
    claimedLevel: isLevel(level) ? level : before.claimedLevel,
    language: standards.find((s) => s === language) ?? before.language,
    size: body.has(names.size) ? body.text(names.size) : before.size,
    licence: body.text(names.licence) || before.licence,
  };
}

export const labelOf = (t: WriteTexts, field: Field): string => t.form.fields[field === 'claimedLevel' ? 'level' : field].label;

/** What the author is told of a fault, at its field. */
export function faultError(t: WriteTexts, content: IdeaContent, { field, reason }: Fault): FieldError {
  const at = `#${anchorOf(field)}`;
  if (reason === 'too-long') return { href: at, message: t.faults.tooLong(labelOf(t, field), textOf(content, field).length - mostOf(field)) };
  if (reason === 'identity-number') return { href: at, message: t.faults.identity(labelOf(t, field)) };
  return { href: at, message: t.missing[field === 'people' || field === 'hours' || field === 'money' ? 'efforts' : field === 'claimedLevel' ? 'level' : field] };
}

/** Letters at most in a field. */
export function mostOf(field: Field): number {
  if (field === 'need' || field === 'did' || field === 'outcome' || field === 'differently') return longest.section;
  if (field === 'people' || field === 'hours' || field === 'money') return longest.effort;
  return field === 'title' || field === 'gist' || field === 'known' || field === 'contact' || field === 'reference' ? longest[field] : Number.POSITIVE_INFINITY;
}

const order = fieldOrder();
function fieldOrder(): readonly string[] {
  const inForm: readonly Field[] = [
    'language',
    'title',
    'gist',
    'need',
    'did',
    'people',
    'hours',
    'money',
    'outcome',
    'known',
    'differently',
    'municipality',
    'year',
    'size',
    'themes',
    'targetGroups',
    'guideUnits',
    'claimedLevel',
    'reference',
    'contact',
    'licence',
  ];
  return inForm.map((f) => `#${anchorOf(f)}`);
}
/** In the order of the form, one for each field. */
function inOrder(errors: readonly FieldError[]): FieldError[] {
  const first = new Map(errors.toReversed().map((e) => [e.href, e]));
  return [...first.values()].toSorted((a, b) => order.indexOf(a.href) - order.indexOf(b.href));
}

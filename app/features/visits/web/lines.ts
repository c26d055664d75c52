import { formatNumber, norwegianDay, norwegianYear } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import type { AppContext } from '../../../platform/context.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { yearInAny } from '../../scheme/scheme.ts';
import type { PlannedLine } from '../inputs.ts';
import { mostPersons } from '../visit.ts';
import type { VisitorKind, VisitRules } from '../visit.ts';
import { fieldTexts } from './field-texts.ts';
import { rowsIn, wholeNumber } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { municipalityChoice, municipalityMeant } from '../../geography/municipality-meant.ts';

/** One line as it was typed: how many, of which kind, from which municipality. */
export interface TypedLine {
  readonly municipality: string;
  readonly kind: string;
  readonly number: string;
}
export const emptyLine: TypedLine = { municipality: '', kind: '', number: '' };
export const mostLines = 40;
/** On one line as it is typed; two about the same people become one with more. */
export const mostOnLine = 500;

const kindsIn = (rules: VisitRules, year: number): readonly VisitorKind[] => rules.visitorKinds.filter((k) => yearInAny(k.years, year));

/** Which date the municipalities are of, and which kinds of visitor are offered. */
export interface LineFacts {
  readonly c: AppContext;
  readonly on: string;
}
export const factsToday = (c: AppContext): LineFacts => ({ c, on: norwegianDay(c.var.services.now()) });
export const kindsOf = ({ c, on }: LineFacts): readonly VisitorKind[] => kindsIn(c.var.services.definitions.visits, norwegianYear(new Date(`${on}T12:00:00Z`)));

/** `prefix` where a page has several such parts. */
export const lineIds = (i: number, prefix = '') => ({ municipality: `${prefix}kommune-${i}`, kind: `${prefix}hvem-${i}`, number: `${prefix}antall-${i}` });

export function readLines(body: FormBody, prefix = ''): TypedLine[] {
  return Array.from({ length: rowsIn(body, `${prefix}linjer`, mostLines) }, (_, i) => {
    const ids = lineIds(i, prefix);
    return { municipality: body.text(ids.municipality), kind: body.text(ids.kind), number: body.text(ids.number) };
  });
}
const isEmpty = (line: TypedLine): boolean => line.municipality === '' && line.kind === '' && line.number === '';

/** The lines a visit has, as the fields show them. */
export const typedFrom = (lines: readonly PlannedLine[], { c, on }: LineFacts): TypedLine[] =>
  lines.map((l) => ({ municipality: municipalityChoice(c.var.services.definitions.geography, l.municipality, on), kind: l.kind, number: String(l.planned) }));

interface ParseOptions {
  readonly prefix?: string;
  /** A line may say 0: nobody comes after all. */
  readonly zero?: boolean;
  /** There may be no line at all. */
  readonly none?: boolean;
}
/** Where each typed line ended: `undefined` for one that is empty, faulty or 0. */
export interface ParsedLines {
  readonly lines: readonly PlannedLine[];
  readonly byRow: readonly (PlannedLine | undefined)[];
  readonly errors: readonly FieldError[];
}

export function parseLines(typed: readonly TypedLine[], facts: LineFacts, { prefix = '', zero = false, none = false }: ParseOptions = {}): ParsedLines {
  const { locale } = facts.c.var;
  const errors: FieldError[] = [];
  const byRow = typed.map((line, i) => {
    if (isEmpty(line)) return undefined;
    const ids = lineIds(i, prefix);
    const municipality = municipalityOf(line.municipality, facts, (message) => errors.push({ href: `#${ids.municipality}`, message }));
    const kind = kindsOf(facts).find((k) => k.id === line.kind)?.id;
    if (kind === undefined) errors.push({ href: `#${ids.kind}`, message: fieldTexts[locale].wrong.kind });
    const planned = wholeNumber(line.number);
    const wrong = numberFault(planned, locale, zero);
    if (wrong !== undefined) errors.push({ href: `#${ids.number}`, message: wrong });
    return municipality !== undefined && kind !== undefined && wrong === undefined && planned !== undefined ? { municipality, kind, planned } : undefined;
  });
  const tooMany = togetherFault(
    byRow.reduce((sum, l) => sum + (l?.planned ?? 0), 0),
    locale,
  );
  if (tooMany !== undefined)
    errors.push({
      href: `#${
        lineIds(
          byRow.findIndex((l) => l !== undefined),
          prefix,
        ).number
      }`,
      message: tooMany,
    });
  if (typed.every(isEmpty) && !none) errors.push({ href: `#${lineIds(0, prefix).municipality}`, message: fieldTexts[locale].wrong.nobody });
  return { lines: together(byRow.flatMap((line) => (line && line.planned > 0 ? [line] : []))), byRow, errors };
}

/** What is wrong with a number of persons. */
export function numberFault(n: number | undefined, locale: Locale, zero: boolean, most = mostOnLine): string | undefined {
  const t = fieldTexts[locale].wrong;
  if (n === undefined || (n === 0 && !zero)) return t.number;
  return n > most ? t.tooMany(formatNumber(locale, most)) : undefined;
}
/** What is wrong with how many they are in all. */
export const togetherFault = (n: number, locale: Locale): string | undefined =>
  n > mostPersons ? fieldTexts[locale].wrong.tooManyTogether(formatNumber(locale, mostPersons)) : undefined;

function municipalityOf(typed: string, { c, on }: LineFacts, wrong: (message: string) => void): string | undefined {
  const t = fieldTexts[c.var.locale].wrong;
  if (typed === '') {
    wrong(t.municipality);
    return undefined;
  }
  const meant = municipalityMeant(c.var.services.definitions.geography, typed, on);
  if (meant.kind === 'one') return meant.found.code;
  wrong(
    meant.kind === 'none'
      ? t.unknownMunicipality(typed)
      : t.severalMunicipalities(
          meant.found
            .slice(0, 5)
            .map((f) => municipalityChoice(c.var.services.definitions.geography, f.code, on))
            .join(', '),
        ),
  );
  return undefined;
}

/** Two lines about the same people are one. */
function together(lines: readonly PlannedLine[]): PlannedLine[] {
  const groups = Map.groupBy(lines, (l) => `${l.municipality} ${l.kind}`);
  return [...groups.values()].map((same) => ({ ...same[0]!, planned: same.reduce((sum, l) => sum + l.planned, 0) }));
}

/** The same form with room for one line more. */
export function withOneMore(body: FormBody, prefix = ''): FormBody {
  const n = readLines(body, prefix).length + 1;
  const counter = `${prefix}linjer`;
  return { ...body, text: (name) => (name === counter ? String(n) : body.text(name)) };
}

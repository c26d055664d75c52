import { AppError } from '../../../platform/errors.ts';
import type { EnquiryRules } from '../../enquiries/enquiry.ts';
import { municipalityAt, municipalityName, successorsAt } from '../../geography/geography.ts';
import type { Geography } from '../../geography/geography.ts';
import type { CountedLine, Period, PlannedLine } from '../inputs.ts';
import { mostPersons } from '../visit.ts';
import type { VisitLine, VisitRules } from '../visit.ts';

const isCount = (n: number): boolean => Number.isInteger(n) && n >= 0 && n <= mostPersons;

/** The code that the municipality has on the day: one that has merged since is what it became; of several, the one that kept its name. */
function codeOn(geo: Geography, code: string, day: string): string {
  if (municipalityAt(geo, code, day)) return code;
  const became = successorsAt(geo, code, day);
  return became.find((c) => municipalityName(geo, c, day) === municipalityName(geo, code, day)) ?? became[0] ?? code;
}

const keyOf = (line: { readonly municipality: string; readonly kind: string }): string => `${line.municipality} ${line.kind}`;

/** Each kind from each municipality once, with the codes of the day. */
export function onDay(geo: Geography, lines: readonly VisitLine[], day: string): VisitLine[] {
  const merged = new Map<string, VisitLine>();
  for (const line of lines) {
    const dated = { ...line, municipality: codeOn(geo, line.municipality, day) };
    const before = merged.get(keyOf(dated));
    const actual = before?.actual === undefined || before.actual === null ? dated.actual : before.actual + (dated.actual ?? 0);
    merged.set(keyOf(dated), { ...dated, planned: dated.planned + (before?.planned ?? 0), actual });
  }
  return [...merged.values()];
}

interface Known {
  readonly geography: Geography;
  readonly visits: VisitRules;
}
/** @throws AppError `malformed` for what no form of ours sends: no such municipality or kind, half a person */
function checked({ geography, visits }: Known, lines: readonly VisitLine[], day: string): VisitLine[] {
  const kinds = new Set(visits.visitorKinds.map((k) => k.id));
  for (const line of lines) {
    if (!geography.municipalities.has(line.municipality) || !kinds.has(line.kind) || !isCount(line.planned) || !isCount(line.actual ?? 0)) throw new AppError('malformed');
  }
  return onDay(geography, lines, day);
}

export const plannedLines = (known: Known, lines: readonly PlannedLine[], day: string): VisitLine[] =>
  checked(
    known,
    lines.map(({ municipality, kind, planned }) => ({ municipality, kind, planned, actual: null })),
    day,
  ).filter((l) => l.planned > 0);

/** Those who were planned stay in the lines, also when nobody of them came. */
export const countedLines = (known: Known, lines: readonly CountedLine[], day: string): VisitLine[] =>
  checked(
    known,
    lines.map(({ municipality, kind, planned, actual }) => ({ municipality, kind, planned, actual })),
    day,
  ).filter((l) => l.planned > 0 || (l.actual ?? 0) > 0);

/** One visitor less where they were counted; undefined when nobody would be left. */
export function withoutOne(lines: readonly VisitLine[], { municipality, kind }: { readonly municipality: string; readonly kind: string }): VisitLine[] | undefined {
  const at = [lines.findIndex((l) => l.municipality === municipality && l.kind === kind), lines.findIndex((l) => l.kind === kind), 0].find((i) => lines[i] !== undefined);
  const left = lines.map((l, i) => (i === at ? { ...l, planned: l.planned - 1 } : l)).filter((l) => l.planned > 0);
  return left.length > 0 ? left : undefined;
}

/** @throws AppError `malformed` for a topic that nobody can have chosen */
export function checkTopics({ topics }: Pick<EnquiryRules, 'topics'>, chosen: readonly string[]): void {
  if (chosen.some((id) => !topics.some((t) => t.id === id))) throw new AppError('malformed');
}

const isDate = (text: string): boolean => /^(?!0)\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
/** @throws AppError `malformed` */
export function checkPeriods(periods: readonly Period[]): void {
  if (periods.length > 20 || periods.some(({ from, to }) => !isDate(from) || !isDate(to) || to < from)) throw new AppError('malformed');
}

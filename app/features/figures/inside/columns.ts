import type { LocalText } from '../../../platform/locale.ts';
import { hasValue } from '../../indicators/cell.ts';
import type { Basis, Series } from '../../indicators/indicator.ts';
import { breaksOf } from '../../questionnaires/edition.ts';
import type { Questionnaire } from '../../questionnaires/questionnaire.ts';
import type { QuestionCount } from '../../questionnaires/tally.ts';
import type { Facts, Span } from '../facts.ts';
import type { FigureColumn, FigureDefinition, RowDefinition } from '../figure.ts';
import { inEvery } from '../texts.ts';
import { isOffered } from './offered.ts';

/** Where a column stands: a year, and in a table by region a region of it. */
export interface Place {
  readonly column: FigureColumn;
  readonly year: number;
  readonly region: string | undefined;
}
/** What was answered to a question there. */
export type Counter = (question: string, place: Place) => QuestionCount;

export const questionOfRow = (definition: FigureDefinition, row: RowDefinition): string | undefined =>
  row.source.kind === 'option' ? definition.question : row.source.kind === 'indicator' ? undefined : row.source.question;

/** The years a figure shows of those wanted. */
export function yearsShown(definition: Pick<FigureDefinition, 'years'>, { from, to }: Span): readonly number[] {
  const first = Math.max(from, definition.years?.from ?? from);
  const last = Math.min(to, definition.years?.to ?? to);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
}

/** In a table by region, `2018-sor-ost`: an id that can stand in an address. */
const regionSlug = (region: string): string =>
  region
    .toLowerCase()
    .replaceAll('ø', 'o')
    .replaceAll('æ', 'ae')
    .replaceAll('å', 'a')
    .replaceAll(/[^a-z0-9]+/g, '-');

export function placesOf(definition: FigureDefinition, years: readonly number[], regions: Facts['regions']): Place[] {
  const plain = (year: number): LocalText => ({ nb: String(year), nn: String(year), en: String(year) });
  if (!regions || definition.measure === 'series') return years.map((year) => ({ column: { id: String(year), label: plain(year), year }, year, region: undefined }));
  return years.flatMap((year) =>
    regions.map(({ id, label }) => ({
      // One year needs no year in every name: the figure's own years say it.
      column: { id: `${year}-${regionSlug(id)}`, label: years.length === 1 ? label : inEvery((_, locale) => `${label[locale] ?? label.nb} ${year}`), year, region: id },
      year,
      region: id,
    })),
  );
}

export function columnOf(definition: FigureDefinition, facts: Facts, place: Place, counter: Counter): FigureColumn {
  const subject = definition.question ?? definition.rows.map((row) => questionOfRow(definition, row)).find((id) => id !== undefined);
  if (subject === undefined || !isOffered(facts.questionnaire, place.year, subject)) return place.column;
  const { answered, asked } = counter(subject, place);
  const open = facts.rounds.some((one) => one.year === place.year && one.open);
  if (asked === 0 && answered === 0) return place.column;
  return { ...place.column, answered, notAnswered: Math.max(0, asked - answered), ...(open && answered > 0 ? { preliminary: true } : {}) };
}

/** What a table of series stands on: of several, the one that must be said. */
export const basisTogether = (series: readonly Series[]): Basis =>
  (['demonstration', 'register'] as const).find((basis) => series.some((one) => one.basis === basis)) ?? 'published';

/**
 * Where series go over from published numbers to the register: what each year stands on, a break where it begins, and whether its
 * numbers will move. A table of printed numbers alone has nothing to say of this.
 */
export function withSources(series: readonly Series[], columns: readonly FigureColumn[]): FigureColumn[] {
  const mixed = series.some((one) => one.points.some((point) => point.basis !== undefined));
  const starts = series.flatMap((one) => one.breaks.filter((at) => at.newSource));
  return columns.map((column) => {
    const points = series.flatMap((one) => one.points.filter((point) => point.year === column.year));
    const basis = mixed ? points.find((point) => point.basis !== undefined)?.basis : undefined;
    const start = starts.find((one) => one.year === column.year);
    const preliminary = points.some(({ cell }) => hasValue(cell) && cell.preliminary);
    return { ...column, ...(preliminary ? { preliminary } : {}), ...(basis ? { basis } : {}), ...(start ? { break: start.why } : {}) };
  });
}

/** Marks the first column after a change of wording that broke the series, where there is something before it to compare with. */
export function withBreaks(definition: FigureDefinition, questionnaire: Questionnaire, columns: readonly FigureColumn[]): FigureColumn[] {
  if (definition.question === undefined) return [...columns];
  const breaks = breaksOf(questionnaire, definition.question);
  return columns.map((column, i) => {
    const before = columns.slice(0, i).filter((one) => one.year !== column.year);
    const year = column.year;
    const starts =
      year !== undefined &&
      breaks.includes(year) &&
      columns[i - 1]?.year !== year &&
      before.some((one) => one.year !== undefined && isOffered(questionnaire, one.year, definition.question!));
    return starts ? { ...column, break: inEvery((t) => t.derived.reworded(String(year))) } : column;
  });
}

/** Columns from which a row alone cannot be compared with those before: its option was reworded, or its series broke. */
export function rowBreaks(definition: FigureDefinition, facts: Facts, row: RowDefinition, columns: readonly FigureColumn[]): readonly string[] {
  const { source } = row;
  const inQuestion = definition.question === undefined ? [] : breaksOf(facts.questionnaire, definition.question);
  const years =
    source.kind === 'option'
      ? breaksOf(facts.questionnaire, definition.question!, source.option).filter((year) => !inQuestion.includes(year))
      : source.kind === 'indicator'
        ? facts.series(source.indicator, source.item).breaks.flatMap((one) => (one.newSource ? [] : [one.year]))
        : breaksOf(facts.questionnaire, source.question);
  const question = questionOfRow(definition, row);
  const offered = (year: number): boolean => question === undefined || isOffered(facts.questionnaire, year, question, source.kind === 'option' ? source.option : undefined);
  return columns.flatMap((column, i) => {
    const year = column.year;
    if (year === undefined || !years.includes(year) || columns[i - 1]?.year === year) return [];
    return columns.slice(0, i).some((before) => before.year !== undefined && before.year !== year && offered(before.year)) ? [column.id] : [];
  });
}

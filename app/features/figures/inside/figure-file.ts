import { z } from 'zod';
import type { IndicatorBook } from '../../indicators/indicator.ts';
import type { Question, Questionnaire } from '../../questionnaires/questionnaire.ts';
import type { FigureDefinition, NoteTarget, RowDefinition } from '../figure.ts';
import { measures } from '../figure.ts';

/**
 * `figures.yaml`: which figures and tables the scheme has. It holds no numbers. (`en` may be left out of any text.)
 *
 *   figures:
 *     - id: authority-own                  # lasting; reports and claims use it. Its number comes from its place in a report
 *       kind: figure                       # figure | table: how a report shows it
 *       title: { nb: …, nn: …, en: … }
 *       rowHead: { nb: Form, nn: Form }    # over the table's first column
 *       measure: share-of-centres          # share-of-centres | number-of-centres: a question of several-choice or one-choice
 *       question: authority-own
 *       options:                           # may be left out: every option, in the question's order
 *         - professional-days
 *         - { option: other, label: { nb: …, nn: … } }     # `label` only where the option's own wording will not do
 *       years: { from: 2017, to: 2018 }    # may be left out: never shown outside these years
 *       notes:                             # may be left out. Notes on what was not asked, and on breaks, are derived: do not write them
 *         - { on: { row: other }, text: { … } }            # on: figure · { row: … } · { column: "2017" } · { row: …, column: … }
 *         - { on: figure, years: { from: 2017 }, text: … } # `years`: only when the figure covers one of them
 *
 *     - id: study-visits
 *       kind: table
 *       title: { … }
 *       rowHead: { … }
 *       measure: series                    # numbers of indicators
 *       total: true                        # a last column, all the years together: a sum only where the indicator allows it
 *       unit: { … }                        # may be left out when every row has the same
 *       rows:
 *         - { id: people, indicator: visits.people }
 *         - { id: municipalities, indicator: visits.municipalities.summed, label: { … } }
 *         - { each: research.partners }    # one row for each item of an indicator given item by item; ids are the items'
 *         - { each: enquiries.received, by: topic }        # … of a list that the register's numbers can be told apart by
 *         - { id: start, indicator: enquiries.received, item: topic/starting-up }
 *
 *     - id: study-visits-answers
 *       …
 *       measure: sum-of-answers            # numbers of the questionnaire, added over the centres
 *       total: true
 *       rows:
 *         - { id: people, question: visit-people, label: { … } }                                # a number question: its sum
 *         - { id: different-then, question: visit-municipalities, distinct: then, label: { … } } # lines of municipalities: the different ones, as they were
 *         - { id: different-now, question: visit-municipalities, distinct: { at: 2024-01-01 }, label: { … } } # … read at a date
 */

const localText = z.strictObject({ nb: z.string().min(1), nn: z.string().min(1), en: z.string().min(1).optional() });
const lastingId = z.string().regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'must be lower case letters and digits with . or - between');
/** An item of the indicator's own, or `topic/starting-up`. */
const itemId = z.string().regex(/^(?:[a-z]+\/)?[a-z0-9]+(?:[.-][a-z0-9]+)*$/, 'must be an item, or a breakdown and its item: topic/starting-up');
const year = z.number().int().min(1900).max(2200);
const years = z.strictObject({ from: year, to: year.optional() });
const isoDate = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a date such as 2024-01-01');

const columnId = z.union([z.string(), z.number().transform(String)]);
const target = z.union([
  z.literal('figure').transform((): NoteTarget => ({ figure: true })),
  z.strictObject({ row: lastingId, column: columnId.optional() }).transform(({ row, column }): NoteTarget => (column === undefined ? { row } : { row, column })),
  z.strictObject({ column: columnId }),
]);

const rowShape = z.union([
  z.strictObject({ each: lastingId, by: lastingId.optional() }),
  z.strictObject({ id: lastingId, indicator: lastingId, item: itemId.optional(), label: localText.optional() }),
  z.strictObject({ id: lastingId, question: lastingId, distinct: z.union([z.literal('then'), z.strictObject({ at: isoDate })]).optional(), label: localText.optional() }),
]);

const figureShape = z.strictObject({
  id: lastingId,
  kind: z.enum(['figure', 'table']),
  title: localText,
  rowHead: localText,
  measure: z.enum(measures),
  unit: localText.optional(),
  question: lastingId.optional(),
  options: z.array(z.union([lastingId, z.strictObject({ option: lastingId, label: localText })])).optional(),
  rows: z.array(rowShape).min(1).optional(),
  total: z.boolean().default(false),
  years: years.optional(),
  notes: z.array(z.strictObject({ on: target, text: localText, years: years.optional() })).default([]),
});
type FigureEntry = z.infer<typeof figureShape>;

export interface FigureSources {
  readonly questionnaire: Questionnaire;
  readonly indicators: IndicatorBook;
}
type Report = (path: readonly (string | number)[], message: string) => void;

const optionsOf = (question: Question | undefined) => (question && 'options' in question ? question.options : []);

/** Rows that count centres: one an option. */
function optionRows(entry: FigureEntry, { questionnaire }: FigureSources, report: Report): RowDefinition[] {
  if (entry.rows) report(['rows'], `a figure of ${entry.measure} has options, not rows`);
  if (entry.total) report(['total'], 'shares and numbers of centres cannot be added over years');
  const question = questionnaire.questions.find((one) => one.id === entry.question);
  if (!question) report(['question'], `"${entry.question ?? ''}" is not a question of the questionnaire`);
  else if (question.kind !== 'several' && question.kind !== 'one') report(['question'], `"${question.id}" has no options to count`);
  const known = optionsOf(question);
  const chosen = entry.options ?? known.map((one) => one.id);
  return chosen.map((one, i) => {
    const id = typeof one === 'string' ? one : one.option;
    if (question && !known.some((option) => option.id === id)) report(['options', i], `"${id}" is not an option of ${question.id}`);
    return { id, label: typeof one === 'string' ? undefined : one.label, source: { kind: 'option', option: id } };
  });
}

function indicatorRows(
  row: Extract<z.infer<typeof rowShape>, { indicator: string } | { each: string }>,
  { indicators }: FigureSources,
  report: (message: string) => void,
): RowDefinition[] {
  const id = 'each' in row ? row.each : row.indicator;
  const indicator = indicators.indicators.find((one) => one.id === id);
  if (!indicator) report(`"${id}" is not in indicators.yaml`);
  if ('each' in row) {
    const { by } = row;
    const told = by === undefined ? indicator?.by : indicator?.breakdowns?.find((one) => one.id === by);
    if (indicator && !told) report(by === undefined ? `${id} is not given item by item` : `${id} cannot be told apart by ${by}`);
    const items = (told?.items ?? []).map((item) => ({ ...item, wanted: by === undefined ? item.id : `${by}/${item.id}` }));
    return items.map((item) => ({ id: item.id, label: item.label, source: { kind: 'indicator', indicator: id, item: item.wanted } }));
  }
  const [by, told] = row.item?.split('/') ?? [];
  const items = told === undefined ? indicator?.by?.items : indicator?.breakdowns?.find((one) => one.id === by)?.items;
  if (row.item === undefined ? indicator?.by !== undefined : !items?.some((item) => item.id === (told ?? row.item))) report(`"${row.item ?? ''}" is not an item of ${id}`);
  return [{ id: row.id, label: row.label ?? indicator?.label, source: { kind: 'indicator', indicator: id, item: row.item } }];
}

/** Rows that add answers, or take indicators' numbers. */
function otherRows(entry: FigureEntry, sources: FigureSources, report: Report): RowDefinition[] {
  if (entry.question !== undefined || entry.options) report(['measure'], `a figure of ${entry.measure} has rows, not a question with options`);
  if (!entry.rows) report(['measure'], `a figure of ${entry.measure} needs rows`);
  return (entry.rows ?? []).flatMap((row, i): RowDefinition[] => {
    const here = (message: string): void => report(['rows', i], message);
    if ('question' in row !== (entry.measure === 'sum-of-answers')) here(`a row of ${entry.measure} names ${entry.measure === 'series' ? 'an indicator' : 'a question'}`);
    if (!('question' in row)) return indicatorRows(row, sources, here);
    const question = sources.questionnaire.questions.find((one) => one.id === row.question);
    if (!question) here(`"${row.question}" is not a question of the questionnaire`);
    else if (row.distinct === undefined && question.kind !== 'number') here(`"${row.question}" is not a number question`);
    else if (row.distinct !== undefined && !(question.kind === 'lines' && question.entries === 'municipality')) here(`"${row.question}" does not name municipalities`);
    const source = row.distinct === undefined ? ({ kind: 'number', question: row.question } as const) : ({ kind: 'distinct', question: row.question, as: row.distinct } as const);
    return [{ id: row.id, label: row.label, source }];
  });
}

function checkNotes(entry: FigureEntry, rows: readonly RowDefinition[], report: Report): void {
  entry.notes.forEach(({ on }, i) => {
    if ('row' in on && !rows.some((row) => row.id === on.row)) report(['notes', i, 'on'], `"${on.row}" is not a row of ${entry.id}`);
  });
}

/** The file's schema; what it refers to in the questionnaire and the indicators must be there. Gives definitions. */
export const figureFile = (sources: FigureSources) =>
  z.strictObject({ figures: z.array(figureShape).min(1) }).transform((file, ctx): FigureDefinition[] => {
    const seen = new Set<string>();
    return file.figures.map((entry, i) => {
      const report: Report = (path, message) => ctx.addIssue({ code: 'custom', path: ['figures', i, ...path], message });
      if (seen.has(entry.id)) report(['id'], `"${entry.id}" is used twice`);
      seen.add(entry.id);
      const counts = entry.measure === 'share-of-centres' || entry.measure === 'number-of-centres';
      const rows = counts ? optionRows(entry, sources, report) : otherRows(entry, sources, report);
      checkNotes(entry, rows, report);
      const { options: _options, rows: _rows, ...rest } = entry;
      return { ...rest, rows };
    });
  });

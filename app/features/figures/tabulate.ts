import { hasValue } from '../indicators/cell.ts';
import type { Series } from '../indicators/indicator.ts';
import { countOf, mergeTallies, tallyAnswers, tallyAsked } from '../questionnaires/tally.ts';
import type { QuestionCount } from '../questionnaires/tally.ts';
import type { Facts, GivenAnswers, Span } from './facts.ts';
import type { FigureColumn, FigureDefinition, FigureRow, FigureTable, RowDefinition } from './figure.ts';
import { answerCell, totalCell, withheldIn } from './inside/cells.ts';
import { basisTogether, columnOf, placesOf, rowBreaks, withBreaks, withSources, yearsShown } from './inside/columns.ts';
import type { Counter } from './inside/columns.ts';
import { figureNotes } from './inside/figure-notes.ts';
import { latestLabel } from './inside/offered.ts';
import { sourceOf, unitOf } from './inside/source.ts';
import { inEvery } from './texts.ts';

/** Each question's counts are looked up once a column, not once a row. */
function counterOf(facts: Facts): Counter {
  const counts = new Map<string, QuestionCount>();
  return (question, { year, region }) => {
    const key = `${question}/${year}/${region ?? ''}`;
    let count = counts.get(key);
    if (!count) {
      count = countOf(facts.tally, year, question, region);
      if (facts.exempt) count = { ...count, asked: Math.max(count.answered, count.asked - facts.exempt(question, year, region)) };
      counts.set(key, count);
    }
    return count;
  };
}

/**
 * A figure's table from its definition and the facts. Pure. A cell is a number or a reason for none: what was not offered
 * is not asked, whatever the tally says; what nobody answered is not answered; zero is a number. Years never touch each
 * other's cells; only the total column sees them all. A row that was not offered in any of the years shown is left out.
 */
export function tabulate(definition: FigureDefinition, facts: Facts, span: Span): FigureTable {
  const years = yearsShown(definition, span);
  const places = placesOf(definition, years, facts.regions);
  const counter = counterOf(facts);
  const withheld = withheldIn(definition, places, counter);
  const seriesOf = (row: RowDefinition): Series | undefined => (row.source.kind === 'indicator' ? facts.series(row.source.indicator, row.source.item) : undefined);
  const allSeries = definition.rows.flatMap((row) => seriesOf(row) ?? []);
  const yearColumns = withBreaks(
    definition,
    facts.questionnaire,
    withSources(
      allSeries,
      places.map((place) => columnOf(definition, facts, place, counter)),
    ),
  );
  const hasTotal = definition.total && !places.some((place) => place.region !== undefined) && years.length > 0;
  const rows = definition.rows.map((row): FigureRow => {
    const series = seriesOf(row);
    const cells = places.map((place) =>
      series ? (series.points.find((point) => point.year === place.year)?.cell ?? { none: 'not-answered' as const }) : answerCell(definition, facts, row, place, counter, withheld),
    );
    const breaks = rowBreaks(definition, facts, row, yearColumns);
    return {
      id: row.id,
      label: row.label ?? latestLabel(facts.questionnaire, definition, row, years),
      cells: hasTotal ? [...cells, totalCell(facts, row, cells, years, series)] : cells,
      ...(breaks.length > 0 ? { breaks } : {}),
    };
  });
  // An option that came later is no row yet; what a table names itself stays, with its reason in every cell.
  const shown = rows.filter((row, i) => definition.rows[i]!.source.kind !== 'option' || row.cells.some((cell) => hasValue(cell) || cell.none !== 'not-asked'));
  const shownYears = { from: years[0] ?? span.from, to: years.at(-1) ?? span.to };
  const total: FigureColumn = { id: 'total', label: inEvery((t) => t.total(`${shownYears.from}–${shownYears.to}`)) };
  const table = {
    id: definition.id,
    kind: definition.kind,
    title: definition.title,
    rowHead: definition.rowHead,
    measure: definition.measure,
    unit: unitOf(definition, facts),
    basis: definition.measure === 'series' ? basisTogether(allSeries) : facts.basis,
    source: sourceOf(definition, facts, shownYears),
    years: shownYears,
    columns: hasTotal ? [...yearColumns, total] : yearColumns,
    rows: shown.length > 0 ? shown : rows,
  };
  return {
    ...table,
    notes: figureNotes(
      definition,
      table,
      definition.rows.flatMap((row) => (seriesOf(row)?.breaks ?? []).flatMap(({ year, why, newSource }) => (newSource ? [] : [{ row: row.id, year, why }]))),
    ),
  };
}

/** As `tabulate`, from the answers themselves; `asked` are the centres of each year and region, whether they answered or not. */
export function tabulateAnswers(
  definition: FigureDefinition,
  facts: Omit<Facts, 'tally'> & {
    readonly answers: readonly GivenAnswers[];
    readonly askedCentres: readonly { readonly year: number; readonly region: string; readonly asked: number }[];
  },
  span: Span,
): FigureTable {
  const { answers, askedCentres, ...rest } = facts;
  const tally = askedCentres.reduce((sum, { year, region, asked }) => mergeTallies(sum, tallyAsked(year, region, asked)), tallyAnswers(answers));
  return tabulate(definition, { ...rest, tally }, span);
}

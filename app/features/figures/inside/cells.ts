import { hasValue } from '../../indicators/cell.ts';
import type { Cell } from '../../indicators/cell.ts';
import type { Series } from '../../indicators/indicator.ts';
import { findIndicator, missingOf, sumOfPoints, sumOverYears } from '../../indicators/series.ts';
import { withheldGroups } from '../../../platform/small-counts.ts';
import type { QuestionCount } from '../../questionnaires/tally.ts';
import type { Facts } from '../facts.ts';
import type { FigureDefinition, RowDefinition } from '../figure.ts';
import { questionOfRow } from './columns.ts';
import type { Counter, Place } from './columns.ts';
import { isOffered } from './offered.ts';

const none = (state: Extract<Cell, { none: unknown }>['none']): Cell => ({ none: state });

/** A number there is, or why there is none; before any rule of withholding. */
function countedCell(definition: FigureDefinition, facts: Facts, row: RowDefinition, place: Place, count: QuestionCount): Cell {
  const { year, region } = place;
  const { source } = row;
  const round = facts.rounds.find((one) => one.year === year);
  if (count.answered === 0) {
    if (round?.open) return none('not-yet');
    if (!round) return none(facts.rounds.every((one) => one.year < year) ? 'not-yet' : 'not-asked');
    return none(count.asked === 0 ? 'not-applicable' : 'not-answered');
  }
  const more = round?.open ? { preliminary: true } : {};
  if (source.kind === 'option') {
    const chose = count.options[source.option] ?? 0;
    const centres = { count: chose, of: count.answered, ...more };
    return { value: definition.measure === 'share-of-centres' ? chose / count.answered : chose, ...centres };
  }
  // 104 persons are not 104 of the 10 centres that answered: no `of`, or "halvparten" could be said of them.
  if (source.kind === 'number') return { value: count.sum, ...more };
  if (source.kind === 'distinct' && facts.municipalities) return { value: facts.municipalities(source.question, [year], source.as, region), ...more };
  return none('not-answered');
}

export function answerCell(definition: FigureDefinition, facts: Facts, row: RowDefinition, place: Place, counter: Counter, withheld: ReadonlySet<string>): Cell {
  const question = questionOfRow(definition, row)!;
  if (!isOffered(facts.questionnaire, place.year, question, row.source.kind === 'option' ? row.source.option : undefined)) return none('not-asked');
  const cell = countedCell(definition, facts, row, place, counter(question, place));
  return hasValue(cell) && withheld.has(`${question}/${place.column.id}`) ? none('withheld') : cell;
}

/** `question/column` of everything withheld: decided year by year, over its regions. */
export function withheldIn(definition: FigureDefinition, places: readonly Place[], counter: Counter): ReadonlySet<string> {
  const withheld = new Set<string>();
  const questions = new Set(definition.rows.flatMap((row) => questionOfRow(definition, row) ?? []));
  for (const [, ofYear] of Map.groupBy(
    places.filter((place) => place.region !== undefined),
    (place) => place.year,
  )) {
    for (const question of questions) {
      const groups = ofYear.map((place) => ({ id: place.column.id, n: counter(question, place).answered }));
      for (const id of withheldGroups(groups)) withheld.add(`${question}/${id}`);
    }
  }
  return withheld;
}

/** The years together: a sum, the different ones, or why neither can be said. */
export function totalCell(facts: Facts, row: RowDefinition, cells: readonly Cell[], years: readonly number[], series: Series | undefined): Cell {
  const { source } = row;
  if (source.kind === 'indicator') {
    const points = series?.points.filter((point) => years.includes(point.year)) ?? [];
    if (series?.together && points.length === series.points.length) return series.together;
    return sumOfPoints(points, series?.basis ?? 'published', findIndicator(facts.indicators, source.indicator)?.overYears ?? 'none');
  }
  if (source.kind === 'number') return sumOverYears(cells, 'sum');
  if (source.kind !== 'distinct' || !facts.municipalities) return none('not-applicable');
  return (
    missingOf(cells) ?? {
      value: facts.municipalities(source.question, years, source.as),
      ...(cells.some((cell) => hasValue(cell) && cell.preliminary) ? { preliminary: true } : {}),
    }
  );
}

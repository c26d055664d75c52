import type { Locale } from '../../platform/locale.ts';
import { formatNumber, formatPercent, formatShare } from '../../platform/locale.ts';
import { hasValue, nilSign, preliminarySign, standardSign } from '../indicators/cell.ts';
import type { Cell, CellState } from '../indicators/cell.ts';
import type { FigureTable, Measure } from './figure.ts';
import { texts } from './texts.ts';

type Kind = Pick<FigureTable, 'measure'>;

/** Why there is no number, in words: "ikke spurt". In a series nobody was asked, so a gap is "ikke oppgitt". */
export const stateWords = (state: CellState, measure: Measure, locale: Locale): string => {
  const t = texts[locale];
  return state === 'not-answered' && measure === 'series' ? t.notStated : t.states[state];
};

const isShare = ({ measure }: Kind): boolean => measure === 'share-of-centres';
const rounded = (n: number): number => Math.round(n * 10) / 10;

/** A number with its unit's sign, for charts and prose: "62,5 %", "893", "1,5". */
export const valueText = (value: number, table: Kind, locale: Locale): string => (isShare(table) ? formatShare(locale, value) : plainNumber(value, locale));
function plainNumber(value: number, locale: Locale): string {
  const near = rounded(value);
  if (Number.isInteger(near)) return formatNumber(locale, near);
  return `${formatNumber(locale, Math.trunc(near))}${locale === 'en' ? '.' : ','}${Math.abs(Math.round((near % 1) * 10))}`;
}

/** A cell in the chart and in prose: the number with its unit, or the reason in words. */
export function cellWords(cell: Cell, table: Kind, locale: Locale): string {
  if (!hasValue(cell)) return stateWords(cell.none, table.measure, locale);
  return `${valueText(cell.value, table, locale)}${cell.preliminary ? preliminarySign : ''}`;
}

export interface SignedCell {
  /** What stands in the table: "62,5", "-", "..". */
  readonly sign: string;
  /** What a screen reader should say when the sign alone does not. */
  readonly words?: string | undefined;
}
/** A cell as Statistics Norway prints it: a number without unit, or a standard sign with its words beside it. */
export function signedCell(cell: Cell, table: Kind, locale: Locale): SignedCell {
  const t = texts[locale];
  if (!hasValue(cell)) return { sign: standardSign[cell.none], words: stateWords(cell.none, table.measure, locale) };
  if (cell.value === 0) return { sign: nilSign, words: t.nil };
  const number = isShare(table) ? formatPercent(locale, cell.value) : plainNumber(cell.value, locale);
  return { sign: `${number}${cell.preliminary ? preliminarySign : ''}`, ...(cell.preliminary ? { words: `${number} ${t.preliminary}` } : {}) };
}

/** The signs a table uses, with what they mean there, in Statistics Norway's order; for the list under the table. */
export function signsUsed(table: Pick<FigureTable, 'measure' | 'rows' | 'columns'>, locale: Locale): readonly { readonly sign: string; readonly meaning: string }[] {
  const t = texts[locale];
  const cells = table.rows.flatMap((row) => row.cells);
  const states = (['not-asked', 'not-applicable', 'not-answered', 'not-yet', 'withheld'] as const).filter((state) => cells.some((cell) => !hasValue(cell) && cell.none === state));
  const meaning = (state: CellState): string => (state === 'not-answered' && table.measure === 'series' ? t.notStatedSign : t.signs[state]);
  const bySign = Map.groupBy(states, (state) => standardSign[state]);
  const nil = cells.some((cell) => hasValue(cell) && cell.value === 0) || table.columns.some((column) => column.notAnswered === 0);
  return [
    ...[...bySign].map(([sign, same]) => ({ sign, meaning: same.map(meaning).join('; ') })),
    ...(nil ? [{ sign: nilSign, meaning: t.nil }] : []),
    ...(isShare(table) && cells.some((cell) => hasValue(cell) && cell.value > 0 && cell.value < 0.0005)
      ? [{ sign: locale === 'en' ? '0.0' : '0,0', meaning: t.lessThanHalf }]
      : []),
    ...(cells.some((cell) => hasValue(cell) && cell.preliminary) ? [{ sign: preliminarySign, meaning: t.preliminary }] : []),
  ];
}

/** "2014–2018", or one year. */
export const yearsText = ({ from, to }: FigureTable['years']): string => (from === to ? String(from) : `${from}–${to}`);
/** What is measured and when: "Prosentandel av sentralene som svarte, 2014–2018." */
export function subtitle(table: FigureTable, locale: Locale): string {
  const years = yearsText(table.years);
  if (table.measure !== 'series' && table.measure !== 'sum-of-answers') return texts[locale].measures[table.measure](years);
  const unit = table.unit[locale] ?? table.unit.nb;
  return `${unit.charAt(0).toUpperCase()}${unit.slice(1)}. ${texts[locale].measures[table.measure](years)}`;
}

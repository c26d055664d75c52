import type { Nodes } from 'mdast';
import type { LocalText, Locale } from '../../../platform/locale.ts';
import { formatNumber, formatShare, textIn } from '../../../platform/locale.ts';
import type { FigureTable } from '../../figures/figure.ts';
import type { Cell } from '../../indicators/cell.ts';
import { hasValue } from '../../indicators/cell.ts';
import { sumOfPoints } from '../../indicators/series.ts';
import { stateWords } from '../claim-explanation.ts';
import { draftTexts } from '../draft-texts.ts';
import type { Insertable } from '../report-editor.server.ts';
import type { BookedSeries, FulfilledShares } from '../source.ts';
import { fulfilmentName } from '../source.ts';
import type { ChapterText } from './chapter-text.ts';
import { textOf } from './chapter-text.ts';

/** A number that can be put into the text: a source, and the years it can be asked for. */
export interface NumberChoice {
  /** Names its fields in the form. */
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly demonstration: boolean;
  readonly years: readonly {
    /** As written between the braces. */ readonly source: string;
    readonly label: string;
    /** As a claim would say it; absent when there is no number. */ readonly wording?: string | undefined;
  }[];
}

const cellText = (cell: Cell, share: boolean, locale: Locale): string => {
  if (!hasValue(cell)) return stateWords(cell.none, locale);
  // Only a share is a share of somebody: 104 persons are not 104 of 10 centres.
  const of = !share || cell.of === undefined ? '' : ` (${cell.count ?? cell.value} ${locale === 'en' ? 'of' : 'av'} ${cell.of})`;
  return `${share ? formatShare(locale, cell.value) : formatNumber(locale, cell.value)}${of}`;
};
/** "45 kommuner"; of the years together the unit keeps how it was counted: "226 kommuner (summert over år)". */
const wordingOf = (cell: Cell, share: boolean, language: Locale, unit: LocalText, summed = false): string | undefined => {
  if (!hasValue(cell)) return undefined;
  const counted = textIn(unit, language);
  return share ? formatShare(language, cell.value) : `${formatNumber(language, cell.value)} ${summed ? counted : counted.replace(/\s*\(.*\)$/, '')}`;
};

interface Languages {
  /** Of the page. */
  readonly locale: Locale;
  /** Of the report's text. */
  readonly language: Locale;
}

function seriesChoice(booked: BookedSeries, { locale, language }: Languages): NumberChoice {
  const { indicator, series, itemLabel } = booked;
  const t = draftTexts[locale].insert;
  const item = series.item === undefined ? '' : ` item=${series.item}`;
  const sum = indicator.overYears === 'sum' && series.points.length > 1 ? sumOfPoints(series.points, series.basis, 'sum') : undefined;
  const span = `${series.points[0]?.year}–${series.points.at(-1)?.year}`;
  return {
    key: `${indicator.id}${item.replace(' item=', '/')}`,
    label: textIn(indicator.label, locale) + (itemLabel ? `: ${textIn(itemLabel, locale)}` : ''),
    detail: textIn(indicator.unit, locale),
    demonstration: series.basis === 'demonstration',
    years: [
      ...(sum ? [{ source: `${indicator.id}${item}`, label: t.sum(span, cellText(sum, false, locale)), wording: wordingOf(sum, false, language, indicator.unit, true) }] : []),
      ...series.points.toReversed().map((p) => ({
        source: `${indicator.id}${item} year=${p.year}`,
        label: t.inYear(p.year, cellText(p.cell, false, locale)),
        wording: wordingOf(p.cell, false, language, indicator.unit),
      })),
      ...(series.points.length > 1 ? [{ source: `${indicator.id}${item} by=year`, label: t.byYear }] : []),
    ],
  };
}

function rowChoices(table: FigureTable, { locale, language }: Languages): NumberChoice[] {
  const t = draftTexts[locale].insert;
  const share = table.measure === 'share-of-centres';
  return table.rows.map((row) => {
    const source = `${table.id}.${row.id}`;
    const yearly = table.columns.flatMap((column, i) => (column.year === undefined || column.region !== undefined ? [] : [{ year: column.year, cell: row.cells[i]! }]));
    return {
      key: source,
      label: textIn(row.label, locale),
      detail: textIn(table.title, locale),
      demonstration: table.basis === 'demonstration',
      years: [
        ...yearly.toReversed().map(({ year, cell }) => ({
          source: `${source} year=${year}`,
          label: t.inYear(year, cellText(cell, share, locale)),
          wording: wordingOf(cell, share, language, table.unit),
        })),
        ...(yearly.length > 1 ? [{ source: `${source} by=year`, label: t.byYear }] : []),
      ],
    };
  });
}

function sharesChoice({ label, source, basis, points }: FulfilledShares, { locale, language }: Languages): NumberChoice {
  const t = draftTexts[locale].insert;
  return {
    key: fulfilmentName,
    label: textIn(label, locale),
    detail: textIn(source, locale),
    demonstration: basis === 'demonstration',
    years: [
      ...points.toReversed().map(({ year, cell }) => ({
        source: `${fulfilmentName} year=${year}`,
        label: t.inYear(year, cellText(cell, true, locale)),
        wording: hasValue(cell) ? formatShare(language, cell.value) : undefined,
      })),
      ...(points.length > 1 ? [{ source: `${fulfilmentName} by=year`, label: t.byYear }] : []),
    ],
  };
}

/** Whether every word of the query is in one of the texts. */
const matches = (query: string, texts: readonly string[]): boolean => {
  const all = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
};

export interface Choices {
  readonly numbers: readonly NumberChoice[];
  readonly cells: readonly NumberChoice[];
  readonly figures: readonly FigureTable[];
  readonly quotes: Insertable['quotes'];
  readonly hidden: { readonly numbers: number; readonly cells: number; readonly quotes: number };
}
const shown = { numbers: 6, cells: 10, quotes: 6 };

/** What matches the query, a page of each kind. */
export function chooseFrom(insertable: Insertable, query: string, languages: Languages): Choices {
  const wanted = (c: NumberChoice): boolean => matches(query, [c.label, c.detail, c.key]);
  const numbers = insertable.series.map((s) => seriesChoice(s, languages)).filter(wanted);
  const shares = insertable.fulfilment ? [sharesChoice(insertable.fulfilment, languages)] : [];
  const cells = [...shares, ...insertable.figures.flatMap((f) => rowChoices(f, languages))].filter(wanted);
  const quotes = insertable.quotes.filter((q) => matches(query, [q.text, String(q.year)]));
  return {
    numbers: numbers.slice(0, shown.numbers),
    cells: cells.slice(0, shown.cells),
    figures: insertable.figures.filter((f) => matches(query, [textIn(f.title, languages.locale), f.id])),
    quotes: quotes.slice(0, shown.quotes),
    hidden: { numbers: Math.max(0, numbers.length - shown.numbers), cells: Math.max(0, cells.length - shown.cells), quotes: Math.max(0, quotes.length - shown.quotes) },
  };
}

/** The ends of the text's blocks, where something can be put in: line, the characters before it, its last words. */
export function insertionPlaces(text: Pick<ChapterText, 'tree'>): { readonly line: number; readonly at: number; readonly words: string }[] {
  return text.tree.children.flatMap((node: Nodes) => {
    const words = textOf(node).replace(/\s+/g, ' ').trim();
    const end = node.position?.end;
    return end?.offset === undefined ? [] : [{ line: end.line, at: end.offset, words: words.length > 60 ? `… ${words.slice(-58)}` : words }];
  });
}

/** The text with a directive put in after `at`: in the same paragraph, or as a block of its own. */
export function insertAt(markdown: string, at: number | undefined, directive: string): string {
  const place = at ?? markdown.trimEnd().length;
  const [before, after] = [markdown.slice(0, place), markdown.slice(place)];
  const inline = /^:[a-z]/.test(directive) && at !== undefined && !/(?:^|\n)(?:#|::)[^\n]*$/.test(before);
  if (inline) return `${before}${before === '' ? '' : ' '}${directive}${after}`;
  const rest = after.replace(/^\s+/, '');
  return `${before}${before === '' ? '' : '\n\n'}${directive}\n${rest === '' ? '' : `\n${rest}`}`;
}

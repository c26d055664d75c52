import type { LocalText } from '../../platform/locale.ts';
import type { Cell } from './cell.ts';

/** What a number stands on. Never mixed within one series. */
export const bases = ['published', 'demonstration', 'register'] as const;
export type Basis = (typeof bases)[number];

/** A named number with a definition, a unit and a scope, per year. A count says what it counts. */
export interface Indicator {
  /** Dotted, lower case: `visits.municipalities.summed`. */
  readonly id: string;
  readonly label: LocalText;
  readonly definition: LocalText;
  readonly unit: LocalText;
  /** What is not counted, and what the number must not be read as. */
  readonly notCounted?: LocalText | undefined;
  /**
   * How years go together: `sum` over years is meaningful and named as a sum; `none`: years cannot be added
   * (distinct municipalities, number of centres).
   */
  readonly overYears: 'sum' | 'none';
  /** Set when the number is only given item by item (one number an institution). The items must not be added: a centre may count in several. */
  readonly by?: Breakdown | undefined;
}

export interface BreakdownItem {
  readonly id: string;
  readonly label: LocalText;
}
export interface Breakdown {
  /** `partner`: as in `?by=partner`. */
  readonly id: string;
  readonly label: LocalText;
  readonly items: readonly BreakdownItem[];
}

export interface SeriesPoint {
  readonly year: number;
  readonly cell: Cell;
  /** Where this very number was printed. */
  readonly source?: Source | undefined;
}

/** A place a number was printed: a report, a news item. */
export interface Source {
  readonly id: string;
  readonly name: LocalText;
  readonly address?: string | undefined;
}

/** A number as printed; `null` where the source shows an empty cell, which is not zero. */
export interface PublishedNumber {
  readonly indicator: string;
  readonly item?: string | undefined;
  readonly year: number;
  readonly value: number | null;
  readonly source: Source;
}
/** From `year` on, numbers cannot be compared with those before. */
export interface SeriesBreak {
  readonly year: number;
  readonly why: LocalText;
}
/** The scheme's indicators with the numbers published for them. */
export interface IndicatorBook {
  readonly indicators: readonly Indicator[];
  readonly published: readonly PublishedNumber[];
  readonly breaks: Readonly<Record<string, readonly SeriesBreak[]>>;
}

declare module '../../platform/context.ts' {
  interface Definitions {
    readonly indicators: IndicatorBook;
  }
}

/** An indicator's numbers, from one basis, ordered by year. */
export interface Series {
  readonly indicator: string;
  readonly item?: string | undefined;
  readonly basis: Basis;
  readonly source: { readonly name: LocalText; readonly address?: string | undefined };
  readonly points: readonly SeriesPoint[];
  /** Breaks: from this year on the numbers cannot be compared with those before. */
  readonly breaks: readonly SeriesBreak[];
}

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
}

export interface SeriesPoint {
  readonly year: number;
  readonly cell: Cell;
}

/** An indicator's numbers, from one basis, ordered by year. */
export interface Series {
  readonly indicator: string;
  readonly basis: Basis;
  readonly source: { readonly name: LocalText; readonly address?: string | undefined };
  readonly points: readonly SeriesPoint[];
  /** Breaks: from this year on the numbers cannot be compared with those before. */
  readonly breaks: readonly { readonly year: number; readonly why: LocalText }[];
}

import type { LocalText } from '../../platform/locale.ts';
import type { Cell } from './cell.ts';

/** What a number stands on. Never mixed within one series. */
export const bases = ['published', 'demonstration', 'register'] as const;
export type Basis = (typeof bases)[number];

/** The numbers that can be computed from the registers; how is in `register.ts`. */
export const registerNumbers = [
  'enquiries.received',
  'enquiries.answered',
  'enquiries.referred',
  'enquiries.helped',
  'enquiries.median-first-answer',
  'visits.held',
  'visits.people',
  'visits.municipalities.summed',
  'visits.municipalities.distinct',
  'activities.held',
  'activities.with-governors',
  'activities.with-authorities',
  'activities.partner-centres',
  'assignments.taken',
  'assignments.done',
  'assignments.shared',
  'assignments.hours',
  'gatherings.held',
  'gatherings.attended',
  'gatherings.participants',
  'ideas.published',
  'ideas.used',
  'ideas.municipalities.distinct',
  'ideas.edited',
] as const;
export type RegisterNumber = (typeof registerNumbers)[number];

/** From a year on the register is the source, and what is published for years before it stays as it was printed. */
export interface FromRegister {
  readonly from: number;
  readonly number: RegisterNumber;
  /** What the register counts, and does not, where that is not what the published numbers did. */
  readonly definition?: LocalText | undefined;
  readonly notCounted?: LocalText | undefined;
}

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
  /** Set when the number is only given item by item (one number an institution). The items must not be added: a centre may count in several. `others`: the item of all that has none of its own. */
  readonly by?: (Breakdown & { readonly others?: string | undefined }) | undefined;
  readonly register?: FromRegister | undefined;
  /** What the register's numbers can be told apart by, beside centre and region; their items are the scheme's own lists. */
  readonly breakdowns?: readonly Breakdown[] | undefined;
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
  /** One thing may be counted in several items: they cannot be added. */
  readonly overlapping?: boolean | undefined;
}

export interface SeriesPoint {
  readonly year: number;
  readonly cell: Cell;
  /** Where this very number was printed, or the register. */
  readonly source?: Source | undefined;
  /** Only in a series that goes from published numbers to the register: what this year stands on. */
  readonly basis?: Basis | undefined;
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
/** From `year` on, numbers cannot be compared with those before; `why` is a sentence of its own and names the year. */
export interface SeriesBreak {
  readonly year: number;
  readonly why: LocalText;
  /** The series goes over to the register here, as every other series of the scheme does. */
  readonly newSource?: boolean | undefined;
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

/** An indicator's numbers, ordered by year. */
export interface Series {
  readonly indicator: string;
  /** An item of the indicator's own, or of one of its breakdowns: `topic/starting-up`. */
  readonly item?: string | undefined;
  /** Of all the years; where they differ (`points` say which) the one that must be said: invented before registered before published. */
  readonly basis: Basis;
  readonly source: { readonly name: LocalText; readonly address?: string | undefined };
  readonly points: readonly SeriesPoint[];
  /** Breaks: from this year on the numbers cannot be compared with those before. */
  readonly breaks: readonly SeriesBreak[];
  /** All the years as one, counted anew from the register, for a number whose years cannot be added. */
  readonly together?: Cell | undefined;
}

import type { VisitForm } from '../../visit.ts';

/** How a scheme's demonstration visits are made, from `demonstration/visits.yaml`. */
export interface VisitDemonstration {
  readonly seed: number;
  /** The first year. */
  readonly from: number;
  /** About how many groups ask for a visit of their own in a year. */
  readonly perYear: number;
  /** Visiting days of each centre in a year. */
  readonly daysPerYear: number;
  /** Counties where most write nynorsk. */
  readonly nynorsk: readonly string[];
  readonly weights: Readonly<Record<string, number>>;
  readonly kinds: Readonly<Record<string, { readonly weight: number; readonly persons: readonly [number, number] }>>;
  /** Visiting days to come at the first start, whatever the date. */
  readonly ahead: readonly {
    readonly centre: string;
    readonly day: string;
    /** Working days from now. */
    readonly in: number;
    readonly places: number;
    readonly approval: boolean;
    readonly waitingList: boolean;
    /** Its places are taken, and a group waits. */
    readonly full: boolean;
  }[];
  readonly days: readonly DayText[];
  readonly asks: Sayings;
  readonly proposes: Sayings;
  readonly declines: Sayings;
  readonly comments: Sayings;
}
export interface DayText {
  readonly id: string;
  readonly form: VisitForm;
  readonly title: string;
  readonly programme: string;
  readonly practical: string;
  /** `{centre}`: its name. */
  readonly place: string;
}
interface Sayings {
  readonly nb: readonly string[];
  readonly nn: readonly string[];
}

declare module '../../../../platform/context.ts' {
  interface Definitions {
    /** Undefined for a scheme without demonstration data. */
    readonly visitDemonstration?: VisitDemonstration | undefined;
  }
}

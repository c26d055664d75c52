/** `demonstration/activities.yaml`: how the demonstration's log is made. */
export interface Sayings {
  readonly nb: readonly string[];
  readonly nn: readonly string[];
}
/** One kind of activity: about how many a centre has in a year, and what they are like. */
export interface KindSettings {
  readonly perYear: number;
  /** `{county}` is the centre's own, `{centre}` its name. */
  readonly titles: Sayings;
  readonly notes?: Sayings | undefined;
  readonly audience?: readonly [number, number] | undefined;
  readonly media?: readonly string[] | undefined;
  readonly targetGroups?: readonly string[] | undefined;
  /** How often it is done with an office of the own county, of another of the area, and outside: shares from 0 to 1. */
  readonly governor?: readonly [number, number, number] | undefined;
  readonly authority?: readonly [number, number, number] | undefined;
  /** How often together with another centre. */
  readonly together?: number | undefined;
  readonly participation?: readonly string[] | undefined;
  /** How often a programme, or a picture, is attached. */
  readonly programme?: number | undefined;
  readonly picture?: number | undefined;
  /** How many days it lasts. */
  readonly days?: readonly [number, number] | undefined;
}
export interface ActivityDemonstration {
  readonly seed: number;
  /** The first year. */
  readonly from: number;
  /** The codes of the counties whose centres write nynorsk. */
  readonly nynorsk: readonly string[];
  /** How much a centre writes down, beside 1. */
  readonly weights: Readonly<Record<string, number>>;
  /** Institutions near a county, by its code. */
  readonly partners: Readonly<Record<string, readonly string[]>>;
  /** Institutions that centres have added. */
  readonly added: readonly { readonly centre: string; readonly name: string }[];
  readonly kinds: Readonly<Record<string, KindSettings>>;
}
declare module '../../../../platform/context.ts' {
  interface Definitions {
    readonly activityDemonstration?: ActivityDemonstration | undefined;
  }
}

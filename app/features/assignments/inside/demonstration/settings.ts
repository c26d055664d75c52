import type { PartState, RequesterKind } from '../../assignment.ts';

/** What people wrote, in the language of the county they are in. */
export interface Sayings {
  readonly nb: readonly string[];
  readonly nn: readonly string[];
}
export interface KindSettings {
  /** How many of the log's activities of this kind came of an assignment. */
  readonly share: number;
  readonly requesters: Readonly<Partial<Record<RequesterKind, number>>>;
  readonly hours: readonly [number, number];
  readonly texts: Sayings;
}
/** One that is not done. Days before today: made, asked, ago, closed; `due` is after it, or before when negative. */
export interface CurrentAssignment {
  readonly kind: string;
  readonly centre: string;
  readonly title: string;
  readonly text: string;
  readonly requester: RequesterKind;
  readonly requesterName: string;
  readonly made: number;
  readonly due: number;
  readonly hours: number | null;
  readonly region: string;
  readonly themes: readonly string[];
  readonly wanted: number;
  readonly closed?: number | undefined;
  readonly closedWord: string;
  readonly parts: readonly {
    readonly centre: string;
    readonly state: Exclude<PartState, 'done'>;
    /** Who asked it; empty: the authority. */
    readonly by: string;
    readonly asked?: number | undefined;
    readonly shared: boolean;
    readonly hours: number | null;
    readonly ago: number;
    readonly word: string;
  }[];
}
/** How the demonstration's assignments are made: `demonstration/assignments.yaml`. */
export interface AssignmentDemonstration {
  readonly seed: number;
  readonly from: number;
  readonly nynorsk: readonly string[];
  readonly officers: readonly string[];
  readonly titles: Readonly<Record<string, string>>;
  readonly names: { readonly conference: readonly string[]; readonly other: readonly string[] };
  readonly declined: Sayings;
  readonly passedOn: Sayings;
  readonly kinds: Readonly<Record<string, KindSettings>>;
  readonly current: readonly CurrentAssignment[];
}
declare module '../../../../platform/context.ts' {
  interface Definitions {
    readonly assignmentDemonstration?: AssignmentDemonstration | undefined;
  }
}

import type { ParticipantKind } from '../../gathering.ts';

/** `demonstration/gatherings.yaml`. */
export interface MadeKind {
  readonly id: string;
  readonly kind: string;
  /** Empty: the authority. */
  readonly centre: string;
  readonly language: 'nb' | 'nn';
  readonly title: string;
  readonly text: string;
  readonly place: string;
  readonly online: string;
  readonly hours: readonly [string, string];
  readonly places: number | null;
  readonly approval: boolean;
  readonly centres: readonly string[];
  /** How likely one, and a second, of each centre; how many guests. */
  readonly who: { readonly one: number; readonly two: number; readonly guests: number };
  readonly items: readonly { readonly at: string; readonly minutes: number; readonly title: string; readonly subject: string; readonly speaker: string }[];
  readonly minutes: string;
}
export interface GatheringDemonstration {
  readonly seed: number;
  readonly guests: readonly {
    readonly kind: Exclude<ParticipantKind, 'centre'>;
    readonly office: string;
    readonly name: string;
    readonly organisation: string;
    readonly language: 'nb' | 'nn';
  }[];
  /** By subject: about what was thought of it, and how it has changed each year since the first. */
  readonly scores: Readonly<Record<string, readonly [number, number]>>;
  readonly needs: readonly string[];
  readonly comments: Readonly<Record<'nb' | 'nn', readonly string[]>>;
  readonly held: readonly (MadeKind & { readonly years: readonly [number, number]; readonly on: string })[];
  readonly ago: readonly (MadeKind & { readonly in: number })[];
  readonly ahead: readonly (MadeKind & { readonly in: number })[];
}
declare module '../../../../platform/context.ts' {
  interface Definitions {
    readonly gatheringDemonstration?: GatheringDemonstration | undefined;
  }
}

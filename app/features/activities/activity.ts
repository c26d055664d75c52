import type { LocalText } from '../../platform/locale.ts';
import { yearInAny } from '../scheme/scheme.ts';
import type { Task, Years } from '../scheme/scheme.ts';

/** What a kind may have beside what all have: date or period, title, link, note and tasks. */
export const activityFields = ['counterparts', 'audience', 'targetGroups', 'participation', 'partners', 'medium', 'centres'] as const;
export type ActivityField = (typeof activityFields)[number];

/** One of a list of the scheme; offered in the years it names. */
export interface Choice {
  readonly id: string;
  readonly label: LocalText;
  readonly years: readonly Years[];
}
export interface ActivityKind extends Choice {
  readonly fields: readonly ActivityField[];
  /** The tasks it usually serves, by number in each agreement period. Suggested, never decided. */
  readonly tasks: Readonly<Record<string, readonly number[]>>;
}
/** `activities.yaml`. The ids of the lists are the questionnaire's. */
export interface ActivityRules {
  readonly kinds: readonly ActivityKind[];
  readonly targetGroups: readonly Choice[];
  readonly participation: readonly Choice[];
  readonly partners: readonly Choice[];
}
declare module '../../platform/context.ts' {
  interface Definitions {
    readonly activities: ActivityRules;
  }
}
export const offeredIn = <C extends Choice>(choices: readonly C[], year: number): readonly C[] => choices.filter((c) => yearInAny(c.years, year));
export const findKind = (rules: Pick<ActivityRules, 'kinds'>, id: string): ActivityKind | undefined => rules.kinds.find((k) => k.id === id);

/** An office the centre did it with: a county governor's lasting office, or a county authority by the county's code of the day. */
export interface Counterpart {
  readonly kind: 'governor' | 'authority';
  readonly id: string;
}
export const relationSides = ['own', 'other', 'outside'] as const;
/** In the centre's own county, in another county of its area, or outside of it. Derived, never asked. */
export type RelationSide = (typeof relationSides)[number];
export type Relation = `${RelationSide}-${Counterpart['kind']}`;
export const relations = relationSides.flatMap((side) => (['governor', 'authority'] as const).map((kind): Relation => `${side}-${kind}`));

/** What somebody writes down. Lists are of ids, in any order. */
export interface ActivityInput {
  readonly kind: string;
  /** ISO dates; `endsOn` is included, and null for a single day. */
  readonly startsOn: string;
  readonly endsOn: string | null;
  readonly title: string;
  readonly counterparts: readonly Counterpart[];
  readonly audience: number | null;
  readonly targetGroups: readonly string[];
  readonly participation: readonly string[];
  /** Of the scheme's list, or added by a centre. */
  readonly partners: readonly string[];
  readonly medium: string;
  readonly link: string;
  readonly note: string;
  /** `2023-2025/7`: a task of an agreement period; see `tasksOffered`. */
  readonly tasks: readonly string[];
  /** The other centres it was done with: each sees it, and it counts for each, but once for the scheme. */
  readonly centres: readonly string[];
}
export const emptyActivity: ActivityInput = {
  kind: '',
  startsOn: '',
  endsOn: null,
  title: '',
  counterparts: [],
  audience: null,
  targetGroups: [],
  participation: [],
  partners: [],
  medium: '',
  link: '',
  note: '',
  tasks: [],
  centres: [],
};
export interface Activity extends ActivityInput {
  readonly id: string;
  /** Who wrote it down, and alone may change it. Not among `centres`. */
  readonly centreId: string;
  readonly demonstration: boolean;
  readonly version: number;
  readonly madeAt: Date;
  readonly madeByName: string;
  readonly changedAt: Date;
  readonly removedAt: Date | null;
}
/** A file that belongs to an activity; of a removed one, only that it was there. */
export interface ActivityFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  /** Bytes. */
  readonly size: number;
  readonly addedAt: Date;
  readonly addedByName: string;
  readonly removedAt: Date | null;
  readonly removedByName: string | null;
}
/** One change: who did what when, and the activity as it was before. */
export interface ActivityRevision {
  readonly version: number;
  readonly deed: 'changed' | 'shared' | 'left' | 'removed' | 'restored';
  readonly at: Date;
  readonly byName: string;
  readonly before: ActivityInput;
}

/** The years it counts in: every year that it touches. */
export function yearsOf({ startsOn, endsOn }: Pick<ActivityInput, 'startsOn' | 'endsOn'>): number[] {
  const from = Number(startsOn.slice(0, 4));
  const to = Number((endsOn ?? startsOn).slice(0, 4));
  return Array.from({ length: Math.max(0, to - from) + 1 }, (_, i) => from + i);
}

/** The kind's own fields alone: what was typed for another kind is left out. */
export function fitted(input: ActivityInput, kind: Pick<ActivityKind, 'fields'>): ActivityInput {
  const dropped = activityFields.filter((f) => !kind.fields.includes(f)).map((f) => [f, emptyActivity[f]]);
  return { ...input, ...Object.fromEntries(dropped) };
}

/** A task as an activity names it. */
export interface OfferedTask {
  readonly ref: string;
  readonly task: Task;
  /** The kind usually serves it. */
  readonly suggested: boolean;
}

export const activityMeasures = ['activity', 'relation', 'office', 'target-group', 'participation', 'partner', 'task'] as const;
export type ActivityMeasure = (typeof activityMeasures)[number];
/** What is counted, in each year it touches. */
export interface ActivityCount {
  readonly year: number;
  /** Empty: for the scheme, where a shared activity counts once. The centres' counts do not add up to it. */
  readonly centreId: string;
  readonly measure: ActivityMeasure;
  /** Kind; relation and kind (`own-governor/professional-day`); `governor` or `authority`, done with at least one; target group, participation, partner; task (`2023-2025/7`). */
  readonly item: string;
  readonly n: number;
}

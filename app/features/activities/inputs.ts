import type { Activity, ActivityFile, ActivityInput, ActivityRevision, Choice } from './activity.ts';
import type { Fault } from './faults.ts';

/** What the use cases take and give; `activities.server.ts` says who may. */

export interface ActivityFilter {
  /** Activities that touch the year. */
  readonly year?: number | undefined;
  readonly kind?: string | undefined;
  /** Every word is somewhere in title, note, medium or link. */
  readonly words?: string | undefined;
  readonly removed?: boolean | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}
/** Newest first. */
export interface ActivityPage {
  readonly activities: readonly Activity[];
  readonly next: string | undefined;
}
/** One activity with what has been done to it, newest first. */
export interface ActivityCase {
  readonly activity: Activity;
  readonly history: readonly ActivityRevision[];
  /** Its files, the oldest first, and those that were removed from it. */
  readonly files: readonly ActivityFile[];
  /** The centre that asks may change it: it is the one that wrote it down. */
  readonly mayChange: boolean;
}
export interface UsedKind {
  readonly kind: string;
  /** ISO date of the latest. */
  readonly lastOn: string;
}
/** An institution of the scheme's list, or one that a centre has added (`centreId`). */
export interface Partner extends Choice {
  readonly centreId?: string | undefined;
}
export interface Invalid {
  readonly ok: false;
  readonly reason: 'invalid';
  readonly faults: readonly Fault[];
}
/** `again`: the same posted twice. */
export type Logged = { readonly ok: true; readonly id: string; readonly again: boolean } | Invalid;

/** A file to keep with an activity: recognised by its content, its name safe. */
export interface NewFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How often an activity comes again. */
export type Repeat =
  | { readonly kind: 'once'; readonly startsOn: string }
  /** The same day of the month, so many times after this one. */
  | { readonly kind: 'monthly'; readonly times: number };

/** A fault in a file to import: row and column as one sees them in the file, both from 1. */
export interface ImportFault {
  readonly row: number;
  readonly column: number;
  readonly heading: string;
  readonly reason: Fault['reason'] | 'unreadable' | 'unknown-heading' | 'missing-heading' | 'too-many-rows' | 'empty' | 'not-a-number' | 'unknown';
  /** What stood there. */
  readonly given: string;
}
export type ImportResult =
  /** Dry run: what it would write. */
  | { readonly ok: true; readonly rows: number; readonly activities: readonly ActivityInput[]; readonly again: number }
  | { readonly ok: false; readonly reason: 'faults'; readonly faults: readonly ImportFault[] };

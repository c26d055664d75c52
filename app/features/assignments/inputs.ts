import type { Refusal } from '../../platform/errors.ts';
import type { Assignment, AssignmentDeed, AssignmentEvent, Load, Suggestion } from './assignment.ts';
import type { Fault, FinishFault } from './faults.ts';

/** What the use cases take and give; `assignments.server.ts` says who may. `centreId` is who acts: a centre of the actor's, or empty for the authority. */

/**
 * open: can be taken: nobody has it, or places are free. mine: what the centre has, and what it asks for; the authority's own. asked: the centre
 * is asked and can take it; for the authority, somebody is asked. taken, done, closed: those in that state.
 */
export const assignmentViews = ['open', 'mine', 'asked', 'taken', 'done', 'closed'] as const;
export type AssignmentView = (typeof assignmentViews)[number];
export interface AssignmentFilter {
  readonly centreId: string;
  readonly view: AssignmentView;
  /** Of the date; once done, of the day the last part was done. */
  readonly year?: number | undefined;
  /** Every word is somewhere in number, title, text or who asks. */
  readonly words?: string | undefined;
  /** Ids of a kind, and of a theme that it asks for. */
  readonly kind?: string | undefined;
  readonly theme?: string | undefined;
  /** Those whose region is the centre's, or that ask for a theme it has said it knows; to the authority all do. */
  readonly fits?: boolean | undefined;
  /** `next` of the page before. */
  readonly after?: string | undefined;
}
/** By date: the nearest first, of those done or closed the latest. */
export interface AssignmentPage {
  readonly assignments: readonly Assignment[];
  readonly next: string | undefined;
}
export interface AssignmentCase {
  readonly assignment: Assignment;
  /** Oldest first. */
  readonly events: readonly AssignmentEvent[];
  /** Who might, likeliest first; none when it cannot be taken. */
  readonly suggestions: readonly Suggestion[];
  readonly may: Readonly<Record<AssignmentDeed, boolean>>;
}
export interface Loads {
  /** Every centre with an agreement in the year, also those with nothing, in the scheme's order. */
  readonly loads: readonly Load[];
  /** Of the centres whose agreement ran the whole year; of all, when none did. */
  readonly median: { readonly assignments: number; readonly hours: number };
}
export interface Waiting {
  /** The centre is asked and has not answered; for the authority: asked ones that wait for an answer. */
  readonly asked: number;
  /** Can be taken, by this centre. */
  readonly open: number;
  /** The centre has it, and its date is over; for the authority: all that are. */
  readonly late: number;
}
export interface Invalid<F> {
  readonly ok: false;
  readonly reason: 'invalid';
  readonly faults: readonly F[];
}
/** `again`: the same posted twice. */
export type Made = { readonly ok: true; readonly id: string; readonly again: boolean } | Invalid<Fault>;
export type Changed = { readonly ok: true } | Invalid<Fault> | Refusal<'changed-meanwhile' | 'over'>;
/**
 * over: it is done or closed by now. full: others took the last place. changed-meanwhile: it says something else than the page showed.
 * no-agreement: the centre's has ended. own: the centre asks the others for it. not-yours: the centre does not have it (any longer).
 */
export type Taken = { readonly ok: true } | Refusal<'over' | 'full' | 'changed-meanwhile' | 'no-agreement' | 'own' | 'bad-hours'>;
/** no-word: it is to be said why. unknown-centre: without an agreement, or the centre itself. has-declined, has-it: of the one that is to be asked. */
export type Asked = { readonly ok: true } | Refusal<'over' | 'not-yours' | 'full' | 'no-word' | 'bad-word' | 'unknown-centre' | 'has-declined' | 'has-it' | 'no-agreement'>;
export type Declined = { readonly ok: true } | Refusal<'over' | 'not-yours' | 'no-word' | 'bad-word' | 'own'>;
export type Closed = { readonly ok: true } | Refusal<'over' | 'no-word' | 'bad-word'>;
/** `activityId`: in the log. `again`: it was done already. */
export type Finished = { readonly ok: true; readonly activityId: string; readonly again: boolean } | Invalid<FinishFault> | Refusal<'over' | 'not-yours'>;

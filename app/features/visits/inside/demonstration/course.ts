import type { Locale } from '../../../../platform/locale.ts';
import { stateAfter } from '../../visit.ts';
import type { Evaluation, Move, Visit, VisitContact, VisitingDay, VisitLine, VisitMessage, VisitState } from '../../visit.ts';

export type MadeDay = Omit<VisitingDay, 'taken' | 'waiting' | 'version' | 'sequence' | 'demonstration'> & { readonly changedAt: Date; readonly changedBy: string };

/**
 * One group's visit from the day it was asked for, changed only by the moves that the words allow: what comes out of it is what people
 * and jobs could have made.
 */
export interface Course {
  /** Names it among the others, and makes its ids. */
  readonly name: string;
  readonly centreId: string;
  readonly dayId: string | null;
  readonly form: Visit['form'];
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly periods: Visit['periods'];
  readonly requestedAt: Date;
  readonly contact: VisitContact;
  state: VisitState;
  lines: readonly VisitLine[];
  suggestedCentreId: string | null;
  startsAt: Date | null;
  endsAt: Date | null;
  place: string;
  version: number;
  sequence: number;
  waitingSince: Date | null;
  agreedAt: Date | null;
  heldAt: Date | null;
  summedAt: Date | null;
  endedAt: Date | null;
  readonly messages: Omit<VisitMessage, 'id' | 'seq'>[];
  readonly evaluations: Evaluation[];
}

type Begun = Pick<Course, 'name' | 'centreId' | 'dayId' | 'form' | 'topics' | 'language' | 'periods' | 'requestedAt' | 'contact' | 'lines' | 'startsAt' | 'endsAt' | 'place'>;
export function begin(begun: Begun, state: 'requested' | 'waiting' | 'agreed', text: string): Course {
  const at = begun.requestedAt;
  return {
    ...begun,
    state,
    suggestedCentreId: null,
    version: 1,
    sequence: 0,
    waitingSince: state === 'waiting' ? at : null,
    agreedAt: state === 'agreed' ? at : null,
    heldAt: null,
    summedAt: null,
    endedAt: null,
    messages: [{ kind: 'group', authorName: begun.contact.name, at, body: text }],
    evaluations: [],
  };
}

export function move(course: Course, by: Move, at: Date): void {
  const next = stateAfter(course.state, by);
  if (next === undefined) throw new Error(`invariant: ${by} from ${course.state}`);
  if (next === 'agreed' && course.state !== 'agreed') course.agreedAt = at;
  if (next === 'held') course.heldAt = at;
  if (next === 'summed-up') course.summedAt = at;
  if (next === 'declined' || next === 'withdrawn' || next === 'cancelled') course.endedAt = at;
  course.state = next;
  course.version += 1;
}

export const tell = (course: Course, kind: 'group' | 'centre', authorName: string, at: Date, body: string): void => {
  course.messages.push({ kind, authorName, at, body });
};

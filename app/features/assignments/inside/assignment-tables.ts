import type { ColumnType } from 'kysely';
import type { AssignmentEvent, AssignmentMeasure, AssignmentState, PartState, RequesterKind } from '../assignment.ts';

/** Written only by the database's own triggers. */
type Kept<T> = ColumnType<T, never, never>;
/** An ISO date on the way in; read with `::text`. */
type Day = string;

/** A part as the assignment's own row has it. */
export interface CopiedPart {
  readonly centreId: string;
  readonly state: PartState;
  readonly hours: number | null;
  readonly askedBy: string | null;
  readonly shared: boolean;
  readonly word: string;
  readonly at: string;
  readonly doneOn: string | null;
}
export interface AssignmentTables {
  assignment: {
    id: string;
    once: string;
    number: string;
    demonstration: boolean;
    centre_id: string | null;
    kind: string;
    title: string;
    text: string;
    requester: RequesterKind;
    requester_name: string;
    due_on: Day;
    hours: number | null;
    region: string;
    themes: string[];
    wanted: number;
    parts: Kept<readonly CopiedPart[]>;
    state: Kept<AssignmentState>;
    taken: Kept<number>;
    activity_id: string | null;
    closed_at: Date | null;
    closed_word: string;
    board_told_on: Day | null;
    officers_told_on: Day | null;
    version: number;
    made_at: Date;
    made_by: string;
    made_by_name: string;
  };
  assignment_part: {
    assignment_id: string;
    centre_id: string;
    state: PartState;
    hours: number | null;
    asked_by: string | null;
    shared: boolean;
    word: string;
    at: Date;
    done_on: Day | null;
    reminded_on: Day | null;
  };
  assignment_event: {
    id: Kept<string>;
    assignment_id: string;
    at: Date;
    by_id: string;
    by_name: string;
    centre_id: string | null;
    to_centre_id: string | null;
    deed: AssignmentEvent['deed'];
    word: string;
  };
  assignment_count: { year: number; centre_id: string; demonstration: boolean; measure: AssignmentMeasure; item: string; n: number };
}

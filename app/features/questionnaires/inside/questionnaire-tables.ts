import type { ColumnType, Generated } from 'kysely';
import type { Draft } from '../answers.ts';
import type { BasisHow } from '../departures.ts';
import type { QuestionFacts } from '../prefill.ts';
import type { Clash } from '../merge.ts';
import type { ResponseStatus, RevisionKind } from '../round.ts';

/** ISO date on the way in; read with `::text`. */
type DateColumn = ColumnType<string, string, string>;
type Json<T> = ColumnType<T, string, string>;

export interface QuestionnaireTables {
  round: {
    year: number;
    opens_on: DateColumn;
    deadline: DateColumn;
    demonstration: boolean;
    opened_by: string;
    opened_at: Date;
  };
  round_centre: {
    year: number;
    centre_id: string;
    region: string;
    deadline: string | null;
    reminded_at: Date | null;
  };
  response: {
    centre_id: string;
    year: number;
    status: ResponseStatus;
    version: number;
    demonstration: boolean;
    saved_by: string;
    saved_at: Date;
    submitted_by: string | null;
    submitted_at: Date | null;
    receipt: string | null;
  };
  response_revision: {
    centre_id: string;
    year: number;
    version: number;
    kind: RevisionKind;
    actor: string;
    at: Date;
    answers: Json<Draft>;
    shown: ColumnType<Draft | null, string | null, never>;
    clashes: ColumnType<readonly Clash[] | null, string | null, never>;
    against: string | null;
    reason: string | null;
  };
  response_basis: {
    centre_id: string;
    year: number;
    question: string;
    version: number;
    how: BasisHow;
    actor: string;
    at: Date;
    facts: Json<QuestionFacts>;
    refs: Json<Readonly<Record<string, readonly string[]>>>;
  };
  response_editor: {
    centre_id: string;
    year: number;
    person_id: string;
    section: string;
    seen_at: Date;
  };
  answer_code: {
    id: Generated<string>;
    question: string;
    option: string;
    label: string;
    made_by: string;
    made_at: Date;
  };
  answer_coding: {
    centre_id: string;
    year: number;
    question: string;
    option: string;
    text: string;
    codes: string[];
    coded_by: string;
    coded_at: Date;
  };
  tally: {
    demonstration: boolean;
    year: number;
    region: string;
    key: string;
    n: string;
    total: string;
  };
  tally_delta: {
    id: Generated<string>;
    centre_id: string;
    demonstration: boolean;
    year: number;
    region: string;
    sign: 1 | -1;
    keys: string[];
    totals: number[];
  };
}

import type { ColumnType } from 'kysely';
import type { Locale } from '../../../../platform/locale.ts';
import type { ContributionKind, ContributionState, ReportReason } from '../../idea-use.ts';
import type { ReviewAnswer } from '../../idea.ts';

/** ISO date on the way in; read with `::text`. */
type Day = ColumnType<string, string, string>;

export interface UseTables {
  idea_contribution: {
    id: string;
    once: string;
    idea_id: string;
    demonstration: boolean;
    kind: ContributionKind;
    state: ContributionState;
    municipality_code: string | null;
    municipality_name: string;
    year: number | null;
    month: number | null;
    language: ColumnType<Locale | null, Locale | null | undefined, Locale | null>;
    at_home: ColumnType<boolean, boolean | undefined, boolean>;
    did: string;
    went: string;
    advice: string;
    body: string;
    reason: ReportReason | null;
    about_id: string | null;
    answer: string;
    answered_at: Date | null;
    enquiry_number: string | null;
    by_id: string | null;
    centre_id: string | null;
    link_hash: string | null;
    at: Date;
    changed_at: Date;
    reminded_at: Date | null;
  };
  idea_contributor: { contribution_id: string; name: string; email: string; language: Locale };
  idea_review: {
    idea_id: string;
    term: Day;
    asked_on: Day;
    reminded_on: ColumnType<string | null, string | null, string | null>;
    link_hash: string | null;
    author_gone: boolean;
    answer: ReviewAnswer | null;
    answered_at: Date | null;
  };
  idea_link_check: { idea_id: string; address: string; checked_at: Date; failing_since: Date | null; failures: number };
}

import type { ColumnType } from 'kysely';
import type { Locale } from '../../../platform/locale.ts';
import type { Evaluation, VisitForm, VisitingDay, VisitLine, VisitMeasure, VisitMessage, VisitState } from '../visit.ts';

type Json<T> = ColumnType<T, string, string>;
/** Written only by the database's own triggers. */
type Kept<T> = ColumnType<T, never, never>;

export interface VisitTables {
  visiting_day: {
    id: string;
    centre_id: string;
    demonstration: boolean;
    state: VisitingDay['state'];
    form: VisitForm;
    title: string;
    starts_at: Date;
    ends_at: Date;
    place: string;
    programme: string;
    practical: string;
    places: number;
    approval: boolean;
    waiting_list: boolean;
    taken: Kept<number>;
    waiting: Kept<number>;
    sequence: number;
    version: number;
    changed_at: Date;
    changed_by: string;
  };
  visit: {
    id: string;
    number: string;
    demonstration: boolean;
    link_hash: string | null;
    evaluation_hash: string | null;
    person_hashes: string[];
    centre_id: string;
    suggested_centre_id: string | null;
    day_id: string | null;
    enquiry_id: string | null;
    state: VisitState;
    form: VisitForm;
    topics: string[];
    language: Locale;
    lines: Json<readonly VisitLine[]>;
    persons: number;
    starts_at: Date | null;
    ends_at: Date | null;
    place: string;
    periods: Json<readonly { readonly from: string; readonly to: string }[]>;
    sequence: number;
    version: number;
    requested_at: Date;
    waiting_since: Date | null;
    offer_until: Date | null;
    agreed_at: Date | null;
    held_at: Date | null;
    summed_at: Date | null;
    ended_at: Date | null;
    erased_at: Date | null;
    reminded_at: Date | null;
  };
  visit_contact: { visit_id: string; name: string; email: string | null; phone: string | null; workplace_name: string | null };
  visit_person: {
    id: string;
    visit_id: string;
    name: string;
    email: string | null;
    municipality_code: string;
    kind: string;
    link_hash: string | null;
    cancelled_at: Date | null;
  };
  visit_message: { id: string; visit_id: string; seq: number; kind: VisitMessage['kind']; author_name: string; at: Date; body: string };
  visit_evaluation: {
    id: string;
    visit_id: string;
    centre_id: string;
    demonstration: boolean;
    /** ISO date on the way in; read with `::text`. */
    on_day: string;
    useful: number;
    change: Evaluation['change'];
    comment: string | null;
    may_quote: boolean;
  };
  calendar_feed: { centre_id: string; hash: string; made_at: Date; made_by: string };
  visit_count: { year: number; centre_id: string; demonstration: boolean; measure: VisitMeasure; item: string; n: number };
}

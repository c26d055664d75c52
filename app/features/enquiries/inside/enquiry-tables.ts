import type { ColumnType } from 'kysely';
import type { Locale } from '../../../platform/locale.ts';
import type { Channel, EnquiryState, MessageKind, Referral } from '../enquiry.ts';

/** ISO date on the way in; read with `to_char`. */
type DateColumn = ColumnType<string, string, string>;

export interface EnquiryTables {
  enquiry: {
    id: string;
    number: string;
    year: number;
    demonstration: boolean;
    link_hash: string | null;
    centre_id: string;
    first_centre_id: string;
    centres: string[];
    passed_on: ColumnType<string[], string[] | undefined, string[]>;
    channel: Channel;
    municipality_code: string;
    workplace: string;
    topics: string[];
    language: Locale;
    state: EnquiryState;
    assignee_id: string | null;
    version: ColumnType<number, number | undefined, number>;
    asked_at: Date;
    asked_on: DateColumn;
    held_since: Date;
    waits_since: Date | null;
    referred_at: Date | null;
    first_answered_at: Date | null;
    first_answer_days: number | null;
    closed_at: Date | null;
    erased_at: Date | null;
  };
  enquiry_contact: { enquiry_id: string; name: string; email: string | null; phone: string | null; workplace_name: string | null; subject: string };
  enquiry_message: {
    id: string;
    enquiry_id: string;
    seq: number;
    kind: MessageKind;
    centre_id: string | null;
    author_id: string | null;
    author_name: string;
    at: Date;
    body: string;
  };
  enquiry_referral: {
    id: string;
    enquiry_id: string;
    from_centre_id: string;
    to_centre_id: string;
    kind: Referral['kind'];
    reason: string;
    by_id: string;
    by_name: string;
    at: Date;
    outcome: Referral['outcome'];
    outcome_at: Date | null;
    outcome_by_name: string | null;
    outcome_reason: string | null;
  };
  enquiry_credit: { enquiry_id: string; centre_id: string; at: Date };
  enquiry_writer: { enquiry_id: string; person_id: string; name: string; seen_at: Date };
  answer_template: { id: string; centre_id: string; shared: boolean; title: string; body: string; language: Locale; changed_at: Date; changed_by: string };
  centre_topic: { centre_id: string; topic: string; declared_at: Date; declared_by: string };
  enquiry_count: { year: number; centre_id: string; demonstration: boolean; measure: string; item: string; n: number };
}

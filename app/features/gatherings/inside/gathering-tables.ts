import type { ColumnType } from 'kysely';
import type { Locale } from '../../../platform/locale.ts';
import type { GatheringMeasure, GatheringState, ParticipantKind, ParticipantState } from '../gathering.ts';

/** Written only by the database's own triggers. */
type Kept<T> = ColumnType<T, never, never>;
/** ISO date on the way in; read with `::text`. */
type Day = ColumnType<string, string, string>;

export interface GatheringTables {
  gathering: {
    id: string;
    once: string;
    number: string;
    demonstration: boolean;
    state: GatheringState;
    /** Null: the authority's. */
    centre_id: string | null;
    kind: string;
    title: string;
    text: string;
    starts_at: Date;
    ends_at: Date;
    place: string;
    online: string;
    places: number | null;
    approval: boolean;
    sign_up_until: Day;
    ask_needs: boolean;
    centres: string[];
    minutes: string;
    taken: Kept<number>;
    waiting: Kept<number>;
    activity_id: string | null;
    sequence: number;
    version: number;
    made_at: Date;
    made_by: string;
    published_at: Date | null;
    ended_at: Date | null;
    reminded_at: Date | null;
    feedback_asked_at: Date | null;
    sum_up_reminded_at: Date | null;
    requests_told_at: Date | null;
    needs_erased_at: Date | null;
    erased_at: Date | null;
  };
  gathering_item: {
    id: string;
    gathering_id: string;
    starts_at: Date;
    minutes: number;
    title: string;
    text: string;
    speaker: string;
    subject: string;
    feedback: boolean;
  };
  gathering_document: {
    id: string;
    gathering_id: string;
    item_id: string | null;
    name: string;
    type: string;
    mime: string;
    size: number;
    bytes: Buffer;
    added_at: Date;
    added_by: string;
  };
  gathering_participant: {
    id: string;
    gathering_id: string;
    organiser_id: string | null;
    demonstration: boolean;
    kind: ParticipantKind;
    centre_id: string | null;
    office: string;
    language: Locale;
    link_hash: string | null;
    state: ParticipantState;
    since: Date;
    offer_until: Date | null;
    attended: boolean | null;
    feedback_given: boolean;
    version: number;
    made_at: Date;
  };
  gathering_person: { participant_id: string; name: string; email: string | null; organisation: string; account_id: string | null };
  gathering_need: { participant_id: string; needs: string };
  gathering_feedback: { id: string; gathering_id: string; comment: string; quotable: boolean };
  gathering_score: { feedback_id: string; gathering_id: string; item_id: string; score: number | null; comment: string };
  gathering_fact: { gathering_id: string; year: number; centre_id: string; demonstration: boolean; measure: GatheringMeasure; item: string; n: number };
  gathering_count: { year: number; centre_id: string; demonstration: boolean; measure: GatheringMeasure; item: string; n: number };
}

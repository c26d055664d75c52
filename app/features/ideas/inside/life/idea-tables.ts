import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { Locale } from '../../../../platform/locale.ts';
import type { Deed } from '../../idea-case.ts';
import type { IdeaContent, Level, Standing, Writing } from '../../idea.ts';

/** ISO date on the way in; read with `::text`. */
type Day = ColumnType<string | null, string | null, string | null>;

export interface IdeaTables {
  idea: {
    id: string;
    once: string;
    number: Generated<number>;
    demonstration: boolean;
    holder_kind: 'centre' | 'municipality' | 'link';
    centre_id: string | null;
    municipality_code: string | null;
    /** SHA-256 of the private link's secret; null when there is none, or its person was erased. */
    link_hash: string | null;
    standing: Standing;
    merged_into: string | null;
    origin: string | null;
    sent_at: Date | null;
    confirmed_level: Level | null;
    created_at: Date;
    published_at: Date | null;
    changed_at: Date;
    withdrawn_at: Date | null;
    confirmed_on: Day;
    review_by: Day;
    silent_from: Day;
    review_asked_at: Date | null;
    uses: number;
    editor_centre_id: string | null;
  };
  idea_draft: {
    idea_id: string;
    content: JSONColumnType<IdeaContent>;
    writing: Writing;
    version: number;
    submitted_at: Date | null;
    changed_at: Date;
    /** Person who sent it last, to write to first; null for a link. */
    submitted_by: string | null;
    editors_told_at: Date | null;
  };
  idea_version: {
    idea_id: string;
    n: number;
    content: JSONColumnType<IdeaContent>;
    level: Level;
    size: string;
    municipality_code: string;
    municipality_name: string;
    county_code: string;
    county_name: string;
    region: string;
    published_at: Date;
    change_note: string;
    editor_centre_id: string;
  };
  idea_remark: {
    id: string;
    idea_id: string;
    field: string;
    quote: string;
    body: string;
    centre_id: string;
    by_id: string;
    at: Date;
    settled_at: Date | null;
  };
  idea_event: {
    id: Generated<string>;
    idea_id: string;
    deed: Deed;
    at: Date;
    by_id: string | null;
    centre_id: string | null;
    word: string;
  };
  idea_sender: {
    idea_id: string;
    name: string;
    email: string;
    language: Locale;
  };
}

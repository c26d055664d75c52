import type { ColumnType, JSONColumnType } from 'kysely';
import type { Locale } from '../../../platform/locale.ts';
import type { EditionContent } from '../report.ts';

export interface ReportTables {
  report: { id: string; title: string; year_from: number; year_to: number; language: Locale; carried_from: string | null; open: boolean; created_at: Date };
  report_chapter: {
    report_id: string;
    slug: string;
    number: string;
    title: string;
    lead: string;
    markdown: string;
    /** Read as text: a day has no time zone. */
    updated_on: ColumnType<Date, string, string>;
    version: number;
    changed_at: Date;
    changed_by: string;
  };
  report_edition: {
    report_id: string;
    number: number;
    published_at: Date;
    published_by: string;
    change_note: string | null;
    content: JSONColumnType<EditionContent>;
    digest: string;
  };
}

import type { ColumnType } from 'kysely';
import type { IdeaTables } from '../life/idea-tables.ts';

export interface FileTables extends Pick<IdeaTables, 'idea' | 'idea_draft' | 'idea_version'> {
  idea_file: {
    idea_id: string;
    n: number;
    kind: 'picture' | 'attachment';
    name: string;
    /** What a picture shows; '' of an attachment. */
    alt: string;
    mime: string;
    /** Of the largest that is kept, in bytes. */
    size: number;
    width: number | null;
    height: number | null;
    added_at: ColumnType<Date, Date, never>;
    added_by: string | null;
    removed_at: Date | null;
  };
  idea_file_content: {
    idea_id: string;
    n: number;
    /** 0 of an attachment. */
    width: number;
    bytes: Buffer;
  };
  idea_version_file: {
    idea_id: string;
    version: number;
    n: number;
  };
}

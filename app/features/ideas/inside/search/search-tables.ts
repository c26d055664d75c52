import type { ColumnType } from 'kysely';
import type { Standard, Level } from '../../idea.ts';

/** What a list shows of an idea, kept beside what it is found by. */
export interface Card {
  readonly id: string;
  readonly title: string;
  readonly gist: string;
  readonly language: Standard;
  readonly level: Level;
  readonly themes: readonly string[];
  readonly groups: readonly string[];
  readonly units: readonly string[];
  readonly municipality: string;
  readonly size: string;
  readonly year: number | null;
  readonly region: string;
  readonly county: string;
  readonly confirmedOn: string;
  readonly reviewBy: string;
  readonly silentFrom: string;
  readonly publishedAt: string;
  readonly changedAt: string;
  readonly uses: number;
  /** What else is read of it, as plain text: where a word stands that is not in the title. */
  readonly body: string;
}

/** Columns of small numbers: those of `idea_facet_value`. */
export interface IndexRow {
  number: number;
  idea_id: string;
  demonstration: boolean;
  quality: number;
  newest: number;
  uses: number;
  /** ISO date. */
  silent_from: ColumnType<string, string, string>;
  level: number;
  size: number;
  region: number;
  county: number;
  year: number;
  themes: string;
  groups: string;
  units: string;
  words: string;
  places: string;
  card: ColumnType<Card, string, string>;
}

export interface SearchTables {
  idea_index: IndexRow;
  idea_facet_value: { facet: string; value: string; bit: number };
  idea_facet_count: { demonstration: boolean; facet: string; bit: number; n: number };
  idea_word: { word: string; n: number; variants: string[] };
  idea_index_state: { only_row: ColumnType<boolean, true | undefined, never>; made_with: string };
}

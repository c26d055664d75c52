import type { ColumnType } from 'kysely';
import type { ActivityInput, ActivityMeasure, ActivityRevision, Counterpart } from '../activity.ts';

type Json<T> = ColumnType<T, string, string>;
/** Written only by the database's own triggers. */
type Kept<T> = ColumnType<T, never, never>;
/** An ISO date on the way in; read with `::text`. */
type Day = string;

export interface ActivityTables {
  activity: {
    id: string;
    once: string;
    centre_id: string;
    centres: string[];
    demonstration: boolean;
    kind: string;
    starts_on: Day;
    ends_on: Day | null;
    title: string;
    counterparts: Json<readonly Counterpart[]>;
    relations: string[];
    audience: number | null;
    target_groups: string[];
    participation: string[];
    partners: string[];
    medium: string;
    link: string;
    note: string;
    tasks: string[];
    version: number;
    made_at: Date;
    made_by: string;
    made_by_name: string;
    changed_at: Date;
    removed_at: Date | null;
  };
  activity_centre: { centre_id: Kept<string>; activity_id: Kept<string>; starts_on: Kept<Day> };
  activity_revision: {
    activity_id: string;
    version: number;
    deed: ActivityRevision['deed'];
    at: Date;
    by_id: string;
    by_name: string;
    before: Json<ActivityInput>;
  };
  activity_file: {
    id: string;
    activity_id: string;
    name: string;
    mime: string;
    size: number;
    bytes: Buffer | null;
    added_at: Date;
    added_by: string;
    added_by_name: string;
    removed_at: Date | null;
    removed_by_name: string | null;
  };
  partner: { id: string; name: string; centre_id: string; added_at: Date; added_by: string };
  activity_count: { year: number; centre_id: string; demonstration: boolean; measure: ActivityMeasure; item: string; n: number };
}

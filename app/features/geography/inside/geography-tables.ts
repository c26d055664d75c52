import type { Generated } from 'kysely';

export interface GeographyTables {
  geography_change_file: {
    number: Generated<number>;
    name: string;
    content: string;
    imported_at: Date;
    imported_by: Generated<string>;
  };
}

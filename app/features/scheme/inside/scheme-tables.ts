import type { Generated } from 'kysely';

/** Centres as rows, so that other tables can refer to them; everything else about a centre is in the scheme's files. */
export interface SchemeTables {
  centre: {
    id: string;
    name: string;
    demonstration: boolean;
    /** False when the scheme's files no longer have it: what refers to it stays. */
    listed: boolean;
    synced_at: Generated<Date>;
  };
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import type { Kin } from './municipality-kin.ts';

/** Makes the table say just this. @returns how many rows that changed */
export async function replaceKin(tx: Tx, pairs: readonly Kin[]): Promise<number> {
  const codes = pairs.map((p) => p.code);
  const kin = pairs.map((p) => p.kin);
  const { rows } = await sql<{ changed: number }>`
    with wanted as (select * from unnest(${codes}::text[], ${kin}::text[]) w (code, kin)),
      gone as (delete from municipality_kin k where not exists (select from wanted w where w.code = k.code and w.kin = k.kin) returning 1),
      come as (insert into municipality_kin select code, kin from wanted on conflict do nothing returning 1)
    select ((select count(*) from gone) + (select count(*) from come))::int as changed`.execute(tx);
  return rows[0]?.changed ?? 0;
}

import { sql } from 'kysely';
import type { Actor } from '../app/platform/actor.ts';
import { inTransaction } from '../app/platform/database.server.ts';
import type { TestDatabase } from './database.ts';

/** A deed in bare SQL, by whom, and whether row-level security lets it. */
export type Tried = readonly [what: string, actor: Actor, statement: string, may: boolean];

/** Undone whatever comes of it. */
const undo = Symbol('undo');
export async function does(t: TestDatabase, actor: Actor, statement: string): Promise<boolean> {
  let done = false;
  try {
    await inTransaction(t.ctx(actor), async (tx) => {
      const { rows, numAffectedRows = 0n } = await sql.raw(statement).execute(tx);
      done = rows.length > 0 || numAffectedRows > 0n;
      throw undo;
    });
  } catch (e) {
    // 42501: row-level security, or a function that asks who calls.
    if (e !== undo && (e as { code?: string }).code !== '42501') throw e;
  }
  return done;
}

import { sql } from 'kysely';
import type { Tx } from './database.server.ts';

/**
 * Puts a job in the queue within the transaction: it runs after commit, or never.
 * With `key`, a job that still waits under the same key is replaced: one for a burst, not one for each.
 */
export async function enqueue(tx: Tx, task: string, payload: object, { runAt, key }: { runAt?: Date; key?: string } = {}): Promise<void> {
  await sql`select enqueue(${task}, ${JSON.stringify(payload)}::json, ${runAt ?? null}, ${key ?? null})`.execute(tx);
}

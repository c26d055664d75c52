import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import { tablesOf } from '../../../../platform/database.server.ts';
import type { Locale } from '../../../../platform/locale.ts';
import type { Subscription } from './subscription.ts';
import type { SubscriptionTables } from './subscription-tables.ts';

const table = (tx: Tx) => tablesOf<SubscriptionTables>(tx);
const asSubscription = (row: Selectable<SubscriptionTables['idea_subscription']>): Subscription => ({
  id: row.id,
  email: row.email,
  language: row.language,
  query: row.query,
  confirmedAt: row.confirmed_at ?? undefined,
  toldUntil: row.told_until,
});

/** False when the address has it already. Without `returning`, and without a look: whoever asks knows of no other. */
export async function insertSubscription(
  tx: Tx,
  { id, hash, email, language, query, at }: Omit<Subscription, 'confirmedAt' | 'toldUntil'> & { readonly hash: string; readonly at: Date },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await table(tx)
    .insertInto('idea_subscription')
    .values({ id, link_hash: hash, email, language, query, asked_at: at, confirmed_at: null, told_until: at })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** As the system. */
export async function findByAddress(tx: Tx, email: string, query: string): Promise<Subscription | undefined> {
  const row = await table(tx)
    .selectFrom('idea_subscription')
    .selectAll()
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .where('query', '=', query)
    .executeTakeFirst();
  return row && asSubscription(row);
}

/** All that go to one address. As the system. */
export async function selectIdsByAddress(tx: Tx, email: string): Promise<string[]> {
  const rows = await table(tx)
    .selectFrom('idea_subscription')
    .select('id')
    .where(sql`lower(email)`, '=', sql`lower(${email})`)
    .execute();
  return rows.map((row) => row.id);
}

export async function findByLink(tx: Tx, hash: string): Promise<Subscription | undefined> {
  const row = await table(tx).selectFrom('idea_subscription').selectAll().where('link_hash', '=', hash).executeTakeFirst();
  return row && asSubscription(row);
}

export async function updateConfirmed(tx: Tx, id: string, at: Date): Promise<void> {
  await table(tx).updateTable('idea_subscription').set({ confirmed_at: at, told_until: at }).where('id', '=', id).where('confirmed_at', 'is', null).execute();
}
export async function updateSubscription(tx: Tx, id: string, change: { readonly query: string; readonly language: Locale }): Promise<void> {
  await table(tx).updateTable('idea_subscription').set(change).where('id', '=', id).execute();
}
export async function updateToldUntil(tx: Tx, id: string, toldUntil: Date): Promise<void> {
  await table(tx).updateTable('idea_subscription').set({ told_until: toldUntil }).where('id', '=', id).execute();
}
export async function deleteSubscription(tx: Tx, id: string): Promise<void> {
  await table(tx).deleteFrom('idea_subscription').where('id', '=', id).execute();
}

/** Those to write to, in the order of what they are about: one search is looked up once. */
export async function selectConfirmed(tx: Tx): Promise<Subscription[]> {
  const rows = await table(tx)
    .selectFrom('idea_subscription')
    .selectAll()
    .where('confirmed_at', 'is not', null)
    .orderBy(sql`query collate "C"`)
    .orderBy('id')
    .execute();
  return rows.map(asSubscription);
}
/** One of them, held; undefined when it was stopped meanwhile, or another worker has it. */
export async function holdSubscription(tx: Tx, id: string): Promise<Subscription | undefined> {
  const row = await table(tx).selectFrom('idea_subscription').selectAll().where('id', '=', id).where('confirmed_at', 'is not', null).forUpdate().skipLocked().executeTakeFirst();
  return row && asSubscription(row);
}
export const selectUnconfirmed = async (tx: Tx, before: Date): Promise<string[]> =>
  (await table(tx).selectFrom('idea_subscription').select('id').where('confirmed_at', 'is', null).where('asked_at', '<', before).execute()).map((row) => row.id);

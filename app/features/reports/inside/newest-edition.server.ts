import type { Ctx } from '../../../platform/context.ts';
import type { Db } from '../../../platform/database.server.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Edition } from '../report.ts';
import { findEdition, selectEditionHeads } from './report-store.server.ts';

interface Kept {
  readonly editions: Map<string, Edition>;
  readonly newest: Map<string, { readonly number: number | undefined; readonly until: number }>;
}
const kept = new WeakMap<Db, Kept>();
const keptOf = (db: Db): Kept => {
  const found = kept.get(db) ?? { editions: new Map(), newest: new Map() };
  kept.set(db, found);
  return found;
};

/** An edition never changes, so a handful are held in memory; the least recently read gives way. */
const most = 12;
/** Another process may publish: the newest edition is asked for again after this long. */
const freshMs = 1000;

export async function readEdition(ctx: Pick<Ctx, 'db' | 'actor'>, report: string, number: number): Promise<Edition | undefined> {
  const { editions } = keptOf(ctx.db);
  const key = `${report}/${number}`;
  const held = editions.get(key);
  if (held) {
    editions.delete(key);
    editions.set(key, held);
    return held;
  }
  const edition = await inTransaction(ctx, (tx) => findEdition(tx, report, number));
  if (!edition) return undefined;
  editions.set(key, edition);
  const oldest = editions.keys().next().value;
  if (editions.size > most && oldest !== undefined) editions.delete(oldest);
  return edition;
}

export async function newestNumber(ctx: Pick<Ctx, 'db' | 'actor'>, report: string): Promise<number | undefined> {
  const { newest } = keptOf(ctx.db);
  const held = newest.get(report);
  if (held && held.until > Date.now()) return held.number;
  const heads = await inTransaction(ctx, (tx) => selectEditionHeads(tx, report));
  // Only reports that exist are remembered: addresses are anybody's to invent.
  if (heads[0]) newest.set(report, { number: heads[0].number, until: Date.now() + freshMs });
  return heads[0]?.number;
}

/** Publishing here shows here at once. Called inside the transaction: a reader in between is told again within a second. */
export function forgetNewest(db: Db): void {
  kept.get(db)?.newest.clear();
}

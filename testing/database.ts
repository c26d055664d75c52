import { inject } from 'vitest';
import type { Actor } from '../app/platform/actor.ts';
import type { Ctx, Definitions } from '../app/platform/context.ts';
import { openDatabase } from '../app/platform/database.server.ts';
import type { Db } from '../app/platform/database.server.ts';
import { cloneDatabase } from './postgres.ts';

export interface TestDatabase {
  readonly url: string;
  readonly db: Db;
  /** A use case's context for `actor`, at a fixed time unless overridden. */
  ctx(actor: Actor, overrides?: Partial<Ctx>): Ctx;
  drop(): Promise<void>;
}

/** The time in database tests. */
export const testNow = new Date('2026-11-21T09:00:00Z');

/** A database of its own, cloned from the migrated template: one per test file, dropped when it is done. */
export async function testDatabase({ definitions }: { definitions?: Partial<Definitions> } = {}): Promise<TestDatabase> {
  const clone = await cloneDatabase(inject('postgresUrl'));
  const db = openDatabase(clone.url, () => {}, { max: 4 });
  const held = (definitions ?? {}) as Definitions;
  return {
    url: clone.url,
    db,
    ctx: (actor, overrides) => ({ db, actor, now: testNow, requestId: 'test', definitions: held, ...overrides }),
    drop: async () => {
      await db.close();
      await clone.drop();
    },
  };
}

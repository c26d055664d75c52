import path from 'node:path';
import pg from 'pg';
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

let realScheme: Promise<Definitions> | undefined;
/** The real scheme, read once for all files. */
const loadRealScheme = (): Promise<Definitions> =>
  (realScheme ??= import('../app/shell/definitions.server.ts').then(({ loadDefinitions }) => loadDefinitions(process.cwd(), path.resolve('schemes/frisklivssentraler'))));

/** A database of its own, cloned from the migrated template: one per test file, dropped when it is done. Definitions are the real scheme's unless given. */
export async function testDatabase({ definitions }: { definitions?: Partial<Definitions> } = {}): Promise<TestDatabase> {
  const clone = await cloneDatabase(inject('postgresUrl'));
  const opened = openDatabase(clone.ownerUrl, () => {}, { max: 4 });
  // What the system does goes as its own owner; what a test arranges by hand (`db.owner`) as the superuser.
  const all = new pg.Pool({ connectionString: clone.url, max: 6 });
  all.on('error', () => {}).on('connect', (client) => client.on('error', () => {}));
  const close = async (): Promise<void> => {
    await opened.close();
    await all.end();
  };
  const db: Db = { ...opened, owner: all, close };
  const held = definitions ? (definitions as Definitions) : await loadRealScheme();
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

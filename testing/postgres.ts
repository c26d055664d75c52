import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../app/platform/embedded-postgres.server.ts';
import { migrate } from '../app/platform/migrate.server.ts';

export interface TestPostgres {
  /** The migrated template: clone it, never write to it. */
  url: string;
  stop(): Promise<void>;
}

const fast = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'].flatMap((setting) => ['-c', setting]);

/** A server of its own in a temporary folder, with a migrated database that others are cloned from. Durable only when asked: tests need speed. */
export async function startTestPostgres({ durable = false }: { durable?: boolean } = {}): Promise<TestPostgres> {
  const dir = mkdtempSync(path.join(tmpdir(), 'knutepunkt-test-'));
  chmodSync(dir, 0o755);
  const postgres = await startEmbeddedPostgres(dir, () => {}, durable ? [] : fast);
  const stop = async (): Promise<void> => {
    await postgres.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    await withAdmin(postgres.url, async (admin) => {
      await admin.query(`create role ${owner} login createrole password '${owner}'`);
      await admin.query(`alter database ${nameIn(postgres.url)} owner to ${owner}`);
    });
    await migrate(asOwner(postgres.url));
    await withAdmin(postgres.url, (admin) => admin.query(`alter database ${nameIn(postgres.url)} is_template true allow_connections false`));
  } catch (e) {
    await stop();
    throw e;
  }
  return { url: postgres.url, stop };
}

/**
 * Who owns the tables, as in a real installation: nobody special. The built-in database's owner is a superuser, whom row-level
 * security never stops, and a function that works as its owner would seem to work whatever the policies say.
 */
const owner = 'keeper';
const asOwner = (url: string): string => Object.assign(new URL(url), { username: owner, password: owner }).href;

export interface TestClone {
  /** As the superuser, who sees everything: for a test to arrange things, and to look. */
  url: string;
  /** As the system connects. */
  ownerUrl: string;
  drop(): Promise<void>;
}

/** A database cloned from the template at `templateUrl`. */
export async function cloneDatabase(templateUrl: string): Promise<TestClone> {
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`;
  await withAdmin(templateUrl, (admin) => admin.query(`create database ${name} template ${nameIn(templateUrl)} owner ${owner}`));
  const url = new URL(`/${name}`, templateUrl).href;
  return {
    url,
    ownerUrl: asOwner(url),
    drop: async () => {
      await withAdmin(templateUrl, (admin) => admin.query(`drop database ${name} with (force)`));
    },
  };
}

const nameIn = (url: string): string => new URL(url).pathname.slice(1);

async function withAdmin(url: string, work: (admin: pg.Client) => Promise<unknown>): Promise<void> {
  const admin = new pg.Client({ connectionString: new URL('/postgres', url).href });
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.end();
  }
}

import { promises as fs } from 'node:fs';
import path from 'node:path';
import { makeWorkerUtils } from 'graphile-worker';
import { Kysely, PostgresDialect } from 'kysely';
import { FileMigrationProvider, Migrator } from 'kysely/migration';
import pg from 'pg';

/** The database cannot be used; the message says why and what to do. */
class DatabaseError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'DatabaseError';
  }
}

const oldestVersion = 15;

/**
 * Brings the database at `url` up to date: the job queue's own schema, then ours, each migration once.
 * Safe when several processes start at the same time: the first one holds a lock.
 * @returns the names of the migrations that ran.
 * @throws DatabaseError when the server cannot be reached, is too old, or a migration fails.
 */
export async function migrate(url: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 15_000 });
  const ignore = (): void => {};
  pool.on('error', ignore).on('connect', (client) => client.on('error', ignore));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await checkServer(pool, url);
    const worker = await makeWorkerUtils({ pgPool: pool });
    await worker.migrate();
    await worker.release();
    const folder = path.resolve('migrations');
    const { error, results } = await new Migrator({ db, provider: new FileMigrationProvider({ fs, path, migrationFolder: folder }) }).migrateToLatest();
    const failed = results?.find((r) => r.status === 'Error')?.migrationName;
    if (error) throw new DatabaseError(`The database could not be brought up to date${failed ? ` (migrations/${failed}.ts)` : ''}: ${reasonOf(error)}`, error);
    return results?.map((r) => r.migrationName) ?? [];
  } finally {
    await db.destroy();
  }
}

async function checkServer(pool: pg.Pool, url: string): Promise<void> {
  const { hostname, port, pathname } = new URL(url);
  const where = `${hostname || 'the local socket'}${port ? `:${port}` : ''}${pathname}`;
  let version: number;
  try {
    const { rows } = await pool.query<{ number: string }>(`select current_setting('server_version_num') as number`);
    version = Math.floor(Number(rows[0]?.number) / 10_000);
  } catch (e) {
    throw new DatabaseError(`The database at ${where} does not answer: ${reasonOf(e)}. Check DATABASE_URL, and that the server runs.`, e);
  }
  if (version < oldestVersion) throw new DatabaseError(`The database at ${where} is PostgreSQL ${version}; Knutepunkt needs ${oldestVersion} or newer.`);
}

/** Some errors of the driver carry their text only inside: an AggregateError of every address tried. */
const reasonOf = (e: unknown): string =>
  e instanceof AggregateError && e.message === '' ? e.errors.map((inner) => reasonOf(inner)).join('; ') : e instanceof Error ? e.message : String(e);

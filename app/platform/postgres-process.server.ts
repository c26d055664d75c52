// Talks to the built-in PostgreSQL's own programs.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import type { Place } from './postgres-place.server.ts';

const exec = promisify(execFile);

/** Runs initdb or pg_ctl; what it said, and the end of the server's log, are in the error. */
export async function runProgram({ person, base, bin }: Place, program: string, args: readonly string[]): Promise<void> {
  try {
    const { PATH } = process.env;
    await exec(path.join(bin, program), args, { ...(person && { uid: person.uid, gid: person.gid }), cwd: base, timeout: 120_000, env: { PATH, LC_ALL: 'C', TZ: 'UTC' } });
  } catch (e) {
    const { stderr = '', stdout = '' } = e as { stderr?: string; stdout?: string };
    const log = path.join(base, 'pg.log');
    const tail = existsSync(log) ? readFileSync(log, 'utf8').slice(-1500) : '';
    throw new Error(
      `The built-in PostgreSQL: ${program} failed in ${base}.\n${[stdout, stderr, tail]
        .map((s) => s.trim())
        .filter(Boolean)
        .join('\n')}`,
      { cause: e },
    );
  }
}

/**
 * The port of a server that already runs on `data` (it survived a `kill -9` of ours), once it answers.
 * A pid file that no running server stands behind is removed: its number may belong to another process by now.
 */
export async function findSurvivor(data: string, urlAt: (port: number) => string): Promise<number | undefined> {
  const file = path.join(data, 'postmaster.pid');
  for (let tries = 0; tries < 60 && existsSync(file); tries++) {
    const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
    if (port && (await answers(data, urlAt(port)))) return port;
    if (!pid || !isPostgresOn(pid, data)) {
      rmSync(file, { force: true });
      return undefined;
    }
    await sleep(500); // it is starting or stopping
  }
  return undefined;
}

async function answers(data: string, url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return realpathSync(rows[0]?.data_directory ?? '') === realpathSync(data);
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Whether the server that the pid file in `data` names lives, answering or not. */
export function isRunning(data: string): boolean {
  try {
    const pid = Number.parseInt(readFileSync(path.join(data, 'postmaster.pid'), 'utf8'), 10);
    return pid > 0 && isPostgresOn(pid, data);
  } catch {
    return false; // it ended in good order, or never began
  }
}

/** A running postmaster has its data folder as working directory. Where the system does not say, any running process counts. */
function isPostgresOn(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  if (process.platform !== 'linux') return true;
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false; // another user's process, or gone
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

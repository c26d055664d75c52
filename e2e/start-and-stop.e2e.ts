import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';

const running: ChildProcess[] = [];
const folders: string[] = [];

function dataFolder(mode = 0o755): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'start-'));
  chmodSync(dir, mode);
  folders.push(dir);
  return path.join(dir, 'data');
}

interface Run {
  child: ChildProcess;
  output: () => string;
  /** Its address once it is ready. */
  ready: Promise<string>;
  ended: Promise<number | null>;
}

/** `npm start` without npm, with nothing set but what is given. */
function start(env: Record<string, string>): Run {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['server/main.ts'], { env: { PATH, HOME, PORT: '0', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let output = '';
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString();
      const line = output.split('\n').find((l) => l.includes('"msg":"ready"'));
      if (line?.endsWith('}')) resolve((JSON.parse(line) as { url: string }).url);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then((code) => reject(new Error(`ended with ${code}: ${output}`)));
  });
  ready.catch(() => {});
  return { child, output: () => output, ready, ended };
}
const stop = async (run: Run): Promise<number | null> => {
  run.child.kill('SIGINT');
  return run.ended;
};
const isUp = async (base: string): Promise<boolean> => (await fetch(`${base}/readyz`)).ok;
const postmaster = (dir: string): { pid: number; port: number } => {
  const [pid = 0, , , port = 0] = readFileSync(path.join(dir, 'pg/postmaster.pid'), 'utf8').split('\n').map(Number);
  return { pid, port };
};
/** As the owner of the built-in database in `dir`. */
async function connect(dir: string): Promise<pg.Client> {
  const client = new pg.Client(`postgres://postgres:${readFileSync(path.join(dir, 'pg-password'), 'utf8').trim()}@127.0.0.1:${postmaster(dir).port}/knutepunkt`);
  client.on('error', () => {});
  await client.connect();
  return client;
}
async function until(holds: () => boolean | Promise<boolean>, ms: number): Promise<void> {
  for (const end = Date.now() + ms; !(await holds()); await sleep(50)) if (Date.now() > end) throw new Error(`not within ${ms} ms: ${holds.toString()}`);
}

afterEach(async () => {
  for (const child of running.splice(0)) if (child.exitCode === null && child.signalCode === null) await new Promise((resolve) => child.once('exit', resolve).kill('SIGINT'));
  for (const dir of folders.splice(0)) {
    // The database of a closed folder lies elsewhere, and goes with it.
    const pointer = path.join(dir, 'data', 'database-lies-in');
    try {
      rmSync(readFileSync(pointer, 'utf8').trim(), { recursive: true, force: true });
    } catch {
      // there is none
    }
    rmSync(dir, { recursive: true, force: true });
  }
});

describe('a start', () => {
  it('ends cleanly at Ctrl-C, and the next one finds everything again, also after kill -9', { timeout: 120_000 }, async () => {
    const DATA_DIR = dataFolder();
    const first = start({ DATA_DIR });
    expect(await isUp(await first.ready)).toBe(true);
    expect(await stop(first)).toBe(0);
    const second = start({ DATA_DIR });
    await second.ready;
    second.child.kill('SIGKILL');
    await second.ended;
    const third = start({ DATA_DIR });
    expect(await isUp(await third.ready)).toBe(true);
    expect(third.output()).toContain('joined it');
    expect(await stop(third)).toBe(0);
  });
  it('stops cleanly while it is still starting', { timeout: 60_000 }, async () => {
    const DATA_DIR = dataFolder();
    const half = start({ DATA_DIR });
    while (!half.output().includes('Starting')) await sleep(20);
    await sleep(300);
    expect(await stop(half)).toBe(0);
    const whole = start({ DATA_DIR });
    expect(await isUp(await whole.ready)).toBe(true);
  });
  it('works in a folder that is closed to others', { timeout: 60_000 }, async () => {
    const closed = start({ DATA_DIR: dataFolder(0o700) });
    expect(await isUp(await closed.ready)).toBe(true);
    expect(await stop(closed)).toBe(0);
  });
  it('starts its database again when that is killed, with what was saved and the jobs that waited', { timeout: 120_000 }, async () => {
    const DATA_DIR = dataFolder();
    const run = start({ DATA_DIR });
    const base = await run.ready;
    const before = await connect(DATA_DIR);
    await before.query(`create table kept as select 'saved' as word`);
    // A job that is at work at that moment: it waits for a lock.
    await before.query('begin; lock table session in access exclusive mode');
    const other = await connect(DATA_DIR);
    await other.query(`select graphile_worker.add_job('forget-sessions')`);
    await until(async () => (await other.query('select from graphile_worker.jobs where locked_at is not null')).rowCount === 1, 10_000);
    const { pid, port } = postmaster(DATA_DIR);
    process.kill(pid, 'SIGKILL');
    await until(async () => !(await isUp(base)), 5000);
    await until(() => isUp(base), 15_000);
    expect(postmaster(DATA_DIR)).toMatchObject({ port });
    expect(postmaster(DATA_DIR).pid).not.toBe(pid);
    await until(() => run.output().includes('the built-in database runs again'), 5000);
    const after = await connect(DATA_DIR);
    expect((await after.query('select word from kept')).rows).toEqual([{ word: 'saved' }]);
    await until(async () => (await after.query('select from graphile_worker.jobs')).rowCount === 0, 30_000);
    await until(async () => (await after.query(`select from pg_stat_activity where query like 'LISTEN%'`)).rowCount === 1, 30_000);
    await after.end();
    expect(await stop(run)).toBe(0);
    expect(existsSync(path.join(DATA_DIR, 'pg/postmaster.pid'))).toBe(false);
  });
  it('stops cleanly while its database is being started again', { timeout: 60_000 }, async () => {
    const DATA_DIR = dataFolder();
    const run = start({ DATA_DIR });
    await run.ready;
    process.kill(postmaster(DATA_DIR).pid, 'SIGKILL');
    await until(() => run.output().includes('it is started again'), 5000);
    expect(await stop(run)).toBe(0);
    expect(run.output()).not.toContain('did not stop');
    await expect(connect(DATA_DIR)).rejects.toThrow(/ENOENT|ECONNREFUSED/);
  });
  it('says so when the folder is in use already', { timeout: 60_000 }, async () => {
    const DATA_DIR = dataFolder();
    const first = start({ DATA_DIR });
    await first.ready;
    const second = start({ DATA_DIR });
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`already runs on ${DATA_DIR} (process ${first.child.pid})`);
    expect(await isUp(await first.ready)).toBe(true);
  });
  it('says so when the port is taken, before anything is made', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const refused = start({ DATA_DIR: dataFolder(), PORT: String(port) });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(`Port ${port} is taken by another program`);
    await new Promise((resolve) => other.close(resolve));
  });
  it.each([
    ['a setting is wrong', { PORT: 'http' }, 'PORT=http: must be a port number'],
    ['the demonstration sign-in would stand in production', { NODE_ENV: 'production' }, 'DEMO=1'],
    ['the database does not answer', { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, 'does not answer'],
    ['the scheme is not there', { SCHEME: 'schemes/no-such' }, 'schemes/no-such/scheme.yaml: the file is missing'],
  ])('ends with the reason when %s', async (_what, env, reason) => {
    const refused = start({ DATA_DIR: dataFolder(), ...env });
    expect(await refused.ended).toBe(1);
    expect(refused.output()).toContain(reason);
  });
});

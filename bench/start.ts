// npm start for the second time: until the first page is read, and what all its processes hold when nobody asks for anything.
import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { round } from './load.ts';
import { memoryOf, pidsWith } from './processes.ts';
import type { Memory } from './processes.ts';

export interface StartResult {
  /** Seconds from `npm start` to a whole front page. Everything is installed and built before the first. */
  first: number;
  second: number;
  rest: Memory;
}

export async function measureStart(): Promise<StartResult> {
  const dir = mkdtempSync(path.join(tmpdir(), 'bench-start-'));
  chmodSync(dir, 0o755);
  try {
    const first = await startOnce(dir, 0);
    const second = await startOnce(dir, 5000);
    return { first: first.seconds, second: second.seconds, rest: second.memory };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

async function startOnce(dir: string, restMs: number): Promise<{ seconds: number; memory: Memory }> {
  const { PATH = '', HOME = '' } = process.env;
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const start = performance.now();
  const child = spawn('npm', ['start'], { env: { PATH, HOME, PORT: String(port), DATA_DIR: dir, LOG_LEVEL: 'info' }, stdio: 'ignore', detached: true });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const page = `http://127.0.0.1:${port}/`;
  try {
    while (!(await isThere(page))) {
      if (child.exitCode !== null || performance.now() - start > 120_000) throw new Error('npm start gave no page');
      await sleep(20);
    }
    const seconds = round((performance.now() - start) / 1000);
    await sleep(restMs);
    return { seconds, memory: memoryOf([child.pid ?? 0, ...pidsWith(path.join(dir, 'pg'))]) };
  } finally {
    if (child.pid) process.kill(-child.pid, 'SIGINT');
    await ended;
    while (pidsWith(path.join(dir, 'pg')).length > 0) await sleep(50);
  }
}

async function isThere(page: string): Promise<boolean> {
  try {
    const response = await fetch(page);
    return response.ok && (await response.text()).includes('</html>');
  } catch {
    return false;
  }
}

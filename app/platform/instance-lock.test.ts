import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { AlreadyRunningError, lockFolder } from './instance-lock.server.ts';

const folder = (): string => mkdtempSync(path.join(tmpdir(), 'lock-'));
const lockFile = (dir: string): string => path.join(dir, 'running.lock');

describe('the lock on the data folder', () => {
  it('is held by one process, and says by which', () => {
    const dir = folder();
    lockFolder(dir);
    expect(() => lockFolder(dir)).toThrow(AlreadyRunningError);
    expect(() => lockFolder(dir)).toThrow(`process ${process.pid}`);
  });
  it('is given back, and leaves nothing behind', () => {
    const dir = folder();
    lockFolder(dir)();
    expect(readdirSync(dir)).toEqual([]);
    lockFolder(dir)();
  });
  it('is taken over from a process that died', () => {
    const dir = folder();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(lockFile(dir), JSON.stringify({ pid, born: 'before' }));
    lockFolder(dir);
    expect(readdirSync(dir)).toEqual(['running.lock']);
  });
  it.runIf(process.platform === 'linux')('is taken over when the number of the dead process belongs to another one by now', () => {
    const dir = folder();
    writeFileSync(lockFile(dir), JSON.stringify({ pid: process.ppid, born: 'another boot 123' }));
    lockFolder(dir);
    expect(existsSync(lockFile(dir))).toBe(true);
  });
  it('is taken over when it was written half', () => {
    const dir = folder();
    writeFileSync(lockFile(dir), '{"pid":');
    lockFolder(dir);
    expect(() => lockFolder(dir)).toThrow(AlreadyRunningError);
  });
});

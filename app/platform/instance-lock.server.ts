import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Somebody else uses the folder. */
export class AlreadyRunningError extends Error {
  constructor(dir: string, pid: number) {
    super(`Knutepunkt already runs on ${dir} (process ${pid}). Stop it first, or give this one a folder and a port of its own: DATA_DIR=… PORT=…`);
    this.name = 'AlreadyRunningError';
  }
}

interface Holder {
  readonly pid: number;
  /** What tells the process from a later one with the same number; empty where the system does not say. */
  readonly born: string;
}

/**
 * Makes this process the only one that uses `dir`. A lock left by a process that died is taken over.
 * @returns what gives it back.
 * @throws AlreadyRunningError
 */
export function lockFolder(dir: string): () => void {
  mkdirSync(dir, { recursive: true });
  const file = path.join(dir, 'running.lock');
  const mine: Holder = { pid: process.pid, born: bornAt(process.pid) };
  const written = `${file}.${process.pid}`;
  writeFileSync(written, JSON.stringify(mine));
  try {
    for (let tries = 0; ; tries++) {
      // A link is made whole or not at all, and never over another: nobody reads half a lock.
      try {
        linkSync(written, file);
        return () => {
          if (read(file)?.pid === mine.pid) rmSync(file, { force: true });
        };
      } catch (e) {
        if ((e as NodeJS.ErrnoException).code !== 'EEXIST' || tries > 5) throw e;
      }
      const holder = read(file);
      if (holder && lives(holder)) throw new AlreadyRunningError(dir, holder.pid);
      setAside(file, holder);
    }
  } finally {
    rmSync(written, { force: true });
  }
}

/** Removes a dead process's lock, and puts it back if it turns out to be another's by now. */
function setAside(file: string, dead: Holder | undefined): void {
  const aside = `${file}.stale-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another process was quicker
  }
  const moved = read(aside);
  if (moved && moved.pid !== dead?.pid && lives(moved)) linkSync(aside, file);
  rmSync(aside, { force: true });
}

function read(file: string): Holder | undefined {
  try {
    const { pid, born } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Holder>;
    return typeof pid === 'number' && typeof born === 'string' ? { pid, born } : undefined;
  } catch {
    return undefined;
  }
}

function lives({ pid, born }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  // After a restart of the machine the number may belong to another process.
  return bornAt(pid) === born;
}

/** When a process began, on Linux: its start time in ticks since boot, and which boot. */
function bornAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]}`;
  } catch {
    return '';
  }
}

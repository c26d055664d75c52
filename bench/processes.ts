// What processes cost, as Linux tells it.
import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  /** Microseconds of processor time, of children that have ended too. */
  cpu: number;
}

const microsecondsPerTick = 10_000;

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        const cpu = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) * microsecondsPerTick;
        return [{ pid: Number(name), parent: Number(fields[1]), cpu }];
      } catch {
        return []; // it has ended
      }
    });
}

/** `pids` and everything they started. */
function family(pids: readonly number[]): Process[] {
  const all = processes();
  const members = new Set(pids);
  for (let grew = true; grew;) {
    const children = all.filter((p) => members.has(p.parent) && !members.has(p.pid));
    for (const p of children) members.add(p.pid);
    grew = children.length > 0;
  }
  return all.filter((p) => members.has(p.pid));
}

export const parentOf = (pid: number): number => processes().find((p) => p.pid === pid)?.parent ?? 0;
export const cpuOf = (pids: readonly number[]): number => family(pids).reduce((sum, p) => sum + p.cpu, 0);

export interface Memory {
  /** MB: what each process holds, memory they share counted in each. */
  rss: number;
  /** MB: shared memory divided among those who share it; what the machine really gives. */
  pss: number;
  processes: number;
}

export function memoryOf(pids: readonly number[]): Memory {
  const members = family(pids);
  const kilobytes = (pid: number, file: string, field: string): number => {
    try {
      return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  };
  const sum = (file: string, field: string): number => Math.round(members.reduce((total, { pid }) => total + kilobytes(pid, file, field), 0) / 1024);
  return { rss: sum('status', 'VmRSS'), pss: sum('smaps_rollup', 'Pss'), processes: members.length };
}

/** The processes that were started with `argument` on their command line. */
export const pidsWith = (argument: string): number[] =>
  processes()
    .map((p) => p.pid)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').includes(argument);
      } catch {
        return false;
      }
    });

import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  name: string;
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const close = stat.lastIndexOf(')');
        return [{ pid: Number(name), parent: Number(stat.slice(close + 2).split(' ')[1]), name: stat.slice(stat.indexOf('(') + 1, close) }];
      } catch {
        return [];
      }
    });
}

export interface Memory {
  /** MB: what each process holds, memory they share counted in each. */
  rss: number;
  /** MB: shared memory divided among those who share it; what the machine really gives. */
  pss: number;
  processes: number;
}

/** Of `pids` and everything they started. Linux only. */
export function memoryOf(pids: readonly number[]): Memory {
  const all = processes();
  const family = new Set(pids);
  for (let grew = true; grew;) {
    const children = all.filter((p) => family.has(p.parent) && !family.has(p.pid));
    for (const p of children) family.add(p.pid);
    grew = children.length > 0;
  }
  const kilobytes = (pid: number, file: string, field: string): number => {
    try {
      return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  };
  const sum = (file: string, field: string): number => Math.round([...family].reduce((total, pid) => total + kilobytes(pid, file, field), 0) / 1024);
  return { rss: sum('status', 'VmRSS'), pss: sum('smaps_rollup', 'Pss'), processes: family.size };
}

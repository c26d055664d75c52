import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface RunningServer {
  url: string;
  pid: number;
  /** Everything it has said. */
  lines: readonly string[];
  /** Ends with the process: its exit code. */
  stop(): Promise<number | null>;
}

/** What a test runner or a shell may have left behind that would change the server's behaviour. */
const cleared = ['NODE_ENV', 'VITEST', 'BASE_URL', 'MODE', 'DEV', 'PROD', 'NODE_OPTIONS', 'PORT', 'LOG_LEVEL', 'CLOCK', 'SCHEME'];

/** Starts the built application on a database, on a port of its own, and waits until it is ready. */
export async function startServer(databaseUrl: string, { args = [], env = {} }: { args?: string[]; env?: Record<string, string> } = {}): Promise<RunningServer> {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !cleared.includes(name)));
  const child = spawn(process.execPath, ['server/main.ts', ...args], {
    env: { ...clean, LOG_LEVEL: 'info', DATABASE_URL: databaseUrl, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const url = await new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`no ready line in 60 s:\n${lines.join('\n')}`));
    }, 60_000);
    for (const stream of [child.stdout, child.stderr])
      createInterface(stream).on('line', (line) => {
        lines.push(line);
        if (!line.includes('"msg":"ready"')) return;
        clearTimeout(timer);
        resolve((JSON.parse(line) as { url: string }).url);
      });
    void ended.then((code) => {
      clearTimeout(timer);
      reject(new Error(`the server ended with ${code}:\n${lines.join('\n')}`));
    });
  });
  return {
    url,
    pid: child.pid ?? 0,
    lines,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}

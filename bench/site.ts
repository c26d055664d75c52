// A system to measure: PostgreSQL as it runs for real (every commit on disk), and the built application before it.
import pg from 'pg';
import { cloneDatabase, startTestPostgres } from '../testing/postgres.ts';
import type { RunningServer } from '../testing/server.ts';
import { startServer } from '../testing/server.ts';
import { parentOf } from './processes.ts';

export interface Site {
  base: string;
  databaseUrl: string;
  nodePid: number;
  postgresPid: number;
  stop(): Promise<void>;
}

export async function startSite(env: Record<string, string> = {}): Promise<Site> {
  const postgres = await startTestPostgres({ durable: true });
  let server: RunningServer;
  let databaseUrl: string;
  try {
    const clone = await cloneDatabase(postgres.url);
    databaseUrl = clone.url;
    server = await startServer(clone.ownerUrl, { env: { LOG_LEVEL: 'info', ...env } });
  } catch (e) {
    await postgres.stop();
    throw e;
  }
  return {
    base: server.url,
    databaseUrl,
    nodePid: server.pid,
    postgresPid: await postmasterPid(databaseUrl),
    stop: async () => {
      await server.stop();
      await postgres.stop();
    },
  };
}

async function postmasterPid(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    return parentOf(rows[0]?.pid ?? 0);
  } finally {
    await client.end();
  }
}

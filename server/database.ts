import { openDatabase } from '../app/platform/database.server.ts';
import type { Db } from '../app/platform/database.server.ts';
import { startEmbeddedPostgres } from '../app/platform/embedded-postgres.server.ts';
import { AlreadyRunningError, lockFolder } from '../app/platform/instance-lock.server.ts';
import type { Config } from '../app/platform/config.server.ts';
import { migrate } from '../app/platform/migrate.server.ts';
import type { Logger } from 'pino';
import type { Stages } from './stages.ts';

/** The right to use the built-in database's folder: taken before anything else, so that a second `npm start` says so at once. */
export function claimDataFolder(config: Config, stages: Stages): void {
  if (config.databaseUrl !== undefined) return;
  const unlock = lockFolder(config.dataDir);
  stages.onStop('the lock', async () => unlock());
}

/** The folder's right if it is free; false when a running Knutepunkt holds it, whose database can then be shared. */
export function claimOrShare(config: Config, stages: Stages): boolean {
  try {
    claimDataFolder(config, stages);
    return true;
  } catch (e) {
    if (e instanceof AlreadyRunningError) return false;
    throw e;
  }
}

/** The database, running and up to date. `owned` false: it is another process's, and stays when we stop. */
export async function startDatabase(config: Config, log: Logger, stages: Stages, { owned = true }: { owned?: boolean } = {}): Promise<Db> {
  let url = config.databaseUrl;
  let look = (): void => {};
  if (url === undefined) {
    const embedded = await stages.run('The built-in PostgreSQL', async () => {
      const started = await startEmbeddedPostgres(config.dataDir, (message) => stages.say(`  ${message}`));
      if (owned) {
        stages.onStop('the database', started.stop);
        look = started.keepRunning(
          () => !stages.isStopping(),
          (message, reason) => log.warn({ reason }, message),
        );
      }
      return started;
    });
    url = embedded.url;
  }
  const ready = url;
  await stages.run('Its tables', () => migrate(ready));
  const db = openDatabase(ready, (e) => {
    if (stages.isStopping()) return;
    log.warn({ reason: e.message }, 'a connection to the database was lost');
    look();
  });
  stages.onStop('the connections', () => db.close());
  return db;
}

import type { Logger } from 'pino';
import { listChangeFiles } from '../features/geography/import-reform.server.ts';
import { systemActor } from '../platform/actor.ts';
import { clockOf } from '../platform/config.server.ts';
import type { Config } from '../platform/config.server.ts';
import type { Assets, Services } from '../platform/context.ts';
import type { Db } from '../platform/database.server.ts';
import { loadDefinitions } from './definitions.server.ts';

/** Throws a `DefinitionError` (file, line, reason) when a file of the scheme is wrong. */
export async function createServices(config: Config, db: Db, log: Logger, assets: Assets): Promise<Services> {
  // npm runs every script in the checkout.
  const definitions = loadDefinitions(process.cwd(), config.schemeDir, await listChangeFiles({ db, actor: systemActor('start') }));
  return { db, config, log, assets, definitions, now: clockOf(config) };
}

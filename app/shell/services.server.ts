import path from 'node:path';
import type { Logger } from 'pino';
import type { Config } from '../platform/config.server.ts';
import type { Assets, Services } from '../platform/context.ts';
import type { Db } from '../platform/database.server.ts';
import { loadDefinitions } from './definitions.server.ts';

/** Throws a `DefinitionError` (file, line, reason) when a file of the scheme is wrong. */
export function createServices(config: Config, db: Db, log: Logger, assets: Assets): Services {
  const root = path.resolve(config.root);
  const definitions = loadDefinitions(root, path.resolve(root, config.scheme));
  const frozen = config.clock;
  return { db, config, log, assets, definitions, now: frozen ? () => frozen : () => new Date() };
}

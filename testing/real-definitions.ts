import path from 'node:path';
import { loadDefinitions } from '../app/shell/definitions.server.ts';
import type { Definitions } from '../app/platform/context.ts';

/** The real scheme, as the site reads it. */
export const realDefinitions = (): Definitions => loadDefinitions(process.cwd(), path.resolve('schemes/frisklivssentraler'));
/** Another scheme, small, that has nothing to do with it. */
export const tinyDefinitions = (): Definitions => loadDefinitions(process.cwd(), path.resolve('testing/schemes/tiny'));

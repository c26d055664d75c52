// npm start. Only what must stand before everything else: where we are, the settings, and how a failed start ends.
import path from 'node:path';
import { readConfig } from '../app/platform/config.server.ts';

process.chdir(path.resolve(import.meta.dirname, '..'));
const dev = process.argv.includes('--dev');
const { reportFailure } = await import('./failure.ts');
try {
  const config = readConfig(process.env);
  // React reads it when it is imported. Only afterwards, and after the settings: an unset one is not the operator's "production".
  process.env['NODE_ENV'] ??= dev ? 'development' : 'production';
  const { start } = await import('./start.ts');
  await start(config, { dev });
} catch (e) {
  process.exitCode = reportFailure(e);
}

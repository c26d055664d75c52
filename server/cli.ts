// npm run cli -- COMMAND …: one command on the database, also while the system runs.
import path from 'node:path';
import { readConfig } from '../app/platform/config.server.ts';
import { createLog } from '../app/platform/log.server.ts';

process.chdir(path.resolve(import.meta.dirname, '..'));
const { reportFailure } = await import('./failure.ts');
try {
  const config = readConfig(process.env);
  process.env['NODE_ENV'] ??= 'production';
  const { builtAssets, loadApplication } = await import('./application.ts');
  const { claimOrShare, startDatabase } = await import('./database.ts');
  const { createStages } = await import('./stages.ts');
  const log = createLog({ logLevel: config.logLevel ?? 'warn' });
  const stages = createStages(() => {});
  try {
    const application = await loadApplication();
    const db = await startDatabase(config, log, stages, { owned: claimOrShare(config, stages) });
    const services = await application.createServices(config, db, log, builtAssets());
    await application.prepare(services, () => {});
    const { ok, lines } = await application.runCommand(services, process.argv.slice(2));
    for (const line of lines) (ok ? console.log : console.error)(line);
    process.exitCode = ok ? 0 : 1;
  } finally {
    await stages.stop();
  }
} catch (e) {
  process.exitCode = reportFailure(e);
}

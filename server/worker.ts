// npm run worker: the jobs in a process of their own, beside several web processes on one DATABASE_URL.
import path from 'node:path';
import { readConfig } from '../app/platform/config.server.ts';
import { createLog, createProgress } from '../app/platform/log.server.ts';

process.chdir(path.resolve(import.meta.dirname, '..'));
const { reportFailure } = await import('./failure.ts');
try {
  const config = readConfig(process.env);
  process.env['NODE_ENV'] ??= 'production';
  const { builtAssets, loadApplication } = await import('./application.ts');
  const { claimOrShare, startDatabase } = await import('./database.ts');
  const { createStages } = await import('./stages.ts');
  const log = createLog(config);
  const stages = createStages(createProgress(config, log));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void stages.stop().then(() => process.exit(0)));
  try {
    const db = await startDatabase(config, log, stages, { owned: claimOrShare(config, stages) });
    const application = await loadApplication();
    const worker = await application.startWorker(await application.createServices(config, db, log, builtAssets()));
    stages.onStop('the jobs', worker.stop);
    stages.say('Jobs are run. Ctrl-C stops.');
  } catch (e) {
    await stages.stop();
    throw e;
  }
} catch (e) {
  process.exitCode = reportFailure(e);
}

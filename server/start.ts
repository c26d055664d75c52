import type { Config } from '../app/platform/config.server.ts';
import { createLog, createProgress, isReadable } from '../app/platform/log.server.ts';
import { builtAssets, builtHandle, loadApplication } from './application.ts';
import { claimDataFolder, startDatabase } from './database.ts';
import { listen } from './listen.ts';
import { createStages } from './stages.ts';
import type { Stages } from './stages.ts';

/** Starts everything: first what can be refused at once (the folder, the port), then the database, then the pages. */
export async function start(given: Config, { dev }: { dev: boolean }): Promise<void> {
  const began = performance.now();
  const log = createLog(given);
  const stages = createStages(createProgress(given, log));
  stopOnSignals(stages);
  try {
    stages.say('Starting Knutepunkt');
    claimDataFolder(given, stages);
    const listener = await listen(given);
    stages.onStop('the pages', listener.close);
    const config = given.port === 0 && given.publicUrl === 'http://localhost:0' ? { ...given, publicUrl: `http://localhost:${listener.port}` } : given;
    const db = await startDatabase(config, log, stages);
    const development = dev ? await (await import('./develop.ts')).createDevelopment(listener, config) : undefined;
    if (development) stages.onStop('Vite', development.close);
    const application = await (development?.load() ?? loadApplication());
    const services = await stages.run('The files of the scheme', () => application.createServices(config, db, log, development?.assets ?? builtAssets()));
    await stages.run('What it starts with', () => application.prepare(services, (message) => stages.say(`  ${message}`)));
    await stages.run('Jobs', async () => {
      const worker = await application.startWorker(services);
      stages.onStop('the jobs', worker.stop);
    });
    listener.handleWith(
      development ? development.handle((a) => (a === application ? services : a.createServices(config, db, log, development.assets))) : builtHandle(application, services),
    );
    sayReady(config, stages, Math.round(performance.now() - began));
    log.info({ url: config.publicUrl, ms: Math.round(performance.now() - began), node: process.version }, 'ready');
  } catch (e) {
    await stages.stop();
    throw e;
  }
}

function sayReady(config: Config, stages: Stages, ms: number): void {
  if (!isReadable(config)) return;
  stages.say(`\nKnutepunkt is ready (${(ms / 1000).toFixed(1)} s): ${config.publicUrl}`);
  if (config.demonstration) stages.say(`Sign in at ${config.publicUrl}/logg-inn: choose a demonstration person, no password.`);
  stages.say('Ctrl-C stops everything.\n');
}

/** The first signal stops cleanly, wherever the start has come; a second one does not wait. */
function stopOnSignals(stages: Stages): void {
  let asked = false;
  const stop = async (): Promise<void> => {
    if (asked) process.exit(1);
    asked = true;
    stages.say('\nStopping …');
    await stages.stop();
    stages.say('Stopped.');
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());
  // A signal to npm alone ends npm and its shell, and nobody tells us.
  const npm = process.env['npm_lifecycle_event'] === undefined ? undefined : process.ppid;
  const watch = setInterval(() => {
    if (npm === undefined || process.ppid === npm) return;
    clearInterval(watch);
    void stop();
  }, 500);
  watch.unref();
}

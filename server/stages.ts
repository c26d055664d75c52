import type { Progress } from '../app/platform/log.server.ts';

/** Somebody pressed Ctrl-C while it was starting. */
class StoppedError extends Error {
  constructor() {
    super('stopped');
    this.name = 'StoppedError';
  }
}

/** What has been started, so that it can be stopped in the opposite order: at Ctrl-C, also in the middle of a start, and at failure. */
export interface Stages {
  readonly say: Progress;
  /** Runs one step of the start and says how long it took; what it starts it registers itself, before it ends. @throws StoppedError once stopping has begun. */
  run<T>(what: string, step: () => T | Promise<T>): Promise<T>;
  onStop(name: string, stop: () => Promise<unknown>): void;
  isStopping(): boolean;
  /** Stops everything, once; failures are told, and the rest is stopped all the same. */
  stop(): Promise<void>;
}

export function createStages(say: Progress): Stages {
  const stops: { name: string; stop: () => Promise<unknown> }[] = [];
  let running: Promise<unknown> = Promise.resolve();
  let stopping: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    // A step in its middle is let finish or fail: only then is it known what there is to stop.
    await running.catch(() => {});
    for (let next = stops.pop(); next; next = stops.pop()) {
      try {
        await next.stop();
      } catch (e) {
        say(`  ${next.name} did not stop: ${(e as Error).message}`);
      }
    }
  };
  return {
    say,
    run: async (what, step) => {
      if (stopping) throw new StoppedError();
      const start = performance.now();
      const result = Promise.resolve().then(step);
      running = result;
      try {
        const value = await result;
        say(`  ${what} … ${((performance.now() - start) / 1000).toFixed(1)} s`);
        return value;
      } catch (e) {
        if (stopping) throw new StoppedError();
        throw e;
      }
    },
    onStop: (name, stop) => void stops.push({ name, stop }),
    isStopping: () => stopping !== undefined,
    stop: () => (stopping ??= stopAll()),
  };
}

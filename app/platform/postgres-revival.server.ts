// The built-in PostgreSQL is killed (the out-of-memory killer, a `kill -9`): somebody has to start it again.
import { setTimeout as sleep } from 'node:timers/promises';

interface Reviver {
  /** Whether the server's process lives. */
  readonly lives: () => boolean;
  /** Starts it; fails while processes of the dead one still hold its memory. */
  readonly start: () => Promise<void>;
  /** False once the site is on its way down: what dies then stays so. */
  readonly wanted: () => boolean;
  readonly say: (message: string, reason?: string) => void;
}

export interface Revival {
  /** Looks at once, instead of within a second. */
  look(): void;
  /** No further try; ends when the one under way has. */
  stop(): Promise<void>;
}

const lookEvery = 1000;
/** After so long a life a death counts as the first one. */
const settledAfter = 60_000;
const pause = (tries: number): number => (tries === 0 ? 0 : Math.min(30_000, 1000 * 2 ** (tries - 1)));

/** What ended the server. The rest of its words stays in its own log: they quote statements, and ours holds no people's data. */
const reasonIn = (message: string): string => /^.*FATAL: +([^\n]*)/s.exec(message)?.[1] ?? message.split('\n', 1)[0] ?? '';

/** Starts the server again whenever it has died, one try at a time: at once, then after 1, 2, 4 … 30 s. */
export function keepAlive({ lives, start, wanted, say }: Reviver): Revival {
  const stopped = new AbortController();
  const goesOn = (): boolean => !stopped.signal.aborted && wanted();
  let tries = 0;
  let startedAt = -Infinity;
  let underWay: Promise<void> | undefined;
  const revive = async (): Promise<void> => {
    if (performance.now() - startedAt > settledAfter) tries = 0;
    say('the built-in database died: it is started again');
    while (goesOn()) {
      // Also when the last start succeeded: one that dies at once shall not be started in a tight loop.
      await sleep(pause(tries++), undefined, { signal: stopped.signal, ref: false }).catch(() => {});
      if (!goesOn()) return;
      try {
        await start();
        startedAt = performance.now();
        say('the built-in database runs again');
        return;
      } catch (e) {
        say(`the built-in database did not start; the next try is in ${pause(tries) / 1000} s`, reasonIn((e as Error).message));
      }
    }
  };
  const look = (): void => {
    if (underWay || !goesOn() || lives()) return;
    underWay = revive().finally(() => (underWay = undefined));
  };
  const timer = setInterval(look, lookEvery);
  timer.unref();
  return {
    look,
    stop: async () => {
      stopped.abort();
      clearInterval(timer);
      await underWay;
    },
  };
}

/** What a try to save came to. `message` is the server's own words, for the person. */
export type Outcome =
  | {
      readonly kind: 'saved';
      readonly version: string | number;
      readonly savedAt: string;
      readonly message?: string | undefined;
      readonly conflicts?: readonly string[] | undefined;
      /** Saved, and the message is one to look at. */
      readonly warn?: boolean | undefined;
    }
  | { readonly kind: 'offline' | 'failed' | 'signed-out' }
  | { readonly kind: 'conflict' | 'invalid'; readonly message?: string | undefined };

/** What lies in the browser until the server has it. `version` is what the person's writing was based on. */
export interface Kept {
  readonly body: string;
  readonly version: string;
}

export interface SaverPorts {
  /** The form as it stands, urlencoded, without its version. */
  readonly read: () => string;
  readonly version: () => string;
  readonly send: (body: string) => Promise<Outcome>;
  readonly keep: (kept: Kept | undefined) => void;
  readonly show: (outcome: Outcome | { readonly kind: 'unsaved' }) => void;
}

export interface Saver {
  /** Something was written; saves after a pause, and at least every few seconds. */
  changed(pauseMs: number): void;
  /** Saves now what is not saved. */
  flush(): Promise<void>;
  /**
   * Before the person's own press on a button takes the page away: waits for a save under way, and saves the rest. False: the connection
   * is lost, so the page must stay. True: the server has everything, or has something to say that only its next page can.
   */
  readyToPost(): Promise<boolean>;
  /** The page's own request carries everything from here. What is not saved stays in the browser until it is. */
  posting(): void;
  /** The page is shown again as it was left, with what the browser remembers: it saves again. */
  resumed(): void;
  readonly dirty: () => boolean;
}

const longestWait = 8_000;
const firstRetry = 2_000;
const longestRetry = 60_000;

/**
 * Decides when a form is saved and what is kept in the browser meanwhile. One request at a time, so that versions stay in order.
 * After a conflict or a fault in what is written it waits for the person; after a lost connection it tries again, ever more seldom.
 */
export function createSaver({ read, version, send, keep, show }: SaverPorts, initial = read()): Saver {
  let saved = initial;
  let sending: Promise<Outcome> | undefined;
  let posted = false;
  let stopped = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitingSince: number | undefined;

  const dirty = (): boolean => !posted && read() !== saved;

  function schedule(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), ms);
  }

  function settle(outcome: Outcome, body: string): void {
    if (outcome.kind === 'saved') {
      saved = body;
      failures = 0;
      if (dirty()) {
        keep({ body: read(), version: version() });
        schedule(firstRetry);
      } else keep(undefined);
    } else if (outcome.kind === 'offline' || outcome.kind === 'failed') {
      schedule(Math.min(firstRetry * 2 ** failures++, longestRetry));
    } else {
      stopped = outcome.kind === 'conflict';
    }
    show(outcome);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    waitingSince = undefined;
    if (sending || stopped || !dirty()) return;
    await save();
  }

  async function save(): Promise<Outcome> {
    const body = read();
    sending = send(body);
    const outcome = await sending;
    sending = undefined;
    settle(outcome, body);
    return outcome;
  }

  async function readyToPost(): Promise<boolean> {
    // Who began it is told first, and has settled it.
    await sending;
    if (stopped || !dirty()) return true;
    clearTimeout(timer);
    waitingSince = undefined;
    const { kind } = await save();
    return kind !== 'offline' && kind !== 'failed';
  }

  return {
    dirty,
    flush,
    readyToPost,
    changed(pauseMs) {
      if (!dirty()) return keep(undefined);
      keep({ body: read(), version: version() });
      if (stopped) return;
      show({ kind: 'unsaved' });
      waitingSince ??= Date.now();
      schedule(Math.max(0, Math.min(pauseMs, waitingSince + longestWait - Date.now())));
    },
    posting() {
      if (dirty()) keep({ body: read(), version: version() });
      posted = true;
      clearTimeout(timer);
    },
    resumed() {
      posted = false;
    },
  };
}

/**
 * Whether something kept from an earlier visit is put back: always, unless the form already says the same. It comes on the version it was
 * based on, so that the server sees whom it would overwrite; that others have saved since is no sign that they had it. `settled`:
 * the version in which the person has chosen between it and what others wrote; what is older than that has had its answer.
 */
export function shouldRestore(kept: Kept | undefined, now: { readonly body: string; readonly settled?: number }): kept is Kept {
  return kept !== undefined && kept.body !== now.body && !(Number(kept.version) < (now.settled ?? 0));
}

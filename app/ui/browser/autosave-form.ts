import { bodyOf, fill } from './form-body.ts';
import { createSaver, shouldRestore } from './saver.ts';
import type { Kept, Outcome, SaverPorts } from './saver.ts';

/** The texts the server rendered into `data-texts`; see `autosaveAttributes`. */
type Words = Record<'saved' | 'saving' | 'offline' | 'failed' | 'signedOut' | 'signInAgain' | 'conflict' | 'compare' | 'invalid' | 'restored' | 'discard', string>;
interface Answer {
  version: string | number;
  savedAt: string;
  message?: string;
  detail?: string;
  conflicts?: string[];
  warn?: boolean;
}

const pauseAfterTyping = 2_000;
const pauseAfterChoice = 300;
/** A request that hangs, where the coverage is poor, is given up and tried again. */
const longestRequest = 20_000;

const versionField = (form: HTMLFormElement): HTMLInputElement | null => form.querySelector('input[name="version"]');

async function post(form: HTMLFormElement, body: string): Promise<Outcome> {
  const withVersion = new URLSearchParams(body);
  const field = versionField(form);
  if (field) withVersion.set('version', field.value);
  let response: Response;
  try {
    // `keepalive` lets the last save leave with the page.
    response = await fetch(form.dataset['autosave']!, {
      method: 'POST',
      body: withVersion,
      headers: { accept: 'application/json' },
      keepalive: withVersion.toString().length < 60_000,
      signal: AbortSignal.timeout(longestRequest),
    });
  } catch {
    return { kind: 'offline' };
  }
  const answer = (await response.json().catch(() => ({}))) as Partial<Answer>;
  if (response.status === 401) return { kind: 'signed-out' };
  const message = answer.message ?? answer.detail;
  if (response.status === 409) return { kind: 'conflict', message };
  if (response.status === 413 || response.status === 422) return { kind: 'invalid', message };
  if (!response.ok || answer.version === undefined || answer.savedAt === undefined) return { kind: 'failed' };
  if (field) field.value = String(answer.version);
  return { kind: 'saved', version: answer.version, savedAt: answer.savedAt, message, conflicts: answer.conflicts, warn: answer.warn };
}

/** The line that says what was saved and when; what stays the same is not said again to a screen reader. */
function createStatus(form: HTMLFormElement) {
  const line = form.querySelector<HTMLElement>('[data-save-status]');
  return (text: string, state: 'ok' | 'warning', action?: HTMLElement): void => {
    if (!line) return;
    line.parentElement!.dataset['state'] = state;
    if (line.textContent.trim() === `${text} ${action?.textContent ?? ''}`.trim()) return;
    line.replaceChildren(text, ...(action ? [' ', action] : []));
  };
}

function link(href: string, text: string, newTab: boolean): HTMLAnchorElement {
  const a = Object.assign(document.createElement('a'), { href, textContent: text, className: 'ds-link' });
  if (newTab) Object.assign(a, { target: '_blank', rel: 'noopener' });
  return a;
}
const button = (text: string, type: 'button' | 'submit'): HTMLButtonElement => Object.assign(document.createElement('button'), { textContent: text, type, className: 'ds-link' });

function createShow(form: HTMLFormElement, words: Words): SaverPorts['show'] {
  const say = createStatus(form);
  // Without an address of its own, the form itself is sent: the server answers with the page that shows the difference.
  const compare = (): HTMLElement => (form.dataset['compareUrl'] ? link(form.dataset['compareUrl'], words.compare, false) : button(words.compare, 'submit'));
  return (outcome) => {
    switch (outcome.kind) {
      case 'unsaved': {
        const parent = form.querySelector<HTMLElement>('[data-save-status]')?.parentElement;
        if (parent && parent.dataset['state'] !== 'warning') parent.dataset['state'] = 'busy';
        return;
      }
      case 'saved': {
        const text = outcome.message ?? words.saved.replace('{time}', outcome.savedAt);
        form.dispatchEvent(new Event('saved'));
        return outcome.conflicts?.length ? say(text, 'warning', compare()) : say(text, outcome.warn ? 'warning' : 'ok');
      }
      case 'signed-out':
        return say(words.signedOut, 'warning', link(form.dataset['signInUrl']!, words.signInAgain, true));
      case 'conflict':
        return say(outcome.message ?? words.conflict, 'warning', compare());
      case 'invalid':
        return say(outcome.message ?? words.invalid, 'warning');
      default:
        return say(words[outcome.kind], 'warning');
    }
  };
}

/**
 * The browser's own store; a browser that refuses it loses the safety net, not the form. Each page keeps under a key of its own: two
 * tabs of one person do not overwrite one another. Loading takes over what one earlier page kept; what others kept waits for the next load.
 */
function createStore(form: string) {
  const own = `${form}#${Math.random().toString(36).slice(2)}`;
  const read = (key: string): Kept | undefined => JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined;
  return {
    load: (now: { body: string; settled: number }): Kept | undefined => {
      try {
        for (const key of Object.keys(localStorage).filter((k) => k.startsWith(`${form}#`))) {
          const kept = read(key);
          localStorage.removeItem(key);
          if (shouldRestore(kept, now)) return kept;
        }
      } catch {
        // Forbidden, or not ours: nothing to bring back.
      }
      return undefined;
    },
    keep: (kept: Kept | undefined): void => {
      try {
        if (kept) localStorage.setItem(own, JSON.stringify(kept));
        else localStorage.removeItem(own);
      } catch {
        // Full or forbidden: saving to the server goes on.
      }
    },
  };
}

/** Makes `<form data-autosave>` save itself. */
export function saveAsOneWrites(form: HTMLFormElement): void {
  const words = JSON.parse(form.dataset['texts'] ?? '{}') as Words;
  const store = createStore(`knutepunkt:${form.dataset['autosaveKey']}`);
  const version = (): string => versionField(form)?.value ?? '';
  const show = createShow(form, words);
  const served = bodyOf(form);
  const saver = createSaver({ read: () => bodyOf(form), version, send: (body) => post(form, body), keep: store.keep, show }, served);

  const kept = store.load({ body: served, settled: Number(form.dataset['autosaveSettled'] ?? 0) });
  if (kept) {
    fill(form, kept.body);
    const field = versionField(form);
    if (field) field.value = kept.version;
    const discard = button(words.discard, 'button');
    discard.addEventListener('click', () => {
      saver.posting();
      store.keep(undefined);
      location.reload();
    });
    createStatus(form)(words.restored, 'ok', discard);
    saver.changed(pauseAfterTyping * 2);
  }

  form.addEventListener('input', () => saver.changed(pauseAfterTyping));
  form.addEventListener('change', () => saver.changed(pauseAfterChoice));
  let leaving = false;
  form.addEventListener('submit', (event) => {
    const { submitter } = event;
    if (!saver.dirty() || typeof form.requestSubmit !== 'function') return saver.posting();
    // Saved first: where there is no connection the page stays, in place of the browser's own page of errors.
    event.preventDefault();
    if (leaving) return;
    leaving = true;
    createStatus(form)(words.saving, 'ok');
    void saver.readyToPost().then((ready) => {
      leaving = false;
      if (!ready) return;
      saver.posting();
      // A form that is still being submitted submits nothing more: where there was nothing to wait for, that is now. The button of a conflict
      // stood in the line that says how it goes, and is gone when that says something else.
      setTimeout(() => form.requestSubmit(submitter?.isConnected === true ? submitter : null));
    });
  });
  addEventListener('online', () => void saver.flush());
  // Back with the browser's own button, to a page it had put away as it stood.
  addEventListener('pageshow', (event) => event.persisted && saver.resumed());
  // Back from signing in in another tab.
  addEventListener('focus', () => void saver.flush());
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void saver.flush());
  addEventListener('beforeunload', (event) => saver.dirty() && event.preventDefault());
}

import { draftIn } from './draft.ts';
import { bodyOf, fill } from './form-body.ts';

type Words = Record<'kept' | 'offline' | 'online' | 'restored' | 'files' | 'discard', string>;

/** The browser's own store; one that refuses loses the draft, not the form. */
function storeFor(key: string) {
  const name = `knutepunkt:draft:${key}`;
  const attempt = <T>(act: () => T): T | undefined => {
    try {
      return act();
    } catch {
      return undefined;
    }
  };
  return {
    load: () => attempt(() => localStorage.getItem(name)) ?? null,
    keep: (text: string) => attempt(() => (localStorage.setItem(name, text), true)) ?? false,
    forget: () => attempt(() => localStorage.removeItem(name)),
  };
}

/** Keeps `<form data-draft>` on the device until it is sent and the server says that it has it (`data-draft-sent`, on the page after). */
export function keepAsDraft(form: HTMLFormElement): void {
  const words = JSON.parse(form.dataset['draftTexts'] ?? '{}') as Words;
  const store = storeFor(form.dataset['draft']!);
  const draft = draftIn(store, () => Date.now());
  const line = form.querySelector<HTMLElement>('[data-save-status]');
  const say = (text: string, state: 'ok' | 'warning' = 'ok', ...more: HTMLElement[]): void => {
    if (!line) return;
    line.parentElement!.dataset['state'] = state;
    line.replaceChildren(text, ...more.flatMap((element) => [' ', element]));
  };
  const served = bodyOf(form);

  const kept = draft.restore(served);
  if (kept !== undefined) {
    fill(form, kept);
    // A choice that is no longer offered ("today", of another day) is what the page says again.
    for (const radio of form.querySelectorAll<HTMLInputElement>('input[type="radio"]'))
      if (radio.defaultChecked && form.querySelector(`input[name="${radio.name}"]:checked`) === null) radio.checked = true;
    // The key goes with what was written: sent twice, it is still one.
    for (const field of form.querySelectorAll<HTMLInputElement>('input[data-draft-key]')) field.value = new URLSearchParams(kept).get(field.name) ?? field.value;
    const discard = Object.assign(document.createElement('button'), { textContent: words.discard, type: 'button', className: 'ds-link' });
    discard.addEventListener('click', () => {
      store.forget();
      location.reload();
    });
    // No page can keep a file, or put one back.
    const files = form.querySelector('input[type="file"]') === null ? '' : ` ${words.files}`;
    say(words.restored + files, 'ok', discard);
  }

  const written = (): void => {
    const body = bodyOf(form);
    if (body === served && kept === undefined) store.forget();
    else if (draft.write(body)) say(navigator.onLine ? words.kept : words.offline, navigator.onLine ? 'ok' : 'warning');
  };
  form.addEventListener('input', written);
  form.addEventListener('submit', (event) => {
    draft.write(bodyOf(form));
    if (navigator.onLine) return draft.sent();
    event.preventDefault();
    say(words.offline, 'warning');
  });
  addEventListener('offline', () => say(words.offline, 'warning'));
  addEventListener('online', () => say(words.online));
}

/** The page that says that what was written has arrived. */
export function forgetDraft(key: string): void {
  const store = storeFor(key);
  draftIn(store, () => Date.now()).arrived();
}

const pause = 500;

const textsOf = (form: HTMLFormElement): string[][] => [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));

/** Shows how `<form data-preview>` will look, while one writes. The server makes and cleans the HTML; this only puts it in place. */
export function previewAsOneWrites(form: HTMLFormElement): void {
  const target = document.querySelector<HTMLElement>(form.dataset['previewTarget'] ?? '');
  if (!target) return;
  const status = document.querySelector('[data-preview-status]');
  const words = JSON.parse(form.dataset['previewTexts'] ?? '{}') as Record<'failed', string>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  const written = (): string => new URLSearchParams(textsOf(form)).toString();
  const served = written();
  let sent = false;

  async function update(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    target!.ariaBusy = 'true';
    try {
      const response = await fetch(form.dataset['preview']!, { method: 'POST', body: new URLSearchParams(textsOf(form)), headers: { accept: 'text/html' }, signal: mine.signal });
      const html = await response.text();
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      target!.innerHTML = html;
      status?.replaceChildren();
    } catch {
      if (!mine.signal.aborted) status?.replaceChildren(words.failed ?? '');
    }
    if (running === mine) target!.ariaBusy = null;
  }
  form.addEventListener('submit', () => (sent = true));
  // A text under work is saved when the writer says so: they are asked before it is left behind.
  addEventListener('beforeunload', (event) => !sent && written() !== served && event.preventDefault());
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), pause);
  });
}

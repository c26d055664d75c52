const pause = 500;

/** Shows how `<form data-preview>` will look, while one writes. The server makes and cleans the HTML; this only puts it in place. */
export function previewAsOneWrites(form: HTMLFormElement): void {
  const target = document.querySelector<HTMLElement>(form.dataset['previewTarget'] ?? '');
  if (!target) return;
  const status = document.querySelector('[data-preview-status]');
  const words = JSON.parse(form.dataset['previewTexts'] ?? '{}') as Record<'failed', string>;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;

  async function update(): Promise<void> {
    running?.abort();
    const mine = (running = new AbortController());
    const fields = [...new FormData(form)].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []));
    target!.ariaBusy = 'true';
    try {
      const response = await fetch(form.dataset['preview']!, { method: 'POST', body: new URLSearchParams(fields), headers: { accept: 'text/html' }, signal: mine.signal });
      const html = await response.text();
      if (!response.ok || response.redirected) throw new Error(String(response.status));
      target!.innerHTML = html;
      status?.replaceChildren();
    } catch {
      if (!mine.signal.aborted) status?.replaceChildren(words.failed ?? '');
    }
    if (running === mine) target!.ariaBusy = null;
  }
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void update(), pause);
  });
}

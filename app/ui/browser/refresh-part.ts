/** After each save of `<form data-refresh>`, a part of the page that follows from what is saved is fetched anew. The server makes the HTML. */
export function refreshAfterSaving(form: HTMLFormElement): void {
  const { refresh = '', refreshTarget = '' } = form.dataset;
  form.addEventListener('saved', () => {
    void fetch(refresh, { headers: { accept: 'text/html' } })
      .then(async (response) => {
        const target = document.querySelector(refreshTarget);
        if (target && response.ok && !response.redirected) target.innerHTML = await response.text();
      })
      // What stands there is a little old, and right again after the next save.
      .catch(() => {});
  });
}

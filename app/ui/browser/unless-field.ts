/** `<div data-unless="7" data-unless-field="ID">` is shown while the field says something else than 7, and something. */
export function showUnlessSame(element: HTMLElement): void {
  const field = document.getElementById(element.dataset['unlessField']!);
  if (!(field instanceof HTMLInputElement)) return;
  const show = (): void => {
    const typed = field.value.replaceAll(/\s/g, '');
    element.hidden = typed === '' || typed === element.dataset['unless'];
  };
  field.addEventListener('input', show);
  show();
}

/** `<input type="file" data-most="BYTES" data-too-large="…">`: files that are too large together are said so at once, and not sent: what was typed would go with them. */
export function warnOfSize(input: HTMLInputElement): void {
  const warning = Object.assign(document.createElement('p'), { className: 'ds-validation-message', hidden: true });
  warning.setAttribute('role', 'alert');
  input.after(warning);
  const check = (): boolean => {
    const isTooLarge = [...(input.files ?? [])].reduce((sum, { size }) => sum + size, 0) > Number(input.dataset['most']);
    warning.textContent = isTooLarge ? input.dataset['tooLarge']! : '';
    warning.hidden = !isTooLarge;
    return isTooLarge;
  };
  input.addEventListener('change', check);
  input.form?.addEventListener('submit', (event) => {
    if (!check()) return;
    event.preventDefault();
    // The draft is not sent either.
    event.stopImmediatePropagation();
    input.focus();
  });
}

/** What is written in a form, as it would be sent; the version is the server's. */
export function bodyOf(form: HTMLFormElement): string {
  const fields = [...new FormData(form)].flatMap(([name, value]) => (name === 'version' || typeof value !== 'string' ? [] : [[name, value]]));
  return new URLSearchParams(fields).toString();
}

/** Puts what was kept back into the form's fields, in the order they stand. */
export function fill(form: HTMLFormElement, body: string): void {
  const values = new URLSearchParams(body);
  const left = new Map([...new Set(values.keys())].map((name) => [name, values.getAll(name)]));
  for (const field of form.elements) {
    if (field instanceof HTMLInputElement && (field.type === 'checkbox' || field.type === 'radio')) field.checked = values.getAll(field.name).includes(field.value);
    else if (field instanceof HTMLTextAreaElement || field instanceof HTMLSelectElement || (field instanceof HTMLInputElement && field.type !== 'hidden'))
      field.value = left.get(field.name)?.shift() ?? field.value;
  }
}

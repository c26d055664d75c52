/** What is typed on the form to have another centre answer; all that was written stays on the form. */
export const changeNames = { municipality: 'ny-kommune', meant: 'ny-kommune-valgt', centre: 'ny-sentral', press: 'bytt' } as const;

export interface Change {
  readonly municipality: string;
  readonly centre: string;
  /** The change's own button was pressed: nothing is sent. */
  readonly pressed: boolean;
}
export function changeIn(form: FormData): Change {
  const said = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim().slice(0, 100) : '';
  };
  return { municipality: said(changeNames.meant) || said(changeNames.municipality), centre: said(changeNames.centre), pressed: form.has(changeNames.press) };
}

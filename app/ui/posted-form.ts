import type { AppContext } from '../platform/context.ts';
import { oneLine } from '../platform/one-line.ts';
import type { FieldError } from './error-summary.tsx';

/** What a form sent, as text; a file in a field's place is nothing typed. */
export interface FormBody {
  /** Without space at the ends, lines ended as this system ends them. */
  text(name: string): string;
  /** The same on one line: names stand in letters. */
  line(name: string): string;
  all(name: string): string[];
  has(name: string): boolean;
}
export async function readForm(c: AppContext): Promise<FormBody> {
  const form = await c.req.formData();
  const textOf = (value: unknown): string[] => (typeof value === 'string' ? [value.replaceAll('\r\n', '\n').trim()] : []);
  return {
    text: (name) => textOf(form.get(name))[0] ?? '',
    line: (name) => oneLine(textOf(form.get(name))[0] ?? ''),
    all: (name) => form.getAll(name).flatMap(textOf),
    has: (name) => form.has(name),
  };
}

/** How many rows of a repeated part were sent or asked for; never more than the form can hold. */
export function rowsIn(body: FormBody, counter: string, most: number): number {
  const n = Number(body.text(counter));
  return Number.isInteger(n) && n > 0 ? Math.min(n, most) : 1;
}

/** A whole number as people write it; undefined for anything else. */
export const wholeNumber = (text: string): number | undefined => (/^\d{1,6}$/.test(text.replaceAll(/\s/g, '')) ? Number(text.replaceAll(/\s/g, '')) : undefined);

/** The message of the field with this id. */
export const messageFor = (errors: readonly FieldError[], id: string): string | undefined => errors.find((e) => e.href === `#${id}`)?.message;

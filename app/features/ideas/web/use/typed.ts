import type { AppContext } from '../../../../platform/context.ts';
import { trapFields, madeAtOf, trapped } from '../../../../platform/form-trap.ts';
import { newSecret } from '../../../../platform/private-link.server.ts';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { readForm } from '../../../../ui/posted-form.ts';
import { personWarnings } from '../../inside/text/warnings.ts';
import type { Guest, UseFault } from '../../idea-use.ts';
import { useTexts } from './use-texts.ts';

/** The fields, as forms and addresses call them. */
export const fieldNames = {
  did: 'gjorde',
  went: 'gikk',
  advice: 'rad',
  body: 'tekst',
  answer: 'svar',
  name: 'navn',
  email: 'epost',
  municipality: 'kommune',
  month: 'maned',
  year: 'ar',
  reason: 'grunn',
  about: 'om',
  once: 'nokkel',
  sure: 'ingen-person',
} as const;
type Name = keyof typeof fieldNames;
/** A form as it was typed, faults and all. */
export type Typed = Readonly<Record<Name | 'madeAt' | 'decoy', string>>;

const names = Object.keys(fieldNames) as Name[];
export const freshForm = (c: AppContext, given: Partial<Typed> = {}): Typed => ({
  ...(Object.fromEntries(names.map((n) => [n, ''])) as Record<Name, string>),
  once: newSecret(),
  madeAt: madeAtOf(undefined, c.var.services.now()),
  decoy: '',
  ...given,
});
export async function typedIn(c: AppContext): Promise<Typed> {
  const form = await readForm(c);
  const read = Object.fromEntries(names.map((n) => [n, form.text(fieldNames[n])])) as Record<Name, string>;
  return { ...read, once: /^[\w-]{8,80}$/.test(read.once) ? read.once : newSecret(), madeAt: form.text(trapFields.madeAt), decoy: form.text(trapFields.decoy) };
}
export const guestIn = (c: AppContext, typed: Typed): Guest => ({ name: typed.name, email: typed.email, language: c.var.locale });
/** @param asking a question needs the municipality of today, a use the one there was then */
export function errorsOf(c: AppContext, faults: readonly UseFault[], asking = false): FieldError[] {
  const t = useTexts[c.var.locale];
  const told = ({ field, reason }: UseFault): string => {
    if (reason === 'no-municipality' && asking) return t.askedFrom;
    return (reason === 'empty' && new Map<string, string>(Object.entries(t.empty)).get(field)) || t.faults[reason];
  };
  return faults.map((fault) => ({ href: `#${fieldNames[fault.field]}`, message: told(fault) }));
}
/** What looks like a story about one person's health, unless whoever wrote it has said that it is not. */
export const tellsOfPerson = (typed: Typed): boolean =>
  typed.sure === '' && personWarnings([typed.did, typed.went, typed.advice, typed.body].join('\n')).some((w) => w.weight === 'warn');
export const wasTrapped = (c: AppContext, typed: Typed): boolean => trapped(typed, c.var.services.now()) !== undefined;
export const again = (c: AppContext, typed: Typed): Typed => ({ ...typed, madeAt: madeAtOf(typed.madeAt, c.var.services.now()) });

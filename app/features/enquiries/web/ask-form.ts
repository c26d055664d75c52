import { looksLikeEmail } from '../../../platform/email-address.ts';
import { trapFields } from '../../../platform/form-trap.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { looksLikeAddress, oneLine } from '../../../platform/one-line.ts';
import type { PublicTexts } from './public-texts-nb.ts';

/** The fields, as the form and the address call them. */
export const fieldNames = {
  municipality: 'kommune',
  centre: 'sentral',
  name: 'navn',
  email: 'epost',
  workplace: 'arbeidssted',
  workplaceName: 'arbeidsplass',
  subject: 'emne',
  text: 'tekst',
  topics: 'tema',
  key: 'nokkel',
} as const;
export type AskField = Exclude<keyof typeof fieldNames, 'municipality' | 'key'>;

export const longest = { name: 100, email: 254, workplaceName: 200, subject: 120, text: 10_000 } as const satisfies Partial<Record<AskField, number>>;
const written = ['name', 'email', 'workplaceName', 'subject', 'text'] as const satisfies (keyof typeof longest)[];

/** The form as it was typed, faults and all. */
export interface Typed {
  readonly municipality: string;
  readonly centre: string;
  readonly name: string;
  readonly email: string;
  readonly workplace: string;
  readonly workplaceName: string;
  readonly subject: string;
  readonly text: string;
  readonly topics: readonly string[];
  readonly key: string;
  readonly madeAt: string;
  readonly decoy: string;
}

/** Line ends as one sign, without emptiness at the ends. */
export const manyLines = (text: string): string => text.replaceAll(/\r\n?/g, '\n').trim();

export function typedIn(form: FormData): Typed {
  const all = (name: string): string[] => form.getAll(name).flatMap((value) => (typeof value === 'string' ? [value] : []));
  const line = (name: string): string => oneLine(all(name)[0] ?? '');
  return {
    municipality: line(fieldNames.municipality).slice(0, 100),
    centre: line(fieldNames.centre),
    name: line(fieldNames.name),
    email: line(fieldNames.email),
    workplace: line(fieldNames.workplace),
    workplaceName: line(fieldNames.workplaceName),
    subject: line(fieldNames.subject),
    text: manyLines(all(fieldNames.text)[0] ?? ''),
    topics: [...new Set(all(fieldNames.topics))],
    key: line(fieldNames.key),
    madeAt: line(trapFields.madeAt),
    decoy: line(trapFields.decoy),
  };
}

export type AskFault = {
  readonly field: AskField;
  readonly what: keyof PublicTexts['ask']['faults'] | 'too-long' | 'identity-number';
};

/** What can be chosen when the form is sent. */
export interface Offered {
  readonly centres: ReadonlySet<string>;
  readonly workplaces: ReadonlySet<string>;
  readonly topics: ReadonlySet<string>;
}

/** Everything wrong with the form, in the order of its fields; one fault a field. */
export function faultsIn(typed: Typed, offered: Offered): readonly AskFault[] {
  const faults: (AskFault | false)[] = [
    !offered.centres.has(typed.centre) && { field: 'centre', what: typed.centre === '' ? 'centre-missing' : 'centre-unknown' },
    ...written.map((field): AskFault | false => writtenFault(typed, field)),
    !offered.workplaces.has(typed.workplace) && { field: 'workplace', what: 'workplace-missing' },
    (typed.topics.length === 0 || typed.topics.some((topic) => !offered.topics.has(topic))) && { field: 'topics', what: 'topics-missing' },
  ];
  const order = Object.keys(fieldNames);
  return faults.filter((fault) => fault !== false).toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field));
}

function writtenFault(typed: Typed, field: (typeof written)[number]): AskFault | false {
  const text = typed[field];
  if (text.length > longest[field]) return { field, what: 'too-long' };
  if (holdsIdentityNumber(text)) return { field, what: 'identity-number' };
  if (field === 'email' && text !== '' && !looksLikeEmail(text)) return { field, what: 'email-invalid' };
  if (field === 'name' && looksLikeAddress(text)) return { field, what: 'name-missing' };
  return field !== 'workplaceName' && text === '' && { field, what: `${field}-missing` };
}

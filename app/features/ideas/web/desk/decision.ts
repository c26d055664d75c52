import type { FieldError } from '../../../../ui/error-summary.tsx';
import { readForm } from '../../../../ui/posted-form.ts';
import type { FormBody } from '../../../../ui/posted-form.ts';
import type { AppContext } from '../../../../platform/context.ts';
import type { RemarkInput } from '../../idea-case.ts';
import { parts } from './desk-fields.ts';
import type { Part } from './desk-fields.ts';
import type { deskTexts } from './desk-texts.ts';

/** What an editor has typed on the page of one idea. One form: whichever button is pressed, all of it comes along. */
export interface Typed {
  readonly remarks: Readonly<Record<Part, { readonly quote: string; readonly body: string }>>;
  readonly word: string;
  readonly level: string;
  readonly note: string;
  readonly looked: boolean;
  readonly reason: string;
}

export const remarkId = (part: Part): string => `merknad-${part}`;
export const quoteId = (part: Part): string => `sitat-${part}`;
export const ids = { word: 'hilsen', level: 'niva', note: 'notat', looked: 'sett', reason: 'grunn' } as const;

const remarksIn = (of: (part: Part) => { quote: string; body: string }): Typed['remarks'] => Object.fromEntries(parts.map((part) => [part, of(part)])) as Typed['remarks'];
export const nothingTyped = (level: string): Typed => ({ remarks: remarksIn(() => ({ quote: '', body: '' })), word: '', level, note: '', looked: false, reason: '' });

function typedIn(body: FormBody): Typed {
  return {
    remarks: remarksIn((part) => ({ quote: body.text(quoteId(part)), body: body.text(remarkId(part)) })),
    word: body.text(ids.word),
    level: body.text(ids.level),
    note: body.text(ids.note),
    looked: body.has(ids.looked),
    reason: body.text(ids.reason),
  };
}
export const readDecision = async (c: AppContext): Promise<{ body: FormBody; typed: Typed }> => {
  const body = await readForm(c);
  return { body, typed: typedIn(body) };
};

export const remarksOf = (typed: Typed): RemarkInput[] => parts.flatMap((field) => (typed.remarks[field].body === '' ? [] : [{ field, ...typed.remarks[field] }]));

export type Refused = keyof (typeof deskTexts)['nb']['refused'];
/** The page again: what was typed, and what is wrong with it. */
export interface Attempt {
  readonly typed?: Typed;
  readonly errors?: readonly FieldError[];
  readonly refused?: Refused;
  /** The part that stands open. */
  readonly open?: 'decline' | 'merge' | 'hide' | 'level' | undefined;
  /** Of the forms that stand beside. */
  readonly body?: FormBody;
}

import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { messageFor } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import type { AssignmentCase } from '../inputs.ts';
import { onePath } from './desk.ts';
import type { Desk } from './desk.ts';
import type { pageTexts } from './texts.ts';

/** What can be done with an assignment, as the addresses call it. */
const deeds = ['ta', 'del', 'gi-videre', 'nei-takk', 'ferdig', 'spor', 'avslutt', 'apne'] as const;
export type Deed = (typeof deeds)[number];
export type RefusedReason = Exclude<keyof (typeof pageTexts)['nb']['refused'], 'seeIt'>;

/** What was tried and could not be done, with what was typed. */
export interface Attempt {
  readonly deed: Deed;
  readonly body: FormBody;
  readonly errors?: readonly FieldError[] | undefined;
  readonly refused?: RefusedReason | undefined;
}
export interface OneProps {
  readonly c: AppContext;
  readonly desk: Desk;
  readonly the: AssignmentCase;
  readonly attempt?: Attempt | undefined;
}
export const deedHref = ({ c, desk, the }: OneProps, deed: Deed): string => href(c.var.locale, `${onePath(desk, the.assignment.id)}/${deed}`);
export const editHref = ({ c, desk, the }: OneProps): string => href(c.var.locale, `${onePath(desk, the.assignment.id)}/endre`);
export const isTried = ({ attempt }: OneProps, deed: Deed): boolean => attempt?.deed === deed;

/** A field of one of the page's forms: what was typed when it came back, else what it begins with. */
export function fieldOf({ attempt }: OneProps, deed: Deed, name: string, begins = ''): { id: string; name: string; value: string; error: string | undefined } {
  const id = `${deed}-${name}`;
  const tried = attempt?.deed === deed ? attempt : undefined;
  return { id, name, value: tried ? tried.body.text(name) : begins, error: tried && messageFor(tried.errors ?? [], id) };
}

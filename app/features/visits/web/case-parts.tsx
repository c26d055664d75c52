import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href } from '../../../platform/locale.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import type { CentreVisitCase } from '../inputs.ts';
import { casePath } from './desk-paths.ts';
import type { FormBody } from '../../../ui/posted-form.ts';

const deeds = ['foresla', 'godta', 'ko', 'avsla', 'avlys', 'endre-tid', 'antall', 'summer', 'ingen-kom', 'melding'] as const;
export type Deed = (typeof deeds)[number];
/** What was tried and could not be done, with what was typed. */
export interface CaseAttempt {
  readonly deed: Deed;
  readonly body?: FormBody | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly refused?: string | undefined;
}
export interface CaseProps {
  readonly c: AppContext;
  readonly the: CentreVisitCase;
  readonly attempt?: CaseAttempt | undefined;
}

export const deedHref = ({ c, the }: CaseProps, deed: Deed): string => href(c.var.locale, `${casePath(the.visit.number)}/${deed}`);
export const triedOf = ({ attempt }: CaseProps, deed: Deed) => (attempt?.deed === deed ? attempt : undefined);

export const queueText = (c: AppContext, the: CentreVisitCase): string => the.queue.map((q) => `${q.number} (${formatNumber(c.var.locale, q.persons)})`).join(', ');

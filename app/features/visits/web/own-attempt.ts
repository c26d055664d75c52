import type { AppContext } from '../../../platform/context.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import type { OwnVisit } from '../inputs.ts';
import type { FormBody } from '../../../ui/posted-form.ts';

/** What the group tried and could not, with what it typed. */
export interface OwnAttempt {
  readonly deed: 'annen-tid' | 'antall' | 'melding' | 'other';
  readonly body?: FormBody | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly refused?: string | undefined;
}
export interface OwnProps {
  readonly c: AppContext;
  readonly secret: string;
  readonly own: OwnVisit;
  readonly attempt?: OwnAttempt | undefined;
}

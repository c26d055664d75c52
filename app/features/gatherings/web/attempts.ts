import type { FieldError } from '../../../ui/error-summary.tsx';
import type { AppContext } from '../../../platform/context.ts';
import type { GatheringCase, OwnInput } from '../inputs.ts';
import type { TypedInvitation } from './invite-form.tsx';
import type { Desk } from './paths.ts';
import type { TypedPerson } from './sign-up-form.tsx';

/** What was tried on a page and could not be done, with what was typed. */

export interface CaseAttempt {
  readonly persons?: readonly TypedPerson[] | undefined;
  readonly cancelText?: string | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly refused?: string | undefined;
}

export interface CaseProps {
  readonly c: AppContext;
  readonly desk: Desk;
  readonly the: GatheringCase;
  readonly attempt?: CaseAttempt | undefined;
}

export interface PeopleAttempt {
  readonly invitation?: TypedInvitation | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly refused?: string | undefined;
  /** The reason that was written to somebody. */
  readonly refusal?: { readonly id: string; readonly text: string } | undefined;
}

export interface GuestAttempt {
  readonly typed?: OwnInput | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly refused?: string | undefined;
}

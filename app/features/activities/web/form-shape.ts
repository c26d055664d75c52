import type { AppContext } from '../../../platform/context.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import type { Centre } from '../../scheme/scheme.ts';
import type { ActivityInput } from '../activity.ts';
import type { Partner, UsedKind } from '../inputs.ts';
import { dayOr } from './days.ts';
import { startOf, todayOf } from './log-form.ts';
import type { TypedActivity } from './log-form.ts';

export interface FormView {
  readonly c: AppContext;
  readonly centre: Centre;
  readonly typed: TypedActivity;
  readonly errors: readonly FieldError[];
  readonly partners: readonly Partner[];
  /** The kinds this person used last. */
  readonly used: readonly UsedKind[];
  /** The activity that is changed, and its version when the page was made. */
  readonly changes?: { readonly activity: ActivityInput; readonly version: number } | undefined;
  /** Names the draft on the device; none is kept without. */
  readonly draft?: string | undefined;
}

/** The day on whose offices, kinds and tasks the form is made: the one that was typed, else today. */
export const formDay = ({ c, typed }: Pick<FormView, 'c' | 'typed'>): string => dayOr(startOf(typed), todayOf(c));

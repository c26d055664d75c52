import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Message } from '../../../ui/message.tsx';
import { gatheringTexts } from './texts.ts';

/** What a page says first: what must be corrected, what could not be done, or what was done. */
export const Problems = ({
  c,
  errors = [],
  refused,
  said,
}: {
  c: AppContext;
  errors?: readonly FieldError[] | undefined;
  refused?: string | undefined;
  said?: string | undefined;
}): ReactNode => (
  <>
    {errors.length > 0 && <ErrorSummary title={gatheringTexts[c.var.locale].summary(errors.length)} errors={errors} />}
    {refused !== undefined && (
      <Message tone="danger" role="alert">
        {refused}
      </Message>
    )}
    {said !== undefined && (
      <Message tone="success" role="status">
        {said}
      </Message>
    )}
  </>
);

/** The text for a key out of an address, when there is one. */
export const saidOf = <T extends Readonly<Record<string, string>>>(texts: T, key: string | undefined): string | undefined =>
  key !== undefined && Object.hasOwn(texts, key) ? texts[key] : undefined;

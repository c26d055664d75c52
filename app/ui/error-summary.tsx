import type { ReactNode } from 'react';

/** One thing to correct; `href` is `#` and the id of the field. */
export interface FieldError {
  readonly href: string;
  readonly message: string;
}

/** Stands on top of a form that came back; the script moves the focus here. */
export const ErrorSummary = ({ title, errors, note }: { title: string; errors: readonly FieldError[]; note?: ReactNode }): ReactNode => (
  <div className="ds-error-summary" tabIndex={-1} role="alert" aria-labelledby="feil-overskrift" data-error-summary="">
    <h2 className="ds-heading" data-size="xs" id="feil-overskrift">
      {title}
    </h2>
    <ul className="ds-list">
      {errors.map((error) => (
        <li key={error.href + error.message}>
          <a className="ds-link" href={error.href}>
            {error.message}
          </a>
        </li>
      ))}
    </ul>
    {note !== undefined && <p className="k-small">{note}</p>}
  </div>
);

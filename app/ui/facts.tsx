import type { ReactNode } from 'react';

/** Facts as pairs; those without a value are left out. */
export const Facts = ({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }): ReactNode => (
  <dl className="k-visitfacts">
    {facts.map(([label, value]) =>
      value === undefined || value === null || value === '' || value === false ? null : (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ),
    )}
  </dl>
);

/** A text somebody wrote, its lines kept. */
export const Written = ({ children, lang }: { children: string; lang?: string | undefined }): ReactNode => (
  <p className="k-letter k-measure" lang={lang}>
    {children}
  </p>
);

/** A form that is folded away until it is wanted, or comes back with something to mend. */
export const Fold = ({ title, open = false, id, children }: { title: ReactNode; open?: boolean; id?: string; children: ReactNode }): ReactNode => (
  <details className="ds-details" open={open} id={id}>
    <summary>{title}</summary>
    {children}
  </details>
);

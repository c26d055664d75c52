import type { ReactNode } from 'react';

/** Where a list would be: says that there is nothing yet, and what to do about it. */
export const EmptyState = ({ title, children }: { title: string; children?: ReactNode }): ReactNode => (
  <div className="k-empty k-stack k-measure">
    <p className="k-empty__title">{title}</p>
    {typeof children === 'string' ? <p className="k-quiet">{children}</p> : children}
  </div>
);

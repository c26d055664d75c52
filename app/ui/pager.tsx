import type { ReactNode } from 'react';
import type { Locale } from '../platform/locale.ts';
import { href } from '../platform/locale.ts';
import { uiTexts } from './texts.ts';

export interface PagerLink {
  /** Without language prefix. */
  readonly path: string;
  readonly label: string;
}

/** The page before and the page after. */
export function Pager({ locale, label, previous, next }: { locale: Locale; label?: string; previous?: PagerLink | undefined; next?: PagerLink | undefined }): ReactNode {
  if (!previous && !next) return null;
  const t = uiTexts[locale];
  return (
    <nav className="k-pager" aria-label={label ?? t.previousAndNext}>
      {previous && (
        <a className="ds-link" rel="prev" href={href(locale, previous.path)}>
          <small>{t.previous}</small>
          {previous.label}
        </a>
      )}
      {next && (
        <a className="ds-link k-pager__next" rel="next" href={href(locale, next.path)}>
          <small>{t.next}</small>
          {next.label}
        </a>
      )}
    </nav>
  );
}

import type { ReactNode } from 'react';
import { href } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Heading } from '../../ui/heading.tsx';
import { directorateTexts } from './directorate-texts.ts';

/** Something that an officer is waited for with. */
export interface WaitingThing {
  readonly key: string;
  readonly title: string;
  readonly detail: string;
  /** Without language prefix. */
  readonly path: string;
  /** Whole days it has waited; where nobody knows, nothing. */
  readonly days?: number | undefined;
}
const shownThings = 6;

/** What waits for the officer's own word, the longest wait first as it was given. */
export function Waiting({ things, locale }: { things: readonly WaitingThing[]; locale: Locale }): ReactNode {
  const t = directorateTexts[locale];
  return (
    <section aria-labelledby="venter">
      <Heading level={2} size="sm" id="venter">
        {t.waiting}
      </Heading>
      {things.length === 0 && <EmptyState title={t.nothingWaits} />}
      <Things things={things.slice(0, shownThings)} locale={locale} />
      {things.length > shownThings && (
        <details className="ds-details">
          <summary>{t.more(things.length - shownThings)}</summary>
          <Things things={things.slice(shownThings)} locale={locale} />
        </details>
      )}
      <p>
        <a className="ds-link k-tap" href={href(locale, '/kart')}>
          {t.map}
        </a>
      </p>
    </section>
  );
}

const Things = ({ things, locale }: { things: readonly WaitingThing[]; locale: Locale }): ReactNode =>
  things.length === 0 ? null : (
    <ul className="k-plain">
      {things.map(({ key, title, detail, path, days }) => (
        <li key={key}>
          <span>
            <a className="ds-link" href={href(locale, path)}>
              {title}
            </a>
            <br />
            <span className="k-quiet k-small">{detail}</span>
          </span>
          {days !== undefined && <span className="k-nowrap">{directorateTexts[locale].days(days)}</span>}
        </li>
      ))}
    </ul>
  );

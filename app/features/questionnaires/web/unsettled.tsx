import type { ReactNode } from 'react';
import { href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { Message } from '../../../ui/message.tsx';
import type { ResponseView } from '../answering.server.ts';
import { texts } from '../texts.ts';
import { clashPath } from './steps.tsx';

/** Says that the reader and a colleague answered differently, and leads to the choice. */
export function Unsettled({ view, locale }: { view: ResponseView; locale: Locale }): ReactNode {
  const t = texts[locale];
  if (!view.clash) return null;
  return (
    <Message tone="warning" title={t.overview.unsettled(view.clash.theirName ?? t.colleague)}>
      <p>{t.overview.unsettledText}</p>
      <p>
        <a className="ds-link" href={href(locale, clashPath(view.form.edition.year))}>
          {t.overview.settle}
        </a>
      </p>
    </Message>
  );
}

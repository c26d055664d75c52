import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { momentText } from '../../../platform/moment.ts';
import { Written } from '../../../ui/facts.tsx';
import type { TaskEntry } from '../fulfilment.ts';
import { fulfilmentTexts, stateWords } from '../texts.ts';
import { webTexts } from './texts.ts';

/** What has been said about a task, the oldest first. */
export const Talk = ({ entries, locale }: { entries: readonly TaskEntry[]; locale: Locale }): ReactNode => (
  <ol className="k-talk">
    {entries.map((entry) => (
      <li key={entry.n}>
        <p>
          <strong>{entry.by}</strong> {fulfilmentTexts[locale].entries[entry.kind]} <span className="k-quiet k-small">{momentText(locale, entry.at)}</span>
        </p>
        <Written>{entry.text}</Written>
        <p className="k-quiet k-small">{webTexts[locale].cell.basisWas(stateWords(entry.basis, locale))}</p>
      </li>
    ))}
  </ol>
);

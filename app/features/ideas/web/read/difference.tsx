import type { ReactNode } from 'react';
import type { Locale } from '../../../../platform/locale.ts';
import { changesBetween } from './changes.ts';
import { ideaTexts } from './idea-texts.ts';

interface Props {
  readonly before: string;
  readonly after: string;
  /** Of the page. */
  readonly locale: Locale;
  /** Of the two texts. */
  readonly lang?: Locale | undefined;
}

/** Two texts as one, with what was added and what was taken away marked; screen readers are told in words. */
export function Difference({ before, after, locale, lang }: Props): ReactNode {
  const t = ideaTexts[locale];
  const told = (word: string): ReactNode => (
    <span className="ds-sr-only" lang={lang === undefined || lang === locale ? undefined : locale}>
      {` (${word}) `}
    </span>
  );
  return (
    <p className="k-difference" lang={lang === locale ? undefined : lang}>
      {changesBetween(before, after).map(({ kind, text }, i) => {
        if (kind === 'same') return text;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={i}>
            {told(kind === 'added' ? t.added : t.removed)}
            {text}
            {told(t.end)}
          </Tag>
        );
      })}
    </p>
  );
}

import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { href } from '../../../platform/locale.ts';
import type { Chapter } from '../report.ts';

type Listed = Pick<Chapter, 'slug' | 'number' | 'title'>;
interface Props {
  chapters: readonly Listed[];
  base: string;
  locale: Locale;
  /** The language of the titles. */
  language: Locale;
  current?: string | undefined;
  label?: string | undefined;
}

/** The chapters by number, those below another inside it. */
export function ChapterList({ chapters, base, locale, language, current, label }: Props): ReactNode {
  const isBelow = (a: Listed, b: Listed): boolean => a.number.startsWith(`${b.number}.`);
  const top = chapters.filter((c) => !chapters.some((other) => isBelow(c, other)));
  const item = (c: Listed): ReactNode => {
    const below = chapters.filter((other) => isBelow(other, c));
    return (
      <li key={c.slug}>
        <a href={href(locale, `${base}/${c.slug}`)} aria-current={c.slug === current ? 'page' : undefined}>
          {c.number} {c.title}
        </a>
        {below.length > 0 && <ol>{below.map(item)}</ol>}
      </li>
    );
  };
  return (
    <ol className="k-toc" aria-label={label} lang={language === locale ? undefined : language}>
      {top.map(item)}
    </ol>
  );
}

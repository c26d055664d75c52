import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { href } from '../../../platform/locale.ts';
import { FigureView } from '../../figures/figure-view.tsx';
import { figureAnchor } from '../inside/published-chapter.ts';
import type { EditionContent, FigureNumber } from '../report.ts';
import { figureIn } from '../source.ts';

interface Props {
  content: Pick<EditionContent, 'book' | 'report'>;
  id: string;
  number: FigureNumber | undefined;
  /** The edition's address. */
  base: string;
  locale: Locale;
  /** On its own page it does not link to itself. */
  alone?: boolean;
}

/** A figure of an edition, from the table that was frozen with it, in the language of the report. */
export function ReportFigure({ content, id, number, base, locale, alone = false }: Props): ReactNode {
  const table = figureIn(content.book, id);
  if (!table || (!number && !alone)) return null;
  const address = href(locale, `${base}/figurer/${id}`);
  return (
    <FigureView
      table={table}
      locale={content.report.language}
      number={number?.number}
      level={alone ? 2 : 3}
      id={number ? figureAnchor(number) : id}
      titled={!alone}
      fileHref={(file) => `${address}.${file}`}
      aboutHref={alone ? undefined : address}
    />
  );
}

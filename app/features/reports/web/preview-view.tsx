import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { FigureView } from '../../figures/figure-view.tsx';
import { previewSegments } from '../inside/draft-preview.ts';
import { figureAnchor } from '../inside/published-chapter.ts';
import type { EditedChapter } from '../report-editor.server.ts';
import { figureIn } from '../source.ts';

/** How the text will look: the same cleaned HTML and the same figures as when it is published. */
export function PreviewView({ chapter, locale }: { chapter: EditedChapter; locale: Locale }): ReactNode {
  const { language } = chapter.report;
  return (
    <div lang={language === locale ? undefined : language}>
      {previewSegments(chapter, language).map((segment, i) => {
        if (segment.kind === 'html')
          // oxlint-disable-next-line react/no-danger -- cleaned by rehype-sanitize in chapter-html.ts
          return <div key={i} className="k-prose" dangerouslySetInnerHTML={{ __html: segment.html }} />;
        const table = figureIn(chapter.book, segment.id);
        const number = chapter.numbers.get(segment.id);
        return table && number ? <FigureView key={i} table={table} locale={language} number={number.number} level={3} id={figureAnchor(number)} /> : null;
      })}
    </div>
  );
}

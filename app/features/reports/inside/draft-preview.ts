import type { Locale } from '../../../platform/locale.ts';
import { holds } from '../claim-facts.ts';
import type { FigureNumber, JudgedBinding } from '../report.ts';
import type { SourceBook } from '../source.ts';
import { texts } from '../texts.ts';
import type { Segment } from './chapter-html.ts';
import { chapterSegments, h } from './chapter-html.ts';
import type { ChapterText, LoosePlace } from './chapter-text.ts';
import { figureAnchor, quoteElement, referenceElement, writeValue } from './published-chapter.ts';

/** One line of the list below the text: a claim or value with its verdict, or a number tied to nothing. */
export type ListedNumber = { readonly index: number; readonly line: number } & (
  | { readonly kind: 'bound'; readonly judged: JudgedBinding }
  | { readonly kind: 'loose'; readonly loose: LoosePlace }
);

/** Claims and loose numbers together, numbered in the order they stand. */
export function listNumbers(text: Pick<ChapterText, 'loose'>, judged: readonly JudgedBinding[]): ListedNumber[] {
  const all = [
    ...judged.map((j) => ({ line: j.binding.place.line, start: j.binding.place.start, kind: 'bound' as const, judged: j })),
    ...text.loose.map((l) => ({ line: l.place.line, start: 'start' in l.place ? l.place.start : Infinity, kind: 'loose' as const, loose: l })),
  ];
  return all
    .toSorted((a, b) => a.line - b.line || a.start - b.start)
    .map((item, i) =>
      item.kind === 'bound' ? { index: i + 1, line: item.line, kind: item.kind, judged: item.judged } : { index: i + 1, line: item.line, kind: item.kind, loose: item.loose },
    );
}

interface Previewed {
  readonly text: ChapterText;
  readonly judged: readonly JudgedBinding[];
  readonly book: SourceBook;
  readonly numbers: ReadonlyMap<string, FigureNumber>;
}

/** The chapter as it will look, with what fails and what is loose marked by its number in the list. */
export function previewSegments({ text, judged, book, numbers }: Previewed, language: Locale): Segment[] {
  const list = listNumbers(text, judged);
  const indexes = new Map(list.map((item) => [`${item.kind} ${item.kind === 'bound' ? item.judged.binding.n : item.loose.n}`, item.index]));
  const indexOf = (kind: 'bound' | 'loose', n: number): number => indexes.get(`${kind} ${n}`) ?? 0;
  return chapterSegments(text, {
    language,
    topLevel: 3,
    slot: (slot, children) => {
      if (slot.kind === 'quote')
        return quoteElement(
          text.quotes.find((q) => q.n === slot.n),
          book,
          language,
          children,
        );
      if (slot.kind === 'ref') return referenceElement(slot.id, children, numbers, language, (figure) => `#${figureAnchor(figure)}`);
      if (slot.kind === 'loose') return [h('span', { className: ['k-loose'] }, ...children, h('sup', {}, String(indexOf('loose', slot.n))))];
      const j = judged.find((one) => one.binding.n === slot.n)!;
      const index = indexOf('bound', slot.n);
      const shown = slot.kind === 'value' ? [{ type: 'text' as const, value: writeValue(j, language) ?? texts[language].chapter.noNumber }] : children;
      if (holds(j.verdict)) return [h('a', { className: ['k-bound'], href: `#setning-${index}` }, ...shown)];
      return [h('span', { className: ['k-fails'] }, ...shown, h('sup', {}, String(index)))];
    },
  });
}

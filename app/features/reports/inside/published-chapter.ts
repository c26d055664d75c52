import type { Locale } from '../../../platform/locale.ts';
import { formatNumber, formatShare, href, textIn } from '../../../platform/locale.ts';
import { holds } from '../claim-facts.ts';
import type { EditionContent, FigureNumber, FrozenClaim, JudgedBinding } from '../report.ts';
import { judgeBinding, numberFigures } from '../report.ts';
import type { SourceBook } from '../source.ts';
import { figureIn } from '../source.ts';
import { texts } from '../texts.ts';
import type { Node, Segment } from './chapter-html.ts';
import { chapterSegments, h } from './chapter-html.ts';
import type { ChapterText, Quote } from './chapter-text.ts';
import { readChapterText } from './chapter-text.ts';

/** The anchor of a figure on its chapter's page: `figur-5`. */
export const figureAnchor = ({ kind, number }: FigureNumber): string => `${kind === 'table' ? 'tabell' : 'figur'}-${number}`;

/** A value in running text: "1 385", "62,5 %", "2014–2018". */
export function writeValue({ verdict }: Pick<JudgedBinding, 'verdict'>, language: Locale): string | undefined {
  if (verdict.kind !== 'holds') return undefined;
  const { period, numbers } = verdict.found;
  if (period) return `${period.from}–${period.to}`;
  const n = numbers[0];
  return n && (n.measure === 'share' ? formatShare(language, n.value) : formatNumber(language, n.value));
}

/** A quote with its year and without a name. */
export function quoteElement(quote: Quote | undefined, book: Pick<SourceBook, 'centreName' | 'demonstration'>, language: Locale, children: Node[]): Node[] {
  const t = texts[language].chapter;
  const demo = book.demonstration ? [' ', h('span', { className: ['k-demo'] }, t.demonstration)] : [];
  return [h('blockquote', { className: ['k-quote'] }, h('p', {}, ...children), h('footer', {}, t.quoteFrom(textIn(book.centreName.one, language), quote?.year), ...demo))];
}

/** "figur 5", as a link to where it stands. */
export function referenceElement(id: string, children: Node[], numbers: ReadonlyMap<string, FigureNumber>, language: Locale, addressOf: (figure: FigureNumber) => string): Node[] {
  const figure = numbers.get(id);
  if (!figure) return children.length > 0 ? children : [h('span', {}, texts[language].chapter.missingFigure)];
  return [h('a', { className: ['ds-link'], href: addressOf(figure) }, ...(children.length > 0 ? children : [`${texts[language].chapter[figure.kind]} ${figure.number}`]))];
}

/** Reasons are marked a, b, c …; figures' notes have the numbers. */
export const reasonLetter = (index: number): string => String.fromCodePoint(97 + (index % 26)).repeat(Math.floor(index / 26) + 1);

export interface PublishedChapter {
  readonly segments: readonly Segment[];
  readonly numbers: ReadonlyMap<string, FigureNumber>;
  /** Claims that were published with a reason, in the order they stand. */
  readonly reasoned: readonly FrozenClaim[];
  /** Whether any number is tied to a source, and whether any of those is invented. */
  readonly bound: boolean;
  readonly demonstration: boolean;
  /** Some numbers are invented and some published: then each invented one is marked where it stands. */
  readonly mixed: boolean;
}
/** After an invented number in a chapter that has published ones too. */
export const inventedMark = '†';

const readOnce = new WeakMap<EditionContent, ReadonlyMap<string, ChapterText>>();
/** An edition's text never changes: it is read once. */
export function textsOf(content: EditionContent): ReadonlyMap<string, ChapterText> {
  const found = readOnce.get(content) ?? new Map(content.chapters.map((c) => [c.slug, readChapterText(c.markdown, content.report.language)]));
  readOnce.set(content, found);
  return found;
}
export const figureNumbersOf = (content: EditionContent): Map<string, FigureNumber> => {
  const read = textsOf(content);
  return numberFigures(
    content.chapters.map(({ slug }) => ({ slug, figures: read.get(slug)!.figures })),
    (id) => figureIn(content.book, id)?.kind,
  );
};

/** A published chapter from what its edition froze, and nothing else. `base` is the edition's address, `locale` that of the page around. */
export function publishedChapter(content: EditionContent, slug: string, base: string, locale: Locale): PublishedChapter {
  const text = textsOf(content).get(slug)!;
  const { language } = content.report;
  const numbers = figureNumbersOf(content);
  const claims = new Map(content.claims.filter((c) => c.chapter === slug).map((c) => [c.n, c]));
  const reasoned = [...claims.values()].filter((c) => !holds(c.verdict) && c.reason !== undefined);
  const addressOf = (figure: FigureNumber): string => `${figure.chapter === slug ? '' : href(locale, `${base}/${figure.chapter}`)}#${figureAnchor(figure)}`;
  const bases = new Map(text.bindings.map((b) => [b.n, judgeBinding(b, content.book, language).resolved?.basis]));
  const demonstration = [...bases.values()].includes('demonstration');
  const mixed = demonstration && [...bases.values()].includes('published');
  const segments = chapterSegments(text, {
    language,
    topLevel: 2,
    slot: (slot, children) => {
      if (slot.kind === 'loose') return children;
      if (slot.kind === 'quote')
        return quoteElement(
          text.quotes.find((q) => q.n === slot.n),
          content.book,
          language,
          children,
        );
      if (slot.kind === 'ref') return referenceElement(slot.id, children, numbers, language, addressOf);
      const claim = claims.get(slot.n);
      const shown = slot.kind === 'value' && claim ? [{ type: 'text' as const, value: writeValue(claim, language) ?? texts[language].chapter.noNumber }] : children;
      const mark = reasoned.findIndex((c) => c.n === slot.n);
      const link = h('a', { className: ['k-bound'], href: href(locale, `${base}/${slug}/tall/${slot.n}`), id: `tall-${slot.n}` }, ...shown);
      const origin = mixed && bases.get(slot.n) === 'demonstration' ? [h('sup', {}, inventedMark)] : [];
      return mark < 0
        ? [link, ...origin]
        : [link, ...origin, h('sup', {}, h('a', { href: `#begrunnelse-${slot.n}`, ariaLabel: texts[language].chapter.reasonMark(reasonLetter(mark)) }, reasonLetter(mark)))];
    },
  });
  return { segments, numbers, reasoned, bound: claims.size > 0, demonstration, mixed };
}

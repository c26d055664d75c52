import type { LocalText } from '../../../platform/locale.ts';
import { holds } from '../claim-facts.ts';
import type { Chapter, EditionContent, FrozenClaim, Reason, Report } from '../report.ts';
import { judgeChapter } from '../report.ts';
import type { SourceBook } from '../source.ts';
import { readChapterText } from './chapter-text.ts';
import { canonicalJson, digestOf } from './digest.server.ts';

function sourcesOf(book: SourceBook): EditionContent['sources'] {
  const all: { name: LocalText; address?: string | undefined }[] = [
    ...Object.values(book.series).flatMap(({ series }) =>
      series.points.some((p) => p.source) ? series.points.flatMap((p) => (p.source ? [{ name: p.source.name, address: p.source.address }] : [])) : [series.source],
    ),
    ...Object.values(book.figures).map((f) => ({ name: f.source })),
    ...(book.fulfilment ? [{ name: book.fulfilment.source }] : []),
  ];
  // The same source with and without its address is one: the address is kept.
  const named = new Set(all.flatMap((s) => (s.address === undefined ? [] : [s.name.nb])));
  const once = all.filter((s) => s.address !== undefined || !named.has(s.name.nb));
  return [...new Map(once.map((s) => [`${s.name.nb}|${s.address ?? ''}`, s])).values()].toSorted((a, b) => (a.name.nb < b.name.nb ? -1 : a.name.nb > b.name.nb ? 1 : 0));
}

/**
 * An edition's content from its chapters and the book of numbers: the same input is always the same bytes. Passing
 * through JSON once, it is exactly what the database will give back.
 */
export function freeze(report: Report, chapters: readonly Chapter[], book: SourceBook, reasons: readonly Reason[]): EditionContent {
  const read = chapters.map((chapter) => ({ chapter, text: readChapterText(chapter.markdown, report.language) }));
  const claims = read.flatMap(({ chapter, text }) =>
    judgeChapter(text, book, report.language).map(({ binding, verdict }): FrozenClaim => {
      const reason = holds(verdict) ? undefined : reasons.find((r) => r.chapter === chapter.slug && r.n === binding.n)?.reason;
      return { chapter: chapter.slug, n: binding.n, kind: binding.kind, wording: binding.wording, source: binding.sourceText, line: binding.place.line, verdict, reason };
    }),
  );
  const content: EditionContent = {
    report: { id: report.id, title: report.title, from: report.from, to: report.to, language: report.language },
    chapters: chapters.map(({ slug, number, title, lead, markdown, updatedOn }) => ({ slug, number, title, lead, markdown, updatedOn })),
    book,
    claims,
    quotes: read.flatMap(({ chapter, text }) => text.quotes.map((q) => ({ chapter: chapter.slug, text: q.text, year: q.year }))),
    sources: sourcesOf(book),
  };
  return JSON.parse(canonicalJson(content)) as EditionContent;
}

/** Works an edition's content out again from what it froze; the digest is equal as long as reading and judging are. */
export function rebuild(content: EditionContent): { readonly content: EditionContent; readonly digest: string } {
  const reasons = content.claims.flatMap((c) => (c.reason === undefined ? [] : [{ chapter: c.chapter, n: c.n, reason: c.reason }]));
  const again = freeze({ ...content.report }, content.chapters, content.book, reasons);
  return { content: again, digest: digestOf(again) };
}

import type { Cell } from '../indicators/cell.ts';
import type { Chapter, Edition, FrozenClaim } from './report.ts';

/** What changed from one edition to another, for machines and for the change note. */
export interface EditionDifference {
  readonly report: string;
  readonly from: number;
  readonly to: number;
  readonly title?: { readonly before: string; readonly after: string } | undefined;
  readonly chapters: readonly ChapterChange[];
  readonly claims: readonly { readonly chapter: string; readonly wording: string; readonly before?: ClaimState | undefined; readonly after?: ClaimState | undefined }[];
  /** Cells of figures and tables that changed, by figure, row and column; a cell that was not there is absent. */
  readonly cells: readonly { readonly figure: string; readonly row: string; readonly column: string; readonly before?: Cell | undefined; readonly after?: Cell | undefined }[];
  readonly series: readonly { readonly indicator: string; readonly year: number; readonly before?: Cell | undefined; readonly after?: Cell | undefined }[];
}
interface ClaimState {
  readonly source: string;
  readonly verdict: string;
  readonly reason?: string | undefined;
}
export interface ChapterChange {
  readonly slug: string;
  readonly change: 'added' | 'removed' | 'changed';
  /** Which of number, title, lead and updatedOn changed. */
  readonly fields: readonly string[];
  /** Lines of the text that are only in one of them, in their order. */
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Lines that are in `a` and not, that many times, in `b`. */
function onlyIn(a: string, b: string): string[] {
  const left = new Map<string, number>();
  for (const line of b.split('\n')) left.set(line, (left.get(line) ?? 0) + 1);
  return a.split('\n').filter((line) => {
    const n = left.get(line) ?? 0;
    if (n > 0) left.set(line, n - 1);
    return n === 0 && line.trim() !== '';
  });
}

function chapterChange(slug: string, before: Chapter | undefined, after: Chapter | undefined): ChapterChange | undefined {
  if (!before || !after) return { slug, change: before ? 'removed' : 'added', fields: [], removed: onlyIn(before?.markdown ?? '', ''), added: onlyIn(after?.markdown ?? '', '') };
  const fields = (['number', 'title', 'lead', 'updatedOn'] as const).filter((f) => before[f] !== after[f]);
  if (fields.length === 0 && before.markdown === after.markdown) return undefined;
  return { slug, change: 'changed', fields, removed: onlyIn(before.markdown, after.markdown), added: onlyIn(after.markdown, before.markdown) };
}

/** Values by key on both sides, where they differ. */
function changes<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): { key: string; before?: T; after?: T }[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [a, b] = [before.get(key), after.get(key)];
    if (same(a, b)) return [];
    return [{ key, ...(a === undefined ? {} : { before: a }), ...(b === undefined ? {} : { after: b }) }];
  });
}

const cellsOf = ({ content }: Edition): Map<string, Cell> =>
  new Map(Object.values(content.book.figures).flatMap((f) => f.rows.flatMap((row) => f.columns.map((column, i) => [`${f.id}\n${row.id}\n${column.id}`, row.cells[i]!] as const))));
const seriesOf = ({ content }: Edition): Map<string, Cell> =>
  new Map(Object.entries(content.book.series).flatMap(([id, { series }]) => series.points.map((p) => [`${id}\n${p.year}`, p.cell] as const)));
function claimsOf({ content }: Edition): Map<string, ClaimState> {
  const seen = new Map<string, number>();
  const state = (c: FrozenClaim): ClaimState => ({ source: c.source, verdict: c.verdict.kind, ...(c.reason === undefined ? {} : { reason: c.reason }) });
  return new Map(
    content.claims.map((c) => {
      const key = `${c.chapter}\n${c.wording}`;
      const nth = (seen.get(key) ?? 0) + 1;
      seen.set(key, nth);
      return [`${key}\n${nth}`, state(c)];
    }),
  );
}

export function differenceBetween(from: Edition, to: Edition): EditionDifference {
  const slugs = [...new Set([...from.content.chapters, ...to.content.chapters].map((c) => c.slug))];
  const chapter = (e: Edition, slug: string): Chapter | undefined => e.content.chapters.find((c) => c.slug === slug);
  const [before, after] = [from.content.report.title, to.content.report.title];
  return {
    report: to.report,
    from: from.number,
    to: to.number,
    ...(before === after ? {} : { title: { before, after } }),
    chapters: slugs.flatMap((slug) => chapterChange(slug, chapter(from, slug), chapter(to, slug)) ?? []),
    claims: changes(claimsOf(from), claimsOf(to)).map(({ key, ...rest }) => ({ chapter: key.split('\n')[0]!, wording: key.split('\n')[1]!, ...rest })),
    cells: changes(cellsOf(from), cellsOf(to)).map(({ key, ...rest }) => {
      const [figure = '', row = '', column = ''] = key.split('\n');
      return { figure, row, column, ...rest };
    }),
    series: changes(seriesOf(from), seriesOf(to)).map(({ key, ...rest }) => ({ indicator: key.split('\n')[0]!, year: Number(key.split('\n')[1]), ...rest })),
  };
}

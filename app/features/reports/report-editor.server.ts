import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { computeFigures } from '../figures/figures.server.ts';
import type { FigureTable } from '../figures/figure.ts';
import { hasValue } from '../indicators/cell.ts';
import { readSeries } from '../indicators/indicators.server.ts';
import { listQuotableComments } from '../questionnaires/questionnaires.server.ts';
import type { ChapterText } from './inside/chapter-text.ts';
import { readChapterText } from './inside/chapter-text.ts';
import { selectDrafts } from './inside/report-store.server.ts';
import type { StoredReport } from './inside/report-store.server.ts';
import { bookedIndicator, fillBook, readShares } from './inside/source-book.server.ts';
import { getWritableReport } from './report-drafts.server.ts';
import type { Draft, FigureNumber, JudgedBinding } from './report.ts';
import { judgeChapter, numberFigures } from './report.ts';
import type { BookedSeries, FulfilledShares, SourceBook } from './source.ts';
import { figureIn } from './source.ts';

/** What the editor shows: a chapter's text, saved or just typed, read and judged on the numbers as they are now. */
export interface EditedChapter {
  readonly report: StoredReport;
  readonly draft: Draft;
  /** The text that was judged. */
  readonly markdown: string;
  readonly text: ChapterText;
  readonly judged: readonly JudgedBinding[];
  readonly book: SourceBook;
  /** By place in the whole report, with this text in it. */
  readonly numbers: ReadonlyMap<string, FigureNumber>;
  /** Figures and references that nothing answers to. */
  readonly missing: readonly { readonly id: string; readonly line: number }[];
}

async function open(tx: Tx, ctx: Ctx, id: string, slug: string): Promise<{ report: StoredReport; drafts: Draft[]; draft: Draft }> {
  const report = await getWritableReport(tx, ctx, id);
  const drafts = await selectDrafts(tx, id);
  const draft = drafts.find((d) => d.slug === slug);
  if (!draft) throw new AppError('not-found');
  return { report, drafts, draft };
}

/** A chapter for the editor; `typed` is judged instead of what is saved. Changes nothing. For officers. @throws AppError not-found */
export const getEditedChapter = (ctx: Ctx, { report: id, slug, typed }: { report: string; slug: string; typed?: string | undefined }): Promise<EditedChapter> =>
  inTransaction(ctx, async (tx) => {
    const { report, drafts, draft } = await open(tx, ctx, id, slug);
    const markdown = typed ?? draft.markdown;
    const text = readChapterText(markdown, report.language);
    const book = await fillBook(tx, ctx, report, [text]);
    const figuresOf = (d: Draft): ChapterText['figures'] => (d.slug === slug ? text : readChapterText(d.markdown, report.language)).figures;
    const numbers = numberFigures(
      drafts.map((d) => ({ slug: d.slug, figures: figuresOf(d) })),
      (figure) => ctx.definitions.figures.find((f) => f.id === figure)?.kind,
    );
    const missing = [...text.figures.filter((f) => !figureIn(book, f.id)), ...text.references.filter((r) => !numbers.has(r.id))];
    return { report, draft, markdown, text, judged: judgeChapter(text, book, report.language), book, numbers, missing };
  });

export interface Insertable {
  readonly series: readonly BookedSeries[];
  readonly figures: readonly FigureTable[];
  /** Absent where there are no rules for any of the years. */
  readonly fulfilment?: FulfilledShares | undefined;
  readonly quotes: readonly { readonly year: number; readonly text: string; readonly demonstration: boolean }[];
}

/** Every number, figure and quotable comment of the report's years that may be put into its text. For officers. @throws AppError not-found */
export const listInsertable = (ctx: Ctx, id: string): Promise<Insertable> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, id);
    const span = { from: report.from, to: report.to };
    const { indicators, figures, questionnaire } = ctx.definitions;
    const wanted = indicators.indicators.flatMap((indicator) =>
      (indicator.by?.items ?? [undefined]).map((item) => ({ indicator: indicator.id, definition: indicator, item: item?.id, itemLabel: item?.label })),
    );
    const read = await readSeries(tx, ctx, wanted, span);
    const series = wanted.map(({ indicator, definition, item, itemLabel }): BookedSeries => {
      const numbers = read(indicator, { ...span, item });
      return { indicator: bookedIndicator(definition, numbers), ...(itemLabel ? { itemLabel } : {}), series: numbers };
    });
    const tables = await computeFigures(
      tx,
      ctx,
      figures.map((f) => f.id),
      span,
    );
    const comments = await listQuotableComments(tx, questionnaire, span);
    const shares = await readShares(tx, ctx, span);
    const fulfilment = shares.points.some((p) => hasValue(p.cell)) ? shares : undefined;
    return { series, figures: tables, fulfilment, quotes: comments.map(({ year, text, demonstration }) => ({ year, text, demonstration })) };
  });

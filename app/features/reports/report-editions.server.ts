import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { auditedActor } from '../audit/audit.ts';
import type { FigureWarning } from '../figures/warnings.ts';
import { figureWarnings } from '../figures/warnings.ts';
import { holds } from './claim-facts.ts';
import type { ChapterText } from './inside/chapter-text.ts';
import { readChapterText } from './inside/chapter-text.ts';
import { digestOf } from './inside/digest.server.ts';
import { freeze, rebuild } from './inside/freeze.server.ts';
import { forgetNewest } from './inside/newest-edition.server.ts';
import { mayWriteReports } from './inside/report-policy.ts';
import { findEdition, insertEdition, selectDrafts, selectEditionHeads, selectReports, updateReport } from './inside/report-store.server.ts';
import type { StoredReport } from './inside/report-store.server.ts';
import { fillBook } from './inside/source-book.server.ts';
import { getWritableReport } from './report-drafts.server.ts';
import type { Draft, Edition, EditionHead, JudgedBinding, Reason } from './report.ts';
import { judgeChapter } from './report.ts';
import type { SourceBook } from './source.ts';
import { figureIn } from './source.ts';

/** A chapter of a draft, read and judged on the numbers as they are now. */
export interface JudgedChapter {
  readonly draft: Draft;
  readonly text: ChapterText;
  readonly judged: readonly JudgedBinding[];
}
export interface JudgedReport {
  readonly report: StoredReport;
  readonly chapters: readonly JudgedChapter[];
  readonly book: SourceBook;
  readonly editions: readonly EditionHead[];
  readonly stops: Stops;
  /** Of the drafts as they stand: publishing is refused when they have changed since. */
  readonly state: string;
}

/** What stands between a draft and an edition. */
export interface Stops {
  /** Need a written reason each, or to be mended. */
  readonly claims: readonly { readonly chapter: string; readonly judged: JudgedBinding }[];
  /** Must be mended. */
  readonly missing: readonly { readonly chapter: string; readonly line: number; readonly id: string }[];
  /** Must be acknowledged. */
  readonly loose: number;
  readonly figures: readonly { readonly id: string; readonly warning: FigureWarning }[];
}

const knows = (book: SourceBook, id: string): boolean => figureIn(book, id) !== undefined;

async function judge(tx: Tx, ctx: Ctx, report: StoredReport): Promise<JudgedReport> {
  const drafts = await selectDrafts(tx, report.id);
  const texts = drafts.map((d) => readChapterText(d.markdown, report.language));
  const book = await fillBook(tx, ctx, report, texts);
  const chapters = drafts.map((draft, i) => ({ draft, text: texts[i]!, judged: judgeChapter(texts[i]!, book, report.language) }));
  const shown = new Set(chapters.flatMap((c) => c.text.figures.map((f) => f.id)));
  const stops: Stops = {
    claims: chapters.flatMap(({ draft, judged }) => judged.filter((j) => !holds(j.verdict)).map((j) => ({ chapter: draft.slug, judged: j }))),
    missing: chapters.flatMap(({ draft, text }) => [
      ...text.figures.filter((f) => !knows(book, f.id)).map((f) => ({ chapter: draft.slug, ...f })),
      ...text.references.filter((r) => !shown.has(r.id)).map((r) => ({ chapter: draft.slug, ...r })),
    ]),
    loose: chapters.reduce((n, { text }) => n + text.loose.length, 0),
    figures: Object.values(book.figures).flatMap((table) => (shown.has(table.id) ? figureWarnings(table).map((warning) => ({ id: table.id, warning })) : [])),
  };
  const state = digestOf([report.title, drafts.map((d) => [d.slug, d.version, d.number, d.title])]);
  return { report, chapters, book, editions: await selectEditionHeads(tx, report.id), stops, state };
}

/** A report's draft with every verdict, and what stops it from being published. For officers. @throws AppError not-found */
export const getJudgedReport = (ctx: Ctx, id: string): Promise<JudgedReport> => inTransaction(ctx, async (tx) => judge(tx, ctx, await getWritableReport(tx, ctx, id)));

/** Every report with its draft, judged as it stands now. For officers. @throws AppError not-found */
export const listJudgedReports = (ctx: Ctx): Promise<JudgedReport[]> =>
  inTransaction(ctx, async (tx) => {
    if (!mayWriteReports(ctx.actor)) throw new AppError('not-found');
    const judged: JudgedReport[] = [];
    for (const report of await selectReports(tx)) judged.push(await judge(tx, ctx, report));
    return judged;
  });

export interface Publication {
  readonly report: string;
  /** As it was when the officer looked at it. */
  readonly state: string;
  /** Needed from the second edition on. */
  readonly changeNote?: string | undefined;
  readonly reasons: readonly Reason[];
  /** The officer has seen the loose numbers, and what the figures warn of (n = 1, preliminary numbers). */
  readonly acknowledged: { readonly loose: boolean; readonly figures: boolean };
}
export type PublishRefusal = 'closed' | 'changed-meanwhile' | 'empty' | 'missing-figures' | 'claims-fail' | 'loose-unseen' | 'figures-unseen' | 'no-change-note';

function refusalOf(draft: JudgedReport, wanted: Publication): PublishRefusal | undefined {
  const { stops } = draft;
  const reasoned = (chapter: string, n: number): boolean => wanted.reasons.some((r) => r.chapter === chapter && r.n === n && r.reason.trim() !== '');
  if (!draft.report.open) return 'closed';
  if (draft.chapters.length === 0) return 'empty';
  if (draft.state !== wanted.state) return 'changed-meanwhile';
  if (stops.missing.length > 0) return 'missing-figures';
  if (stops.claims.some(({ chapter, judged }) => !reasoned(chapter, judged.binding.n))) return 'claims-fail';
  if (stops.loose > 0 && !wanted.acknowledged.loose) return 'loose-unseen';
  if (stops.figures.length > 0 && !wanted.acknowledged.figures) return 'figures-unseen';
  if (draft.editions.length > 0 && (wanted.changeNote ?? '').trim() === '') return 'no-change-note';
  return undefined;
}

/**
 * Freezes the draft with its numbers as a new edition and closes the draft. Refused while a claim fails without a written
 * reason, while something has changed since the officer looked, and until what must be seen is acknowledged.
 */
export const publishEdition = (ctx: Ctx, wanted: Publication): Promise<{ readonly ok: true; readonly number: number } | Refusal<PublishRefusal>> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, wanted.report, true);
    const draft = await judge(tx, ctx, report);
    const refusal = refusalOf(draft, wanted);
    if (refusal) return refuse(refusal);
    const reasons = wanted.reasons.map((r) => ({ ...r, reason: r.reason.trim() }));
    const content = freeze(
      report,
      draft.chapters.map((c) => c.draft),
      draft.book,
      reasons,
    );
    const number = (draft.editions[0]?.number ?? 0) + 1;
    const edition: Edition = {
      report: report.id,
      number,
      publishedAt: ctx.now,
      changeNote: number === 1 ? undefined : wanted.changeNote!.trim(),
      digest: digestOf(content),
      content,
    };
    await insertEdition(tx, edition, auditedActor(ctx.actor).name);
    await updateReport(tx, report.id, { open: false });
    await recordAudit(tx, ctx, {
      action: 'report.published',
      subject: { kind: 'edition', id: `${report.id}/${number}` },
      after: {
        number,
        digest: edition.digest,
        changeNote: edition.changeNote,
        reasons: content.claims.flatMap((c) => (c.reason === undefined ? [] : [`${c.chapter} ${c.n}: ${c.reason}`])),
      },
    });
    forgetNewest(ctx.db);
    return { ok: true, number };
  });

/** Works an edition out again from what it froze, and says whether the result is the same to the byte. Anybody may. */
export async function rebuildEdition(ctx: Ctx, report: string, number: number): Promise<{ readonly digest: string; readonly rebuilt: string; readonly same: boolean } | undefined> {
  const edition = await inTransaction(ctx, (tx) => findEdition(tx, report, number));
  if (!edition) return undefined;
  const { digest } = rebuild(edition.content);
  return { digest: edition.digest, rebuilt: digest, same: digest === edition.digest && digestOf(edition.content) === edition.digest };
}

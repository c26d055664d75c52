import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { auditedActor } from '../audit/audit.ts';
import { readChapterText, replaceAt } from './inside/chapter-text.ts';
import { movedYears } from './inside/completing-value.ts';
import { mayWriteReports } from './inside/report-policy.ts';
import { deleteDraft, findEdition, findReport, insertDraft, insertReport, selectDrafts, selectReports, updateDraft, updateReport } from './inside/report-store.server.ts';
import type { StoredReport } from './inside/report-store.server.ts';
import { fillBook } from './inside/source-book.server.ts';
import type { Chapter, Draft, Report } from './report.ts';
import { judgeChapter } from './report.ts';

/** What officers do with drafts. Each is refused with `not-found` for everybody else: a draft is nobody else's business. */

const nameOf = (actor: Actor): string => auditedActor(actor).name;

/** @throws AppError not-found for whoever may not write reports, and when there is no such report */
export async function getWritableReport(tx: Tx, ctx: Pick<Ctx, 'actor'>, id: string, lock = false): Promise<StoredReport> {
  if (!mayWriteReports(ctx.actor)) throw new AppError('not-found');
  const report = await findReport(tx, id, { lock });
  if (!report) throw new AppError('not-found');
  return report;
}

/** Every report, its draft open or closed, the latest years first. For officers. @throws AppError not-found */
export async function listReports(ctx: Ctx): Promise<StoredReport[]> {
  if (!mayWriteReports(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, selectReports);
}

async function getDraft(tx: Tx, report: string, slug: string): Promise<Draft> {
  const draft = (await selectDrafts(tx, report)).find((d) => d.slug === slug);
  if (!draft) throw new AppError('not-found');
  return draft;
}

export type SaveRefusal = 'closed' | 'number-taken';
export type Saved =
  | { readonly ok: true; readonly draft: Draft }
  | Refusal<SaveRefusal>
  /** Somebody else saved since: what stands now, for the writer to compare with. Nothing was changed. */
  | { readonly ok: false; readonly reason: 'conflict'; readonly now: Draft };

/** Saves a chapter on the version it was read in. The same text on any version changes nothing and is no conflict. */
async function save(tx: Tx, ctx: Ctx, report: StoredReport, before: Draft, chapter: Chapter, version: number): Promise<Saved> {
  if (!report.open) return refuse('closed');
  const same = (['number', 'title', 'lead', 'markdown', 'updatedOn'] as const).every((k) => before[k] === chapter[k]);
  if (same) return { ok: true, draft: before };
  if (before.version !== version) return { ok: false, reason: 'conflict', now: before };
  if (chapter.number !== before.number && (await selectDrafts(tx, report.id)).some((d) => d.slug !== before.slug && d.number === chapter.number)) return refuse('number-taken');
  if (!(await updateDraft(tx, report.id, chapter, version, nameOf(ctx.actor), ctx.now))) return { ok: false, reason: 'conflict', now: await getDraft(tx, report.id, chapter.slug) };
  const kept = ({ number, title, lead, markdown, updatedOn }: Chapter) => ({ number, title, lead, markdown, updatedOn });
  await recordAudit(tx, ctx, { action: 'chapter.edited', subject: { kind: 'chapter', id: `${report.id}/${chapter.slug}` }, before: kept(before), after: kept(chapter) });
  return { ok: true, draft: { ...chapter, version: version + 1, changedAt: ctx.now, changedBy: nameOf(ctx.actor) } };
}

export interface ChapterEdit {
  readonly report: string;
  readonly slug: string;
  /** The version the writer began with. */
  readonly version: number;
  readonly change: Partial<Pick<Chapter, 'number' | 'title' | 'lead' | 'markdown' | 'updatedOn'>>;
}

/** Saves an officer's text. Two editors never overwrite each other: the later one gets `conflict` with what stands. */
export const editChapter = (ctx: Ctx, { report: id, slug, version, change }: ChapterEdit): Promise<Saved> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, id, true);
    const before = await getDraft(tx, id, slug);
    return save(tx, ctx, report, before, { ...before, ...change, slug }, version);
  });

/** Replaces a wording that does not hold by the one that does; a number that completes it follows to the new year. `wording` guards against another sentence having come in its place. */
export const useSuggestion = (
  ctx: Ctx,
  { report: id, slug, version, n, wording }: { report: string; slug: string; version: number; n: number; wording: string },
): Promise<Saved | Refusal<'no-suggestion'>> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, id, true);
    const before = await getDraft(tx, id, slug);
    if (before.version !== version) return { ok: false, reason: 'conflict', now: before };
    const text = readChapterText(before.markdown, report.language);
    const judged = judgeChapter(text, await fillBook(tx, ctx, report, [text]), report.language).find((j) => j.binding.n === n);
    if (judged?.verdict.kind !== 'fails' || judged.verdict.suggestion === undefined || judged.binding.wording !== wording) return refuse('no-suggestion');
    // From the end, so that every place is still where it was found.
    const moved = movedYears(text.bindings, n, wording, judged.verdict.suggestion).toReversed();
    const rest = moved.reduce((m, place) => replaceAt(m, place, place.change(m.slice(place.start, place.end))), before.markdown);
    const markdown = replaceAt(rest, judged.binding.wordingPlace, judged.verdict.suggestion);
    return save(tx, ctx, report, before, { ...before, markdown }, version);
  });

/** Ties a loose number to a source: `31 fagdager` becomes `:claim[31 fagdager]{…}`. */
export const tieNumber = (
  ctx: Ctx,
  { report: id, slug, version, place, text, source }: { report: string; slug: string; version: number; place: { start: number; end: number }; text: string; source: string },
): Promise<Saved | Refusal<'moved'>> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, id, true);
    const before = await getDraft(tx, id, slug);
    if (before.version !== version) return { ok: false, reason: 'conflict', now: before };
    if (before.markdown.slice(place.start, place.end).replace(/\s+/g, ' ') !== text || /[{}\n]/.test(source)) return refuse('moved');
    const markdown = replaceAt(before.markdown, place, `:claim[${before.markdown.slice(place.start, place.end)}]{${source}}`);
    return save(tx, ctx, report, before, { ...before, markdown }, version);
  });

/** A new chapter at the end of its report. */
export const addChapter = (
  ctx: Ctx,
  { report: id, chapter }: { report: string; chapter: Pick<Chapter, 'slug' | 'number' | 'title'> },
): Promise<{ readonly ok: true } | Refusal<'closed' | 'number-taken' | 'slug-taken'>> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, id, true);
    if (!report.open) return refuse('closed');
    const drafts = await selectDrafts(tx, id);
    if (drafts.some((d) => d.number === chapter.number)) return refuse('number-taken');
    if (drafts.some((d) => d.slug === chapter.slug)) return refuse('slug-taken');
    const made: Chapter = { ...chapter, lead: '', markdown: '', updatedOn: norwegianDay(ctx.now) };
    await insertDraft(tx, id, made, nameOf(ctx.actor), ctx.now);
    await recordAudit(tx, ctx, { action: 'chapter.added', subject: { kind: 'chapter', id: `${id}/${chapter.slug}` }, after: { number: chapter.number, title: chapter.title } });
    return { ok: true };
  });

/** Takes a chapter out of the draft; editions keep theirs. */
export const removeChapter = (
  ctx: Ctx,
  { report: id, slug, version }: { report: string; slug: string; version: number },
): Promise<{ readonly ok: true } | Refusal<'closed' | 'conflict'>> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, id, true);
    const before = await getDraft(tx, id, slug);
    if (!report.open) return refuse('closed');
    if (before.version !== version) return refuse('conflict');
    await deleteDraft(tx, id, slug);
    await recordAudit(tx, ctx, {
      action: 'chapter.removed',
      subject: { kind: 'chapter', id: `${id}/${slug}` },
      before: { number: before.number, title: before.title, markdown: before.markdown },
    });
    return { ok: true };
  });

export const renameReport = (ctx: Ctx, { report: id, title }: { report: string; title: string }): Promise<{ readonly ok: true } | Refusal<'closed'>> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, id, true);
    if (!report.open) return refuse('closed');
    if (title === report.title) return { ok: true };
    await updateReport(tx, id, { title });
    await recordAudit(tx, ctx, { action: 'report.renamed', subject: { kind: 'report', id }, before: { title: report.title }, after: { title } });
    return { ok: true };
  });

/** Opens the draft of a published report, from the text of its newest edition. */
export const startCorrection = (ctx: Ctx, { report: id }: { report: string }): Promise<{ readonly ok: true } | Refusal<'already-open'>> =>
  inTransaction(ctx, async (tx) => {
    const report = await getWritableReport(tx, ctx, id, true);
    if (report.open) return refuse('already-open');
    await updateReport(tx, id, { open: true });
    await recordAudit(tx, ctx, { action: 'report.correction-started', subject: { kind: 'report', id } });
    return { ok: true };
  });

/** A new period's draft with the text of an earlier report's newest edition, sentence by sentence unchanged. */
export const carryOver = (
  ctx: Ctx,
  { from, to }: { from: string; to: Pick<Report, 'id' | 'title' | 'from' | 'to'> },
): Promise<{ readonly ok: true } | Refusal<'taken' | 'unpublished'>> =>
  inTransaction(ctx, async (tx) => {
    const source = await getWritableReport(tx, ctx, from);
    const edition = await findEdition(tx, from);
    if (!edition) return refuse('unpublished');
    if (!(await insertReport(tx, { ...to, language: source.language, carriedFrom: from }, ctx.now))) return refuse('taken');
    for (const chapter of edition.content.chapters) await insertDraft(tx, to.id, chapter, nameOf(ctx.actor), ctx.now);
    await recordAudit(tx, ctx, { action: 'report.carried-over', subject: { kind: 'report', id: to.id }, after: { from, edition: edition.number } });
    return { ok: true };
  });

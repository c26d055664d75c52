import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError, invariant } from '../../platform/errors.ts';
import { anonymous } from '../../platform/actor.ts';
import { DefinitionError } from '../../platform/yaml.server.ts';
import type { EditionDifference } from './edition-difference.ts';
import { differenceBetween } from './edition-difference.ts';
import { fileAuthor, publicationFaults } from './inside/publication-faults.server.ts';
import { deleteDraft, findEdition, findReport, insertDraft, insertReport, selectDrafts, selectEditionHeads, selectPublished, updateReport } from './inside/report-store.server.ts';
import type { PublishedReport } from './inside/report-store.server.ts';
import { carryOver } from './report-drafts.server.ts';
import { getJudgedReport, publishEdition } from './report-editions.server.ts';
import type { Chapter, Draft, Edition, EditionHead } from './report.ts';
import type { ReportFile } from './report-files.server.ts';

/** What anybody may read of reports: editions, which are frozen and touch no answers. */

type Reading = Pick<Ctx, 'db'>;
const asReader = ({ db }: Reading) => ({ db, actor: anonymous });

/** The newest edition of every report, the latest years first. */
export const listPublishedReports = (ctx: Reading): Promise<PublishedReport[]> => inTransaction(asReader(ctx), selectPublished);
/** The editions of a report, the newest first; empty when nothing is published. */
export const listEditions = (ctx: Reading, report: string): Promise<EditionHead[]> => inTransaction(asReader(ctx), (tx) => selectEditionHeads(tx, report));
/** An edition with everything it froze; without a number the newest. @throws AppError not-found */
export async function getEdition(ctx: Reading, report: string, number?: number): Promise<Edition> {
  const edition = await inTransaction(asReader(ctx), (tx) => findEdition(tx, report, number));
  if (!edition) throw new AppError('not-found');
  return edition;
}
/** What changed between two editions of a report. @throws AppError not-found */
export const getDifference = async (ctx: Reading, report: string, from: number, to: number): Promise<EditionDifference> =>
  differenceBetween(await getEdition(ctx, report, from), await getEdition(ctx, report, to));

const asInFile = (draft: Draft, chapter: Chapter): boolean => (['number', 'title', 'lead', 'markdown', 'updatedOn'] as const).every((k) => draft[k] === chapter[k]);

/** Until the first edition the drafts follow the files; what an officer has edited is the officer's. */
async function followFiles(tx: Tx, ctx: Ctx, { report, chapters, places }: ReportFile): Promise<void> {
  const { id, ...head } = report;
  if (!(await insertReport(tx, report, ctx.now))) await updateReport(tx, id, head);
  for (const draft of await selectDrafts(tx, report.id)) {
    if (draft.changedBy !== fileAuthor || chapters.some((c) => c.slug === draft.slug && asInFile(draft, c))) continue;
    await deleteDraft(tx, report.id, draft.slug);
  }
  const kept = await selectDrafts(tx, id);
  const missing = chapters.filter((chapter) => kept.every((d) => d.slug !== chapter.slug));
  const taken = missing.filter((chapter) => kept.some((d) => d.number === chapter.number));
  if (taken.length > 0)
    throw new DefinitionError(taken.map(({ slug, number }) => ({ file: places[slug]?.file ?? slug, reason: `number ${number} belongs to a draft an officer has changed` })));
  for (const chapter of missing) await insertDraft(tx, id, chapter, fileAuthor, ctx.now);
}

async function publishFirst(ctx: Ctx, file: ReportFile): Promise<void> {
  const { report } = file;
  const standing = await inTransaction(ctx, async (tx) => {
    // Another process that starts may have published meanwhile.
    if ((await selectEditionHeads(tx, report.id)).length > 0) return true;
    await followFiles(tx, ctx, file);
    return false;
  });
  if (standing) return;
  const judged = await getJudgedReport(ctx, report.id);
  const faults = publicationFaults(file, judged);
  if (faults.length > 0) throw new DefinitionError(faults);
  const published = await publishEdition(ctx, { report: report.id, state: judged.state, reasons: [], acknowledged: { loose: true, figures: true } });
  invariant(published.ok || published.reason === 'closed', `the report ${report.id} in the scheme's files cannot be published: ${published.ok ? '' : published.reason}`);
}

/**
 * Publishes the reports of the scheme's files that are not published yet, and carries over the drafts they name. May be
 * run again: what is published is left alone. For the system at start. @returns the titles published now
 * @throws DefinitionError naming file, line and reason of every sentence that keeps a report from being published
 */
export async function publishFirstEditions(ctx: Ctx): Promise<string[]> {
  const titles: string[] = [];
  for (const file of ctx.definitions.reports) {
    const before = await listEditions(ctx, file.report.id);
    if (before.length === 0) {
      await publishFirst(ctx, file);
      titles.push(file.report.title);
    }
    for (const to of file.carryOver) {
      const exists = await inTransaction(ctx, (tx) => findReport(tx, to.id));
      if (!exists) await carryOver(ctx, { from: file.report.id, to });
    }
  }
  return titles;
}

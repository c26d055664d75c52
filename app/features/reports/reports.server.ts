import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { AppError, invariant } from '../../platform/errors.ts';
import { anonymous } from '../../platform/actor.ts';
import type { EditionDifference } from './edition-difference.ts';
import { differenceBetween } from './edition-difference.ts';
import { findEdition, findReport, insertDraft, insertReport, selectEditionHeads, selectPublished } from './inside/report-store.server.ts';
import type { PublishedReport } from './inside/report-store.server.ts';
import { carryOver } from './report-drafts.server.ts';
import { getJudgedReport, publishEdition } from './report-editions.server.ts';
import type { Edition, EditionHead } from './report.ts';
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

async function publishFirst(ctx: Ctx, { report, chapters }: ReportFile): Promise<void> {
  const made = await inTransaction(ctx, async (tx) => {
    if (!(await insertReport(tx, report, ctx.now))) return false;
    for (const chapter of chapters) await insertDraft(tx, report.id, chapter, 'scheme', ctx.now);
    return true;
  });
  const editions = made ? [] : await listEditions(ctx, report.id);
  if (editions.length > 0) return;
  const { state } = await getJudgedReport(ctx, report.id);
  const published = await publishEdition(ctx, { report: report.id, state, reasons: [], acknowledged: { loose: true, figures: true } });
  invariant(published.ok || published.reason === 'closed', `the report ${report.id} in the scheme's files cannot be published: ${published.ok ? '' : published.reason}`);
}

/**
 * Publishes the reports of the scheme's files that are not published yet, and carries over the drafts they name. May be
 * run again: what stands is left alone. For the system at start. @returns the titles published now
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

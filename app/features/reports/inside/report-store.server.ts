import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Chapter, Draft, Edition, EditionContent, EditionHead, Report } from '../report.ts';
import { compareChapterNumbers } from '../report.ts';
import type { ReportTables } from './report-tables.ts';

/** A report as officers see it: with its draft open or closed. */
export interface StoredReport extends Report {
  readonly open: boolean;
}
interface ReportRow {
  id: string;
  title: string;
  year_from: number;
  year_to: number;
  language: Report['language'];
  carried_from: string | null;
  open: boolean;
}
const reportOf = (r: ReportRow): StoredReport => ({
  id: r.id,
  title: r.title,
  from: r.year_from,
  to: r.year_to,
  language: r.language,
  open: r.open,
  ...(r.carried_from === null ? {} : { carriedFrom: r.carried_from }),
});
const reportColumns = ['id', 'title', 'year_from', 'year_to', 'language', 'carried_from', 'open'] as const;

export async function selectReports(tx: Tx): Promise<StoredReport[]> {
  const rows = await tablesOf<ReportTables>(tx).selectFrom('report').select(reportColumns).orderBy('year_to', 'desc').orderBy('id').execute();
  return rows.map(reportOf);
}
/** `lock`: nobody else edits or publishes it until the transaction ends. */
export async function findReport(tx: Tx, id: string, { lock = false } = {}): Promise<StoredReport | undefined> {
  const query = tablesOf<ReportTables>(tx).selectFrom('report').select(reportColumns).where('id', '=', id);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row && reportOf(row);
}
/** False when the id is taken. */
export async function insertReport(tx: Tx, report: Report, at: Date): Promise<boolean> {
  const result = await tablesOf<ReportTables>(tx)
    .insertInto('report')
    .values({
      id: report.id,
      title: report.title,
      year_from: report.from,
      year_to: report.to,
      language: report.language,
      carried_from: report.carriedFrom ?? null,
      open: true,
      created_at: at,
    })
    .onConflict((c) => c.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}
export async function updateReport(tx: Tx, id: string, change: Partial<Pick<StoredReport, 'title' | 'from' | 'to' | 'language' | 'open'>>): Promise<void> {
  const { from, to, ...same } = change;
  const years = { ...(from === undefined ? {} : { year_from: from }), ...(to === undefined ? {} : { year_to: to }) };
  await tablesOf<ReportTables>(tx)
    .updateTable('report')
    .set({ ...same, ...years })
    .where('id', '=', id)
    .execute();
}

function draftsQuery(tx: Tx, report: string) {
  return tablesOf<ReportTables>(tx)
    .selectFrom('report_chapter')
    .select(['slug', 'number', 'title', 'lead', 'markdown', sql<string>`updated_on::text`.as('updated_on'), 'version', 'changed_at', 'changed_by'])
    .where('report_id', '=', report);
}
type DraftRow = Awaited<ReturnType<ReturnType<typeof draftsQuery>['execute']>>[number];
const draftOf = (r: DraftRow): Draft => ({
  slug: r.slug,
  number: r.number,
  title: r.title,
  lead: r.lead,
  markdown: r.markdown,
  updatedOn: r.updated_on,
  version: r.version,
  changedAt: r.changed_at,
  changedBy: r.changed_by,
});

export async function selectDrafts(tx: Tx, report: string): Promise<Draft[]> {
  return (await draftsQuery(tx, report).execute()).map(draftOf).toSorted((a, b) => compareChapterNumbers(a.number, b.number));
}
export async function insertDraft(tx: Tx, report: string, chapter: Chapter, by: string, at: Date): Promise<void> {
  await tablesOf<ReportTables>(tx)
    .insertInto('report_chapter')
    .values({
      report_id: report,
      slug: chapter.slug,
      number: chapter.number,
      title: chapter.title,
      lead: chapter.lead,
      markdown: chapter.markdown,
      updated_on: chapter.updatedOn,
      version: 1,
      changed_at: at,
      changed_by: by,
    })
    .execute();
}
/** False when somebody else saved after `version`: nothing is changed then. */
export async function updateDraft(tx: Tx, report: string, chapter: Chapter, version: number, by: string, at: Date): Promise<boolean> {
  const result = await tablesOf<ReportTables>(tx)
    .updateTable('report_chapter')
    .set({
      number: chapter.number,
      title: chapter.title,
      lead: chapter.lead,
      markdown: chapter.markdown,
      updated_on: chapter.updatedOn,
      version: version + 1,
      changed_at: at,
      changed_by: by,
    })
    .where('report_id', '=', report)
    .where('slug', '=', chapter.slug)
    .where('version', '=', version)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}
export async function deleteDraft(tx: Tx, report: string, slug: string): Promise<void> {
  await tablesOf<ReportTables>(tx).deleteFrom('report_chapter').where('report_id', '=', report).where('slug', '=', slug).execute();
}

const headColumns = ['report_id', 'number', 'published_at', 'change_note', 'digest'] as const;
const headOf = (r: { report_id: string; number: number; published_at: Date; change_note: string | null; digest: string }): EditionHead => ({
  report: r.report_id,
  number: r.number,
  publishedAt: r.published_at,
  ...(r.change_note === null ? {} : { changeNote: r.change_note }),
  digest: r.digest,
});

export async function insertEdition(tx: Tx, edition: Edition, by: string): Promise<void> {
  await tablesOf<ReportTables>(tx)
    .insertInto('report_edition')
    .values({
      report_id: edition.report,
      number: edition.number,
      published_at: edition.publishedAt,
      published_by: by,
      change_note: edition.changeNote ?? null,
      content: JSON.stringify(edition.content),
      digest: edition.digest,
    })
    .execute();
}
/** The edition with that number; without one, the newest. */
export async function findEdition(tx: Tx, report: string, number?: number): Promise<Edition | undefined> {
  const query = tablesOf<ReportTables>(tx)
    .selectFrom('report_edition')
    .select([...headColumns, 'content'])
    .where('report_id', '=', report);
  const row = await (number === undefined ? query.orderBy('number', 'desc').limit(1) : query.where('number', '=', number)).executeTakeFirst();
  return row && { ...headOf(row), content: row.content as EditionContent };
}
/** The editions of a report, the newest first. */
export async function selectEditionHeads(tx: Tx, report: string): Promise<EditionHead[]> {
  const rows = await tablesOf<ReportTables>(tx).selectFrom('report_edition').select(headColumns).where('report_id', '=', report).orderBy('number', 'desc').execute();
  return rows.map(headOf);
}
export interface PublishedReport {
  readonly head: EditionHead;
  readonly report: EditionContent['report'];
  readonly chapters: readonly Pick<Chapter, 'slug' | 'number' | 'title'>[];
}
/** The newest edition of every report, the latest years first; of the content only what a list shows. */
export async function selectPublished(tx: Tx): Promise<PublishedReport[]> {
  const rows = await tablesOf<ReportTables>(tx)
    .selectFrom('report_edition')
    .distinctOn('report_id')
    .select([
      ...headColumns,
      sql<EditionContent['report']>`content -> 'report'`.as('report'),
      sql<
        Pick<Chapter, 'slug' | 'number' | 'title'>[]
      >`(select jsonb_agg(jsonb_build_object('slug', c -> 'slug', 'number', c -> 'number', 'title', c -> 'title') order by i) from jsonb_array_elements(content -> 'chapters') with ordinality as a(c, i))`.as(
        'chapters',
      ),
    ])
    .orderBy('report_id')
    .orderBy('number', 'desc')
    .execute();
  return rows.map((r) => ({ head: headOf(r), report: r.report, chapters: r.chapters })).toSorted((a, b) => b.report.to - a.report.to || a.report.id.localeCompare(b.report.id));
}

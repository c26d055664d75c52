import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../../../../platform/database.server.ts';
import type { Draft, Idea, IdeaEvent, IdeaVersion, Remark, Sender } from '../../idea-case.ts';
import type { Holder, IdeaContent, Level } from '../../idea.ts';

/** What is read of ideas; only what row-level security shows the actor. */

interface IdeaRow extends Omit<
  Idea,
  'holder' | 'mergedInto' | 'origin' | 'confirmedLevel' | 'publishedAt' | 'withdrawnAt' | 'confirmedOn' | 'reviewBy' | 'silentFrom' | 'reviewAskedAt'
> {
  readonly holderKind: Holder['kind'];
  readonly centreId: string | null;
  readonly code: string | null;
  readonly mergedInto: string | null;
  readonly origin: string | null;
  readonly confirmedLevel: Level | null;
  readonly publishedAt: Date | null;
  readonly withdrawnAt: Date | null;
  readonly confirmedOn: string | null;
  readonly reviewBy: string | null;
  readonly silentFrom: string | null;
  readonly reviewAskedAt: Date | null;
}
const ideaColumns = sql.raw(`i.id, i.number, i.demonstration, i.holder_kind as "holderKind", i.centre_id as "centreId", i.municipality_code as code, i.standing,
  i.merged_into as "mergedInto", i.origin, i.confirmed_level as "confirmedLevel", i.created_at as "createdAt", i.published_at as "publishedAt", i.changed_at as "changedAt",
  i.withdrawn_at as "withdrawnAt", i.confirmed_on::text as "confirmedOn", i.review_by::text as "reviewBy", i.silent_from::text as "silentFrom",
  i.review_asked_at as "reviewAskedAt", i.uses`);
function holderOf({ holderKind, centreId, code }: Pick<IdeaRow, 'holderKind' | 'centreId' | 'code'>): Holder {
  if (holderKind === 'centre') return { kind: 'centre', centreId: centreId ?? '' };
  return holderKind === 'municipality' ? { kind: 'municipality', code: code ?? '' } : { kind: 'link' };
}
const asIdea = (r: IdeaRow): Idea => ({
  id: r.id,
  number: r.number,
  demonstration: r.demonstration,
  holder: holderOf(r),
  standing: r.standing,
  mergedInto: r.mergedInto ?? undefined,
  origin: r.origin ?? undefined,
  confirmedLevel: r.confirmedLevel ?? undefined,
  createdAt: r.createdAt,
  publishedAt: r.publishedAt ?? undefined,
  changedAt: r.changedAt,
  withdrawnAt: r.withdrawnAt ?? undefined,
  confirmedOn: r.confirmedOn ?? undefined,
  reviewBy: r.reviewBy ?? undefined,
  silentFrom: r.silentFrom ?? undefined,
  reviewAskedAt: r.reviewAskedAt ?? undefined,
  uses: r.uses,
});
async function ideas(tx: Tx, rest: RawBuilder<unknown>): Promise<Idea[]> {
  const { rows } = await sql<IdeaRow>`select ${ideaColumns} from idea i ${rest}`.execute(tx);
  return rows.map(asIdea);
}
export async function findIdea(tx: Tx, id: string): Promise<Idea | undefined> {
  return (await ideas(tx, sql`where i.id = ${id}`))[0];
}
export async function findIdeaByNumber(tx: Tx, number: number): Promise<Idea | undefined> {
  return (await ideas(tx, sql`where i.number = ${number}`))[0];
}
/** The idea as it is read today: itself, or the one that it has become part of. */
export async function findHeir(tx: Tx, id: string): Promise<Idea | undefined> {
  return (await ideas(tx, sql`where i.id = (select coalesce(o.merged_into, o.id) from idea o where o.id = ${id})`))[0];
}
export async function findIdeaByLink(tx: Tx, hash: string): Promise<Idea | undefined> {
  return (await ideas(tx, sql`where i.link_hash = ${hash}`))[0];
}
export async function findIdeaByOnce(tx: Tx, once: string): Promise<Idea | undefined> {
  return (await ideas(tx, sql`where i.once = ${once}`))[0];
}

interface DraftRow {
  readonly content: IdeaContent;
  readonly writing: Draft['writing'];
  readonly version: number;
  readonly submittedAt: Date | null;
  readonly changedAt: Date;
}
const draftColumns = sql.raw(`d.content, d.writing, d.version, d.submitted_at as "submittedAt", d.changed_at as "changedAt"`);
const asDraft = (r: DraftRow): Draft => ({ content: r.content, writing: r.writing, version: r.version, submittedAt: r.submittedAt ?? undefined, changedAt: r.changedAt });
export async function findDraft(tx: Tx, id: string): Promise<Draft | undefined> {
  const { rows } = await sql<DraftRow>`select ${draftColumns} from idea_draft d where d.idea_id = ${id}`.execute(tx);
  return rows[0] && asDraft(rows[0]);
}
export async function findSubmitter(tx: Tx, id: string): Promise<string | undefined> {
  const { rows } = await sql<{ by: string | null }>`select submitted_by as by from idea_draft where idea_id = ${id}`.execute(tx);
  return rows[0]?.by ?? undefined;
}

export interface IdeaWithDraft {
  readonly idea: Idea;
  readonly draft: Draft;
}
/** A line in a list: what is written, without its long texts. */
export interface IdeaWithHead {
  readonly idea: Idea;
  readonly head: Pick<IdeaContent, 'title' | 'gist' | 'municipality' | 'claimedLevel'> & Omit<Draft, 'content'>;
}
interface HeadRow extends IdeaRow {
  readonly head: Pick<IdeaWithHead['head'], 'title' | 'gist' | 'municipality' | 'claimedLevel' | 'writing' | 'version'>;
  readonly submittedAt: Date | null;
  readonly draftChangedAt: Date;
}
async function heads(tx: Tx, rest: RawBuilder<unknown>): Promise<IdeaWithHead[]> {
  const { rows } = await sql<HeadRow>`
    select ${ideaColumns}, d.submitted_at as "submittedAt", d.changed_at as "draftChangedAt", jsonb_build_object('title', d.content->'title', 'gist', d.content->'gist',
      'municipality', d.content->'municipality', 'claimedLevel', d.content->'claimedLevel', 'writing', d.writing, 'version', d.version) as head
    from idea i join idea_draft d on d.idea_id = i.id ${rest}`.execute(tx);
  return rows.map((r) => ({ idea: asIdea(r), head: { ...r.head, submittedAt: r.submittedAt ?? undefined, changedAt: r.draftChangedAt } }));
}
/** Of these holders, changed last first. */
export const selectHeld = (tx: Tx, { centres, municipalities }: { readonly centres: readonly string[]; readonly municipalities: readonly string[] }): Promise<IdeaWithHead[]> =>
  heads(
    tx,
    sql`where i.centre_id = any (${[...centres]}::text[]) or i.municipality_code = any (${[...municipalities]}::text[])
      order by greatest(d.changed_at, i.changed_at) desc, i.number desc limit 500`,
  );
/** Waits for an editor, longest first. */
export const selectSubmitted = (tx: Tx): Promise<IdeaWithHead[]> => heads(tx, sql`where d.writing = 'submitted' order by d.submitted_at, i.number limit 500`);
/** Sent in by link, never published, and since before this neither written nor waiting: never sent to the editors, or declined. As the system. */
export async function selectForgotten(tx: Tx, before: Date): Promise<Idea[]> {
  return ideas(
    tx,
    sql`join idea_draft d on d.idea_id = i.id
      where i.holder_kind = 'link' and i.published_at is null and i.standing = 'unpublished' and d.writing in ('draft', 'change-asked', 'declined') and d.changed_at < ${before}
      order by i.id limit 200`,
  );
}

export async function selectRemarks(tx: Tx, id: string): Promise<Remark[]> {
  const { rows } = await sql<Omit<Remark, 'settledAt'> & { settledAt: Date | null }>`
    select id, field, quote, body, centre_id as "centreId", at, settled_at as "settledAt" from idea_remark where idea_id = ${id} order by at, id`.execute(tx);
  return rows.map((r) => ({ ...r, settledAt: r.settledAt ?? undefined }));
}
/** How many each has that are not settled. */
export async function countRemarks(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ id: string; n: number }>`
    select idea_id as id, count(*)::int as n from idea_remark where idea_id = any (${[...ids]}::text[]) and settled_at is null group by 1`.execute(tx);
  return new Map(rows.map((r) => [r.id, r.n]));
}
export async function selectEvents(tx: Tx, id: string): Promise<IdeaEvent[]> {
  const { rows } = await sql<Omit<IdeaEvent, 'centreId'> & { centreId: string | null }>`
    select deed, at, word, centre_id as "centreId" from idea_event e where idea_id = ${id} order by e.id`.execute(tx);
  return rows.map((r) => ({ ...r, centreId: r.centreId ?? undefined }));
}
export async function findSender(tx: Tx, id: string): Promise<Sender | undefined> {
  const { rows } = await sql<Sender>`select name, email, language from idea_sender where idea_id = ${id}`.execute(tx);
  return rows[0];
}

interface VersionRow extends Omit<IdeaVersion, 'municipality' | 'county'> {
  readonly code: string;
  readonly name: string;
  readonly countyCode: string;
  readonly countyName: string;
}
const versionColumns =
  sql.raw(`v.n, v.content, v.level, v.size, v.municipality_code as code, v.municipality_name as name, v.county_code as "countyCode", v.county_name as "countyName",
  v.region, v.published_at as "publishedAt", v.change_note as "changeNote", v.editor_centre_id as "editorCentreId"`);
const asVersion = ({ code, name, countyCode, countyName, ...v }: VersionRow): IdeaVersion => ({
  ...v,
  municipality: { code, name },
  county: { code: countyCode, name: countyName },
});
/** Newest first. */
export async function selectVersions(tx: Tx, id: string, most = 200): Promise<IdeaVersion[]> {
  const { rows } = await sql<VersionRow>`select ${versionColumns} from idea_version v where v.idea_id = ${id} order by v.n desc limit ${most}`.execute(tx);
  return rows.map(asVersion);
}
export async function findVersion(tx: Tx, id: string, n: number): Promise<IdeaVersion | undefined> {
  const { rows } = await sql<VersionRow>`select ${versionColumns} from idea_version v where v.idea_id = ${id} and v.n = ${n}`.execute(tx);
  return rows[0] && asVersion(rows[0]);
}
/** The newest of each, for those that have one. */
export async function selectNewestVersions(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, IdeaVersion>> {
  const { rows } = await sql<VersionRow & { id: string }>`
    select distinct on (v.idea_id) v.idea_id as id, ${versionColumns} from idea_version v where v.idea_id = any (${[...ids]}::text[]) order by v.idea_id, v.n desc`.execute(tx);
  return new Map(rows.map(({ id, ...v }) => [id, asVersion(v)]));
}
export async function selectNewest(tx: Tx, most: number): Promise<Idea[]> {
  return ideas(tx, sql`where i.standing = 'published' order by i.published_at desc, i.number desc limit ${most}`);
}
/** When the editors were last told that something waits. As the system. */
export async function findLastTold(tx: Tx): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date | null }>`select max(editors_told_at) as at from idea_draft`.execute(tx);
  return rows[0]?.at ?? undefined;
}
/** How many wait, and since when the first. */
export async function findQueueAge(tx: Tx): Promise<{ readonly waiting: number; readonly since: Date | null }> {
  const { rows } = await sql<{
    waiting: number;
    since: Date | null;
  }>`select count(*)::int as waiting, min(submitted_at) as since from idea_draft where writing = 'submitted'`.execute(tx);
  return rows[0] ?? { waiting: 0, since: null };
}

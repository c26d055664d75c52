import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { Draft } from '../answers.ts';
import type { Clash } from '../merge.ts';
import type { ResponseStatus, RevisionKind } from '../round.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';

/** A response as it is now. */
export interface StoredResponse {
  readonly centreId: string;
  readonly year: number;
  readonly status: ResponseStatus;
  readonly version: number;
  readonly demonstration: boolean;
  readonly answers: Draft;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly submittedBy: string | undefined;
  readonly submittedAt: Date | undefined;
  readonly receipt: string | undefined;
}

export async function selectResponse(tx: Tx, centreId: string, year: number): Promise<StoredResponse | undefined> {
  const row = await tablesOf<QuestionnaireTables>(tx)
    .selectFrom('response as p')
    .innerJoin('response_revision as v', (j) => j.onRef('v.centre_id', '=', 'p.centre_id').onRef('v.year', '=', 'p.year').onRef('v.version', '=', 'p.version'))
    .selectAll('p')
    .select('v.answers')
    .where('p.centre_id', '=', centreId)
    .where('p.year', '=', year)
    .executeTakeFirst();
  return (
    row && {
      centreId: row.centre_id,
      year: row.year,
      status: row.status,
      version: row.version,
      demonstration: row.demonstration,
      answers: row.answers,
      savedBy: row.saved_by,
      savedAt: row.saved_at,
      submittedBy: row.submitted_by ?? undefined,
      submittedAt: row.submitted_at ?? undefined,
      receipt: row.receipt ?? undefined,
    }
  );
}

export interface StoredRevision {
  readonly version: number;
  readonly kind: RevisionKind;
  readonly actor: string;
  readonly at: Date;
  readonly answers: Draft;
  readonly shown: Draft | undefined;
  readonly clashes: readonly Clash[];
  readonly against: string | undefined;
}
type RevisionRow = { version: number; kind: RevisionKind; actor: string; at: Date; answers: Draft; shown: Draft | null; clashes: readonly Clash[] | null; against: string | null };
const toRevision = (row: RevisionRow): StoredRevision => ({ ...row, shown: row.shown ?? undefined, clashes: row.clashes ?? [], against: row.against ?? undefined });

export async function selectRevision(tx: Tx, centreId: string, year: number, version: number): Promise<StoredRevision | undefined> {
  const row = await tablesOf<QuestionnaireTables>(tx)
    .selectFrom('response_revision')
    .select(['version', 'kind', 'actor', 'at', 'answers', 'shown', 'clashes', 'against'])
    .where('centre_id', '=', centreId)
    .where('year', '=', year)
    .where('version', '=', version)
    .executeTakeFirst();
  return row && toRevision(row);
}

/** The newest save of this person's that clashed with a colleague's (`against`), or that settled a clash. */
export async function selectNewestClash(tx: Tx, centreId: string, year: number, actor: string): Promise<StoredRevision | undefined> {
  const row = await tablesOf<QuestionnaireTables>(tx)
    .selectFrom('response_revision')
    .select(['version', 'kind', 'actor', 'at', 'answers', 'shown', 'clashes', 'against'])
    .where('centre_id', '=', centreId)
    .where('year', '=', year)
    .where('actor', '=', actor)
    .where((e) => e.or([e('clashes', 'is not', null), e('kind', '=', 'settled')]))
    .orderBy('version', 'desc')
    .executeTakeFirst();
  return row && toRevision(row);
}

/** Who saved when, newest first, without what they wrote. */
export async function selectHistory(tx: Tx, centreId: string, year: number): Promise<{ version: number; kind: RevisionKind; actor: string; at: Date; reason: string | null }[]> {
  return tablesOf<QuestionnaireTables>(tx)
    .selectFrom('response_revision')
    .select(['version', 'kind', 'actor', 'at', 'reason'])
    .where('centre_id', '=', centreId)
    .where('year', '=', year)
    .where('kind', 'in', ['submitted', 'reopened', 'imported'])
    .orderBy('version', 'desc')
    .limit(50)
    .execute();
}

/** Others who have a part of the form open since a moment. */
export async function selectOtherEditors(tx: Tx, centreId: string, year: number, personId: string, since: Date): Promise<{ personId: string; section: string }[]> {
  const rows = await tablesOf<QuestionnaireTables>(tx)
    .selectFrom('response_editor')
    .select(['person_id', 'section'])
    .where('centre_id', '=', centreId)
    .where('year', '=', year)
    .where('person_id', '!=', personId)
    .where('seen_at', '>=', since)
    .orderBy('seen_at', 'desc')
    .execute();
  return rows.map((r) => ({ personId: r.person_id, section: r.section }));
}

/** Which of these centres have a response of the year already. */
export async function selectAnswering(tx: Tx, year: number, centreIds: readonly string[]): Promise<Set<string>> {
  if (centreIds.length === 0) return new Set();
  const rows = await tablesOf<QuestionnaireTables>(tx)
    .selectFrom('response')
    .select('centre_id')
    .where('year', '=', year)
    .where('centre_id', 'in', [...centreIds])
    .execute();
  return new Set(rows.map((r) => r.centre_id));
}

/** The centres that answered the question, or chose the option, in their submitted response. */
export async function selectRespondents(tx: Tx, of: { year: number; question: string; option?: string | undefined; demonstration: boolean }): Promise<string[]> {
  const { rows } = await sql<{ centre_id: string }>`
    select p.centre_id from response p join response_revision v on v.centre_id = p.centre_id and v.year = p.year and v.version = p.version
    where p.year = ${of.year} and p.status = 'submitted' and p.demonstration = ${of.demonstration}
      and v.answers->'byQuestion' ? ${of.question}
      and (${of.option ?? null}::text is null or v.answers->'byQuestion'->${of.question}->'chosen' ? ${of.option ?? ''})
    order by p.centre_id`.execute(tx);
  return rows.map((r) => r.centre_id);
}

export interface MunicipalityLine {
  readonly year: number;
  readonly region: string;
  readonly code: string;
}
/** What the lines of a question name, each once for a year and region. */
export async function selectMunicipalityLines(tx: Tx, of: { question: string; years: readonly number[]; demonstration: boolean }): Promise<MunicipalityLine[]> {
  const { rows } = await sql<MunicipalityLine>`
    select distinct p.year, c.region, line.code
    from response p join response_revision v on v.centre_id = p.centre_id and v.year = p.year and v.version = p.version
      join round_centre c on c.centre_id = p.centre_id and c.year = p.year
      cross join lateral jsonb_array_elements_text(v.answers->'byQuestion'->${of.question}->'lines') line (code)
    where p.status = 'submitted' and p.demonstration = ${of.demonstration} and p.year = any (${[...of.years]}::int[])
    order by p.year, c.region, line.code`.execute(tx);
  return rows;
}

export interface StoredComment {
  readonly centreId: string;
  readonly year: number;
  readonly question: string;
  readonly text: string;
  readonly demonstration: boolean;
}
export async function selectComments(tx: Tx, years: { from: number; to: number }, questions: readonly string[]): Promise<StoredComment[]> {
  const { rows } = await sql<{ centre_id: string; year: number; question: string; text: string; demonstration: boolean }>`
    select p.centre_id, p.year, c.key as question, c.value as text, p.demonstration
    from response p join response_revision v on v.centre_id = p.centre_id and v.year = p.year and v.version = p.version
      cross join lateral jsonb_each_text(v.answers->'comments') c
    where p.status = 'submitted' and p.year between ${years.from} and ${years.to} and c.key = any (${[...questions]})
    order by p.year desc, c.key, p.centre_id`.execute(tx);
  return rows.map((r) => ({ centreId: r.centre_id, year: r.year, question: r.question, text: r.text, demonstration: r.demonstration }));
}

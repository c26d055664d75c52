import { sql } from 'kysely';
import type { Actor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { actorSettings, tablesOf } from '../../../platform/database.server.ts';
import type { Draft } from '../answers.ts';
import type { Clash } from '../merge.ts';
import type { Answers } from '../questionnaire.ts';
import type { AnswerRefusal, RevisionKind } from '../round.ts';
import { tallyEntries } from '../tally.ts';
import type { TallyEntry } from '../tally.ts';
import type { QuestionnaireTables } from './questionnaire-tables.ts';

/** Whom a row names: the person, or the part of the system. The same as row-level security's `actor_id()`. */
export const actorName = (actor: Actor): string => actorSettings(actor).actor;

export interface Revision {
  readonly centreId: string;
  readonly year: number;
  readonly version: number;
  readonly kind: RevisionKind;
  readonly answers: Draft;
  readonly shown?: Draft | undefined;
  readonly clashes?: readonly Clash[] | undefined;
  /** The colleague whose changes the writer's page did not show, or clashed with. */
  readonly against?: string | undefined;
  readonly reason?: string | undefined;
}

const json = (v: unknown): string | null => (v === undefined ? null : JSON.stringify(v));

/** Two saves of one response wait for each other; other responses do not. Until the end of the transaction. */
export async function lockResponse(tx: Tx, centreId: string, year: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`response/${centreId}/${year}`}))`.execute(tx);
}

async function insertRevision(tx: Tx, actor: Actor, at: Date, revision: Revision): Promise<void> {
  await tablesOf<QuestionnaireTables>(tx)
    .insertInto('response_revision')
    .values({
      centre_id: revision.centreId,
      year: revision.year,
      version: revision.version,
      kind: revision.kind,
      actor: actorName(actor),
      at,
      answers: JSON.stringify(revision.answers),
      shown: json(revision.shown),
      clashes: json(revision.clashes),
      against: revision.against ?? null,
      reason: revision.reason ?? null,
    })
    .execute();
}

/** Stores the next version of a draft. False: somebody changed the response meanwhile. */
export async function storeDraft(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, revision: Revision & { readonly kind: 'saved' | 'settled' }, demonstration: boolean): Promise<boolean> {
  const db = tablesOf<QuestionnaireTables>(tx);
  const saved = { saved_by: actorName(ctx.actor), saved_at: ctx.now, version: revision.version };
  const { centreId, year } = revision;
  const changed =
    revision.version === 1
      ? (
          await db
            .insertInto('response')
            .values({ centre_id: centreId, year, status: 'draft', demonstration, ...saved, submitted_by: null, submitted_at: null, receipt: null })
            .onConflict((c) => c.doNothing())
            .executeTakeFirst()
        ).numInsertedOrUpdatedRows
      : (
          await db
            .updateTable('response')
            .set(saved)
            .where('centre_id', '=', centreId)
            .where('year', '=', year)
            .where('status', '=', 'draft')
            .where('version', '=', revision.version - 1)
            .executeTakeFirst()
        ).numUpdatedRows;
  if (changed !== 1n) return false;
  await insertRevision(tx, ctx.actor, ctx.now, revision);
  return true;
}

export interface Submission {
  readonly centreId: string;
  readonly year: number;
  /** The version the answers were made from; 0 when nothing was saved before. */
  readonly baseVersion: number;
  readonly answers: Answers;
  readonly receipt: string;
}
export type SubmissionOutcome =
  | { readonly outcome: 'submitted'; readonly version: number; readonly receipt: string }
  | { readonly outcome: 'already-submitted'; readonly version: number; readonly receipt: string }
  | { readonly outcome: 'stale'; readonly version: number }
  | { readonly outcome: Exclude<AnswerRefusal, 'already-submitted'> };

/** As `tally_delta` keeps them: each question once, with its options, which stand after it. A fifth of the bytes, on the way and on the disk. */
function packed(entries: readonly TallyEntry[]): { keys: string[]; totals: number[] } {
  const keys: string[] = [];
  const totals: number[] = [];
  for (const { key, sum } of entries) {
    const slash = key.indexOf('/');
    if (slash < 0) {
      keys.push(key);
      totals.push(sum);
    } else {
      const question = keys.pop() ?? '';
      keys.push(`${question}${question.includes('/') ? ',' : '/'}${key.slice(slash + 1)}`);
    }
  }
  return { keys, totals };
}

interface SubmittedRow {
  outcome: SubmissionOutcome['outcome'];
  now_version: number;
  now_receipt: string;
}
const submitResponse = 'select * from submit_response($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)';

/** One round trip, durable when it returns. Given a transaction, part of that; else a transaction of its own. */
export async function storeSubmission(ctx: Ctx, submission: Submission, tx?: Tx): Promise<SubmissionOutcome> {
  const { keys, totals } = packed(tallyEntries(submission.answers));
  const { actor, grants } = actorSettings(ctx.actor);
  const name = ctx.actor.kind === 'person' || ctx.actor.kind === 'system' ? ctx.actor.name : '';
  const { centreId, year, baseVersion, receipt } = submission;
  const values = [tx ? null : grants, actor, name, ctx.requestId, ctx.now, centreId, year, baseVersion, JSON.stringify(submission.answers), keys, totals, receipt];
  const rows = tx
    ? (await sql<SubmittedRow>`select * from submit_response(${sql.join(values)})`.execute(tx)).rows
    : await ctx.db.prepared<SubmittedRow>('submit_response', submitResponse, values);
  const row = rows[0]!;
  switch (row.outcome) {
    case 'submitted':
    case 'already-submitted':
      return { outcome: row.outcome, version: row.now_version, receipt: row.now_receipt };
    case 'stale':
      return { outcome: 'stale', version: row.now_version };
    default:
      return { outcome: row.outcome };
  }
}

interface Submitted {
  readonly centreId: string;
  readonly year: number;
  readonly version: number;
  readonly demonstration: boolean;
  readonly region: string;
  readonly answers: Answers;
}

async function insertDelta(tx: Tx, of: Submitted, sign: 1 | -1): Promise<void> {
  await tablesOf<QuestionnaireTables>(tx)
    .insertInto('tally_delta')
    .values({ centre_id: of.centreId, demonstration: of.demonstration, year: of.year, region: of.region, sign, ...packed(tallyEntries(of.answers)) })
    .execute();
}

/** A submitted response becomes a draft again, and its answers leave the counts. False: it is not submitted. */
export async function storeReopening(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, of: Submitted, reason: string): Promise<boolean> {
  const updated = await tablesOf<QuestionnaireTables>(tx)
    .updateTable('response')
    .set({ status: 'draft', version: of.version + 1 })
    .where('centre_id', '=', of.centreId)
    .where('year', '=', of.year)
    .where('status', '=', 'submitted')
    .where('version', '=', of.version)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) return false;
  await insertRevision(tx, ctx.actor, ctx.now, { centreId: of.centreId, year: of.year, version: of.version + 1, kind: 'reopened', answers: of.answers, reason });
  await insertDelta(tx, of, -1);
  return true;
}

export interface Imported {
  readonly centreId: string;
  readonly year: number;
  readonly region: string;
  readonly demonstration: boolean;
  readonly answers: Answers;
  readonly receipt: string;
  readonly at: Date;
}
/** Many submitted responses at once, whatever the dates of their rounds. The caller has made sure that none of them is there. */
export async function insertImported(tx: Tx, ctx: Pick<Ctx, 'actor'>, responses: readonly Imported[]): Promise<void> {
  if (responses.length === 0) return;
  const actor = actorName(ctx.actor);
  const db = tablesOf<QuestionnaireTables>(tx);
  const key = (r: Imported) => ({ centre_id: r.centreId, year: r.year });
  await db
    .insertInto('response')
    .values(
      responses.map((r) => ({
        ...key(r),
        status: 'submitted' as const,
        version: 1,
        demonstration: r.demonstration,
        saved_by: actor,
        saved_at: r.at,
        submitted_by: actor,
        submitted_at: r.at,
        receipt: r.receipt,
      })),
    )
    .execute();
  await db
    .insertInto('response_revision')
    .values(
      responses.map((r) => ({
        ...key(r),
        version: 1,
        kind: 'imported' as const,
        actor,
        at: r.at,
        answers: JSON.stringify(r.answers),
        shown: null,
        clashes: null,
        against: null,
        reason: null,
      })),
    )
    .execute();
  for (const r of responses) await insertDelta(tx, { ...r, version: 1 }, 1);
}

/** Says that a person has a section open. */
export async function storeEditor(tx: Tx, at: { centreId: string; year: number; personId: string; section: string }, now: Date): Promise<void> {
  await tablesOf<QuestionnaireTables>(tx)
    .insertInto('response_editor')
    .values({ centre_id: at.centreId, year: at.year, person_id: at.personId, section: at.section, seen_at: now })
    .onConflict((c) => c.columns(['centre_id', 'year', 'person_id']).doUpdateSet({ section: at.section, seen_at: now }))
    .execute();
}

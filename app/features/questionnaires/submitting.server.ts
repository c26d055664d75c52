import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { differencesOf, settledAnswers } from './answers.ts';
import type { Draft } from './answers.ts';
import { checkAnswers } from './check-answers.ts';
import type { Fault } from './check-answers.ts';
import { questionsOf } from './edition.ts';
import { selectBases } from './inside/basis-query.server.ts';
import { insertBases } from './inside/basis-store.server.ts';
import type { NewBasis } from './inside/basis-store.server.ts';
import { checksFor, formOf } from './inside/centre-form.ts';
import { readRegister } from './inside/read-register.server.ts';
import { newReceipt } from './inside/receipt.ts';
import { mayAnswer } from './inside/response-policy.ts';
import { selectResponse } from './inside/response-query.server.ts';
import { lockResponse, storeDraft, storeSubmission } from './inside/response-store.server.ts';
import type { SubmissionOutcome } from './inside/response-store.server.ts';
import { selectCentreRound } from './inside/round-query.server.ts';
import { noAnswers } from './questionnaire.ts';
import { explainsIn, pointsToExplain } from './register-view.ts';
import { norwegianDay, writingRefused } from './round.ts';
import type { AnswerRefusal } from './round.ts';

export type Submitted =
  | { readonly ok: true; readonly receipt: string; readonly version: number }
  | (Refusal<'incomplete'> & { readonly faults: readonly Fault[] })
  | (Refusal<'stale'> & { readonly version: number })
  | Refusal<AnswerRefusal>;

function submitted(outcome: SubmissionOutcome): Submitted {
  if (outcome.outcome === 'submitted') return { ok: true, receipt: outcome.receipt, version: outcome.version };
  if (outcome.outcome === 'stale') return { ...refuse('stale'), version: outcome.version };
  return refuse(outcome.outcome);
}

/**
 * Sends in what is stored. `version`: the one the person looked over; a later one is refused as `stale`.
 * @throws AppError `not-found` for who may not answer
 */
export async function submitResponse(ctx: Ctx, { centreId, year, version }: { centreId: string; year: number; version: number }): Promise<Submitted> {
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const { edition } = formOf(ctx.definitions, centreId, year);
  return inTransaction(ctx, async (tx) => {
    const stored = await selectResponse(tx, centreId, year);
    if (stored?.status === 'submitted') return refuse('already-submitted');
    const draft = stored?.answers ?? noAnswers;
    const questions = questionsOf(edition);
    const view = await readRegister(tx, ctx, { centreId, year, questions });
    const faults = checkAnswers(edition, draft, { ...checksFor(ctx.definitions, year, true), explain: pointsToExplain(questions, draft, view) });
    if (faults.length > 0) return { ...refuse('incomplete'), faults };
    if (stored?.version !== version) return { ...refuse('stale'), version: stored?.version ?? 0 };
    return submitted(
      await storeSubmission(
        ctx,
        { centreId, year, baseVersion: version, answers: settledAnswers(edition, draft, explainsIn(questions, draft, view)), receipt: newReceipt(year) },
        tx,
      ),
    );
  });
}

/** Answers given whole, checked and sent in: for programs. One round trip to the database, and durable when it returns. */
export async function submitAnswers(ctx: Ctx, { centreId, year, version, answers }: { centreId: string; year: number; version: number; answers: Draft }): Promise<Submitted> {
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const { edition } = formOf(ctx.definitions, centreId, year);
  const faults = checkAnswers(edition, answers, checksFor(ctx.definitions, year, true));
  if (faults.length > 0) return { ...refuse('incomplete'), faults };
  return submitted(await storeSubmission(ctx, { centreId, year, baseVersion: version, answers: settledAnswers(edition, answers), receipt: newReceipt(year) }));
}

/** A draft given whole, for programs: nothing is merged, a version other than `version` is refused as `stale`. */
export async function saveAnswers(
  ctx: Ctx,
  { centreId, year, version, answers }: { centreId: string; year: number; version: number; answers: Draft },
): Promise<Exclude<Submitted, { ok: true }> | { readonly ok: true; readonly version: number }> {
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const { edition } = formOf(ctx.definitions, centreId, year);
  const faults = checkAnswers(edition, answers, checksFor(ctx.definitions, year, false));
  if (faults.length > 0) return { ...refuse('incomplete'), faults };
  return inTransaction(ctx, async (tx) => {
    await lockResponse(tx, centreId, year);
    const round = await selectCentreRound(tx, year, centreId);
    const stored = await selectResponse(tx, centreId, year);
    const refused = writingRefused(round, stored?.status ?? 'none', norwegianDay(ctx.now));
    if (refused || !round) return refuse(refused ?? 'no-round');
    if ((stored?.version ?? 0) !== version) return { ...refuse('stale'), version: stored?.version ?? 0 };
    if (stored && differencesOf(stored.answers, answers).length === 0) return { ok: true, version };
    if (!(await storeDraft(tx, ctx, { centreId, year, version: version + 1, kind: 'saved', answers }, round.demonstration))) throw new AppError('conflict');
    await insertBases(tx, ctx, { centreId, year, version: version + 1 }, await givenBases(tx, { centreId, year, before: stored?.answers ?? noAnswers, after: answers }));
    if (version === 0) await recordAudit(tx, ctx, { action: 'response.begun', subject: { kind: 'response', id: `${centreId}/${year}` }, centreId });
    return { ok: true, version: version + 1 };
  });
}

/** What a program answers anew stands on no register, whatever the answer before it stood on. */
async function givenBases(tx: Tx, of: { centreId: string; year: number; before: Draft; after: Draft }): Promise<NewBasis[]> {
  const bases = await selectBases(tx, of.centreId, of.year);
  const changed = differencesOf(of.before, of.after).filter((d) => d.part === 'answer' && bases.has(d.question));
  return changed.map(({ question }) => ({ question, how: 'given', facts: {}, refs: {} }));
}

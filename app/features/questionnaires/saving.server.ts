import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { findPersonNames } from '../access/access.server.ts';
import { personId } from '../access/access.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { differencesOf, withSection } from './answers.ts';
import type { Draft } from './answers.ts';
import type { EditionQuestion } from './edition.ts';
import { basesOfSave } from './inside/bases-of-save.server.ts';
import { insertBases } from './inside/basis-store.server.ts';
import { formOf } from './inside/centre-form.ts';
import { openClash, shownAt } from './inside/clashes.server.ts';
import type { Token } from './inside/clashes.server.ts';
import { readRegister } from './inside/read-register.server.ts';
import { mayAnswer } from './inside/response-policy.ts';
import { selectResponse, selectRevision } from './inside/response-query.server.ts';
import { actorName, lockResponse, storeDraft, storeEditor } from './inside/response-store.server.ts';
import { selectCentreRound } from './inside/round-query.server.ts';
import { clashesAfter, clashKey, mergeAnswers, sameClashes } from './merge.ts';
import type { Clash } from './merge.ts';
import { answerFrom } from './prefill.ts';
import { noAnswers } from './questionnaire.ts';
import type { RegisterView } from './register-view.ts';
import { norwegianDay, writingRefused } from './round.ts';
import type { AnswerRefusal } from './round.ts';

/** All the largest form holds is far below this; in characters of JSON. */
const largestDraft = 400_000;

export interface Saved {
  readonly ok: true;
  /** For the page that was posted, should it post again. */
  readonly token: Token;
  readonly version: number;
  readonly answers: Draft;
  /** What this save and somebody else's say differently: theirs is kept, both are remembered. */
  readonly clashes: readonly Clash[];
  /** Questions of this section that a colleague changed meanwhile and this page does not show. */
  readonly changedByOther: readonly string[];
  /** The colleague who saved before this save, when it had to be merged with theirs. */
  readonly otherName: string | undefined;
}

export interface SectionInput {
  readonly centreId: string;
  readonly year: number;
  readonly section: string;
  readonly token: Token;
  readonly typed: Draft;
  /** Questions of which the page said what the registers hold: one of these that is empty has been emptied. */
  readonly shown?: readonly string[] | undefined;
}

/**
 * Saves one section as typed, readable or not. A save on top of a colleague's is merged question by question; where
 * both answered differently, the stored answer stands until settled (`settleClash`), and nothing typed is lost. The same
 * post twice changes nothing. What the registers held is kept with the answers.
 * @throws AppError `not-found` for who may not answer and for an unknown section; `too-large`
 */
export async function saveSection(ctx: Ctx, input: SectionInput): Promise<Saved | Refusal<AnswerRefusal>> {
  const { centreId, year } = input;
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const section = formOf(ctx.definitions, centreId, year).edition.sections.find((s) => s.id === input.section);
  if (!section) throw new AppError('not-found');
  if (JSON.stringify(input.typed).length > largestDraft) throw new AppError('too-large');
  return inTransaction(ctx, async (tx) => {
    await lockResponse(tx, centreId, year);
    const round = await selectCentreRound(tx, year, centreId);
    const stored = await selectResponse(tx, centreId, year);
    const refused = writingRefused(round, stored?.status ?? 'none', norwegianDay(ctx.now));
    if (refused || !round) return refuse(refused ?? 'no-round');
    await storeEditor(tx, { centreId, year, personId: personId(ctx.actor)!, section: section.id }, ctx.now);
    const base = await shownAt(tx, centreId, year, input.token);
    const theirs = stored?.answers ?? noAnswers;
    const view = await readRegister(tx, ctx, { ...input, questions: section.questions });
    // What the registers filled in is nobody's change: not of the one who let it stand, nor of the colleague who did.
    const told = section.questions.filter((q) => input.shown?.includes(q.id));
    const shown = withFilled(told, base.shown, view, Number.parseInt(input.token, 10) || 0);
    const merged = mergeAnswers(shown, withFilled(told, theirs, view, stored?.version ?? 0), withSection(shown, section.questions, input.typed));
    const changedByOther = merged.changedByOther.filter((id) => section.questions.some((q) => q.id === id));
    // Having saved last oneself, one differs from the colleague one differed from then.
    const other = stored?.savedBy === actorName(ctx.actor) ? (base.against ?? stored.savedBy) : stored?.savedBy;
    const otherName = other !== undefined && (merged.clashes.length > 0 || changedByOther.length > 0) ? (await findPersonNames(tx, [other])).get(other) : undefined;
    const result = { ok: true, answers: merged.merged, clashes: merged.clashes, changedByOther, otherName } as const;
    // What clashed before this save, in another question perhaps, is kept until it is settled.
    const before = await openClash(tx, ctx, stored);
    const clashes = clashesAfter(before?.clashes ?? [], merged);
    const bases = await basesOfSave(tx, ctx, input, {
      questions: section.questions,
      before: theirs,
      after: merged.merged,
      shown: new Set(input.shown),
      view,
    });
    const news = bases.length > 0 || differencesOf(theirs, merged.merged).length > 0 || !sameClashes(clashes, before?.clashes ?? []);
    if (!news) return { ...result, version: stored?.version ?? 0, token: differencesOf(merged.shown, theirs).length === 0 ? String(stored?.version ?? 0) : input.token };
    const version = (stored?.version ?? 0) + 1;
    const behind = differencesOf(merged.shown, merged.merged).length > 0;
    const revision = {
      centreId,
      year,
      version,
      kind: 'saved',
      answers: merged.merged,
      shown: behind ? merged.shown : undefined,
      clashes: before || clashes.length > 0 ? clashes : undefined,
    } as const;
    if (!(await storeDraft(tx, ctx, { ...revision, against: behind ? other : before?.by }, round.demonstration))) throw new AppError('conflict');
    await insertBases(tx, ctx, { centreId, year, version }, bases);
    if (version === 1) await recordAudit(tx, ctx, { action: 'response.begun', subject: { kind: 'response', id: `${centreId}/${year}` }, centreId });
    return { ...result, version, token: behind ? `${version}t` : String(version) };
  });
}

/** The answers of a version with those of the registers where none was given by then; not where one was emptied. */
function withFilled(questions: readonly EditionQuestion[], answers: Draft, view: RegisterView, version: number): Draft {
  const filled = questions.flatMap((q) => {
    const given = answers.byQuestion[q.id] === undefined && (view.bases.get(q.id)?.version ?? Infinity) > version ? answerFrom(q, view.now[q.id] ?? {}) : undefined;
    return given ? [[q.id, given] as const] : [];
  });
  return { ...answers, byQuestion: { ...answers.byQuestion, ...Object.fromEntries(filled) } };
}

/** For each clash, whose answer holds; by `part.question`. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * Settles what clashed. `revision`: the version the person compared with. Refused: `choose` when a clash has no choice,
 * `changed-again` when the stored answer is no longer the one that was compared.
 */
export async function settleClash(
  ctx: Ctx,
  input: { centreId: string; year: number; revision: number; choices: Choices },
): Promise<{ ok: true } | Refusal<AnswerRefusal | 'choose' | 'changed-again'>> {
  const { centreId, year } = input;
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    await lockResponse(tx, centreId, year);
    const round = await selectCentreRound(tx, year, centreId);
    const stored = await selectResponse(tx, centreId, year);
    if (!stored || !round) throw new AppError('not-found');
    const refused = writingRefused(round, stored.status, norwegianDay(ctx.now));
    if (refused) return refuse(refused);
    const open = await openClash(tx, ctx, stored);
    if (!open) return { ok: true };
    const compared = await selectRevision(tx, centreId, year, input.revision);
    const changed = new Set(compared && differencesOf(compared.answers, stored.answers).map(clashKey));
    const byQuestion = { ...stored.answers.byQuestion };
    const comments = { ...stored.answers.comments };
    const reasons = { ...stored.answers.reasons };
    for (const clash of open.clashes) {
      const choice = input.choices[clashKey(clash)];
      if (choice === undefined) return refuse('choose');
      if (!compared || changed.has(clashKey(clash))) return refuse('changed-again');
      if (choice === 'theirs') continue;
      if (clash.part === 'comment') comments[clash.question] = clash.mine ?? '';
      else if (clash.part !== 'answer') reasons[clash.question] = clash.mine ?? '';
      else if (clash.mine) byQuestion[clash.question] = clash.mine;
      else delete byQuestion[clash.question];
    }
    const revision = {
      centreId,
      year,
      version: stored.version + 1,
      kind: 'settled',
      answers: { byQuestion, comments, ...(Object.keys(reasons).length === 0 ? {} : { reasons }) },
    } as const;
    if (!(await storeDraft(tx, ctx, revision, stored.demonstration))) throw new AppError('conflict');
    return { ok: true };
  });
}

import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { sameAnswer } from './answers.ts';
import type { Draft, DraftAnswer } from './answers.ts';
import { changedPoints, withLater } from './departures.ts';
import type { LaterChoice } from './departures.ts';
import { optionsOf, questionsOf } from './edition.ts';
import type { EditionQuestion } from './edition.ts';
import { newBasis } from './inside/bases-of-save.server.ts';
import { insertBases } from './inside/basis-store.server.ts';
import type { NewBasis } from './inside/basis-store.server.ts';
import { formOf } from './inside/centre-form.ts';
import { readRegister } from './inside/read-register.server.ts';
import { mayAnswer } from './inside/response-policy.ts';
import { selectResponse } from './inside/response-query.server.ts';
import type { StoredResponse } from './inside/response-query.server.ts';
import { lockResponse, storeDraft } from './inside/response-store.server.ts';
import { selectCentreRound } from './inside/round-query.server.ts';
import { noAnswers, whole } from './questionnaire.ts';
import { standingOf } from './register-view.ts';
import type { RegisterView } from './register-view.ts';
import { norwegianDay, writingRefused } from './round.ts';
import type { AnswerRefusal } from './round.ts';

interface At {
  readonly centreId: string;
  readonly year: number;
}
interface Writing {
  readonly tx: Tx;
  readonly stored: StoredResponse | undefined;
  readonly answers: Draft;
  readonly view: RegisterView;
  readonly questions: readonly EditionQuestion[];
  /** Stores the answers as the next version, with what they are made of. */
  readonly store: (answers: Draft, bases: readonly NewBasis[]) => Promise<void>;
}

/** As a save: by the centre's own people, while the form is open, one at a time. @throws AppError `not-found` */
async function writing<T>(ctx: Ctx, at: At, work: (writing: Writing) => Promise<T>): Promise<T | Refusal<AnswerRefusal>> {
  const { centreId, year } = at;
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const questions = questionsOf(formOf(ctx.definitions, centreId, year).edition);
  return inTransaction(ctx, async (tx) => {
    await lockResponse(tx, centreId, year);
    const round = await selectCentreRound(tx, year, centreId);
    const stored = await selectResponse(tx, centreId, year);
    const refused = writingRefused(round, stored?.status ?? 'none', norwegianDay(ctx.now));
    if (refused || !round) return refuse(refused ?? 'no-round');
    const view = await readRegister(tx, ctx, { ...at, questions });
    const store = async (answers: Draft, bases: readonly NewBasis[]): Promise<void> => {
      const version = (stored?.version ?? 0) + 1;
      if (!(await storeDraft(tx, ctx, { centreId, year, version, kind: 'saved', answers }, round.demonstration))) throw new AppError('conflict');
      await insertBases(tx, ctx, { centreId, year, version }, bases);
      if (version === 1) await recordAudit(tx, ctx, { action: 'response.begun', subject: { kind: 'response', id: `${centreId}/${year}` }, centreId });
    };
    return work({ tx, stored, answers: stored?.answers ?? noAnswers, view, questions, store });
  });
}

/** Saves every answer that the registers give and the centre has not given itself. They wait for somebody to look. @returns how many questions. */
export async function fillIn(ctx: Ctx, at: At): Promise<{ readonly ok: true; readonly filled: number } | Refusal<AnswerRefusal>> {
  return writing(ctx, at, async ({ tx, answers, view, questions, store }) => {
    const byQuestion = { ...answers.byQuestion };
    const bases: NewBasis[] = [];
    for (const question of questions) {
      const { unsaved, shown, now } = standingOf(question, answers, view);
      if (!unsaved || !shown) continue;
      byQuestion[question.id] = shown;
      bases.push(await newBasis(tx, ctx, at, { question, how: 'filled', now, points: Object.keys(now) }));
    }
    if (bases.length > 0) await store({ ...answers, byQuestion }, bases);
    return { ok: true, filled: bases.length };
  });
}

/**
 * Takes a later number of the registers over at one place of an answer, or keeps the answer against it; either way the answer stands on
 * what they hold now. Done already: nothing happens. @throws AppError `not-found` for who may not answer, and where nothing fills in
 */
export async function settleLater(
  ctx: Ctx,
  input: At & { readonly question: string; readonly option?: string | undefined; readonly choice: LaterChoice },
): Promise<{ readonly ok: true } | Refusal<AnswerRefusal>> {
  const { option = whole, choice } = input;
  return writing(ctx, input, async ({ tx, answers, view, questions, store }) => {
    const question = questions.find((q) => q.id === input.question);
    if (!question || (option !== whole && !optionsOf(question).some((o) => o.id === option))) throw new AppError('not-found');
    const { basis, now, changes } = standingOf(question, answers, view);
    const before = answers.byQuestion[question.id];
    const taken = choice === 'take' ? withLater(question, before, option, basis?.facts ?? {}, now) : before;
    const points = choice === 'take' && question.kind !== 'several' ? changedPoints(question, before, taken) : [option];
    // Pressed twice, or changed back in the register: what stands is what was wanted.
    if (!basis || (!changes.some((change) => change.option === option) && sameAnswer(before, taken))) return { ok: true };
    const how = choice === 'take' ? 'taken' : 'kept';
    await store(withAnswer(answers, question.id, taken), [await newBasis(tx, ctx, input, { question, how, now, points, keeps: basis })]);
    return { ok: true };
  });
}

function withAnswer(answers: Draft, question: string, answer: DraftAnswer | undefined): Draft {
  const byQuestion = { ...answers.byQuestion };
  if (answer) byQuestion[question] = answer;
  else delete byQuestion[question];
  return { ...answers, byQuestion };
}

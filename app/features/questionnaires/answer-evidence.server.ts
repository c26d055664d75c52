import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { findPersonNames } from '../access/access.server.ts';
import { evidenceRef } from '../indicators/fact.ts';
import type { EvidenceRow, FactWish } from '../indicators/fact.ts';
import { findEvidence, listEvidence } from '../indicators/register-facts.server.ts';
import type { Basis } from './departures.ts';
import { optionsOf, questionsOf } from './edition.ts';
import type { EditionQuestion } from './edition.ts';
import { selectBasesOf } from './inside/basis-query.server.ts';
import { formOf } from './inside/centre-form.ts';
import type { CentreForm } from './inside/centre-form.ts';
import { readRegister, wishesAt } from './inside/read-register.server.ts';
import { mayReadResponse } from './inside/response-policy.ts';
import { selectResponse } from './inside/response-query.server.ts';
import { selectCentreRound } from './inside/round-query.server.ts';
import { noAnswers, whole } from './questionnaire.ts';
import { standingOf } from './register-view.ts';
import type { Standing } from './register-view.ts';

/** A row of a register that an answer was made of. */
export interface KeptRow extends EvidenceRow {
  /** There still, but changed since: it no longer belongs to this number. */
  readonly moved: boolean;
}

/** What one place of an answer was made of, and what has come since. */
export interface AnswerEvidence {
  readonly form: CentreForm;
  readonly question: EditionQuestion;
  readonly option: string;
  readonly standing: Standing;
  /** The numbers, for the page that shows them over the years. */
  readonly wishes: readonly FactWish[];
  /** When, and by whom, the answer was saved on this; undefined while the centre has not answered. */
  readonly basis: (Pick<Basis, 'at' | 'how'> & { readonly n: number; readonly by: string | undefined }) | undefined;
  readonly kept: readonly KeptRow[];
  /** Rows that were counted, and that the reader may not see, or that are erased. */
  readonly unseen: number;
  /** Counted now and not then; all of them where nothing has been answered. */
  readonly since: readonly EvidenceRow[];
  readonly demonstration: boolean;
}

/** So many rows are shown of one number. */
const mostShown = 1000;

async function rowsNow(tx: Tx, ctx: Ctx, at: { centreId: string; year: number }, wishes: readonly FactWish[]): Promise<readonly EvidenceRow[]> {
  const rows = new Map<string, EvidenceRow>();
  for (const wish of wishes) for (const row of (await listEvidence(tx, ctx, { ...at, wish, most: mostShown })).rows) rows.set(evidenceRef(row), row);
  return [...rows.values()].toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

/**
 * What the registers say at one place of a form, row by row: for the centre itself and the officers. A row that is removed since stays
 * as evidence of what was answered on it, and is marked.
 * @throws AppError `not-found` to others, and for a place that no rule fills in
 */
export async function getAnswerEvidence(ctx: Ctx, input: { centreId: string; year: number; question: string; option?: string | undefined }): Promise<AnswerEvidence> {
  const { centreId, year, option = whole } = input;
  if (!mayReadResponse(ctx.actor, centreId)) throw new AppError('not-found');
  const form = formOf(ctx.definitions, centreId, year);
  const question = questionsOf(form.edition).find((q) => q.id === input.question);
  const wishes = question && (option === whole || optionsOf(question).some((o) => o.id === option)) ? wishesAt(question, option) : [];
  if (!question || wishes.length === 0) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const round = await selectCentreRound(tx, year, centreId);
    if (!round) throw new AppError('not-found');
    const stored = await selectResponse(tx, centreId, year);
    const view = await readRegister(tx, ctx, { centreId, year, questions: [question] });
    const standing = standingOf(question, stored?.answers ?? noAnswers, view);
    const [held] = standing.basis ? await selectBasesOf(tx, { centreId, year, questions: [question.id], newest: true }) : [];
    const refs = held?.refs[option] ?? [];
    const now = await rowsNow(tx, ctx, { centreId, year }, wishes);
    const adds = new Map(now.map((row) => [evidenceRef(row), row.adds]));
    const found = refs.length === 0 ? [] : await findEvidence(tx, ctx, { centreId, refs });
    const names = held ? await findPersonNames(tx, [held.actor]) : undefined;
    return {
      form,
      question,
      option,
      standing,
      wishes,
      basis: held && { at: held.at, how: held.how, n: held.facts[option]?.n ?? 0, by: names?.get(held.actor) },
      kept: found.map((row) => ({ ...row, adds: adds.get(evidenceRef(row)) ?? row.adds, moved: !row.removed && !adds.has(evidenceRef(row)) })),
      unseen: refs.length - found.length,
      since: now.filter((row) => !refs.includes(evidenceRef(row))),
      demonstration: round.demonstration,
    };
  });
}

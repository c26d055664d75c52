import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { evidenceRef } from '../../../indicators/fact.ts';
import { listEvidence } from '../../../indicators/register-facts.server.ts';
import { questionsOf } from '../../edition.ts';
import type { EditionQuestion } from '../../edition.ts';
import { answerFrom, factsOf, saidOf } from '../../prefill.ts';
import type { QuestionFacts, RegisterNumbers } from '../../prefill.ts';
import { pointOf, whole } from '../../questionnaire.ts';
import type { Answer, Answers } from '../../questionnaire.ts';
import { newBasis } from '../bases-of-save.server.ts';
import type { NewBasis } from '../basis-store.server.ts';
import { formOf } from '../centre-form.ts';
import { readNumbers, wishesAt } from '../read-register.server.ts';
import type { DemonstrationSettings } from './settings.ts';

interface At {
  readonly centreId: string;
  readonly year: number;
}

/** An invented answer, with what the registers know in the place of what was invented of it. */
function told(question: EditionQuestion, made: Answer, facts: QuestionFacts): Answer {
  const known = answerFrom(question, facts);
  if (!known || known.kind !== 'several' || made.kind !== 'several' || question.kind !== 'several') return known ?? made;
  // What an option asks to be written is invented only where it was chosen.
  const chosen = question.options.filter((o) => (saidOf(question, o.id, facts) === undefined ? made.chosen.includes(o.id) : known.chosen.includes(o.id)) && !o.exclusive);
  const written = chosen.filter((o) => !o.freeText || made.texts?.[o.id] !== undefined);
  if (written.length === 0) return made;
  const texts = Object.fromEntries(written.flatMap((o) => (made.texts?.[o.id] === undefined ? [] : [[o.id, made.texts[o.id]!] as const])));
  return { kind: 'several', chosen: written.map((o) => o.id), ...(Object.keys(texts).length === 0 ? {} : { texts }) };
}

function numbersTold(questions: readonly EditionQuestion[], answers: Answers, numbers: RegisterNumbers): Answers {
  const byQuestion = { ...answers.byQuestion };
  for (const question of questions) {
    const made = byQuestion[question.id];
    const facts = factsOf(question, numbers);
    if (made && Object.keys(facts).length > 0) byQuestion[question.id] = told(question, made, facts);
  }
  return { ...answers, byQuestion };
}

/** Invented answers that say of the year what the centre's registers say of it. */
export async function toldByRegisters(tx: Tx, ctx: Ctx, at: At, answers: Answers): Promise<Answers> {
  const questions = questionsOf(formOf(ctx.definitions, at.centreId, at.year).edition);
  const numbers = await readNumbers(tx, ctx, { ...at, questions });
  return numbers ? numbersTold(questions, answers, numbers) : answers;
}

type Prefilled = NonNullable<DemonstrationSettings['openRound']['prefilled']>;

/** A half-done draft with what its answers were made of; see `PrefilledSettings`. */
export async function prefilledDraft(tx: Tx, ctx: Ctx, at: At, answers: Answers, { differs, changed }: Prefilled): Promise<{ answers: Answers; bases: readonly NewBasis[] }> {
  const questions = questionsOf(formOf(ctx.definitions, at.centreId, at.year).edition);
  const numbers = await readNumbers(tx, ctx, { ...at, questions });
  if (!numbers) return { answers, bases: [] };
  const byQuestion: Record<string, Answer> = { ...answers.byQuestion };
  const reasons: Record<string, string> = {};
  const bases: NewBasis[] = [];
  for (const question of questions) {
    const now = factsOf(question, numbers);
    if (byQuestion[question.id] === undefined || Object.keys(now).length === 0) continue;
    const basis = await newBasis(tx, ctx, at, { question, how: 'saved', now, points: Object.keys(now) });
    bases.push(question.id === changed ? await beforeNewest(tx, ctx, at, question, basis) : basis);
    const n = bases.at(-1)?.facts[whole]?.n;
    if (question.id === changed && n !== undefined) byQuestion[question.id] = { kind: 'number', value: n };
    if (question.id === differs.question && saidOf(question, differs.option, now) === 'yes') {
      byQuestion[question.id] = without(byQuestion[question.id]!, differs.option);
      reasons[pointOf(question.id, differs.option)] = differs.reason;
    }
  }
  return { answers: { ...answers, byQuestion, ...(Object.keys(reasons).length === 0 ? {} : { reasons }) }, bases };
}

const without = (answer: Answer, option: string): Answer => (answer.kind === 'several' ? { ...answer, chosen: answer.chosen.filter((id) => id !== option) } : answer);

/** As the register was before the newest row of it. */
async function beforeNewest(tx: Tx, ctx: Ctx, at: At, question: EditionQuestion, basis: NewBasis): Promise<NewBasis> {
  const [wish] = wishesAt(question, whole);
  const [newest] = wish ? (await listEvidence(tx, ctx, { ...at, wish })).rows : [];
  const n = basis.facts[whole]?.n ?? 0;
  if (!newest || n === 0) return basis;
  const ref = evidenceRef(newest);
  return {
    ...basis,
    facts: { ...basis.facts, [whole]: { n: Math.max(0, n - (newest.adds ?? 1)) } },
    refs: { ...basis.refs, [whole]: (basis.refs[whole] ?? []).filter((one) => one !== ref) },
  };
}

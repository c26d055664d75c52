import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { isAnswered, sameAnswer } from '../answers.ts';
import type { Draft } from '../answers.ts';
import { changedPoints } from '../departures.ts';
import type { Basis } from '../departures.ts';
import type { EditionQuestion } from '../edition.ts';
import type { QuestionFacts } from '../prefill.ts';
import type { RegisterView } from '../register-view.ts';
import { selectBasesOf } from './basis-query.server.ts';
import type { NewBasis } from './basis-store.server.ts';
import { readRefs } from './read-register.server.ts';

interface At {
  readonly centreId: string;
  readonly year: number;
}

/** What the registers hold of a question at some of its places, with the rows that were counted; the rest as it was. */
export async function newBasis(
  tx: Tx,
  ctx: Ctx,
  at: At,
  of: { readonly question: EditionQuestion; readonly how: Basis['how']; readonly now: QuestionFacts; readonly points: Iterable<string>; readonly keeps?: Basis | undefined },
): Promise<NewBasis> {
  const points = [...of.points].filter((option) => of.now[option] !== undefined);
  const facts = Object.fromEntries(points.map((option) => [option, of.now[option]!]));
  const counted = points.filter((option) => (facts[option]?.n ?? 0) > 0);
  const [before] = of.keeps ? await selectBasesOf(tx, { ...at, questions: [of.question.id], newest: true }) : [];
  const kept = Object.entries(before?.refs ?? {}).filter(([option]) => !points.includes(option));
  const refs = { ...Object.fromEntries(kept), ...(await readRefs(tx, ctx, at, of.question, counted)) };
  return { question: of.question.id, how: of.how, facts: { ...of.keeps?.facts, ...facts }, refs };
}

/**
 * What the answers of a save are made of: kept when a question is answered, or its answer from the registers is cleared, for the first time;
 * anew at the places where the writer answered anew; and when somebody has looked at what was filled in without a look. Else what it was
 * made of stands, whatever the registers hold by now.
 */
export async function basesOfSave(
  tx: Tx,
  ctx: Ctx,
  at: At,
  save: { readonly questions: readonly EditionQuestion[]; readonly before: Draft; readonly after: Draft; readonly shown: ReadonlySet<string>; readonly view: RegisterView },
): Promise<NewBasis[]> {
  const bases: NewBasis[] = [];
  for (const question of save.questions) {
    const now = save.view.now[question.id];
    if (!now) continue;
    const basis = save.view.bases.get(question.id);
    const [before, after] = [save.before.byQuestion[question.id], save.after.byQuestion[question.id]];
    const changed = !sameAnswer(before, after);
    const first = basis ? basis.how === 'given' && changed : isAnswered(after) || save.shown.has(question.id);
    if (first) bases.push(await newBasis(tx, ctx, at, { question, how: 'saved', now, points: Object.keys(now) }));
    else if (basis && basis.how !== 'given' && (changed || basis.how === 'filled'))
      bases.push(await newBasis(tx, ctx, at, { question, how: 'saved', now, points: changed ? changedPoints(question, before, after) : [], keeps: basis }));
  }
  return bases;
}

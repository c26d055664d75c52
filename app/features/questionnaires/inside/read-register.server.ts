import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { municipalityAt } from '../../geography/geography.ts';
import { evidenceRef } from '../../indicators/fact.ts';
import type { FactWish } from '../../indicators/fact.ts';
import { listEvidence, listRegisterMunicipalities, readRegisterFacts } from '../../indicators/register-facts.server.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { EditionQuestion } from '../edition.ts';
import { factsOf, fillsOf, wishesIn, wishesOf } from '../prefill.ts';
import type { FormFacts, RegisterNumbers } from '../prefill.ts';
import { whole } from '../questionnaire.ts';
import type { RegisterView } from '../register-view.ts';
import { noRegister } from '../register-view.ts';
import { selectBases } from './basis-query.server.ts';

interface Asked {
  readonly centreId: string;
  readonly year: number;
  readonly questions: readonly EditionQuestion[];
}

/** The numbers that the questions' rules need, as they are at this moment; undefined when no question has a rule. */
export async function readNumbers(tx: Tx, ctx: Ctx, { centreId, year, questions }: Asked): Promise<RegisterNumbers | undefined> {
  const wanted = wishesIn(questions);
  if (wanted.length === 0) return undefined;
  const facts = await readRegisterFacts(tx, ctx, { from: year, to: year, centreIds: [centreId], wanted });
  const named = questions.some((q) => q.kind === 'lines' && q.prefill) ? await listRegisterMunicipalities(tx, ctx, { centreId, year }) : [];
  // A line is a code of the year's last day.
  const municipalities = named.filter((code) => municipalityAt(ctx.definitions.geography, code, lastDayOf(year)));
  return { of: (wish) => facts.of(centreId, year, wish), municipalities };
}

/** What the registers hold of the questions, and what their answers were made of. */
export async function readRegister(tx: Tx, ctx: Ctx, asked: Asked): Promise<RegisterView> {
  const numbers = await readNumbers(tx, ctx, asked);
  if (!numbers) return noRegister;
  const now: FormFacts = Object.fromEntries(
    asked.questions.flatMap((question) => {
      const facts = factsOf(question, numbers);
      return Object.keys(facts).length === 0 ? [] : [[question.id, facts] as const];
    }),
  );
  return { now, bases: await selectBases(tx, asked.centreId, asked.year) };
}

/** The numbers behind one place of a question: of an option, or of the question itself. */
export function wishesAt(question: EditionQuestion, option: string): readonly FactWish[] {
  if (question.kind === 'lines') return question.prefill && option === whole ? [{ indicator: question.prefill.municipalities }] : [];
  return fillsOf(question).flatMap((one) => (one.option === option ? wishesOf(one.fill) : []));
}

/** So many rows of one number are kept with an answer: more than a year has. */
const mostRows = 1000;

/** The rows that the numbers at these places are made of, as they are kept: `REGISTER:ID`. */
export async function readRefs(
  tx: Tx,
  ctx: Ctx,
  { centreId, year }: Omit<Asked, 'questions'>,
  question: EditionQuestion,
  options: readonly string[],
): Promise<Record<string, string[]>> {
  const refs: Record<string, string[]> = {};
  for (const option of options) {
    const found = new Set<string>();
    for (const wish of wishesAt(question, option)) {
      const { rows } = await listEvidence(tx, ctx, { centreId, year, wish, most: mostRows });
      for (const row of rows) found.add(evidenceRef(row));
    }
    if (found.size > 0) refs[option] = [...found];
  }
  return refs;
}

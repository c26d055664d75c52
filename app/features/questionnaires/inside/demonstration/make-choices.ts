import { yearIn } from '../../../scheme/scheme.ts';
import type { EditionOption, EditionQuestion } from '../../edition.ts';
import type { Answer } from '../../questionnaire.ts';
import { highest, shareOut } from '../../../../platform/chance.ts';
import { textFor } from './making.ts';
import type { Making, Respondent } from './making.ts';

type ChoiceQuestion = EditionQuestion & { kind: 'several' | 'one' };
/** How many centres are to choose an option; `exact`: it is known, and nothing may be added. */
interface Quota {
  readonly option: EditionOption;
  readonly count: number;
  readonly share: number;
  readonly exact: boolean;
}

function quotaOf({ definitions, settings, chance, year }: Making, question: ChoiceQuestion, option: EditionOption, n: number): Quota {
  const wanted = settings.choices.find((c) => c.question === question.id);
  const published =
    wanted?.published === undefined ? undefined : definitions.indicators.published.find((p) => p.indicator === wanted.published && p.item === option.id && p.year === year)?.value;
  if (published !== undefined && published !== null) return { option, count: Math.min(published, n), share: published / n, exact: true };
  const known = wanted?.spans.find((s) => yearIn(s.years, year) && option.id in s.shares)?.shares[option.id];
  if (known !== undefined) return { option, count: Math.round(known * n), share: known, exact: true };
  const usual = wanted?.shares[option.id] ?? 0;
  const moved = usual === 0 ? 0 : Math.min(1, Math.max(0, usual + 0.16 * (chance('share', question.id, option.id, year) - 0.5)));
  return { option, count: Math.min(n, Math.floor(moved * n + chance('round', question.id, option.id, year))), share: usual, exact: false };
}

/** How near a centre is to an option: mostly its own habit, a little of the year, and where it lies. */
function leaning({ settings, chance, year }: Making, question: ChoiceQuestion, option: EditionOption, { centre, region }: Respondent): number {
  const near = settings.choices.find((c) => c.question === question.id)?.near[option.id];
  return 0.7 * chance('habit', centre.id, question.id, option.id) + 0.3 * chance('year', centre.id, question.id, option.id, year) + (near?.includes(region) ? 0.6 : 0);
}

/** Gives every answering centre its options, so that each option's number of centres is its quota wherever that is known. */
export function choose(making: Making, question: ChoiceQuestion, answering: readonly Respondent[]): void {
  if (!making.settings.choices.some((c) => c.question === question.id)) return;
  const quotas = question.options.map((o) => quotaOf(making, question, o, answering.length));
  const chosen = question.kind === 'one' ? chooseOne(making, question, quotas, answering) : chooseSeveral(making, question, quotas, answering);
  answering.forEach((r, i) => {
    const answer = toAnswer(making, question, r, chosen[i] ?? []);
    if (answer) r.byQuestion[question.id] = answer;
  });
}

function chooseOne(making: Making, question: ChoiceQuestion, quotas: readonly Quota[], answering: readonly Respondent[]): EditionOption[][] {
  const counts = shareOut(
    answering.length,
    quotas.map((q) => q.share * (0.75 + 0.5 * making.chance('share', question.id, q.option.id, making.year))),
    quotas.map(() => 0),
  );
  const order = highest(
    answering.map((r) => leaning(making, question, question.options[0]!, r)),
    answering.length,
  );
  const options = quotas.flatMap((q, i) => Array.from({ length: counts[i] ?? 0 }, () => q.option));
  const chosen: EditionOption[][] = answering.map(() => []);
  order.forEach((who, i) => chosen[who]?.push(...options.slice(i, i + 1)));
  return chosen;
}

function chooseSeveral(making: Making, question: ChoiceQuestion, quotas: readonly Quota[], answering: readonly Respondent[]): EditionOption[][] {
  const chosen: EditionOption[][] = answering.map(() => []);
  const give = (quota: Quota, among: readonly number[]): void => {
    const scores = among.map((i) => leaning(making, question, quota.option, answering[i]!));
    for (const at of highest(scores, quota.count)) chosen[among[at]!]?.push(quota.option);
  };
  const open = (): number[] => [...answering.keys()].filter((i) => !chosen[i]?.some((o) => o.exclusive));
  for (const quota of quotas.filter((q) => q.option.exclusive)) give(quota, open());
  const rest = open();
  for (const quota of quotas.filter((q) => !q.option.exclusive)) give(quota, rest);
  // Nobody who answers has chosen nothing: the usual option, unless its number is known; then "none", if there is such an option.
  const usual = quotas.filter((q) => !q.exact && !q.option.exclusive).toSorted((a, b) => b.share - a.share)[0]?.option ?? quotas.find((q) => !q.exact)?.option;
  for (const options of chosen) if (options.length === 0 && usual) options.push(usual);
  return chosen;
}

function toAnswer(making: Making, question: ChoiceQuestion, respondent: Respondent, options: readonly EditionOption[]): Answer | undefined {
  const [first] = options;
  if (!first) return undefined;
  const texts = Object.fromEntries(
    options.flatMap((o) => {
      const pool = o.freeText && making.settings.freeTexts[`${question.id}/${o.id}`];
      return pool ? [[o.id, textFor(making, pool, respondent, question.id, o.id)] as const] : [];
    }),
  );
  const written = Object.keys(texts).length > 0 ? { texts } : {};
  if (question.kind === 'one') return { kind: 'one', chosen: first.id, ...written };
  const chosen = question.options.filter((o) => options.includes(o)).map((o) => o.id);
  return { kind: 'several', chosen, ...written };
}

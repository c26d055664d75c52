import { smallestShown, withheldGroups } from '../../../platform/small-counts.ts';
import type { EvaluationSummary, WithheldCount } from '../inputs.ts';
import { evaluationChanges } from '../visit.ts';
import type { Evaluation } from '../visit.ts';

/** Counts of one whole, with those that are too small to be shown withheld (`:`), and those that would give them away. */
export function withheld<V extends string | number>(counts: readonly { readonly value: V; readonly n: number }[]): { readonly value: V; readonly n: WithheldCount }[] {
  const hidden = withheldGroups(counts.map(({ value, n }) => ({ id: String(value), n })));
  return counts.map(({ value, n }) => ({ value, n: hidden.has(String(value)) ? ':' : n }));
}

/** What visitors thought, as far as it can be told without telling who. */
export function summarise(evaluations: readonly Evaluation[]): EvaluationSummary {
  const answers = evaluations.length;
  if (answers < smallestShown) return { answers, mean: undefined, useful: [], change: [], comments: [] };
  const count = (test: (e: Evaluation) => boolean): number => evaluations.filter(test).length;
  const useful = withheld([1, 2, 3, 4, 5].map((value) => ({ value, n: count((e) => e.useful === value) })));
  return {
    answers,
    mean: Math.round((evaluations.reduce((sum, e) => sum + e.useful, 0) / answers) * 10) / 10,
    // The mean gives two hidden counts away: beside it, all or nothing.
    useful: useful.some((u) => u.n === ':') ? useful.map(({ value }) => ({ value, n: ':' as const })) : useful,
    change: withheld(evaluationChanges.map((value) => ({ value, n: count((e) => e.change === value) }))),
    comments: evaluations.flatMap((e) => (e.comment === null ? [] : [{ text: e.comment, mayQuote: e.mayQuote, onDay: e.onDay }])),
  };
}

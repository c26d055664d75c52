import type { EvaluationSummary, WithheldCount } from '../inputs.ts';
import { evaluationChanges } from '../visit.ts';
import type { Evaluation } from '../visit.ts';

/** A smaller count than this is not shown: one could guess whose answer it is. */
export const leastShown = 3;

/**
 * Counts with the small ones withheld (`:`); nobody is nobody's secret. When a single one is withheld it could be found by subtraction, so
 * the smallest of the others goes with it.
 */
export function withheld<V>(counts: readonly { readonly value: V; readonly n: number }[]): { readonly value: V; readonly n: WithheldCount }[] {
  const small = counts.filter((c) => c.n > 0 && c.n < leastShown);
  const hidden = new Set(small);
  if (small.length === 1) {
    const next = counts.filter((c) => c.n >= leastShown).toSorted((a, b) => a.n - b.n)[0];
    if (next) hidden.add(next);
  }
  return counts.map((c) => ({ value: c.value, n: hidden.has(c) ? ':' : c.n }));
}

/** What visitors thought, as far as it can be told without telling who. */
export function summarise(evaluations: readonly Evaluation[]): EvaluationSummary {
  const answers = evaluations.length;
  if (answers < leastShown) return { answers, mean: undefined, useful: [], change: [], comments: [] };
  const count = (test: (e: Evaluation) => boolean): number => evaluations.filter(test).length;
  return {
    answers,
    mean: Math.round((evaluations.reduce((sum, e) => sum + e.useful, 0) / answers) * 10) / 10,
    useful: withheld([1, 2, 3, 4, 5].map((value) => ({ value, n: count((e) => e.useful === value) }))),
    change: withheld(evaluationChanges.map((value) => ({ value, n: count((e) => e.change === value) }))),
    comments: evaluations.flatMap((e) => (e.comment === null ? [] : [{ text: e.comment, mayQuote: e.mayQuote, onDay: e.onDay }])),
  };
}

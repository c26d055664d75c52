import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryDraft } from '../../../testing/arbitrary-answers.ts';
import { differencesOf, sameAnswer, sameComment } from './answers.ts';
import type { Difference, Draft } from './answers.ts';
import { mergeAnswers } from './merge.ts';

const says = (a: Draft, b: Draft, { part, question }: Difference): boolean =>
  part === 'answer' ? sameAnswer(a.byQuestion[question], b.byQuestion[question]) : sameComment(a.comments[question], b.comments[question]);

describe('merging two people’s answers', () => {
  it('never loses a change: it is merged, or it is in a clash that holds both', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryDraft, arbitraryDraft, (base, theirs, mine) => {
        const { merged, clashes } = mergeAnswers(base, theirs, mine);
        const clashed = (d: Difference): boolean => clashes.some((c) => c.part === d.part && c.question === d.question);
        for (const change of differencesOf(base, mine)) expect(says(merged, mine, change) || clashed(change)).toBe(true);
        for (const change of differencesOf(base, theirs)) expect(says(merged, theirs, change)).toBe(true);
      }),
    );
  });
  it('clashes only where both changed the same answer, each to something else', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryDraft, arbitraryDraft, (base, theirs, mine) => {
        const changed = (of: Draft): Set<string> => new Set(differencesOf(base, of).map((d) => `${d.part}.${d.question}`));
        for (const c of mergeAnswers(base, theirs, mine).clashes) {
          expect(changed(mine).has(`${c.part}.${c.question}`) && changed(theirs).has(`${c.part}.${c.question}`)).toBe(true);
          expect(says(mine, theirs, c)).toBe(false);
        }
      }),
    );
  });
  it('is the writer’s own when nobody else wrote, and changes nothing when the writer changed nothing', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryDraft, (base, other) => {
        expect(differencesOf(mergeAnswers(base, base, other).merged, other)).toEqual([]);
        expect(differencesOf(mergeAnswers(base, other, base).merged, other)).toEqual([]);
      }),
    );
  });
  it('finds an unsettled clash again at the next save, and what was merged never', () => {
    fc.assert(
      fc.property(arbitraryDraft, arbitraryDraft, arbitraryDraft, (base, theirs, mine) => {
        const first = mergeAnswers(base, theirs, mine);
        const again = mergeAnswers(first.shown, first.merged, mine);
        expect(again.clashes).toEqual(first.clashes);
        expect(differencesOf(again.merged, first.merged)).toEqual([]);
      }),
    );
  });
});

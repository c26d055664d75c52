import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryAnswers, arbitraryQuestionnaire } from '../../../testing/arbitrary-answers.ts';
import { editionOf } from './edition.ts';
import { countOf, emptyTally, mergeTallies, tallyAnswers, tallyAsked, tallyResponse } from './tally.ts';
import type { Tally } from './tally.ts';

const response = fc
  .tuple(arbitraryQuestionnaire, fc.integer({ min: 2014, max: 2020 }), fc.constantFrom('Nord', 'Vest'))
  .chain(([questionnaire, year, region]) => arbitraryAnswers(editionOf(questionnaire, year)).map((answers) => ({ year, region, answers })));
const responses = fc.array(response, { maxLength: 8 });
const tally: fc.Arbitrary<Tally> = responses.map(tallyAnswers);

describe('the tally', () => {
  it('is the same in whatever order and parts the answers come', () => {
    fc.assert(
      fc.property(responses, fc.nat({ max: 8 }), (all, cut) => {
        const whole = tallyAnswers(all);
        expect(tallyAnswers(all.toReversed())).toEqual(whole);
        expect(mergeTallies(tallyAnswers(all.slice(0, cut)), tallyAnswers(all.slice(cut)))).toEqual(whole);
        expect(all.map((r) => tallyResponse(r)).reduce(mergeTallies, emptyTally)).toEqual(whole);
      }),
    );
  });
  it('merges like a sum: associative, commutative, and the empty one changes nothing', () => {
    fc.assert(
      fc.property(tally, tally, tally, (a, b, c) => {
        expect(mergeTallies(mergeTallies(a, b), c)).toEqual(mergeTallies(a, mergeTallies(b, c)));
        expect(mergeTallies(a, b)).toEqual(mergeTallies(b, a));
        expect(mergeTallies(a, emptyTally)).toEqual(a);
      }),
    );
  });
  it('forgets a response that is taken out', () => {
    fc.assert(
      fc.property(tally, response, (before, r) => {
        expect(mergeTallies(mergeTallies(before, tallyResponse(r)), tallyResponse(r, -1))).toEqual(before);
      }),
    );
  });
  it('counts centres, not options, and adds numbers; an absent answer is none of it', () => {
    const answers = { byQuestion: { people: { kind: 'number', value: 12 }, how: { kind: 'several', chosen: ['a', 'b'] } }, comments: { how: 'text' } } as const;
    const counted = mergeTallies(tallyAsked(2018, 'Nord', 3), tallyResponse({ year: 2018, region: 'Nord', answers }));
    expect(countOf(counted, 2018, 'people')).toEqual({ asked: 3, submitted: 1, answered: 1, sum: 12, options: {} });
    expect(countOf(counted, 2018, 'how')).toEqual({ asked: 3, submitted: 1, answered: 1, sum: 0, options: { a: 1, b: 1 } });
    expect(countOf(counted, 2018, 'never')).toEqual({ asked: 3, submitted: 1, answered: 0, sum: 0, options: {} });
    expect(countOf(counted, 2018, 'how', 'Vest').submitted).toBe(0);
    expect(JSON.stringify(counted)).not.toContain('text');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, addMonths } from '../../platform/norwegian-time.ts';
import { remindAfterDays, reviewStep } from './idea-use.ts';
import { truthOn } from './idea.ts';

/** A bank of one idea, through any days: how often its author is asked, and what its truth is. */
const first = '2026-01-01';
const silentAfter = 60;
describe('whether an idea still holds', () => {
  it('is asked at most once a term, and the author reminded once, whatever the days on which the night comes; a confirmation always clears the mark', () => {
    const night = fc.record({ skip: fc.integer({ min: 0, max: 120 }), confirms: fc.boolean() });
    fc.assert(
      fc.property(fc.array(night, { maxLength: 120 }), (nights) => {
        let [early, marked] = [false, false];
        let today = first;
        let reviewBy = addMonths(first, 24);
        let asked: Parameters<typeof reviewStep>[2];
        const asks = new Map<string, number>();
        const reminds = new Map<string, number>();
        const count = (of: Map<string, number>, key: string) => of.set(key, (of.get(key) ?? 0) + 1);
        for (const { skip, confirms } of nights) {
          today = addDays(today, skip);
          const step = reviewStep(today, { reviewBy, remindFrom: (on) => addDays(on, remindAfterDays) }, asked);
          if (step === 'ask') {
            early ||= today < reviewBy;
            asked = { term: reviewBy, askedOn: today, remindedOn: undefined, answered: false };
            count(asks, reviewBy);
          }
          if (step === 'remind' && asked) {
            asked = { ...asked, remindedOn: today };
            count(reminds, reviewBy);
          }
          if (confirms) {
            if (asked?.term === reviewBy) asked = { ...asked, answered: true };
            reviewBy = addMonths(today, 24);
            marked ||= truthOn(today, reviewBy, addDays(reviewBy, silentAfter)) !== 'confirmed' || reviewStep(today, { reviewBy, remindFrom: (on) => on }, asked) !== undefined;
          }
        }
        expect([early, marked]).toEqual([false, false]);
        expect(Math.max(0, ...asks.values(), ...reminds.values())).toBeLessThanOrEqual(1);
      }),
    );
  });
  it('is confirmed until the day it is asked about, and unconfirmed from the day that silence is told', () => {
    const on = (day: string) => truthOn(day, '2028-01-01', '2028-03-01');
    expect(['2027-12-31', '2028-01-01', '2028-02-29', '2028-03-01'].map(on)).toEqual(['confirmed', 'due', 'due', 'unconfirmed']);
  });
});

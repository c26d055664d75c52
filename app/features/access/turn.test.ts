import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAfter, dayBefore, daysWithoutTurn, halfYear, isOnTurn } from './turn.ts';

const day = fc.integer({ min: 0, max: 120 }).map((n) => new Date(Date.UTC(2026, 10, 1) + n * 86_400_000).toISOString().slice(0, 10));
const span = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }));

describe('the days without anybody', () => {
  it('are just those on which no turn is', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 6 }), span, (turns, asked) => {
        const gaps = daysWithoutTurn(turns, asked.from, asked.until);
        for (let d = asked.from; d < asked.until; d = dayAfter(d)) expect(gaps.some((g) => isOnTurn(g, d))).toBe(!turns.some((turn) => isOnTurn(turn, d)));
        for (const gap of gaps) expect(asked.from <= gap.from && gap.from < gap.until && gap.until <= asked.until).toBe(true);
      }),
    );
  });
});

describe('half a year', () => {
  it('is found before and after a day, over New Year', () => {
    expect(halfYear('2026-11-21')).toEqual({ from: '2026-07-01', until: '2027-01-01' });
    expect(halfYear('2026-11-21', 1)).toEqual({ from: '2027-01-01', until: '2027-07-01' });
    expect(halfYear('2026-06-30', -1)).toEqual({ from: '2025-07-01', until: '2026-01-01' });
    expect(['2026-06-30', '2026-07-01', '2026-12-31'].map((day) => halfYear(day).from)).toEqual(['2026-01-01', '2026-07-01', '2026-07-01']);
    expect([dayAfter('2026-12-31'), dayBefore('2027-01-01')]).toEqual(['2027-01-01', '2026-12-31']);
  });
});

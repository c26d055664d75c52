import { describe, expect, it } from 'vitest';
import { norwegianDay, roundState, usualDates, writingRefused, yearToOpen } from './round.ts';
import type { CentreRound } from './round.ts';

const round: CentreRound = { year: 2025, opensOn: '2026-01-05', deadline: '2026-03-15', demonstration: false, centreId: 'alfa', region: 'Nord', extended: false };

describe('a round', () => {
  it('waits before it opens, and is open to the end of the last day', () => {
    expect(['2026-01-04', '2026-01-05', '2026-03-15', '2026-03-16'].map((day) => roundState(round, day))).toEqual(['waiting', 'open', 'open', 'closed']);
  });
  it('follows the Norwegian day, in winter and in summer', () => {
    expect(norwegianDay(new Date('2026-03-15T22:59:00Z'))).toBe('2026-03-15');
    expect(norwegianDay(new Date('2026-03-15T23:00:00Z'))).toBe('2026-03-16');
    expect(norwegianDay(new Date('2026-06-15T22:00:00Z'))).toBe('2026-06-16');
  });
  it('is held in the first quarter of the year after', () => {
    expect(usualDates(2025)).toEqual({ opensOn: '2026-01-05', deadline: '2026-03-15' });
    expect([yearToOpen('2026-01-01'), yearToOpen('2026-12-31')]).toEqual([2025, 2025]);
  });
  it('takes answers while it is open and nothing is sent in, and says why it does not', () => {
    expect(writingRefused(round, 'none', '2026-02-01')).toBeUndefined();
    expect(writingRefused(round, 'draft', '2026-03-15')).toBeUndefined();
    expect(writingRefused(round, 'draft', '2026-03-16')).toBe('closed');
    expect(writingRefused(round, 'none', '2026-01-04')).toBe('not-open');
    expect(writingRefused(round, 'submitted', '2026-02-01')).toBe('already-submitted');
    expect(writingRefused(undefined, 'none', '2026-02-01')).toBe('no-round');
  });
});

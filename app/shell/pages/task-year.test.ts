import { describe, expect, it } from 'vitest';
import { taskYear } from './task-year.ts';

const years = [2027, 2026, 2025];

describe('the year whose tasks an officer sees first', () => {
  it.each([
    ['whose form is open', { year: 2025, state: 'open' }, 2026, 2025],
    ['whose form is about to open', { year: 2026, state: 'waiting' }, 2027, 2026],
    ['that is over, when no form has been about it yet', { year: 2025, state: 'closed' }, 2027, 2026],
    ['that goes, when the last one is answered', { year: 2026, state: 'closed' }, 2027, 2027],
    ['that goes, when there is no form', undefined, 2026, 2026],
    ['that has rules, when the form is about one without', { year: 2022, state: 'open' }, 2027, 2027],
  ] as const)('is the one %s', (_, round, running, year) => {
    expect(taskYear(years, round, running)).toBe(year);
  });
  it('is none where no year has rules', () => {
    expect(taskYear([], { year: 2026, state: 'open' }, 2026)).toBeUndefined();
  });
});

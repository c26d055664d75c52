import { expect, test } from 'vitest';
import { addWorkingDays, isWorkingDay, workingDaysBetween } from './working-days.ts';

test('weekends and Norwegian public holidays are no working days', () => {
  expect(['2026-04-02', '2026-04-06', '2026-05-01', '2026-05-14', '2026-05-25', '2026-12-25', '2026-11-21'].map(isWorkingDay)).toEqual(Array(7).fill(false));
  expect(['2026-04-01', '2026-04-07', '2026-12-24', '2026-12-31', '2026-11-20'].map(isWorkingDay)).toEqual(Array(5).fill(true));
});

test('a question asked before Easter is one working day old on the Tuesday after', () => {
  expect(workingDaysBetween('2026-04-01', '2026-04-07')).toBe(1);
  expect(workingDaysBetween('2026-04-01', '2026-04-01')).toBe(0);
  expect(workingDaysBetween('2026-04-07', '2026-04-01')).toBe(0);
});

test('counting on and counting between agree', () => {
  for (let days = 0; days < 30; days += 1) expect(workingDaysBetween('2026-03-20', addWorkingDays('2026-03-20', days))).toBe(days);
});

test('counting between goes by weeks and gets what going day by day gets', () => {
  for (let start = 0; start < 400; start += 13)
    for (let length = 0; length < 800; length += 29) {
      const day = (n: number): string => new Date(Date.UTC(2023, 11, 1 + n)).toISOString().slice(0, 10);
      const between = Array.from({ length }, (_, i) => day(start + 1 + i)).filter(isWorkingDay).length;
      expect(workingDaysBetween(day(start), day(start + length))).toBe(between);
    }
});

import { describe, expect, it } from 'vitest';
import { addDays, addMonths, isDay, minutesOf, momentOf } from './norwegian-time.ts';

describe('a time of day in Norway', () => {
  it.each([
    ['2026-01-15', 600, '2026-01-15T09:00:00.000Z'],
    ['2026-07-15', 600, '2026-07-15T08:00:00.000Z'],
    ['2026-03-28', 600, '2026-03-28T09:00:00.000Z'],
    ['2026-03-29', 600, '2026-03-29T08:00:00.000Z'],
    ['2026-10-24', 600, '2026-10-24T08:00:00.000Z'],
    ['2026-10-25', 600, '2026-10-25T09:00:00.000Z'],
    ['2026-03-29', 0, '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 90, '2026-03-29T00:30:00.000Z'],
    ['2026-03-29', 180, '2026-03-29T01:00:00.000Z'],
    ['2026-10-25', 0, '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', 90, '2026-10-24T23:30:00.000Z'],
    ['2026-10-25', 150, '2026-10-25T00:30:00.000Z'],
    ['2026-10-25', 180, '2026-10-25T02:00:00.000Z'],
  ])('%s, %i minutes after midnight', (day, minutes, moment) => {
    expect(momentOf(day, minutes).toISOString()).toBe(moment);
    expect(minutesOf(new Date(moment))).toBe(minutes);
  });
});

describe('the hours in which the clock is moved', () => {
  it('are read as they are shown, and the one that is skipped is meant as the next', () => {
    expect(momentOf('2026-03-29', 150).toISOString()).toBe('2026-03-29T01:30:00.000Z');
    expect(minutesOf(new Date('2026-10-25T01:30:00Z'))).toBe(150);
    expect(minutesOf(new Date('2026-07-15T07:59:45Z'))).toBe(600);
  });
});

describe('days and months later', () => {
  it('ends in the month it should', () => {
    expect(addMonths('2025-11-21', 12)).toBe('2026-11-21');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2025-12-31', 2)).toBe('2026-02-28');
    expect(addMonths('2026-01-31', -2)).toBe('2025-11-30');
    expect(addMonths('2026-10-31', 4)).toBe('2027-02-28');
    expect(addMonths('2026-02-28', 12)).toBe('2027-02-28');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('an ISO date', () => {
  it('is one that there is, and that the database knows', () => {
    for (const day of ['2026-02-28', '2024-02-29', '0001-01-01', '9999-12-31']) expect([day, isDay(day)]).toEqual([day, true]);
    for (const day of ['', '2026-02-30', '2026-02-29', '2026-13-01', '2026-00-10', '0000-01-01', '2026-1-1', '2026-01-01T00:00', ' 2026-01-01', '12026-01-01'])
      expect([day, isDay(day)]).toEqual([day, false]);
  });
});

import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { daysOfWeek, monthWeeks, weekOf, weeksIn } from './iso-weeks.ts';
import { busiestWeek, YearOfWeeks } from './weeks.tsx';

describe('ISO weeks', () => {
  test('are 53 in the years that begin or end on a Thursday', () => {
    expect([2015, 2020, 2024, 2025, 2026, 2032].map(weeksIn)).toEqual([53, 53, 52, 52, 53, 53]);
  });
  test('begin on a Monday, in the year their Thursday is in', () => {
    expect(weekOf('2027-01-01')).toEqual({ year: 2026, week: 53 });
    expect(weekOf('2024-12-30')).toEqual({ year: 2025, week: 1 });
    expect(daysOfWeek(2026, 1)).toEqual({ monday: '2025-12-29', sunday: '2026-01-04' });
  });
  test('every day lies in the week that has it', () => {
    for (let time = Date.UTC(2019, 0, 1); time < Date.UTC(2030, 0, 1); time += 86_400_000) {
      const day = new Date(time).toISOString().slice(0, 10);
      const { year, week } = weekOf(day);
      const { monday, sunday } = daysOfWeek(year, week);
      expect(monday <= day && day <= sunday && week >= 1 && week <= weeksIn(year)).toBe(true);
    }
  });
  test('twelve months stand in order under a strip', () => {
    expect(monthWeeks(2026)).toEqual([1, 6, 10, 14, 19, 23, 27, 32, 36, 40, 45, 49]);
  });
});

describe('a year of weeks', () => {
  const counts = new Map([
    ['2026-W07', 3],
    ['2026-W53', 5],
    ['2025-W07', 99],
  ]);
  const draw = (now?: { year: number; week: number }): string =>
    renderToStaticMarkup(<YearOfWeeks year={2026} locale="nb" now={now} rows={[{ id: 'a', label: 'Henvendelser', counts, finding: '8 henvendelser.' }]} />);
  test('has a bar for each of its 53 weeks, a text, and a table of the weeks that had any', () => {
    const html = draw();
    expect(html.match(/<rect/g)).toHaveLength(53);
    expect(html).toContain('aria-label="8 henvendelser."');
    expect(html).toContain('<th scope="row">53</th><td>28. desember 2026</td>');
    expect(html.match(/<th scope="row">/g)).toHaveLength(2);
    expect(html).not.toContain('style=');
  });
  test('weeks to come are not drawn as empty', () => {
    expect(draw({ year: 2026, week: 10 }).match(/<rect/g)).toHaveLength(10);
    expect(draw({ year: 2025, week: 10 })).not.toContain('<rect');
  });
  test('finds the week that had most, in that year alone', () => {
    expect(busiestWeek(counts, 2026)).toEqual({ sum: 8, week: 53, n: 5 });
    expect(busiestWeek(counts, 2024)).toBeUndefined();
  });
});

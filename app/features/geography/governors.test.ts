import { describe, expect, test } from 'vitest';
import { countiesAt } from './geography.ts';
import { loadGeography } from './geography.server.ts';
import { governorName, governorOf, governorsAt } from './governors.ts';

const geo = loadGeography('data');

describe("the county governor's office", () => {
  test('every county has exactly one on every first of January and July', () => {
    for (let year = 2013; year <= 2026; year++) {
      for (const date of [`${year}-01-01`, `${year}-07-01`]) {
        for (const county of countiesAt(geo, date))
          expect(geo.governors.filter((g) => g.county === county.code && (g.from ?? '') <= date && (g.to === undefined || date < g.to))).toHaveLength(1);
      }
    }
  });

  test.each(['2019-01-01', '2020-01-01', '2021-01-01', '2024-01-01', '2026-11-21'])('there are ten offices on %s', (date) => {
    expect(governorsAt(geo, date)).toHaveLength(10);
  });

  test('it does not follow the counties', () => {
    expect(governorOf(geo, '02', '2016-06-01')).toEqual(governorOf(geo, '03', '2016-06-01'));
    expect(governorOf(geo, '55', '2025-06-01')).toEqual(governorOf(geo, '56', '2025-06-01'));
    expect(governorOf(geo, '12', '2019-06-01')?.name).toBe('Fylkesmannen i Vestland');
  });

  test('it is named as it was on the date, and is the same office through a change of name', () => {
    expect(governorOf(geo, '11', '2020-12-31')).toEqual({ office: 'rogaland', name: 'Fylkesmannen i Rogaland' });
    expect(governorOf(geo, '11', '2021-01-01')).toEqual({ office: 'rogaland', name: 'Statsforvalteren i Rogaland' });
    expect(governorOf(geo, '03', '2024-02-22')?.name).toBe('Statsforvalteren i Oslo og Viken');
    expect(governorOf(geo, '03', '2024-02-23')?.name).toBe('Statsforvalteren i Østfold, Buskerud, Oslo og Akershus');
    expect(governorOf(geo, '03', '2024-02-22')?.office).toBe(governorOf(geo, '03', '2024-02-23')?.office);
  });

  test('a county that is not there has none', () => {
    expect(governorOf(geo, '54', '2024-01-01')).toBeUndefined();
    expect(governorOf(geo, '99', '2024-01-01')).toBeUndefined();
  });

  test('its name is written in each language', () => {
    const vestland = { name: 'Statsforvalteren i Vestland' };
    expect(governorName(vestland, 'nb')).toBe('Statsforvalteren i Vestland');
    expect(governorName(vestland, 'nn')).toBe('Statsforvaltaren i Vestland');
    expect(governorName(vestland, 'en')).toBe('County Governor of Vestland');
    expect(governorName({ name: 'Fylkesmannen i Vestland' }, 'nn')).toBe('Fylkesmannen i Vestland');
  });
});

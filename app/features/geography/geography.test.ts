import { describe, expect, test } from 'vitest';
import {
  countiesAt,
  countiesOfRegion,
  countyOf,
  distinctMunicipalities,
  municipalitiesAt,
  municipalityAt,
  municipalityName,
  regionsAt,
  successorsAt,
  summedMunicipalities,
} from './geography.ts';
import type { DatedCode } from './geography.ts';
import { loadGeography } from './geography.server.ts';

const geo = loadGeography('data');
const on = (code: string, date: string): DatedCode => ({ code, on: date });
const now = '2026-11-21';

describe('the country through time', () => {
  test('there are as many municipalities and counties as Statistics Norway counted', () => {
    const counts = Array.from({ length: 14 }, (_, i) => `${2013 + i}-06-01`).map((date) => [date.slice(0, 4), municipalitiesAt(geo, date).length, countiesAt(geo, date).length]);
    expect(geo.municipalities.size).toBe(838);
    expect(counts.map(([, m]) => m)).toEqual([428, 428, 428, 428, 426, 422, 422, 356, 356, 356, 356, 357, 357, 357]);
    expect(counts.map(([, , c]) => c)).toEqual([19, 19, 19, 19, 19, 18, 18, 11, 11, 11, 11, 15, 15, 15]);
  });

  test('a code is in use from its first day to the day before its last', () => {
    expect(municipalityAt(geo, '1931', '2019-12-31')?.name).toBe('Lenvik');
    expect(municipalityAt(geo, '1931', '2020-01-01')).toBeUndefined();
    expect(municipalityAt(geo, '5421', '2020-01-01')).toMatchObject({ name: 'Senja', county: { code: '54', name: 'Troms og Finnmark' } });
    expect(municipalityAt(geo, '5530', now)).toMatchObject({ name: 'Senja', county: { code: '55', name: 'Troms', region: 'Nord' } });
    expect(municipalityAt(geo, '9999', now)).toBeUndefined();
  });

  test('a municipality has its official names, Norwegian, Sámi and Kven, in their official order', () => {
    expect(municipalityAt(geo, '5540', now)).toMatchObject({
      name: 'Gáivuotna – Kåfjord – Kaivuono',
      names: [
        { language: 'se', name: 'Gáivuotna' },
        { language: 'no', name: 'Kåfjord' },
        { language: 'fkv', name: 'Kaivuono' },
      ],
    });
    expect(municipalityName(geo, '1875', now)).toBe('Hábmer – Hamarøy');
    expect(municipalityName(geo, '5041', now)).toBe('Snåase – Snåsa');
    expect(municipalityName(geo, '5622', now)).toBe('Porsanger – Porsáŋgu – Porsanki');
    expect(municipalityName(geo, '1931', now)).toBe('Lenvik');
    expect(municipalityName(geo, '9999', now)).toBe('9999');
  });
});

describe('what a code became, and was made of', () => {
  test.each([
    ['Lenvik, merged into Senja, which changed county', '1931', ['5530']],
    ['Kristiansund, which only stayed', '1505', ['1505']],
    ['Halden, three numbers of one municipality', '0101', ['3101']],
    ['Stokke, split between two', '0720', ['3905', '3907']],
    ['Tysfjord, split between two', '1850', ['1806', '1875']],
    ['Snillfjord, split between three', '5012', ['5055', '5056', '5059']],
    ['Snillfjord under its number before 2018', '1613', ['5055', '5056', '5059']],
    ['Ålesund of 2020–2023, taken apart', '1507', ['1508', '1580']],
    ['old Ålesund', '1504', ['1508']],
    ['Ørskog, never in Haram', '1523', ['1508']],
    ['Skodje', '1529', ['1508']],
    ['Sandøy', '1546', ['1508']],
    ['old Haram, out of Ålesund again', '1534', ['1580']],
    ['Hornindal, which went to another county', '1444', ['1577']],
  ])('in 2024: %s', (_, code, expected) => {
    expect(successorsAt(geo, code, '2024-01-01')).toEqual(expected);
  });

  test('at a date between, it is what it was then', () => {
    expect(successorsAt(geo, '1523', '2021-07-01')).toEqual(['1507']);
    expect(successorsAt(geo, '1931', '2023-12-31')).toEqual(['5421']);
    expect(successorsAt(geo, '1613', '2019-01-01')).toEqual(['5012']);
    expect(successorsAt(geo, '1931', '2015-01-01')).toEqual(['1931']);
  });

  test('at an earlier date, it is what it was made of, and nothing more', () => {
    expect(successorsAt(geo, '5530', '2019-12-31')).toEqual(['1927', '1928', '1929', '1931']);
    expect(successorsAt(geo, '1508', '2019-12-31')).toEqual(['1504', '1523', '1529', '1546']);
    expect(successorsAt(geo, '1580', '2019-12-31')).toEqual(['1534']);
    expect(successorsAt(geo, '1875', '2019-12-31')).toEqual(['1849', '1850']);
  });

  test('a code that grew is asked about as it was on the day meant', () => {
    expect(successorsAt(geo, '0704', '2016-12-31')).toEqual(['0704']);
    expect(successorsAt(geo, '0704', '2016-12-31', '2018-06-01')).toEqual(['0704', '0720']);
    expect(successorsAt(geo, '0704', '2024-01-01', '2014-06-01')).toEqual(['3905']);
  });

  test('a code that never was is a mistake of the caller', () => {
    expect(() => successorsAt(geo, '9999', now)).toThrow('no municipality has had the code 9999');
    expect(() => distinctMunicipalities(geo, [on('9999', now)], 'then')).toThrow('9999');
  });
});

describe('distinct municipalities', () => {
  test('a new number is the same municipality, a merger another one', () => {
    expect(distinctMunicipalities(geo, [on('0101', '2018-05-01'), on('3001', '2021-05-01'), on('3101', '2025-05-01')], 'then')).toEqual(['3101']);
    expect(distinctMunicipalities(geo, [on('1931', '2018-05-01'), on('5421', '2021-05-01'), on('5530', '2025-05-01')], 'then')).toEqual(['1931', '5530']);
    expect(distinctMunicipalities(geo, [on('1931', '2018-05-01'), on('5421', '2021-05-01'), on('5530', '2025-05-01')], { at: now })).toEqual(['5530']);
  });

  test('a municipality that was split is one, and never more than what is known', () => {
    const count = (...dated: DatedCode[]) => distinctMunicipalities(geo, dated, { at: now });
    const tysfjord = on('1850', '2018-05-01');
    expect(count(tysfjord)).toEqual(['1806']);
    expect(count(tysfjord, on('1875', '2021-05-01'))).toEqual(['1875']);
    expect(count(tysfjord, on('1805', '2018-05-01'))).toEqual(['1806']);
    expect(count(tysfjord, on('1806', '2021-05-01'), on('1875', '2021-05-01'))).toEqual(['1806', '1875']);
    expect(count(on('1523', '2018-05-01'), on('1534', '2018-05-01'))).toEqual(['1508', '1580']);
    expect(count(on('1507', '2021-05-01'), on('1534', '2018-05-01'))).toEqual(['1580']);
  });

  test('as of an earlier date, what was merged since counts as one of its parts', () => {
    expect(distinctMunicipalities(geo, [on('5530', '2025-05-01')], { at: '2018-01-01' })).toHaveLength(1);
    expect(distinctMunicipalities(geo, [on('5530', '2025-05-01'), on('1931', '2017-05-01')], { at: '2018-01-01' })).toEqual(['1931']);
    expect(distinctMunicipalities(geo, [on('1505', '2014-05-01')], { at: '2000-01-01' })).toEqual(['1505']);
  });

  test('the plain sum counts a municipality again in each year it comes, once a year', () => {
    const visits = [on('1931', '2017-03-01'), on('1931', '2017-09-01'), on('1931', '2018-03-01'), on('5421', '2020-03-01'), on('0301', '2020-04-01')];
    expect(summedMunicipalities(geo, visits)).toBe(4);
    expect(distinctMunicipalities(geo, visits, 'then')).toHaveLength(3);
    expect(distinctMunicipalities(geo, visits, { at: now })).toHaveLength(2);
  });

  test('nothing is no municipality', () => {
    expect(distinctMunicipalities(geo, [], 'then')).toEqual([]);
    expect(distinctMunicipalities(geo, [], { at: now })).toEqual([]);
    expect(summedMunicipalities(geo, [])).toBe(0);
  });
});

describe('counties and health regions', () => {
  test('a municipality lies in the county of the date, whatever number it is asked by', () => {
    expect(countyOf(geo, '1931', '2017-06-01')?.name).toBe('Troms');
    expect(countyOf(geo, '1931', '2021-06-01')?.name).toBe('Troms og Finnmark');
    expect(countyOf(geo, '1931', '2024-06-01')).toMatchObject({ code: '55', name: 'Troms' });
    expect(countyOf(geo, '5012', '2024-06-01')?.name).toBe('Trøndelag');
    expect(countyOf(geo, '9999', '2024-06-01')).toBeUndefined();
  });

  test('a health region has the counties of the date', () => {
    const names = (region: string, date: string) => countiesOfRegion(geo, region, date).map((c) => c.name);
    expect(names('Vest', '2016-01-01')).toEqual(['Rogaland', 'Hordaland', 'Sogn og Fjordane']);
    expect(names('Vest', '2020-01-01')).toEqual(['Rogaland', 'Vestland']);
    expect(names('Midt', '2017-12-31')).toEqual(['Møre og Romsdal', 'Sør-Trøndelag', 'Nord-Trøndelag']);
    expect(names('Midt', '2018-01-01')).toEqual(['Møre og Romsdal', 'Trøndelag']);
    expect(names('Nord', '2024-01-01')).toEqual(['Nordland', 'Troms', 'Finnmark']);
    expect(names('Sør', '2024-01-01')).toEqual([]);
    expect(regionsAt(geo, now).toSorted()).toEqual(['Midt', 'Nord', 'Sør-Øst', 'Vest']);
  });
});

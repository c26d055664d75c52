import { describe, expect, test } from 'vitest';
import { loadGeography } from './geography.server.ts';
import { searchMunicipalities } from './search.ts';

const geo = loadGeography('data');
const at = '2026-11-21';
const search = (query: string, date = at) => searchMunicipalities(geo, query, { at: date });
const codes = (query: string, date = at) => search(query, date).map((f) => f.code);

describe('searching for a municipality', () => {
  test('a name that is gone finds the municipality of today, and says so', () => {
    expect(search('Lenvik')).toMatchObject([
      { code: '5530', name: 'Senja', matched: 'Lenvik', county: { name: 'Troms' }, formerly: { code: '1931', name: 'Lenvik', until: '2020-01-01' } },
    ]);
    expect(codes('Ørskog')).toEqual(['1508']);
    expect(search('Tysfjord').map((f) => [f.code, f.formerly?.name])).toEqual([
      ['1806', 'Tysfjord'],
      ['1875', 'Tysfjord'],
    ]);
  });

  test('on a day when the name was in use, it is not gone', () => {
    expect(search('Lenvik', '2018-01-01')).toMatchObject([{ code: '1931', name: 'Lenvik', formerly: undefined }]);
    expect(codes('Senja', '2018-01-01')).toEqual([]);
  });

  test('any official language will do', () => {
    for (const name of ['Deatnu', 'Tana']) expect(codes(name)[0]).toBe('5628');
    expect(codes('Hábmer')).toEqual(['1875']);
    expect(codes('Kaivuono')).toEqual(['5540']);
    expect(codes('Aarborte')).toEqual(['1826']);
    expect(codes('Divtasvuodna')).toEqual(['1806', '1875']);
  });

  test.each([
    ['tromso', '5501'],
    ['TROMSØ', '5501'],
    ['Tromsoe', '5501'],
    ['Aalesund', '1508'],
    ['alesund', '1508'],
    ['porsangu', '5622'],
    ['karasjohka', '5610'],
    ['Laerdal', '4642'],
    ['  nord   fron ', '3436'],
    ['nord-fron', '3436'],
    ['Senja kommune', '5530'],
    ['Hábmer – Hamarøy', '1875'],
  ])('"%s" is understood without marks, with letters written out, in any case', (query, code) => {
    expect(codes(query)[0]).toBe(code);
  });

  test('the beginning is enough, and the better match comes first', () => {
    expect(search('Ål').map((f) => f.name)[0]).toBe('Ål');
    expect(codes('kristians')).toEqual(['4204', '1505']);
    expect(search('haram')[0]).toMatchObject({ code: '1580', formerly: undefined });
    expect(codes('Ålesund')).toEqual(['1508']);
    expect(codes('fron')).toEqual(['3436', '3438']);
  });

  test('two of the same name are told apart by their county', () => {
    expect(search('Våler').map((f) => [f.code, f.county.name])).toEqual([
      ['3114', 'Østfold'],
      ['3419', 'Innlandet'],
    ]);
  });

  test('a code is found, also one that is gone', () => {
    expect(search('5530')).toMatchObject([{ code: '5530', matched: '5530', formerly: undefined }]);
    expect(search('1931')).toMatchObject([{ code: '5530', formerly: { code: '1931', name: 'Lenvik' } }]);
    expect(codes('0720')).toEqual(['3905', '3907']);
    expect(codes('9999')).toEqual([]);
  });

  test('no more than wished for, and nothing for nothing', () => {
    expect(searchMunicipalities(geo, 's', { at, limit: 3 })).toHaveLength(3);
    expect(search('   ')).toEqual([]);
    expect(search('xyz')).toEqual([]);
    expect(search('<script>')).toEqual([]);
  });
});

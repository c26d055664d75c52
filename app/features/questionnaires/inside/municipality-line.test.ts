import { describe, expect, it } from 'vitest';
import { loadGeography } from '../../geography/geography.server.ts';
import { municipalitiesAt } from '../../geography/geography.ts';
import { readMunicipality, writeMunicipality } from './municipality-line.ts';

const geo = loadGeography('data');
const read = (text: string, year: number): string => readMunicipality(geo, text, `${year}-12-31`);

describe('a line that names a municipality', () => {
  it('is understood by name, in any official language, by code, and by a name that is gone', () => {
    expect([read('Senja', 2025), read(' senja ', 2025), read('5530', 2025), read('Lenvik', 2025), read('Kárášjohka', 2025)]).toEqual([
      '5530',
      '5530',
      '5530',
      '5530',
      read('Karasjok', 2025),
    ]);
  });
  it('is understood as it is written on a phone: without marks, with a hyphen, with the word for municipality', () => {
    expect([read('Tromso', 2025), read('guovdageaidnu - kautokeino', 2025), read('Karasjohka', 2025), read('Senja kommune', 2025)]).toEqual(['5501', '5612', '5610', '5530']);
  });
  it('is understood as of its year', () => {
    expect([read('Lenvik', 2018), read('Lenvik', 2021)]).toEqual(['1931', '5421']);
  });
  it('stays as it was written when it is unknown, or several could be meant', () => {
    expect([read('Ingensteds', 2025), read('Herøy', 2025), read('0000', 2025)]).toEqual(['Ingensteds', 'Herøy', '0000']);
  });
  it('is written so that it is read the same again, for every municipality of every year', () => {
    for (const year of [2014, 2018, 2022, 2025])
      for (const { code } of municipalitiesAt(geo, `${year}-12-31`)) expect(read(writeMunicipality(geo, code, `${year}-12-31`), year)).toBe(code);
    expect(writeMunicipality(geo, '1818', '2025-12-31')).toBe('Herøy (1818)');
  });
});

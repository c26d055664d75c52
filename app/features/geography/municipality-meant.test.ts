import { describe, expect, test } from 'vitest';
import { loadGeography } from './geography.server.ts';
import { codeMeant, formerlyOf, municipalityChoice, municipalityChoices, municipalityMeant } from './municipality-meant.ts';
import { searchMunicipalities } from './search.ts';

const geo = loadGeography('data');
const at = '2026-11-21';
const names = (typed: string, on = at): readonly string[] => {
  const meant = municipalityMeant(geo, typed, on);
  return meant.kind === 'one' ? [`one: ${meant.found.name}`] : meant.kind === 'none' ? [] : meant.found.map((f) => `${f.name} ${f.county.name}`);
};

describe('a municipality that somebody has typed', () => {
  test('is the only hit, or the only one of exactly that name', () => {
    expect(names('sunnd')).toEqual(['one: Sunndal']);
    // Osen begins so too.
    expect(names('oslo')).toEqual(['one: Oslo']);
    expect(names(' LENVIK ')).toEqual(['one: Senja']);
    expect(names('1508')).toEqual(['one: Ålesund']);
  });
  test('is left to the person when two have the name, and shown by their counties; the county behind it settles it', () => {
    expect(names('Våler')).toEqual(['Våler Østfold', 'Våler Innlandet']);
    expect(names('våler (østfold)')).toEqual(['one: Våler']);
    expect(codeMeant(geo, 'Våler (Østfold)', at)).not.toBe(codeMeant(geo, 'Våler (Innlandet)', at));
    expect(codeMeant(geo, 'Våler', at)).toBeUndefined();
    expect(names('Våler (Troms)')).toEqual([]);
  });
  test('is left to the person when one has the name and another had it', () => {
    expect(names('nes')).toEqual(['Nes Akershus', 'Nesbyen Buskerud']);
    expect(names('Nes (Akershus)')).toEqual(['one: Nes']);
  });
  test('is left to the person when it is only the beginning of several names', () => {
    const found = names('nor');
    expect(found.length).toBeGreaterThan(3);
    expect(found.every((name) => !name.startsWith('one'))).toBe(true);
  });
  test('is none when nothing is typed, or nothing is called that', () => {
    for (const typed of ['', '   ', 'Atlantis', '()', ' (Oslo)', 'x'.repeat(100_000)]) expect(names(typed), typed.slice(0, 20)).toEqual([]);
  });
  test('is looked for on the day', () => {
    expect(names('Lenvik', '2018-01-01')).toEqual(['one: Lenvik']);
    expect(names('Senja', '2018-01-01')).toEqual([]);
  });
});

describe('the list to choose from', () => {
  test.each(['2014-03-01', '2018-01-01', '2020-06-01', at])('has each municipality of %s once, and what it says means that one and no other', (on) => {
    const choices = municipalityChoices(geo, on);
    expect(new Set(choices.map((c) => c.name)).size).toBe(choices.length);
    expect(choices.filter((c) => codeMeant(geo, c.name, on) !== c.code)).toEqual([]);
    expect(choices.map((c) => municipalityChoice(geo, c.code, on))).toEqual(choices.map((c) => c.name));
  });
  test('shows one that is gone by its name', () => {
    expect(municipalityChoice(geo, '1931', at)).toBe('Lenvik');
  });
});

test('a name that is gone is told as a part of another, or as renamed; one that is in use is not told', () => {
  const formerly = (typed: string) => formerlyOf(geo, searchMunicipalities(geo, typed, { at }).find((f) => f.formerly) ?? searchMunicipalities(geo, typed, { at })[0]!);
  expect(formerly('Lenvik')).toEqual({ kind: 'part', old: 'Lenvik', now: 'Senja' });
  expect(formerly('Nes')).toMatchObject({ kind: 'renamed', old: 'Nes', now: 'Nesbyen' });
  expect(formerly('Tromsø')).toBeUndefined();
});

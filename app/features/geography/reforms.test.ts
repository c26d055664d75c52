import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { countiesAt, countyOf, distinctMunicipalities, municipalitiesAt, municipalityAt, municipalityName, successorsAt } from './geography.ts';
import type { Geography } from './geography.ts';
import { loadGeography } from './geography.server.ts';
import { governorOf } from './governors.ts';
import { buildGeography } from './inside/build-geography.ts';
import type { Facts } from './inside/facts.ts';
import { parseReform } from './reforms.server.ts';
import { applyReform } from './reforms.ts';
import { searchMunicipalities } from './search.ts';

const geo = loadGeography('data');

/** The geography after the change file, or its faults as "line: reason". */
function reform(text: string, before: Geography = geo): Geography | string[] {
  const parsed = parseReform(text);
  const applied = parsed.ok ? applyReform(before, parsed.changes) : parsed;
  return applied.ok ? ('geography' in applied ? applied.geography : before) : applied.faults.map((f) => `${f.line}: ${f.reason}`);
}
function accepted(text: string, before?: Geography): Geography {
  const after = reform(text, before);
  if (Array.isArray(after)) throw new Error(after.join('\n'));
  return after;
}
const merger = `kind,date,old_code,new_code,name,county_code,municipalities,counties
municipality,2028-01-01,5528,5591,Nordsund,55,,
municipality,2028-01-01,5530,5591,,,,
expected,2028-01-01,,,,,356,15
`;

describe('a reform from a change file', () => {
  test('a merger: history stays right, and the geography given is not altered', () => {
    const after = accepted(merger);
    expect(municipalityAt(after, '5591', '2028-01-01')).toMatchObject({ name: 'Nordsund', county: { name: 'Troms' }, from: '2028-01-01' });
    expect(municipalityAt(after, '5530', '2028-01-01')).toBeUndefined();
    expect(municipalityAt(after, '5530', '2027-12-31')?.name).toBe('Senja');
    expect(successorsAt(after, '1931', '2028-01-01')).toEqual(['5591']);
    expect(countyOf(after, '1931', '2028-01-01')?.code).toBe('55');
    expect(searchMunicipalities(after, 'Lenvik', { at: '2028-01-01' })).toMatchObject([{ code: '5591', name: 'Nordsund', formerly: { name: 'Lenvik' } }]);
    expect(
      distinctMunicipalities(
        after,
        [
          { code: '5530', on: '2026-01-01' },
          { code: '5591', on: '2028-01-01' },
        ],
        { at: '2028-01-01' },
      ),
    ).toEqual(['5591']);
    expect(geo.municipalities.has('5591')).toBe(false);
    expect(municipalitiesAt(geo, '2028-01-01')).toHaveLength(357);
  });

  test('the example in the documentation is one', () => {
    const example = /```csv\n([^`]+)```/.exec(readFileSync('data/README.md', 'utf8'))?.[1] ?? '';
    expect(successorsAt(accepted(example), '1931', '2028-01-01')).toEqual(['5591']);
  });

  test('taken apart along the old border: origins say which part is which', () => {
    const after = accepted(
      `kind,date,old_code,new_code,name,county_code,origins
municipality,2029-01-01,5591,5592,Senja,55,5530
municipality,2029-01-01,5591,5593,Målselv,55,5528
`,
      accepted(merger),
    );
    expect(successorsAt(after, '1931', '2029-01-01')).toEqual(['5592']);
    expect(successorsAt(after, '5591', '2029-01-01')).toEqual(['5592', '5593']);
    expect(successorsAt(after, '5593', '2026-01-01')).toEqual(['5528']);
  });

  test('a part that leaves a municipality that goes on', () => {
    const after = accepted(`kind,date,old_code,new_code,name,county_code
municipality,2028-01-01,5530,5530,,
municipality,2028-01-01,5530,5594,Ytre Senja,55
`);
    expect(municipalityAt(after, '5530', '2030-01-01')?.name).toBe('Senja');
    expect(successorsAt(after, '5594', '2027-01-01')).toEqual(['5530']);
    expect(successorsAt(after, '5530', '2028-01-01', '2027-06-01')).toEqual(['5530', '5594']);
  });

  test('a new name, and a further official one, from a date on', () => {
    const after = accepted(`kind,date,new_code,language,name,order
name,2027-06-01,5530,no,Senjaøya,2
name,2027-06-01,5530,se,Sážžá,1
`);
    expect(municipalityName(after, '5530', '2027-05-31')).toBe('Senja');
    expect(municipalityName(after, '5530', '2027-06-01')).toBe('Sážžá – Senjaøya');
    expect(searchMunicipalities(after, 'Senja', { at: '2028-01-01' })[0]).toMatchObject({ code: '5530' });
    expect(searchMunicipalities(after, 'sazza', { at: '2028-01-01' })).toMatchObject([{ code: '5530', matched: 'Sážžá' }]);
  });

  test('a new county needs a governor; the office and its name are dated', () => {
    const county = `kind,date,old_code,new_code,name,region,county_code,office
county,2028-01-01,,57,Hålogaland,Nord,,
municipality,2028-01-01,5503,5701,Harstad,,57,
`;
    expect(reform(county)).toEqual(["2: the county 57 has no governor's office from 2028-01-01"]);
    const after = accepted(`${county}governor,2028-01-01,,,Statsforvalteren i Hålogaland,,57,halogaland\n`);
    expect(governorOf(after, '57', '2028-06-01')).toEqual({ office: 'halogaland', name: 'Statsforvalteren i Hålogaland' });
    expect(countiesAt(after, '2028-01-01')).toHaveLength(16);
    expect(countyOf(after, '1903', '2028-01-01')?.name).toBe('Hålogaland');
  });

  test('the reform of 2024, entered as a change file, gives what data/ says', () => {
    const { before, text } = undo2024(geo.facts);
    expect(municipalitiesAt(before, '2024-01-01')).toHaveLength(356);
    const after = accepted(text, before);
    expect(municipalitiesAt(after, '2025-01-01').map((m) => [m.code, m.name, m.county.name])).toEqual(
      municipalitiesAt(geo, '2025-01-01').map((m) => [m.code, m.name, m.county.name]),
    );
    for (const code of geo.municipalities.keys())
      for (const date of ['2016-01-01', '2019-01-01', '2023-01-01', '2025-01-01']) expect(successorsAt(after, code, date)).toEqual(successorsAt(geo, code, date));
    expect(countiesAt(after, '2025-01-01').map((c) => governorOf(after, c.code, '2025-01-01'))).toEqual(
      countiesAt(geo, '2025-01-01').map((c) => governorOf(geo, c.code, '2025-01-01')),
    );
  });
});

describe('a change file that does not fit is refused whole, line by line', () => {
  test.each([
    ['an empty file', '', '1: is empty; its first line must name the columns'],
    ['only a heading', 'kind,date\n', '1: holds no changes'],
    ['an unknown column', 'kind,date,kommune\nname,2028-01-01,x\n', '1: the column "kommune" is not known'],
    ['no kind', 'date,old_code\n2028-01-01,5530\n', '1: the column "kind" is missing'],
    ['an unknown kind', 'kind,date\nmove,2028-01-01\n', '2: kind is "move", which is not one of municipality, name, county, governor, expected'],
    ['a date that is none', 'kind,date,old_code,new_code\nmunicipality,2028-02-30,5530,5528\n', '2: date is "2028-02-30", which is not a date'],
    ['a code without its zero', 'kind,date,old_code,new_code\nmunicipality,2028-01-01,301,5528\n', '2: old_code is "301", which is not a municipality code of four digits'],
    [
      'a field that does not belong',
      'kind,date,new_code,language,name,county_code\nname,2028-01-01,5530,se,Sážžá,55\n',
      '2: county_code is filled in, but a line of kind "name" has no use for it',
    ],
    ['too few fields', 'kind,date,old_code,new_code\nmunicipality,2028-01-01,5530\n', '2: has 3 fields where the heading has 4'],
    ['an unknown code', 'kind,date,old_code,new_code\nmunicipality,2028-01-01,9999,5528\n', '2: 9999 is not a known code'],
    ['a code that ended long ago', 'kind,date,old_code,new_code\nmunicipality,2028-01-01,1931,5530\n', '2: 1931 already ended on 2020-01-01'],
    ['a new code without a name', 'kind,date,old_code,new_code,county_code\nmunicipality,2028-01-01,5530,5591,55\n', '2: 5591 is a new code: say its name on one of its lines'],
    ['a new code without a county', 'kind,date,old_code,new_code,name\nmunicipality,2028-01-01,5530,5591,Nordsund\n', '2: 5591 is a new code: say its county on one of its lines'],
    [
      'a county that is not there then',
      'kind,date,old_code,new_code,name,county_code\nmunicipality,2028-01-01,5530,5499,Nordsund,54\n',
      '2: 5499 is in use while its county 54 is not',
    ],
    ['a code used again', 'kind,date,old_code,new_code\nmunicipality,2028-01-01,5530,1931\n', '2: 1931 is not in use on 2028-01-01'],
    [
      'an origin it never had',
      'kind,date,old_code,new_code,name,county_code,origins\nmunicipality,2028-01-01,5530,5591,Nordsund,55,0301\n',
      '2: nothing of 5530 is known to have been 0301',
    ],
    [
      'a part that goes nowhere',
      'kind,date,old_code,new_code,name,county_code,origins\nmunicipality,2028-01-01,5530,5591,Nordsund,55,1931\n',
      '2: the part of 5530 that was 1927 goes nowhere',
    ],
    ['a county that ends under its municipalities', 'kind,date,old_code\ncounty,2028-01-01,55\n', '5501 is in use while its county 55 is not'],
    [
      'another number than expected',
      'kind,date,old_code,new_code,municipalities,counties\nmunicipality,2028-01-01,5530,5528,,\nexpected,2028-01-01,,,357,15\n',
      '3: 357 municipalities are expected on 2028-01-01, but 356 are in use',
    ],
    [
      'a point with its numbers swapped',
      'kind,date,old_code,new_code,name,county_code,lat,lon\nmunicipality,2028-01-01,5530,5591,N,55,17,69\n',
      '2: lat, lon is "17, 69", which is not a point in Norway',
    ],
    ['a quote that never ends', 'kind,date,name\nname,2028-01-01,"Sá\n', 'cannot be read as comma-separated values'],
  ])('%s', (_, text, reason) => {
    const faults = reform(text);
    expect(Array.isArray(faults) ? faults.join('\n') : 'accepted').toContain(reason);
  });
});

/** The facts as they were known before the reform of 2024, and that reform as somebody would have written it down. */
function undo2024(facts: Facts): { before: Geography; text: string } {
  const day = '2024-01-01';
  const old = <T extends { from?: string | undefined; to?: string | undefined }>(all: readonly T[]): T[] =>
    all.filter((one) => one.from === undefined || one.from < day).map((one) => (one.to !== undefined && one.to >= day ? { ...one, to: undefined } : one));
  const municipalities = old(facts.municipalities);
  const codes = new Set(municipalities.map((m) => m.code));
  const counties = old(facts.counties);
  const built = buildGeography({
    municipalities: municipalities as Facts['municipalities'],
    moves: facts.moves.filter((m) => m.on < day),
    names: facts.names.filter((n) => codes.has(n.code)),
    counties,
    governors: old(facts.governors.filter((g) => counties.some((c) => c.code === g.county))),
    expected: facts.expected.filter((e) => e.date < day),
  });
  if (!built.ok) throw new Error(built.faults.map((f) => f.reason).join('\n'));
  const name = (code: string) => facts.names.filter((n) => n.code === code);
  const moves = facts.moves.filter((m) => m.on === day);
  const rows = [
    'kind,date,old_code,new_code,name,language,order,county_code,region,origins,office',
    ...facts.counties.filter((c) => c.from === day).map((c) => `county,${day},,${c.code},${c.name},,,,${c.region},,`),
    ...facts.counties.filter((c) => c.to === day).map((c) => `county,${day},${c.code},,,,,,,,`),
    ...moves.map((m) => {
      const norwegian = name(m.to).find((n) => n.language === 'no');
      return `municipality,${day},${m.from},${m.to},${norwegian?.name ?? ''},,${norwegian?.order ?? ''},${m.to.slice(0, 2)},,${m.origins.join('|')},`;
    }),
    ...[...new Set(moves.map((m) => m.to))].flatMap((code) =>
      name(code).flatMap((n) => (n.language === 'no' ? [] : [`name,${day},,${code},${n.name},${n.language},${n.order},,,,`])),
    ),
    ...facts.governors
      .filter((g) => (g.from !== undefined && g.from > day) || (facts.counties.some((c) => c.code === g.county && c.from === day) && (g.to === undefined || g.to > day)))
      .map((g) => `governor,${g.from !== undefined && g.from > day ? g.from : day},,,"${g.name}",,,${g.county},,,${g.office}`),
  ];
  return { before: built.geography, text: rows.join('\r\n') };
}

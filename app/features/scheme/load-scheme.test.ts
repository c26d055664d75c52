import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { DefinitionError } from '../../platform/yaml.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { periodOf, periodsOf } from './scheme.ts';
import { loadScheme } from './scheme.server.ts';

const real = 'schemes/frisklivssentraler';
const geo = loadGeography('data');
const made: string[] = [];
function emptyFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'knutepunkt-scheme-'));
  made.push(dir);
  return dir;
}
afterAll(() => made.forEach((dir) => rmSync(dir, { recursive: true })));

/** The faults of the real scheme with one thing changed in one of its files: `line reason`, without the file's folder. */
function faultsWith(file: 'scheme.yaml' | 'centres.yaml', from: string | RegExp, to: string): string[] {
  const dir = emptyFolder();
  for (const name of ['scheme.yaml', 'centres.yaml']) cpSync(path.join(real, name), path.join(dir, name));
  const before = readFileSync(path.join(dir, file), 'utf8');
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  writeFileSync(path.join(dir, file), after);
  try {
    loadScheme(dir, geo);
    return [];
  } catch (e) {
    if (e instanceof DefinitionError) return e.faults.map((f) => `${path.basename(f.file)}:${f.line === undefined ? '?' : 'n'} ${f.reason}`);
    throw e;
  }
}

describe('the scheme’s files', () => {
  const scheme = loadScheme(real, geo);
  it('say which tasks belonged to a year', () => {
    expect([2014, 2017, 2022, 2023, 2026].map((y) => periodOf(scheme, y)?.tasks.length)).toEqual([8, 9, 9, 8, 8]);
    expect(periodOf(scheme, 2013)).toBeUndefined();
    expect(periodOf(scheme, 2014)?.tasks.some((t) => t.short.nb === 'Pådriver')).toBe(true);
    expect(periodOf(scheme, 2017)?.tasks.some((t) => t.short.nb === 'Pådriver')).toBe(false);
  });
  it('mark every task whose text is not known, and the assumed period', () => {
    expect(scheme.periods.filter((p) => p.tasks.every((t) => t.demonstration)).map((p) => p.id)).toEqual(['2023-2025', '2026-2028']);
    expect(scheme.periods.filter((p) => p.demonstration).map((p) => p.id)).toEqual(['2026-2028']);
  });
  it('give each centre the periods of its agreement that have begun', () => {
    const kristiansund = scheme.centres.find((c) => c.id === 'kristiansund')!;
    expect(periodsOf(scheme, kristiansund, 2024).map((p) => p.id)).toEqual(['2017-2019', '2020-2022', '2023-2025']);
  });
  it('have nine real centres, each with a source, and mark the other eight', () => {
    expect(scheme.centres.filter((c) => !c.demonstration && c.source !== undefined)).toHaveLength(9);
    expect(scheme.centres.filter((c) => c.demonstration)).toHaveLength(8);
  });
});

describe('a scheme file with a fault', () => {
  it('is refused with the file, the line and the reason', () => {
    const dir = emptyFolder();
    writeFileSync(path.join(dir, 'scheme.yaml'), 'id: x\nname: 3\n');
    expect(() => loadScheme(dir, geo)).toThrow(/scheme\.yaml:2: name: .*\n[^]*centres\.yaml: the file is missing/);
  });
  it.each<[string, 'scheme.yaml' | 'centres.yaml', string | RegExp, string, string]>([
    ['tasks out of order', 'scheme.yaml', '- number: 2\n', '- number: 3\n', 'tasks are numbered 1, 2, 3 … in order: expected 2, found 3'],
    ['periods that overlap', 'scheme.yaml', 'from: 2017\n', 'from: 2016\n', 'the period 2017-2019 overlaps 2014-2016'],
    ['a period that ends before it begins', 'scheme.yaml', 'to: 2016\n', 'to: 2013\n', 'the period ends in 2013, before it begins in 2014'],
    ['a period twice', 'scheme.yaml', 'id: 2017-2019', 'id: 2014-2016', '"2014-2016" comes twice'],
    ['a region nobody knows', 'scheme.yaml', 'id: Vest,', 'id: West,', '"West" is no health region'],
    ['an unknown key', 'scheme.yaml', 'authority:', 'authorities:', 'is not a known key here'],
    ['a centre twice', 'centres.yaml', 'id: verdal', 'id: alstahaug', '"alstahaug" comes twice'],
    ['an area in an unknown region', 'centres.yaml', 'region: Nord }', 'region: Nordvest }', '"Nordvest" is no health region'],
    ['a municipality that never was', 'centres.yaml', '"1820"', '"9999"', 'no municipality has had the code 9999'],
    ['a host code of another time', 'centres.yaml', '"1931"', '"5530"', 'Senja (5530) was not a municipality on 2017-01-01, when the agreement began'],
    ['a county of another time', 'centres.yaml', 'counties: ["18"]', 'counties: ["19"]', 'Troms (19) was not a county on 2023-01-01'],
    ['an area before the agreement', 'centres.yaml', 'agreement: { from: 2017-05-01 }', 'agreement: { from: 2018-05-01 }', 'reaches outside the agreement'],
    [
      'an area after the agreement',
      'centres.yaml',
      'agreement: { from: 2017-05-01 }',
      'agreement: { from: 2017-05-01, to: 2022-01-01 }',
      'reaches outside the agreement (2017-05-01 to 2022-01-01)',
    ],
    ['areas that overlap', 'centres.yaml', 'from: 2023-01-01, counties: ["15"]', 'from: 2022-01-01, counties: ["15"]', 'areas stand in order and do not overlap'],
    ['time without an area', 'centres.yaml', 'from: 2023-01-01, counties: ["15"]', 'from: 2025-01-01, counties: ["15"]', 'no area from 2023-01-01 to 2025-01-01'],
    ['a date that is none', 'centres.yaml', 'from: 2017-05-01', 'from: 2017-02-30', 'must be a date such as 2017-01-01'],
    ['a code that lost its quotes', 'centres.yaml', '"1820"', '1820', 'expected string'],
    ['a real municipality passed off as imagined', 'centres.yaml', 'imagined: Prøvedal', 'imagined: Lærdal', 'Lærdal is a real municipality'],
    [
      'an imagined centre passed off as real',
      'centres.yaml',
      /demonstration: true\n {4}host: \{ imagined: Prøvedal/,
      'host: { imagined: Prøvedal',
      'only a demonstration centre can be imagined',
    ],
    ['a real centre without a source', 'centres.yaml', /source: http:\/\/sunne\S+\n/, '\n', 'a centre in a real municipality names its source'],
  ])('is refused for %s', (_what, file, from, to, reason) => {
    const faults = faultsWith(file, from, to);
    expect(faults.join('\n')).toContain(reason);
    expect(faults[0]).toMatch(new RegExp(`^${file}:n `));
  });
});

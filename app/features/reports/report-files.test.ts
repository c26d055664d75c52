import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadReports } from './report-files.server.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(path.join(tmpdir(), 'reports-'));
  mkdirSync(path.join(dir, 'reports/2014-2018'), { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true }));

const write = (name: string, text: string | Buffer): void => writeFileSync(path.join(dir, 'reports/2014-2018', name), text);
const report = 'title: "Prøve"\nfrom: 2014\nto: 2018\nlanguage: nb\n';
const chapter = (front: string, text = 'Hei.\n'): string => `---\n${front}---\n\n${text}`;
const good = 'number: 1\ntitle: Bakgrunn\nupdated: 2026-11-21\n';

describe('the scheme’s reports as files', () => {
  test('a scheme need not have any', () => expect(loadReports(path.join(dir, 'none'))).toEqual([]));
  test('chapters are read in the order of their numbers, addresses from the file names', () => {
    write('report.yaml', report);
    write('10-slutt.md', chapter('number: 10\ntitle: Slutt\nupdated: 2026-11-21\n'));
    write('3.4-samarbeid.md', chapter('number: "3.4"\ntitle: Samarbeid\nlead: Om samarbeid.\nupdated: 2026-11-21\n', '## A\n\n---\n\nb\n'));
    write('1-bakgrunn.md', chapter(good));
    const [file] = loadReports(dir);
    expect(file?.chapters.map((c) => [c.number, c.slug, c.markdown])).toEqual([
      ['1', 'bakgrunn', 'Hei.\n'],
      ['3.4', 'samarbeid', '## A\n\n---\n\nb\n'],
      ['10', 'slutt', 'Hei.\n'],
    ]);
  });
  test.each<[string, string | Buffer, RegExp]>([
    ['1-a.md', 'Hei.\n', /1-a\.md:1: must begin with number, title, lead and updated/],
    ['1-a.md', chapter('number: 1\ntitle: A\nupdated: i dag\n'), /1-a\.md:4: updated: must be a date/],
    ['1-a.md', chapter('number: en\ntitle: A\nupdated: 2026-11-21\n'), /1-a\.md:2: number: must be a chapter number/],
    ['1-a.md', chapter(`${good}farge: blå\n`), /1-a\.md:5: farge: is not a known key here/],
    ['1-utgave.md', chapter(good), /utgave cannot be a chapter's address/],
    ['1-a.md', Buffer.from([0x2d, 0x2d, 0x2d, 0x0a, 0xff, 0xfe]), /not written in UTF-8/],
    ['report.yaml', report.replace('nb', 'svensk'), /report\.yaml:4: language/],
  ])('%s with a fault names file, line and reason', (name, text, fault) => {
    write('report.yaml', report);
    write(name, text);
    expect(() => loadReports(dir)).toThrow(fault);
  });
  test('two chapters with one number are refused', () => {
    write('report.yaml', report);
    write('1-a.md', chapter(good));
    write('1-b.md', chapter(good));
    expect(() => loadReports(dir)).toThrow(/two chapters are 1/);
  });
});

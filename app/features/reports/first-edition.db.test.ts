import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { DefinitionFault } from '../../platform/yaml.server.ts';
import { DefinitionError } from '../../platform/yaml.server.ts';
import { loadFigures } from '../figures/figures.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadIndicators } from '../indicators/indicators.server.ts';
import { loadQuestionnaire } from '../questionnaires/questionnaires.server.ts';
import { loadScheme, syncScheme } from '../scheme/scheme.server.ts';
import { editChapter } from './report-drafts.server.ts';
import { getEditedChapter } from './report-editor.server.ts';
import { loadReports } from './report-files.server.ts';
import { getEdition, listEditions, publishFirstEditions } from './reports.server.ts';

/** The scheme's files as their writer sees them: a fault, the message, the mended file, the next start. */
const scheme = path.resolve('schemes/frisklivssentraler');
const geography = loadGeography(path.resolve('data'));
const known = { scheme: loadScheme(scheme, geography), questionnaire: loadQuestionnaire(scheme), indicators: loadIndicators(scheme) };
const figures = loadFigures(scheme, known);
const officer: Actor = { kind: 'person', personId: 'p-officer', name: 'Prøve officer', grants: [{ role: 'officer', scope: null }] };

let t: TestDatabase;
let dir: string;
beforeEach(async () => {
  dir = mkdtempSync(path.join(tmpdir(), 'first-'));
  cpSync(path.join(scheme, 'reports/2014-2018/report.yaml'), path.join(dir, 'reports/2014-2018/report.yaml'), { recursive: true });
  t = await testDatabase({ definitions: { geography, ...known, figures } });
  await syncScheme(t.ctx(systemActor('start')));
});
afterEach(async () => {
  rmSync(dir, { recursive: true });
  await t.drop();
});

const fileOf = (name: string): string => path.join(dir, 'reports/2014-2018', name);
const write = (name: string, front: string, markdown: string): void => writeFileSync(fileOf(name), `---\n${front}\nupdated: 2026-11-21\n---\n\n${markdown}`);
const start = (): Promise<string[]> => {
  const ctx = t.ctx(systemActor('start'));
  return publishFirstEditions({ ...ctx, definitions: { ...ctx.definitions, reports: loadReports(dir) } });
};
async function faultsOfStart(): Promise<readonly DefinitionFault[]> {
  const error: unknown = await start().catch((e: unknown) => e);
  if (!(error instanceof DefinitionError)) throw error;
  return error.faults;
}
const textOf = async (): Promise<string[]> => (await getEdition(t.ctx(anonymous), '2014-2018')).content.chapters.map((c) => c.markdown);

describe('a report of the files that cannot be published', () => {
  test('is refused with file, line and reason of each sentence, and published when the file is mended', async () => {
    write('1-en.md', 'number: 1\ntitle: En', 'Hei.\n\nDet kom :claim[nesten 800 personer]{visits.people}.\n\n:claim[fem av årene]{period} og :ref{finnes-ikke}.\n');
    write('2-to.md', 'number: 2\ntitle: To\nlead: Om to', 'Det kom :claim[litt av hvert]{visits.people}\nog :value{visits.persons}.\n\n::figure{ingen}\n');
    const [one, two] = ['1-en.md', '2-to.md'].map((name) => path.relative(process.cwd(), fileOf(name)));
    const faults = await faultsOfStart();
    expect(faults).toEqual([
      { file: one, line: 9, reason: '“nesten 800 personer”, tied to {visits.people}, does not hold. The sum of the years is 893. “nesten 900 personer” holds.' },
      { file: one, line: 11, reason: expect.stringMatching(/finnes-ikke/) as unknown },
      { file: one, line: 11, reason: expect.stringMatching(/^“fem av årene”, tied to \{period\}, cannot be published\. The wording needs one number\./) as unknown },
      { file: two, line: 8, reason: expect.stringMatching(/^“litt av hvert”.* We cannot read the phrase\./) as unknown },
      { file: two, line: 9, reason: expect.stringMatching(/^the value, tied to \{visits\.persons\}, cannot be published\. We do not know the source/) as unknown },
      { file: two, line: 11, reason: expect.stringMatching(/\{ingen\}/) as unknown },
    ]);
    expect(readFileSync(fileOf('1-en.md'), 'utf8').split('\n')[9 - 1]).toContain('nesten 800');
    expect(await listEditions(t.ctx(anonymous), '2014-2018')).toEqual([]);

    write('1-en.md', 'number: 1\ntitle: En', 'Det kom :claim[nesten 900 personer]{visits.people}.\n');
    rmSync(fileOf('2-to.md'));
    write('2-tre.md', 'number: 2\ntitle: Tre', 'Hei.\n');
    expect(await start()).toHaveLength(1);
    expect(await textOf()).toEqual(['Det kom :claim[nesten 900 personer]{visits.people}.\n', 'Hei.\n']);
  });
  test('follows mended years of the report too', async () => {
    write('1-en.md', 'number: 1\ntitle: En', ':claim[2014–2017]{period}\n');
    expect(await faultsOfStart()).toHaveLength(1);
    const yaml = readFileSync(fileOf('report.yaml'), 'utf8');
    writeFileSync(fileOf('report.yaml'), yaml.replace(/^to: 2018$/m, 'to: 2017'));
    expect(await start()).toHaveLength(1);
  });
  test('an officer’s edited draft is left as it is', async () => {
    write('1-en.md', 'number: 1\ntitle: En', 'Det kom :claim[nesten 800 personer]{visits.people}.\n');
    expect(await faultsOfStart()).toHaveLength(1);
    const ctx = t.ctx(officer);
    const { version } = (await getEditedChapter(ctx, { report: '2014-2018', slug: 'en' })).draft;
    expect(await editChapter(ctx, { report: '2014-2018', slug: 'en', version, change: { markdown: 'Skrevet om.\n' } })).toMatchObject({ ok: true });
    write('1-en.md', 'number: 1\ntitle: En', 'Mendet.\n');
    expect(await start()).toHaveLength(1);
    expect(await textOf()).toEqual(['Skrevet om.\n']);
  });
  test('a fault in an officer’s draft is named as the draft’s, not the file’s', async () => {
    write('1-en.md', 'number: 1\ntitle: En', 'Det kom :claim[nesten 800 personer]{visits.people}.\n');
    expect(await faultsOfStart()).toHaveLength(1);
    const ctx = t.ctx(officer);
    const { version } = (await getEditedChapter(ctx, { report: '2014-2018', slug: 'en' })).draft;
    await editChapter(ctx, { report: '2014-2018', slug: 'en', version, change: { markdown: ':claim[ti personer]{visits.people}\n' } });
    expect(await faultsOfStart()).toMatchObject([{ file: 'the draft of 2014-2018/en', line: 1 }]);
  });
  test('without a chapter it says so', async () => {
    expect(await faultsOfStart()).toEqual([{ file: 'reports/2014-2018', reason: 'has no chapters' }]);
  });
});

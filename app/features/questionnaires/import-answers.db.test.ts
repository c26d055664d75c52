import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, smallDefinitions } from '../../../testing/small-scheme.ts';
import { systemActor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { getResponse } from './answering.server.ts';
import { importAnswers, importAnswersCommand } from './import-answers.server.ts';
import type { ImportInput } from './import-answers.server.ts';
import { getTally } from './questionnaires.server.ts';
import { countOf } from './tally.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'import-'));
const mapping = 'testing/import/mapping.yaml';
const good = readFileSync('testing/import/answers-2021.csv', 'utf8');
const [heading = '', alfa = '', beta = ''] = good.split('\n');
const write = (name: string, content: string | Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
};

describe('importing historical answers', () => {
  let t: TestDatabase;
  const system = () => t.ctx(systemActor('cli:import-answers'));
  const run = (file: string, more: Partial<ImportInput> = {}) => importAnswersCommand(system(), { file, year: 2021, mapping, dryRun: false, demonstration: false, ...more });
  const refused = async (csv: string, more: Partial<ImportInput> = {}): Promise<readonly string[]> => {
    const done = await run(write('refused.csv', csv), { year: 2022, ...more });
    expect(done.ok).toBe(false);
    return done.lines.slice(0, -1);
  };
  beforeAll(async () => {
    t = await testDatabase({ definitions: smallDefinitions() });
    await syncScheme(t.ctx(systemActor('test')));
  });
  afterAll(() => t?.drop());

  it('says what it would do, and keeps nothing, in a dry run', async () => {
    expect(await run('testing/import/answers-2021.csv', { dryRun: true })).toEqual({ ok: true, lines: ['would import 2 responses for 2021'] });
    expect((await t.db.owner.query('select from response')).rowCount).toBe(0);
  });

  it('keeps every row: what is blank is not answered, and zero is an answer', async () => {
    expect(await run('testing/import/answers-2021.csv')).toEqual({ ok: true, lines: ['imported 2 responses for 2021'] });
    const view = await getResponse(t.ctx(liv), { centreId: 'alfa', year: 2021 });
    expect(view).toMatchObject({ state: 'submitted', submittedBy: undefined });
    expect(view.answers).toEqual({
      byQuestion: {
        people: { kind: 'number', value: 12 },
        channels: { kind: 'several', chosen: ['press', 'other'], texts: { other: 'Stand på biblioteket' } },
        towns: { kind: 'lines', lines: ['1804', '1833'] },
        often: { kind: 'one', chosen: 'weekly' },
        governor: { kind: 'several', chosen: ['days'] },
      },
      comments: { people: 'Gjerne to dager' },
    });
    expect((await getResponse(t.ctx(liv), { centreId: 'beta', year: 2021 })).answers.byQuestion).toEqual({
      people: { kind: 'number', value: 0 },
      often: { kind: 'one', chosen: 'seldom' },
    });
    const tally = await inTransaction(t.ctx(liv), (tx) => getTally(tx, { years: [2021], basis: 'register' }));
    expect(countOf(tally, 2021, 'people')).toMatchObject({ asked: 3, submitted: 2, answered: 2, sum: 12 });
    const { rows } = await t.db.owner.query("select actor_id, centre_id from audit_event where action = 'response.imported' order by centre_id");
    expect(rows).toEqual(['alfa', 'beta'].map((centre_id) => ({ actor_id: 'system:cli:import-answers', centre_id })));
  });

  it('is refused where there are answers already, and where they would be mixed with invented ones', async () => {
    expect((await run('testing/import/answers-2021.csv')).lines.slice(0, 2)).toEqual([
      'row 2, column "Sentral": alfa has answers for 2021 already',
      'row 3, column "Sentral": beta has answers for 2021 already',
    ]);
    expect((await run('testing/import/answers-2021.csv', { demonstration: true })).lines[0]).toContain('2021 holds real answers, and these are demonstration ones');
  });

  it('is refused whole, with every row and reason, when one row is wrong', async () => {
    const rows = [
      '2022;Alfa kommune;-3;;1;0;1;;;Hver uke;Fagdager',
      '2022;Gamma;tolv;;kanskje;;;;Nowhere;Aldri;Fagdager',
      '2022;Delta;1;;;;;;;;',
      '2022;Alfa kommune;1;;;;;;;;',
      '2022;Beta kommune;1;;;;;;;;;;noe ekstra',
    ];
    expect(await refused([heading, ...rows].join('\n'))).toEqual([
      'row 2, column "Antall": out-of-range',
      'row 2, column "Kanal: ingen": exclusive-with-others (none)',
      'row 3, column "Kanal: presse": "kanskje" is neither a yes nor a no: add it to `ticked` or `unticked`',
      'row 3, column "Hvor ofte": "Aldri" is none of the mapping\'s values',
      'row 3, column "Antall": not-a-number',
      'row 3, column "Kommuner": unknown-municipality',
      // Gamma's area is its own county alone: nobody asked it about other counties.
      'row 3, column "Fylker": question-of-another-year',
      'row 4, column "Sentral": "Delta" is no centre of the scheme',
      'row 5, column "Sentral": the same centre as row 2',
      'row 6: has 13 cells, and the heading 11',
    ]);
    expect((await t.db.owner.query('select from response where year = 2022')).rowCount).toBe(0);
  });

  it('is refused when a column is missing, unknown, or of another year', async () => {
    expect(await refused(good.replace('Antall', 'Mengde'))).toEqual([
      'row 1, column "Antall": the file has no such column',
      'row 1, column "Mengde": is not in the mapping: map it, or list it under `ignore`',
    ]);
    const withApp = write('app.yaml', readFileSync(mapping, 'utf8').replace('option: web', 'option: app'));
    expect(await refused([heading, alfa.replace(';1;0;', ';1;1;')].join('\n'), { mapping: withApp })).toEqual(['row 2, column "Kanal: nettside": option-of-another-year (app)']);
    expect(await refused(`${heading}\n`)).toEqual(['row 1: the file has no rows of answers']);
  });

  it('names file and line of a faulty mapping, and a file that is missing', async () => {
    const faulty = write('faulty.yaml', readFileSync(mapping, 'utf8').replace('option: web', 'option: wob').replace('question: towns', 'question: cities'));
    const { ok, lines } = await run('testing/import/answers-2021.csv', { mapping: faulty });
    expect(ok).toBe(false);
    expect(lines.map((l) => l.replace(/^.*faulty/, 'faulty'))).toEqual([
      'faulty.yaml:11: columns[4].option: "channels" has no option "wob"',
      'faulty.yaml:14: columns[7].question: there is no question "cities"',
    ]);
    expect((await run('nowhere.csv')).lines).toEqual(['nowhere.csv: the file is missing']);
  });

  it('reads Latin-1 with commas, and XLSX, and refuses broken UTF-8', async () => {
    const commas = [heading.replace('Kanal: annet, hva', '"Kanal: annet, hva"').replaceAll(';', ','), alfa.replaceAll(';', ',')].join('\n');
    expect(await run(write('latin.csv', Buffer.from(commas, 'latin1')), { year: 2023 })).toMatchObject({ ok: true });
    expect((await getResponse(t.ctx(kari), { centreId: 'alfa', year: 2023 })).answers.byQuestion['channels']).toMatchObject({ texts: { other: 'Stand på biblioteket' } });
    const names = heading.split(';');
    const data = [Object.fromEntries(names.map((name, i) => [name, beta.split(';')[i] ?? '']))];
    const file = await writeXlsx({ sheets: [{ name: 'Svar', columns: names.map((name) => ({ header: name, key: name })), data }] });
    expect(await run(write('svar.xlsx', new Uint8Array(file)), { year: 2023 })).toMatchObject({ ok: true });
    const broken = Buffer.concat([Buffer.from(`${heading}\n${alfa}`), Buffer.from([0xc3])]);
    expect((await run(write('broken.csv', broken), { year: 2024 })).lines[0]).toContain('some of its bytes are broken');
  });

  it('is for the system only', async () => {
    await expect(importAnswers(t.ctx(liv), { file: 'testing/import/answers-2021.csv', year: 2024, mapping, dryRun: false, demonstration: false })).rejects.toThrow('not-found');
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { successorsAt } from './geography.ts';
import { loadGeography } from './geography.server.ts';
import { importReform, importReformCommand, listChangeFiles } from './import-reform.server.ts';
import { insertChangeFile } from './inside/change-file-store.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
});
afterAll(() => t.drop());

const system = systemActor('cli:import-reform');
const officer: Actor = {
  kind: 'person',
  personId: '00000000-0000-4000-8000-000000000001',
  name: 'Olav Officer',
  grants: [
    { role: 'officer', scope: null },
    { role: 'administrator', scope: null },
  ],
};
const text = 'kind,date,old_code,new_code,name,county_code\nmunicipality,2028-01-01,5528,5591,Nordsund,55\nmunicipality,2028-01-01,5530,5591,,\n';
const file = { name: 'reform-2028.csv', text, dryRun: false, dataDir: 'data' };

test('a dry run says what would become of it, and keeps nothing', async () => {
  const outcome = await importReform(t.ctx(system), { ...file, dryRun: true });
  expect(outcome).toMatchObject({ ok: true });
  expect(outcome.ok && outcome.summary).toEqual([
    '2028-01-01: 356 municipalities (357 without this file), 15 counties (15)',
    '  5528 Dyrøy becomes 5591 Nordsund',
    '  5530 Senja becomes 5591 Nordsund',
  ]);
  expect(await listChangeFiles(t.ctx(anonymous))).toEqual([]);
});

test('a reform that does not fit is refused whole', async () => {
  const outcome = await importReform(t.ctx(system), { ...file, text: `${text}municipality,2028-01-01,1931,5591,,\n` });
  expect(outcome).toEqual({ ok: false, faults: [expect.objectContaining({ line: 4, reason: '1931 already ended on 2020-01-01' })] });
  expect(await listChangeFiles(t.ctx(anonymous))).toEqual([]);
});

test('a reform is kept, applies from the next start on, is read by all, and is not taken twice', async () => {
  expect(await importReform(t.ctx(system), file)).toMatchObject({ ok: true });
  const kept = await listChangeFiles(t.ctx(anonymous));
  expect(kept).toHaveLength(1);
  expect(successorsAt(loadGeography('data', kept), '1931', '2028-06-01')).toEqual(['5591']);
  expect(await importReform(t.ctx(system), file)).toMatchObject({ ok: false, faults: [{ reason: 'this very file has already been imported' }] });
  const later = 'kind,date,old_code,new_code\nmunicipality,2029-01-01,5591,5501\n';
  expect(await importReform(t.ctx(system), { ...file, name: 'reform-2029.csv', text: later })).toMatchObject({ ok: true });
  expect(successorsAt(loadGeography('data', await listChangeFiles(t.ctx(anonymous))), '1931', '2029-06-01')).toEqual(['5501']);
});

test('nobody else may, and the database says so too', async () => {
  for (const actor of [anonymous, officer]) {
    await expect(importReform(t.ctx(actor), file)).rejects.toMatchObject({ code: 'not-found' });
    await expect(inTransaction(t.ctx(actor), (tx) => insertChangeFile(tx, { name: 'x', content: 'x', imported_at: new Date() }))).rejects.toThrow('row-level security');
  }
});

test('the command names the missing file', async () => {
  expect(await importReformCommand(t.ctx(system), { file: '/nowhere/reform.csv', dryRun: true })).toMatchObject({
    ok: false,
    lines: [expect.stringContaining('the file is missing')],
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '../../../../../testing/database.ts';
import type { TestDatabase } from '../../../../../testing/database.ts';
import { smallDefinitions } from '../../../../../testing/small-scheme.ts';
import { stem } from './stem.ts';
import { plain } from './words.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
});
afterAll(() => t?.drop());

it('takes the same endings off as PostgreSQL does, from every word of the demonstration', async () => {
  const folder = path.resolve('schemes/frisklivssentraler/demonstration');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.yaml'));
  const words = [...new Set(files.flatMap((f) => readFileSync(path.join(folder, f), 'utf8').match(/\p{L}+/gu) ?? []).map(plain))];
  const { rows } = await t.db.owner.query<{ word: string; stem: string }>(
    `select w as word, s[1] as stem from unnest($1::text[]) w, ts_lexize('norwegian_stem', w) s where s <> '{}'`,
    [words],
  );
  expect(rows.length).toBeGreaterThan(3000);
  expect(rows.filter((r) => stem(r.word) !== r.stem)).toEqual([]);
});

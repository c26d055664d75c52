import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import type { Actor } from '../../platform/actor.ts';
import { getYearSoFar } from './get-year-so-far.ts';

const officer: Actor = { kind: 'person', personId: 'liv', name: 'Liv', grants: [{ role: 'officer', scope: null }] };
let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase();
  await t.db.owner.query(`
    insert into visit_count (year, centre_id, demonstration, measure, item, n) values
      (2026, 'alstahaug', true, 'people', '', 2), (2026, 'senja', true, 'people', '', 9), (2026, 'stavanger', true, 'people', '', 4)`);
});
afterAll(() => t?.drop());
const people = async (): Promise<Record<string, unknown>> => {
  const { centres, all } = await getYearSoFar(t.ctx(officer));
  return Object.fromEntries([...centres, { id: 'all', ...all }].flatMap((one) => ('value' in one.people && one.people.value === 0 ? [] : [[one.id, one.people]])));
};

describe('the number of visitors so far', () => {
  it('hides the centres that the indicator’s own page hides: one of two, and the one that would give it away within the region', async () => {
    expect(await people()).toEqual({ alstahaug: { none: 'withheld' }, senja: { none: 'withheld' }, stavanger: { value: 4 }, all: { value: 15 } });
  });
  it('of the whole country is not shown either while it is one or two', async () => {
    await t.db.owner.query(`delete from visit_count where centre_id <> 'alstahaug'`);
    expect(await people()).toEqual({ alstahaug: { none: 'withheld' }, all: { none: 'withheld' } });
  });
});

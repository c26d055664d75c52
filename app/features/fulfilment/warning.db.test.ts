import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged } from '../../../testing/activities.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { taskDatabase } from '../../../testing/fulfilment.ts';
import { kari, liv } from '../../../testing/small-scheme.ts';
import { systemActor } from '../../platform/actor.ts';
import { warnCentres } from './fulfilment.server.ts';
import { fulfilmentTasks } from './jobs.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await taskDatabase();
  await t.db.owner.query(`insert into person (id, name, email) values ('kari', 'Kari Nes', 'kari@example.org'), ('nils', 'Nils Moe', 'nils@example.org')`);
  await t.db.owner.query(
    `insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at)
      select p, 'coordinator', 'alfa', '2020-01-01', 'test', now() from unnest('{kari,nils}'::text[]) p`,
  );
});
afterAll(() => t?.drop());

const night = (day: string) => t.ctx(systemActor('warn-of-tasks'), { now: new Date(`${day}T04:10:00Z`) });
const letters = async () =>
  (await t.db.owner.query(`select to_name, subject, body, centre_id from mail where template = 'tasks-missing' order by to_name`)).rows as {
    to_name: string;
    subject: string;
    body: string;
  }[];
const warned = async () => (await t.db.owner.query('select centre_id, year, tasks from task_warning order by centre_id')).rows;

describe('the autumn’s warning', () => {
  it('is not given before the scheme’s date', async () => {
    expect(await warnCentres(night('2026-09-30'))).toBe(0);
    expect(await letters()).toEqual([]);
  });
  it('is one letter to each coordinator, in both languages, that names what is missing and nothing else', async () => {
    await logged(t.ctx(kari), { kind: 'article', startsOn: '2026-05-04' });
    expect(await warnCentres(night('2026-10-01'))).toBe(1);
    const sent = await letters();
    expect(sent.map((one) => one.to_name)).toEqual(['Kari Nes', 'Nils Moe']);
    expect(sent[0]!.subject).toBe('Oppgavene i avtalen 2026: én oppgave mangler dokumentasjon');
    expect(sent[0]!.body).toMatch(/^Hei, Kari Nes\.[\s\S]*- 1\. Oppgave 1[\s\S]*Året er ikkje over[\s\S]*«Oppgåver»/);
    expect(sent[0]!.body).not.toContain('Oppgave 2');
    expect(await warned()).toEqual([{ centre_id: 'alfa', year: 2026, tasks: [1] }]);
    expect((await t.db.owner.query(`select centre_id from audit_event where action = 'task.warned'`)).rows).toEqual([{ centre_id: 'alfa' }]);
  });
  it('is given once a year, and tried again where there was nobody to write to', async () => {
    expect(await warnCentres(night('2026-10-02'))).toBe(0);
    expect(await letters()).toHaveLength(2);
    await t.db.owner.query(`insert into person (id, name, email) values ('ola', 'Ola Vik', 'ola@example.org')`);
    await t.db.owner.query(
      `insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ('ola', 'coordinator', 'beta', '2020-01-01', 'test', now())`,
    );
    await fulfilmentTasks({} as never, () => night('2026-10-03'))['warn-of-tasks']!({}, {} as never);
    expect(await warned()).toMatchObject([{ centre_id: 'alfa' }, { centre_id: 'beta', tasks: [1, 2] }]);
  });
  it('is not given to a centre whose agreement has ended, and comes again the next year', async () => {
    expect(JSON.stringify(await warned())).not.toContain('gamma');
    expect(await warnCentres(night('2027-10-01'))).toBe(2);
    expect(await letters()).toHaveLength(6);
  });
  it('is not given in the autumn of the year in which the agreement ended in the summer: nothing more can be done', async () => {
    await t.db.owner.query(`insert into person (id, name, email) values ('eva', 'Eva Lie', 'eva@example.org')`);
    await t.db.owner.query(
      `insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ('eva', 'coordinator', 'gamma', '2020-01-01', 'test', now())`,
    );
    await warnCentres(night('2025-10-01'));
    expect((await t.db.owner.query('select centre_id from task_warning where year = 2025 order by 1')).rows).toEqual([{ centre_id: 'alfa' }, { centre_id: 'beta' }]);
    await t.db.owner.query(`delete from mail where body like '%2025%'`);
  });
  it('is the system’s alone to give', async () => {
    for (const actor of [kari, liv]) await expect(warnCentres(t.ctx(actor, { now: new Date('2028-11-01T04:00:00Z') }))).rejects.toThrow(/not-found|row-level security/);
    expect(await letters()).toHaveLength(6);
  });
});

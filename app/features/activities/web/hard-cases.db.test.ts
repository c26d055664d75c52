import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logDatabase, logDefinitions, logged, logPages } from '../../../../testing/activities.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { kari, ola } from '../../../../testing/small-scheme.ts';
import { systemActor } from '../../../platform/actor.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { getActivity, importActivities, logWithin } from '../activities.server.ts';
import { emptyActivity } from '../activity.ts';
import { listActivityCounts, listActivityRows } from '../activity-indicators.server.ts';

/** Alfa joined in May 2022; the agreement of Beta ended with 2024, that of Gamma began with 2025. */
const small = logDefinitions();
const agreements: Readonly<Record<string, { from: string; to?: string }>> = {
  alfa: { from: '2022-05-01' },
  beta: { from: '2020-01-01', to: '2025-01-01' },
  gamma: { from: '2025-01-01' },
};
const definitions = {
  ...small,
  scheme: { ...small.scheme, centres: small.scheme.centres.map((c) => ({ ...c, agreement: agreements[c.id] ?? c.agreement })) },
};
let t: TestDatabase;
beforeAll(async () => {
  t = await logDatabase(definitions);
});
afterAll(() => t?.drop());

const log = '/min-sentral/logg';
const ask = logPages(() => t, definitions);
type Fields = Readonly<Record<string, string>>;
const post = (path: string, fields: Fields) =>
  ask(path, kari, new URLSearchParams({ nokkel: randomUUID(), slag: 'course', dag: 'other', dato: '2024-03-03', tittel: 'Kurs', ...fields }));
const idIn = (to: string): string => /[0-9a-f-]{36}/.exec(to)?.[0] ?? '';
const stored = async (to: string) => (await getActivity(t.ctx(kari), 'alfa', idIn(to))).activity;
/** The boxes of a name on a page: value and whether it is ticked. */
const ticks = (html: string, name: string): string[] =>
  [...html.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'g'))].map(([tag]) => `${/value="([^"]*)"/.exec(tag)?.[1] ?? ''}${/ checked/.test(tag) ? ' x' : ''}`);

describe('a centre that joined in May', () => {
  it('logs nothing of April, and is told why; the first of May counts', async () => {
    const early = await post(`${log}/ny`, { dato: '2022-04-30' });
    expect([early.status, early.html.includes('utenfor tida sentralen har hatt avtale')]).toEqual([422, true]);
    expect((await post(`${log}/ny`, { dato: '2022-05-01' })).status).toBe(303);
  });
  it('is told which rows of a file are too early, and nothing of the file is kept', async () => {
    const bytes = Buffer.from('Dato;Slag;Tittel\n30.4.2022;Kurs;For tidlig\n1.5.2022;Kurs;I tide\n1.1.2022;Kurs;Altfor tidlig\n');
    const answer = await importActivities(t.ctx(kari), { centreId: 'alfa', bytes, write: true });
    expect(answer.ok ? [] : answer.faults.map((f) => [f.row, f.reason])).toEqual([
      [2, 'outside-agreement'],
      [4, 'outside-agreement'],
    ]);
    expect((await ask(`${log}?sok=I+tide`, kari)).html).toContain('Vi fant ingen aktiviteter');
  });
});

describe('an activity shared with a centre whose agreement has ended', () => {
  it('stands, is the other centre’s too, and keeps it when something else is changed', async () => {
    const id = await logged(t.ctx(kari, { definitions }), { startsOn: '2024-12-30', centres: ['beta'] });
    const form = await ask(`${log}/${id}/endre`, kari);
    expect(ticks(form.html, 'sentral')).toEqual(['beta x']);
    const changed = await ask(
      `${log}/${id}/endre`,
      kari,
      new URLSearchParams({ versjon: '1', slag: 'course', dag: 'other', dato: '2024-12-30', tittel: 'Nytt navn', sentral: 'beta' }),
    );
    expect(changed.status).toBe(303);
    expect((await ask(`${log}/${id}`, ola)).html).toContain('Nytt navn');
  });
  it('is not moved to a day when the other had none: the page says so, and the box stands there to untick', async () => {
    const id = await logged(t.ctx(kari, { definitions }), { startsOn: '2024-06-03', centres: ['beta'] });
    const moved = new URLSearchParams({ versjon: '1', slag: 'course', dag: 'other', dato: '2025-01-01', tittel: 'Kurs', sentral: 'beta' });
    const page = await ask(`${log}/${id}/endre`, kari, moved);
    expect([page.status, page.html.includes('er ikke en annen sentral med avtale den dagen')]).toEqual([422, true]);
    expect(ticks(page.html, 'sentral')).toEqual(['beta x', 'gamma']);
  });
});

describe('an activity over New Year', () => {
  it('may be shared with one that left and one that came, counts in both years, and is found behind both numbers', async () => {
    const { to } = await ask(
      `${log}/ny`,
      kari,
      new URLSearchParams([
        ...Object.entries({ nokkel: randomUUID(), slag: 'course', dag: 'other', dato: '2024-12-30', til: '2025-01-02', tittel: 'Romjulskurs' }),
        ['sentral', 'beta'],
        ['sentral', 'gamma'],
      ]),
    );
    const activity = await stored(to);
    expect(activity).toMatchObject({ centres: ['beta', 'gamma'], endsOn: '2025-01-02' });
    expect(ticks((await ask(`${log}/${activity.id}/endre`, kari)).html, 'sentral')).toEqual(['beta x', 'gamma x']);
    await inTransaction(t.ctx(kari), async (tx) => {
      for (const year of [2024, 2025]) {
        const rows = await listActivityRows(tx, { centreId: 'alfa', year, measure: 'activity', item: 'course' });
        expect(rows.filter((r) => r.id === activity.id)).toHaveLength(1);
        const of = await listActivityCounts(tx, { from: year, to: year, measures: ['activity'], centreId: 'gamma' });
        expect(of).toMatchObject([{ item: 'course', n: 1 }]);
      }
    });
  });
});

describe('an office that was renamed or merged', () => {
  it('is the one of the day: yesterday’s stands on an old activity, and on no new one', async () => {
    // Troms and Finnmark were one county authority until 2024, and two from then.
    const { to } = await post(`${log}/ny`, { dato: '2023-12-31', motpart: 'authority:54' });
    expect((await ask(`${log}/${idIn(to)}`, kari)).html).toContain('Troms og Finnmark fylkeskommune');
    expect(ticks((await ask(`${log}/${idIn(to)}/endre`, kari)).html, 'motpart')).toContain('authority:54 x');
    const later = await post(`${log}/ny`, { dato: '2024-01-01', motpart: 'authority:54' });
    expect([later.status, later.html.includes('fantes ikke den dagen')]).toEqual([422, true]);
    expect(ticks(later.html, 'motpart')).toEqual(expect.arrayContaining(['authority:55', 'authority:56']));
    expect(later.html).not.toContain('value="authority:54"');
  });
});

describe('what another register wrote into the log', () => {
  it('says who it was by when somebody of the centre did it, and else the centre alone', async () => {
    const system = t.ctx(systemActor('test'));
    const activity = { ...emptyActivity, kind: 'course', startsOn: '2024-03-03', title: 'Ført av et annet register' };
    const page = async (by?: { readonly id: string; readonly name: string }): Promise<string> => {
      const made = await inTransaction(system, (tx) => logWithin(tx, system, { centreId: 'alfa', once: randomUUID(), activity, ...(by && { by }) }));
      return (await ask(`${log}/${made.ok ? made.id : ''}`, kari)).html;
    };
    expect(await page({ id: 'kari', name: 'Kari Nes' })).toContain('<dd>Kari Nes, Alfa</dd>');
    const nobody = await page();
    expect(nobody).toContain('<dd>Alfa</dd>');
    expect(nobody).not.toMatch(/>, |, <\/(?:dd|span)>/);
  });
});

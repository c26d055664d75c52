import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logged } from '../../../testing/activities.ts';
import { answered, taskDatabase } from '../../../testing/fulfilment.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, liv, ola, person, siv } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { hasValue } from '../indicators/cell.ts';
import { removeActivity } from '../activities/activities.server.ts';
import { addWord, decide, getMatrix, getOwnTasks, getTask, listFulfilledShares, listMissingTasks, listWaitingWords } from './fulfilment.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await taskDatabase();
});
afterAll(() => t?.drop());

const eva = person('eva', 'Eva Lie', { role: 'coordinator', scope: 'gamma' });
const stateOf = async (centreId: string, year: number, task: number) => {
  const { centres } = await getMatrix(t.ctx(liv), year);
  return centres.find((c) => c.centre.id === centreId)?.tasks.find((one) => one.task.number === task);
};
const share = async (year: number) =>
  (await inTransaction(t.ctx(systemActor('test')), (tx) => listFulfilledShares(tx, t.ctx(systemActor('test')), { from: year, to: year })))[0]?.cell;
const key = { centreId: 'alfa', year: 2026, task: 1 } as const;
const notFound = { code: 'not-found' };

describe('the matrix', () => {
  it('says nothing of what is missing once the agreement has ended, though the year goes on', async () => {
    const autumn = { now: new Date('2025-11-01T10:00:00Z') };
    expect((await listMissingTasks(t.ctx(kari, autumn), 'alfa')).tasks.map((one) => one.task.number)).toEqual([1]);
    expect((await listMissingTasks(t.ctx(eva, autumn), 'gamma')).tasks).toEqual([]);
  });
  it('goes from nothing to documented as the log fills, and only the log documents', async () => {
    expect((await stateOf('alfa', 2025, 1))?.cell).toMatchObject({ state: 'nothing', n: 0 });
    await answered(t, { centreId: 'alfa', year: 2025, status: 'submitted', byQuestion: { channels: { kind: 'several', chosen: ['web'] } } });
    expect((await stateOf('alfa', 2025, 1))?.cell).toMatchObject({ state: 'reported', n: 0 });
    await logged(t.ctx(kari), { startsOn: '2025-03-03' });
    expect((await stateOf('alfa', 2025, 1))?.cell).toMatchObject({ state: 'reported', n: 1 });
    await logged(t.ctx(kari), { startsOn: '2025-04-03' });
    expect((await stateOf('alfa', 2025, 1))?.cell).toMatchObject({ state: 'documented', n: 2 });
  });
  it('has the centres that had an agreement in the year, and the tasks of its period', async () => {
    const [early, late] = [await getMatrix(t.ctx(liv), 2025), await getMatrix(t.ctx(liv), 2026)];
    expect(early.centres.map((c) => [c.centre.id, c.months])).toEqual([
      ['alfa', 12],
      ['beta', 8],
      ['gamma', 6],
    ]);
    expect(late.centres.map((c) => c.centre.id)).toEqual(['alfa', 'beta']);
    expect([early.period.id, late.period.id]).toEqual(['early', 'late']);
    // The same number of a task is another task in another period.
    expect(early.tasks.map(({ rule }) => rule?.evidence[0]?.atLeast)).toEqual([2, undefined]);
    expect(late.tasks.map(({ rule }) => rule?.evidence[0]?.atLeast)).toEqual([3, 1]);
    expect((await getMatrix(t.ctx(liv), 2024)).centres.map((c) => c.centre.id)).toEqual(['alfa', 'gamma']);
  });
  it('asks less of one that joined in May, and of one that left in the summer', async () => {
    await logged(t.ctx(ola), { startsOn: '2025-06-03' }, 'beta');
    expect((await stateOf('beta', 2025, 1))?.cell).toMatchObject({ state: 'nothing', n: 1, measured: [{ atLeast: 2 }] });
    await logged(t.ctx(eva), { startsOn: '2025-06-03' }, 'gamma');
    expect((await stateOf('gamma', 2025, 1))?.cell).toMatchObject({ state: 'documented', n: 1, measured: [{ atLeast: 1 }] });
  });
  it('leaves a task that nobody has made a rule for to the authority: not fulfilled, not the centre’s lack', async () => {
    expect((await stateOf('alfa', 2025, 2))?.cell).toEqual({ state: 'unruled', n: 0, measured: [], reported: [] });
    const { missing } = await getMatrix(t.ctx(liv), 2025);
    expect(missing).toBe(1);
    expect(await share(2025)).toEqual({ value: 0, count: 0, of: 3 });
  });
  it('counts no answer of a form that is not sent in, or is open again', async () => {
    await answered(t, { centreId: 'beta', year: 2025, status: 'submitted', byQuestion: { people: { kind: 'number', value: 5 } } });
    expect((await stateOf('beta', 2025, 1))?.cell.state).toBe('reported');
    await answered(t, { centreId: 'beta', year: 2025, status: 'draft', byQuestion: {} });
    expect((await stateOf('beta', 2025, 1))?.cell.state).toBe('nothing');
    const page = await getTask(t.ctx(liv), { centreId: 'beta', year: 2025, task: 1 });
    expect([page.form, page.answers?.byQuestion['people']]).toEqual(['draft', { kind: 'number', value: 5 }]);
  });
  it('is for officers: a centre sees its own, and nobody else that there is anything', async () => {
    for (const actor of [kari, anonymous, person('ada', 'Ada', { role: 'administrator', scope: null })])
      await expect(getMatrix(t.ctx(actor), 2026)).rejects.toMatchObject(notFound);
    await expect(getOwnTasks(t.ctx(ola), { centreId: 'alfa', year: 2026 })).rejects.toMatchObject(notFound);
    await expect(getTask(t.ctx(ola), key)).rejects.toMatchObject(notFound);
    await expect(listMissingTasks(t.ctx(ola), 'alfa')).rejects.toMatchObject(notFound);
    await expect(listWaitingWords(t.ctx(kari))).rejects.toMatchObject(notFound);
    await expect(inTransaction(t.ctx(kari), (tx) => listFulfilledShares(tx, t.ctx(kari), { from: 2025, to: 2025 }))).rejects.toMatchObject(notFound);
    const { own, years } = await getOwnTasks(t.ctx(siv), { centreId: 'alfa' });
    expect([own.centre.id, own.tasks.length, years]).toEqual(['alfa', 2, [2026, 2025, 2024, 2023, 2022, 2021, 2020]]);
    expect((await getOwnTasks(t.ctx(eva), { centreId: 'gamma' })).years[0]).toBe(2025);
    await expect(getMatrix(t.ctx(liv), 2019)).rejects.toMatchObject(notFound);
    await expect(getMatrix(t.ctx(liv), 2027)).rejects.toMatchObject(notFound);
  });
  it('leads from a cell to the rows it was made of', async () => {
    const { evidence } = await getTask(t.ctx(liv), { centreId: 'alfa', year: 2025, task: 1 });
    expect(evidence).toMatchObject([{ n: 2, rows: [{ register: 'activities', on: '2025-04-03' }, { on: '2025-03-03' }] }]);
  });
  it('says what a centre lacks in the autumn, and not before', async () => {
    expect((await listMissingTasks(t.ctx(kari), 'alfa')).tasks.map((one) => one.task.number)).toEqual([1, 2]);
    const summer = { now: new Date('2026-07-01T10:00:00Z') };
    expect((await listMissingTasks(t.ctx(kari, summer), 'alfa')).tasks).toEqual([]);
    expect((await listMissingTasks(t.ctx(eva), 'gamma')).tasks).toEqual([]);
  });
});

describe('what is said about a task', () => {
  const audited = async (action: string): Promise<number> => (await t.db.owner.query('select 1 from audit_event where action = $1', [action])).rowCount ?? 0;
  it('is said by the centre, waits for an officer, and is answered', async () => {
    expect(await addWord(t.ctx(siv), { ...key, kind: 'contest', text: ' Kurset ble avlyst av oversvømmelse. ', seen: 0 })).toEqual({ ok: true });
    expect(await listWaitingWords(t.ctx(liv))).toMatchObject([
      { ...key, entry: { kind: 'contest', text: 'Kurset ble avlyst av oversvømmelse.', by: 'Siv Hagen', basis: { state: 'nothing', n: 0 } } },
    ]);
    expect(await decide(t.ctx(liv), { ...key, kind: 'reply', text: 'Send oss datoen.', seen: 1 })).toEqual({ ok: true });
    expect(await listWaitingWords(t.ctx(liv))).toEqual([]);
    expect((await stateOf('alfa', 2026, 1))?.cell.state).toBe('nothing');
    expect([await audited('task.contest'), await audited('task.reply')]).toEqual([1, 1]);
  });
  it('is accepted with a note, which fulfils the task beside what is documented; taken back, everything that was said stays', async () => {
    expect(await decide(t.ctx(liv), { ...key, kind: 'accepted', text: 'Godtatt: flommen.', seen: 2 })).toEqual({ ok: true });
    const cell = await stateOf('alfa', 2026, 1);
    expect([cell?.cell.state, cell?.standing.accepted?.text]).toEqual(['nothing', 'Godtatt: flommen.']);
    expect((await listMissingTasks(t.ctx(kari), 'alfa')).tasks.map((one) => one.task.number)).toEqual([2]);
    expect(await decide(t.ctx(liv), { ...key, kind: 'accepted', text: 'En gang til', seen: 3 })).toEqual({ ok: false, reason: 'not-now' });
    expect(await decide(t.ctx(liv), { ...key, kind: 'withdrawn', text: 'Feil år.', seen: 3 })).toEqual({ ok: true });
    const after = await stateOf('alfa', 2026, 1);
    expect([after?.standing.accepted, after?.entries.map((e) => e.kind)]).toEqual([undefined, ['contest', 'reply', 'accepted', 'withdrawn']]);
    expect([await audited('task.accepted'), await audited('task.withdrawn')]).toEqual([1, 1]);
  });
  it('is refused when empty, too long, or written on what has changed since', async () => {
    const attempt = (text: string, seen = 4) => addWord(t.ctx(kari), { ...key, kind: 'word', text, seen });
    expect(await attempt('  ')).toEqual({ ok: false, reason: 'empty' });
    expect(await attempt('x'.repeat(2001))).toEqual({ ok: false, reason: 'too-long' });
    // What is said here can never be taken away again.
    expect(await attempt('Kari Li, 17912099997')).toEqual({ ok: false, reason: 'identity-number' });
    expect(await attempt('Sent', 3)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(await attempt('Sent', Number.NaN)).toEqual({ ok: false, reason: 'changed-meanwhile' });
    const both = await Promise.all([attempt('Jeg'), addWord(t.ctx(siv), { ...key, kind: 'word', text: 'Nei, jeg', seen: 4 })]);
    expect(both.filter((one) => one.ok)).toHaveLength(1);
    expect(both.find((one) => !one.ok)).toEqual({ ok: false, reason: 'changed-meanwhile' });
  });
  it('is said by the centre’s own people and decided by officers alone', async () => {
    const word = { ...key, kind: 'word', text: 'Hei', seen: 5 } as const;
    const verdict = { ...key, kind: 'accepted', text: 'Ja', seen: 5 } as const;
    for (const actor of [ola, liv, anonymous, systemActor('test')] as const satisfies readonly Actor[]) await expect(addWord(t.ctx(actor), word)).rejects.toMatchObject(notFound);
    for (const actor of [kari, ola, anonymous, systemActor('test')] as const satisfies readonly Actor[])
      await expect(decide(t.ctx(actor), verdict)).rejects.toMatchObject(notFound);
    await expect(decide(t.ctx(liv), { ...verdict, centreId: 'nowhere' })).rejects.toMatchObject(notFound);
    await expect(decide(t.ctx(liv), { ...verdict, task: 9 })).rejects.toMatchObject(notFound);
    await expect(decide(t.ctx(liv), { ...verdict, centreId: 'gamma' })).rejects.toMatchObject(notFound);
  });
  it('accepts a task without a rule, which then is fulfilled', async () => {
    expect(await decide(t.ctx(liv), { centreId: 'alfa', year: 2025, task: 2, kind: 'accepted', text: 'Sett på møtet i mai.', seen: 0 })).toEqual({ ok: true });
    expect(await share(2025)).toMatchObject({ count: 1, of: 3 });
  });
  it('stands when the evidence is deleted after: the acceptance remembers what it stood on', async () => {
    const id = await logged(t.ctx(kari), { startsOn: '2024-03-03' });
    const other = await logged(t.ctx(kari), { startsOn: '2024-03-04' });
    expect(await decide(t.ctx(liv), { centreId: 'alfa', year: 2024, task: 1, kind: 'accepted', text: 'Fint.', seen: 0 })).toEqual({ ok: true });
    for (const one of [id, other]) await removeActivity(t.ctx(kari), { centreId: 'alfa', id: one });
    const cell = await stateOf('alfa', 2024, 1);
    expect(cell).toMatchObject({ cell: { state: 'nothing', n: 0 }, standing: { accepted: { basis: { state: 'documented', n: 2 } } } });
  });
});

describe('the share of centres that fulfilled all', () => {
  it('is of those with an agreement, is preliminary while the year goes, and is no number for years nobody asked of', async () => {
    const now = await share(2026);
    expect(now).toMatchObject({ count: 0, of: 2, preliminary: true });
    expect(await share(2019)).toEqual({ none: 'not-asked' });
    expect(await share(2027)).toEqual({ none: 'not-yet' });
    for (const day of ['01', '02', '03']) await logged(t.ctx(kari), { startsOn: `2026-05-${day}` });
    await logged(t.ctx(kari), { kind: 'article', startsOn: '2026-05-04' });
    const after = await share(2026);
    expect(after && hasValue(after) ? [after.count, after.of] : after).toEqual([1, 2]);
  });
});

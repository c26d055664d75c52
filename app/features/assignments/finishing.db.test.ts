import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreedFor, assignmentDatabase, eva, made, seen, taken } from '../../../testing/assignments.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { letters } from '../../../testing/enquiry-desk.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import type { Ctx } from '../../platform/context.ts';
import { getActivity, listActivities, removeActivity } from '../activities/activities.server.ts';
import { closeAssignment, finishAssignment, getAssignment, listAssignments, listLoads, passOnAssignment, shareAssignment, takeAssignment } from './assignments.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await assignmentDatabase();
});
afterAll(() => t?.drop());
const [alfa, beta, officer] = [() => t.ctx(kari), () => t.ctx(ola), () => t.ctx(liv)];
const finish = (ctx: Ctx, centreId: string, id: string, more: object = {}) =>
  finishAssignment(ctx, { centreId, id, on: '2026-11-20', hours: 5, title: 'Snakket om maling', ...more });
const inLog = async (ctx: Ctx, centreId: string, words: string) => (await listActivities(ctx, centreId, { words })).activities;
const activityOf = async (id: string): Promise<string> => (await seen(officer(), id)).activityId ?? '';
const together = async (title: string): Promise<string> => {
  const id = await made(officer(), { title });
  await taken(alfa(), 'alfa', id);
  await shareAssignment(alfa(), { centreId: 'alfa', id, with: 'beta', word: '' });
  await takeAssignment(beta(), { centreId: 'beta', id, hours: null, version: 1 });
  return id;
};

describe('finishing', () => {
  it('puts an activity in the log in the same deed, of the kind that it becomes, with the tasks that such usually serve', async () => {
    const id = await made(officer(), { title: 'Gjort' });
    await taken(alfa(), 'alfa', id);
    const done = await finish(alfa(), 'alfa', id, { title: 'Gjort til slutt', audience: 40, note: 'Fullt hus.' });
    expect(done).toEqual({ ok: true, activityId: await activityOf(id), again: false });
    expect(await inLog(alfa(), 'alfa', 'Gjort til slutt')).toMatchObject([
      { id: await activityOf(id), kind: 'course', startsOn: '2026-11-20', audience: 40, note: 'Fullt hus.', tasks: ['late/2'], centres: [], demonstration: true },
    ]);
    expect(await seen(officer(), id)).toMatchObject({ state: 'done', doneOn: '2026-11-20', parts: [{ state: 'done', hours: 5, doneOn: '2026-11-20' }] });
    expect((await listAssignments(officer(), { centreId: '', view: 'done', year: 2026, words: 'Gjort' })).assignments.map((a) => a.id)).toEqual([id]);
    expect((await letters(t)).some((l) => l.template === 'assignment-finished' && l.body.includes('«Gjort»'))).toBe(true);
  });
  it('happens once, however often it is posted, also at once', async () => {
    const id = await made(officer(), { title: 'Én gang' });
    await taken(alfa(), 'alfa', id);
    const all = await Promise.all([1, 2, 3].map(() => finish(alfa(), 'alfa', id, { title: 'Én gang i loggen' })));
    expect(all.map((r) => r.ok)).toEqual([true, true, true]);
    expect(all.filter((r) => r.ok && r.again)).toHaveLength(2);
    expect(await inLog(alfa(), 'alfa', 'Én gang i loggen')).toHaveLength(1);
  });
  it('is shared by all who have it: in the log of each, once for the scheme; each says its own hours', async () => {
    const id = await together('Delt');
    await finish(alfa(), 'alfa', id, { title: 'Delt i loggen' });
    const [own] = await inLog(alfa(), 'alfa', 'Delt i loggen');
    expect(own).toMatchObject({ centreId: 'alfa', centres: ['beta'] });
    expect((await inLog(beta(), 'beta', 'Delt i loggen')).map((a) => a.id)).toEqual([own?.id]);
    expect(await seen(officer(), id)).toMatchObject({ state: 'taken' });
    expect((await letters(t)).filter((l) => l.template === 'assignment-in-your-log').map((l) => l.to_address)).toEqual(['ola@example.org']);
    expect(await finish(beta(), 'beta', id, { hours: 3, title: '', on: '2026-11-21' })).toEqual({ ok: true, activityId: own?.id, again: false });
    expect(await inLog(beta(), 'beta', 'Delt i loggen')).toHaveLength(1);
    expect(await seen(officer(), id)).toMatchObject({ state: 'done', doneOn: '2026-11-21' });
    expect((await t.db.owner.query(`select n from assignment_count where centre_id = '' and measure = 'shared'`)).rows).toEqual([{ n: 1 }]);
  });
  it('by two of its doers at once is one activity', async () => {
    const id = await together('Samtidig');
    const both = await Promise.all([finish(alfa(), 'alfa', id, { title: 'Samtidig i loggen' }), finish(beta(), 'beta', id, { title: 'Samtidig i loggen' })]);
    expect(new Set(both.map((r) => r.ok && r.activityId))).toEqual(new Set([await activityOf(id)]));
    expect(await inLog(alfa(), 'alfa', 'Samtidig i loggen')).toHaveLength(1);
    expect(await inLog(beta(), 'beta', 'Samtidig i loggen')).toHaveLength(1);
  });
  it('takes in the log one that came since, and out of it one that lets go', async () => {
    const id = await made(officer(), { wanted: 3, title: 'Kom til' });
    await taken(alfa(), 'alfa', id);
    await taken(beta(), 'beta', id);
    await finish(alfa(), 'alfa', id, { title: 'Kom til i loggen' });
    await taken(t.ctx(eva), 'gamma', id);
    await finish(t.ctx(eva), 'gamma', id);
    expect((await inLog(t.ctx(eva), 'gamma', 'Kom til i loggen'))[0]?.centres.toSorted()).toEqual(['beta', 'gamma']);
    const other = await together('Ga opp');
    await finish(alfa(), 'alfa', other, { title: 'Ga opp i loggen' });
    await passOnAssignment(beta(), { centreId: 'beta', id: other, to: '', word: 'Vi var ikke med.' });
    expect(await inLog(beta(), 'beta', 'Ga opp i loggen')).toEqual([]);
    expect((await inLog(alfa(), 'alfa', 'Ga opp i loggen'))[0]?.centres).toEqual([]);
    expect(await seen(officer(), other)).toMatchObject({ state: 'done' });
  });
  it('makes a new activity when the first has been removed from the log', async () => {
    const id = await together('Fjernet');
    await finish(alfa(), 'alfa', id, { title: 'Fjernet i loggen' });
    const first = await activityOf(id);
    await removeActivity(alfa(), { centreId: 'alfa', id: first });
    await finish(beta(), 'beta', id, { title: 'Ny i loggen' });
    expect(await activityOf(id)).not.toBe(first);
    expect(await inLog(beta(), 'beta', 'Ny i loggen')).toMatchObject([{ centreId: 'beta', centres: [] }]);
  });
  it('in the next year counts in the year in which it was done', async () => {
    const id = await made(officer(), { title: 'Over nyttår', dueOn: '2026-12-31' });
    await taken(alfa(), 'alfa', id, null);
    const load = async (year: number) => (await listLoads(beta(), year)).loads.find((l) => l.centreId === 'alfa')!;
    const [before, next] = [await load(2026), await load(2027)];
    const ctx = t.ctx(kari, { now: new Date('2027-01-20T09:00:00Z') });
    expect((await finish(ctx, 'alfa', id, { on: '2027-01-15', hours: 9 })).ok).toBe(true);
    expect(await load(2026)).toMatchObject({ assignments: before.assignments - 1, unknown: before.unknown - 1 });
    expect(await load(2027)).toMatchObject({ assignments: next.assignments + 1, hours: next.hours + 9 });
  });
  it('with hours unknown says so in the load, and counts no hours', async () => {
    const id = await made(officer());
    await taken(beta(), 'beta', id, null);
    const load = async () => (await listLoads(alfa(), 2026)).loads.find((l) => l.centreId === 'beta')!;
    const before = await load();
    await finish(beta(), 'beta', id, { hours: null });
    expect(await load()).toEqual(before);
    expect(before.unknown).toBeGreaterThan(0);
  });
  it('is refused for what is wrong, and for those who do not have it; nothing is then in the log', async () => {
    const id = await made(officer(), { title: 'Avvist' });
    await taken(alfa(), 'alfa', id);
    expect(await finish(alfa(), 'alfa', id, { on: '2026-11-22', hours: 1.5 })).toMatchObject({
      faults: [
        { field: 'on', reason: 'in-the-future' },
        { field: 'hours', reason: 'bad-number' },
      ],
    });
    expect(await finish(alfa(), 'alfa', id, { title: '  ' })).toMatchObject({ faults: [{ field: 'title', reason: 'missing' }] });
    expect(await finish(alfa(), 'alfa', id, { on: '2019-11-20' })).toMatchObject({ faults: [{ field: 'on', reason: 'outside-agreement' }] });
    expect(await finish(beta(), 'beta', id)).toEqual({ ok: false, reason: 'not-yours' });
    await expect(finish(beta(), 'alfa', id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(finish(officer(), '', id)).rejects.toMatchObject({ code: 'not-found' });
    await closeAssignment(officer(), { centreId: '', id, word: 'Avlyst.' });
    expect(await finish(alfa(), 'alfa', id)).toEqual({ ok: false, reason: 'over' });
    expect((await seen(officer(), id)).activityId).toBeNull();
    await expect(getActivity(t.ctx(eva), 'gamma', await activityOf(id))).rejects.toMatchObject({ code: 'not-found' });
  });
  it('leaves out of the log a doer whose agreement had ended that day', async () => {
    const id = await together('Avtale slutt');
    const ended = agreedFor(alfa().definitions, 'beta', { from: '2020-01-01', to: '2026-11-01' });
    expect((await finish(t.ctx(kari, { definitions: ended }), 'alfa', id, { title: 'Uten beta' })).ok).toBe(true);
    expect((await inLog(alfa(), 'alfa', 'Uten beta'))[0]?.centres).toEqual([]);
    expect((await getAssignment(t.ctx(ola, { definitions: ended }), { centreId: 'beta', id })).may).toMatchObject({ share: false, finish: true });
  });
});

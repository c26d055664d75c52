import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignmentDatabase, eva, lesson, made, seen, taken } from '../../../testing/assignments.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { letters } from '../../../testing/enquiry-desk.ts';
import { kari, liv, ola, person, siv } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { declareTopics } from '../enquiries/enquiries.server.ts';
import {
  changeAssignment,
  closeAssignment,
  countWaiting,
  declineAssignment,
  getAssignment,
  listAssignments,
  listLoads,
  makeAssignment,
  reopenAssignment,
} from './assignments.server.ts';
import type { AssignmentView } from './inputs.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await assignmentDatabase();
});
afterAll(() => t?.drop());
const outsiders: readonly Actor[] = [anonymous, { kind: 'link', hash: 'h' }, person('admin', 'Ada Lund', { role: 'administrator', scope: null })];
const notFound = { code: 'not-found' };
const lettersAbout = async (title: string) => (await letters(t)).filter((l) => l.body.includes(`«${title}»`));
const listed = async (actor: Actor, centreId: string, view: AssignmentView, more = {}) =>
  (await listAssignments(t.ctx(actor), { centreId, view, ...more })).assignments.map((a) => a.id);

describe('writing one down', () => {
  it('by the authority puts it on the board, numbered, and tells every centre, in both written standards', async () => {
    const id = await made(t.ctx(liv), { title: 'Til alle' });
    expect(await seen(t.ctx(liv), id)).toMatchObject({ state: 'open', centreId: '', number: 'O2026-0001', parts: [], madeByName: 'Liv Berg', demonstration: true, placesTaken: 0 });
    const told = await lettersAbout('Til alle');
    expect(told.map((l) => l.to_address).toSorted()).toEqual(['eva@example.org', 'kari@example.org', 'ola@example.org']);
    expect(told[0]?.body).toContain('Myndigheten har lagt ut oppdraget');
    expect(told[0]?.body).toContain('sei kven de trur kan');
    expect(await listed(siv, 'alfa', 'open')).toContain(id);
  });
  it('by a centre tells the others, and the centre does not do it itself', async () => {
    const id = await made(t.ctx(kari), { title: 'Fra alfa', requester: 'centre' }, 'alfa');
    expect((await lettersAbout('Fra alfa')).map((l) => l.to_address).toSorted()).toEqual(['eva@example.org', 'ola@example.org']);
    expect((await getAssignment(t.ctx(kari), { centreId: 'alfa', id })).may).toMatchObject({ take: false, decline: false, change: true, close: true, ask: false });
    expect((await getAssignment(t.ctx(ola), { centreId: 'beta', id })).may).toMatchObject({ take: true, decline: true, change: false, close: false });
  });
  it('posted twice is one, and is told once', async () => {
    const once = randomUUID();
    const post = () => makeAssignment(t.ctx(liv), { centreId: '', once, input: lesson({ title: 'To ganger' }) });
    const [first, second] = await Promise.all([post(), post()]);
    expect([first, second].filter((r) => r.ok && r.again)).toHaveLength(1);
    expect(first.ok && second.ok && first.id === second.id).toBe(true);
    expect(await lettersAbout('To ganger')).toHaveLength(3);
  });
  it('asks one centre directly when the authority says so, and tells that one alone', async () => {
    const id = await made(t.ctx(liv), { title: 'Bare gamma', askedCentreId: 'gamma' });
    expect((await lettersAbout('Bare gamma')).map((l) => [l.to_address, l.template])).toEqual([['eva@example.org', 'assignment-asked']]);
    expect((await seen(t.ctx(liv), id)).parts).toMatchObject([{ centreId: 'gamma', state: 'asked', askedBy: '' }]);
    expect(await listed(eva, 'gamma', 'asked')).toEqual([id]);
    expect(await listed(liv, '', 'asked')).toContain(id);
    expect(await listed(kari, 'alfa', 'asked')).toEqual([]);
  });
  it('says everything that is wrong at once', async () => {
    const wrong = lesson({ kind: 'film', title: ' ', requester: 'county', dueOn: '2026-11-20', hours: 0, region: 'Øst', themes: ['walls'], wanted: 4, askedCentreId: 'beta' });
    const result = await makeAssignment(t.ctx(kari), { centreId: 'alfa', once: randomUUID(), input: wrong });
    expect(!result.ok && Object.fromEntries(result.faults.map((f) => [f.field, f.reason]))).toEqual({
      title: 'missing',
      requesterName: 'missing',
      dueOn: 'in-the-past',
      kind: 'unknown-kind',
      region: 'unknown-choice',
      themes: 'unknown-choice',
      hours: 'bad-number',
      wanted: 'bad-number',
      askedCentreId: 'not-yours-to-ask',
    });
  });
  it('is of a date at most three years ahead', async () => {
    const at = (dueOn: string) => makeAssignment(t.ctx(kari), { centreId: 'alfa', once: randomUUID(), input: lesson({ dueOn, requester: 'centre', title: 'Langt frem' }) });
    expect(await at('2030-01-01')).toMatchObject({ faults: [{ field: 'dueOn', reason: 'too-far-ahead' }] });
    expect(await at('2029-12-31')).toMatchObject({ ok: true });
  });
  it('is for those who act for the centre or the authority, and nobody else', async () => {
    for (const actor of outsiders) await expect(makeAssignment(t.ctx(actor), { centreId: '', once: randomUUID(), input: lesson() })).rejects.toMatchObject(notFound);
    await expect(makeAssignment(t.ctx(kari), { centreId: '', once: randomUUID(), input: lesson() })).rejects.toMatchObject(notFound);
    await expect(makeAssignment(t.ctx(liv), { centreId: 'alfa', once: randomUUID(), input: lesson() })).rejects.toMatchObject(notFound);
    await expect(makeAssignment(t.ctx(kari), { centreId: 'beta', once: randomUUID(), input: lesson() })).rejects.toMatchObject(notFound);
  });
});

describe('reading the board', () => {
  it('is for every centre and the officers, and nobody else', async () => {
    const id = await made(t.ctx(kari), { title: 'Lest av alle' }, 'alfa');
    for (const [actor, centreId] of [
      [ola, 'beta'],
      [siv, 'alfa'],
      [liv, ''],
    ] as const)
      expect((await getAssignment(t.ctx(actor), { centreId, id })).assignment.title).toBe('Lest av alle');
    for (const actor of outsiders) {
      await expect(getAssignment(t.ctx(actor), { centreId: '', id })).rejects.toMatchObject(notFound);
      await expect(listAssignments(t.ctx(actor), { centreId: '', view: 'open' })).rejects.toMatchObject(notFound);
      await expect(countWaiting(t.ctx(actor), 'alfa')).rejects.toMatchObject(notFound);
      await expect(listLoads(t.ctx(actor), 2026)).rejects.toMatchObject(notFound);
    }
    await expect(getAssignment(t.ctx(ola), { centreId: 'alfa', id })).rejects.toMatchObject(notFound);
    await expect(getAssignment(t.ctx(ola), { centreId: 'beta', id: randomUUID() })).rejects.toMatchObject(notFound);
    await expect(getAssignment(t.ctx(ola), { centreId: 'beta', id: "'; drop" })).rejects.toMatchObject(notFound);
  });
  it('finds by words, whatever stands in them, and by year', async () => {
    const id = await made(t.ctx(liv), { title: '100 % linolje_test', dueOn: '2027-02-01' });
    expect(await listed(ola, 'beta', 'open', { words: 'LINOLJE_ 100' })).toEqual([id]);
    expect(await listed(ola, 'beta', 'open', { words: 'linolje%x' })).toEqual([]);
    expect(await listed(ola, 'beta', 'open', { words: 'linolje', year: 2026 })).toEqual([]);
    expect(await listed(ola, 'beta', 'open', { words: 'linolje', year: 2027 })).toEqual([id]);
    expect(await listed(ola, 'beta', 'open', { words: `\u0000 linolje`, year: Number.NaN, after: 'x_y' })).toEqual([id]);
    // A day that there is not is no place to go on from.
    for (const day of ['2026-02-30', '0000-01-01']) expect(await listed(ola, 'beta', 'open', { words: 'linolje', after: `${day}_${randomUUID()}` })).toEqual([id]);
  });
  it('finds by kind, by theme, and by what fits a centre: its region, or a theme it has said it knows', async () => {
    const [here, known, both, neither] = [
      await made(t.ctx(liv), { title: 'Her', region: 'Nord' }),
      await made(t.ctx(liv), { title: 'Kjent', region: 'Vest', themes: ['paint'] }),
      await made(t.ctx(liv), { title: 'Fylket', region: '18', themes: ['paint', 'brushes'] }),
      await made(t.ctx(liv), { title: 'Hvor som helst', kind: 'lesson' }),
    ];
    const found = async (more: object, actor = kari, centreId = 'alfa') => (await listed(actor, centreId, 'open', more)).filter((id) => [here, known, both, neither].includes(id));
    expect(await found({ theme: 'paint' })).toEqual(expect.arrayContaining([known, both]));
    expect(await found({ theme: 'paint', words: 'Kjent' })).toEqual([known]);
    expect(await found({ kind: 'lesson' })).toContain(neither);
    expect(await found({ kind: 'no-such' })).toEqual([]);
    await declareTopics(t.ctx(kari), { centreId: 'alfa', topics: [] });
    expect((await found({ fits: true })).toSorted()).toEqual([here, both].toSorted());
    await declareTopics(t.ctx(kari), { centreId: 'alfa', topics: ['paint'] });
    expect((await found({ fits: true })).toSorted()).toEqual([here, known, both].toSorted());
    await declareTopics(t.ctx(kari), { centreId: 'alfa', topics: [] });
    expect(await found({ fits: true }, liv, '')).toHaveLength(4);
    await expect(listed(ola, 'alfa', 'open', { fits: true })).rejects.toMatchObject(notFound);
  });
  it('goes on where the page before ended', async () => {
    for (let i = 0; i < 52; i += 1) await made(t.ctx(liv), { title: `Bladbart ${i}`, dueOn: '2028-01-01', askedCentreId: 'gamma' });
    const first = await listAssignments(t.ctx(ola), { centreId: 'beta', view: 'open', words: 'Bladbart' });
    const second = await listAssignments(t.ctx(ola), { centreId: 'beta', view: 'open', words: 'Bladbart', after: first.next });
    expect([first.assignments.length, second.assignments.length, second.next]).toEqual([50, 2, undefined]);
    expect(new Set([...first.assignments, ...second.assignments].map((a) => a.id)).size).toBe(52);
  });
  it('counts what waits: asked, open to the centre, and past its date', async () => {
    const before = await countWaiting(t.ctx(kari), 'alfa');
    const late = await made(t.ctx(liv), { title: 'Sen', dueOn: '2026-11-22' });
    await taken(t.ctx(kari), 'alfa', late);
    await made(t.ctx(liv), { title: 'Spurt', askedCentreId: 'alfa' });
    const no = await made(t.ctx(liv), { title: 'Nei' });
    await declineAssignment(t.ctx(kari), { centreId: 'alfa', id: no, word: 'Ikke vi.' });
    const after = await countWaiting(t.ctx(kari, { now: new Date('2026-11-24T09:00:00Z') }), 'alfa');
    expect(after).toEqual({ asked: before.asked + 1, open: before.open, late: before.late + 1 });
    expect(await listed(kari, 'alfa', 'mine')).toContain(late);
    expect(await listed(kari, 'alfa', 'open')).toContain(no);
    expect((await countWaiting(t.ctx(liv, { now: new Date('2026-11-24T09:00:00Z') }), '')).late).toBe(1);
    // Not late on the day itself.
    for (const [actor, centreId] of [
      [liv, ''],
      [kari, 'alfa'],
    ] as const)
      expect((await countWaiting(t.ctx(actor, { now: new Date('2026-11-22T09:00:00Z') }), centreId)).late).toBe(before.late);
  });
  it('shows a centre what it asks for itself, and of what it is asked only what it can take', async () => {
    const own = await made(t.ctx(kari), { title: 'Eget', requester: 'centre' }, 'alfa');
    expect(await listed(kari, 'alfa', 'mine')).toContain(own);
    expect(await listed(ola, 'beta', 'mine')).not.toContain(own);
    const full = await made(t.ctx(liv), { title: 'Snart fullt', askedCentreId: 'alfa' });
    expect(await listed(kari, 'alfa', 'asked')).toContain(full);
    await taken(t.ctx(ola), 'beta', full);
    expect(await listed(kari, 'alfa', 'asked')).not.toContain(full);
  });
  it('suggests who might, by what they know and carry', async () => {
    await declareTopics(t.ctx(ola), { centreId: 'beta', topics: ['paint'] });
    const id = await made(t.ctx(liv), { title: 'Hvem kan', themes: ['paint'], region: '18' });
    const { suggestions } = await getAssignment(t.ctx(liv), { centreId: '', id });
    expect(suggestions.find((s) => s.centreId === 'beta')?.reasons[0]).toEqual({ kind: 'declared', themes: ['paint'] });
    expect(suggestions.find((s) => s.centreId === 'alfa')?.reasons[0]).toEqual({ kind: 'region', how: 'lies-in' });
    expect(suggestions.map((s) => s.centreId)).not.toContain('gamma');
    await taken(t.ctx(ola), 'beta', id);
    expect((await getAssignment(t.ctx(liv), { centreId: '', id })).suggestions.map((s) => s.centreId)).toEqual(['alfa']);
  });
});

describe('changing and closing', () => {
  it('is for whoever wrote it down, and the authority; those who have it are told', async () => {
    const id = await made(t.ctx(kari), { title: 'Endres', requester: 'centre' }, 'alfa');
    await taken(t.ctx(ola), 'beta', id);
    const { askedCentreId: _, ...input } = lesson({ title: 'Endret', requester: 'centre', dueOn: '2026-12-24' });
    for (const [actor, centreId] of [
      [ola, 'beta'],
      [eva, 'gamma'],
    ] as const)
      await expect(changeAssignment(t.ctx(actor), { centreId, id, version: 1, input })).rejects.toMatchObject(notFound);
    expect(await changeAssignment(t.ctx(kari), { centreId: 'alfa', id, version: 1, input })).toEqual({ ok: true });
    expect((await lettersAbout('Endret')).map((l) => [l.to_address, l.template])).toEqual([['ola@example.org', 'assignment-changed']]);
    // Another has written over nothing: the page showed the first.
    expect(await changeAssignment(t.ctx(liv), { centreId: '', id, version: 1, input })).toEqual({ ok: false, reason: 'changed-meanwhile' });
    expect(await seen(t.ctx(liv), id)).toMatchObject({ title: 'Endret', dueOn: '2026-12-24', version: 2 });
  });
  it('never wants fewer than have taken it', async () => {
    const id = await made(t.ctx(liv), { wanted: 2 });
    await taken(t.ctx(kari), 'alfa', id);
    await taken(t.ctx(ola), 'beta', id);
    expect(await changeAssignment(t.ctx(liv), { centreId: '', id, version: 1, input: lesson({ wanted: 1 }) })).toMatchObject({
      ok: false,
      faults: [{ field: 'wanted', reason: 'fewer-than-taken' }],
    });
  });
  it('may leave a date that is over as it is, but not set one', async () => {
    const id = await made(t.ctx(liv), { dueOn: '2026-11-22' });
    const later = t.ctx(liv, { now: new Date('2026-12-01T09:00:00Z') });
    expect(await changeAssignment(later, { centreId: '', id, version: 1, input: lesson({ dueOn: '2026-11-22', title: 'Sen' }) })).toEqual({ ok: true });
    expect(await changeAssignment(later, { centreId: '', id, version: 2, input: lesson({ dueOn: '2026-11-23' }) })).toMatchObject({
      faults: [{ field: 'dueOn', reason: 'in-the-past' }],
    });
  });
  it('closes with a word while somebody has it: they are told, carry it no longer, and have it again when it is opened', async () => {
    const id = await made(t.ctx(liv), { title: 'Lukkes' });
    await taken(t.ctx(kari), 'alfa', id, 7);
    const load = async () => (await listLoads(t.ctx(ola), 2026)).loads.find((l) => l.centreId === 'alfa')!;
    const carried = await load();
    await expect(closeAssignment(t.ctx(kari), { centreId: 'alfa', id, word: 'Nei' })).rejects.toMatchObject(notFound);
    expect(await closeAssignment(t.ctx(liv), { centreId: '', id, word: ' ' })).toEqual({ ok: false, reason: 'no-word' });
    expect(await closeAssignment(t.ctx(liv), { centreId: '', id, word: 'Avlyst.' })).toEqual({ ok: true });
    expect(await closeAssignment(t.ctx(liv), { centreId: '', id, word: 'Avlyst igjen.' })).toEqual({ ok: true });
    expect(await seen(t.ctx(liv), id)).toMatchObject({ state: 'closed', closedWord: 'Avlyst.', parts: [{ state: 'taken' }] });
    const told = (await lettersAbout('Lukkes')).filter((l) => l.template === 'assignment-closed');
    expect(told.map((l) => l.to_address)).toEqual(['kari@example.org']);
    // The word is on the board, not in the letter.
    expect(told[0]?.body).not.toContain('Avlyst.');
    expect(await load()).toMatchObject({ assignments: carried.assignments - 1, hours: carried.hours - 7 });
    expect((await getAssignment(t.ctx(kari), { centreId: 'alfa', id })).may).toMatchObject({ finish: false, 'pass-on': false, reopen: false });
    expect(await listed(kari, 'alfa', 'closed')).toContain(id);
    expect(await listed(kari, 'alfa', 'mine')).not.toContain(id);
    expect(await reopenAssignment(t.ctx(liv), { centreId: '', id })).toEqual({ ok: true });
    expect(await seen(t.ctx(liv), id)).toMatchObject({ state: 'taken', closedWord: '' });
    expect(await load()).toEqual(carried);
    const { events } = await getAssignment(t.ctx(eva), { centreId: 'gamma', id });
    expect(events.map((e) => [e.deed, e.centreId, e.byName, e.word])).toEqual([
      ['made', '', 'Liv Berg', ''],
      ['took', 'alfa', 'Kari Nes', ''],
      ['closed', '', 'Liv Berg', 'Avlyst.'],
      ['reopened', '', 'Liv Berg', ''],
    ]);
  });
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreedFor, assignmentDatabase, eva, lesson, made, seen, taken } from '../../../testing/assignments.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { letters } from '../../../testing/enquiry-desk.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import { askCentre, changeAssignment, closeAssignment, declineAssignment, getAssignment, passOnAssignment, shareAssignment, takeAssignment } from './assignments.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await assignmentDatabase();
});
afterAll(() => t?.drop());
const notFound = { code: 'not-found' };
const [alfa, beta, gamma] = [() => t.ctx(kari), () => t.ctx(ola), () => t.ctx(eva)];
const officer = () => t.ctx(liv);
const take = (ctx: ReturnType<typeof alfa>, centreId: string, id: string) => takeAssignment(ctx, { centreId, id, hours: 4, version: 1 });
const partsOf = async (id: string) => Object.fromEntries((await seen(officer(), id)).parts.map((p) => [p.centreId, p.state]));
const templatesAbout = async (title: string) =>
  (await letters(t)).filter((l) => l.body.includes(`«${title}»`) && l.template !== 'assignment-new').map((l) => [l.template, l.to_address]);
const ok = { ok: true };
const no = (reason: string) => ({ ok: false, reason });

describe('taking', () => {
  it('makes it taken, tells whoever asked, and happens once', async () => {
    const id = await made(officer(), { title: 'Tatt' });
    expect(await take(alfa(), 'alfa', id)).toEqual(ok);
    expect(await take(alfa(), 'alfa', id)).toEqual(ok);
    expect(await seen(officer(), id)).toMatchObject({ state: 'taken', placesTaken: 1, parts: [{ centreId: 'alfa', state: 'taken', hours: 4, askedBy: null }], version: 1 });
    expect(await templatesAbout('Tatt')).toEqual([['assignment-taken', 'liv@example.org']]);
    expect((await getAssignment(beta(), { centreId: 'beta', id })).events.map((e) => e.deed)).toEqual(['made', 'took']);
  });
  it('is for the centre’s own people alone', async () => {
    const id = await made(officer());
    for (const [ctx, centreId] of [
      [officer(), ''],
      [officer(), 'alfa'],
      [beta(), 'alfa'],
      [t.ctx(anonymous), 'alfa'],
    ] as const)
      await expect(take(ctx, centreId, id)).rejects.toMatchObject(notFound);
    expect((await seen(officer(), id)).state).toBe('open');
  });
  it('of the last place by two centres at once goes to one of them', async () => {
    for (let i = 0; i < 5; i += 1) {
      const id = await made(officer(), { wanted: 2 });
      await taken(gamma(), 'gamma', id);
      const both = await Promise.all([take(alfa(), 'alfa', id), take(beta(), 'beta', id)]);
      expect(both.map((r) => (r.ok ? 'ok' : r.reason)).toSorted()).toEqual(['full', 'ok']);
      expect((await seen(officer(), id)).placesTaken).toBe(2);
    }
  });
  it('of the last place tells those who are asked that they need not answer', async () => {
    const id = await made(officer(), { title: 'Ikke plass', askedCentreId: 'beta', wanted: 2 });
    await taken(alfa(), 'alfa', id);
    expect((await templatesAbout('Ikke plass')).map(([template]) => template)).not.toContain('assignment-not-needed');
    await taken(gamma(), 'gamma', id);
    expect((await templatesAbout('Ikke plass')).filter(([template]) => template === 'assignment-not-needed')).toEqual([['assignment-not-needed', 'ola@example.org']]);
    expect(await take(beta(), 'beta', id)).toEqual(no('full'));
    // Room again: it is still asked.
    await passOnAssignment(gamma(), { centreId: 'gamma', id, to: '', word: 'Sykdom.' });
    expect((await getAssignment(beta(), { centreId: 'beta', id })).may.take).toBe(true);
  });
  it('of what has been changed since the page was shown is refused; that others took places changes nothing', async () => {
    const id = await made(officer(), { wanted: 2 });
    await changeAssignment(officer(), { centreId: '', id, version: 1, input: lesson({ wanted: 2, dueOn: '2026-12-01' }) });
    expect(await take(alfa(), 'alfa', id)).toEqual(no('changed-meanwhile'));
    expect(await takeAssignment(beta(), { centreId: 'beta', id, hours: null, version: 2 })).toEqual(ok);
    expect(await takeAssignment(alfa(), { centreId: 'alfa', id, hours: null, version: 2 })).toEqual(ok);
  });
  it('is not for a centre whose agreement has ended, nor of what is closed', async () => {
    const id = await made(officer());
    const ended = agreedFor(alfa().definitions, 'alfa', { from: '2020-01-01', to: '2026-11-01' });
    expect(await takeAssignment(t.ctx(kari, { definitions: ended }), { centreId: 'alfa', id, hours: 2, version: 1 })).toEqual(no('no-agreement'));
    await closeAssignment(officer(), { centreId: '', id, word: 'Ikke likevel.' });
    expect(await take(alfa(), 'alfa', id)).toEqual(no('over'));
    expect(await takeAssignment(alfa(), { centreId: 'alfa', id: await made(officer()), hours: -1, version: 1 })).toEqual(no('bad-hours'));
  });
});

describe('saying no', () => {
  it('needs a word, which all on the board see; whoever asked is told; and a centre may think again', async () => {
    const id = await made(officer(), { title: 'Nei takk', askedCentreId: 'alfa' });
    expect(await declineAssignment(alfa(), { centreId: 'alfa', id, word: '' })).toEqual(no('no-word'));
    expect(await declineAssignment(alfa(), { centreId: 'alfa', id, word: 'x\u0000' })).toEqual(no('bad-word'));
    expect(await declineAssignment(alfa(), { centreId: 'alfa', id, word: 'Gjelder 13097248022' })).toEqual(no('bad-word'));
    expect(await declineAssignment(alfa(), { centreId: 'alfa', id, word: 'Vi har ferie.' })).toEqual(ok);
    expect((await templatesAbout('Nei takk')).filter(([template]) => template === 'assignment-declined')).toEqual([['assignment-declined', 'liv@example.org']]);
    expect((await getAssignment(beta(), { centreId: 'beta', id })).assignment.parts[0]?.word).toBe('Vi har ferie.');
    expect(await take(alfa(), 'alfa', id)).toEqual(ok);
    expect(await partsOf(id)).toEqual({ alfa: 'taken' });
    await expect(declineAssignment(beta(), { centreId: 'alfa', id, word: 'Nei' })).rejects.toMatchObject(notFound);
    // One that has it passes it on.
    expect(await declineAssignment(alfa(), { centreId: 'alfa', id, word: 'Nei' })).toEqual(no('not-yours'));
  });
});

describe('what a centre asks the others for', () => {
  it('is not its own to do, nor is it asked to', async () => {
    const id = await made(alfa(), { requester: 'centre' }, 'alfa');
    expect(await take(alfa(), 'alfa', id)).toEqual(no('own'));
    expect(await declineAssignment(alfa(), { centreId: 'alfa', id, word: 'Nei.' })).toEqual(no('own'));
    expect(await askCentre(officer(), { id, asked: 'alfa' })).toEqual(no('unknown-centre'));
    await taken(beta(), 'beta', id);
    expect(await shareAssignment(beta(), { centreId: 'beta', id, with: 'alfa', word: '' })).toEqual(no('unknown-centre'));
    expect(await passOnAssignment(beta(), { centreId: 'beta', id, to: 'alfa', word: 'Tilbake.' })).toEqual(no('unknown-centre'));
    expect(await partsOf(id)).toEqual({ beta: 'taken' });
  });
});

describe('what is closed', () => {
  it('is asked of nobody, taken, shared and changed by nobody', async () => {
    const id = await made(officer());
    await taken(alfa(), 'alfa', id);
    await closeAssignment(officer(), { centreId: '', id, word: 'Ikke likevel.' });
    expect(await askCentre(officer(), { id, asked: 'beta' })).toEqual(no('over'));
    expect(await take(beta(), 'beta', id)).toEqual(no('over'));
    expect(await declineAssignment(beta(), { centreId: 'beta', id, word: 'Nei.' })).toEqual(no('over'));
    expect(await shareAssignment(alfa(), { centreId: 'alfa', id, with: 'beta', word: '' })).toEqual(no('over'));
    expect(await passOnAssignment(alfa(), { centreId: 'alfa', id, to: '', word: 'Nei.' })).toEqual(no('over'));
    expect(await changeAssignment(officer(), { centreId: '', id, version: 2, input: lesson({ title: 'Noe annet' }) })).toEqual(no('over'));
  });
});

describe('asking one directly', () => {
  it('is the officers’ alone; also one that has said no may be asked again', async () => {
    const id = await made(officer(), { title: 'Spør' });
    await declineAssignment(beta(), { centreId: 'beta', id, word: 'Nei.' });
    await expect(askCentre(alfa(), { id, asked: 'beta' })).rejects.toMatchObject(notFound);
    expect(await askCentre(officer(), { id, asked: 'beta', word: 'Vær så snill.' })).toEqual(ok);
    expect(await askCentre(officer(), { id, asked: 'beta' })).toEqual(ok);
    expect(await partsOf(id)).toEqual({ beta: 'asked' });
    expect(await askCentre(officer(), { id, asked: 'nowhere' })).toEqual(no('unknown-centre'));
    await taken(beta(), 'beta', id);
    expect(await askCentre(officer(), { id, asked: 'beta' })).toEqual(no('has-it'));
    expect(await askCentre(officer(), { id, asked: 'alfa' })).toEqual(no('full'));
    expect((await getAssignment(alfa(), { centreId: 'alfa', id })).events.filter((e) => e.deed === 'asked').map((e) => [e.to, e.word])).toEqual([['beta', 'Vær så snill.']]);
  });
});

describe('sharing', () => {
  it('asks another, who takes it beside the one that has it, also when all places are taken', async () => {
    const id = await made(officer(), { title: 'Deles' });
    expect(await shareAssignment(beta(), { centreId: 'beta', id, with: 'gamma', word: '' })).toEqual(no('not-yours'));
    await taken(alfa(), 'alfa', id);
    await expect(shareAssignment(beta(), { centreId: 'alfa', id, with: 'gamma', word: '' })).rejects.toMatchObject(notFound);
    expect(await shareAssignment(alfa(), { centreId: 'alfa', id, with: 'alfa', word: '' })).toEqual(no('unknown-centre'));
    expect(await shareAssignment(alfa(), { centreId: 'alfa', id, with: 'beta', word: 'Sammen?' })).toEqual(ok);
    expect(await shareAssignment(alfa(), { centreId: 'alfa', id, with: 'beta', word: 'Sammen?' })).toEqual(ok);
    const ended = agreedFor(alfa().definitions, 'alfa', { from: '2020-01-01', to: '2026-11-01' });
    expect(await shareAssignment(t.ctx(kari, { definitions: ended }), { centreId: 'alfa', id, with: 'gamma', word: '' })).toEqual(no('no-agreement'));
    expect((await getAssignment(beta(), { centreId: 'beta', id })).may.take).toBe(true);
    expect((await getAssignment(gamma(), { centreId: 'gamma', id })).may.take).toBe(false);
    expect(await take(gamma(), 'gamma', id)).toEqual(no('full'));
    expect(await take(beta(), 'beta', id)).toEqual(ok);
    expect(await seen(officer(), id)).toMatchObject({ state: 'taken', placesTaken: 1 });
    const told = (await templatesAbout('Deles')).map(([template, to]) => `${template} ${to}`);
    expect(told.toSorted()).toEqual([
      'assignment-shared ola@example.org',
      'assignment-taken kari@example.org',
      'assignment-taken liv@example.org',
      'assignment-taken liv@example.org',
    ]);
  });
  it('with one that the authority has asked already makes room for it; with one that has said no is refused', async () => {
    const id = await made(officer(), { askedCentreId: 'beta' });
    await taken(alfa(), 'alfa', id);
    expect(await take(beta(), 'beta', id)).toEqual(no('full'));
    expect(await shareAssignment(alfa(), { centreId: 'alfa', id, with: 'beta', word: '' })).toEqual(ok);
    expect(await declineAssignment(beta(), { centreId: 'beta', id, word: 'Nei.' })).toEqual(ok);
    expect(await shareAssignment(alfa(), { centreId: 'alfa', id, with: 'beta', word: '' })).toEqual(no('has-declined'));
  });
  it('leaves one alone with it when the other lets it go: then it takes a place like others', async () => {
    const id = await made(officer());
    await taken(alfa(), 'alfa', id);
    await shareAssignment(alfa(), { centreId: 'alfa', id, with: 'beta', word: '' });
    await passOnAssignment(alfa(), { centreId: 'alfa', id, to: '', word: 'Sykdom.' });
    expect(await take(beta(), 'beta', id)).toEqual(ok);
    expect(await seen(officer(), id)).toMatchObject({ state: 'taken', placesTaken: 1 });
    expect(await take(gamma(), 'gamma', id)).toEqual(no('full'));
  });
});

describe('passing on', () => {
  it('to the board opens it again, with a word; whoever asked is told, and the next morning the board', async () => {
    const id = await made(officer(), { title: 'Gis bort' });
    expect(await passOnAssignment(alfa(), { centreId: 'alfa', id, to: '', word: 'Nei.' })).toEqual(no('not-yours'));
    await taken(alfa(), 'alfa', id);
    expect(await passOnAssignment(alfa(), { centreId: 'alfa', id, to: '', word: '' })).toEqual(no('no-word'));
    await expect(passOnAssignment(beta(), { centreId: 'alfa', id, to: '', word: 'Nei.' })).rejects.toMatchObject(notFound);
    expect(await passOnAssignment(alfa(), { centreId: 'alfa', id, to: '', word: 'Ble for mye.' })).toEqual(ok);
    expect(await seen(officer(), id)).toMatchObject({ state: 'open', placesTaken: 0, parts: [{ state: 'passed-on', word: 'Ble for mye.' }] });
    expect((await templatesAbout('Gis bort')).map(([template]) => template)).toContain('assignment-let-go');
    expect((await t.db.owner.query('select board_told_on from assignment where id = $1', [id])).rows).toEqual([{ board_told_on: null }]);
  });
  it('to another asks it; never one that has said no, has let it go or has no agreement', async () => {
    const id = await made(officer());
    await taken(alfa(), 'alfa', id);
    await declineAssignment(gamma(), { centreId: 'gamma', id, word: 'Nei.' });
    expect(await passOnAssignment(alfa(), { centreId: 'alfa', id, to: 'gamma', word: 'Vil dere?' })).toEqual(no('has-declined'));
    expect(await passOnAssignment(alfa(), { centreId: 'alfa', id, to: randomUUID(), word: 'Vil dere?' })).toEqual(no('unknown-centre'));
    expect(await partsOf(id)).toEqual({ alfa: 'taken', gamma: 'declined' });
    expect(await passOnAssignment(alfa(), { centreId: 'alfa', id, to: 'beta', word: 'Vil dere?' })).toEqual(ok);
    expect(await partsOf(id)).toEqual({ alfa: 'passed-on', beta: 'asked', gamma: 'declined' });
    // Alone, and not to do it together: it takes a place like others.
    expect((await seen(officer(), id)).parts.find((p) => p.centreId === 'beta')).toMatchObject({ askedBy: 'alfa', shared: false });
    await taken(beta(), 'beta', id);
    expect(await passOnAssignment(beta(), { centreId: 'beta', id, to: 'alfa', word: 'Tilbake.' })).toEqual(no('has-declined'));
  });
});

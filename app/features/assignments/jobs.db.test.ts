import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agreedFor, assignmentDatabase, made, seen, taken } from '../../../testing/assignments.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { letters } from '../../../testing/enquiry-desk.ts';
import { kari, liv, ola } from '../../../testing/small-scheme.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { closeAssignment, declineAssignment, getAssignment, passOnAssignment, shareAssignment, takeAssignment } from './assignments.server.ts';
import { handBack } from './inside/handing-back.server.ts';
import { remindDoers, tellBoardAgain, tellOfOverdue } from './inside/reminding.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await assignmentDatabase();
});
afterAll(() => t?.drop());
/** That morning. */
const on = (day: string, definitions?: Ctx['definitions']): Ctx => t.ctx(systemActor('test'), { now: new Date(`${day}T07:00:00Z`), ...(definitions && { definitions }) });
/** Who got which letter about it, since the last time it was asked. */
const read = new Map<string, number>();
async function newLetters(title: string): Promise<string[]> {
  const all = (await letters(t)).filter((l) => l.body.includes(`«${title}»`)).map((l) => `${l.template} ${l.to_address.split('@')[0]}`);
  const before = read.get(title) ?? 0;
  read.set(title, all.length);
  return all.slice(before).toSorted();
}

describe('nothing expires silently', () => {
  it('those who have it are reminded before and after the date, each time once, and again and again until it is done', async () => {
    const id = await made(t.ctx(liv), { title: 'Minnes', dueOn: '2026-12-10' });
    await taken(t.ctx(kari), 'alfa', id);
    await newLetters('Minnes');
    const said: [string, string[]][] = [];
    for (const day of [
      '2026-11-29',
      '2026-11-30',
      '2026-11-30',
      '2026-12-07',
      '2026-12-08',
      '2026-12-10',
      '2026-12-11',
      '2026-12-12',
      '2026-12-15',
      '2026-12-19',
      '2026-12-20',
      '2026-12-28',
    ]) {
      await remindDoers(on(day));
      const now = await newLetters('Minnes');
      if (now.length > 0) said.push([day, now]);
    }
    // Ten and two days before, one and five after, and every five days from then; a day when nothing ran is made up for.
    expect(said.map(([day]) => day)).toEqual(['2026-11-30', '2026-12-08', '2026-12-11', '2026-12-15', '2026-12-20', '2026-12-28']);
    expect(new Set(said.flatMap(([, who]) => who))).toEqual(new Set(['assignments-reminded kari']));
    const { events } = await getAssignment(t.ctx(ola), { centreId: 'beta', id });
    expect(events.filter((e) => e.deed === 'reminded').map((e) => [e.centreId, e.byName])).toEqual(said.map(() => ['alfa', '']));
    await closeAssignment(t.ctx(liv), { centreId: '', id, word: 'Ferdig med det.' });
    await newLetters('Minnes');
    expect(await remindDoers(on('2027-01-20'))).toBe(0);
  });
  it('one that took it after a reminder was due is not reminded of that one', async () => {
    const id = await made(t.ctx(liv), { title: 'Nettopp tatt', dueOn: '2026-11-25' });
    await taken(t.ctx(kari), 'alfa', id);
    await newLetters('Nettopp tatt');
    await remindDoers(on('2026-11-22'));
    expect(await newLetters('Nettopp tatt')).toEqual([]);
    await remindDoers(on('2026-11-23'));
    expect(await newLetters('Nettopp tatt')).toEqual(['assignments-reminded kari']);
    await closeAssignment(t.ctx(liv), { centreId: '', id, word: 'Slutt.' });
  });
  it('one that is asked and does not answer is reminded, and then the board is told, but nobody who has said no', async () => {
    const id = await made(t.ctx(liv), { title: 'Ubesvart', dueOn: '2027-03-01', askedCentreId: 'alfa' });
    await declineAssignment(t.ctx(ola), { centreId: 'beta', id, word: 'Nei.' });
    await newLetters('Ubesvart');
    await remindDoers(on('2026-11-27'));
    await tellBoardAgain(on('2026-11-27'));
    expect(await newLetters('Ubesvart')).toEqual([]);
    for (const day of ['2026-11-28', '2026-11-28', '2026-11-29']) {
      await remindDoers(on(day));
      await tellBoardAgain(on(day));
    }
    expect(await newLetters('Ubesvart')).toEqual(['assignments-open eva', 'assignments-open kari', 'assignments-reminded kari']);
    await tellBoardAgain(on('2026-12-05'));
    expect(await newLetters('Ubesvart')).toEqual(['assignments-open eva', 'assignments-open kari']);
    await takeAssignment(t.ctx(kari), { centreId: 'alfa', id, hours: null, version: 1 });
    await newLetters('Ubesvart');
    await tellBoardAgain(on('2026-12-20'));
    expect(await newLetters('Ubesvart')).toEqual([]);
    await closeAssignment(t.ctx(liv), { centreId: '', id, word: 'Slutt.' });
  });
  it('one that is asked is not reminded of what there is no room for, until there is', async () => {
    const id = await made(t.ctx(liv), { title: 'Fullt', dueOn: '2027-03-01', askedCentreId: 'alfa' });
    await taken(t.ctx(ola), 'beta', id);
    await newLetters('Fullt');
    await remindDoers(on('2026-12-10'));
    expect(await newLetters('Fullt')).toEqual([]);
    await passOnAssignment(t.ctx(ola), { centreId: 'beta', id, to: '', word: 'Sykdom.' });
    await newLetters('Fullt');
    await remindDoers(on('2026-12-11'));
    expect(await newLetters('Fullt')).toEqual(['assignments-reminded kari']);
    await closeAssignment(t.ctx(liv), { centreId: '', id, word: 'Slutt.' });
  });
  it('a reminder that there was nobody to write to about is tried again the next day', async () => {
    const id = await made(t.ctx(liv), { title: 'Ingen hjemme', dueOn: '2026-11-25' });
    await taken(t.ctx(kari), 'alfa', id);
    await newLetters('Ingen hjemme');
    await t.db.owner.query(`update role_assignment set role = 'member' where person_id = 'kari'`);
    expect(await remindDoers(on('2026-11-23'))).toBe(0);
    await t.db.owner.query(`update role_assignment set role = 'coordinator' where person_id = 'kari'`);
    expect(await newLetters('Ingen hjemme')).toEqual([]);
    expect(await remindDoers(on('2026-11-24'))).toBe(1);
    expect(await newLetters('Ingen hjemme')).toEqual(['assignments-reminded kari']);
    await closeAssignment(t.ctx(liv), { centreId: '', id, word: 'Slutt.' });
  });
  it('the board is not told again by a letter to the one that asks', async () => {
    const id = await made(t.ctx(kari), { title: 'Spurt av alfa', dueOn: '2027-03-01', requester: 'centre' }, 'alfa');
    await newLetters('Spurt av alfa');
    await tellBoardAgain(on('2026-12-24'));
    expect(await newLetters('Spurt av alfa')).toEqual(['assignments-open eva', 'assignments-open ola']);
    await closeAssignment(t.ctx(kari), { centreId: 'alfa', id, word: 'Slutt.' });
  });
  it('the officers are told after the date, and a centre of what it asks for itself; the board no longer', async () => {
    const id = await made(t.ctx(ola), { title: 'Over tiden', dueOn: '2026-11-24', requester: 'centre' }, 'beta');
    await newLetters('Over tiden');
    expect(await tellOfOverdue(on('2026-11-24'))).toBe(0);
    expect(await tellOfOverdue(on('2026-11-25'))).toBe(1);
    expect(await tellOfOverdue(on('2026-11-26'))).toBe(0);
    await tellBoardAgain(on('2026-12-24'));
    expect(await newLetters('Over tiden')).toEqual(['assignments-overdue liv', 'assignments-overdue ola']);
    expect(await tellOfOverdue(on('2026-11-30'))).toBe(1);
    await closeAssignment(t.ctx(ola), { centreId: 'beta', id, word: 'Slutt.' });
    expect(await tellOfOverdue(on('2026-12-24'))).toBe(0);
  });
  it('is the system’s to do', async () => {
    for (const job of [remindDoers, tellBoardAgain, tellOfOverdue, handBack])
      for (const actor of [kari, liv]) await expect(job(t.ctx(actor))).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('when an agreement ends', () => {
  const without = (): Ctx['definitions'] => agreedFor(t.ctx(liv).definitions, 'beta', { from: '2020-01-01', to: '2027-01-01' });
  it('what the centre has and is asked goes back to the board, and all concerned are told', async () => {
    const has = await made(t.ctx(liv), { title: 'Hadde', dueOn: '2027-06-01' });
    await taken(t.ctx(ola), 'beta', has);
    const asked = await made(t.ctx(liv), { title: 'Var spurt', dueOn: '2027-06-01', askedCentreId: 'beta' });
    const shared = await made(t.ctx(liv), { title: 'Delte', dueOn: '2027-06-01' });
    await taken(t.ctx(kari), 'alfa', shared);
    await shareAssignment(t.ctx(kari), { centreId: 'alfa', id: shared, with: 'beta', word: '' });
    await takeAssignment(t.ctx(ola), { centreId: 'beta', id: shared, hours: 2, version: 1 });
    for (const title of ['Hadde', 'Var spurt', 'Delte']) await newLetters(title);
    expect(await handBack(on('2026-12-31', without()))).toBe(0);
    expect(await handBack(on('2027-01-01', without()))).toBe(3);
    expect(await handBack(on('2027-01-02', without()))).toBe(0);
    expect(await seen(t.ctx(liv), has)).toMatchObject({ state: 'open', placesTaken: 0, parts: [{ state: 'passed-on' }] });
    expect(await seen(t.ctx(liv), asked)).toMatchObject({ state: 'open', parts: [{ state: 'declined' }] });
    expect(await seen(t.ctx(liv), shared)).toMatchObject({ state: 'taken', placesTaken: 1 });
    // The next morning; of what somebody has still, nobody is told.
    const told = await t.db.owner.query('select id from assignment where board_told_on is null and id = any ($1::uuid[])', [[has, asked, shared]]);
    expect(told.rows.map((r: { id: string }) => r.id).toSorted()).toEqual([has, asked].toSorted());
    expect(await newLetters('Delte')).toEqual(['assignment-handed-back kari', 'assignment-handed-back liv']);
    expect(await newLetters('Hadde')).toEqual(['assignment-handed-back liv']);
    expect((await getAssignment(t.ctx(kari), { centreId: 'alfa', id: has })).events.at(-1)).toMatchObject({ deed: 'handed-back', centreId: 'beta', byName: '' });
    await tellBoardAgain(on('2027-01-04', without()));
    expect(await newLetters('Hadde')).toEqual(['assignments-open eva', 'assignments-open kari']);
  });
});

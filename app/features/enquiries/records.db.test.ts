import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testNow } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { ask, openCentres } from '../../../testing/enquiry-desk.ts';
import { kari, liv, ola, siv, smallDefinitions } from '../../../testing/small-scheme.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { answerEnquiry, closeEnquiry, discardEnquiry, noteOnEnquiry, referEnquiry, withdrawEnquiry } from './enquiries.server.ts';
import { eraseClosed } from './inside/erase-job.server.ts';
import { exportRecords, getRecordCounts } from './inside/records.server.ts';
import { recordsFile, recordsSchema } from './inside/records-file.ts';

let t: TestDatabase;
const on = (day: string): Date => new Date(`${day}T08:00:00Z`);
const made: Record<string, string> = {};
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await openCentres(t);
  // Closed 22 December 2025 (erased in 31 days), 10 December 2025 (in 19 days), and lately; one passed on, one discarded, one open.
  for (const [name, asked, closed] of [
    ['late', '2025-12-01', '2025-12-22'],
    ['soon', '2025-11-28', '2025-12-10'],
    ['new', '2026-11-02', '2026-11-05'],
  ] as const) {
    const { number } = await ask(t, {}, { now: on(asked) });
    made[name] = number;
    const key = { centreId: 'alfa', number };
    await noteOnEnquiry(t.ctx(siv, { now: on(closed) }), { ...key, text: 'Vi må spørre kjemikeren' });
    await answerEnquiry(t.ctx(kari, { now: on(closed) }), { ...key, text: 'Prøv linolje.', guide: [], close: true, seen: 9 });
  }
  const passed = await ask(t, {}, { now: on('2026-11-03') });
  made['passed'] = passed.number;
  await referEnquiry(t.ctx(kari, { now: on('2026-11-04') }), { centreId: 'alfa', number: passed.number, to: 'beta', reason: 'Dere kan dette' });
  await closeEnquiry(t.ctx(ola, { now: on('2026-11-06') }), { centreId: 'beta', number: passed.number });
  const spam = await ask(t, {}, { now: on('2026-11-03') });
  await discardEnquiry(t.ctx(kari, { now: on('2026-11-04') }), { centreId: 'alfa', number: spam.number });
  await ask(t, {}, { now: on('2026-11-10') });
});
afterAll(() => t?.drop());
const span = { centreId: 'alfa', from: '2025-12-01', to: '2026-11-21' };

describe('the records of a centre', () => {
  it.each([
    ['another centre', ola],
    ['an officer', liv],
    ['nobody', anonymous],
    ['the holder of a link', linkActor(newSecret())],
    ['the system', systemActor('test')],
  ])('are not for %s, and leave no trace of having been asked for', async (_, actor) => {
    await expect(getRecordCounts(t.ctx(actor), 'alfa')).rejects.toMatchObject({ code: 'not-found' });
    await expect(exportRecords(t.ctx(actor), span)).rejects.toMatchObject({ code: 'not-found' });
    expect((await t.db.owner.query(`select from enquiry where exported_at is not null`)).rowCount).toBe(0);
  });
  it('say what will be erased within 30 days', async () => {
    expect(await getRecordCounts(t.ctx(siv), 'alfa')).toEqual({ kept: 3, unexported: 3, soonErased: 1, soonErasedUnexported: 1, oldestUnexported: '2025-12-10' });
    expect(await getRecordCounts(t.ctx(siv, { now: on('2026-11-22') }), 'alfa')).toMatchObject({ soonErased: 2 });
  });
  it.each([
    ['no dates', '', '', 'bad-span'],
    ['a day that is none', '2026-02-30', '2026-03-01', 'bad-span'],
    ['the wrong order', '2026-03-02', '2026-03-01', 'bad-span'],
    ['a span without any', '2024-03-01', '2024-03-02', 'nothing'],
  ])('are not exported for %s', async (_, from, to, reason) => {
    expect(await exportRecords(t.ctx(kari), { centreId: 'alfa', from, to })).toEqual({ ok: false, reason });
  });
  it('are a file that keeps to its own description, with the conversation and the notes marked', async () => {
    const exported = await exportRecords(t.ctx(kari), { centreId: 'alfa', from: '2025-12-10', to: '2025-12-10' });
    if (!exported.ok) throw new Error(exported.reason);
    const file = recordsFile.parse(JSON.parse(JSON.stringify(exported.file)));
    expect(file).toMatchObject({ exportedBy: 'Kari Nes', centre: { id: 'alfa', name: 'Alfa' }, demonstration: true, exportedAt: testNow.toISOString() });
    expect(file.records).toMatchObject([
      {
        number: made['soon'],
        state: 'closed',
        municipality: { code: '1804', name: 'Bodø' },
        topics: [{ id: 'paint', name: 'Maling' }],
        parties: { asker: { name: 'Marit Aune' } },
        messages: [{ kind: 'asker' }, { kind: 'internal-note', author: 'Siv Hagen' }, { kind: 'answer', text: 'Prøv linolje.' }],
        eraseOn: '2026-12-10',
      },
    ]);
    expect(recordsSchema()).toMatchObject({ type: 'object', properties: { format: { const: 'knutepunkt-enquiry-records' } } });
  });
  it('are marked as exported, and it is written down by whom, without what stood in them', async () => {
    expect(await getRecordCounts(t.ctx(kari), 'alfa')).toMatchObject({ kept: 3, unexported: 2, soonErased: 1, soonErasedUnexported: 0, oldestUnexported: '2025-12-22' });
    const { rows } = await t.db.owner.query(`select actor_id, centre_id, after from audit_event where action = 'enquiries.exported'`);
    expect(rows).toEqual([{ actor_id: 'kari', centre_id: 'alfa', after: { from: '2025-12-10', to: '2025-12-10', records: 1 } }]);
  });
  it('belong to the centre that had it when it was closed, and hold nothing discarded or open', async () => {
    const own = await exportRecords(t.ctx(kari), span);
    expect(own.ok && own.file.records.map((r) => r.number)).toEqual([made['soon'], made['late'], made['new']]);
    const theirs = await exportRecords(t.ctx(ola), { ...span, centreId: 'beta' });
    expect(theirs.ok && theirs.file.records).toMatchObject([{ number: made['passed'], referrals: [{ from: 'alfa', to: 'beta', reason: 'Dere kan dette' }] }]);
  });
  it('are erased when the time has come, exported or not, and are then no more', async () => {
    await eraseClosed(t.ctx(systemActor('night'), { now: on('2026-12-22') }));
    expect(await getRecordCounts(t.ctx(kari), 'alfa')).toMatchObject({ kept: 1 });
    const left = await exportRecords(t.ctx(kari), span);
    expect(left.ok && left.file.records.map((r) => r.number)).toEqual([made['new']]);
  });
  it('have what somebody withdrew, too', async () => {
    const { number, link } = await ask(t, {}, { now: on('2026-11-16') });
    await withdrawEnquiry(t.ctx(link, { now: on('2026-11-17') }));
    const exported = await exportRecords(t.ctx(kari), { centreId: 'alfa', from: '2026-11-17', to: '2026-11-17' });
    expect(exported).toMatchObject({ ok: true, file: { records: [{ number, state: 'withdrawn' }] } });
  });
});

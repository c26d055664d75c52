import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { course, logDatabase, logged } from '../../../testing/activities.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { madeFiles } from '../../../testing/made-files.ts';
import { kari, liv, ola, siv } from '../../../testing/small-scheme.ts';
import { anonymous } from '../../platform/actor.ts';
import {
  addFiles,
  editActivity,
  getActivity,
  getActivityForOfficer,
  getFile,
  leaveActivity,
  logActivity,
  removeActivity,
  removeFile,
  restoreActivity,
} from './activities.server.ts';
import type { NewFile } from './inputs.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await logDatabase();
});
afterAll(() => t?.drop());

const plan: NewFile = { name: 'Årsplan.pdf', mime: 'application/pdf', bytes: madeFiles.pdf };
const picture: NewFile = { name: 'Bilde.png', mime: 'image/png', bytes: madeFiles.png };
const at = (id: string, centreId = 'alfa') => ({ centreId, id });
const filesOf = async (id: string) => (await getActivity(t.ctx(kari), 'alfa', id)).files;
const notThere = { code: 'not-found' };

describe('files of an activity', () => {
  it('come with it when it is logged, once however often it is sent', async () => {
    const once = randomUUID();
    const toLog = { centreId: 'alfa', once, activity: course(), files: [plan, picture] };
    const first = await logActivity(t.ctx(kari), toLog);
    const again = await logActivity(t.ctx(kari), toLog);
    if (!first.ok || !again.ok) throw new Error('not logged');
    expect(again).toMatchObject({ id: first.id, again: true });
    expect(await filesOf(first.id)).toMatchObject([
      { name: 'Bilde.png', size: madeFiles.png.length },
      { name: 'Årsplan.pdf', size: madeFiles.pdf.length, addedByName: 'Kari Nes', removedAt: null },
    ]);
  });
  it('are added later, without being in the way of who is changing its text, and are read as they were sent', async () => {
    const id = await logged(t.ctx(kari));
    const { version } = (await getActivity(t.ctx(siv), 'alfa', id)).activity;
    expect(await addFiles(t.ctx(kari), { ...at(id), files: [plan] })).toEqual({ ok: true });
    expect(await editActivity(t.ctx(siv), { ...at(id), version, activity: course({ title: 'Nytt navn' }) })).toEqual({ ok: true });
    const [file] = await filesOf(id);
    const read = await getFile(t.ctx(siv), { ...at(id), fileId: file!.id });
    expect([read.name, read.mime, Buffer.from(read.bytes).equals(madeFiles.pdf)]).toEqual(['Årsplan.pdf', 'application/pdf', true]);
  });
  it('are at most ten: what makes eleven is all refused', async () => {
    const id = await logged(t.ctx(kari));
    expect(await addFiles(t.ctx(kari), { ...at(id), files: Array.from({ length: 9 }, () => plan) })).toEqual({ ok: true });
    expect(await addFiles(t.ctx(kari), { ...at(id), files: [plan, picture] })).toEqual({ ok: false, reason: 'too-many-files' });
    expect(await filesOf(id)).toHaveLength(9);
    const [first] = await filesOf(id);
    await removeFile(t.ctx(kari), { ...at(id), fileId: first!.id });
    expect(await addFiles(t.ctx(kari), { ...at(id), files: [plan, picture] })).toEqual({ ok: true });
    await expect(logActivity(t.ctx(kari), { centreId: 'alfa', once: randomUUID(), activity: course(), files: Array.from({ length: 11 }, () => plan) })).rejects.toMatchObject({
      code: 'malformed',
    });
  });
  it('leave their name behind when they are removed, and nothing of their content', async () => {
    const id = await logged(t.ctx(kari));
    await addFiles(t.ctx(kari), { ...at(id), files: [plan] });
    const [file] = await filesOf(id);
    const removed = { ...at(id), fileId: file!.id };
    expect(await removeFile(t.ctx(siv), removed)).toEqual({ ok: true });
    expect(await removeFile(t.ctx(kari), removed)).toEqual({ ok: true });
    expect(await filesOf(id)).toMatchObject([{ name: 'Årsplan.pdf', removedByName: 'Siv Hagen' }]);
    await expect(getFile(t.ctx(kari), removed)).rejects.toMatchObject(notThere);
    expect((await t.db.owner.query('select bytes from activity_file where id = $1', [file!.id])).rows).toEqual([{ bytes: null }]);
    const { rows } = await t.db.owner.query(`select action, after->>'file' as file from audit_event where subject_id = $1 and action like 'activity.file%' order by id`, [id]);
    expect(rows).toEqual([
      { action: 'activity.file-added', file: 'Årsplan.pdf' },
      { action: 'activity.file-removed', file: 'Årsplan.pdf' },
    ]);
  });
  it('are not lost when the activity is removed, and take no new ones then', async () => {
    const id = await logged(t.ctx(kari));
    await addFiles(t.ctx(kari), { ...at(id), files: [plan] });
    await removeActivity(t.ctx(kari), at(id));
    expect(await addFiles(t.ctx(kari), { ...at(id), files: [plan] })).toEqual({ ok: false, reason: 'removed' });
    const [file] = await filesOf(id);
    await getFile(t.ctx(kari), { ...at(id), fileId: file!.id });
    await restoreActivity(t.ctx(kari), at(id));
    expect(await filesOf(id)).toHaveLength(1);
  });
});

describe('who may', () => {
  it('the centres that did it together read them; the one that wrote it down adds and removes them', async () => {
    const id = await logged(t.ctx(kari), { centres: ['beta'] });
    await addFiles(t.ctx(kari), { ...at(id), files: [plan] });
    const [file] = await filesOf(id);
    const ofBeta = { ...at(id, 'beta'), fileId: file!.id };
    expect(await getFile(t.ctx(ola), ofBeta)).toMatchObject({ name: 'Årsplan.pdf' });
    await expect(addFiles(t.ctx(ola), { ...ofBeta, files: [plan] })).rejects.toMatchObject(notThere);
    await expect(removeFile(t.ctx(ola), ofBeta)).rejects.toMatchObject(notThere);
    await leaveActivity(t.ctx(ola), at(id, 'beta'));
    await expect(getFile(t.ctx(ola), ofBeta)).rejects.toMatchObject(notThere);
  });
  it('an officer reads, and changes nothing; for everybody else there is nothing there', async () => {
    const id = await logged(t.ctx(kari), { note: 'Sentralens eget' });
    await addFiles(t.ctx(kari), { ...at(id), files: [plan] });
    const [file] = await filesOf(id);
    const the = { ...at(id), fileId: file!.id };
    expect(await getFile(t.ctx(liv), { ...the, centreId: '' })).toMatchObject({ name: 'Årsplan.pdf' });
    const seen = await getActivityForOfficer(t.ctx(liv), id);
    expect([seen.activity.title, seen.activity.note, seen.files.length]).toEqual(['Kurs i maling', '', 1]);
    await expect(addFiles(t.ctx(liv), { ...the, files: [plan] })).rejects.toMatchObject(notThere);
    await expect(removeFile(t.ctx(liv), the)).rejects.toMatchObject(notThere);
    for (const actor of [ola, anonymous]) {
      await expect(getActivityForOfficer(t.ctx(actor), id)).rejects.toMatchObject(notThere);
      for (const centreId of ['alfa', 'beta', '']) await expect(getFile(t.ctx(actor), { ...the, centreId })).rejects.toMatchObject(notThere);
      await expect(addFiles(t.ctx(actor), { ...the, files: [plan] })).rejects.toMatchObject(notThere);
    }
    await expect(getFile(t.ctx(kari), { ...the, centreId: '' })).rejects.toMatchObject(notThere);
  });
  it('a file is found under its own activity alone', async () => {
    const [id, other] = [await logged(t.ctx(kari)), await logged(t.ctx(kari))];
    await addFiles(t.ctx(kari), { ...at(id), files: [plan] });
    const [file] = await filesOf(id);
    for (const the of [
      { ...at(other), fileId: file!.id },
      { ...at(id), fileId: randomUUID() },
      { ...at(id), fileId: 'x' },
    ]) {
      await expect(getFile(t.ctx(kari), the)).rejects.toMatchObject(notThere);
      await expect(removeFile(t.ctx(kari), the)).rejects.toMatchObject(notThere);
    }
  });
});

import { sql } from 'kysely';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { UploadedFile } from '../../platform/uploaded-file.server.ts';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, ola, person, smallDefinitions } from '../../../testing/small-scheme.ts';
import { addAttachments, addPicture, listFiles, listPublishedFiles, removeFile } from './idea-files.server.ts';
import { getFile } from './inside/files/reading.server.ts';

/** Files of ideas: whose they are to add, who may have them, and what a version keeps. */

let t: TestDatabase;
/** By hand, past every wall. */
const raw = async (statement: string): Promise<Record<string, unknown>[]> => (await t.db.owner.query<Record<string, unknown>>(statement)).rows;
const asActor = (actor: Actor, statement: string): Promise<bigint | undefined> => inTransaction(t.ctx(actor), async (tx) => (await sql.raw(statement).execute(tx)).numAffectedRows);

const link: Actor = { kind: 'link', hash: 'of-the-idea' };
const stranger: Actor = { kind: 'link', hash: 'of-another' };
const employee = person('eva', 'Eva Li', { role: 'employee', scope: '1804' });
const elsewhere = person('per', 'Per Ås', { role: 'employee', scope: '4601' });
const editor = person('siw', 'Siw Ness', { role: 'member', scope: 'beta' }, { role: 'editor', scope: 'beta' });

let picture: Uint8Array;
beforeAll(async () => {
  t = await testDatabase({ definitions: smallDefinitions() });
  await raw(`insert into centre (id, name, demonstration) values ('alfa', 'Alfa', true), ('beta', 'Beta', true)`);
  picture = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a7' } })
    .jpeg()
    .toBuffer();
});
afterAll(() => t?.drop());

const text = JSON.stringify({ title: 'Trapp', sections: { need: '', did: '![Trapp](bilde:1)', outcome: '', differently: '' } });
const holders = { alfa: `'centre', 'alfa', null, null`, municipality: `'municipality', null, '1804', null`, link: `'link', null, null, 'of-the-idea'` } as const;
const makeIdea = async (id: keyof typeof holders): Promise<void> => {
  await raw(`insert into idea (id, once, demonstration, holder_kind, centre_id, municipality_code, link_hash, standing, created_at, changed_at)
    values ('${id}', '${id}', true, ${holders[id]}, 'unpublished', now(), now())`);
  await raw(`insert into idea_draft (idea_id, content, writing, changed_at) values ('${id}', '${text}', 'draft', now())`);
};
const numberOf = async (id: string): Promise<number> => Number((await raw(`select number from idea where id = '${id}'`))[0]!['number']);
const writing = (id: string, state: string): Promise<unknown> =>
  raw(`update idea_draft set writing = '${state}', submitted_at = now() where idea_id = '${id}'; update idea set sent_at = now() where id = '${id}'`);
const publish = async (id: string, n = 1): Promise<void> => {
  await raw(`insert into idea_version values ('${id}', ${n}, '${text}', 'tried', 'small', '1804', 'Bodø', '18', 'Nordland', 'Nord', now(), '', 'beta')`);
  await raw(
    `update idea set standing = 'published', sent_at = now(), published_at = now(), confirmed_level = 'tried', confirmed_on = now(), review_by = now(), silent_from = now() where id = '${id}'`,
  );
  await raw(`update idea_draft set writing = 'settled' where idea_id = '${id}'`);
};
beforeEach(async () => {
  await raw('truncate idea cascade');
  for (const id of ['alfa', 'municipality', 'link'] as const) await makeIdea(id);
});

const add = (actor: Actor, ideaId = 'alfa', over: { bytes?: Uint8Array; alt?: string; name?: string } = {}) =>
  addPicture(t.ctx(actor), { ideaId, bytes: over.bytes ?? picture, name: over.name ?? 'trapp.jpg', alt: over.alt ?? 'En trapp i skogen' });
const attachment = (name = 'plan.pdf'): UploadedFile => ({ name, type: 'pdf', mime: 'application/pdf', bytes: Uint8Array.from(Buffer.from('%PDF-1.4 %%EOF')) });
const notFound = { code: 'not-found' };

describe('a picture', () => {
  it.each([
    ['its centre’s people', kari, 'alfa'],
    ['its municipality’s employees', employee, 'municipality'],
    ['the one who holds its link', link, 'link'],
  ] as const)('is added by %s', async (_who, actor, id) => {
    expect(await add(actor, id)).toMatchObject({ ok: true, picture: { id: '1', alt: 'En trapp i skogen' } });
    const { pictures } = await listFiles(t.ctx(actor), id, '/her');
    expect(pictures).toEqual([{ id: '1', alt: 'En trapp i skogen', width: 900, height: 600, widths: [320, 640, 900], address: '/her/bilder/1' }]);
  });

  it.each([
    ['another centre', ola],
    ['an editor', editor],
    ['an employee', employee],
    ['a stranger’s link', stranger],
    ['nobody', anonymous],
  ] as const)('is not added by %s, who do not hear that there is an idea', async (_who, actor) => {
    await expect(add(actor)).rejects.toMatchObject(notFound);
    await expect(addAttachments(t.ctx(actor), { ideaId: 'alfa', files: [attachment()] })).rejects.toMatchObject(notFound);
    await expect(removeFile(t.ctx(actor), { ideaId: 'alfa', id: '1' })).rejects.toMatchObject(notFound);
  });

  it('of a municipality’s idea is not another municipality’s to add', async () => {
    await expect(add(elsewhere, 'municipality')).rejects.toMatchObject(notFound);
  });

  it('is refused without words, with an identity number in them, and when it is none', async () => {
    expect(await add(kari, 'alfa', { alt: ' \n ' })).toEqual({ ok: false, reason: 'alt-missing' });
    expect(await add(kari, 'alfa', { alt: 'x'.repeat(301) })).toEqual({ ok: false, reason: 'alt-too-long' });
    expect(await add(kari, 'alfa', { alt: 'Kari, 01010750160' })).toEqual({ ok: false, reason: 'identity-number' });
    expect(await add(kari, 'alfa', { name: '01010750160.jpg' })).toEqual({ ok: false, reason: 'identity-number' });
    expect(await add(kari, 'alfa', { bytes: Buffer.from('<svg/>') })).toEqual({ ok: false, reason: 'not-a-picture' });
    expect((await listFiles(t.ctx(kari), 'alfa')).pictures).toEqual([]);
  });

  it('is not added to what the editors have before them', async () => {
    await writing('alfa', 'submitted');
    expect(await add(kari)).toEqual({ ok: false, reason: 'not-now' });
    expect(await addAttachments(t.ctx(kari), { ideaId: 'alfa', files: [attachment()] })).toEqual({ ok: false, reason: 'not-now' });
    expect(await removeFile(t.ctx(kari), { ideaId: 'alfa', id: '1' })).toEqual({ ok: false, reason: 'not-now' });
  });

  it('is the eleventh for nobody, also when many are sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => add(kari)));
    expect(answers.filter((a) => a.ok).length).toBe(10);
    expect((await listFiles(t.ctx(kari), 'alfa')).pictures.map((p) => p.id)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });

  it('is added while the text is being saved, and neither falls', async () => {
    // Whoever saves a text holds the idea, and then what is written.
    const save = () =>
      inTransaction(t.ctx(kari), async (tx) => {
        await sql`select from idea where id = 'alfa' for update`.execute(tx);
        await sql`update idea_draft set version = version + 1 where idea_id = 'alfa'`.execute(tx);
      });
    const file = (n: number): UploadedFile => ({ name: `${n}.pdf`, type: 'pdf', mime: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) });
    const both = Array.from({ length: 8 }, (_, n) => [save(), addAttachments(t.ctx(kari), { ideaId: 'alfa', files: [file(n)] }), save()]).flat();
    expect((await Promise.allSettled(both)).filter((r) => r.status === 'rejected')).toEqual([]);
  });
  it('is not added to an idea that has become part of another', async () => {
    await publish('municipality');
    await publish('alfa');
    await raw(`update idea set standing = 'merged', merged_into = 'municipality' where id = 'alfa'`);
    expect(await add(kari)).toEqual({ ok: false, reason: 'not-now' });
    expect(await addAttachments(t.ctx(kari), { ideaId: 'alfa', files: [attachment()] })).toEqual({ ok: false, reason: 'not-now' });
  });

  it('has a number that no other gets when it is gone', async () => {
    await add(kari);
    await removeFile(t.ctx(kari), { ideaId: 'alfa', id: '1' });
    expect(await add(kari)).toMatchObject({ picture: { id: '2' } });
    expect(await raw(`select name, alt from idea_file where n = 1`)).toEqual([{ name: '', alt: '' }]);
    expect(await raw(`select width from idea_file_content where n = 1`)).toEqual([]);
  });

  it('makes a published idea one that is being written again', async () => {
    await publish('alfa');
    await add(kari);
    expect(await raw(`select writing, version from idea_draft where idea_id = 'alfa'`)).toEqual([{ writing: 'draft', version: 2 }]);
  });
});

describe('attachments', () => {
  it('are all added, or none where they would be more than ten', async () => {
    const nine = Array.from({ length: 9 }, (_, i) => attachment(`${i}.pdf`));
    expect(await addAttachments(t.ctx(kari), { ideaId: 'alfa', files: nine })).toEqual({ ok: true });
    expect(await addAttachments(t.ctx(kari), { ideaId: 'alfa', files: [attachment('a.pdf'), attachment('b.pdf')] })).toEqual({ ok: false, reason: 'too-many-files' });
    expect((await listFiles(t.ctx(kari), 'alfa')).attachments).toHaveLength(9);
  });
});

describe('what readers may have', () => {
  const read = async (n: number, actor: Actor = anonymous) => getFile(t.ctx(actor), { of: { number: await numberOf('alfa') }, n, kind: 'picture', width: 500 });
  it('is what the newest version has, in the width asked for or the next', async () => {
    await add(kari);
    await expect(read(1)).rejects.toMatchObject(notFound);
    await publish('alfa');
    expect(await read(1)).toMatchObject({ mime: 'image/webp', width: 640 });
    const number = await numberOf('alfa');
    const { pictures } = await listPublishedFiles(t.ctx(anonymous), number);
    expect(pictures.map((p) => p.address)).toEqual([`/idebanken/${number}/bilder/1`]);
    await add(kari);
    await expect(read(2)).rejects.toMatchObject(notFound);
    await expect(read(2, kari)).rejects.toMatchObject(notFound);
  });

  it('is no longer what was removed, when a newer version is published; the old version has it still', async () => {
    await add(kari);
    await publish('alfa');
    await removeFile(t.ctx(kari), { ideaId: 'alfa', id: '1' });
    expect(await read(1)).toMatchObject({ width: 640 });
    await publish('alfa', 2);
    for (const actor of [anonymous, kari, editor]) await expect(read(1, actor)).rejects.toMatchObject(notFound);
    expect((await listPublishedFiles(t.ctx(kari), await numberOf('alfa'))).pictures).toEqual([]);
    expect(await raw(`select version, n from idea_version_file where idea_id = 'alfa'`)).toEqual([{ version: 1, n: 1 }]);
    expect((await raw(`select width from idea_file_content where n = 1`)).length).toBe(3);
  });

  it('is nothing of what is hidden or withdrawn', async () => {
    await add(kari);
    await publish('alfa');
    await raw(`update idea set standing = 'hidden' where id = 'alfa'`);
    for (const actor of [anonymous, kari, editor]) {
      await expect(read(1, actor)).rejects.toMatchObject(notFound);
      expect(await listPublishedFiles(t.ctx(actor), await numberOf('alfa'))).toEqual({ pictures: [], attachments: [] });
    }
  });

  it('is never an attachment for a picture, or the other way', async () => {
    await addAttachments(t.ctx(kari), { ideaId: 'alfa', files: [attachment(), attachment('skjema.pdf')] });
    await publish('alfa');
    await expect(read(1)).rejects.toMatchObject(notFound);
    const file = await getFile(t.ctx(anonymous), { of: { number: await numberOf('alfa') }, n: 2, kind: 'attachment' });
    expect(file).toMatchObject({ name: 'skjema.pdf', mime: 'application/pdf' });
  });
});

describe('what is being written', () => {
  it('is its holder’s and, once it is sent, the editors’', async () => {
    await add(kari);
    const one = { of: { id: 'alfa' }, n: 1, kind: 'picture' } as const;
    expect(await getFile(t.ctx(kari), one)).toMatchObject({ width: 320 });
    for (const actor of [ola, editor, employee, stranger, anonymous]) await expect(getFile(t.ctx(actor), one)).rejects.toMatchObject(notFound);
    await writing('alfa', 'submitted');
    expect(await getFile(t.ctx(editor), one)).toMatchObject({ width: 320 });
    await expect(listFiles(t.ctx(ola), 'alfa')).rejects.toMatchObject(notFound);
    await writing('alfa', 'draft');
    await expect(listFiles(t.ctx(editor), 'alfa')).rejects.toMatchObject(notFound);
  });

  it('is found by its link without any number', async () => {
    await add(link, 'link');
    expect(await getFile(t.ctx(link), { of: 'link', n: 1, kind: 'picture', width: 9999 })).toMatchObject({ width: 900 });
    await expect(getFile(t.ctx(stranger), { of: 'link', n: 1, kind: 'picture' })).rejects.toMatchObject(notFound);
  });
});

describe('the second wall', () => {
  const row = (idea: string, n = 5): string =>
    `insert into idea_file (idea_id, n, kind, name, alt, mime, size, added_at, added_by) values ('${idea}', ${n}, 'attachment', 'x', '', 'x', 1, now(), actor_id())`;
  const forbidden = { code: '42501' };
  it('lets nobody add to what is another’s, or to what the editors have', async () => {
    await asActor(kari, row('alfa'));
    await asActor(link, row('link'));
    for (const actor of [ola, editor, employee, link, stranger, anonymous]) await expect(asActor(actor, row('alfa', 6))).rejects.toMatchObject(forbidden);
    await writing('alfa', 'submitted');
    await expect(asActor(kari, row('alfa', 6))).rejects.toMatchObject(forbidden);
  });
  it('lets nobody delete what a version has, or say what a version has', async () => {
    await add(kari);
    await publish('alfa');
    expect(await asActor(kari, 'delete from idea_file_content')).toBe(0n);
    await expect(asActor(kari, `insert into idea_version_file values ('alfa', 1, 1)`)).rejects.toMatchObject(forbidden);
    await expect(asActor(kari, 'delete from idea_version_file')).rejects.toMatchObject(forbidden);
    await expect(asActor(kari, 'delete from idea_file')).rejects.toMatchObject(forbidden);
    await expect(asActor(kari, `update idea_file_content set bytes = ''`)).rejects.toMatchObject(forbidden);
  });
});

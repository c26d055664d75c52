import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logDatabase, logged, logPages } from '../../../../testing/activities.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { filesWithMacros, madeFiles } from '../../../../testing/made-files.ts';
import { kari, liv, ola } from '../../../../testing/small-scheme.ts';
import { anonymous } from '../../../platform/actor.ts';
import { getActivity } from '../activities.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await logDatabase();
});
afterAll(() => t?.drop());

const log = '/min-sentral/logg';
const ask = logPages(() => t);
const pdf = new File([madeFiles.pdf], 'Årsplan 2026.pdf');
const notPdf = new File(['MZ'], 'regning.pdf');
function form(fields: Readonly<Record<string, string>>, ...files: File[]): FormData {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  // An empty field for files is sent so.
  for (const file of files.length > 0 ? files : [new File([], '')]) body.append('vedlegg', file);
  return body;
}
const talk = (): Record<string, string> => ({ nokkel: randomUUID(), slag: 'course', dag: 'other', dato: '2026-03-03', tittel: 'Kurs i maling' });
const idIn = (to: string): string => /[0-9a-f-]{36}/.exec(to)?.[0] ?? '';
const filesOf = async (id: string) => (await getActivity(t.ctx(kari), 'alfa', id)).files;

describe('logging something with files', () => {
  it('keeps them with it, and gives them back to save', async () => {
    const { status, to } = await ask(`${log}/ny`, kari, form(talk(), pdf, new File([madeFiles.png], 'bilde.png')));
    expect(status).toBe(303);
    const files = await filesOf(idIn(to));
    expect(files.map((f) => f.name)).toEqual(['bilde.png', 'Årsplan 2026.pdf']);
    const page = await ask(`${log}/${idIn(to)}`, kari);
    expect(page.html).toContain('La ved «Årsplan 2026.pdf»');
    const file = await ask(`${log}/${idIn(to)}/vedlegg/${files[1]!.id}`, kari);
    expect([file.status, Buffer.from(file.bytes).equals(madeFiles.pdf)]).toEqual([200, true]);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment;/);
  });
  it('logs without any when the field is left empty', async () => {
    const { status, to } = await ask(`${log}/ny`, kari, form(talk()));
    expect([status, await filesOf(idIn(to))]).toEqual([303, []]);
  });
  it('with one that is not what its name says, nothing is logged, what was typed stands there, and every file is to be chosen again', async () => {
    const typed = { ...talk(), tittel: 'Kurs som ikke ble logget', antall: '34' };
    const { status, html } = await ask(`${log}/ny`, kari, form(typed, pdf, notPdf));
    expect(status).toBe(422);
    expect(html).toContain('value="Kurs som ikke ble logget"');
    expect(html).toContain('value="34"');
    expect(html).toContain('«regning.pdf» er ikke det navnet sier');
    expect(html).toContain('Velg «Årsplan 2026.pdf» på nytt');
    expect((await ask(`${log}?sok=ikke+ble+logget`, kari)).html).toContain('Vi fant ingen aktiviteter');
  });
  it('says that the files must be chosen again when it was something else that was wrong', async () => {
    const { status, html } = await ask(`${log}/ny`, kari, form({ ...talk(), tittel: '' }, pdf));
    expect(status).toBe(422);
    expect(html).toContain('href="#vedlegg"');
    expect(html).toContain('Velg «Årsplan 2026.pdf» på nytt');
  });
  it('refuses more than ten', async () => {
    const { status, html } = await ask(`${log}/ny`, kari, form(talk(), ...Array.from({ length: 11 }, () => pdf)));
    expect([status, html.includes('Det kan være høyst 10 filer')]).toEqual([422, true]);
  });
});

describe('files on the page of an activity', () => {
  it('are added and removed there, and the history says by whom', async () => {
    const id = await logged(t.ctx(kari));
    expect((await ask(`${log}/${id}/vedlegg`, kari, form({}, pdf))).to).toBe(`${log}/${id}?ok=vedlagt`);
    const [file] = await filesOf(id);
    expect((await ask(`${log}/${id}/vedlegg/${file!.id}/fjern`, kari, form({}))).to).toBe(`${log}/${id}?ok=vedlegg-fjernet`);
    const { html } = await ask(`${log}/${id}`, kari);
    expect(html).toMatch(/Fjernet vedlegget «Årsplan 2026\.pdf»<\/strong> <span[^>]*>[^<]*Kari Nes/);
    expect((await ask(`${log}/${id}/vedlegg/${file!.id}`, kari)).status).toBe(404);
  });
  it.each([
    ['nothing chosen', [], 422, 'Velg en fil først'],
    ['one that is not what it says', [pdf, notPdf], 422, '«regning.pdf» er ikke det navnet sier'],
    ['one with macros', [new File([filesWithMacros['part.docx']!], 'brev.docx')], 422, 'inneholder makroer'],
    ['a kind that is not taken', [new File(['<svg/>'], 'tegning.svg')], 422, 'en type vi ikke tar imot'],
    ['eleven', Array.from({ length: 11 }, () => pdf), 422, 'Det kan være høyst 10 filer'],
  ] as const)('are refused: %s', async (_, files, status, said) => {
    const id = await logged(t.ctx(kari));
    const page = await ask(`${log}/${id}/vedlegg`, kari, form({}, ...files));
    expect([page.status, page.html.includes(said), (await filesOf(id)).length]).toEqual([status, true, 0]);
  });
  it('are refused when there are enough already', async () => {
    const id = await logged(t.ctx(kari));
    await ask(`${log}/${id}/vedlegg`, kari, form({}, ...Array.from({ length: 6 }, () => pdf)));
    const page = await ask(`${log}/${id}/vedlegg`, kari, form({}, ...Array.from({ length: 6 }, () => pdf)));
    expect([page.status, (await filesOf(id)).length]).toEqual([409, 6]);
  });
});

describe('who may', () => {
  it('the other centres of a shared activity download, and officers from their own page; nobody else finds anything', async () => {
    const id = await logged(t.ctx(kari), { centres: ['beta'], note: 'Sentralens eget', title: 'Delt kurs' });
    const alone = await logged(t.ctx(kari));
    for (const one of [id, alone]) await ask(`${log}/${one}/vedlegg`, kari, form({}, pdf));
    const [[file], [own]] = [await filesOf(id), await filesOf(alone)];
    const forOfficer = `/direktoratet/logg/${id}`;
    for (const [actor, shared, unshared, officers] of [
      [ola, 200, 404, 403],
      [liv, 403, 403, 200],
      [anonymous, 401, 401, 401],
    ] as const) {
      expect((await ask(`${log}/${id}/vedlegg/${file!.id}`, actor)).status).toBe(shared);
      expect((await ask(`${log}/${alone}/vedlegg/${own!.id}`, actor)).status).toBe(unshared);
      for (const path of [forOfficer, `${forOfficer}/vedlegg/${file!.id}`]) expect((await ask(path, actor)).status, path).toBe(officers);
    }
    expect((await ask(`${log}/${id}/vedlegg`, ola, form({}, pdf))).status).toBe(404);
    expect((await ask(`${log}/${id}/vedlegg/${file!.id}/fjern`, ola, form({}))).status).toBe(404);
    const { html } = await ask(forOfficer, liv);
    expect(html).toContain('Delt kurs');
    expect(html).toContain(`${forOfficer}/vedlegg/${file!.id}`);
    expect(html).not.toContain('Sentralens eget');
    expect(html).not.toContain('<form method="post"');
    expect((await ask(`/direktoratet/logg/${randomUUID()}`, liv)).status).toBe(404);
  });
});

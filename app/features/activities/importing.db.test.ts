import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logDatabase, logged } from '../../../testing/activities.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, ola } from '../../../testing/small-scheme.ts';
import { addPartner, exportActivities, importActivities, importTemplate, listActivities } from './activities.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await logDatabase();
});
afterAll(() => t?.drop());

const file = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));
const send = (bytes: Uint8Array, write = true, actor = kari, centreId = 'alfa') => importActivities(t.ctx(actor), { centreId, bytes, write });
const faultsIn = async (bytes: Uint8Array): Promise<string[]> => {
  const answer = await send(bytes);
  return answer.ok ? [] : answer.faults.map((f) => `${f.row}:${f.column} ${f.reason} ${f.given}`);
};
const inLog = async (words: string): Promise<number> => (await listActivities(t.ctx(kari), 'alfa', { words })).activities.length;

describe('a file of activities', () => {
  it('is read with the words and dates that people write, in any language', async () => {
    const bytes = file(
      'dato;TIL OG MED;Kind;Tittel;Saman med;Antall deltakere;Målgrupper;Notat',
      '3.3.2026;;Kurs;Fra fil;Statsforvaltaren i Nordland|Nordland fylkeskommune;1 200;Malere; Lærere;',
      '2026-04-01;02.04.2026;course;Fra fil;;;;"to\nlinjer"',
    );
    const answer = await send(Buffer.from(bytes.toString().replace('Malere; Lærere', '"Malere; Lærere"')));
    expect(answer).toMatchObject({ ok: true, rows: 2, again: 0 });
    const { activities } = await listActivities(t.ctx(kari), 'alfa', { words: 'Fra fil' });
    expect(activities).toMatchObject([
      { startsOn: '2026-04-01', endsOn: '2026-04-02', note: 'to\nlinjer', tasks: ['late/2'] },
      {
        startsOn: '2026-03-03',
        audience: 1200,
        targetGroups: ['painters', 'teachers'],
        counterparts: [
          { kind: 'governor', id: 'nordland' },
          { kind: 'authority', id: '18' },
        ],
      },
    ]);
  });
  it('is read from XLSX too', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: 'Logg',
          columns: [
            { header: 'Dato', key: 'a' },
            { header: 'Slag', key: 'b' },
            { header: 'Tittel', key: 'c' },
          ],
          data: [{ a: '2026-03-03', b: 'Artikkel', c: 'Fra ark' }],
        },
      ],
    });
    expect(await send(new Uint8Array(bytes))).toMatchObject({ ok: true, rows: 1 });
    expect(await inLog('Fra ark')).toBe(1);
  });
  it('with three errors in five hundred rows is refused whole, each error told where it is', async () => {
    const lines = Array.from({ length: 500 }, (_, i) => `2026-03-03;Kurs;Feil ${i};12`);
    lines[9] = '2026-02-30;Kurs;Feil;12';
    lines[99] = '2026-03-03;Korps;Feil;12';
    lines[499] = '2026-03-03;Artikkel;Feil;tolv';
    expect(await faultsIn(file('Dato;Slag;Tittel;Antall deltakere', ...lines))).toEqual(['11:1 bad-date 2026-02-30', '101:2 unknown-kind Korps', '501:4 not-a-number tolv']);
    expect(await inLog('Feil')).toBe(0);
  });
  it.each([
    ['', ['1:1 empty ']],
    ['Dato;Slag;Tittel', ['1:1 empty ']],
    ['Dato;Slag;Hva;Tittel\n2026-03-03;Kurs;x;y', ['1:3 unknown-heading Hva']],
    ['Dato;Slag\n2026-03-03;Kurs', ['1:3 missing-heading ']],
    ['Dato;Slag;Tittel;Medium\n2026-03-03;Kurs;x;Avisa', ['2:4 not-for-kind Avisa']],
    ['Dato;Slag;Tittel;Sammen med\n2023-03-03;Kurs;x;Troms fylkeskommune', ['2:4 unknown Troms fylkeskommune']],
    ['Dato;Slag;Tittel;Oppgaver i avtalen\n2026-03-03;Kurs;x;7', ['2:4 unknown-choice 7']],
    ['Dato;Slag;Tittel;Andre sentraler\n2026-03-03;Kurs;x;Alfa', ['2:4 unknown-centre Alfa']],
    ['Dato;Slag;Tittel;Samarbeidspartnere\n2026-03-03;Studie;x;NTNU|Ingen', ['2:4 unknown Ingen']],
    ['Dato;Slag;Tittel\n2026-03-03;Kurs;"x', ['1:1 unreadable ']],
    ['Dato;Slag;Tittel\n2026-03-03;Kurs;a\u0000b', ['2:3 bad-characters a\u0000b']],
    ['Dato;Slag;Tittel\n2026-03-03;Kurs;Om 17912099997', ['2:3 identity-number Om 17912099997']],
  ])('%j is told what is wrong', async (text, faults) => {
    expect(await faultsIn(Buffer.from(text))).toEqual(faults);
  });
  it('tells of more rows than it takes, and takes ten thousand', { timeout: 60_000 }, async () => {
    const rows = Array.from({ length: 10_001 }, (_, i) => `2025-0${1 + (i % 9)}-1${i % 9};Kurs;Mange ${i};Nordland fylkeskommune`);
    expect(await faultsIn(file('Dato;Slag;Tittel;Sammen med', ...rows))).toEqual(['10002:1 too-many-rows 10001']);
    expect(await send(file('Dato;Slag;Tittel;Sammen med', ...rows.slice(1)), true, ola, 'beta')).toMatchObject({ ok: true, rows: 10_000, again: 0 });
  });
  it('is only looked at when it is tried first', async () => {
    const bytes = file('Dato;Slag;Tittel', '2026-03-03;Kurs;Prøve');
    expect(await send(bytes, false)).toMatchObject({ ok: true, rows: 1, again: 0 });
    expect(await inLog('Prøve')).toBe(0);
  });
  it('is one log when it is sent again, also twice at once; two alike in it are two', async () => {
    const bytes = file('Dato;Slag;Tittel', '2026-03-03;Kurs;Tvilling', '2026-03-03;Kurs;Tvilling');
    const answers = await Promise.all([send(bytes), send(bytes)]);
    expect(new Set(answers.map((a) => (a.ok ? a.again : undefined)))).toEqual(new Set([0, 2]));
    expect(await send(bytes)).toMatchObject({ again: 2, activities: [] });
    expect(await inLog('Tvilling')).toBe(2);
  });
});

describe('a log written to a file', () => {
  it('can be read back, and is then nothing new', async () => {
    const partner = await addPartner(t.ctx(kari), { centreId: 'alfa', name: '=Institutt' });
    await logged(t.ctx(kari), {
      title: '=SUM(A1)',
      note: 'Første\nandre; "tredje"',
      endsOn: '2026-03-05',
      audience: 7,
      centres: ['beta', 'gamma'],
      counterparts: [
        { kind: 'governor', id: 'vestland' },
        { kind: 'authority', id: '18' },
      ],
      tasks: ['late/1'],
    });
    await logged(t.ctx(kari), { kind: 'study', participation: ['trial'], partners: partner.ok ? [partner.id, 'ntnu'] : [] });
    for (const locale of ['nb', 'nn', 'en'] as const) {
      const text = await exportActivities(t.ctx(kari), { centreId: 'alfa' }, locale);
      expect(text.split('\r\n')[0]).toBe((await importTemplate(t.ctx(kari), 'alfa', locale)).trimEnd());
      const answer = await send(Buffer.from(text));
      expect(answer).toMatchObject({ ok: true, activities: [] });
    }
  });
});

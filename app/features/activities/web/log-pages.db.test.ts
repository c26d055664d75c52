import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { course, logDatabase, logged, logPages } from '../../../../testing/activities.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { kari, liv, ola, siv } from '../../../../testing/small-scheme.ts';
import type { Actor } from '../../../platform/actor.ts';
import { anonymous } from '../../../platform/actor.ts';
import { getActivity, listActivities } from '../activities.server.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await logDatabase();
});
afterAll(() => t?.drop());

const log = '/min-sentral/logg';
const ask = logPages(() => t);
type Fields = Readonly<Record<string, string | readonly string[]>>;
const form = (fields: Fields): URLSearchParams => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((v) => [name, v] as [string, string])));
const get = (path: string, actor: Actor = kari) => ask(path, actor);
const post = (path: string, fields: Fields = {}, actor: Actor = kari) => ask(path, actor, form(fields));
const upload = (text: string, actor: Actor = kari) => {
  const body = new FormData();
  body.set('fil', new File([text], 'logg.csv'));
  return ask(`${log}/import`, actor, body);
};
const talk = (more: Fields = {}): Fields => ({ nokkel: randomUUID(), slag: 'course', dag: 'other', dato: '2026-03-03', tittel: 'Kurs i maling', ...more });
const idIn = (to: string): string => /[0-9a-f-]{36}/.exec(to)?.[0] ?? '';
const stored = async (to: string) => (await getActivity(t.ctx(kari), 'alfa', idIn(to))).activity;

describe('who may', () => {
  it('nobody but the centre’s own people, who learn nothing of another’s log', async () => {
    const id = await logged(t.ctx(kari), { title: 'Bare for Alfa' });
    for (const [actor, pages, one] of [
      [anonymous, 401, 401],
      [liv, 403, 403],
      [ola, 200, 404],
      [siv, 200, 200],
    ] as const) {
      for (const path of ['', '?vis=kalender', '?vis=tall', '/ny', '/import', '/import/mal.csv', '/eksport.csv', '/eksport.xlsx'])
        expect((await get(log + path, actor)).status, path).toBe(pages);
      for (const path of ['', '/endre']) expect((await get(`${log}/${id}${path}`, actor)).status).toBe(one);
    }
    for (const deed of ['endre', 'fjern', 'ta-tilbake', 'del', 'gjenta', 'ikke-med'])
      expect((await post(`${log}/${id}/${deed}`, talk({ hvordan: 'en-gang', sentral: 'beta', 'ny-partner': '' }), ola)).status, deed).toBe(404);
    expect((await get(`${log}?sok=Alfa`, ola)).html).not.toContain('Bare for Alfa');
    expect((await get(`${log}/ny?som=${id}`, ola)).status).toBe(404);
    expect((await post(`${log}/ny`, talk(), liv)).status).toBe(403);
    expect((await upload('Slag;Dato\n', anonymous)).status).toBe(401);
    expect((await stored(id)).removedAt).toBeNull();
    expect((await get(`${log}/${randomUUID()}`)).status).toBe(404);
    expect((await get(`${log}/noe-annet`)).status).toBe(404);
  });
});

describe('to log something', () => {
  it('is one form, on today’s date, with what the kind has and the tasks it serves', async () => {
    const { html, status } = await get(`${log}/ny`);
    expect(status).toBe(200);
    expect(html).toContain('data-fields="counterparts audience targetGroups centres"');
    expect(html).toContain('Teller for oppgave 2');
    expect(html).toContain('I dag er');
    expect(html).toMatch(/Statsforvalteren i Nordland/);
    // Not offered before 2027.
    expect(html).not.toContain('value="app"');
  });
  it('leads to what was logged; sent twice it is one', async () => {
    const fields = talk({ foreslatt: 'course|late/2', motpart: ['authority:18'], antall: '1 234', notat: 'Gikk bra' });
    const first = await post(`${log}/ny`, fields);
    expect(first.status).toBe(303);
    expect(first.to).toMatch(/\?ok=logget$/);
    const again = await post(`${log}/ny`, fields);
    expect(again.to).toBe(first.to.replace('logget', 'fantes'));
    expect(await stored(first.to)).toMatchObject({ title: 'Kurs i maling', audience: 1234, tasks: ['late/2'], counterparts: [{ kind: 'authority', id: '18' }], note: 'Gikk bra' });
    const { html } = await get(first.to);
    expect(html).toContain('Lagret i loggen');
    expect(html).toContain('data-draft-sent="logg:kari:alfa"');
    expect(html).toContain('Eget fylke');
    expect((await get(`${log}/ny`)).html).toMatch(/Brukt sist, /);
  });
  it('takes the day from a tile, too', async () => {
    const { html } = await get(`${log}/ny`);
    const [today = '', yesterday = ''] = [...html.matchAll(/id="dag-\d"[^>]* value="(\d{4}-\d\d-\d\d)"/g)].map((m) => m[1] ?? '');
    expect((await stored((await post(`${log}/ny`, talk({ dag: yesterday, dato: '' }))).to)).startsOn).toBe(yesterday);
    expect(yesterday < today).toBe(true);
  });
  it('leaves out a suggested task that is not ticked, and what another kind has', async () => {
    const { to } = await post(`${log}/ny`, talk({ slag: 'article', medium: 'Avisa', antall: '7', foreslatt: ['course|late/2', 'study|late/1'], oppgave: 'late/1' }));
    expect(await stored(to)).toMatchObject({ kind: 'article', medium: 'Avisa', audience: null, tasks: ['late/1'] });
  });
  it('takes the tasks of that time for a day under another agreement', async () => {
    const { to } = await post(`${log}/ny`, talk({ dato: '2024-03-03', foreslatt: 'course|late/2' }));
    expect((await stored(to)).tasks).toEqual(['early/1']);
    // A form that came back with that day's tasks has them to untick.
    const again = await post(`${log}/ny`, talk({ dato: '2024-03-03', vist: '2024-03-03' }));
    expect((await stored(again.to)).tasks).toEqual([]);
  });
  it('makes a title of the link when it has no other', async () => {
    const { html } = await get(`${log}/ny?lenke=${encodeURIComponent('https://www.avisa.example/nytt/maling-for-alle')}`);
    expect(html).toContain('value="https://www.avisa.example/nytt/maling-for-alle"');
    const { to } = await post(`${log}/ny`, talk({ slag: 'article', tittel: '', lenke: 'https://www.avisa.example/nytt/maling-for-alle' }));
    expect((await stored(to)).title).toBe('avisa.example: maling for alle');
  });
  it('adds a partner that is not on the list', async () => {
    const { to } = await post(`${log}/ny`, talk({ slag: 'study', partner: 'ntnu', 'ny-partner': 'Høgskulen i Volda' }));
    expect((await get(to)).html).toContain('Høgskulen i Volda');
    expect((await get(`${log}/ny`, ola)).html).toContain('Høgskulen i Volda');
  });
  it('begins with what was done last time', async () => {
    const id = await logged(t.ctx(kari), { title: 'Fast kurs', audience: 41 });
    const { html } = await get(`${log}/ny?som=${id}`);
    expect(html).toContain('value="Fast kurs"');
    expect(html).toContain('value="41"');
    expect(html).not.toContain('data-draft=');
  });
  it.each([
    ['no kind', { slag: '' }, '#slag-0'],
    ['a kind of a later year', { slag: 'app' }, '#slag-0'],
    ['no title', { tittel: '' }, '#tittel'],
    ['no date', { dato: '' }, '#dato'],
    ['a date that is none', { dato: '31.2.2026' }, '#dato'],
    ['an end before the beginning', { til: '2026-03-01' }, '#til'],
    ['a date in three years', { dato: '2029-01-01' }, '#dato'],
    ['a number that is none', { antall: 'mange' }, '#antall'],
    ['a link that is none', { lenke: 'javascript:alert(1)' }, '#lenke'],
    ['an office there is not', { motpart: 'governor:atlantis' }, '#motpart-0'],
    ['a target group there is not', { malgruppe: 'pilots' }, '#malgruppe-0'],
    ['itself as another centre', { sentral: 'alfa' }, '#sentral-0'],
    ['an identity number', { notat: 'Pasient 13097248022' }, '#notat'],
    ['a partner without end', { slag: 'study', 'ny-partner': 'x'.repeat(300) }, '#ny-partner'],
  ])('is refused with %s, and everything typed stays', async (_, wrong, field) => {
    const { status, html } = await post(`${log}/ny`, talk({ tittel: 'Et <kurs>', notat: 'Mine ord', ...wrong }));
    expect(status).toBe(422);
    expect(html).toContain(`href="${field}"`);
    expect(html).toContain(`id="${field.slice(1)}"`);
    const typed: Fields = { notat: 'Mine ord', tittel: 'Et &lt;kurs&gt;', ...wrong };
    expect(html).toContain(`>${String(typed['notat'])}</textarea>`);
    expect(html).toContain(`value="${String(typed['tittel'])}"`);
    expect(html).toContain('role="alert"');
  });
  it('reads in nynorsk and English', async () => {
    expect((await get(`/nn${log}/ny`)).html).toContain('Kva har de gjort?');
    expect((await get(`/en${log}/ny`)).html).toContain('What have you done?');
    expect((await post(`/nn${log}/ny`, talk({ tittel: '' }))).html).toContain('manglar');
  });
});

describe('what is logged', () => {
  it('is changed, and the page says what stood there before', async () => {
    const id = await logged(t.ctx(kari), { title: 'Kurs', audience: 10 });
    const page = await get(`${log}/${id}/endre`);
    expect(page.html).toContain('name="versjon" value="1"');
    const { to, status } = await post(`${log}/${id}/endre`, talk({ tittel: 'Større kurs', antall: '20', versjon: '1', dato: '2026-03-04' }));
    expect(status).toBe(303);
    const { html } = await get(to);
    expect(html).toContain('Endringen er lagret');
    expect(html).toContain('Tittel: fra «Kurs» til «Større kurs»');
    expect(html).toContain('Antall deltakere: fra «10» til «20»');
    expect(html).toContain('Dato: fra «3. mars 2026» til «4. mars 2026»');
  });
  it('loses a task that is unticked, also under an earlier agreement', async () => {
    const id = await logged(t.ctx(kari), { startsOn: '2024-03-03', tasks: ['early/1', 'early/2'] });
    await post(`${log}/${id}/endre`, talk({ dato: '2024-03-03', oppgave: 'early/2', versjon: '1' }));
    expect((await stored(id)).tasks).toEqual(['early/2']);
    // Moved to another agreement: its tasks are those of that time.
    await post(`${log}/${id}/endre`, talk({ dato: '2026-03-03', oppgave: 'early/2', versjon: '2' }));
    expect((await stored(id)).tasks).toEqual(['late/2']);
  });
  it('is not written over by who did not see the last change, and nothing typed is lost', async () => {
    const id = await logged(t.ctx(kari));
    await post(`${log}/${id}/endre`, talk({ tittel: 'Sivs tittel', versjon: '1' }), siv);
    const late = await post(`${log}/${id}/endre`, talk({ tittel: 'Karis tittel', versjon: '1' }));
    expect(late.status).toBe(409);
    expect(late.html).toContain('value="Karis tittel"');
    expect(late.html).toContain('name="versjon" value="2"');
    expect((await stored(id)).title).toBe('Sivs tittel');
    expect((await post(`${log}/${id}/endre`, talk({ tittel: '', lenke: '', versjon: '2' }))).status).toBe(422);
  });
  it('is removed and taken back', async () => {
    const id = await logged(t.ctx(kari), { title: 'Feilført' });
    expect((await post(`${log}/${id}/fjern`)).to).toBe(`${log}/${id}?ok=fjernet`);
    expect((await get(`${log}/${id}`)).html).toContain('er fjernet fra loggen');
    expect((await get(`${log}/${id}/endre`)).status).toBe(404);
    expect((await post(`${log}/${id}/endre`, talk({ versjon: '2' }))).status).toBe(409);
    expect((await get(log)).html).not.toContain('Feilført');
    expect((await get(`${log}?vis=fjernet`)).html).toContain('Feilført');
    await post(`${log}/${id}/ta-tilbake`);
    expect((await get(log)).html).toContain('Feilført');
  });
  it('is repeated once or every month, once for each press', async () => {
    const id = await logged(t.ctx(kari), { title: 'Månedsmøte' });
    const monthly = { nokkel: randomUUID(), hvordan: 'manedlig', antall: '3' };
    expect((await post(`${log}/${id}/gjenta`, monthly)).to).toBe(`${log}/${id}?ok=gjentatt&antall=3`);
    await post(`${log}/${id}/gjenta`, monthly);
    expect((await listActivities(t.ctx(kari), 'alfa', { words: 'Månedsmøte' })).activities.map((a) => a.startsOn)).toEqual([
      '2026-06-03',
      '2026-05-03',
      '2026-04-03',
      '2026-03-03',
    ]);
    for (const antall of ['0', '13', 'x', '']) expect((await post(`${log}/${id}/gjenta`, { ...monthly, antall })).status).toBe(422);
    const far = await post(`${log}/${id}/gjenta`, { hvordan: 'en-gang', dato: '2031-01-01' });
    expect(far.status).toBe(422);
    expect(far.html).toContain('value="2031-01-01"');
  });
  it('is shared: the other centre sees it, may not change it, and may say that it was not there', async () => {
    const id = await logged(t.ctx(kari), { title: 'Felles kurs' });
    expect((await post(`${log}/${id}/del`, { sentral: ['beta'] })).to).toBe(`${log}/${id}?ok=delt`);
    const theirs = await get(`${log}/${id}`, ola);
    expect(theirs.html).toContain('Felles kurs');
    expect(theirs.html).not.toContain('/endre');
    expect((await get(`${log}/${id}/endre`, ola)).status).toBe(404);
    for (const deed of ['endre', 'fjern', 'del']) expect((await post(`${log}/${id}/${deed}`, talk({ versjon: '2', sentral: 'gamma' }), ola)).status, deed).toBe(404);
    expect((await post(`${log}/${id}/ikke-med`, {}, ola)).to).toBe(`${log}?ok=gikk`);
    expect((await get(`${log}/${id}`, ola)).status).toBe(404);
    expect((await post(`${log}/${id}/del`, { sentral: ['atlantis'] })).status).toBe(422);
  });
});

describe('the list', () => {
  it('is searched, and holds to one year and one kind', async () => {
    await logged(t.ctx(kari), { title: 'Unik penselkveld', startsOn: '2025-11-04' });
    const html = async (query: string) => (await get(`${log}?${query}`)).html;
    expect(await html('sok=penselkveld')).toContain('Unik penselkveld');
    expect(await html('sok=penselkveld&ar=2026')).not.toContain('Unik penselkveld');
    expect(await html('ar=2025&slag=course')).toContain('Unik penselkveld');
    expect(await html('ar=2025&slag=article')).toContain('Vi fant ingen aktiviteter');
    expect(await html(`sok=${encodeURIComponent('<script>')}&ar=x&slag=x&etter=x`)).not.toContain('<script>');
    expect(await html('vis=kalender&maned=2025-11')).toContain('Unik penselkveld');
    expect(await html('vis=kalender&maned=2025-13')).not.toContain('Unik penselkveld');
    expect((await html('vis=tall&ar=2025')).replaceAll(/<[^>]*>/g, ' ')).toMatch(/Kurs\s+1\s+Kurs/);
  });
  it('has a page after the first', async () => {
    for (let i = 0; i < 51; i++) await logged(t.ctx(ola), { title: `Kurs nummer ${i}`, startsOn: '2025-05-05' }, 'beta');
    const first = await get(log, ola);
    const next = /rel="next" href="([^"]*)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const second = await get(next, ola);
    const titles = (html: string) => [...html.matchAll(/Kurs nummer \d+/g)].map((m) => m[0]);
    expect(new Set([...titles(first.html), ...titles(second.html)]).size).toBe(51);
  });
});

describe('a spreadsheet', () => {
  const csv = (...rows: string[]) => ['Slag;Dato;Tittel', ...rows].join('\r\n');
  it('is looked through first, then brought in; the same file again adds nothing', async () => {
    const file = csv('Kurs;5.2.2026;Importert kurs', 'Artikkel;2026-02-06;Importert artikkel');
    const looked = await upload(file);
    expect(looked.status).toBe(200);
    expect(looked.html).toContain('2 aktiviteter er klare');
    expect((await listActivities(t.ctx(kari), 'alfa', { words: 'Importert' })).activities).toHaveLength(0);
    const innhold = /name="innhold" value="([^"]*)"/.exec(looked.html)?.[1] ?? '';
    const done = await post(`${log}/import`, { handling: 'hent', innhold });
    expect(done.to).toBe(`${log}?ok=hentet&antall=2`);
    expect((await listActivities(t.ctx(kari), 'alfa', { words: 'Importert' })).activities).toHaveLength(2);
    expect((await upload(file)).html).toContain('2 av dem er hentet inn før');
  });
  it('with faults is refused whole, each fault told by row and column', async () => {
    const { status, html } = await upload(csv('Kurs;5.2.2026;Feilfri rad', 'Dans;6.2.2026;Ukjent', 'Kurs;i går;Når'));
    expect(status).toBe(422);
    expect(html).toContain('2 feil. Ingenting er lagret');
    expect(html).toMatch(/3<\/th><td>A Slag<\/td><td>Dans/);
    expect(html).toMatch(/4<\/th><td>B Dato<\/td><td>i går/);
    expect((await listActivities(t.ctx(kari), 'alfa', { words: 'Feilfri' })).activities).toHaveLength(0);
  });
  it('that is none, or is missing, is told so', async () => {
    expect((await upload('')).html).toContain('Velg en fil');
    expect((await upload('PK\u0003\u0004 ikke et regneark')).status).toBe(422);
    expect((await post(`${log}/import`, { handling: 'hent', innhold: '' })).status).toBe(422);
    expect((await post(`${log}/import`, { handling: 'hent', innhold: Buffer.from(csv('Dans;;')).toString('base64') })).status).toBe(422);
    expect((await upload('x'.repeat(1_000_001))).html).toContain('større enn 1 MB');
  });
  it('is downloaded as either kind of file, and read back', async () => {
    await logged(t.ctx(siv), course({ title: 'Til eksport', startsOn: '2024-01-02' }));
    const file = await get(`${log}/eksport.csv?ar=2024`);
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="logg-alfa-2024.csv"');
    expect(file.html).toContain('Til eksport');
    const book = await get(`${log}/eksport.xlsx?ar=2024`);
    const body = new FormData();
    body.set('fil', new File([book.bytes], 'logg.xlsx'));
    expect((await ask(`${log}/import`, kari, body)).html).toMatch(/av dem er hentet inn før/);
    expect((await get(`/nn${log}/import/mal.csv`)).html).toContain('Målgrupper');
    expect((await get(`${log}/import/mal.xlsx`)).status).toBe(200);
  });
});

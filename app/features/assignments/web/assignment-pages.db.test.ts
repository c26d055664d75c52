import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { logDefinitions } from '../../../../testing/activities.ts';
import { agreedFor, assignmentDatabase, eva, made, taken as take } from '../../../../testing/assignments.ts';
import { testNow } from '../../../../testing/database.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { kari, liv, ola, siv } from '../../../../testing/small-scheme.ts';
import { anonymous } from '../../../platform/actor.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Definitions, Env, Frame } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { splitLocale } from '../../../platform/locale.ts';
import { getActivity } from '../../activities/activities.server.ts';
import { getAssignment } from '../assignments.server.ts';
import { assignmentsRoutes } from '../routes.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await assignmentDatabase();
});
afterAll(() => t?.drop());

const [board, desk] = ['/min-sentral/oppdrag', '/direktoratet/oppdrag'];
/** The pages on the test's database, as anybody. */
async function ask(path: string, actor: Actor, body?: URLSearchParams, definitions: Definitions = logDefinitions()) {
  const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
  app.use(async (c, next) => {
    const { locale } = splitLocale(new URL(c.req.url).pathname);
    const assets = { css: [], script: '/script.js', dev: false };
    c.set('services', { db: t.db, definitions, assets, config: {}, now: () => testNow } as unknown as Env['Variables']['services']);
    c.set('actor', actor);
    c.set('locale', locale);
    c.set('requestId', 'test');
    c.set('frame', { locale, path: c.req.path, assets, requestId: 'test', schemeName: '', navigation: [], roles: [], person: undefined, demonstration: true } satisfies Frame);
    await next();
  });
  app.route('/', assignmentsRoutes());
  app.onError((e, c) => (e instanceof AppError ? c.text(e.code, e.status) : c.text(String(e.stack), 500)));
  const response = await app.request(path, body && { method: 'POST', body });
  return { status: response.status, to: response.headers.get('location') ?? '', html: await response.text() };
}
type Fields = Readonly<Record<string, string | readonly string[]>>;
const form = (fields: Fields): URLSearchParams => new URLSearchParams(Object.entries(fields).flatMap(([name, value]) => [value].flat().map((v) => [name, v] as [string, string])));
const get = (path: string, actor: Actor = kari) => ask(path, actor);
const post = (path: string, fields: Fields = {}, actor: Actor = kari) => ask(path, actor, form(fields));
const idIn = (to: string): string => /[0-9a-f-]{36}/.exec(to)?.[0] ?? '';
const written = (more: Fields = {}): Fields => ({
  nokkel: randomUUID(),
  slag: 'lesson',
  navn: 'Snakke om pensler',
  tekst: 'For nye malere.',
  hvem: 'centre',
  dato: '2026-12-10',
  timer: '6',
  antall: '1',
  sted: '',
  ...more,
});
const stored = async (id: string) => (await getAssignment(t.ctx(liv), { centreId: '', id })).assignment;
const taken = async (more: Parameters<typeof made>[1] = {}): Promise<string> => {
  const id = await made(t.ctx(liv), more);
  await take(t.ctx(kari), 'alfa', id, 6);
  return id;
};

describe('who may', () => {
  it('read the board: a centre’s people at the centre’s address, officers at their own', async () => {
    const id = await made(t.ctx(liv));
    for (const [actor, centre, officer] of [
      [anonymous, 401, 401],
      [liv, 403, 200],
      [siv, 200, 403],
      [ola, 200, 403],
    ] as const)
      for (const path of ['', '?vis=ferdige&ar=2026', '?vis=spurt', '?etter=nowhere', '/nytt', `/${id}`]) {
        expect((await get(board + path, actor)).status, `${actor.kind} ${board}${path}`).toBe(centre);
        expect((await get(desk + path, actor)).status, `${actor.kind} ${desk}${path}`).toBe(officer);
      }
    expect((await get(`${board}/${randomUUID()}`)).status).toBe(404);
    expect((await get(`${board}/noe-annet`)).status).toBe(404);
  });
  it('change it: whoever wrote it down, and the authority; nobody else has the page', async () => {
    const id = await made(t.ctx(ola), { requester: 'centre' }, 'beta');
    expect((await get(`${board}/${id}/endre`, ola)).status).toBe(200);
    expect((await get(`${desk}/${id}/endre`, liv)).status).toBe(200);
    expect((await get(`${board}/${id}/endre`)).status).toBe(404);
    expect((await post(`${board}/${id}/endre`, written({ versjon: '1' }))).status).toBe(404);
    expect((await post(`${board}/${id}/avslutt`, { ord: 'Nei' })).status).toBe(404);
    expect((await post(`${board}/${id}/apne`)).status).toBe(404);
    expect((await stored(id)).title).toBe('Snakke om maling');
  });
  it('do a part: centres alone; ask one directly: the authority alone', async () => {
    const id = await made(t.ctx(liv));
    for (const deed of ['ta', 'del', 'gi-videre', 'nei-takk', 'ferdig']) {
      expect((await post(`${desk}/${id}/${deed}`, { sentral: 'beta', ord: 'Ord', dato: '2026-03-01', tittel: 'T' }, liv)).status, deed).toBe(404);
      expect((await post(`${board}/${id}/${deed}`, {}, liv)).status, deed).toBe(403);
      expect((await post(`${board}/${id}/${deed}`, {}, anonymous)).status, deed).toBe(401);
    }
    expect((await post(`${board}/${id}/spor`, { sentral: 'beta' })).status).toBe(404);
    expect((await post(`${desk}/${id}/spor`, { sentral: 'beta' })).status).toBe(403);
    expect((await stored(id)).parts).toEqual([]);
  });
});

describe('to put one out', () => {
  it('leads to it; sent twice it is one', async () => {
    const fields = written({ tema: ['paint', 'brushes'], sted: 'Nord' });
    const first = await post(`${board}/nytt`, fields);
    expect([first.status, first.to]).toEqual([303, expect.stringMatching(/\?ok=laget$/)]);
    expect((await post(`${board}/nytt`, fields)).to).toBe(first.to.replace('laget', 'fantes'));
    expect(await stored(idIn(first.to))).toMatchObject({
      title: 'Snakke om pensler',
      centreId: 'alfa',
      requester: 'centre',
      themes: ['paint', 'brushes'],
      region: 'Nord',
      hours: 6,
    });
    const { html } = await get(first.to);
    expect(html).toContain('Oppdraget er lagt ut');
    expect(html).toContain('Maling, pensler');
    expect((await get(board, ola)).html).toContain('Snakke om pensler');
  });
  it('is for an officer also to ask one centre directly', async () => {
    const { to } = await post(`${desk}/nytt`, written({ hvem: 'authority', sentral: 'beta', navn: 'Bare dere kan' }), liv);
    const theirs = await get(board, ola);
    expect(theirs.html).toMatch(/Dere er spurt[\s\S]*Bare dere kan[\s\S]*Myndigheten spør dere/);
    expect((await get(to, liv)).html).toContain('Myndigheten spurte Beta');
  });
  it('keeps no name of who asks when the kind says it', async () => {
    const { to } = await post(`${board}/nytt`, written({ 'hvem-navn': 'Glemt igjen' }));
    expect((await stored(idIn(to))).requesterName).toBe('');
  });
  it.each([
    ['no kind', { slag: '' }, 'slag-0'],
    ['a kind there is not', { slag: 'dance' }, 'slag-0'],
    ['no name', { navn: '' }, 'navn'],
    ['no text', { tekst: '' }, 'tekst'],
    ['a county without a name', { hvem: 'county' }, 'hvem-navn'],
    ['a requester there is not', { hvem: 'nobody' }, 'hvem-0'],
    ['no date', { dato: '' }, 'dato'],
    ['a date that is none', { dato: '31.2.2027' }, 'dato'],
    ['a date that is over', { dato: '2020-01-01' }, 'dato'],
    ['hours in words', { timer: 'mange' }, 'timer'],
    ['nobody wanted', { antall: '0' }, 'antall'],
    ['more than there are', { antall: '99' }, 'antall'],
    ['a place there is not', { sted: 'Atlantis' }, 'sted'],
    ['a theme there is not', { tema: 'dance' }, 'tema-0'],
    ['an identity number', { tekst: 'Pasient 13097248022' }, 'tekst'],
    ['an identity number in its name', { navn: '13097248022' }, 'navn'],
  ])('is refused with %s, and everything typed stays', async (_, wrong, field) => {
    const { status, html } = await post(`${board}/nytt`, written({ navn: 'Et <oppdrag>', tekst: 'Mine ord', ...wrong }));
    expect(status).toBe(422);
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain(`id="${field}"`);
    const typed: Record<string, unknown> = { tekst: 'Mine ord', navn: 'Et &lt;oppdrag&gt;', ...wrong };
    expect(html).toContain(`>${String(typed['tekst'])}</textarea>`);
    expect(html).toContain(`value="${String(typed['navn'])}"`);
    expect(html).toContain('role="alert"');
  });
  it('reads in nynorsk and English', async () => {
    expect((await get(`/nn${board}/nytt`)).html).toContain('Kva bed de om?');
    expect((await get(`/en${board}/nytt`)).html).toContain('What do you ask for?');
    expect((await post(`/nn${board}/nytt`, written({ navn: '' }))).html).toContain('Skriv kva det skal heite');
  });
});

describe('what is put out', () => {
  it('is changed, and never over what somebody else has changed', async () => {
    const id = await made(t.ctx(liv));
    const fields = written({ hvem: 'authority', navn: 'Nytt navn', versjon: '1' });
    expect((await post(`${desk}/${id}/endre`, fields, liv)).to).toBe(`${desk}/${id}?ok=endret`);
    const late = await post(`${desk}/${id}/endre`, { ...fields, navn: 'Et annet' }, liv);
    expect(late.status).toBe(409);
    expect(late.html).toContain('value="Et annet"');
    expect(late.html).toContain(`name="versjon" value="${(await stored(id)).version}"`);
    expect((await post(`${desk}/${id}/endre`, { ...fields, navn: '', versjon: '2' }, liv)).status).toBe(422);
    expect((await stored(id)).title).toBe('Nytt navn');
  });
  it('is taken with hours, and not when the last place is gone', async () => {
    const id = await made(t.ctx(liv));
    const words = await post(`${board}/${id}/ta`, { timer: 'åtte', versjon: '1' });
    expect(words.status).toBe(422);
    expect(words.html).toMatch(/href="#ta-timer"[\s\S]*value="åtte"/);
    expect((await post(`${board}/${id}/ta`, { timer: '8', versjon: '1' })).to).toBe(`${board}/${id}?ok=tatt`);
    expect(await stored(id)).toMatchObject({ state: 'taken', parts: [{ centreId: 'alfa', state: 'taken', hours: 8 }] });
    const late = await post(`${board}/${id}/ta`, { timer: '3', versjon: '1' }, ola);
    expect(late.status).toBe(409);
    expect(late.html).toContain('Det er ikke plass til flere');
  });
  it('is not taken as it was before it was changed', async () => {
    const id = await made(t.ctx(liv));
    await post(`${desk}/${id}/endre`, written({ hvem: 'authority', timer: '60', versjon: '1' }), liv);
    const { status, html } = await post(`${board}/${id}/ta`, { timer: '6', versjon: '1' });
    expect(status).toBe(409);
    expect(html).toContain('er endret siden du åpnet siden');
  });
  it('is shared: the other one is asked, takes its part, and both have it', async () => {
    const id = await taken({ hours: 10 });
    const nobody = await post(`${board}/${id}/del`, { sentral: '', ord: 'Bli med' });
    expect(nobody.status).toBe(422);
    expect(nobody.html).toMatch(/href="#del-sentral"[\s\S]*Bli med<\/textarea>/);
    expect((await post(`${board}/${id}/del`, { sentral: 'atlantis' })).status).toBe(422);
    expect((await post(`${board}/${id}/del`, { sentral: 'beta', ord: 'Bli med' })).to).toBe(`${board}/${id}?ok=delt`);
    const { html } = await get(`${board}/${id}`, ola);
    expect(html).toContain('Alfa spør om dere kan ta dette');
    // Ten in all, of which Alfa has six.
    expect(html).toMatch(/value="4"[^>]*name="timer"|name="timer"[^>]*value="4"/);
    await post(`${board}/${id}/ta`, { timer: '2', versjon: '1' }, ola);
    expect((await stored(id)).parts.map((p) => [p.centreId, p.state])).toEqual([
      ['alfa', 'taken'],
      ['beta', 'taken'],
    ]);
  });
  it('is passed on with a word, to one centre or back on the board', async () => {
    const id = await taken();
    const silent = await post(`${board}/${id}/gi-videre`, { sentral: 'beta', ord: '' });
    expect(silent.status).toBe(422);
    expect(silent.html).toMatch(/<option value="beta" selected="">/);
    await post(`${board}/${id}/gi-videre`, { sentral: 'beta', ord: 'Vi er for få' });
    expect((await get(`${board}/${id}`, ola)).html).toMatch(/Alfa ga det videre til Beta[\s\S]*«Vi er for få»/);
    const other = await taken();
    await post(`${board}/${other}/gi-videre`, { sentral: '', ord: 'Vi er for få' });
    expect(await stored(other)).toMatchObject({ state: 'open' });
    expect((await get(`${board}/${other}`, ola)).html).toContain('la det tilbake på tavla');
    expect((await post(`${board}/${other}/gi-videre`, { ord: 'En gang til' })).status).toBe(409);
  });
  it('is declined with a word that all see', async () => {
    const id = await made(t.ctx(liv), { askedCentreId: 'alfa' });
    const silent = await post(`${board}/${id}/nei-takk`, { ord: ' ' });
    expect(silent.status).toBe(422);
    expect(silent.html).toContain('Skriv noen ord om hvorfor');
    expect((await post(`${board}/${id}/nei-takk`, { ord: 'x'.repeat(1001) })).status).toBe(422);
    expect((await post(`${board}/${id}/nei-takk`, { ord: 'Pasient 13097248022' })).status).toBe(422);
    expect((await post(`${board}/${id}/nei-takk`, { ord: 'Mye i mai' })).to).toBe(`${board}/${id}?ok=nei-takk`);
    expect((await get(`${board}/${id}`, ola)).html).toMatch(/Alfa sa nei takk[\s\S]*«Mye i mai»/);
  });
  it('becomes an activity with one press on what is filled in', async () => {
    const id = await taken({ title: 'Snakke om vegger' });
    const { html } = await get(`${board}/${id}`);
    const filled = Object.fromEntries([...html.matchAll(/id="ferdig-([a-z]+)"[^>]* value="([^"]*)"/g)].map((m) => [m[1] ?? '', m[2] ?? '']));
    expect(filled).toMatchObject({ tittel: 'Snakke om vegger', timer: '6' });
    const { to } = await post(`${board}/${id}/ferdig`, filled);
    expect(to).toBe(`${board}/${id}?ok=ferdig`);
    const { activityId, state } = await stored(id);
    expect(state).toBe('done');
    expect((await getActivity(t.ctx(kari), 'alfa', activityId ?? '')).activity.title).toBe('Snakke om vegger');
    expect((await get(to)).html).toContain(`href="/min-sentral/logg/${activityId}"`);
    expect((await post(`${board}/${id}/ferdig`, filled)).to).toBe(to);
  });
  it.each([
    ['a day to come', { dato: '2026-12-31' }, 'ferdig-dato'],
    ['no day', { dato: '' }, 'ferdig-dato'],
    ['no name', { tittel: '' }, 'ferdig-tittel'],
    ['hours in words', { timer: 'ni' }, 'ferdig-timer'],
    ['people in words', { antall: 'mange' }, 'ferdig-antall'],
    ['an identity number', { notat: 'Pasient 13097248022' }, 'ferdig-notat'],
  ])('is not finished with %s, and everything typed stays', async (_, wrong, field) => {
    const id = await taken();
    const typed = { dato: '2026-03-01', tittel: 'Mitt navn', timer: '6', antall: '12', notat: 'Mine ord', ...wrong };
    const { status, html } = await post(`${board}/${id}/ferdig`, typed);
    expect(status).toBe(422);
    expect(html).toContain(`href="#${field}"`);
    expect(html).toContain(`>${typed.notat}</textarea>`);
    for (const name of ['dato', 'timer', 'antall', 'tittel'] as const) expect(html).toMatch(new RegExp(`id="ferdig-${name}"[^>]* value="${typed[name]}"`));
    expect((await stored(id)).state).toBe('taken');
  });
  it('is asked of one centre by an officer, from a list that says why', async () => {
    const id = await made(t.ctx(liv), { region: 'Nord' });
    expect((await get(`${desk}/${id}`, liv)).html).toMatch(/Hvem kan passe\?[\s\S]*Ligger der det er ønsket\.[\s\S]*Spør Alfa/);
    expect((await get(`${board}/${id}`, ola)).html).not.toContain('Spør Alfa');
    expect((await post(`${desk}/${id}/spor`, { sentral: '' }, liv)).status).toBe(422);
    expect((await post(`${desk}/${id}/spor`, { sentral: 'alfa', ord: 'Kan dere?' }, liv)).to).toBe(`${desk}/${id}?ok=spurt`);
    expect((await get(`${board}/${id}`)).html).toContain('Myndigheten spør om dere kan ta dette');
    await post(`${board}/${id}/nei-takk`, { ord: 'Nei' });
    expect((await post(`${desk}/${id}/spor`, { sentral: 'alfa' }, liv)).status).not.toBe(500);
  });
  it('is closed with a word, and opened again', async () => {
    const id = await taken();
    expect((await post(`${desk}/${id}/avslutt`, { ord: '' }, liv)).status).toBe(422);
    expect((await post(`${desk}/${id}/avslutt`, { ord: 'Avlyst' }, liv)).to).toBe(`${desk}/${id}?ok=avsluttet`);
    expect((await get(`${board}/${id}`)).html).toContain('«Avlyst»');
    expect((await get(`${desk}/${id}/endre`, liv)).status).toBe(404);
    expect((await post(`${desk}/${id}/endre`, written({ hvem: 'authority', versjon: '1' }), liv)).status).toBe(409);
    expect((await post(`${board}/${id}/ta`, { timer: '6', versjon: '1' }, ola)).status).toBe(409);
    expect((await post(`${desk}/${id}/apne`, {}, liv)).to).toBe(`${desk}/${id}?ok=apnet`);
    expect((await stored(id)).state).toBe('taken');
  });
  it('is nothing for a centre whose agreement has ended', async () => {
    const id = await made(t.ctx(liv));
    const ended = agreedFor(logDefinitions(), 'gamma', { from: '2020-01-01', to: '2026-01-01' });
    expect((await ask(`${board}/${id}`, eva, undefined, ended)).html).not.toContain('Ta på oss');
    expect((await ask(`${board}/${id}/ta`, eva, form({ timer: '1', versjon: '1' }), ended)).status).toBe(409);
  });
});

describe('the board', () => {
  it('shows an officer the late ones first', async () => {
    const id = await made(t.ctx(liv), { title: 'Glemt av alle' });
    await t.db.owner.query(`update assignment set due_on = '2026-01-02' where id = $1`, [id]);
    const { html } = await get(desk, liv);
    expect(html).toMatch(/Over fristen[\s\S]*Glemt av alle[\s\S]*2\. januar 2026, over fristen/);
    expect(html.indexOf('Glemt av alle')).toBeLessThan(html.indexOf('id="ledige"'));
  });
  it('is searched, and says so when nothing is found', async () => {
    await made(t.ctx(liv), { title: 'Sjelden fargelære' });
    expect((await get(`${board}?sok=fargel%C3%A6re`)).html).toContain('Sjelden fargelære');
    expect((await get(`${board}?sok=ingensteds`)).html).toContain('Ingen oppdrag passer');
    expect((await get(`${board}?vis=ferdige&sok=ingensteds`)).html).toContain('Ingen oppdrag passer');
  });
  it('shows what every centre carries beside the median, its own named, in the scheme’s order', async () => {
    const { html } = await get(board);
    const names = [...html.matchAll(/<th scope="row">([^<]*)<\/th>/g)].map((m) => m[1]);
    expect(names).toEqual(['Alfa (dere)', 'Beta', 'Gamma', 'Den midterste']);
    expect(html).toMatch(/Den midterste sentralen har \d+ oppdrag og/);
  });
});

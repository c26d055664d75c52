import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../../testing/database.ts';
import { kari, liv, ola, siv } from '../../../../testing/small-scheme.ts';
import { visitSite } from '../../../../testing/visit-site.ts';
import type { VisitSite } from '../../../../testing/visit-site.ts';
import { ask, december, keptPath, line, publishedDay, visitDatabase } from '../../../../testing/visits.ts';
import { ask as askEnquiry } from '../../../../testing/enquiry-desk.ts';
import { anonymous, systemActor } from '../../../platform/actor.ts';
import type { Actor } from '../../../platform/actor.ts';
import { askForEvaluations, markHeld } from '../inside/nightly.server.ts';
import { getVisitCase } from '../visits.server.ts';

let t: TestDatabase;
let site: VisitSite;
const desk = '/min-sentral/hospitering';
const ctx = (actor: Actor) => t.ctx(actor);
const visitOf = async (number: string) => (await getVisitCase(ctx(kari), 'alfa', number)).visit;
beforeAll(async () => {
  t = await visitDatabase();
  site = visitSite(t);
});
afterAll(() => t?.drop());

const proposal = { 'forslag-dato': '2026-12-08', 'forslag-fra': '10:00', 'forslag-til': '12:30', 'forslag-sted': 'Storgata 1' };
const registration = {
  holdt: 'ja',
  form: 'on-site',
  linjer: '1',
  'kommune-0': 'Bodø',
  'hvem-0': 'nurses',
  'antall-0': '4',
  'besok-dato': '2026-11-02',
  'besok-fra': '09:00',
  'besok-til': '11:00',
};

describe('who may', () => {
  it('nobody but the centre’s own people, who learn nothing of others’ visits', async () => {
    const { number } = await ask(ctx);
    for (const [actor, status] of [
      [anonymous, 401],
      [liv, 403],
      [ola, 404],
      [kari, 200],
      [siv, 200],
    ] as const)
      expect((await site.get(`${desk}/${number}`, actor)).status).toBe(status);
    for (const deed of ['godta', 'ko', 'ingen-kom']) expect((await site.post(`${desk}/${number}/${deed}`, {}, ola)).status).toBe(404);
    expect((await site.post(`${desk}/${number}/foresla`, proposal, ola)).status).toBe(404);
    expect((await site.post(`${desk}/${number}/foresla`, {}, ola)).status).toBe(404);
    expect((await site.post(`${desk}/${number}/summer`, { 'kom-0': '1' }, ola)).status).toBe(404);
    const day = await publishedDay(ctx, { startsAt: december(21), endsAt: december(21, 14) });
    expect((await site.get(`${desk}/dager/${day}`, ola)).status).toBe(404);
    expect((await site.get(`${desk}/B2026-9999`, kari)).status).toBe(404);
    expect((await site.get(`${desk}/dager/x`, kari)).status).toBe(404);
  });
});

describe('a request', () => {
  it('is listed, gets a proposal, and stands among those to come once the group says yes', async () => {
    const group = await ask(ctx, { lines: [line(2), line(3, '1833')] });
    const list = await site.get(desk, kari);
    expect(list.html).toContain(group.number);
    expect(list.html).toContain('Bodø og Rana');
    const sent = await site.post(`${desk}/${group.number}/foresla`, proposal, kari);
    expect(sent.to).toBe(`${desk}/${group.number}?ok=foresla`);
    expect((await site.get(sent.to!, kari)).html).toContain('Forslaget er sendt.');
    await site.post(`/besok/${group.secret}/godta`);
    expect((await site.get(`${desk}?vis=kommende`, kari)).html).toContain(group.number);
    expect((await site.get(`${desk}/kalender`, kari)).html).toContain('Besøk, 5 personer');
  });
  it.each([
    ['in the past', { 'forslag-dato': '2026-11-02' }, 'Datoen er passert'],
    ['that ends before it begins', { 'forslag-til': '09:00' }, 'Slutten må komme etter'],
    ['in the hour that is skipped in spring', { 'forslag-dato': '2027-03-28', 'forslag-fra': '02:00', 'forslag-til': '03:00' }, 'Slutten må komme etter'],
    ['at a place that is an identity number', { 'forslag-sted': '17912099997' }, 'fødselsnummer'],
    ['without a date', { 'forslag-dato': '' }, 'Skriv datoen slik'],
    ['at no time of the day', { 'forslag-fra': '25' }, 'Skriv når det begynner'],
  ])('gets no proposal of a time %s, and what was typed stays', async (_, wrong, says) => {
    const { number } = await ask(ctx);
    const { status, html } = await site.post(`${desk}/${number}/foresla`, { ...proposal, ...wrong, tekst: 'Velkommen' }, kari);
    expect(status).toBe(422);
    expect(html).toContain(says);
    expect(html).toContain('Velkommen');
    expect((await visitOf(number)).state).toBe('requested');
  });
  it('is declined with a reason only', async () => {
    const { number } = await ask(ctx);
    expect((await site.post(`${desk}/${number}/avsla`, { tekst: '' }, kari)).status).toBe(422);
    expect((await site.post(`${desk}/${number}/avsla`, { tekst: 'Fullt', sentral: '' }, kari)).status).toBe(303);
    expect((await site.post(`${desk}/${number}/avsla`, { tekst: 'Fullt' }, kari)).status).toBe(409);
  });
  it('is written about, but not with an identity number', async () => {
    const { number } = await ask(ctx);
    expect((await site.post(`${desk}/${number}/melding`, { tekst: 'Velkommen <b>' }, kari)).status).toBe(303);
    expect((await site.get(`${desk}/${number}`, kari)).html).toContain('Velkommen &lt;b&gt;');
    expect((await site.post(`${desk}/${number}/melding`, { tekst: '17912099997' }, kari)).status).toBe(422);
    expect((await site.post(`${desk}/${number}/melding`, { tekst: ' ' }, kari)).status).toBe(422);
  });
});

describe('a visiting day', () => {
  const form = {
    form: 'on-site',
    tittel: 'Ny dag',
    'dag-dato': '2026-12-18',
    'dag-fra': '09:00',
    'dag-til': '15:00',
    'dag-sted': 'Storgata',
    plasser: '6',
    ko: 'ja',
    program: '',
    praktisk: '',
  };
  it('is made, published, filled, and not made smaller than what is taken', async () => {
    const made = (await site.post(`${desk}/dager/ny`, form, kari)).to!.split('?')[0]!;
    expect((await site.get('/hospitering')).html).not.toContain('Ny dag');
    expect((await site.post(`${made}/kunngjor`, {}, kari)).to).toBe(`${made}?ok=kunngjort`);
    expect((await site.get('/hospitering')).html).toContain('Ny dag');
    const id = made.split('/').at(-1)!;
    await ask(ctx, { dayId: id, lines: [line(5)] });
    await ask(ctx, { dayId: id, lines: [line(3)] });
    const page = await site.get(made, kari);
    expect(page.html).toContain('5 av 6 plasser, 1 på venteliste');
    const versjon = /name="versjon" value="(\d+)"/.exec(page.html)![1]!;
    const smaller = await site.post(made, { ...form, plasser: '4', versjon }, kari);
    expect(smaller.status).toBe(409);
    expect(smaller.html).toContain('Flere plasser er allerede tatt');
    expect((await site.post(made, { ...form, plasser: '8', versjon }, kari)).status).toBe(303);
    expect((await site.post(made, { ...form, plasser: '9', versjon }, kari)).html).toContain('Noen andre har endret dagen');
    expect((await site.post(`${made}/avlys`, { tekst: '' }, kari)).status).toBe(422);
    expect((await site.post(`${made}/avlys`, { tekst: 'Sykdom' }, kari)).to).toBe(`${made}?ok=avlyst`);
    expect((await site.get(`/hospitering/${id}`)).html).toContain('Denne dagen er avlyst');
  });
  it.each([
    ['no places', { plasser: '0' }],
    ['more places than anybody has', { plasser: '100000' }],
    ['no name', { tittel: '' }],
    ['an identity number in its name', { tittel: 'Dag for 17912099997' }],
    ['a day that has been', { 'dag-dato': '2026-01-01' }],
  ])('is not made with %s', async (_, wrong) => {
    expect((await site.post(`${desk}/dager/ny`, { ...form, ...wrong }, kari)).status).toBe(422);
  });
});

describe('registering and summing up', () => {
  it('is made once when the button is pressed twice, and anew when something else is written', async () => {
    const nokkel = /name="nokkel" value="([\w-]{22})"/.exec((await site.get(`${desk}/registrer`, kari)).html)![1]!;
    const [first, second] = await Promise.all([1, 2].map(() => site.post(`${desk}/registrer`, { ...registration, nokkel }, kari)));
    expect(first!.status).toBe(303);
    expect(second!.to).toBe(first!.to);
    expect((await site.post(`${desk}/registrer`, { ...registration, nokkel, form: 'guidance' }, kari)).to).not.toBe(first!.to);
  });

  it('takes a visit that has been in one go', async () => {
    const made = await site.post(`${desk}/registrer`, registration, kari);
    const page = await site.get(made.to!, kari);
    expect(page.html).toContain('Besøket er registrert.');
    const number = /B\d{4}-\d{4}/.exec(made.to!)![0];
    expect(await visitOf(number)).toMatchObject({ state: 'summed-up', persons: 4 });
  });
  it.each([
    ['0 persons', { 'antall-0': '0' }],
    ['a time that has not been', { 'besok-dato': '2026-12-24' }],
    ['a past time said to be agreed', { holdt: 'nei' }],
    ['nothing said about whether it has been', { holdt: '' }],
    ['an identity number as telephone', { telefon: '17912099997' }],
    ['an identity number as address', { epost: '17912099997@example.org' }],
  ])('refuses %s', async (_, wrong) => {
    const { status, html } = await site.post(`${desk}/registrer`, { ...registration, ...wrong, navn: 'Gro' }, kari);
    expect(status).toBe(422);
    expect(html).toContain('value="Gro"');
  });
  it('refuses more persons than a visit can have beside the field, and keeps every line, registering and summing up', async () => {
    const many = (prefix = '') =>
      Object.fromEntries(
        Array.from({ length: 21 }, (_, i) => [
          [`${prefix}kommune-${i}`, 'Bodø'],
          [`${prefix}hvem-${i}`, 'nurses'],
          [`${prefix}antall-${i}`, '500'],
        ]).flat(),
      ) as Record<string, string>;
    const refused = await site.post(`${desk}/registrer`, { ...registration, ...many(), linjer: '21', navn: 'Gro' }, kari);
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Til sammen er det for mange.');
    for (const typed of [/id="antall-20"[^>]*value="500"/, /value="Gro"/]) expect(refused.html).toMatch(typed);

    // Two lines of the same people are one, of more than one line may say.
    const made = await site.post(`${desk}/registrer`, { ...registration, ...many(), linjer: '2', holdt: 'nei', 'besok-dato': '2026-12-03' }, kari);
    const page = `${desk}/${/B\d{4}-\d{4}/.exec(made.to!)![0]}`;
    const after = december(4);
    await markHeld(t.ctx(systemActor('test'), { now: after }));
    const summed = await site.post(`${page}/summer`, { 'kom-0': '1000', ...many('ny-'), 'ny-linjer': '20' }, kari, after);
    expect(summed.status).toBe(422);
    expect(summed.html).toContain('Til sammen er det for mange.');
    for (const typed of [/id="kom-0"[^>]*value="1000"/, /id="ny-antall-19"[^>]*value="500"/]) expect(summed.html).toMatch(typed);
    expect((await site.post(`${page}/summer`, { handling: 'alle' }, kari, after)).to).toBe(`${page}?ok=summer`);
  });
  it('begins with what an enquiry knows, and ties the two', async () => {
    const { number } = await askEnquiry(t);
    const { html } = await site.get(`${desk}/registrer?henvendelse=${number}`, kari);
    expect(html).toContain('value="Marit Aune"');
    expect(html).toMatch(/id="kommune-0"[^>]*value="Bodø"/);
    const made = await site.post(`${desk}/registrer`, { ...registration, henvendelse: number, holdt: 'nei', 'besok-dato': '2026-12-03' }, kari);
    expect((await site.get(made.to!, kari)).html).toContain(`/min-sentral/henvendelser/${number}`);
    expect((await site.get(`${desk}/registrer?henvendelse=${number}`, ola)).status).toBe(404);
  });
  it('sums up planned beside actual: all, some, more than planned, and nobody', async () => {
    const held = async () => {
      const group = await ask(ctx, { dayId: await publishedDay(ctx, { startsAt: december(10), endsAt: december(10, 14) }), lines: [line(2), line(3, '1833')] });
      await markHeld(t.ctx(systemActor('test'), { now: december(11) }));
      return `${desk}/${group.number}`;
    };
    const after = december(11);
    const all = await held();
    expect((await site.get(`${desk}?vis=summeres`, kari, after)).html).toContain(all.split('/').at(-1)!);
    expect((await site.post(`${all}/summer`, { handling: 'alle' }, kari, after)).to).toBe(`${all}?ok=summer`);
    const some = await held();
    expect((await site.post(`${some}/summer`, { 'kom-0': '2', 'kom-1': '' }, kari, after)).status).toBe(422);
    const grown = await site.post(`${some}/summer`, { 'kom-0': '2', 'kom-1': '1', handling: 'ny-linje' }, kari, after);
    expect(grown.html).toContain('id="ny-kommune-0"');
    const counts = {
      'kom-0': '2',
      'kom-1': '1',
      'ny-linjer': '2',
      'ny-kommune-0': 'Bodø',
      'ny-hvem-0': 'pupils',
      'ny-antall-0': '1',
      'ny-kommune-1': 'Bodø',
      'ny-hvem-1': 'nurses',
      'ny-antall-1': '4',
    };
    expect((await site.post(`${some}/summer`, counts, kari, after)).status).toBe(303);
    expect((await visitOf(some.split('/').at(-1)!)).lines.map((l) => [l.municipality, l.kind, l.planned, l.actual])).toEqual([
      ['1804', 'nurses', 2, 6],
      ['1833', 'nurses', 3, 1],
      ['1804', 'pupils', 0, 1],
    ]);
    const nobody = await held();
    expect((await site.post(`${nobody}/summer`, { 'kom-0': '0', 'kom-1': '0' }, kari, after)).status).toBe(409);
    expect((await site.post(`${nobody}/ingen-kom`, {}, kari, after)).to).toBe(`${nobody}?ok=ingen-kom`);
  });
});

describe('afterwards', () => {
  it('asks the visitors three questions, and shows the centre nothing under three answers', async () => {
    const group = await ask(ctx, { dayId: await publishedDay(ctx, { startsAt: december(9), endsAt: december(9, 14) }), lines: [line(4)] });
    await markHeld(t.ctx(systemActor('test'), { now: december(10) }));
    await askForEvaluations(t.ctx(systemActor('test'), { now: december(10) }));
    const { visit } = await getVisitCase(ctx(kari), 'alfa', group.number);
    const path = await keptPath(t, `visit-evaluation:${visit.id}`);
    const after = december(11);
    const answer = (fields: Record<string, string>) => site.post(path!, fields, anonymous, after);
    expect((await site.get(path!, anonymous, after)).html).toContain('Var det nyttig?');
    expect((await answer({})).status).toBe(422);
    expect((await answer({ nytte: '9', endring: 'yes' })).status).toBe(422);
    expect((await answer({ nytte: '4', endring: 'yes', sitat: 'ja', kommentar: '' })).status).toBe(422);
    expect((await answer({ nytte: '4', endring: 'yes', sitat: 'ja', kommentar: 'Lærerikt' })).to).toBe(`${path}?takk`);
    expect((await site.get(`${path}?takk`, anonymous, after)).html).toContain('Takk for svaret');
    const few = await site.get(`${desk}/${group.number}`, kari, after);
    expect(few.html).not.toContain('Lærerikt');
    for (const nytte of ['5', '5']) await answer({ nytte, endring: 'no' });
    expect((await site.get(`${desk}/${group.number}`, kari, after)).html).toContain('Lærerikt');
  });
  it('gives the calendar an address that is shown once and ends with the next', async () => {
    const made = await site.post(`${desk}/kalender`, {}, kari);
    const feed = /https:\/\/site\.example(\/kalender\/[\w-]{22}\.ics)/.exec(made.html)![1]!;
    expect((await site.get(feed)).html).toContain('BEGIN:VCALENDAR');
    expect((await site.get(`${desk}/kalender`, kari)).html).not.toContain('/kalender/' + feed.slice(10, 20));
    await site.post(`${desk}/kalender`, {}, kari);
    expect((await site.get(feed)).status).toBe(404);
  });
});

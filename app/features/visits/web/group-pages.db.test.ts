import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testNow } from '../../../../testing/database.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { kari, smallDefinitions } from '../../../../testing/small-scheme.ts';
import { hiddenFields, visitSite } from '../../../../testing/visit-site.ts';
import type { VisitSite } from '../../../../testing/visit-site.ts';
import { ask, december, keptPath, line, publishedDay, visitDatabase } from '../../../../testing/visits.ts';
import type { Actor } from '../../../platform/actor.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { findOwnVisit, getVisitCase, proposeVisit, sumUp } from '../visits.server.ts';

/** Belongs to nobody: made for tests, with control digits that are right. */
const identityNumber = '17912099997';
let t: TestDatabase;
let site: VisitSite;
const ctx = (actor: Actor) => t.ctx(actor);
/** Read and filled in, not at once. */
const soon = new Date(testNow.getTime() + 60_000);
const requestPath = '/be-om-hospitering';

beforeAll(async () => {
  t = await visitDatabase();
  site = visitSite(t);
});
afterAll(() => t?.drop());

const filled = {
  'kommune-0': 'Bodø',
  'hvem-0': 'nurses',
  'antall-0': '3',
  form: 'on-site',
  'fra-0': '2026-12-01',
  'til-0': '2026-12-11',
  navn: 'Gro Gruppe',
  epost: 'gro@example.org',
};
/** The form of a centre as sent by somebody who has filled it in. */
async function fill(more: Record<string, string> = {}, address = `${requestPath}?sentral=alfa`): Promise<Record<string, string>> {
  const { html } = await site.get(address);
  return { ...hiddenFields(html), ...filled, ...more };
}
const send = (fields: Record<string, string>, now = soon) => site.post(requestPath, fields, undefined, now);
const caseOf = async (html: string) => getVisitCase(ctx(kari), 'alfa', /B\d{4}-\d{4}/.exec(html)![0]);

describe('finding out which centre to ask', () => {
  it('says why it is that centre, and fills in the municipality', async () => {
    const { status, html } = await site.get(`${requestPath}?kommune=Bod%C3%B8`);
    expect(status).toBe(200);
    expect(html).toContain('Dere spør Alfa');
    expect(html).toContain('er selv vertskommune');
    expect(html).toMatch(/id="kommune-0"[^>]*value="Bodø"/);
  });
  it('asks which municipality is meant when there are two of the name, and each can be chosen', async () => {
    const { html } = await site.get(`${requestPath}?kommune=Her%C3%B8y`);
    expect(html).toContain('Herøy (Nordland)');
    expect((await site.get(`${requestPath}?kommune=${encodeURIComponent('Herøy (Nordland)')}`)).html).toContain('Dere spør Alfa');
  });
  it('says when nobody is responsible, and lets a centre be chosen', async () => {
    const { html } = await site.get(`${requestPath}?kommune=Oslo`);
    expect(html).toContain('Ingen sentral har ansvar for Oslo nå');
    expect(html).toContain('<option value="beta">Beta</option>');
  });
  it('stands nonsense', async () => {
    expect((await site.get(`${requestPath}?kommune=qqq`)).status).toBe(422);
    expect((await site.get(`${requestPath}?sentral=ingen`)).status).toBe(422);
    expect((await site.get(`${requestPath}?dag=ingen`)).status).toBe(404);
  });
});

describe('asking for a visit', () => {
  it('grows a line at a time without script, and keeps all that was typed', async () => {
    const grown = await send(await fill({ handling: 'linje', tekst: 'Vi vil <se>' }));
    expect(grown.status).toBe(200);
    expect(grown.html).toContain('id="kommune-1"');
    expect(grown.html).toContain('Vi vil &lt;se&gt;');
    expect(grown.html).toMatch(/id="antall-0"[^>]*value="3"/);
    const more = await send({ ...hiddenFields(grown.html), ...filled, handling: 'deltaker' });
    expect(more.html).toContain('id="deltaker-navn-5"');
  });
  it('gives a number and a private page, and the centre the request', async () => {
    const fields = await fill({ linjer: '2', 'kommune-1': 'Rana', 'hvem-1': 'pupils', 'antall-1': '12', tema: 'paint', tekst: 'Vi vil se' });
    const sent = await send(fields);
    expect(sent.status).toBe(303);
    expect(sent.to).toMatch(/^\/besok\/[\w-]{22}\?ok=sendt$/);
    const page = await site.get(sent.to!);
    expect(page.html).toContain('Forespørselen er sendt. Nummeret er B2026-');
    expect(page.html).toContain('Vi vil se');
    expect([page.headers.get('referrer-policy'), page.headers.get('cache-control')]).toEqual(['no-referrer', 'no-store']);
    const { visit, contact } = await caseOf(page.html);
    expect(visit).toMatchObject({ state: 'requested', persons: 15, topics: ['paint'], periods: [{ from: '2026-12-01', to: '2026-12-11' }] });
    expect(contact?.email).toBe('gro@example.org');
  });
  it('keeps names on one line: they stand in letters to whoever is named', async () => {
    const sent = await send(
      await fill({
        navn: 'Gro\r\nKjøp nå!\u202E',
        arbeidssted: 'En\nto',
        deltakere: '1',
        'deltaker-navn-0': 'Per\n\nKjøp',
        'deltaker-epost-0': 'per@example.org',
        'deltaker-linje-0': '1',
      }),
    );
    const { contact, persons } = await caseOf((await site.get(sent.to!)).html);
    expect(contact).toMatchObject({ name: 'Gro Kjøp nå!', workplaceName: 'En to' });
    expect(persons.map((p) => p.name)).toEqual(['Per Kjøp']);
  });
  it('sent twice is one request; changed and sent again it is another', async () => {
    const fields = await fill();
    const [first, second] = [await send(fields), await send(fields)];
    expect(second.to).toBe(first.to);
    const other = await send({ ...fields, 'antall-0': '4' });
    expect(other.to).not.toBe(first.to);
  });
  it.each([
    ['nobody', { 'kommune-0': '', 'hvem-0': '', 'antall-0': '' }, 'Skriv hvem som kommer'],
    ['0 persons', { 'antall-0': '0' }, 'minst 1'],
    ['half a person', { 'antall-0': '1,5' }, 'minst 1'],
    ['too many', { 'antall-0': '5000' }, 'for stort'],
    ['an unknown municipality', { 'kommune-0': 'Ingensteds' }, 'Vi finner ingen kommune som heter «Ingensteds»'],
    ['a municipality of two', { 'kommune-0': 'Herøy' }, 'Herøy (Nordland)'],
    ['a kind that is no longer offered', { 'hvem-0': 'scouts' }, 'Velg hvem de er'],
    ['a past period', { 'fra-0': '2025-01-01', 'til-0': '2025-02-01' }, 'Datoen er passert'],
    ['a period that ends before it begins', { 'fra-0': '2026-12-10', 'til-0': '2026-12-01' }, 'Perioden må slutte'],
    ['no period', { 'fra-0': '', 'til-0': '' }, 'minst én periode'],
    ['no date', { 'fra-0': 'i morgen' }, 'Skriv datoen slik'],
    ['no address', { epost: 'gro' }, 'e-postadresse'],
    ['an identity number in an address', { epost: `${identityNumber}@example.org` }, 'fødselsnummer'],
    [
      'an identity number in the name of a visitor',
      { deltakere: '1', 'deltaker-navn-0': `Per ${identityNumber}`, 'deltaker-epost-0': 'per@example.org', 'deltaker-linje-0': '1' },
      'fødselsnummer',
    ],
    [
      'an advertisement in the name of a visitor',
      { deltakere: '1', 'deltaker-navn-0': 'Vinn! https://ad.example/x', 'deltaker-epost-0': 'per@example.org', 'deltaker-linje-0': '1' },
      'Skriv navnet',
    ],
    ['an identity number', { tekst: `Om ${identityNumber}` }, 'fødselsnummer'],
    [
      'a named person on an empty line',
      { deltakere: '1', 'deltaker-navn-0': 'Per', 'deltaker-epost-0': 'per@example.org', 'deltaker-linje-0': '7' },
      'Velg en linje som er fylt ut',
    ],
  ])('refuses %s, and keeps what was typed', async (_, wrong, says) => {
    const { status, html } = await send(await fill(wrong));
    expect(status).toBe(422);
    expect(html).toContain(says);
    expect(html).toContain('data-error-summary');
    expect(html).toContain('value="Gro Gruppe"');
    expect(html).not.toContain('17912099997 ');
  });
  it('stops what was filled in faster than anybody reads, and a field nobody sees', async () => {
    expect((await send(await fill(), testNow)).html).toContain('uvanlig fort');
    expect((await send(await fill({ nettsted: 'x' }))).status).toBe(422);
    expect((await send(await fill({ nokkel: 'x' }))).status).toBe(303);
  });
  it('speaks nynorsk and English', async () => {
    expect((await site.get('/nn/be-om-hospitering?sentral=alfa')).html).toContain('De spør Alfa');
    expect((await site.get('/en/be-om-hospitering?sentral=alfa')).html).toContain('You are asking Alfa');
  });
});

describe('a visiting day', () => {
  it('is listed with its places, and closed when it is full or has been', async () => {
    const open = await publishedDay(ctx, { title: 'Dag med plass', startsAt: december(14), endsAt: december(14, 14), places: 5, waitingList: false });
    expect((await site.get('/hospitering')).html).toContain('Dag med plass');
    expect((await site.get(`/hospitering/${open}`)).html).toContain('5 av 5 plasser er ledige.');
    await ask(ctx, { dayId: open, lines: [line(5)] });
    const full = await site.get(`/hospitering/${open}`);
    expect(full.html).toContain('Denne dagen er full');
    expect(full.html).not.toContain('?dag=');
    expect((await site.get(`${requestPath}?dag=${open}`, undefined, december(15))).status).toBe(409);
    expect((await site.get('/hospitering/00000000-0000-0000-0000-000000000000')).status).toBe(404);
    expect((await site.get('/hospitering/x')).status).toBe(404);
  });
  it('gives a place, then a place in the queue, and refuses more than it holds', async () => {
    const day = await publishedDay(ctx, { startsAt: december(16), endsAt: december(16, 14), places: 4 });
    const form = () => fill({}, `${requestPath}?dag=${day}`);
    const first = await site.get((await send(await form())).to!);
    expect(first.html).toContain('Besøket er avtalt.');
    const second = await site.get((await send(await form())).to!);
    expect(second.html).toContain('Dere er nr. 1 på ventelisten');
    const tooMany = await send({ ...(await form()), 'antall-0': '5' });
    expect(tooMany.status).toBe(409);
    expect(tooMany.html).toContain('flere enn det er plass til');
  });
});

describe('the group’s own page', () => {
  it('is not there for a wrong secret, nor is anything under it', async () => {
    for (const path of ['', '/trekk', '/slett', '/mine-data.json', '/invitasjon.ics']) {
      expect((await site.get(`/besok/${newSecret()}${path}`)).status).toBe(404);
      expect((await site.get(`/besok/x${path}`)).status).toBe(404);
    }
    for (const deed of ['godta', 'annen-tid', 'la-ga', 'antall', 'melding', 'trekk', 'slett', 'ny-lenke', 'sporr-foreslatt'])
      expect((await site.post(`/besok/${newSecret()}/${deed}`, { tekst: 'x', 'kommune-0': 'Bodø', 'hvem-0': 'nurses', 'antall-0': '1' })).status).toBe(404);
    for (const path of ['/besokende/', '/evaluering/', '/kalender/']) expect((await site.get(`${path}${newSecret()}${path === '/kalender/' ? '.ics' : ''}`)).status).toBe(404);
  });
  it('refuses more persons than a visit can have beside the field, and keeps every line', async () => {
    const many = Array.from({ length: 21 }, (_, i) => [`kommune-${i}`, 'Bodø', `hvem-${i}`, 'nurses', `antall-${i}`, '500']);
    const lines = Object.fromEntries(many.flatMap((l) => [0, 2, 4].map((at) => [l[at]!, l[at + 1]!])));
    const refused = await send(await fill({ ...lines, linjer: '21', tekst: 'Hilsen alle' }));
    expect(refused.status).toBe(422);
    expect(refused.html).toContain('Til sammen er det for mange.');
    expect(refused.html).toMatch(/id="antall-20"[^>]*value="500"/);
    expect(refused.html).toContain('Hilsen alle');
    const group = await ask(ctx);
    const numbers = await site.post(`/besok/${group.secret}/antall`, { ...lines, linjer: '21' });
    expect(numbers.status).toBe(422);
    expect(numbers.html).toMatch(/id="antall-20"[^>]*value="500"/);
  });
  it('lets one visitor see, take along and erase what is held about them', async () => {
    const group = await ask(ctx, { persons: [{ name: 'Petra Plass', email: 'petra@example.org', municipality: '1804', kind: 'nurses' }] });
    const { persons } = (await findOwnVisit(ctx(group.actor)))!;
    const path = (await keptPath(t, `visit-person:${persons[0]!.id}`))!;
    const page = (await site.get(path)).html;
    for (const held of ['Det vi har om deg', 'Petra Plass', 'petra@example.org', 'Bodø']) expect(page).toContain(held);
    expect(page).not.toContain('Gro Gruppe');
    expect(JSON.parse((await site.get(`${path}/mine-data.json`)).html)).toMatchObject({ visitor: { name: 'Petra Plass', email: 'petra@example.org' } });
    expect((await site.get(`${path}/slett`)).html).toContain('Du blir meldt av besøket');
    expect((await site.post(`${path}/slett`)).to).toBe(path);
    const after = (await site.get(path)).html;
    expect(after).toContain('Alt om deg er slettet');
    expect(after).not.toContain('Petra');
    expect((await site.get(`${path}/mine-data.json`)).status).toBe(404);
    expect((await site.get(`${path}/invitasjon.ics`)).status).toBe(404);
    for (const deed of ['slett', 'mine-data.json']) expect((await site.get(`/besokende/${newSecret()}/${deed}`)).status).toBe(404);
    expect((await site.post(`/besokende/${newSecret()}/slett`)).status).toBe(404);
  });
  it('takes a proposed time, another time, fewer persons, and the way out', async () => {
    const group = await ask(ctx);
    const path = `/besok/${group.secret}`;
    expect((await site.post(`${path}/godta`)).status).toBe(409);
    const time = { startsAt: december(8), endsAt: december(8, 12), place: 'Storgata 1', text: '' };
    await proposeVisit(ctx(kari), { centreId: 'alfa', number: group.number, ...time });
    expect((await site.get(path)).html).toContain('Sentralen har foreslått en tid. Passer den?');
    expect((await site.post(`${path}/annen-tid`, { tekst: '' })).status).toBe(422);
    expect((await site.post(`${path}/annen-tid`, { tekst: 'Heller i uke 51' })).to).toBe(`${path}?ok=annen-tid`);
    await proposeVisit(ctx(kari), { centreId: 'alfa', number: group.number, ...time });
    expect((await site.post(`${path}/godta`)).to).toBe(`${path}?ok=godta`);
    const agreed = await site.get(path);
    expect(agreed.html).toContain('Tirsdag 8. desember 2026 kl. 10.00–12.00');
    expect((await site.get(`${path}/invitasjon.ics`)).html).toContain('BEGIN:VCALENDAR');
    expect((await site.post(`${path}/antall`, { linjer: '1', 'kommune-0': 'Bodø', 'hvem-0': 'nurses', 'antall-0': '0' })).status).toBe(409);
    const grown = await site.post(`${path}/antall`, { linjer: '1', 'kommune-0': 'Bodø', 'hvem-0': 'nurses', 'antall-0': '2', handling: 'linje' });
    expect(grown.html).toMatch(/<details[^>]*open[^>]*id="endre-antall"/);
    expect((await site.post(`${path}/antall`, { linjer: '1', 'kommune-0': 'Bodø', 'hvem-0': 'nurses', 'antall-0': '2' })).to).toBe(`${path}?ok=antall`);
    expect((await site.get(path)).html).toContain('2 personer');
    expect((await site.get(`${path}/trekk`)).html).toContain('Vil dere melde av hele gruppen?');
    expect((await site.post(`${path}/trekk`)).to).toBe(`${path}?ok=trekk`);
    expect((await site.get(`${path}/trekk`)).to).toBe(path);
  });
  it('says how many were planned and how many came, and tints the centre’s words as in an enquiry', async () => {
    const group = await ask(ctx, { text: 'En hilsen' });
    const of = { centreId: 'alfa', number: group.number };
    await proposeVisit(ctx(kari), { ...of, startsAt: december(8), endsAt: december(8, 12), place: '', text: 'Velkommen' });
    await site.post(`/besok/${group.secret}/godta`);
    await t.db.owner.query(`update visit set state = 'held', held_at = ends_at where number = $1`, [group.number]);
    await sumUp(t.ctx(kari, { now: december(9) }), { ...of, lines: [{ ...line(4), actual: 3 }] });
    const { html } = await site.get(`/besok/${group.secret}`, undefined, december(9));
    expect(html).toContain('Planlagt 4, kom 3');
    expect([...html.matchAll(/class="k-msg( k-msg--ours)?" aria-label="([^"]*)"/g)].map(([, ours, who]) => [who, ours !== undefined])).toEqual([
      ['Gro Gruppe', false],
      ['Kari Nes, Alfa', true],
    ]);
  });
  it('asks the visitors afterwards, and names the question of each fault in the list of faults', async () => {
    const group = await ask(ctx);
    const secret = newSecret();
    await t.db.owner.query(
      `update visit set state = 'held', starts_at = $3::timestamptz - interval '4 hours', ends_at = $3, held_at = $3, evaluation_hash = $2 where number = $1`,
      [group.number, hashOfSecret(secret), december(8)],
    );
    const { status, html } = await site.post(`/evaluering/${secret}`, {}, undefined, december(9));
    expect(status).toBe(422);
    const { useful, change } = smallDefinitions().visits.evaluation;
    for (const question of [useful, change]) expect(html).toContain(`${question.nb} Velg et svar.</a>`);
  });
  it('shows what is held, moves to a new address, and erases all of it', async () => {
    const group = await ask(ctx, { text: 'En hilsen' });
    const path = `/besok/${group.secret}`;
    const data = await site.get(`${path}/mine-data.json`);
    expect(data.html).toContain('En hilsen');
    expect(data.headers.get('content-disposition')).toBe(`attachment; filename="${group.number}.json"`);
    const { nokkel = '' } = hiddenFields((await site.get(path)).html);
    const [one, two] = await Promise.all([site.post(`${path}/ny-lenke`, { nokkel }), site.post(`${path}/ny-lenke`, { nokkel })]);
    const moved = one.to!;
    expect([two.to, (await site.post(`${path}/ny-lenke`, { nokkel })).to], 'pressed three times').toEqual([moved, moved]);
    const other = await ask(ctx);
    expect((await site.post(`${path}/ny-lenke`, { nokkel: newSecret() })).status).toBe(404);
    expect((await site.post(`/besok/${other.secret}/ny-lenke`, { nokkel: moved.slice('/besok/'.length).split('?')[0]! })).to, 'one that is taken').not.toBe(moved);
    expect((await site.get(path)).status).toBe(404);
    expect((await site.get(moved)).html).toContain('Den gamle virker ikke lenger');
    const fresh = moved.split('?')[0]!;
    expect((await site.get(`${fresh}/slett`)).html).toContain('Ja, slett alt');
    expect((await site.post(`${fresh}/slett`)).to).toBe(`${fresh}?ok=slett`);
    const erased = await site.get(fresh);
    expect(erased.html).toContain('Alt om dere er slettet');
    expect(erased.html).not.toContain('En hilsen');
  });
  it('says a thing once, and sends no more letters in an hour than a person writes', async () => {
    const group = await ask(ctx);
    const path = `/besok/${group.secret}`;
    for (let i = 0; i < 2; i++) expect((await site.post(`${path}/melding`, { tekst: 'En gang' })).status).toBe(303);
    expect((await getVisitCase(ctx(kari), 'alfa', group.number)).messages.filter((m) => m.body === 'En gang')).toHaveLength(1);
    for (let i = 2; i < 20; i++) expect((await site.post(`${path}/melding`, { tekst: `Nr. ${i}` })).status).toBe(303);
    const flood = await site.post(`${path}/melding`, { tekst: 'En til' });
    expect(flood.status).toBe(429);
    expect(flood.html).toContain('Vent en time');
    expect(flood.html).toContain('En til</textarea>');
    for (const deed of ['ny-lenke', 'antall']) {
      const numbers = { linjer: '1', 'kommune-0': 'Bodø', 'hvem-0': 'nurses', 'antall-0': '2' };
      expect((await site.post(`${path}/${deed}`, numbers)).status, deed).toBe(429);
    }
    expect((await site.post(`${path}/trekk`)).status).toBe(303);
  });
  it('sends the same request to the suggested centre in one press', async () => {
    const group = await ask(ctx);
    const path = `/besok/${group.secret}`;
    await site.post(`/min-sentral/hospitering/${group.number}/avsla`, { tekst: 'Vi har fullt', sentral: 'beta' }, kari);
    expect((await site.get(path)).html).toContain('Spør Beta i stedet');
    const sent = await site.post(`${path}/sporr-foreslatt`);
    expect((await site.get(sent.to!)).html).toContain('Hos Beta');
  });
});

describe('one visitor', () => {
  it('has a page of their own, and cancels without the others', async () => {
    const day = await publishedDay(ctx, { startsAt: december(17), endsAt: december(17, 14) });
    const group = await ask(ctx, { dayId: day, lines: [line(3)], persons: [{ name: 'Per Visitt', email: 'per@example.org', municipality: '1804', kind: 'nurses' }] });
    const { persons } = await getVisitCase(ctx(kari), 'alfa', group.number);
    const path = (await keptPath(t, `visit-person:${persons[0]!.id}`))!;
    const page = await site.get(path);
    expect(page.html).toContain('Du er Per Visitt. Du er meldt på.');
    expect(page.html).not.toContain('Gro Gruppe');
    expect((await site.get(`${path}/avmeld`)).html).toContain('Ja, meld meg av');
    expect((await site.post(`${path}/avmeld`)).to).toBe(`${path}?ok=avmeld`);
    expect((await site.post(`${path}/avmeld`)).status).toBe(409);
    expect((await site.get(`/besok/${group.secret}`)).html).toContain('2 personer');
  });
});

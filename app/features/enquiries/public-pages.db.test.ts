import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { startTrialSite, trialBrowser } from '../../../testing/trial-site.ts';
import type { TrialSite } from '../../../testing/trial-site.ts';
import { systemActor } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import type { Ctx } from '../../platform/context.ts';
import { linkActor, newSecret } from '../../platform/private-link.server.ts';
import { syncScheme } from '../scheme/scheme.server.ts';
import { acceptReferral, answerEnquiry, closeEnquiry, findOwnEnquiry, noteOnEnquiry, referEnquiry } from './enquiries.server.ts';
import { enquiriesRoutes } from './routes.ts';

const now = new Date('2026-03-03T09:00:00Z');
const coordinator = (centre: string): Actor => ({ kind: 'person', personId: `k-${centre}`, name: `Koordinator i ${centre}`, grants: [{ role: 'coordinator', scope: centre }] });
/** Nobody's number: its month is 81. */
const synthetic = '01819010001';

let t: TestDatabase;
let site: TrialSite;
let page: ReturnType<typeof trialBrowser>;
beforeAll(async () => {
  t = await testDatabase();
  await syncScheme(t.ctx(systemActor('start')));
  site = await startTrialSite(t.db, enquiriesRoutes(), { definitions: t.ctx(systemActor('x')).definitions });
  page = trialBrowser(site.url);
});
afterAll(async () => {
  await site?.close();
  await t?.drop();
});
beforeEach(async () => {
  site.now = now;
  await t.db.owner.query(`begin; select set_config('app.grants', ',system:*,', true); delete from rate_window; commit`);
});

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');
const read = async (address: string, status = 200): Promise<string> => {
  const answer = await page.go(address);
  expect(answer.status).toBe(status);
  return answer.text();
};
const valueOf = (html: string, name: string): string => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';

const wording = {
  navn: 'Marit Aune',
  epost: 'marit@senja.example',
  arbeidssted: 'healthy-life-centre',
  arbeidsplass: 'Senja frisklivssentral',
  emne: 'Materiell på arabisk',
  tekst: 'Hei!\n\nHar dere kursmateriell på arabisk?',
  tema: 'languages',
  nettsted: '',
};
type Form = Record<string, string>;
/** The form as it is given out for the municipality, filled in by somebody who takes a minute. */
async function filled(kommune = 'Senja', more: Form = {}, prefix = ''): Promise<Form> {
  site.now = new Date(now.getTime() - 60_000);
  const html = await read(`${prefix}/spor-en-sentral?kommune=${encodeURIComponent(kommune)}`);
  site.now = now;
  return { kommune, sentral: 'senja', nokkel: valueOf(html, 'nokkel'), laget: valueOf(html, 'laget'), ...wording, ...more };
}
const send = (form: Form, prefix = '') => page.go(`${prefix}/spor-en-sentral`, { form });
const ctxOf = (actor: Actor): Ctx => t.ctx(actor, { now: site.now });
const ownOf = async (address: string) => (await findOwnEnquiry(ctxOf(linkActor(/\/sak\/([\w-]{22})/.exec(address)![1]!))))!;
const enquiries = async (): Promise<number> => Number((await t.db.owner.query<{ n: string }>(`select count(*) as n from enquiry`)).rows[0]!.n);

/** Somebody has asked: the address of the own page. */
async function asked(more: Form = {}): Promise<string> {
  const answer = await send(await filled('Senja', { emne: `Sak ${newSecret()}`, ...more }));
  expect(answer.status).toBe(303);
  return answer.headers.get('location')!.split('?')[0]!;
}

describe('asking', () => {
  it('says first what is kept and for how long, and not to write about patients', async () => {
    const text = plain(await read('/spor-en-sentral?kommune=Senja'));
    expect(text).toContain('Vi sletter det 12 måneder etter at henvendelsen er avsluttet.');
    expect(text).toContain('Skriv ikke om pasienter');
  });

  it('gives a number, says what happens now, and leads to a page of one’s own', async () => {
    const answer = await send(await filled());
    expect(answer.status).toBe(303);
    const address = answer.headers.get('location')!;
    expect(address).toMatch(/^\/sak\/[\w-]{22}\?ny=1$/);
    const text = plain(await read(address));
    expect(text).toMatch(/Spørsmålet er sendt\. Henvendelsen har nummer 2026-\d{4}\./);
    expect(text).toContain('Senja svarer deg på e-post, som regel innen 5 virkedager.');
    expect(text).toContain('Har dere kursmateriell på arabisk?');
    expect(await ownOf(address)).toMatchObject({
      enquiry: { centreId: 'senja', municipality: '5530', workplace: 'healthy-life-centre', topics: ['languages'], channel: 'web', language: 'nb' },
      contact: { name: 'Marit Aune', email: 'marit@senja.example', workplaceName: 'Senja frisklivssentral', subject: 'Materiell på arabisk' },
    });
  });

  it('is done in the language of the page, and the link in the letter leads there', async () => {
    const answer = await send(await filled('Senja', {}, '/nn'), '/nn');
    const address = answer.headers.get('location')!;
    expect(address).toMatch(/^\/nn\/sak\//);
    expect((await ownOf(address)).enquiry.language).toBe('nn');
    const { rows } = await t.db.owner.query<{ path: string }>(`select path from private_link`);
    expect(rows.map((row) => row.path)).toContain(address.split('?')[0]);
  });

  it('twice with one form is one enquiry; written anew after going back it is another', async () => {
    const form = await filled('Senja', { emne: 'Bare én gang' });
    const before = await enquiries();
    const both = await Promise.all([send(form), send(form)]);
    const third = await send(form);
    expect(new Set([...both, third].map((answer) => answer.headers.get('location'))).size).toBe(1);
    expect(await enquiries()).toBe(before + 1);
    const other = await send({ ...form, tekst: 'Noe helt annet.' });
    expect(other.headers.get('location')).not.toBe(third.headers.get('location'));
    expect(await enquiries()).toBe(before + 2);
  });

  it('with faults comes back with everything, and says what to correct beside each field', async () => {
    const answer = await send(await filled('Senja', { navn: '', epost: 'marit', arbeidssted: '', emne: '"><script>', tekst: '', tema: 'finnes-ikke' }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    for (const id of ['navn', 'epost', 'arbeidssted', 'tekst', 'tema-organisation']) expect(html).toContain(`href="#${id}"`);
    expect(html).toContain('value="&quot;&gt;&lt;script&gt;"');
    expect(html).toContain('value="marit"');
    expect(plain(html)).toContain('Du må rette 5 ting før spørsmålet kan sendes');
    expect(html.match(/ id="tema-organisation"/g)).toHaveLength(1);
  });

  it.each(['navn', 'arbeidsplass', 'emne', 'tekst'])('stops a national identity number in «%s», and explains', async (field) => {
    const before = await enquiries();
    const answer = await send(await filled('Senja', { [field]: `Det gjelder ${synthetic.slice(0, 6)} ${synthetic.slice(6)}.` }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain(`href="#${field}"`);
    expect(plain(html)).toContain('Det ser ut til at du har skrevet et fødselsnummer. Ta det bort.');
    expect(await enquiries()).toBe(before);
  });

  it('within three seconds is answered kindly, and works the second time', async () => {
    const quick = { ...(await filled()), laget: String(now.getTime() - 500), emne: 'Veldig rask' };
    const answer = await send(quick);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(plain(html)).toContain('Det gikk litt fort');
    expect(html).toContain('Veldig rask');
    site.now = new Date(now.getTime() + 4000);
    expect((await send({ ...quick, laget: valueOf(html, 'laget') })).status).toBe(303);
  });

  it('with the field that nobody sees filled in is not taken, and loses nothing', async () => {
    const before = await enquiries();
    const answer = await send(await filled('Senja', { nettsted: 'https://kjøp.example' }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('Har dere kursmateriell på arabisk?');
    expect(html).not.toContain('kjøp.example');
    expect(html).toMatch(/<div hidden="">.*name="nettsted"/s);
    expect(await enquiries()).toBe(before);
  });

  it('too often from one address must wait, and keeps what was typed', async () => {
    const form = await filled();
    for (let i = 0; i < 20; i++) expect((await send({ ...form, emne: `Nummer ${i}` })).status).toBe(303);
    const answer = await send({ ...form, emne: 'Nummer tjueén' });
    expect(answer.status).toBe(429);
    const html = await answer.text();
    expect(plain(html)).toContain('Vent en times tid');
    expect(html).toContain('Nummer tjueén');
    site.now = new Date(now.getTime() + 3_600_000);
    expect((await send({ ...form, emne: 'Nummer tjueén' })).status).toBe(303);
  });

  it('a centre that is none is a fault beside the choice, also with a form somebody made', async () => {
    const answer = await send(await filled('Senja', { sentral: 'finnes-ikke', nokkel: 'x', laget: '1' }));
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toContain('href="#sentral"');
    expect(plain(html)).toContain('tar ikke imot spørsmål nå');
    expect((await send({})).status).toBe(422);
  });

  it('gives each form a key of its own that no cache hands to somebody else', async () => {
    const first = await page.go('/spor-en-sentral?kommune=Senja');
    expect(first.headers.get('cache-control')).toBe('private, no-cache');
    expect(valueOf(await first.text(), 'nokkel')).not.toBe(valueOf(await read('/spor-en-sentral?kommune=Senja'), 'nokkel'));
  });
});

describe('the page behind the private link', () => {
  it('is nothing for anybody with another secret', async () => {
    const own = await asked();
    for (const secret of [newSecret(), 'x', own.slice(5, -1), `${own.slice(5)}x`, '%00', encodeURIComponent("' or 1=1")]) {
      for (const below of ['', '/trekk', '/slett', '/ny-lenke', '/mine-data.json']) expect((await page.go(`/sak/${secret}${below}`)).status).toBe(404);
      for (const below of ['/melding', '/apne-igjen', '/trekk', '/slett', '/ny-lenke'])
        expect((await page.go(`/sak/${secret}${below}`, { form: { tekst: 'x' } })).status).toBe(404);
    }
  });

  it('shows the conversation and whom it was passed on to, in plain words, and never a note or a reason', async () => {
    const own = await asked();
    const { enquiry } = await ownOf(own);
    const key = { number: enquiry.number };
    const senja = ctxOf(coordinator('senja'));
    await noteOnEnquiry(senja, { ...key, centreId: 'senja', text: 'Hemmelig notat om Marit' });
    site.now = new Date(now.getTime() + 60_000);
    await referEnquiry(ctxOf(coordinator('senja')), { ...key, centreId: 'senja', to: 'modum', reason: 'Hemmelig grunn' });
    expect(plain(await read(own))).toContain('Senja har sendt henvendelsen videre til Modum, som de tror kan hjelpe deg bedre. Modum har ikke tatt imot den ennå.');
    site.now = new Date(now.getTime() + 120_000);
    await acceptReferral(ctxOf(coordinator('modum')), { ...key, centreId: 'modum' });
    site.now = new Date(now.getTime() + 180_000);
    const seen = (await ownOf(own)).enquiry.version;
    await answerEnquiry(ctxOf(coordinator('modum')), { ...key, centreId: 'modum', text: 'Se https://example.no/arabisk <b>her</b>.', guide: [], close: false, seen });
    const html = await read(own);
    const text = plain(html);
    expect(text).not.toContain('Hemmelig');
    expect(text).toMatch(
      /Du .*kursmateriell på arabisk\?.*Senja sendte henvendelsen videre til Modum.*Modum tok imot henvendelsen\..*Koordinator i modum, Modum .*Se https:\/\/example\.no\/arabisk/,
    );
    expect(text).toContain('Modum har svart. Skriv hvis du lurer på mer.');
    expect(html).toContain('<a class="ds-link" href="https://example.no/arabisk" rel="noreferrer">');
    expect(html).toContain('&lt;b&gt;her&lt;/b&gt;');
    const data = await (await page.go(`${own}/mine-data.json`)).text();
    expect(data).not.toContain('Hemmelig');
    expect(data).toContain('Koordinator i modum, Modum');
  });

  it('takes more words once, however often the button is pressed, and shows them', async () => {
    const own = await asked();
    const first = await page.go(`${own}/melding`, { form: { tekst: 'Vi trenger det i april.' } });
    expect([first.status, first.headers.get('location')]).toEqual([303, `${own}?ok=melding`]);
    await page.go(`${own}/melding`, { form: { tekst: 'Vi trenger det i april.\r\n' } });
    expect((await ownOf(own)).messages.map((m) => m.body)).toEqual([wording.tekst, 'Vi trenger det i april.']);
    expect(plain(await read(`${own}?ok=melding`))).toContain('Det du skrev, er lagt til.');
  });

  it('stops empty words, a national identity number and a flood, and keeps what was written', async () => {
    const own = await asked();
    expect((await page.go(`${own}/melding`, { form: { tekst: ' ' } })).status).toBe(422);
    const stopped = await page.go(`${own}/melding`, { form: { tekst: `Det er ${synthetic}` } });
    expect(stopped.status).toBe(422);
    expect(await stopped.text()).toContain(`Det er ${synthetic}</textarea>`);
    for (let i = 0; i < 20; i++) expect((await page.go(`${own}/melding`, { form: { tekst: `Nummer ${i}` } })).status).toBe(303);
    const flood = await page.go(`${own}/melding`, { form: { tekst: 'En til' } });
    expect(flood.status).toBe(429);
    expect(await flood.text()).toContain('En til</textarea>');
  });

  it('can withdraw, after asking once more, and then takes no more words but loses none', async () => {
    const own = await asked();
    expect(plain(await read(`${own}/trekk`))).toContain('Vil du trekke henvendelsen tilbake?');
    expect((await ownOf(own)).enquiry.state).toBe('new');
    expect((await page.go(`${own}/trekk`, { form: {} })).headers.get('location')).toBe(`${own}?ok=trukket`);
    expect((await page.go(`${own}/trekk`, { form: {} })).status).toBe(303);
    expect((await ownOf(own)).enquiry.state).toBe('withdrawn');
    const late = await page.go(`${own}/melding`, { form: { tekst: 'Jeg glemte noe' } });
    expect(late.status).toBe(409);
    expect(plain(await late.text())).toContain('Jeg glemte noe');
  });

  it('can be opened again for 30 days after it was closed, and not the day after', async () => {
    const own = await asked();
    const { enquiry } = await ownOf(own);
    await closeEnquiry(ctxOf(coordinator('senja')), { centreId: 'senja', number: enquiry.number });
    expect(plain(await read(own))).toContain('Du kan åpne henvendelsen igjen til og med 2. april 2026.');
    site.now = new Date('2026-04-02T20:00:00Z');
    expect((await page.go(`${own}/apne-igjen`, { form: { tekst: 'Ett spørsmål til' } })).headers.get('location')).toBe(`${own}?ok=apnet`);
    expect((await ownOf(own)).enquiry.state).toBe('open');
    await closeEnquiry(ctxOf(coordinator('senja')), { centreId: 'senja', number: enquiry.number });
    site.now = new Date('2026-05-03T09:00:00Z');
    expect(plain(await read(own))).toContain('Henvendelsen kan ikke åpnes igjen nå.');
    const late = await page.go(`${own}/apne-igjen`, { form: { tekst: 'For sent' } });
    expect(late.status).toBe(409);
    expect(plain(await late.text())).toContain('For sent');
  });

  it('erases everything about the person, says what stays, and then holds nothing', async () => {
    const own = await asked({ navn: 'Sletter Hansen' });
    const confirm = plain(await read(`${own}/slett`));
    expect(confirm).toContain('så du får ikke svar');
    expect(confirm).toContain('Dette blir stående, uten noe som peker på deg');
    await page.go(`${own}/slett`, { form: {} });
    expect((await page.go(`${own}/slett`, { form: {} })).status).toBe(303);
    const html = await read(own);
    expect(plain(html)).toContain('Alt om deg er slettet');
    for (const gone of ['Sletter Hansen', 'marit@senja.example', 'kursmateriell']) expect(html).not.toContain(gone);
    expect(await (await page.go(`${own}/mine-data.json`)).text()).not.toMatch(/Sletter|marit@|kursmateriell/);
    expect(JSON.stringify((await t.db.owner.query(`select m::text from mail m where body like '%Sletter Hansen%'`)).rows)).toBe('[]');
    expect((await page.go(`${own}/melding`, { form: { tekst: 'Hallo?' } })).status).toBe(409);
  });

  it('is never given another enquiry’s link, and cannot have new ones mailed without end', async () => {
    const [own, other] = [await asked(), await asked({ emne: 'Noe annet' })];
    const moved = await page.go(`${own}/ny-lenke`, { form: { nokkel: other.slice('/sak/'.length) } });
    expect(moved.status).toBe(303);
    let now = moved.headers.get('location')!.split('?')[0]!;
    expect(now).not.toBe(other);
    for (let i = 1; i < 20; i++) now = (await page.go(`${now}/ny-lenke`, { form: { nokkel: newSecret() } })).headers.get('location')!.split('?')[0]!;
    expect((await page.go(`${now}/ny-lenke`, { form: { nokkel: newSecret() } })).status).toBe(429);
    expect((await page.go(now)).status).toBe(200);
  });

  it('says a thing once when the button is pressed many times at once', async () => {
    const own = await asked();
    await Promise.all([1, 2, 3, 4].map(() => page.go(`${own}/melding`, { form: { tekst: 'Samtidig' } })));
    expect((await ownOf(own)).messages.filter((m) => m.body === 'Samtidig')).toHaveLength(1);
  });

  it('gets a new link in place of the old one, also when the button is pressed twice', async () => {
    const own = await asked();
    const nokkel = valueOf(await read(`${own}/ny-lenke`), 'nokkel');
    const first = await page.go(`${own}/ny-lenke`, { form: { nokkel } });
    expect(first.headers.get('location')).toBe(`/sak/${nokkel}?ok=lenke`);
    expect((await page.go(`${own}/ny-lenke`, { form: { nokkel } })).headers.get('location')).toBe(`/sak/${nokkel}?ok=lenke`);
    expect((await page.go(own)).status).toBe(404);
    const html = await read(`/sak/${nokkel}?ok=lenke`);
    expect(html).toContain(`${site.url}/sak/${nokkel}</a>`);
    expect((await page.go(`${own}/ny-lenke`, { form: { nokkel: newSecret() } })).status).toBe(404);
  });

  it('gives everything that is held about the person as a file, in words', async () => {
    const own = await asked();
    const answer = await page.go(`${own}/mine-data.json`);
    expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="mine-data-2026-\d{4}\.json"$/);
    const data = (await answer.json()) as Record<string, unknown>;
    expect(data).toMatchObject({
      kommune: 'Senja',
      'type arbeidsplass': 'Frisklivssentral',
      temaer: ['Materiell på flere språk'],
      'om deg': { navn: 'Marit Aune', 'e-post': 'marit@senja.example', arbeidsplass: 'Senja frisklivssentral' },
      'det dere har skrevet': [{ fra: 'Du', tekst: wording.tekst }],
    });
    expect(JSON.stringify(data)).not.toContain(own.slice(5));
    expect(Object.keys((await (await page.go(`/en${own}/mine-data.json`)).json()) as object)).toContain('what you have written to each other');
  });

  it('is found by no search engine', async () => {
    expect(await read(await asked())).toContain('<meta name="robots" content="noindex"/>');
  });
});

import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase, testNow } from '../../../../testing/database.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { ask, eva, letters, openCentres } from '../../../../testing/enquiry-desk.ts';
import { kari, liv, ola, siv, smallDefinitions } from '../../../../testing/small-scheme.ts';
import { anonymous } from '../../../platform/actor.ts';
import type { Actor } from '../../../platform/actor.ts';
import type { Env, Frame } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { splitLocale } from '../../../platform/locale.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { answerEnquiry, discardEnquiry, getEnquiryCase, listInbox, listTemplates, noteOnEnquiry, referEnquiry, saveTemplate } from '../enquiries.server.ts';
import { listEnquiryCounts } from '../enquiry-indicators.server.ts';
import { enquiriesRoutes } from '../routes.ts';

const definitions = smallDefinitions();
const inbox = '/min-sentral/henvendelser';
/** Belongs to nobody: made for tests, with control digits that are right. */
const identityNumber = '17912099997';

let t: TestDatabase;
beforeAll(async () => {
  t = await testDatabase({ definitions });
  await openCentres(t);
});
afterAll(() => t?.drop());

/** The feature's routes, as `actor`. */
function site(actor: Actor, now: Date): Hono<Env> {
  const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
  app.use(async (c, next) => {
    const { locale } = splitLocale(new URL(c.req.url).pathname);
    const assets = { css: [], script: '/script.js', dev: false };
    c.set('services', { db: t.db, definitions, assets, now: () => now } as unknown as Env['Variables']['services']);
    c.set('actor', actor);
    c.set('locale', locale);
    c.set('requestId', 'test');
    c.set('frame', { locale, path: c.req.path, assets, requestId: 'test', schemeName: '', navigation: [], roles: [], person: undefined, demonstration: true } satisfies Frame);
    await next();
  });
  app.route('/', enquiriesRoutes());
  app.onError((e, c) => (e instanceof AppError ? c.text(e.code, e.status) : c.text(String(e.stack), 500)));
  return app;
}
const read = async (r: Response) => ({ status: r.status, to: r.headers.get('location'), html: await r.text() });
const get = async (actor: Actor, path: string, now = testNow) => read(await site(actor, now).request(path));
const post = async (actor: Actor, path: string, fields: Record<string, string> | [string, string][] = {}, now = testNow) =>
  read(await site(actor, now).request(path, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: new URLSearchParams(fields).toString() }));
const seen = (html: string): string => /name="sett" value="(\d+)"/.exec(html)?.[1] ?? '';
const later = (days: number): Date => new Date(testNow.getTime() + days * 86_400_000);

describe('the inbox', () => {
  it('lists what is new with subject, municipality and number, and marks the tab one is in', async () => {
    const { number } = await ask(t);
    const { status, html } = await get(kari, inbox);
    expect(status).toBe(200);
    expect(html).toContain('Maling som tåler barn');
    expect(html).toContain(`Bodø, nr. ${number.slice(5)}`);
    expect(html).toMatch(/boks=nye" aria-current="page">Nye/);
    expect(html).toContain(`href="${inbox}/${number}?boks=nye"`);
    expect(html).toContain('Demonstrasjonsdata');
  });

  it('says in words when the deadline has passed', async () => {
    await ask(t);
    const { html } = await get(kari, inbox, later(14));
    expect(html).toContain('10 virkedager, over fristen');
    expect((await get(kari, `${inbox}?boks=nye&frist=over`)).html).toContain('Ingen henvendelser passer med filteret');
  });

  it('names the municipality as it was, with what it has become', async () => {
    const { number } = await ask(t, { municipality: '1804' });
    await t.db.owner.query(`update enquiry set municipality_code = '1523', asked_on = '2019-03-01' where number = $1`, [number]);
    expect((await get(kari, inbox)).html).toContain('Ørskog (nå Ålesund)');
  });

  it('finds by a word of the conversation, and keeps what was typed in the filter', async () => {
    const { number } = await ask(t, { subject: 'Noe helt annet', text: 'Vi leter etter tapetklister.' });
    const { html } = await get(kari, `${inbox}?boks=nye&sok=tapetklister&tema=paint`);
    expect(html).toContain('Noe helt annet');
    expect(html).toContain('value="tapetklister"');
    expect(html).toContain(`/${number}?boks=nye&amp;sok=tapetklister&amp;tema=paint"`);
    expect(html).not.toContain('Maling som tåler barn');
    expect((await get(kari, `${inbox}?boks=nye&sok=finnesikke`)).html).toContain('Ingen henvendelser passer med filteret');
  });

  it('goes from page to page, each line once', async () => {
    for (let i = 0; i < 30; i++) await ask(t, { centreId: 'gamma', municipality: '5001', subject: `Spørsmål ${i}.` });
    const first = await get(eva, inbox);
    const next = /rel="next" href="([^"]+)"/.exec(first.html)![1]!.replaceAll('&amp;', '&');
    const second = await get(eva, next);
    const subjects = [first, second].flatMap(({ html }) => [...html.matchAll(/Spørsmål \d+\./g)].map(([s]) => s));
    expect(new Set(subjects).size).toBe(30);
    expect(subjects).toHaveLength(30);
  });

  it('says what to do where there is nothing', async () => {
    expect((await get(ola, inbox)).html).toContain('Ingen nye henvendelser');
  });
});

describe('an open enquiry', () => {
  it('stands beside its list, with a way back for a phone, and its words are words', async () => {
    const { number } = await ask(t, { text: '<script>alert(1)</script> Hei' });
    await noteOnEnquiry(t.ctx(siv), { centreId: 'alfa', number, text: 'Spør Beta først.' });
    const { html } = await get(kari, `${inbox}/${number}`);
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('Internt notat. Marit ser det ikke.');
    expect(html).toContain(`href="${inbox}?boks=nye">Tilbake til alle henvendelser`);
    expect(html).toMatch(new RegExp(`${number}\\?boks=nye" aria-current="true"`));
    expect(html).toContain('href="#sak"');
  });

  it('is answered, noted on and closed, each told on the page', async () => {
    const { number } = await ask(t);
    const path = `${inbox}/${number}`;
    const page = await get(kari, path);
    const sent = await post(kari, `${path}/svar?boks=nye`, [
      ['sett', seen(page.html)],
      ['svar', 'Prøv linolje.'],
      ['veileder', 'start'],
      ['gjor', 'svar'],
    ]);
    expect(sent.to).toBe(`${path}?boks=nye&gjort=svart`);
    const after = await get(kari, sent.to!);
    expect(after.html).toContain('Svaret er sendt.');
    expect(after.html).toContain('href="https://guide.example/start"');
    expect((await letters(t)).some((letter) => letter.to_address === 'marit@kommune.example' && letter.body.includes('Prøv linolje.'))).toBe(true);
    expect((await post(siv, `${path}/notat`, { svar: 'Ring i morgen.' })).to).toBe(`${path}?gjort=notat`);
    expect((await post(siv, `${path}/avslutt`)).to).toBe(`${path}?gjort=avsluttet`);
    const closed = await get(siv, path);
    expect(closed.html).toContain('Avsluttet 21. november 2026.');
    expect(closed.html).not.toContain('Send svar');
    expect((await post(siv, `${path}/ta-opp`)).to).toBe(`${path}?gjort=tatt-opp`);
    expect((await get(siv, path)).html).toContain('Send svar');
  });

  it('shows the second sender the first answer, keeps the text, and sends on a second press', async () => {
    const { number } = await ask(t);
    const path = `${inbox}/${number}`;
    const old = seen((await get(kari, path)).html);
    await answerEnquiry(t.ctx(siv), { centreId: 'alfa', number, text: 'Bruk kaseinmaling.', guide: [], close: false, seen: Number(old) });
    const stopped = await post(kari, `${path}/svar`, { sett: old, svar: 'Mitt eget svar.', gjor: 'svar' });
    expect(stopped.status).toBe(409);
    expect(stopped.html).toContain('Siv Hagen svarte mens du skrev');
    expect(stopped.html.indexOf('Bruk kaseinmaling.')).toBeLessThan(stopped.html.indexOf('Hvem kan hjelpe?'));
    expect(stopped.html).toMatch(/<textarea[^>]*>Mitt eget svar\.<\/textarea>/);
    expect((await getEnquiryCase(t.ctx(kari), 'alfa', number)).messages).toHaveLength(2);
    const again = await post(kari, `${path}/svar`, { sett: seen(stopped.html), svar: 'Mitt eget svar.', gjor: 'svar' });
    expect(again.status).toBe(303);
    // The same answer pressed twice is one answer.
    expect((await post(kari, `${path}/svar`, { sett: seen(stopped.html), svar: 'Mitt eget svar.', gjor: 'svar' })).status).toBe(303);
    expect((await getEnquiryCase(t.ctx(kari), 'alfa', number)).messages).toHaveLength(3);
  });

  it('says who else has it open', async () => {
    const { number } = await ask(t);
    await get(siv, `${inbox}/${number}`);
    expect((await get(kari, `${inbox}/${number}`)).html).toContain('Siv Hagen har også denne oppe');
  });

  it('puts a template after what was typed, and stops a national identity number', async () => {
    const { number } = await ask(t);
    const path = `${inbox}/${number}`;
    const mal = await saveTemplate(t.ctx(kari), { centreId: 'alfa', template: { shared: false, title: 'Takk', body: 'Takk for at du spør.', language: 'nb' } });
    const filled = await post(kari, `${path}/svar`, { sett: '1', svar: 'Hei, Marit!', mal, gjor: 'mal-inn' });
    expect(filled.status).toBe(200);
    expect(filled.html).toMatch(/<textarea[^>]*>Hei, Marit!\n\nTakk for at du spør\.<\/textarea>/);
    expect((await get(kari, `${path}?mal=${mal}`)).html).toMatch(/<textarea[^>]*>Takk for at du spør\.<\/textarea>/);
    for (const deed of ['svar', 'notat']) {
      const stopped = await post(kari, `${path}/${deed}`, { sett: '1', svar: `Det gjelder ${identityNumber}.`, gjor: 'svar' });
      expect(stopped.status).toBe(422);
      expect(stopped.html).toContain('ser ut som det står et fødselsnummer');
    }
    expect((await post(kari, `${path}/svar`, { sett: '1', svar: ' ', gjor: 'svar' })).html).toContain('Skriv noe først.');
  });

  it('is taken, given to a colleague, and described again', async () => {
    const { number } = await ask(t);
    const path = `${inbox}/${number}`;
    expect((await get(kari, path)).html).toContain('Jeg tar den');
    expect((await post(kari, `${path}/tildel`, { til: 'kari' })).to).toBe(`${path}?gjort=tildelt`);
    expect((await get(kari, path)).html).not.toContain('Jeg tar den');
    expect((await post(kari, `${path}/tildel`, { til: 'ola' })).status).toBe(422);
    const wrong = await post(kari, `${path}/beskriv`, { tema: 'paint', arbeidssted: 'shop', kommune: 'Ingensteds' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toContain('value="Ingensteds"');
    expect((await post(kari, `${path}/beskriv`, { tema: 'brushes', arbeidssted: 'shop', kommune: 'Herøy (Nordland)' })).to).toBe(`${path}?gjort=beskrevet`);
    const { enquiry } = await getEnquiryCase(t.ctx(kari), 'alfa', number);
    expect([enquiry.topics, enquiry.workplace, enquiry.municipality]).toEqual([['brushes'], 'shop', '1818']);
  });
});

describe('passing an enquiry on', () => {
  it('asks for a reason, moves it at once, and lets the receiver accept', async () => {
    const { number } = await ask(t);
    const path = `${inbox}/${number}`;
    const missing = await post(kari, `${path}/henvis`, { til: 'beta', grunn: ' ' });
    expect(missing.status).toBe(422);
    expect(missing.html).toContain('href="#grunn-beta"');
    expect((await post(kari, `${path}/henvis`, { til: 'beta', grunn: 'De kan maling.' })).to).toBe(`${path}?gjort=henvist`);
    const sender = await get(kari, `${path}?gjort=henvist`);
    expect(sender.html).toContain('Beta har henvendelsen nå');
    expect(sender.html).not.toContain('Send svar');
    expect((await post(kari, `${path}/svar`, { sett: '9', svar: 'For sent.', gjor: 'svar' })).status).toBe(409);
    const receiver = await get(ola, path);
    expect(receiver.html).toContain('Alfa spør om dere kan ta denne');
    expect(receiver.html).toContain('«De kan maling.»');
    expect((await post(ola, `${path}/ta-imot`)).to).toBe(`${path}?gjort=tatt-imot`);
    expect((await get(ola, path)).html).toContain('Ola Vik ved Beta tok imot');
    expect((await get(kari, `${inbox}?boks=henvist`)).html).toContain('Nå hos Beta');
  });

  it('comes back with a word', async () => {
    const { number } = await ask(t);
    const path = `${inbox}/${number}`;
    await post(kari, `${path}/henvis`, { til: 'beta', grunn: 'De kan maling.' });
    expect((await post(ola, `${path}/send-tilbake`, { grunn: '' })).status).toBe(422);
    expect((await post(ola, `${path}/send-tilbake`, { grunn: 'Vi har ferie.' })).to).toBe(`${path}?gjort=sendt-tilbake`);
    expect((await get(kari, path)).html).toContain('Ola Vik ved Beta sendte tilbake: «Vi har ferie.»');
    expect((await post(kari, `${path}/ta-imot`)).status).toBe(409);
  });
});

describe('registering what came by telephone', () => {
  const call: [string, string][] = [
    ['kanal', 'phone'],
    ['kommune', 'bodø'],
    ['gjelder', 'Pris på pensler'],
    ['navn', 'Per Dahl'],
    ['tema', 'brushes'],
    ['arbeidssted', 'shop'],
    ['besvart', 'ja'],
    ['svar', 'Tolv kroner.'],
    ['dato', '2026-11-21'],
  ];

  it('takes a call that was answered, and shows it as closed', async () => {
    expect((await get(kari, `${inbox}/registrer`)).html).toMatch(/value="2026-11-21"/);
    const done = await post(kari, `${inbox}/registrer`, call);
    expect(done.status).toBe(303);
    const { html } = await get(kari, done.to!);
    expect(html).toContain('Henvendelsen er registrert.');
    expect(html).toContain('Pris på pensler');
    expect(html).toContain('Tolv kroner.');
    expect(html).toContain('Avsluttet');
  });

  it('makes one of a call whose button was pressed twice, and two of what was written anew', async () => {
    const nokkel = /name="nokkel" value="([\w-]{22})"/.exec((await get(kari, `${inbox}/registrer`)).html)![1]!;
    const keyed: [string, string][] = [...call, ['nokkel', nokkel]];
    const [first, second] = await Promise.all([post(kari, `${inbox}/registrer`, keyed), post(kari, `${inbox}/registrer`, keyed)]);
    expect(first.status).toBe(303);
    expect(second.to).toBe(first.to);
    const corrected = keyed.map(([name, value]): [string, string] => [name, name === 'gjelder' ? 'Pris på maling' : value]);
    expect((await post(kari, `${inbox}/registrer`, corrected)).to).not.toBe(first.to);
  });

  it('points at everything that is wrong, and keeps all that was typed', async () => {
    const wrong: [string, string][] = [
      ['kanal', 'phone'],
      ['kommune', 'Ingensteds'],
      ['gjelder', `Hei ${identityNumber}`],
      ['epost', 'ikke en adresse'],
      ['telefon', identityNumber],
      ['arbeidsstedsnavn', `Hos ${identityNumber}`],
      ['tema', 'paint'],
      ['dato', '2027-01-01'],
      ['lenke', 'ja'],
    ];
    const { status, html } = await post(kari, `${inbox}/registrer`, wrong);
    expect(status).toBe(422);
    for (const field of ['kommune', 'gjelder', 'navn', 'arbeidssted', 'besvart-nei', 'dato', 'epost', 'telefon', 'arbeidsstedsnavn']) expect(html).toContain(`href="#${field}"`);
    expect(html).toContain('value="Ingensteds"');
    for (const field of ['telefon', 'arbeidsstedsnavn']) expect(html).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"|aria-invalid="true"[^>]*id="${field}"`));
    expect(html).toContain('value="ikke en adresse"');
    expect(html).toMatch(/id="tema-paint"[^>]*checked/);
  });
});

describe('the desk round the inbox', () => {
  it('keeps templates, and lets only their own centre change them', async () => {
    expect((await post(kari, `${inbox}/maler/ny`, { navn: '', tekst: '' })).status).toBe(422);
    expect((await post(kari, `${inbox}/maler/ny`, { navn: 'Lenker', tekst: 'Se her.', sprak: 'nn', del: 'ja' })).to).toBe(`${inbox}/maler?lagret`);
    const id = (await listTemplates(t.ctx(kari), 'alfa')).find((one) => one.title === 'Lenker')!.id;
    expect((await get(ola, `${inbox}/maler`)).html).toContain('Fra Alfa');
    expect((await get(ola, `${inbox}/maler/${id}`)).status).toBe(404);
    expect((await post(ola, `${inbox}/maler/${id}/slett`)).status).toBe(404);
    expect((await post(kari, `${inbox}/maler/${id}/slett`)).to).toBe(`${inbox}/maler?slettet`);
  });

  it('declares what a centre knows well', async () => {
    expect((await post(ola, `${inbox}/temaer`, { tema: 'paint' })).to).toBe(`${inbox}/temaer?lagret`);
    expect((await get(ola, `${inbox}/temaer`)).html).toMatch(/id="temaer-paint"[^>]*checked/);
    const { number } = await ask(t);
    expect((await get(kari, `${inbox}/${number}`)).html).toContain('Har meldt tema maling.');
  });
});

describe('those it is not for', () => {
  it('learn nothing of another centre’s enquiry, whatever they try', async () => {
    const { number } = await ask(t);
    const nothing = await get(ola, `${inbox}/2026-9999`);
    for (const path of [number, '2026-9999']) {
      expect(await get(ola, `${inbox}/${path}`)).toEqual(nothing);
      for (const deed of ['svar', 'notat', 'tildel', 'henvis', 'ta-imot', 'send-tilbake', 'avslutt', 'forkast', 'ta-opp', 'beskriv', 'ny-lenke'])
        expect((await post(ola, `${inbox}/${path}/${deed}`, { svar: 'x', grunn: 'x', til: 'gamma', gjor: 'svar' })).status).toBe(404);
    }
    expect((await listInbox(t.ctx(kari), 'alfa', { box: 'new' })).lines.map((line) => line.enquiry.number)).toContain(number);
  });

  it('are turned away: officers, and those who are not signed in', async () => {
    const { number } = await ask(t);
    for (const path of [inbox, `${inbox}/${number}`, `${inbox}/registrer`, `${inbox}/maler`, `${inbox}/temaer`]) {
      expect((await get(liv, path)).status).toBe(403);
      expect((await get(anonymous, path)).status).toBe(401);
    }
    expect((await get(kari, '/direktoratet/henvendelser')).status).toBe(403);
  });

  it('show officers facts alone', async () => {
    const { number } = await ask(t);
    const { status, html } = await get(liv, '/direktoratet/henvendelser', later(30));
    expect(status).toBe(200);
    expect(html).toContain(number);
    expect(html).toContain('Bodø');
    expect(html).toContain('21 virkedager');
    const texts = (pattern: RegExp, of: string): string[] => [...of.matchAll(pattern)].map((one) => one[1]!.replaceAll(/<[^>]+>/g, ' ').trim());
    const row = html.match(/<tr>(?:(?!<\/tr>).)*Bodø.*?<\/tr>/s)![0];
    const heads = texts(/<th scope="col"[^>]*>(.*?)<\/th>/gs, html).slice(0, 5);
    const cells = texts(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs, row);
    const under = Object.fromEntries(heads.map((head, i) => [head, cells[i]]));
    expect(under).toMatchObject({ Kommune: 'Bodø', 'Har ventet': '21 virkedager' });
    for (const secret of ['Marit', 'Maling som tåler barn', 'barnehagene']) expect(html).not.toContain(secret);
  });
});

describe('the year, one by one', () => {
  it('has a line for each that is counted at the centre, and columns that add up to its numbers', async () => {
    const { number } = await ask(t);
    const { number: discarded } = await ask(t);
    expect(await referEnquiry(t.ctx(kari), { centreId: 'alfa', number, to: 'beta', reason: 'Dere kan dette.' })).toEqual({ ok: true });
    expect((await answerEnquiry(t.ctx(ola), { centreId: 'beta', number, text: 'Slik gjør dere.', guide: [], close: true, seen: 1 })).ok).toBe(true);
    expect(await discardEnquiry(t.ctx(kari), { centreId: 'alfa', number: discarded })).toEqual({ ok: true });
    const tableOf = async (actor: Actor): Promise<string[][]> => {
      const { status, html } = await get(actor, `${inbox}/aret?ar=2026`);
      expect(status).toBe(200);
      return [...html.matchAll(/<tr>(.*?)<\/tr>/gs)]
        .slice(1)
        .map(([, row]) => [...row!.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((cell) => cell[1]!.replaceAll(/<[^>]+>/g, '')));
    };
    for (const [actor, centreId, expected] of [
      [kari, 'alfa', ['Ja', 'samme dag', 'Ja', 'Ja']],
      [ola, 'beta', ['', '', '', 'Ja']],
    ] as const) {
      const rows = await tableOf(actor);
      expect(rows.find(([first]) => first === number)?.slice(3)).toEqual(expected);
      expect(rows.some(([first]) => first === discarded)).toBe(false);
      const filled = (column: number): string => String(rows.slice(0, -1).filter((row) => row[column] !== '').length);
      expect(rows.at(-1)!.slice(3)).toEqual([3, 4, 5, 6].map(filled));
      const counts = await inTransaction(t.ctx(actor), (tx) => listEnquiryCounts(tx, { from: 2026, to: 2026, centreId, measures: ['received'] }));
      expect(filled(3)).toBe(String(counts[0]?.n ?? 0));
    }
    expect((await get(liv, `${inbox}/aret`)).status).toBe(403);
    expect((await get(kari, `/en${inbox}/aret?ar=1800&etter=x`)).html).toContain('The enquiries of 2026');
  });
});

describe('in every language', () => {
  it.each([
    ['nn', 'Førespurnader'],
    ['en', 'Enquiries'],
  ])('the pages stand in %s', async (locale, title) => {
    const { number } = await ask(t);
    for (const path of ['', `/${number}`, '/registrer', '/maler', '/maler/ny', '/temaer']) {
      const { status, html } = await get(kari, `/${locale}${inbox}${path}`);
      expect(status).toBe(200);
      expect(html).toContain(`<html lang="${locale}"`);
    }
    expect((await get(kari, `/${locale}${inbox}`)).html).toContain(title);
  });
});

import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testNow } from '../../../../testing/database.ts';
import { madeFiles } from '../../../../testing/made-files.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { kari, liv, ola, siv } from '../../../../testing/small-scheme.ts';
import { hiddenFields, pageSite } from '../../../../testing/visit-site.ts';
import type { PageSite } from '../../../../testing/visit-site.ts';
import { visitDatabase } from '../../../../testing/visits.ts';
import { anonymous, systemActor } from '../../../platform/actor.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { addDocument, getGathering } from '../gatherings.server.ts';
import { gatheringsRoutes } from '../routes.ts';

/** Belongs to nobody: made for tests, with control digits that are right. */
const identityNumber = '17912099997';
const [centre, officer] = ['/min-sentral/samlinger', '/direktoratet/samlinger'];
/** A page, whatever its fields are called, keeps what was typed. */
const kept = (html: string, text: string): boolean => html.includes(text.replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await visitDatabase();
  site = pageSite(t, gatheringsRoutes);
});
afterAll(() => t?.drop());

const filled = {
  slag: 'meet',
  tittel: 'Vårtreff <i nord>',
  tekst: 'Vi deler erfaringer',
  'fra-dag': '2026-12-08',
  'fra-tid': '10:00',
  'til-dag': '2026-12-08',
  'til-tid': '15:00',
  sted: 'Rådhuset',
  frist: '2026-12-01',
  behov: 'ja',
};
const idIn = (to: string | null): string => /[0-9a-f-]{36}/.exec(to ?? '')?.[0] ?? '';
async function made(more: Record<string, string> = {}): Promise<string> {
  const { html } = await site.get(`${centre}/ny`, kari);
  return idIn((await site.post(`${centre}/ny`, { ...hiddenFields(html), ...filled, ...more }, kari)).to);
}
async function published(more: Record<string, string> = {}): Promise<string> {
  const id = await made(more);
  expect((await site.post(`${centre}/${id}/publiser`, {}, kari)).to).toBe(`${centre}/${id}?ok=publisert`);
  return id;
}
const of = async (id: string) => getGathering(t.ctx(kari), { centreId: 'alfa', id });
const persons = { personer: '1', 'navn-0': 'Ola Vik', 'epost-0': 'ola.vik@example.org', 'behov-0': 'Vegetar' };
/** What is kept of links, newest last, as the job that sends letters reads it. */
async function links(): Promise<string[]> {
  const { rows } = await inTransaction(t.ctx(systemActor('test')), (tx) => sql<{ path: string }>`select path from private_link where path like '%/samling/%'`.execute(tx));
  return rows.map((r) => r.path);
}
/** Invites somebody. @returns where their link leads */
async function invited(id: string, who = 'Gro Gjest, gro@example.org'): Promise<string> {
  const before = new Set(await links());
  const sent = await site.post(`${centre}/${id}/inviter`, { hvem: 'guest', liste: who, sprak: 'nb' }, kari);
  expect(sent.to, sent.html.replaceAll(/<[^>]*>/g, ' ').slice(0, 3000)).toBe(`${centre}/${id}/deltakere?ok=invitert`);
  return (await links()).find((path) => !before.has(path)) ?? '';
}

describe('who may', () => {
  it('a draft is its organiser’s alone, and to others it is not there', async () => {
    const id = await made();
    for (const [actor, status] of [
      [anonymous, 401],
      [liv, 403],
      [ola, 404],
      [kari, 200],
      [siv, 200],
    ] as const)
      expect((await site.get(`${centre}/${id}`, actor)).status).toBe(status);
    for (const page of ['endre', 'program', 'deltakere', 'etterpa', 'deltakere.csv', 'invitasjon.ics'])
      expect((await site.get(`${centre}/${id}/${page}`, ola)).status, page).toBe(404);
    expect((await site.get(officer, kari)).status).toBe(403);
    expect((await site.get(`${officer}/${id}`, liv)).status).toBe(404);
    expect((await site.get(`${centre}/noe`, kari)).status).toBe(404);
  });
  it('an invited centre sees the gathering and signs up, and does nothing of the organiser’s', async () => {
    const id = await published();
    expect((await site.get(centre, ola)).html).toContain('Dere har ikke meldt på noen');
    expect((await site.get(`${centre}/${id}`, ola)).status).toBe(200);
    for (const page of ['endre', 'program', 'deltakere', 'etterpa', 'deltakere.csv']) expect((await site.get(`${centre}/${id}/${page}`, ola)).status, page).toBe(404);
    for (const deed of ['endre', 'publiser', 'avlys', 'program', 'inviter', 'oppmote', 'referat', 'summer'])
      expect(
        (await site.post(`${centre}/${id}/${deed}`, { ...filled, tekst: 'x', referat: 'x', liste: 'A B, a@example.org', hvem: 'guest', punkter: '0' }, ola)).status,
        deed,
      ).toBe(404);
  });
});

describe('to call a gathering', () => {
  it.each([
    ['without a name', { tittel: '' }, 'Skriv hva samlingen heter'],
    ['at no date', { 'fra-dag': 'i mai' }, 'Skriv første dag slik'],
    ['with no deadline', { frist: '' }, 'Skriv siste dag for påmelding slik'],
    ['that ends before it begins', { 'til-tid': '09:00' }, 'Slutten må komme etter'],
    ['with a deadline after it', { frist: '2026-12-24' }, 'Siste dag for påmelding'],
    ['with half a place', { plasser: 'ti' }, 'Skriv antall plasser'],
    ['with somebody’s number in it', { sted: identityNumber }, 'fødselsnummer'],
    ['with no web address', { skjerm: 'javascript:alert(1)' }, 'nettadresse'],
  ])('%s brings the form back with everything typed', async (_, wrong, says) => {
    const { status, html } = await site.post(`${centre}/ny`, { ...filled, ...wrong, nokkel: crypto.randomUUID() }, kari);
    expect(status).toBe(422);
    expect(html).toContain(says);
    expect(kept(html, 'Vi deler erfaringer')).toBe(true);
  });
  it('cannot be done twice over each other: who comes last sees what they wrote, and that it has changed', async () => {
    const id = await made();
    const { html } = await site.get(`${centre}/${id}/endre`, kari);
    await site.post(`${centre}/${id}/endre`, { ...hiddenFields(html), ...filled, tittel: 'Først' }, siv);
    const last = await site.post(`${centre}/${id}/endre`, { ...hiddenFields(html), ...filled, tittel: 'Sist' }, kari);
    expect(last.status).toBe(409);
    expect(last.html).toContain('value="Sist"');
  });
  it('publishes once, and cancels with a reason only', async () => {
    const id = await published();
    expect((await site.post(`${centre}/${id}/publiser`, {}, kari)).status).toBe(409);
    expect((await site.post(`${centre}/${id}/avlys`, { tekst: '' }, kari)).status).toBe(422);
    expect((await site.post(`${centre}/${id}/avlys`, { tekst: 'For få' }, kari)).to).toContain('ok=avlyst');
    expect((await of(id)).gathering.state).toBe('cancelled');
  });
});

describe('the programme', () => {
  const item = { punkter: '1', 'kl-0': '10:15', 'minutter-0': '45', 'tittel-0': 'Nytt fra myndigheten', 'emne-0': 'news', 'tilbakemelding-0': 'ja' };
  it('grows a point at a time, and is saved in the order of time', async () => {
    const id = await made();
    const page = await site.get(`${centre}/${id}/program`, kari);
    const grown = await site.post(`${centre}/${id}/program`, { ...hiddenFields(page.html), ...item, handling: 'punkt' }, kari);
    expect(grown.html).toContain('id="tittel-1"');
    const saved = await site.post(
      `${centre}/${id}/program`,
      { ...hiddenFields(page.html), ...item, punkter: '2', 'kl-1': '10:00', 'minutter-1': '15', 'tittel-1': 'Velkommen' },
      kari,
    );
    expect(saved.to).toContain('ok=program');
    expect((await of(id)).gathering.items.map((i) => i.title)).toEqual(['Velkommen', 'Nytt fra myndigheten']);
  });
  it.each([
    ['no time', { 'kl-0': 'morgen' }, 'Skriv når punktet begynner'],
    ['no length', { 'minutter-0': 'lenge' }, 'hvor mange minutter'],
    ['a time outside the gathering', { 'kl-0': '20:00' }, 'utenfor samlingen'],
  ])('with a point at %s comes back as it was typed', async (_, wrong, says) => {
    const id = await made();
    const page = await site.get(`${centre}/${id}/program`, kari);
    const { status, html } = await site.post(`${centre}/${id}/program`, { ...hiddenFields(page.html), ...item, ...wrong }, kari);
    expect(status).toBe(422);
    expect(html).toContain(says);
    expect(html).toContain('value="Nytt fra myndigheten"');
  });
  it('takes a document that is what it says, for invited centres to download, and no other', async () => {
    const id = await published();
    const send = (name: string, content: string) => {
      const form = new FormData();
      form.set('filer', new File([content], name));
      return site.post(`${centre}/${id}/dokumenter`, form, kari);
    };
    expect((await send('program.pdf', '<script>')).status).toBe(422);
    expect((await send('', '')).status).toBe(422);
    expect((await send('program.pdf', '%PDF-1.7\n%%EOF\n')).status).toBe(303);
    const [document] = (await of(id)).documents;
    const file = await site.get(`${centre}/${id}/dokumenter/${document?.id}`, ola);
    expect(file.headers.get('content-disposition')).toContain('attachment');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect((await site.post(`${centre}/${id}/dokumenter/${document?.id}/fjern`, {}, ola)).status).toBe(404);
    expect((await site.post(`${centre}/${id}/dokumenter/${document?.id}/fjern`, {}, kari)).status).toBe(303);
  });
});

describe('to sign up from a centre', () => {
  it('takes several at once, a line each, and grows a line at a time', async () => {
    const id = await published();
    const page = await site.get(`${centre}/${id}`, ola);
    expect(page.html).toMatch(/id="navn-0"[^>]*value="Ola Vik"/);
    const grown = await site.post(`${centre}/${id}/meld-pa`, { ...persons, handling: 'person' }, ola);
    expect(grown.html).toContain('id="navn-1"');
    expect(grown.html).toContain('value="Vegetar"');
    const sent = await site.post(`${centre}/${id}/meld-pa`, { ...persons, personer: '2', 'navn-1': 'Ann Dal', 'epost-1': 'ann@example.org' }, ola);
    expect(sent.to, sent.html.replaceAll(/<[^>]*>/g, ' ').slice(0, 3000)).toContain('ok=meldt');
    const { html } = await site.get(`${centre}/${id}`, ola);
    expect(html).toContain('Ann Dal');
    // The place goes to the next in line at once, so it is asked once more, here as of a guest.
    expect(html).toMatch(/<summary>Meld av[^]*?<form[^>]*meld-av"[^]*?Plassen går til den neste i køen[^]*?Ja, meld av/);
    // Needs are for the organiser; the kitchen does not run past the other centre again.
    expect((await site.get(`${centre}/${id}/deltakere`, kari)).html).toContain('Vegetar');
    const participant = (await of(id)).participants.find((p) => p.person?.name === 'Ann Dal');
    expect((await site.post(`${centre}/${id}/deltakere/${participant?.id}/meld-av`, {}, ola)).to).toContain('ok=meld-av');
  });
  it.each([
    ['nobody', { 'navn-0': '', 'epost-0': '', 'behov-0': '' }, 'minst én person'],
    ['without a name', { 'navn-0': '' }, 'Skriv navnet'],
    ['with no address', { 'epost-0': 'ola' }, 'Skriv en e-postadresse'],
  ])('%s is not done, and what was typed stays', async (_, wrong, says) => {
    const id = await published();
    const { status, html } = await site.post(`${centre}/${id}/meld-pa`, { ...persons, ...wrong }, ola);
    expect(status).toBe(422);
    expect(html).toContain(says);
  });
  it('is refused when the day is over', async () => {
    const id = await published();
    const late = await site.post(`${centre}/${id}/meld-pa`, persons, ola, new Date('2026-12-03T09:00:00Z'));
    expect(late.status).toBe(409);
    expect(late.html).toContain('value="Ola Vik"');
  });
  it('waits for the organiser where that is asked for, who gives a place or says no', async () => {
    const id = await published({ godkjenning: 'ja' });
    await site.post(`${centre}/${id}/meld-pa`, { ...persons, personer: '2', 'navn-1': 'Ann Dal', 'epost-1': 'ann@example.org' }, ola);
    const asks = await site.get(`${centre}/${id}/deltakere`, kari);
    expect(asks.html).toContain('Venter på svar fra deg');
    const [one, other] = (await of(id)).participants;
    const deed = (who: typeof one, what: string, actor = kari) => site.post(`${centre}/${id}/deltakere/${who?.id}/${what}`, { tekst: 'Fullt' }, actor);
    expect((await deed(one, 'gi-plass', ola)).status).toBe(404);
    expect((await deed(one, 'gi-plass')).to).toContain('ok=gi-plass');
    expect((await deed(one, 'gi-plass')).status).toBe(409);
    expect((await deed(other, 'avslag')).to).toContain('ok=avslatt');
    expect((await site.get(`${centre}/${id}/deltakere.csv`, kari)).html).toContain(one?.person?.name);
  });
});

describe('a guest', () => {
  it('answers by their own link, which is told to nobody', async () => {
    const id = await published();
    const own = await invited(id);
    const page = await site.get(own);
    expect(page.status).toBe(200);
    expect([page.headers.get('referrer-policy'), page.headers.get('cache-control'), page.headers.get('x-robots-tag')]).toEqual(['no-referrer', 'no-store', 'noindex']);
    expect(page.html).toContain('Du er invitert. Kommer du?');
    const nameless = await site.post(`${own}/takk-ja`, { navn: '', arbeidssted: 'Fylket', behov: 'Teleslynge' });
    expect(nameless.status).toBe(422);
    expect(nameless.html).toContain('value="Fylket"');
    expect((await site.post(`${own}/takk-ja`, { navn: 'Gro Gjest', arbeidssted: 'Fylket', behov: 'Teleslynge' })).to).toBe(`${own}?ok=takk-ja`);
    expect((await site.get(`${own}/invitasjon.ics`)).html).toContain('BEGIN:VCALENDAR');
    expect((await site.get(`${own}/mine-data.json`)).html).toContain('Teleslynge');
    expect((await site.get(`${own}/meld-av`)).html).toContain('Vil du melde deg av?');
    expect((await site.post(`${own}/meld-av`)).to).toBe(`${own}?ok=meld-av`);
    expect((await site.post(`${own}/meld-av`)).status).toBe(409);
  });
  it('is erased, and nothing about them is held afterwards', async () => {
    const id = await published();
    const own = await invited(id, 'Per Gjest <per@example.org>');
    expect((await site.get(`${own}/slett`)).html).toContain('Vil du slette opplysningene om deg?');
    expect((await site.post(`${own}/slett`)).to).toBe(own);
    const after = await site.get(own);
    expect(after.html).toContain('Opplysningene er slettet');
    for (const path of ['', '/mine-data.json']) expect((await site.get(own + path)).html).not.toContain('Per Gjest');
    expect((await site.post(`${own}/slett`)).status).toBe(409);
    expect((await site.post(`${own}/takk-ja`, { navn: 'Per Gjest', arbeidssted: '', behov: '' })).status).toBe(409);
  });
  it('comes and goes so many times an hour, and no more: each time is a letter', async () => {
    const own = await invited(await published(), 'Pål Gjest, paal@example.org');
    const by = async (deed: string) => (await site.post(`${own}/${deed}`, { navn: 'Pål Gjest', arbeidssted: '', behov: '' })).status;
    for (let i = 0; i < 20; i += 1) expect([await by('takk-ja'), await by('meld-av')]).toEqual([303, 303]);
    expect(await by('takk-ja')).toBe(429);
  });
  it('reads what was handed out while they are coming, and not after they gave it up or were erased', async () => {
    const id = await published();
    const own = await invited(id, 'Mia Gjest, mia@example.org');
    const file = { name: 'plan.pdf', type: 'pdf', mime: 'application/pdf', bytes: madeFiles.pdf } as const;
    const added = await addDocument(t.ctx(kari), { centreId: 'alfa', id, itemId: null, file });
    const path = `${own}/dokumenter/${added.ok ? added.id : ''}`;
    const reads = async () => [(await site.get(path)).status, (await site.get(own)).html.includes('plan.pdf')];
    expect(await reads()).toEqual([200, true]);
    await site.post(`${own}/takk-ja`, { navn: 'Mia Gjest', arbeidssted: '', behov: '' });
    expect(await reads()).toEqual([200, true]);
    await site.post(`${own}/meld-av`);
    expect(await reads()).toEqual([404, false]);
    const other = await invited(id, 'Eva Gjest, eva@example.org');
    await site.post(`${other}/slett`);
    expect((await site.get(path.replace(own, other))).status).toBe(404);
  });
  it.each([
    ['nobody', { liste: '' }, 'Skriv minst én person'],
    ['an address that is none', { liste: 'Gro Gjest' }, 'Linje 1 mangler en e-postadresse'],
    ['a line without a name', { liste: 'A B, a@example.org\ngro@example.org' }, 'Linje 2 mangler et navn'],
    ['somebody from an office that was not chosen', { hvem: 'governor', kontor: '' }, 'Velg hvem de kommer fra'],
  ])('is not invited as %s, and the list stays', async (_, wrong, says) => {
    const id = await published();
    const { status, html } = await site.post(`${centre}/${id}/inviter`, { hvem: 'guest', liste: 'A B, a@example.org', arbeidssted: 'Bruket', sprak: 'nb', ...wrong }, kari);
    expect(status).toBe(422);
    expect(html).toContain(says);
    expect(html).toContain('value="Bruket"');
  });
  it('without a link sees nothing', async () => {
    for (const path of ['', '/tilbakemelding', '/mine-data.json', '/invitasjon.ics', '/slett'])
      expect((await site.get(`/samling/${'A'.repeat(22)}${path}`)).status, path).toBe(404);
    expect((await site.post(`/samling/${'A'.repeat(22)}/takk-ja`, { navn: 'X' })).status).toBe(404);
    expect((await site.get('/samling/x')).status).toBe(404);
  });
});

describe('afterwards', () => {
  it('feedback is not open before, and no minutes or log either', async () => {
    const id = await published();
    const own = await invited(id, 'Eva Gjest, eva@example.org');
    await site.post(`${own}/takk-ja`, { navn: 'Eva Gjest', arbeidssted: '', behov: '' });
    expect((await site.get(`${own}/tilbakemelding`)).html).toContain('Det er ikke åpent for tilbakemelding nå');
    expect((await site.post(`${own}/tilbakemelding`, { kommentar: 'Fint' }, anonymous, testNow)).status).toBe(409);
    expect((await site.post(`${own}/tilbakemelding`, { kommentar: '' })).status).toBe(422);
    expect((await site.get(`${centre}/${id}/etterpa`, kari)).html).toContain('Samlingen er ikke over ennå');
    expect((await site.post(`${centre}/${id}/summer`, {}, kari)).status).toBe(409);
    expect((await site.post(`${centre}/${id}/referat`, { referat: '', versjon: '1' }, kari)).status).toBe(422);
  });
});

describe('the authority', () => {
  it('calls what only it may call, with the same pages', async () => {
    const { html } = await site.get(`${officer}/ny`, liv);
    expect(html).toContain('value="summit"');
    expect((await site.get(`${centre}/ny`, kari)).html).not.toContain('value="summit"');
    const id = idIn((await site.post(`${officer}/ny`, { ...hiddenFields(html), ...filled, slag: 'summit', tittel: 'Årssamlingen' }, liv)).to);
    expect((await site.post(`${officer}/${id}/publiser`, {}, liv)).status).toBe(303);
    expect((await site.get(centre, kari)).html).toContain('Årssamlingen');
    expect((await site.get(`${officer}/${id}/deltakere`, liv)).status).toBe(200);
    for (const page of ['sammenlign', 'sitater']) expect((await site.get(`${officer}/${page}`, liv)).status).toBe(200);
    for (const locale of ['/nn', '/en']) expect((await site.get(`${locale}${officer}/${id}`, liv)).status).toBe(200);
  });
});

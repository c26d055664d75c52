import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TestDatabase } from '../../../testing/database.ts';
import { berit, edvard, ideaDatabase, publishedIdea, whole } from '../../../testing/ideas.ts';
import { kari } from '../../../testing/small-scheme.ts';
import { hiddenFields, pageSite } from '../../../testing/visit-site.ts';
import type { PageSite } from '../../../testing/visit-site.ts';
import { keptPath } from '../../../testing/visits.ts';
import { anonymous } from '../../platform/actor.ts';
import type { Actor } from '../../platform/actor.ts';
import { ideaPath } from './idea-address.ts';
import { ideasRoutes } from './routes.ts';

/** The pages on which somebody says something of an idea. */
let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);
async function idea(): Promise<{ id: string; path: string }> {
  const { id, number } = await publishedIdea(as);
  return { id, path: ideaPath(number, whole.title) };
}
const typed = { gjorde: 'To faste tider', gikk: 'Svært bra', rad: 'Begynn tidlig', maned: '5', ar: '2026', kommune: 'Bergen', navn: 'Marit', epost: 'marit@example.org' };
/** As a person would: the form is fetched, and sent a while after. */
async function form(path: string, actor: Actor = anonymous): Promise<Record<string, string>> {
  const hidden = hiddenFields((await site.get(path, actor)).html);
  return { ...hidden, laget: String(Number(hidden['laget']) - 10_000) };
}

describe('a form about an idea', () => {
  it.each([
    ['bruk', { ...typed, kommune: 'Atlantis' }, Object.values({ ...typed, kommune: 'Atlantis', maned: '', ar: '' }).filter((v) => v !== '')],
    ['sporsmal', { tekst: 'Hva koster det?', kommune: 'Bergen', navn: 'Marit', epost: 'ingen' }, ['Hva koster det?', 'Marit', 'ingen']],
    ['meld-fra', { tekst: 'Dette er galt', grunn: '' }, ['Dette er galt']],
  ])('with something wrong comes back with everything that was typed: %s', async (place, fields, kept) => {
    const { path } = await idea();
    const back = await site.post(`${path}/${place}`, { ...(await form(`${path}/${place}`)), ...fields });
    expect(back.status).toBe(422);
    expect(back.html).toContain('data-error-summary');
    for (const text of kept) expect(back.html).toContain(text);
  });
  it.each(['bruk', 'sporsmal', 'meld-fra'])('sent empty says of each field what to write, and of none that it does not have: %s', async (place) => {
    const { path } = await idea();
    const { html } = await site.post(`${path}/${place}`, await form(`${path}/${place}`));
    const [, summary = ''] = /data-error-summary([^]*?)<\/form/.exec(html) ?? [];
    const fields = [...summary.matchAll(/href="#([\w-]+)"/g)].map(([, id]) => id);
    expect(fields).not.toEqual([]);
    for (const id of fields) expect(html).toContain(`id="${id}"`);
    expect(html).not.toContain('Skriv noe her');
  });
  it('fills nobody’s mailbox: ten letters a day to an address, also as ideas that are sent in', async () => {
    const { path } = await idea();
    const sent: number[] = [];
    for (let n = 0; n < 9; n += 1) {
      const body = { ...(await form(`${path}/sporsmal`)), ...typed, tekst: 'Hva koster det?', epost: 'Post@example.org' };
      sent.push((await site.post(`${path}/sporsmal`, body)).status);
    }
    const page = async () => ({ ...(await form('/idebanken/ny')), vei: 'epost', tittel: 'Maling', kort: 'Vi maler.', navn: 'Marit', epost: 'post@example.org', malform: 'nb' });
    for (let n = 0; n < 2; n += 1) sent.push((await site.post('/idebanken/ny', await page())).status);
    sent.push((await site.post(`${path}/bruk`, { ...(await form(`${path}/bruk`)), ...typed, epost: 'post@example.org' })).status);
    expect(sent).toEqual([...Array<number>(10).fill(303), 429, 429]);
  });
  it('takes a question from somebody without an account, with what the form asks for and no more', async () => {
    const { path } = await idea();
    const { html } = await site.get(`${path}/sporsmal`);
    const asked = Object.entries({ ...typed, tekst: 'Hva koster det?' }).filter(([name]) => html.includes(`name="${name}"`));
    const sent = await site.post(`${path}/sporsmal`, { ...(await form(`${path}/sporsmal`)), ...Object.fromEntries(asked) });
    expect([sent.status, sent.to]).toEqual([303, `${path}/sporsmal?sendt`]);
  });
  it('marks how it went with the language it was written in, where that is another than the page’s or known at all', async () => {
    const { id, path } = await idea();
    await site.post(`/nn${path}/bruk`, { ...(await form(`/nn${path}/bruk`, berit)), ...typed, gikk: 'Svært bra, sjølv i regn', kommune: '4601' }, berit);
    const line = async (locale: string) => /<p[^>]*>[^<]*Svært bra, sjølv/.exec((await site.get(`${locale}${path}/bruk`)).html)?.[0].split('>')[0];
    expect([await line(''), await line('/nn'), await line('/en')]).toEqual(['<p lang="nn"', '<p', '<p lang="nn"']);
    await t.db.owner.query(`update idea_contribution set language = null where idea_id = $1`, [id]);
    expect(await line('/en')).toBe('<p');
  });
  it('thanks for a report where it was made, not on the page of those who used the idea', async () => {
    const { path } = await idea();
    const sent = await site.post(`${path}/meld-fra`, { ...(await form(`${path}/meld-fra`)), tekst: 'Dette er galt', grunn: 'wrong' });
    expect(sent.to).toBe(`${path}/meld-fra?ok=meld`);
    expect((await site.get(`${path}/meld-fra?ok=meld`)).html).toContain('Redaktørene ser på det');
  });
  it('asks once more when it tells of one person’s health, and takes the writer’s word', async () => {
    const { path } = await idea();
    const fields = { ...(await form(`${path}/bruk`, berit)), ...typed, gikk: 'En mann på 54 år med diabetes fortalte at han ble bedre.', kommune: '4601' };
    const asked = await site.post(`${path}/bruk`, fields, berit);
    expect(asked.status).toBe(422);
    expect(asked.html).toContain('Teksten handler ikke om en person');
    expect((await site.post(`${path}/bruk`, { ...fields, 'ingen-person': 'ja' }, berit)).status).toBe(303);
  });
  it('that a program filled in comes back, and nothing is sent', async () => {
    const { path } = await idea();
    const back = await site.post(`${path}/bruk`, { ...(await form(`${path}/bruk`)), ...typed, nettsted: 'http://x.example' });
    expect(back.status).toBe(422);
    expect(back.html).toContain('Svært bra');
  });
  it.each([
    ['bruk', 'use'],
    ['sporsmal', 'question'],
    ['kommentar', 'comment'],
  ])('is kept on the device half-written, for whoever is signed in, until the page after says that it came: %s', async (place, kind) => {
    const { id, path } = await idea();
    const name = `ide:berit:${kind}:${id}`;
    const { html } = await site.get(`${path}/${place}`, berit);
    expect(html).toContain(`data-draft="${name}"`);
    expect(html).toMatch(/data-draft-key=""[^>]* name="nokkel"/);
    expect(html).toMatch(/<script type="module"/);
    const sent = await site.post(`${path}/${place}`, { ...(await form(`${path}/${place}`, berit)), ...typed, tekst: 'Hva koster det?', kommune: '4601' }, berit);
    expect((await site.get(sent.to ?? path, berit)).html).toContain(`data-draft-sent="${name}"`);
  });
  it.each(['bruk', 'sporsmal', 'meld-fra'])('is not kept on a device that may be anybody’s: %s', async (place) => {
    const { path } = await idea();
    expect((await site.get(`${path}/${place}`)).html).not.toContain('data-draft');
  });
  it('is for those who are signed in, where it is a comment', async () => {
    const { path } = await idea();
    expect((await site.get(`${path}/kommentar`)).status).toBe(401);
    const { html } = await site.get(`${path}/kommentar`, berit);
    expect(html).toContain('Ansatt i Bergen kommune');
    expect((await site.post(`${path}/kommentar`, { ...(await form(`${path}/kommentar`, berit)), tekst: 'Nyttig for oss' }, berit)).status).toBe(303);
    expect((await site.get(path)).html).toContain('Nyttig for oss');
  });
});

describe('somebody without an account', () => {
  it('says that they used it, confirms by the link, and is read when an editor has looked', async () => {
    const { id, path } = await idea();
    const sent = await site.post(`${path}/bruk`, { ...(await form(`${path}/bruk`)), ...typed });
    expect([sent.status, sent.to]).toEqual([303, `${path}/bruk?sendt`]);
    const { rows } = await t.db.owner.query<{ id: string }>('select id from idea_contribution where idea_id = $1', [id]);
    const own = (await keptPath(t, `idea-contribution:${rows[0]!.id}`))!;
    // Opening it changes nothing.
    expect((await site.get(own)).html).toContain('Ingen ser dette før du bekrefter');
    expect((await site.get(path, edvard)).html).not.toContain('Svært bra');
    expect((await site.post(`${own}/bekreft`)).status).toBe(303);
    expect((await site.get(path)).html).not.toContain('Svært bra');
    expect((await site.post(`${path}/bidrag/${rows[0]!.id}/slipp-fram`, {}, kari)).status).toBe(303);
    const read = await site.get(path);
    expect(read.html).toContain('Svært bra');
    expect(read.html).toContain('1 kommune har brukt ideen');
    expect(read.html).toContain('Hver kommune telles én gang, etter dagens grenser. Ideens egen kommune telles ikke.');
    expect(read.html).not.toContain('Marit');
    expect((await site.post(`${own}/slett`)).status).toBe(200);
    expect((await site.get(own)).status).toBe(404);
    expect((await site.get(path)).html).toContain('Svært bra');
  });
});

describe('a question', () => {
  it('is answered on the page of questions by the holder’s people; an empty answer keeps the page', async () => {
    const { path } = await idea();
    expect((await site.post(`${path}/sporsmal`, { ...(await form(`${path}/sporsmal`, berit)), tekst: 'Hva koster det?' }, berit)).status).toBe(303);
    const { html } = await site.get(`${path}/sporsmal`, kari);
    const id = /sporsmal\/([0-9a-f-]{36})\/svar/.exec(html)?.[1] ?? '';
    expect((await site.post(`${path}/sporsmal/${id}/svar`, { svar: '' }, kari)).status).toBe(422);
    expect((await site.post(`${path}/sporsmal/${id}/svar`, { svar: 'Nesten ingenting' }, berit)).status).toBe(404);
    expect((await site.post(`${path}/sporsmal/${id}/svar`, { svar: 'Nesten ingenting' }, kari)).status).toBe(303);
    expect((await site.get(path)).html).toContain('Nesten ingenting');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ideaDatabase, publishedIdea, whole } from '../../../testing/ideas.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { pageSite } from '../../../testing/visit-site.ts';
import type { PageSite } from '../../../testing/visit-site.ts';
import type { Actor } from '../../platform/actor.ts';
import type { IdeaContent, Level } from './idea.ts';
import { ideasApi, ideasRoutes } from './routes.ts';

/** Finding, and following, what others have tried: without an account and without script. */

let t: TestDatabase;
let site: PageSite;
const as = (actor: Actor) => t.ctx(actor);
const told = (content: Partial<IdeaContent>, level: Level = 'tried') => publishedIdea(as, { content: { ...whole, claimedLevel: level, ...content }, level });
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
  await told({ title: 'Treningskveld med påmelding', gist: 'Vi ba folk melde seg på.' });
  await told({ title: 'Tur uten påmelding', gist: 'Folk kom når de kunne.' }, 'established');
  await told({ title: 'Drop-in utan påmelding', gist: 'Folk kom når dei kunne.', language: 'nn' });
  await told({ title: 'Mat & «prat» <på låven>', gist: 'Vi lagde mat ]]> og pratet.' });
});
afterAll(() => t?.drop());

const withoutTags = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll(/\s+/g, ' ');
const titles = (html: string): string[] => [...html.matchAll(/<h3[^>]*>(.*?)<\/h3>/gs)].map((m) => withoutTags(m[1]!).trim());

describe('the list of ideas', () => {
  it('shows the newest to whoever asks for nothing, and ships no script', async () => {
    const { status, html } = await site.get('/idebanken');
    expect([status, titles(html).length]).toEqual([200, 4]);
    expect(withoutTags(html)).toContain('Nyeste ideer');
    expect(html).toContain('Demonstrasjonsdata');
    expect(html).not.toContain('<script');
    expect(html).toContain('<link rel="canonical" href="https://site.example/idebanken');
    expect(html).toMatch(/<link rel="alternate" type="application\/atom\+xml"[^>]*href="\/idebanken\/atom\.xml"/);
  });
  it('is called what the scheme calls it, in its heading, its search and its feed', async () => {
    for (const [path, heading, search, feed] of [
      ['/idebanken', 'Ideene', 'Søk i Ideene', 'Nytt i Ideene'],
      ['/nn/idebanken?q=påmelding', 'Ideene (nn)', 'Søk i Ideene (nn)', 'Nytt i Ideene (nn): «påmelding»'],
      ['/idebanken?q=xyzzy&tema=tur', 'Ideene', 'Søk i Ideene', 'Nytt i Ideene: «xyzzy», tur'],
    ] as const) {
      const { html } = await site.get(path);
      expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]).toBe(heading);
      expect(html).toContain(`aria-label="${search}"`);
      expect(html).toContain(`title="${feed}"`);
      expect(html).not.toContain('Idébanken');
    }
  });
  it('marks what was searched for, tells the standard of each, and counts each facet', async () => {
    const { html } = await site.get('/idebanken?q=påmelding');
    expect(titles(html)).toEqual(expect.arrayContaining(['Tur uten påmelding', 'Drop-in utan påmelding', 'Treningskveld med påmelding']));
    expect(html).toMatch(/<mark>påmelding<\/mark>/);
    expect(html).toMatch(/<li lang="nn"><h3[^>]*>.*Drop-in/);
    expect(withoutTags(html)).toMatch(/3 treff på «påmelding».*Treff på begge målformer\./);
    expect(withoutTags(html)).toMatch(/Prøvd ?2/);
    expect(withoutTags(html)).toMatch(/Etablert ?1/);
  });
  it('says so where nothing typed can be searched for, and calls nothing a hit', async () => {
    const text = withoutTags((await site.get('/idebanken?q=a')).html);
    expect(text).toContain('Skriv minst to bokstaver');
    expect(text).not.toMatch(/\d treff på/);
  });
  it('blames a word that was left out for nothing where there were others', async () => {
    const text = withoutTags((await site.get('/idebanken?q=xyzzy+a')).html);
    expect(text).toContain('Ingen treff på «xyzzy a»');
    expect(text).not.toContain('Skriv minst to bokstaver');
  });
  it('is narrowed by boxes, each of which is a link to take away', async () => {
    const { html } = await site.get('/idebanken?q=påmelding&niva=etablert');
    expect(titles(html)).toEqual(['Tur uten påmelding']);
    expect(html).toMatch(/<a class="k-chip" href="\/idebanken\?q=p%C3%A5melding" aria-label="Fjern Etablert">/);
    expect(html).toMatch(/name="niva" checked="" value="etablert"/);
    expect(withoutTags(html)).toContain('(1 valgt)');
    expect(html).toMatch(/href="\/idebanken\/abonner\?q=p%C3%A5melding&amp;niva=etablert"/);
  });
  it('is the same for machines: an address copied from it works there, with several of a facet and with what stands twice', async () => {
    const machines = pageSite(t, ideasApi);
    const both = '?niva=provd&niva=etablert&q=p%C3%A5melding';
    for (const [query, total] of [
      [both, 3],
      [`${both}&q=b&side=1&side=2&sorter=nyeste&sorter=brukt`, 3],
      ['?niva=etablert&niva=vist-effekt', 1],
    ] as const) {
      const { status, html } = await machines.get(`/ideas${query}`);
      expect([query, status, (JSON.parse(html) as { total: number }).total]).toEqual([query, 200, total]);
      expect(titles((await site.get(`/idebanken${query}`)).html)).toHaveLength(total);
    }
  });
  it('takes a municipality by name, and keeps its code in the address; one that nobody knows is told so, and the hits stand', async () => {
    const { status, to } = await site.get('/nn/idebanken?q=tur&kommune=Bod%C3%B8');
    expect([status, to]).toEqual([303, '/nn/idebanken?q=tur&kommune=1804']);
    const { html } = await site.get('/idebanken?kommune=Ingensteds');
    expect(withoutTags(html)).toContain('Vi kjenner ingen kommune som heter «Ingensteds»');
    expect(html).toMatch(/id="kommune"[^>]*value="Ingensteds"/);
    expect(titles(html)).toHaveLength(4);
    // The field is folded away on a telephone: it is said above the hits, too.
    expect(withoutTags(html.slice(html.indexOf('id="treff"')))).toContain('Vi kjenner ingen kommune som heter «Ingensteds»');
    expect(withoutTags((await site.get('/idebanken?kommune=1804')).html)).toContain('Ligner Bodø');
  });
  it('says that size tells nothing of what is like a municipality that no idea has told the size of', async () => {
    const said = async (address: string) => withoutTags((await site.get(address)).html);
    expect(await said('/idebanken?kommune=4601')).toContain('Ideer fra samme landsdel står først.');
    expect(await said('/nn/idebanken?kommune=4601')).toContain('Idear frå same landsdel står først.');
    for (const address of ['/idebanken?kommune=1804', '/idebanken']) expect(await said(address)).not.toContain('Ideer fra samme landsdel står først.');
  });
  it('says what to do when there is no hit, and never fails on what somebody types', async () => {
    const none = withoutTags((await site.get('/idebanken?q=romfart&niva=etablert')).html);
    expect(none).toMatch(/Ingen treff på «romfart».*Søk uten avgrensning.*Se alle ideer.*Spør en sentral/);
    for (const q of ['x', 'og i på', 'ord '.repeat(500), '"', "'; drop table idea; --", '%00', '\uD800', '((()))', '<b>&amp;', '-', ':*'])
      expect((await site.get(`/idebanken?q=${encodeURIComponent(q.toWellFormed())}&side=9999&tema=nothing&aar=x`)).status).toBe(200);
  });
});

/** The elements of an XML text with their content, or an error: every tag closed, no sign that should have been written out. */
function elementsOf(xml: string): { readonly name: string; readonly text: string; readonly attributes: string }[] {
  const plain = xml.replaceAll(/<!\[CDATA\[(.*?)\]\]>/gs, (_, text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'));
  const open: { name: string; attributes: string; from: number }[] = [];
  const found: { name: string; text: string; attributes: string }[] = [];
  for (const m of plain.matchAll(/<(\/?)([\w:]+)((?:\s+[\w:]+="[^"<]*")*)\s*(\/?)>|<\?[^>]*\?>|[<>]|&(?!(?:amp|lt|gt|quot|apos|#\d+);)/g)) {
    const [whole, closes, name, attributes = '', empty] = m;
    if (whole.startsWith('<?')) continue;
    if (name === undefined) throw new Error(`stray ${whole} at ${m.index}`);
    if (closes === '/') {
      const begun = open.pop();
      if (begun?.name !== name) throw new Error(`${name} closes ${begun?.name}`);
      found.push({ name, attributes: begun.attributes, text: plain.slice(begun.from, m.index) });
    } else if (empty === '/') found.push({ name, attributes, text: '' });
    else open.push({ name, attributes, from: m.index + whole.length });
  }
  if (open.length > 0) throw new Error(`${open[0]!.name} is not closed`);
  return found;
}

describe('the feed', () => {
  it('is Atom that a reader can parse, with absolute addresses, lasting ids and the mark of what is invented', async () => {
    const { headers, html } = await site.get('/idebanken/atom.xml');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    const all = elementsOf(html);
    const named = (name: string) => all.filter((e) => e.name === name);
    expect(named('entry')).toHaveLength(4);
    expect(named('updated')).toHaveLength(5);
    expect(new Set(named('id').map((e) => e.text)).size).toBe(5);
    for (const { text } of named('id')) expect(text).toMatch(/^https:\/\/site\.example\/idebanken/);
    for (const { attributes } of named('link')) expect(attributes).toMatch(/href="https:\/\/site\.example\/idebanken/);
    for (const { text } of named('entry')) expect(text).toContain('[Demonstrasjonsdata]');
    // The feed says of its titles that they are HTML: what was written as a sign is one there too.
    expect(named('title').map((e) => e.text)).toContain('Mat &amp;amp; «prat» &amp;lt;på låven&gt; [Demonstrasjonsdata]');
  });
  it('is of any search, in the reader’s language', async () => {
    const { html } = await site.get('/nn/idebanken/atom.xml?q=påmelding&niva=etablert');
    const all = elementsOf(html);
    expect(all.filter((e) => e.name === 'entry')).toHaveLength(1);
    expect(all.find((e) => e.name === 'link' && e.attributes.includes('rel="self"'))?.attributes).toContain(
      'https://site.example/nn/idebanken/atom.xml?q=p%C3%A5melding&amp;niva=etablert',
    );
    expect(html).toContain('Nytt i Ideene (nn): «påmelding», Etablert');
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { draft, edvard, ideaDatabase, publishedIdea, versionNow, whole } from '../../../testing/ideas.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari } from '../../../testing/small-scheme.ts';
import { pageSite } from '../../../testing/visit-site.ts';
import type { PageSite } from '../../../testing/visit-site.ts';
import type { Actor } from '../../platform/actor.ts';
import { ideaPath } from './idea-address.ts';
import type { IdeaContent } from './idea.ts';
import { getForEditor, hideIdea, mergeIdea, publishIdea, saveDraft, submitIdea, withdrawIdea } from './ideas.server.ts';
import { ideasRoutes } from './routes.ts';

/** What a reader meets, without an account and without script. */

let t: TestDatabase;
let site: PageSite;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);

const told = (content: Partial<IdeaContent>) => publishedIdea(as, { content: { ...whole, ...content } });
/** Written anew and published again. */
async function again(id: string, content: Partial<IdeaContent>, changeNote: string): Promise<void> {
  const saved = await saveDraft(as(kari), { id, version: await versionNow(as, kari, id), content: { ...whole, ...content } });
  if (!saved.ok) throw new Error(JSON.stringify(saved));
  const sent = await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
  if (!sent.ok) throw new Error(JSON.stringify(sent));
  const published = await publishIdea(as(edvard), { id, version: sent.version, level: 'tried', changeNote });
  if (!published.ok) throw new Error(JSON.stringify(published));
}
const dataOf = (html: string): Record<string, unknown> => JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '{}') as Record<string, unknown>;
const withoutTags = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('\u00A0', ' ')
    .replaceAll(/\s+/g, ' ');

describe('the page of one idea', () => {
  it('stands for anybody in the order of the record, with what it took and how it is known', async () => {
    const { number } = await told({ title: 'Malekveld i låven', sections: { need: 'Ingen **malte**.', did: '- Vi åpnet låven.', outcome: 'Sju kom.', differently: 'Mer lys.' } });
    const { status, html } = await site.get(ideaPath(number, 'Malekveld i låven'));
    expect(status).toBe(200);
    const text = withoutTags(html);
    const order = [
      'Prøvd',
      'Bodø kommune',
      'Malekveld i låven',
      whole.gist,
      'Folk',
      'To',
      'Hva var behovet?',
      'Hva gjorde vi?',
      'Hva kom ut av det?',
      'Hvordan vi vet det',
      'Hva ville vi gjort annerledes?',
      'Stemmer det fortsatt?',
    ];
    const main = text.slice(text.indexOf('Ideene', text.indexOf('Hopp til')));
    expect(order.map((words) => main.indexOf(words, main.indexOf('Prøvd'))).every((at, i, all) => at >= 0 && (i === 0 || at >= all[i - 1]!))).toBe(true);
    expect(html).toContain('<strong>malte</strong>');
  });
  it('has no script but data about itself, and stays small with a long text', async () => {
    const long = 'Vi gikk fra hus til hus, og noterte hva folk sa om maling. '.repeat(80);
    const { number } = await told({ title: 'Lang tekst', sections: { need: long, did: long, outcome: long, differently: long } });
    const { html } = await site.get(ideaPath(number, 'Lang tekst'));
    expect(html).not.toMatch(/<script(?! type="application\/ld\+json")/);
    expect(Buffer.byteLength(html)).toBeLessThan(60_000);
  });
  it('tells in which standard it is written, where that is not the page’s', async () => {
    const { number } = await told({ title: 'Målarkveld', language: 'nn', gist: 'Vi målar i lag.' });
    const path = ideaPath(number, 'Målarkveld');
    expect((await site.get(path)).html).toMatch(/<h1[^>]*lang="nn"[^>]*>Målarkveld/);
    expect((await site.get(`/nn${path}`)).html).not.toMatch(/<h1[^>]*lang=/);
  });
  it('lets nothing of the text become more than text, also in its data', async () => {
    const title = 'Ut </script><script>alert(1)</script> & «hit»';
    const { number } = await told({
      title,
      gist: '<img src=x onerror=alert(1)>',
      sections: { ...whole.sections, did: 'Her <script>alert(1)</script> [lenke](javascript:alert(1))' },
    });
    const { html } = await site.get(ideaPath(number, title));
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html).not.toMatch(/<img src=x|href="javascript/);
    expect(dataOf(html)).toMatchObject({ headline: title });
  });
  it('tells search engines what is true: place then, standard, dates, licence, and that it is invented where it is', async () => {
    const { id, number } = await told({ title: 'Data om seg selv' });
    const path = ideaPath(number, 'Data om seg selv');
    const { html } = await site.get(path);
    expect(dataOf(html)).toMatchObject({
      '@context': 'https://schema.org',
      '@type': 'Article',
      url: `https://site.example${path}`,
      headline: 'Data om seg selv',
      inLanguage: 'nb',
      dateModified: '2026-11-21T09:00:00.000Z',
      temporalCoverage: '2025',
      spatialCoverage: { name: 'Bodø', containedInPlace: { name: 'Nordland' } },
      isAccessibleForFree: true,
    });
    expect(dataOf(html)['license']).toMatch(/^https:/);
    // The small scheme's centres are invented, and so is what they write.
    expect(dataOf(html)).toHaveProperty('creativeWorkStatus');
    expect(html).toContain('<span class="k-demo">');
    await t.db.owner.query('update idea set demonstration = false where id = $1', [id]);
    const real = (await site.get(path)).html;
    expect(dataOf(real)).not.toHaveProperty('creativeWorkStatus');
    expect(real).not.toContain('k-demo');
    expect(html).toContain(`<link rel="canonical" href="https://site.example${path}"/>`);
    expect(html).toContain(`<meta property="og:image" content="https://site.example${path}/delebilde.png"/>`);
  });
  it('shows the municipality as it was called then, with today’s name', async () => {
    // Skånland is a part of Tjeldsund since 2020.
    const { number } = await told({ title: 'I en kommune som er borte', municipality: '1913', year: 2018 });
    const text = withoutTags((await site.get(ideaPath(number, 'I en kommune som er borte'))).html);
    expect(text).toMatch(/Skånland[^(]* kommune \(nå [^)]*Tjeldsund/);
  });
});

describe('an address of an idea', () => {
  it('leads from an old or mangled title to today’s, in the reader’s language', async () => {
    const { number } = await told({ title: 'Ny tittel' });
    for (const wrong of [`/idebanken/${number}`, `/idebanken/${number}-gammel`, `/idebanken/${number}-Ny%20Tittel`]) {
      const { status, to } = await site.get(`/nn${wrong}`);
      expect([status, to]).toEqual([301, `/nn${ideaPath(number, 'Ny tittel')}`]);
    }
    expect((await site.get(`/idebanken/${number}-x/utgaver`)).to).toBe(`${ideaPath(number, 'Ny tittel')}/utgaver`);
  });
  it('leads from a double to the idea it became a part of', async () => {
    const [one, other] = [await told({ title: 'Den første av to' }), await told({ title: 'Nesten det samme' })];
    const { idea, draft: writing } = await getForEditor(as(edvard), other.id);
    const merged = await mergeIdea(as(edvard), { id: other.id, version: writing?.version ?? 1, into: one.number, word: 'Det samme.' });
    expect([idea.number, merged]).toMatchObject([other.number, { ok: true }]);
    const { status, to } = await site.get(ideaPath(other.number, 'Nesten det samme'));
    expect([status, to]).toEqual([301, ideaPath(one.number, 'Den første av to')]);
  });
  it('says kindly that what was withdrawn or hidden is gone, and tells nothing of it', async () => {
    const [one, other] = [await told({ title: 'Trukket tilbake' }), await told({ title: 'Tatt bort' })];
    await withdrawIdea(as(kari), { id: one.id, word: 'Vi sluttet.' });
    await hideIdea(as(edvard), { id: other.id, word: 'Vi ser på det.' });
    for (const [idea, title] of [
      [one, 'Trukket tilbake'],
      [other, 'Tatt bort'],
    ] as const)
      // prettier-ignore
      for (const under of ['', '/utgaver', '/delebilde.png']) {
        const { status, html } = await site.get(ideaPath(idea.number, title) + under);
        expect(status).toBe(410);
        expect(html).toContain('Ideen er ikke her lenger');
        expect(html).not.toContain(title);
      }
  });
  it('opens nothing that was never published', async () => {
    const { number } = await draft(as);
    for (const address of [`/idebanken/${number}-tre-faste-treningstider`, '/idebanken/999999', '/idebanken/0', '/idebanken/12345678901234567890'])
      expect((await site.get(address)).status).toBe(404);
  });
});

describe('the versions of an idea', () => {
  it('are all read, with what was changed, when and why', async () => {
    const { id, number } = await told({ title: 'To tider', gist: 'Vi hadde to tider.' });
    await again(id, { title: 'Tre tider', gist: 'Vi har tre tider.' }, 'Lørdagen er med.');
    const path = ideaPath(number, 'Tre tider');
    const list = withoutTags((await site.get(`${path}/utgaver`)).html);
    expect(list).toMatch(/Demonstrasjonsdata.*Utgave 2.*21\. november 2026.*gjelder.*Lørdagen er med\..*Utgave 1/);
    const second = (await site.get(`${path}/utgaver/2`)).html;
    expect(second).toMatch(/<del>.*hadde to.*<\/del><ins>.*har tre.*<\/ins>/);
    expect(withoutTags(second)).toMatch(/\(tatt bort\) hadde to \(slutt\).*Uendret: .*hva var behovet/);
    expect(withoutTags((await site.get(`${path}/utgaver/1`)).html)).toContain('Vi hadde to tider.');
    for (const n of ['3', '0', 'x']) expect((await site.get(`${path}/utgaver/${n}`)).status).toBe(404);
  });
});

describe('the picture that is shared', () => {
  it('is 1200 × 630, kept by whoever has it, and is drawn anew when the title is', async () => {
    const { id, number } = await told({ title: 'Et bilde' });
    const address = `${ideaPath(number, 'Et bilde')}/delebilde.png`;
    const app = await pictureAt(address);
    expect(app).toMatchObject({ status: 200, type: 'image/png', width: 1200, height: 630, format: 'png' });
    expect((await site.get(address)).headers.get('cache-control')).toContain('public');
    await again(id, { title: 'Et annet bilde' }, '');
    const next = await pictureAt(`${ideaPath(number, 'Et annet bilde')}/delebilde.png`);
    expect(next.etag).not.toBe(app.etag);
  });
  it('has room for the longest title', async () => {
    const title = `${'Kveldstreningsopplegg '.repeat(5)}for alle`;
    const { number } = await told({ title });
    expect(await pictureAt(`${ideaPath(number, title)}/delebilde.png`)).toMatchObject({ status: 200, width: 1200, height: 630 });
  });
});
async function pictureAt(path: string) {
  const { status, headers, bytes } = await site.bytes(path);
  const { width, height, format } = await sharp(bytes).metadata();
  return { status, type: headers.get('content-type'), etag: headers.get('etag'), width, height, format };
}

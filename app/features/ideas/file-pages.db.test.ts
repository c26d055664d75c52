import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bodil, draft, edvard, ideaDatabase, sentIn, versionNow, whole } from '../../../testing/ideas.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { kari, ola } from '../../../testing/small-scheme.ts';
import { pageSite } from '../../../testing/visit-site.ts';
import type { PageSite } from '../../../testing/visit-site.ts';
import type { Actor } from '../../platform/actor.ts';
import { newSecret } from '../../platform/private-link.server.ts';
import { getDraft, publishIdea, submitIdea } from './ideas.server.ts';
import { ideasRoutes } from './routes.ts';

/** The page where pictures and attachments are added, and the addresses they are had at. */

let t: TestDatabase;
let site: PageSite;
let picture: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  t = await ideaDatabase();
  site = pageSite(t, ideasRoutes);
  picture = Uint8Array.from(
    await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a7' } })
      .png()
      .toBuffer(),
  );
});
afterAll(() => t?.drop());
const as = (actor: Actor) => t.ctx(actor);

interface Sent {
  readonly bytes?: Uint8Array<ArrayBuffer>;
  readonly name?: string;
  readonly alt?: string;
  readonly section?: string;
}
function pictureForm({ bytes, name = 'trapp.png', alt = 'En trapp i skogen', section = 'did' }: Sent): FormData {
  const form = new FormData();
  form.set('bilde', bytes ? new File([bytes], name) : new File([], ''));
  form.set('beskrivelse', alt);
  form.set('sted', section);
  return form;
}
function attachmentForm(name: string, content: string): FormData {
  const form = new FormData();
  form.set('vedlegg', new File([content], name));
  return form;
}
const pdf = '%PDF-1.4\n%%EOF';

describe('a picture', () => {
  it('is added with its words and stands in the text at once', async () => {
    const { id } = await draft(as);
    const base = `/idebanken/skriv/${id}`;
    expect((await site.get(`${base}/filer`, kari)).status).toBe(200);
    const sent = await site.post(`${base}/filer/bilde`, pictureForm({ bytes: picture }), kari);
    expect([sent.status, sent.to]).toEqual([303, `${base}/filer?ok=bilde`]);
    const { draft: now } = await getDraft(as(kari), id);
    expect(now.content.sections.did).toBe(`${whole.sections.did}\n\n![En trapp i skogen](bilde:1)`);
    const page = await site.get(`${base}/filer`, kari);
    expect(page.html).toContain(`src="${base}/bilder/1?b=320"`);
    expect(page.html).toContain('Står i teksten.');
    const shown = await site.get(`${base}/forhandsvisning`, kari);
    expect(shown.html).toContain(`src="${base}/bilder/1?b=640"`);
  });

  it('keeps what was typed when something must be put right, and says so first', async () => {
    const { id } = await draft(as);
    const to = `/idebanken/skriv/${id}/filer/bilde`;
    const none = await site.post(to, pictureForm({ alt: 'En trapp', section: 'need' }), kari);
    expect(none.status).toBe(422);
    expect(none.html).toContain('Velg et bilde først.');
    expect(none.html).toMatch(/>En trapp<\/textarea>/);
    expect(none.html).toMatch(/<option value="need" selected/);
    expect(none.html.indexOf('ds-error-summary')).toBeLessThan(none.html.indexOf('<h1'));
    const wordless = await site.post(to, pictureForm({ bytes: picture, alt: ' ' }), kari);
    expect([wordless.status, wordless.html.includes('Skriv hva bildet viser.'), wordless.html.includes('Velg bildet på nytt')]).toEqual([422, true, true]);
    const drawing = await site.post(to, pictureForm({ bytes: new TextEncoder().encode('<svg onload="alert(1)"/>'), name: 'x.png' }), kari);
    expect([drawing.status, drawing.html.includes('ikke et bilde vi kan lese')]).toEqual([422, true]);
    expect((await getDraft(as(kari), id)).draft.version).toBe(await versionNow(as, kari, id));
  });

  it('that its author wants to place herself is shown with the line to paste, and put in with one press', async () => {
    const { id } = await draft(as);
    const base = `/idebanken/skriv/${id}`;
    await site.post(`${base}/filer/bilde`, pictureForm({ bytes: picture, section: '' }), kari);
    expect((await site.get(`${base}/filer`, kari)).html).toContain('![En trapp i skogen](bilde:1)');
    for (let i = 0; i < 2; i += 1) expect((await site.post(`${base}/filer/1/sett-inn`, { sted: 'outcome' }, kari)).to).toBe(`${base}/filer?ok=plassert`);
    expect((await getDraft(as(kari), id)).draft.content.sections.outcome).toBe(`${whole.sections.outcome}\n\n![En trapp i skogen](bilde:1)`);
  });
});

describe('an attachment', () => {
  it('is added, saved from the page, and removed', async () => {
    const { id } = await draft(as);
    const base = `/idebanken/skriv/${id}`;
    expect((await site.post(`${base}/filer/vedlegg`, attachmentForm('plan.pdf', pdf), kari)).to).toBe(`${base}/filer?ok=vedlegg`);
    const file = await site.get(`${base}/vedlegg/1`, kari);
    expect([file.status, file.headers.get('content-type'), file.headers.get('content-disposition')?.startsWith('attachment')]).toEqual([200, 'application/pdf', true]);
    expect((await site.post(`${base}/filer/1/fjern`, {}, kari)).to).toBe(`${base}/filer?ok=fjernet`);
    expect((await site.get(`${base}/vedlegg/1`, kari)).status).toBe(404);
  });
  it('is refused when it is not what it says', async () => {
    const { id } = await draft(as);
    const refused = await site.post(`/idebanken/skriv/${id}/filer/vedlegg`, attachmentForm('plan.pdf', '<script>'), kari);
    expect([refused.status, refused.html.includes('plan.pdf')]).toEqual([422, true]);
  });
});

describe('whose pages these are', () => {
  it('nobody else’s', async () => {
    const { id } = await draft(as);
    const base = `/idebanken/skriv/${id}`;
    await site.post(`${base}/filer/bilde`, pictureForm({ bytes: picture }), kari);
    for (const actor of [ola, bodil, edvard]) {
      expect((await site.get(`${base}/filer`, actor)).status).toBe(404);
      expect((await site.get(`${base}/bilder/1`, actor)).status).toBe(404);
      expect((await site.post(`${base}/filer/bilde`, pictureForm({ bytes: picture }), actor)).status).toBe(404);
      expect((await site.post(`${base}/filer/1/fjern`, {}, actor)).status).toBe(404);
      expect((await site.post(`${base}/filer/1/sett-inn`, {}, actor)).status).toBe(404);
    }
    expect((await site.get(`${base}/filer`)).status).toBe(401);
  });

  it('those of the one who holds the mailed link, without an account', async () => {
    const { path } = await sentIn(t);
    const sent = await site.post(`${path}/filer/bilde`, pictureForm({ bytes: picture }));
    expect(sent.to).toBe(`${path}/filer?ok=bilde`);
    expect((await site.get(`${path}/filer`)).html).toContain(`src="${path}/bilder/1?b=320"`);
    expect((await site.get(`${path}/bilder/1`)).headers.get('content-type')).toBe('image/webp');
    const other = `/idebanken/utkast/${newSecret()}`;
    for (const at of ['/filer', '/bilder/1', '/vedlegg/1']) expect((await site.get(other + at)).status).toBe(404);
    expect((await site.post(`${other}/filer/bilde`, pictureForm({ bytes: picture }))).status).toBe(404);
  });
});

describe('what the editors have before them', () => {
  it('stands still, and says so', async () => {
    const { id } = await draft(as);
    const base = `/idebanken/skriv/${id}`;
    await site.post(`${base}/filer/bilde`, pictureForm({ bytes: picture }), kari);
    await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    const refused = await site.post(`${base}/filer/bilde`, pictureForm({ bytes: picture, alt: 'En annen' }), kari);
    expect([refused.status, refused.html.includes('hos redaktørene')]).toEqual([409, true]);
    expect((await site.post(`${base}/filer/1/fjern`, {}, kari)).status).toBe(409);
    expect((await site.get(`${base}/bilder/1`, edvard)).status).toBe(200);
  });
});

describe('a published picture', () => {
  it('is had by anybody, kept for a day and asked about by its mark', async () => {
    const { id, number } = await draft(as);
    await site.post(`/idebanken/skriv/${id}/filer/bilde`, pictureForm({ bytes: picture }), kari);
    const sent = await submitIdea(as(kari), { id, version: await versionNow(as, kari, id) });
    if (!sent.ok) throw new Error(sent.reason);
    await publishIdea(as(edvard), { id, version: sent.version, level: 'tried' });
    const got = await site.get(`/idebanken/${number}/bilder/1?b=320`);
    expect(['content-type', 'cache-control', 'x-content-type-options', 'content-security-policy'].map((name) => got.headers.get(name))).toEqual([
      'image/webp',
      'public, max-age=86400',
      'nosniff',
      "default-src 'none'; sandbox",
    ]);
    expect(got.headers.get('etag')).toBe(`"${number}-1-320"`);
    for (const path of ['2', '0', '1a', '-1', '99999999999']) expect((await site.get(`/idebanken/${number}/bilder/${path}`)).status).toBe(404);
    expect((await site.get(`/idebanken/99999/bilder/1`)).status).toBe(404);
    expect((await site.get(`/idebanken/${number}/bilder/1?b=hello`)).headers.get('etag')).toBe(`"${number}-1-640"`);
    const page = await site.get(`/idebanken/${number}-tre-faste-treningstider`);
    expect(page.html).toContain(`/idebanken/${number}/bilder/1?b=`);
  });
});

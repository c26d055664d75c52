import pg from 'pg';
import sharp from 'sharp';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hashOfSecret, newSecret } from '../app/platform/private-link.server.ts';
import { choose, expectNarrow, expectSaid, follow, press, sendUntil, tellStory } from './story.ts';

const story = tellStory();
const phone = { javaScript: false, width: 390 };
const words = 'Et skilt ved stien der det står «velkommen»';

/** What only a letter does: to tell somebody the secret of their link. */
async function inDatabase(query: string, secret: string): Promise<number> {
  const client = new pg.Client({ connectionString: story.database() });
  await client.connect();
  try {
    return (await client.query(query, [hashOfSecret(secret)])).rowCount ?? 0;
  } finally {
    await client.end();
  }
}
async function photograph() {
  const buffer = await sharp({ create: { width: 900, height: 600, channels: 3, background: '#3a7d44' } })
    .jpeg()
    .toBuffer();
  return { name: 'skilt.jpg', mimeType: 'image/jpeg', buffer };
}
/** The picture as it is drawn, and not only its words. */
async function expectDrawn(page: Page): Promise<void> {
  const picture = page.getByRole('main').getByRole('img', { name: words });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((e) => (e as HTMLImageElement).naturalWidth), { timeout: 10_000 }).toBeGreaterThan(0);
}

describe('a picture in an idea', () => {
  it.each([
    ['behind a mailed link, on a phone and without script', phone],
    ['behind a mailed link, with script', {}],
  ])(
    'has its words, stands in the text, and is seen by whoever writes before anybody else: %s',
    async (_where, options) => {
      const secret = newSecret();
      const given = `update idea set holder_kind = 'link', municipality_code = null, centre_id = null, link_hash = $1
      where id = (select i.id from idea i join idea_draft d on d.idea_id = i.id where d.writing = 'draft' and i.holder_kind <> 'link' order by i.number limit 1)`;
      expect(await inDatabase(given, secret)).toBe(1);
      const page = await story.visit(undefined, options);
      await addPicture(page, `/idebanken/utkast/${secret}`);

      // It is the writer's alone.
      const address = await page.getByRole('main').getByRole('img', { name: words }).getAttribute('src');
      expect(address).toContain(`/utkast/${secret}/bilder/`);
      const stranger = await story.visit();
      expect((await stranger.request.get(address!.replace(secret, newSecret()))).status()).toBe(404);
    },
    60_000,
  );

  it('the same for those who are signed in, with script', async () => {
    const page = await story.visit('demo-bergen-employee');
    await page.goto('/idebanken/mine');
    await follow(page, /^Trening for ungdom/);
    await addPicture(page, new URL(page.url()).pathname);
  }, 60_000);
});

async function addPicture(page: Page, at: string): Promise<void> {
  await page.goto(at);
  await follow(page, 'Legg til bilder og vedlegg');
  await page.getByLabel('Velg et bilde').setInputFiles(await photograph());
  await expectNarrow(page);
  await press(page, 'Legg til bildet');
  await page.getByRole('alert').getByRole('link', { name: 'Skriv hva bildet viser.' }).waitFor();
  await page.getByLabel('Velg et bilde').setInputFiles(await photograph());
  await page.getByLabel('Hva viser bildet?').fill(words);
  await press(page, 'Legg til bildet');
  await expectSaid(page, /Bildet er lagt til\..*Står i teksten\./);
  await expectDrawn(page);
  await expectNarrow(page);
  await page.goto(`${at}/forhandsvisning`);
  await expectDrawn(page);
  await expectNarrow(page);
}

describe('letters about new ideas', () => {
  it.each([
    ['on a phone and without script', phone, 'kari@example.org'],
    ['with script', {}, 'ola@example.org'],
  ])(
    'are asked for, confirmed, changed and stopped: %s',
    async (_how, options, email) => {
      const page = await story.visit(undefined, options);
      await page.goto('/idebanken?tema=recruiting');
      await follow(page, 'Få e-post én gang i uka');
      await expectSaid(page, 'Rekruttering');
      await sendUntil(page, 'Få brev', /\/abonner/);
      await page.getByRole('alert').waitFor();
      await page.getByLabel('E-postadressen din').fill(email);
      await expectNarrow(page);
      await sendUntil(page, 'Få brev', /ok=sendt$/);
      await expectSaid(page, 'Sjekk e-posten din');

      const secret = newSecret();
      const at = `/idebanken/abonnement/${secret}`;
      expect(await inDatabase(`update idea_subscription set link_hash = $1 where email = '${email}'`, secret)).toBe(1);
      await page.goto(at);
      await press(page, 'Ja, send meg brev');
      await expectSaid(page, 'Takk. Nå får du brev når det er noe nytt.');
      await choose(page, 'Søvn');
      await press(page, 'Lagre endringene');
      await expectSaid(page, /Endringene er lagret\..*Gjelder.*Søvn/);
      await expectNarrow(page);

      // The address that stands in every letter: looking changes nothing, one press stops them.
      await page.goto(`${at}/stopp`);
      await expectNarrow(page);
      await press(page, 'Stopp brevene');
      await expectSaid(page, /Brevene er stoppet.*Adressen din er slettet/);
      expect(await inDatabase('select from idea_subscription where link_hash = $1', secret)).toBe(0);
    },
    60_000,
  );
});

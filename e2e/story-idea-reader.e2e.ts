import { describe, expect, it } from 'vitest';
import { arrive, choose, expectNarrow, expectSaid, follow, press, saidOn, tellStory } from './story.ts';

const story = tellStory();

describe('a reader of the bank of ideas', () => {
  it('searches, narrows, opens an idea and goes on to what is like it, on a phone without JavaScript', async () => {
    const page = await story.visit(undefined, { javaScript: false, width: 390 });
    await page.goto('/');
    await follow(page, 'Gå til Idébanken');
    await arrive(page, 'Idébanken');
    await expectSaid(page, 'Nyeste ideer');
    await page.getByLabel('Søk etter noe andre har prøvd').fill('påmelding');
    await press(page, 'Søk');
    await expectSaid(page, /treff på «påmelding»/);
    // What was searched for is marked, also in the other standard.
    expect(await page.locator('mark').count()).toBeGreaterThan(0);
    expect(await page.locator('li[lang="nn"]').count()).toBeGreaterThan(0);
    await page.getByText('Avgrens treffene', { exact: true }).click();
    await choose(page, 'Etablert');
    await press(page, 'Vis treff');
    await expectSaid(page, 'Avgrens treffene (1 valgt)');
    await expectNarrow(page);
    expect(new URL(page.url()).searchParams.getAll('niva')).toEqual(['etablert']);
    expect(new URL(page.url()).searchParams.get('q')).toBe('påmelding');
    await follow(page, 'Tre faste treningstider uten påmelding');
    await arrive(page, 'Tre faste treningstider uten påmelding');
    await expectSaid(page, /Etablert.*Alstahaug kommune.*Hva var behovet\?.*Hva gjorde vi\?.*Hva kom ut av det\?.*Stemmer det fortsatt\?/);
    await expectNarrow(page);
    await page.goBack();
    await follow(page, 'Fjern Etablert');
    await expect.poll(() => new URL(page.url()).searchParams.has('niva')).toBe(false);
    await page.context().close();
  }, 60_000);

  it('reads what was changed between two versions', async () => {
    const page = await story.visit(undefined, { javaScript: false });
    await page.goto('/idebanken?q=faste+treningstider');
    await follow(page, 'Tre faste treningstider uten påmelding');
    await follow(page, 'Se tidligere utgaver');
    await arrive(page, 'Utgaver av «Tre faste treningstider uten påmelding»');
    await follow(page, /^Se hva som er endret/);
    await expectSaid(page, 'Dette er endret fra utgaven før');
    expect([await page.locator('del').count(), await page.locator('ins').count()].every((n) => n > 0)).toBe(true);
    await follow(page, 'Les ideen slik den er nå');
    await arrive(page, 'Tre faste treningstider uten påmelding');
    await page.context().close();
  }, 60_000);

  it('is told what to do when nothing is found, and meets a municipality by its old name', async () => {
    const page = await story.visit(undefined);
    await page.goto('/nn/idebanken?q=romferje');
    expect(await saidOn(page)).toMatch(/Ingen treff på «romferje».*Spør ein sentral/);
    await page.goto('/idebanken');
    await page.getByLabel('Kommunen din').fill('Lenvik');
    await press(page, 'Vis treff');
    await expectSaid(page, 'Ligner Senja');
    await page.context().close();
  }, 60_000);

  it('follows a search with a program for feeds, and other programs read what an idea is', async () => {
    const page = await story.visit(undefined);
    await page.goto('/idebanken?tema=recruiting');
    const feed = await page.locator('link[rel="alternate"][type="application/atom+xml"]').getAttribute('href');
    const entries = await page.evaluate(async (address) => {
      const read = new DOMParser().parseFromString(await (await fetch(address)).text(), 'application/xml');
      if (read.querySelector('parsererror')) return 'cannot be parsed';
      return [...read.querySelectorAll('entry')].map((entry) => [...entry.children].map((child) => child.localName));
    }, feed ?? '');
    expect(entries.length).toBeGreaterThan(2);
    expect(entries[0]).toEqual(expect.arrayContaining(['id', 'title', 'updated', 'link', 'summary', 'author']));
    await page.getByRole('listitem').getByRole('heading', { level: 3 }).getByRole('link').first().click();
    const data = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '{}') as Record<string, unknown>;
    expect(data).toMatchObject({ '@type': 'Article', headline: await page.getByRole('heading', { level: 1 }).innerText(), isAccessibleForFree: true });
    const picture = new URL(String(await page.locator('meta[property="og:image"]').getAttribute('content'))).pathname;
    expect((await page.request.get(picture)).headers()['content-type']).toBe('image/png');
    await page.context().close();
  }, 60_000);
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arrive, expectNarrow, expectSaid, follow, press, saidOn, tellStory } from './story.ts';

const story = tellStory();
const officer = 'demo-jonas-lie-berg';
const draft = '/direktoratet/rapporter/2014-2022';

/** Uses what is suggested in the open chapter, one after another, until no sentence with a suggestion is left. */
async function useSuggestions(page: Page): Promise<number> {
  const suggested = page.getByRole('button', { name: /^Bruk forslaget: / });
  for (let used = 0; ; used += 1) {
    const left = await suggested.count();
    if (left === 0 || used > 20) return used;
    await suggested.first().click();
    await expect.poll(() => suggested.count(), { timeout: 10_000 }).toBe(left - 1);
  }
}
/** Rewrites a part of the open chapter's text, and saves. */
async function rewrite(page: Page, from: string | RegExp, to: string): Promise<void> {
  const text = page.getByLabel('Tekst', { exact: true });
  const before = await text.inputValue();
  expect(before).toMatch(from);
  await text.fill(before.replace(from, to));
  await press(page, 'Lagre');
}

describe('the report of 2014–2022', () => {
  let old = '';

  it('is opened as a draft, and says which sentences no longer hold', async () => {
    const page = await story.visit(officer);
    await page.goto('/direktoratet');
    await expectSaid(page, /Holder ikke ?Det står «nesten 900 personer».*Forslag: «nesten 1 400 personer»/);
    // Six to begin with; the rest is one press away.
    expect(await page.getByRole('link', { name: /^Rett setningen/ }).count()).toBe(6);
    await page.locator('summary', { hasText: 'Se 8 til' }).click();
    await follow(page, 'Åpne utkastet');
    await arrive(page, 'Utviklingssentralenes arbeid 2014–2022');
    expect(await page.getByRole('row', { name: /Hospitering/ }).textContent()).toContain('5 holder ikke');
    old = await textOfEdition(page);
    await page.context().close();
  }, 30_000);

  it('takes the suggestions, and is refused while one sentence fails', async () => {
    const page = await story.visit(officer);
    await page.goto(`${draft}/hospitering`);
    await expectSaid(page, /Kapitlet kan ikke publiseres ennå ?5 setninger holder ikke/);
    expect(await useSuggestions(page)).toBe(5);
    await expectSaid(page, /0 holder ikke, 0 tall uten kilde, 11 holder/);
    expect(await page.getByLabel('Tekst', { exact: true }).inputValue()).toMatch(/:claim\[nesten 1\s400 personer\]\{visits\.people\}/);
    for (const chapter of ['bakgrunn', 'kommunikasjon', 'samarbeid', 'oppsummering']) {
      await page.goto(`${draft}/${chapter}`);
      expect(await useSuggestions(page), chapter).toBeGreaterThan(0);
    }
    await page.goto(draft);
    await follow(page, 'Gå til publisering');
    await expectSaid(page, /Setninger som ikke holder \(1\).*«de fleste».*Ingen enkel omskriving holder/);
    await press(page, 'Publiser utgave 1');
    await page.getByRole('heading', { name: 'Rapporten er ikke publisert' }).waitFor();
    await page.getByRole('link', { name: 'Noen setninger holder ikke, og mangler begrunnelse.' }).click();
    expect(new URL(page.url()).hash).toBe('#pastander');
    expect((await page.request.get('/rapporter/2014-2022')).status()).toBe(404);
    await page.context().close();
  }, 60_000);

  it('is published with a reason, which a reader sees, and the older report stands as it was', async () => {
    const page = await story.visit(officer, { javaScript: false });
    await page.goto(`${draft}/publiser`);
    await page.getByLabel('Begrunnelse').fill('I 2020 og 2021 stengte pandemien møteplassene.');
    await press(page, 'Publiser utgave 1');
    await page.waitForURL('**/rapporter/2014-2022/utgave/1');
    await arrive(page, 'Utviklingssentralenes arbeid 2014–2022');
    expect(await textOfEdition(page)).toBe(old);

    const reader = await story.visit(undefined, { javaScript: false, width: 390 });
    await reader.goto('/rapporter/2014-2022/samarbeid');
    await expectSaid(reader, /I 2020 og 2021 stengte pandemien møteplassene\./);
    await expectNarrow(reader);
    await reader.goto('/rapporter/2014-2022/hospitering');
    await expectSaid(reader, /flest i 2019, med 260 personer, og færrest i 2020, med 61\./);
    await follow(reader, 'nesten 1 400 personer');
    await expectSaid(reader, /Summen av årene er 1 385/);
    await Promise.all([page.context().close(), reader.context().close()]);
  }, 30_000);

  it('is mended in a second edition, and the first is still there, unchanged', async () => {
    const page = await story.visit(officer);
    const first = '/rapporter/2014-2022/utgave/1/samarbeid';
    await page.goto(first);
    const before = await saidOn(page);
    await page.goto(draft);
    await press(page, 'Start en rettelse');
    await page.goto(`${draft}/samarbeid`);
    await rewrite(page, /:claim\[de fleste\]\{([\w.-]+)[^}]*\}/i, ':claim[de fleste]{$1 year=2022}');
    await expectSaid(page, /(?<!\d)0 holder ikke, 0 tall uten kilde/);
    await page.goto(`${draft}/publiser`);
    await expectSaid(page, /Ingenting står i veien/);
    await press(page, 'Publiser utgave 2');
    await page.getByRole('link', { name: 'Skriv hva som er endret siden forrige utgave.' }).waitFor();
    await page.getByLabel('Hva er endret?').fill('Kapittel 3.4 sier nå hvilket år setningen gjelder.');
    await press(page, 'Publiser utgave 2');
    await page.waitForURL('**/rapporter/2014-2022/utgave/2');
    await page.goto('/rapporter/2014-2022');
    await expectSaid(page, /Kapittel 3\.4 sier nå hvilket år setningen gjelder\./);

    await page.goto('/rapporter/2014-2022/utgave/1');
    await expectSaid(page, /Du leser utgave 1\. Den er erstattet av en nyere\./);
    await page.goto(first);
    expect(withoutNotice(await saidOn(page))).toBe(withoutNotice(before));
    expect(await textOfEdition(page)).toBe(old);
    await page.context().close();
  }, 60_000);

  it('is told in nynorsk and English around its text', async () => {
    const page = await story.visit(officer, { width: 390 });
    for (const [prefix, words] of [
      ['/nn', /Setningane i kapittelet/],
      ['/en', /The sentences of the chapter/],
    ] as const) {
      await page.goto(`${prefix}${draft}/samarbeid`);
      await expectSaid(page, words);
      await expectNarrow(page);
    }
    await page.context().close();
  }, 30_000);
});

const withoutNotice = (text: string): string => text.replace(/Du leser utgave 1\. Den er erstattet av en nyere\. ?Les den nyeste utgaven/, '');
/** The published report of 2014–2018, whole, as it stands under its lasting address. */
const textOfEdition = async (page: Page): Promise<string> => (await page.request.get('/api/v1/reports/2014-2018/editions/1')).text();

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arrive, expectNarrow, expectSaid, fillForm, follow, goTo, press, saidOn, tellStory } from './story.ts';

const story = tellStory();
const officer = 'demo-jonas-lie-berg';
const figure = '/direktoratet/figurer/governor-own';

/** The open round, from where the navigation leads. */
async function openRound(page: Page): Promise<number> {
  await page.goto('/direktoratet');
  await goTo(page, 'Runder');
  await page.getByRole('row', { name: /åpen/ }).getByRole('link').click();
  await arrive(page, /Runden for \d{4}$/);
  return Number(page.url().split('/').at(-1));
}
/** How many the figure says have answered in a year. */
async function answeredIn(page: Page, year: number): Promise<number> {
  await page.goto(`${figure}?fra=${year}&til=${year}`);
  return Number(/n = (\d+)/.exec(await saidOn(page))?.[1]);
}
const sentIn = async (page: Page): Promise<number> => Number(/^(\d+) av 17 sendt inn/.exec((await page.getByText(/av 17 sendt inn/).textContent()) ?? '')?.[1]);
const published = async (page: Page): Promise<string> => (await page.request.get('/rapporter/2014-2018/samarbeid')).text();

describe('a programme officer', () => {
  it('sees the figure move when a centre sends in, finds its answer in the number, and reopens it', async () => {
    const [jonas, randi] = [await story.visit(officer), await story.visit('demo-modum-coordinator', { javaScript: false })];
    const year = await openRound(jonas);
    const before = await sentIn(jonas);
    const printed = await published(jonas);
    expect(await answeredIn(jonas, year)).toBe(before);

    await randi.goto(`/min-sentral/arsskjema/${year}/visits`);
    await fillForm(randi, 'Lagre og gå videre');
    expect(await answeredIn(jonas, year), 'a draft moves nothing').toBe(before);
    await press(randi, 'Send inn');
    await arrive(randi, /er sendt inn$/);
    expect(await answeredIn(jonas, year)).toBe(before + 1);

    // From the number to the answer it is made of.
    await jonas.locator('summary', { hasText: 'Vis som tabell' }).click();
    await jonas
      .getByRole('table')
      .getByRole('row', { name: /^Fagdager/ })
      .getByRole('link')
      .first()
      .click();
    await expectSaid(jonas, /Hva tallet er laget av.*Svaret fra Modum/);
    await follow(jonas, /^Svaret fra Modum/);
    await arrive(jonas, /Modum, \d{4}/);
    await expectSaid(jonas, /sendt inn av Berit Skuterud/);

    await press(jonas, 'Åpne igjen');
    await expectSaid(jonas, /Skriv hvorfor skjemaet åpnes igjen/);
    await jonas.getByLabel('Hvorfor?').fill('Antall kommuner er høyere enn antall personer');
    await press(jonas, 'Åpne igjen');
    await jonas.getByText('Skjemaet er åpnet igjen.').waitFor();
    expect(await answeredIn(jonas, year)).toBe(before);
    await randi.goto('/min-sentral/arsskjema');
    await expectSaid(randi, /Antall kommuner er høyere enn antall personer/);
    // What stands published has not moved.
    expect(await published(jonas)).toBe(printed);
    await Promise.all([jonas.context().close(), randi.context().close()]);
  }, 60_000);

  it('reminds those who are missing, and the letter can be read', async () => {
    const page = await story.visit(officer, { width: 390, javaScript: false });
    await openRound(page);
    const missing = 17 - (await sentIn(page));
    await expectNarrow(page);
    await press(page, 'Send påminnelse');
    await expectSaid(page, new RegExp(`Påminnelsen er sendt til ${missing} sentraler`));
    await page.goto('/administrasjon/utsendelser');
    await expectSaid(page, /Ingrid Moen|ingrid\.moen/i);
    await expectNarrow(page);
    await page.context().close();
  }, 30_000);

  it('gives one centre more time, in English, and nobody else', async () => {
    const page = await story.visit(officer, { width: 390, javaScript: false });
    const year = await openRound(page);
    await page.goto(`/en/direktoratet/runder/${year}`);
    await page.getByLabel('For whom?').selectOption({ label: 'Senja' });
    await page.getByLabel('New deadline').fill(`${year + 2}-03-31`);
    await press(page, 'Extend the deadline');
    await expectSaid(page, new RegExp(`31 March ${year + 2}`));
    expect(await page.getByRole('row', { name: new RegExp(`31 March ${year + 2}`) }).count()).toBe(1);
    await expectNarrow(page);
    await page.context().close();
  }, 30_000);
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arrive, choose, expectNarrow, expectSaid, fillForm, follow, press, tellStory } from './story.ts';

const story = tellStory();
const why = 'Hvorfor svarer du noe annet enn registeret?';
const people = (page: Page) => page.getByLabel(/Hvor mange personer/);
async function openForm(page: Page): Promise<string> {
  await page.goto('/min-sentral/arsskjema');
  return new URL(page.url()).pathname;
}

describe('a form that arrives filled in', () => {
  it('shows where its answers come from, asks why one is another as it is typed, and says what has changed since', async () => {
    const page = await story.visit('demo-kristiansund-coordinator', { width: 390 });
    const form = await openForm(page);
    await expectSaid(page, /Registeret kan fylle inn 2 av 2 tall og \d+ av \d+ svaralternativer.*svar fra registeret venter på at dere ser over/);
    await page.goto(`${form}/visits`);
    const before = await people(page).inputValue();
    await expectSaid(page, /Loggen er endret siden dere svarte: nå \d+ personer/);
    await expectNarrow(page);
    // What it is made of, and back.
    await follow(page, /^Fra registeret: \d+ personer/);
    await arrive(page, 'Dette er svaret laget av');
    await expectSaid(page, /Talt da svaret ble gitt.*Kommet til siden/);
    await expectNarrow(page);
    await follow(page, 'Tilbake til skjemaet');
    // The later number is taken over, and the flag is gone.
    await press(page, /^Bruk \d+/);
    await page.waitForURL(/#s-visits-people$/);
    await expect.poll(() => people(page).inputValue()).not.toBe(before);
    expect(await page.getByText('Loggen er endret siden').count()).toBe(0);
    // Another number: why is asked at once.
    expect(await page.getByLabel(why).first().isVisible()).toBe(false);
    await people(page).fill('4');
    await page.getByLabel(why).first().fill('Vi telte bare dem som ble hele dagen');
    await expect.poll(() => page.locator('[data-save-status]').textContent(), { timeout: 15_000 }).toMatch(/^Lagret kl\./);
    await page.goto(`${form}/se-over`);
    await expectSaid(page, /Svar som er annerledes enn registeret.*Svaret: 4 personer\. Hvorfor: Vi telte bare dem som ble hele dagen/);
    await expectNarrow(page);
    await page.context().close();

    // The officer reads why, and what the answer was made of.
    const desk = await story.visit('demo-jonas-lie-berg');
    await desk.goto(`/direktoratet/runder/${form.split('/').at(-1)}/kristiansund`);
    await expectSaid(desk, /Vi telte bare dem som ble hele dagen/);
    await follow(desk, /^Registeret: \d+ personer/);
    await arrive(desk, 'Dette er svaret laget av');
    await expectSaid(desk, /Kristiansund svarte/);
    await desk.context().close();
  }, 60_000);

  it('needs no script: all is filled in at one press, looked over, explained and sent in', async () => {
    const page = await story.visit('demo-senja-coordinator', { width: 390, javaScript: false });
    const form = await openForm(page);
    await press(page, 'Fyll inn alt fra loggen');
    await expectSaid(page, /\d+ svar er fylt inn og lagret\. Se over dem før dere sender inn\..*svar fra registeret venter/);
    await expectNarrow(page);
    await page.goto(`${form}/visits`);
    const [ticked] = await page.locator('fieldset.k-question', { hasText: 'Hvem hospiterte' }).locator('.k-option:has(input:checked) label').allTextContents();
    await choose(page, ticked!);
    await press(page, 'Lagre og gå videre');
    await page.getByRole('heading', { name: /Du må rette 1 svar før du går videre/ }).waitFor();
    await expectSaid(page, /Du har svart nei\..*Skriv hvorfor svaret er et annet enn i registeret/);
    await page.locator('.ds-error-summary a').first().click();
    await page.getByLabel(why).and(page.locator(':visible')).first().fill('De kom til nabosentralen');
    await fillForm(page, 'Lagre og gå videre');
    await expectSaid(page, /De kom til nabosentralen/);
    await press(page, 'Send inn');
    await arrive(page, /er sendt inn$/);
    await expectSaid(page, /De kom til nabosentralen/);
    await page.context().close();
  }, 60_000);
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { explain, tellStory } from './story.ts';

const coordinator = 'demo-kristiansund-coordinator';
const member = 'demo-kristiansund-member';
const officer = 'demo-jonas-lie-berg';

const story = tellStory();
/** The open form's address, from where the navigation leads. */
async function formOf(page: Page): Promise<string> {
  await page.goto('/min-sentral/arsskjema');
  return new URL(page.url()).pathname;
}
/** Options are hit through their labels, as by people. */
const choose = (page: Page, label: string): Promise<void> => page.locator('label', { hasText: new RegExp(`^${label}$`) }).click();
/** What the save line says, once it says so. */
async function expectStatus(page: Page, said: RegExp): Promise<void> {
  await expect.poll(() => page.locator('[data-save-status]').textContent(), { timeout: 15_000 }).toMatch(said);
}
const press = (page: Page, button: string): Promise<void> => page.getByRole('button', { name: button, exact: true }).click();
async function expectAccessible(page: Page): Promise<void> {
  for (const width of [1280, 390]) {
    await page.setViewportSize({ width, height: 900 });
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).setLegacyMode().analyze();
    expect(violations.map((v) => `${page.url()} at ${width}: ${v.id} ${v.nodes[0]?.html}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth)).toBe(true);
  }
  await page.setViewportSize({ width: 1280, height: 900 });
}

describe('answering the year’s form', () => {
  it('saves while one writes, through a lost connection, and two people lose nothing', async () => {
    const [kari, siv] = [await story.visit(coordinator), await story.visit(member)];
    const part = `${await formOf(kari)}/information`;
    await kari.goto(part);
    await siv.goto(part);
    await expectAccessible(kari);
    await choose(kari, 'Fast spalte');
    await expectStatus(kari, /^Lagret kl\. \d\d\.\d\d/);

    // Another question: merged, and said.
    await choose(siv, 'Ja, jevnlig');
    await expectStatus(siv, /har endret svar her/);
    // The same question: both are kept, and she may choose.
    await choose(siv, 'Egen handlingsplan');
    await expectStatus(siv, /har svart noe annet på samme spørsmål/);
    await siv.getByRole('link', { name: 'Se forskjellen' }).click();
    await siv.getByRole('heading', { level: 1, name: /har svart ulikt/ }).waitFor();
    await expectAccessible(siv);
    await siv.locator('label.k-clashanswer').last().click();
    await press(siv, 'Lagre valgene');
    await siv.waitForURL(`**${part}`);
    expect([await siv.getByLabel('Egen handlingsplan').isChecked(), await siv.getByLabel('Fast spalte').isChecked(), await siv.getByLabel('Ja, jevnlig').isChecked()]).toEqual([
      true,
      false,
      true,
    ]);

    await kari.reload();
    await kari.context().setOffline(true);
    await kari.getByLabel(/Kommentar om informasjonsarbeidet/).fill('Skrevet uten nett');
    await expectStatus(kari, /Ingen nett/);
    await kari.context().setOffline(false);
    await expectStatus(kari, /^Lagret kl\./);
    await siv.reload();
    expect(await siv.getByLabel(/Kommentar om informasjonsarbeidet/).inputValue()).toBe('Skrevet uten nett');

    // On a phone, pressed to go on without a connection, while a colleague saves the same part: the page stays, and says so in sight.
    await kari.setViewportSize({ width: 390, height: 800 });
    await kari.reload();
    await kari.context().setOffline(true);
    await kari.getByLabel(/Kommentar om informasjonsarbeidet/).fill('Trykket uten nett');
    await press(kari, 'Lagre og gå videre');
    await expectStatus(kari, /Ingen nett/);
    await kari.getByLabel(/Kommentar om informasjonsarbeidet/).focus();
    const line = await kari.locator('.k-saved').boundingBox();
    expect(line!.y + line!.height).toBeLessThanOrEqual(800);
    expect(new URL(kari.url()).pathname).toBe(part);
    await choose(siv, 'Nei');
    await expectStatus(siv, /^Lagret kl\./);
    // The tab is closed before the connection is back.
    await kari.close();
    await kari.context().setOffline(false);
    const again = await kari.context().newPage();
    await again.goto(part);
    await expectStatus(again, /^Lagret kl\./);
    await again.reload();
    expect(await again.getByLabel(/Kommentar om informasjonsarbeidet/).inputValue()).toBe('Trykket uten nett');
    expect(await again.getByLabel('Nei').isChecked()).toBe(true);

    // Two tabs of one person, both closed without a connection: what each held comes back, one at a visit.
    const tabs = [again, await kari.context().newPage()] as const;
    await tabs[1].goto(part);
    await kari.context().setOffline(true);
    await tabs[0].getByLabel(/Kommentar om informasjonsarbeidet/).fill('Fra den ene fanen');
    await choose(tabs[1], 'Presse');
    for (const tab of tabs) {
      await expectStatus(tab, /Ingen nett/);
      await tab.close();
    }
    await kari.context().setOffline(false);
    const later = await kari.context().newPage();
    for (let visits = 0; visits < 2; visits++) {
      await later.goto(part);
      await expectStatus(later, /^Lagret kl\./);
    }
    await later.goto(part);
    expect(await later.getByLabel(/Kommentar om informasjonsarbeidet/).inputValue()).toBe('Fra den ene fanen');
    expect(await later.getByLabel('Presse').isChecked()).toBe(true);
    await Promise.all([later.context().close(), siv.context().close()]);
  }, 120_000);

  it('needs no script: errors with links, the review, a receipt, and a form that is then locked', async () => {
    const page = await story.visit(coordinator, { javaScript: false });
    const form = await formOf(page);
    await page.goto(`${form}/information`);
    await choose(page, 'Ikke systematisk informasjonsarbeid');
    await press(page, 'Lagre og gå videre');
    await page.getByRole('heading', { name: /Du må rette \d svar før du går videre/ }).waitFor();
    expect(await page.title()).toMatch(/^Feil: /);
    const [link] = await page.locator('.ds-error-summary a').all();
    await link!.click();
    expect(new URL(page.url()).hash).toBe('#s-information-channels-none');

    await page.goto(`${form}/se-over`);
    await page.getByRole('heading', { name: /svar mangler eller må rettes/ }).waitFor();
    await page.goto(`${form}/information`);
    await choose(page, 'Ikke systematisk informasjonsarbeid');
    for (let part = 0; part < 6 && !page.url().endsWith('/se-over'); part++) {
      for (const question of await page.locator('fieldset.k-question').all())
        if ((await question.locator('input:checked').count()) === 0 && (await question.locator('.k-option label').count()) > 0)
          await question.locator('.k-option label').first().click();
      await explain(page);
      await press(page, 'Lagre og gå videre');
    }
    expect(new URL(page.url()).pathname).toBe(`${form}/se-over`);
    await press(page, 'Send inn');
    await page.getByRole('heading', { level: 1, name: /er sendt inn$/ }).waitFor();
    expect(await page.locator('.k-receipt').textContent()).toMatch(/\d{4}-[0-9A-Z]{7}.*Kristiansund/);
    await page.goto(`${form}/information`);
    expect(new URL(page.url()).pathname).toBe(form);
    expect(await page.locator('main').textContent()).toContain('kan ikke endres');
    await page.context().close();

    // What is sent in is seen by the officer, who may give it back with a reason.
    const desk = await story.visit(officer, { javaScript: false });
    await desk.goto(`/direktoratet/runder/${form.split('/').at(-1)}/kristiansund`);
    await desk.getByLabel('Hvorfor?').fill('Antallet stemmer ikke');
    await press(desk, 'Åpne igjen');
    await desk.getByText('Skjemaet er åpnet igjen.').waitFor();
    const again = await story.visit(member, { javaScript: false });
    await again.goto(form);
    expect(await again.locator('main').textContent()).toContain('Antallet stemmer ikke');
    await Promise.all([desk.context().close(), again.context().close()]);
  }, 120_000);
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arrive, choose, expectNarrow, expectSaid, fillForm, follow, goTo, press, tellStory } from './story.ts';

const story = tellStory();
const saved = (page: Page) => expect.poll(() => page.locator('[data-save-status]').textContent(), { timeout: 15_000 });

describe('a coordinator with a phone', () => {
  it('signs in, answers a part, loses the connection, comes back, sends in and has a receipt, in nynorsk', async () => {
    const page = await story.visit(undefined, { width: 390 });
    await page.goto('/nn');
    await goTo(page, 'Logg inn');
    await follow(page, /^Ingrid Moen/);
    await arrive(page, /God (dag|morgon|kveld), Ingrid/);
    await expectNarrow(page);
    await goTo(page, 'Årsskjema');
    await arrive(page, /^Årsskjema \d{4}/);
    await follow(page, /^Hald fram/);
    await arrive(page, 'Informasjon og målgrupper');
    await expectNarrow(page);
    await choose(page, 'Fast spalte');
    await saved(page).toMatch(/^Lagra kl\. \d\d\.\d\d/);

    await page.context().setOffline(true);
    await page.getByLabel(/Kommentar om informasjonsarbeidet/).fill('Skrive på ferja, utan dekning');
    await saved(page).toMatch(/Inga nettilkopling/);
    await page.context().setOffline(false);
    await saved(page).toMatch(/^Lagra kl\./);

    // Later, on the same phone: it is all there, and the rest can be answered.
    await page.goto('/nn/min-sentral');
    await follow(page, 'Hald fram med å svare');
    await arrive(page, /^Årsskjema \d{4}/);
    await follow(page, /Informasjon og målgrupper$/);
    await arrive(page, 'Informasjon og målgrupper');
    expect(await page.getByLabel(/Kommentar om informasjonsarbeidet/).inputValue()).toBe('Skrive på ferja, utan dekning');
    await fillForm(page, 'Lagre og gå vidare');
    await expectSaid(page, /Skrive på ferja, utan dekning/);
    await expectNarrow(page);
    await press(page, 'Send inn');
    await arrive(page, /^Årsskjemaet for \d{4} er sendt inn$/);
    await expectNarrow(page);
    await expectSaid(page, /Kvitteringsnummer ?\d{4}-[0-9A-Z]{7}.*Kristiansund.*Ingrid Moen/);
    await goTo(page, 'Oversikt');
    await expectSaid(page, /Sendt inn/);
    await page.context().close();
  }, 60_000);
});

describe('two people on one form', () => {
  it('see each other, and neither loses a word', async () => {
    const kjersti = await story.visit('demo-senja-coordinator', { width: 390 });
    const tor = await story.visit('demo-senja-member');
    await kjersti.goto('/min-sentral/arsskjema');
    const part = `${new URL(kjersti.url()).pathname}/visits`;
    await kjersti.goto(part);
    await tor.goto(part);
    await kjersti.getByLabel(/Hvor mange personer/).fill('17');
    await saved(kjersti).toMatch(/^Lagret kl\./);
    await tor.getByLabel(/Hvor mange kommuner/).fill('4');
    await saved(tor).toMatch(/har endret svar her/);
    await tor.reload();
    expect([await tor.getByLabel(/Hvor mange personer/).inputValue(), await tor.getByLabel(/Hvor mange kommuner/).inputValue()]).toEqual(['17', '4']);

    // The same question, two answers: the later writer chooses, and nothing is thrown away meanwhile.
    await kjersti.getByLabel(/Hvor mange personer/).fill('18');
    await saved(kjersti).toMatch(/^Lagret kl\.|har endret svar her/);
    await tor.getByLabel(/Hvor mange personer/).fill('19');
    await saved(tor).toMatch(/har svart noe annet/);
    await follow(tor, 'Se forskjellen');
    await arrive(tor, /har svart ulikt$/);
    await expectSaid(tor, /18.*19/);
    await choose(tor, 'Svaret ditt');
    await press(tor, 'Lagre valgene');
    await tor.waitForURL(`**${part}`);
    await kjersti.reload();
    expect(await kjersti.getByLabel(/Hvor mange personer/).inputValue()).toBe('19');
    await expectNarrow(kjersti);
    await Promise.all([kjersti.context().close(), tor.context().close()]);
  }, 60_000);
});

describe('a coordinator without JavaScript', () => {
  it('is told what is wrong, keeps what was typed, and sends in', async () => {
    const page = await story.visit('demo-tana-coordinator', { width: 390, javaScript: false });
    await page.goto('/min-sentral');
    await goTo(page, 'Årsskjema');
    await follow(page, /^Begynn/);
    await page.getByLabel(/Hvor mange personer/).fill('ti');
    await press(page, 'Lagre og gå videre');
    await page.getByRole('heading', { name: /^Du må rette \d svar før du går videre$/ }).waitFor();
    expect(await page.getByLabel(/Hvor mange personer/).inputValue()).toBe('ti');
    await expectNarrow(page);
    // Another number than the register's: why is asked, and then it may be sent in.
    await page.getByLabel(/Hvor mange personer/).fill('10');
    await press(page, 'Lagre og gå videre');
    await page.getByLabel('Hvorfor svarer du noe annet enn registeret?').first().fill('Tre kom uten å melde seg på');
    await fillForm(page, 'Lagre og gå videre');
    await expectSaid(page, /Svar som er annerledes enn registeret.*Svaret: 10 personer.*Tre kom uten å melde seg på/);
    await press(page, 'Send inn');
    await arrive(page, /^Årsskjemaet for \d{4} er sendt inn$/);
    await page.context().close();
  }, 60_000);
});

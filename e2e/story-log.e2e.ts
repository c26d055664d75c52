import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { madeFiles } from '../testing/made-files.ts';
import { arrive, choose, expectNarrow, expectSaid, follow, press, saidOn, tellStory } from './story.ts';

const story = tellStory();
const log = '/min-sentral/logg';
const kristiansund = 'demo-kristiansund-coordinator';
const title = 'Kosthold i grupper for hele Nordmøre';

const status = (page: Page): Promise<string> => page.locator('[data-save-status]').innerText();

/** A kind is among the three last used, or behind the press for more. */
async function pick(page: Page, kind: string): Promise<void> {
  const tile = page.locator(`label.k-tile:has([value="${kind}"])`);
  if (!(await tile.isVisible())) await page.getByText('Flere slag').click();
  await tile.click();
}

/** What a person does with the page: each tap, and each field written in. */
function counting() {
  let n = 0;
  return {
    did: async (act: () => Promise<unknown>): Promise<void> => {
      n += 1;
      await act();
    },
    so: () => n,
  };
}

describe('an activity, on a phone and without script', () => {
  it('is logged in under five interactions, also by pasting a link and choosing what it is', async () => {
    const page = await story.visit(kristiansund, { javaScript: false, width: 390 });
    for (const write of [() => page.locator('#tittel').fill('Foredrag i Averøy'), () => page.locator('#lenke').fill('https://www.tk.no/nyheter/aktiv-på-dagtid')]) {
      const { did, so } = counting();
      await page.goto('/min-sentral/arsskjema');
      // One tap away from every page; today stands chosen, and the three kinds used last are there to choose from.
      await did(() => page.getByRole('link', { name: 'Logg noe' }).click());
      await arrive(page, 'Logg noe');
      await did(() => page.locator('label.k-tile:has([name="slag"])').nth(1).click());
      await did(write);
      await did(() => press(page, 'Lagre'));
      await expectSaid(page, /Lagret i loggen/);
      expect(so()).toBeLessThan(5);
    }
    await expectSaid(page, /tk\.no: aktiv på dagtid/);
  });

  it('takes files with it: what is not what its name says is refused, and nothing typed is lost', async () => {
    const page = await story.visit(kristiansund, { javaScript: false, width: 390 });
    const file = (name: string, content: Uint8Array) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(content) });
    await page.goto(`${log}/ny`);
    await pick(page, 'professional-day');
    await page.locator('#tittel').fill('Fagdag med program');
    await page.getByText('Legg ved filer').click();
    await page.locator('#vedlegg').setInputFiles([file('Program.pdf', madeFiles.pdf), file('Deltakere.pdf', Buffer.from('MZ'))]);
    await press(page, 'Lagre');
    await expectSaid(page, /«Deltakere\.pdf» er ikke det navnet sier.*Velg «Program\.pdf» på nytt/s);
    expect(await page.locator('#tittel').inputValue()).toBe('Fagdag med program');
    await expectNarrow(page);
    await page.locator('#vedlegg').setInputFiles([file('Program.pdf', madeFiles.pdf)]);
    await press(page, 'Lagre');
    await expectSaid(page, /Lagret i loggen/);
    await expectNarrow(page);
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Program.pdf' }).click()]);
    expect(download.suggestedFilename()).toBe('Program.pdf');
    const officer = await story.visit('demo-jonas-lie-berg', { javaScript: false });
    await officer.goto(new URL(page.url()).pathname.replace('/min-sentral/', '/direktoratet/'));
    await expectSaid(officer, /Fagdag med program.*Vedlegg\s*Program\.pdf/s);
    await page.locator('.k-files summary').click();
    await press(page, 'Fjern filen for godt');
    await expectSaid(page, /Fjernet vedlegget «Program\.pdf»/);
  });

  it('is seen to be of the own county, changed, shared and repeated', async () => {
    const page = await story.visit(kristiansund, { javaScript: false, width: 390 });
    await page.goto(`${log}/ny`);
    await pick(page, 'professional-day');
    await page.locator('#tittel').fill(title);
    await press(page, 'Lagre');
    await expectSaid(page, /Lagret i loggen/);
    await expectSaid(page, new RegExp(title));
    await expectNarrow(page);

    await follow(page, 'Endre');
    await pick(page, 'professional-day');
    // Nobody is asked whether it is the own county: it follows from the office.
    expect(await page.locator('[data-derived="own"]').isVisible()).toBe(false);
    await choose(page, 'Statsforvalteren i Møre og Romsdal');
    expect(await page.locator('[data-derived="own"]').innerText()).toMatch(/Eget fylke\. Kristiansund ligger i Møre og Romsdal/);
    await page.locator('#antall').fill('34');
    await press(page, 'Lagre endringen');
    await expectSaid(page, /Endringen er lagret/);
    await expectSaid(page, /Statsforvalteren i Møre og Romsdal\s*Eget fylke/);
    await expectSaid(page, /Antall deltakere: fra tomt til «34»/);

    await page.getByText('Del med andre sentraler').first().click();
    await choose(page, 'Alstahaug');
    await press(page, 'Del');
    await expectSaid(page, /Delt med sentralene/);
    const shared = page.url();

    await page.getByText('Gjenta', { exact: true }).first().click();
    await choose(page, 'Samme dag hver måned');
    await page.locator('#gjenta-antall').fill('2');
    await press(page, 'Lag nye');
    await expectSaid(page, /2 nye aktiviteter er lagret/);
    await page.goto(`${log}?sok=${encodeURIComponent('hele Nordmøre')}`);
    expect((await saidOn(page)).split(title)).toHaveLength(4);

    // The other centre sees it, and may say that it was not there.
    const other = await story.visit('demo-alstahaug-coordinator', { javaScript: false, width: 390 });
    await other.goto(new URL(shared).pathname);
    await expectSaid(other, /Ingrid Moen, Kristiansund/);
    await press(other, 'Vi var ikke med');
    await expectSaid(other, /borte fra loggen/);
  });

  it('shows for each kind the fields it has, and keeps everything typed when something is missing', async () => {
    const page = await story.visit(kristiansund, { javaScript: false, width: 390 });
    await page.goto(`${log}/ny`);
    await pick(page, 'local-media');
    expect([await page.locator('#medium').isVisible(), await page.locator('#antall').isVisible()]).toEqual([true, false]);
    await pick(page, 'professional-day');
    expect([await page.locator('#medium').isVisible(), await page.locator('#antall').isVisible()]).toEqual([false, true]);
    await page.locator('#antall').fill('mange');
    await press(page, 'Lagre');
    await expectSaid(page, /2 ting må rettes/);
    expect(await page.locator('#antall').inputValue()).toBe('mange');
    await expectNarrow(page);
  });
});

describe('a half-written activity', () => {
  it('survives that the page is left and the connection lost, is one when it is sent, and is then forgotten', async () => {
    const page = await story.visit(kristiansund, { width: 390 });
    await page.goto(`${log}/ny`);
    await page.locator('#tittel').fill('Skrevet på toget');
    expect(await status(page)).toBe('Kladden er lagret på enheten');
    await page.goto(log);
    await page.goto(`${log}/ny`);
    expect(await page.locator('#tittel').inputValue()).toBe('Skrevet på toget');
    expect(await status(page)).toContain('Dette er kladden du ikke sendte. Filer må du velge på nytt.');
    if ((await page.locator('[name="slag"]:checked').count()) === 0) await pick(page, 'professional-day');

    await page.context().setOffline(true);
    await press(page, 'Lagre');
    await expect.poll(() => status(page)).toContain('Ingen nett');
    expect(await page.locator('#tittel').inputValue()).toBe('Skrevet på toget');
    await page.context().setOffline(false);
    await expect.poll(() => status(page)).toContain('Nettet er tilbake');
    await press(page, 'Lagre');
    await expectSaid(page, /Lagret i loggen/);

    await page.goto(`${log}/ny`);
    expect(await page.locator('#tittel').inputValue()).toBe('');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });
});

describe('a spreadsheet of activities', () => {
  it('is refused with its faults told, corrected, brought in and found again', async () => {
    const page = await story.visit(kristiansund, { javaScript: false });
    const file = (rows: string) => ({ name: 'logg.csv', mimeType: 'text/csv', buffer: Buffer.from(`Slag;Dato;Tittel\n${rows}`) });
    await page.goto(log);
    await follow(page, 'Hent inn fra regneark');
    await page.locator('#fil').setInputFiles(file('Fagdag;5.2.2026;Hentet fra regneark\nDans;6.2.2026;Noe annet'));
    await press(page, 'Se gjennom');
    await expectSaid(page, /1 feil\. Ingenting er lagret/);
    await page.locator('#fil').setInputFiles(file('Fagdag;5.2.2026;Hentet fra regneark'));
    await press(page, 'Se gjennom');
    await expectSaid(page, /Én aktivitet er klar/);
    await press(page, 'Hent inn');
    await expectSaid(page, /Én aktivitet er hentet inn/);
    await page.goto(`${log}?vis=kalender&maned=2026-02`);
    await follow(page, /Hentet fra regneark/);
    await expectSaid(page, /5\. februar 2026/);
  });
});

import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { arrive, choose, expectNarrow, expectSaid, follow, goTo, press, tellStory } from './story.ts';

const story = tellStory();
const [board, desk] = ['/min-sentral/oppdrag', '/direktoratet/oppdrag'];
const [kristiansund, senja, officer] = ['demo-kristiansund-coordinator', 'demo-senja-coordinator', 'demo-jonas-lie-berg'];

const fold = (page: Page, words: string): Promise<void> => page.locator('summary', { hasText: words }).first().click();
/** A date well ahead, as the field holds it. */
const ahead = (): string => `${new Date().getFullYear() + 1}-03-17`;
/** Written down by an officer. @returns where the centres see it */
async function putOut(page: Page, { title, ask }: { title: string; ask?: string }): Promise<string> {
  await goTo(page, 'Oppdrag');
  await follow(page, 'Legg ut et oppdrag');
  await arrive(page, 'Legg ut et oppdrag');
  await page.locator('label', { hasText: 'Innlegg' }).first().click();
  await page.locator('#navn').fill(title);
  await page.locator('#tekst').fill('Tjue minutter for kommuner som skal starte opp.');
  await page.locator('#dato').fill(ahead());
  await page.locator('#timer').fill('9');
  if (ask !== undefined) await page.locator('#sentral').selectOption({ label: ask });
  await press(page, 'Legg ut');
  await expectSaid(page, /Oppdraget er lagt ut/);
  return new URL(page.url()).pathname.replace(desk, board);
}

describe('an assignment, on a phone and without script', () => {
  it('is put on the board, taken, shared with another centre, finished by one press, and stands in both logs', async () => {
    const title = 'Innlegg om gruppetilbud for menn';
    const away = await putOut(await officerAt(), { title });

    const ours = await story.visit(kristiansund, { javaScript: false, width: 390 });
    await ours.goto('/min-sentral');
    await goTo(ours, 'Oppdrag');
    await arrive(ours, 'Oppdrag');
    await expectNarrow(ours);
    await ours.getByRole('link', { name: title, exact: true }).click();
    expect(await ours.locator('#ta-timer').inputValue()).toBe('9');
    await ours.locator('#ta-timer').fill('mange');
    await press(ours, 'Ta på oss');
    await expectSaid(ours, /Én ting må rettes/);
    expect(await ours.locator('#ta-timer').inputValue()).toBe('mange');
    await ours.locator('#ta-timer').fill('5');
    await press(ours, 'Ta på oss');
    await expectSaid(ours, /Dere har tatt dette på dere, med 5 timer/);

    await fold(ours, 'Del med en annen sentral');
    await ours.locator('#del-sentral').selectOption({ label: 'Senja' });
    await ours.locator('#del-ord').fill('Dere kan dette bedre enn oss.');
    await press(ours, 'Spør om å dele');
    await expectSaid(ours, /Kristiansund spurte Senja om å dele/);
    await expectNarrow(ours);

    const theirs = await story.visit(senja, { javaScript: false, width: 390 });
    await theirs.goto(board);
    await expectSaid(theirs, new RegExp(`Dere er spurt.*${title}.*Kristiansund spør dere`));
    await theirs.getByRole('link', { name: `Se og svar: ${title}` }).click();
    await expectSaid(theirs, /Kristiansund spør om dere kan ta dette/);
    await theirs.locator('#ta-timer').fill('4');
    await press(theirs, 'Ta på oss');
    await expectSaid(theirs, /Dere har tatt det på dere/);

    // One press from the board, with everything filled in.
    await ours.goto(board);
    await ours.getByRole('link', { name: `Gjør ferdig og før i loggen: ${title}` }).click();
    expect(await ours.locator('#ferdig-tittel').inputValue()).toBe(title);
    await press(ours, 'Før det i loggen');
    await expectSaid(ours, /Ført i loggen/);
    await follow(ours, 'Se aktiviteten i loggen');
    await arrive(ours, title);
    await expectSaid(ours, /Kristiansund og Senja|Senja og Kristiansund|Senja/);

    await theirs.goto(away);
    await press(theirs, 'Før det i loggen');
    await expectSaid(theirs, /Ført i loggen/);
    await expectSaid(theirs, /Ferdig/);
    await theirs.goto(`/min-sentral/logg?sok=${encodeURIComponent('gruppetilbud for menn')}`);
    await expectSaid(theirs, new RegExp(title));
    await theirs.goto(`${board}?vis=ferdige`);
    await expectSaid(theirs, new RegExp(title));
  });

  it('is declined with a word, which is asked for, and which everybody sees', async () => {
    const title = 'Innlegg om tobakk og snus';
    const page = await officerAt();
    const away = await putOut(page, { title, ask: 'Kristiansund' });
    const asked = await story.visit(kristiansund, { javaScript: false, width: 390 });
    await asked.goto(board);
    await asked.getByRole('link', { name: `Se og svar: ${title}` }).click();
    await fold(asked, 'Si nei takk');
    await press(asked, 'Si nei takk');
    await expectSaid(asked, /Skriv noen ord om hvorfor/);
    await asked.locator('#nei-takk-ord').fill('Vi har tre fagdager samme måned.');
    await press(asked, 'Si nei takk');
    await expectSaid(asked, /Dere har sagt nei takk/);
    await expectNarrow(asked);
    await page.goto(away.replace(board, desk));
    await expectSaid(page, /Kristiansund sa nei takk.*«Vi har tre fagdager samme måned\.»/);
    // Another is asked with a press, from a list that says why.
    await expectSaid(page, /Hvem kan passe\?.*oppdrag i år/);
    await page.locator('.k-suggest').getByRole('button').first().click();
    await expectSaid(page, /Sentralen er spurt/);
  });
});

describe('an assignment, in a browser with script', () => {
  it('is asked for by a centre, changed, passed on by the one that took it, and closed with a word', async () => {
    const page = await story.visit(senja);
    await page.goto(`${board}/nytt`);
    await page.locator('label', { hasText: 'Annet' }).first().click();
    await page.locator('#navn').fill('Les gjennom brosjyren vår');
    await press(page, 'Legg ut');
    await expectSaid(page, /2 ting må rettes/);
    // The summary has the focus, and leads to the field.
    await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('ds-error-summary');
    expect(await page.locator('#navn').inputValue()).toBe('Les gjennom brosjyren vår');
    expect(await page.locator('#hvem-navn').isVisible()).toBe(false);
    await choose(page, 'Et fylke');
    expect(await page.locator('#hvem-navn').isVisible()).toBe(true);
    await choose(page, 'Vi selv');
    await page.locator('#tekst').fill('Fire sider. Hva savner dere?');
    await page.locator('#dato').fill(ahead());
    await press(page, 'Legg ut');
    await expectSaid(page, /Oppdraget er lagt ut/);
    const address = new URL(page.url()).pathname;

    await follow(page, 'Endre oppdraget');
    await page.locator('#timer').fill('3');
    await press(page, 'Lagre endringen');
    await expectSaid(page, /Endringen er lagret.*3 timer/);

    const other = await story.visit(kristiansund);
    await other.goto(address);
    await press(other, 'Ta på oss');
    await fold(other, 'Gi videre');
    await other.locator('#gi-videre-ord').fill('Det kom sykdom i veien.');
    await press(other, 'Gi videre');
    await expectSaid(other, /Kristiansund la det tilbake på tavla/);

    await page.goto(address);
    await fold(page, 'Avslutt oppdraget');
    await page.locator('#avslutt-ord').fill('Vi fant det ut selv.');
    await press(page, 'Avslutt');
    await expectSaid(page, /Oppdraget er avsluttet/);
    await other.goto(`${board}?vis=avsluttet`);
    await follow(other, 'Les gjennom brosjyren vår');
    await expectSaid(other, /«Vi fant det ut selv\.»/);
  });
});

async function officerAt(): Promise<Page> {
  const page = await story.visit(officer, { javaScript: false });
  await page.goto('/direktoratet');
  return page;
}

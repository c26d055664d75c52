import type { Page } from 'playwright-core';
import { expect, describe, it } from 'vitest';
import { choose, expectNarrow, expectSaid, follow, press, saidOn, sendUntil, tellStory } from './story.ts';

const story = tellStory();
const phone = { javaScript: false, width: 390 };
const inbox = '/min-sentral/henvendelser';

/** @returns where the private link leads, and the number */
async function ask(page: Page, { municipality, subject }: { municipality: string; subject: string }): Promise<{ own: string; number: string }> {
  await page.goto('/spor-en-sentral');
  await page.getByRole('textbox', { name: 'Kommunen du arbeider i' }).fill(municipality);
  await press(page, 'Fortsett');
  await expectSaid(page, /svarer deg\./);
  await page.getByRole('textbox', { name: 'Navnet ditt' }).fill('Marit Aune');
  await page.getByRole('textbox', { name: 'E-postadressen din på jobben' }).fill('marit.aune@example.org');
  await page.getByRole('combobox', { name: 'Hvor arbeider du?' }).selectOption({ index: 1 });
  await page.getByRole('textbox', { name: 'Hva gjelder det, i noen få ord?' }).fill(subject);
  await page.getByRole('textbox', { name: 'Spørsmålet ditt' }).fill('Vi skal starte en gruppe i mai. <b>Har dere</b> noe vi kan låne?');
  await choose(page, 'Materiell på flere språk');
  await sendUntil(page, 'Send spørsmålet', /\/sak\//);
  const number = /\d{4}-\d{4,}/.exec(await saidOn(page))?.[0] ?? '';
  expect(number).not.toBe('');
  return { own: new URL(page.url()).pathname, number };
}

describe('an enquiry, on a phone and without script', () => {
  it('is asked, passed on, answered, added to, closed, opened again and erased, and both sides read it as it goes', async () => {
    const asker = await story.visit(undefined, phone);
    const { own, number } = await ask(asker, { municipality: 'Smøla', subject: 'Låne kursmateriell' });
    await expectNarrow(asker);

    // It is in the inbox of the centre that is responsible, and what was written is only text.
    const first = await story.visit('demo-kristiansund-coordinator', phone);
    await first.goto(`${inbox}?boks=nye`);
    await expectSaid(first, /Låne kursmateriell/);
    await expectNarrow(first);
    await first.goto(`${inbox}/${number}`);
    await expectSaid(first, /<b>Har dere<\/b>/);
    await expectNarrow(first);

    await referTo(first, number, 'Modum');
    await asker.goto(own);
    await expectSaid(asker, /Modum/);
    expect(await saidOn(asker)).not.toContain('Dere har heftet');

    // The other centre takes it and answers.
    const second = await story.visit('demo-modum-coordinator', phone);
    await second.goto(`${inbox}/${number}`);
    await expectSaid(second, /Dere har heftet/);
    await press(second, 'Ta imot');
    await expectSaid(second, /Dere har tatt imot henvendelsen/);
    await second.getByRole('textbox', { name: 'Svaret ditt' }).fill('Ja, vi sender det i dag.');
    await press(second, 'Send svar');
    await expectSaid(second, /Svaret er sendt/);

    // The asker reads, and writes more.
    await asker.goto(own);
    await expectSaid(asker, /Ja, vi sender det i dag\./);
    await asker.getByRole('textbox', { name: 'Meldingen din' }).fill('Takk! Kom det på tigrinja også?');
    await press(asker, 'Send');
    await expectSaid(asker, /Det du skrev, er lagt til/);
    await expectNarrow(asker);

    // The centre notes and closes; the note never reaches the asker, who opens it again.
    await second.goto(`${inbox}/${number}`);
    await second.getByRole('textbox', { name: 'Svaret ditt' }).fill('Må spørre Siv om tigrinja');
    await press(second, 'Lagre som internt notat');
    await expectSaid(second, /Notatet er lagret/);
    await second.getByRole('textbox', { name: 'Svaret ditt' }).fill('Ja, begge deler.');
    await press(second, 'Send og avslutt');
    await asker.goto(own);
    await expectSaid(asker, /Ja, begge deler\./);
    expect(await saidOn(asker)).not.toContain('Må spørre Siv');
    await asker.getByRole('textbox', { name: 'Hva lurer du på?' }).fill('Hvor mange hefter kan vi få?');
    await press(asker, 'Åpne henvendelsen igjen');
    await expectSaid(asker, /Henvendelsen er åpnet igjen/);

    // All about the asker goes; the centre keeps the number.
    await follow(asker, 'Slett alt om meg');
    await press(asker, 'Slett alt om meg');
    await expectSaid(asker, /Alt om deg er slettet/);
    await second.goto(`${inbox}/${number}`);
    await expectSaid(second, /Navn og tekster ble slettet/);
    expect(await saidOn(second)).not.toMatch(/Marit|hefter kan vi/);
    for (const page of [asker, first, second]) await page.context().close();
  }, 90_000);

  it('is nothing to those who guess a link, and nothing to another centre', async () => {
    const anybody = await story.visit(undefined, phone);
    expect((await anybody.goto('/sak/AAAAAAAAAAAAAAAAAAAAAA'))?.status()).toBe(404);
    const asker = await story.visit(undefined, phone);
    const { number } = await ask(asker, { municipality: 'Aure', subject: 'Bare til Kristiansund' });
    const other = await story.visit('demo-tana-coordinator', phone);
    expect((await other.goto(`${inbox}/${number}`))?.status()).toBe(404);
    for (const page of [anybody, asker, other]) await page.context().close();
  }, 60_000);

  it('that is closed can be handed to the archive as a file', async () => {
    const page = await story.visit('demo-kristiansund-coordinator', phone);
    await page.goto(`${inbox}/arkiv`);
    await expectSaid(page, /avsluttede henvendelser som ikke er slettet/);
    await expectNarrow(page);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Hent filen')]);
    expect(download.suggestedFilename()).toMatch(/^henvendelser-kristiansund-.*\.json$/);
    await page.goto(`${inbox}/arkiv`);
    await expectSaid(page, /Alle er hentet/);
    await page.context().close();
  }, 30_000);
});

/** Chooses a centre that the page does not have to suggest. */
async function referTo(page: Page, number: string, centre: string): Promise<void> {
  await page.goto(`${inbox}/${number}`);
  await page.locator('summary', { hasText: 'Henvis til en annen sentral' }).click();
  const form = page.locator('form', { has: page.getByRole('combobox', { name: 'Hvilken sentral?' }) });
  await form.getByRole('combobox', { name: 'Hvilken sentral?' }).selectOption({ label: centre });
  await form.getByRole('textbox').fill('Dere har heftet vi mangler');
  await form.getByRole('button').click();
  await expectSaid(page, /Henvendelsen er sendt til Modum/);
}

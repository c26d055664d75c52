import pg from 'pg';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hashOfSecret, newSecret } from '../app/platform/private-link.server.ts';
import { arrive, choose, expectNarrow, expectSaid, follow, press, sendUntil, tellStory } from './story.ts';

const story = tellStory();
const phone = { javaScript: false, width: 390 };
const author = 'demo-verdal-coordinator';
const editor = 'demo-kristiansund-coordinator';
const title = 'Vi låner ut pulsklokker på biblioteket';

/** What sending asks for. */
async function fillIn(page: Page): Promise<void> {
  await page.getByLabel('Ideen i én setning').fill('Folk låner en klokke i to uker, og kommer tilbake med spørsmål.');
  await page.getByLabel('Hva var behovet?').fill('Mange ville vite hvor hardt de skulle gå.');
  await page.getByLabel('Hva gjorde dere?').fill('- Vi kjøpte ti klokker.\n- Biblioteket låner dem **ut**.');
  await page.getByLabel('Hva kom ut av det?').fill('Nitti lån på et år.');
  await page.getByLabel('Kommune', { exact: true }).fill('Verdal');
  await page.getByLabel('År', { exact: true }).fill(String(new Date().getFullYear() - 1));
  await page.getByLabel('Hvor mange bodde i kommunen da?').selectOption({ index: 2 });
  await choose(page, 'Fysisk aktivitet');
  await choose(page, 'Voksne');
  await page.locator('label', { hasText: /^Prøvd/ }).click();
  await page.getByLabel('Hvem kan andre spørre?').fill('Leder ved frisklivssentralen');
}
/** For what only time, or a letter, does. */
async function inDatabase(query: string, values: readonly unknown[] = []): Promise<{ readonly id?: string }[]> {
  const client = new pg.Client({ connectionString: story.database() });
  await client.connect();
  try {
    return (await client.query<{ id?: string }>(query, [...values])).rows;
  } finally {
    await client.end();
  }
}
const pressed = async (page: Page, words: string, at: RegExp): Promise<void> => {
  await Promise.all([page.waitForURL(at), press(page, words)]);
};

describe('an idea, on a phone and without script', () => {
  it('is drafted, looked over, sent, published, found, used by others, confirmed and withdrawn', async () => {
    const page = await story.visit(author, phone);
    await page.goto('/idebanken/mine');
    await follow(page, 'Skriv en idé');
    await page.getByLabel('Hva skal ideen hete?').fill(title);
    await expectNarrow(page);
    await pressed(page, 'Begynn å skrive', /\/skriv\//);
    const address = new URL(page.url()).pathname;
    await expectNarrow(page);

    // What is missing is said before anything is sent, and leads to its field.
    await pressed(page, 'Se over og send', /forhandsvisning$/);
    await expectSaid(page, /\d+ ting mangler før du kan sende/);
    await expectNarrow(page);
    await follow(page, 'Skriv hva behovet var');
    expect(page.url()).toMatch(/#behov$/);
    await fillIn(page);

    // A municipality nobody knows is said at its field, with everything typed.
    await page.getByLabel('Kommune', { exact: true }).fill('Ingensteds');
    await press(page, 'Se over og send');
    await page.getByRole('alert').getByText('Vi kjenner ingen kommune', { exact: false }).waitFor();
    expect(await page.getByLabel('Hva var behovet?').inputValue()).toBe('Mange ville vite hvor hardt de skulle gå.');
    await page.getByLabel('Kommune', { exact: true }).fill('Verdal');
    await pressed(page, 'Se over og send', /forhandsvisning$/);
    expect(await page.locator('main article strong', { hasText: 'ut' }).count()).toBe(1);
    await pressed(page, 'Send til redaktørene', /ok=sendt$/);
    await expectSaid(page, 'ligger hos redaktørene');
    await expectNarrow(page);

    // The centre that has the turn reads and publishes it.
    const desk = await story.visit(editor, phone);
    await desk.goto('/min-sentral/idebanken');
    await follow(desk, title);
    await press(desk, 'Publiser ideen');
    await expectSaid(desk, 'er publisert');

    // Anybody finds it, and its author sees that it stands there.
    const reader = await story.visit(undefined, phone);
    await reader.goto('/idebanken?q=pulsklokkene');
    await follow(reader, title);
    await arrive(reader, title);
    await expectSaid(reader, /Verdal kommune/);
    await page.goto('/idebanken/mine');
    await follow(page, title);
    await expectSaid(page, 'Ideen er publisert');

    // Another municipality has done it too: its people say how it went, and the page counts it.
    const other = await story.visit('demo-senja-employee', phone);
    await other.goto(reader.url());
    await follow(other, 'Vi har brukt denne');
    await other.getByLabel('Hva gjorde dere?').fill('Vi lånte ut fem klokker.');
    await expectNarrow(other);
    await press(other, 'Lagre');
    await other.getByRole('alert').waitFor();
    expect(await other.getByLabel('Hva gjorde dere?').inputValue()).toBe('Vi lånte ut fem klokker.');
    await other.getByLabel('Hvordan gikk det?').fill('Alle kom tilbake.');
    await other.getByLabel('Hva vil du si til den neste?').fill('Lad dem om natten.');
    await pressed(other, 'Lagre', /ok=bruk$/);
    await expectSaid(other, 'Nå kan andre lese hvordan det gikk');
    await expectNarrow(other);
    await reader.reload();
    await expectSaid(reader, /brukt av 1 kommune.*1 kommune har brukt ideen.*Senja.*Lad dem om natten\./);
    await expectNarrow(reader);

    // Two years later it is asked whether it still holds; the author answers among the own ideas.
    await inDatabase(`update idea set review_by = current_date - 1 where id = $1`, [address.split('/').at(-1)]);
    await page.goto('/idebanken/mine');
    await expectSaid(page, /Venter på dere.*Stemmer dette fortsatt\?/);
    await expectNarrow(page);
    await pressed(page, 'Ja, det stemmer', /ok=bekreftet$/);
    await expectSaid(page, 'Vi spør igjen om to år');

    // Taken away with a word, and put back.
    await page.goto(address);
    await page.getByText('Trekk ideen tilbake', { exact: true }).click();
    await page.getByLabel('Hvorfor?').fill('Klokkene er borte.');
    await pressed(page, 'Trekk ideen', /ok=trukket$/);
    await reader.reload();
    await expectSaid(reader, 'Ideen er ikke her lenger');
    await pressed(page, 'Sett tilbake', /ok=satt$/);
    await reader.reload();
    await arrive(reader, title);
  }, 120_000);

  it('is sent in by mail from a municipality without an account, by a link that only the letter has', async () => {
    const page = await story.visit(undefined, phone);
    await page.goto('/idebanken/ny');
    await page.getByLabel('Navnet ditt').fill('Marit Moen');
    await page.getByLabel('E-postadressen din på jobb').fill('marit@example.org');
    await page.getByLabel('Hva skal ideen hete?').fill('Turkort i tre løyper');
    await page.getByLabel('Ideen i én setning').fill('Et kort i hver postkasse.');
    await expectNarrow(page);
    await sendUntil(page, 'Send meg lenken', /\/ny\/sendt$/);
    expect(await page.content()).not.toContain('/utkast/');

    // The letter is on its way: the link is given anew here, as nobody but the letter knows it.
    const secret = newSecret();
    await inDatabase(`update idea set link_hash = $1 where holder_kind = 'link' and id = (select idea_id from idea_sender where email = 'marit@example.org')`, [
      hashOfSecret(secret),
    ]);
    await page.goto(`/idebanken/utkast/${secret}`);
    await arrive(page, 'Turkort i tre løyper');
    await fillIn(page);
    await expectNarrow(page);
    await pressed(page, 'Se over og send', /forhandsvisning$/);
    await pressed(page, 'Send til redaktørene', /ok=sendt$/);
    await pressed(page, 'Ta tilbake', /ok=tatt-tilbake$/);
    await expectSaid(page, 'kan rette den');
  }, 60_000);
});

describe('an idea, with script', () => {
  it('is made of what a centre has logged, saves itself, says what is missing as one writes, and helps with Markdown', async () => {
    const page = await story.visit(author);
    const [logged] = await inDatabase(`select id from activity where centre_id = 'verdal' and removed_at is null order by starts_on desc, id limit 1`);
    await page.goto(`/min-sentral/logg/${logged!.id!}`);
    await follow(page, 'Lag idé av dette');
    await arrive(page, 'Skriv en idé');
    await pressed(page, 'Begynn å skrive', /\/skriv\//);
    await expectSaid(page, 'Her er det vi visste fra før');
    expect(await page.getByLabel('År', { exact: true }).inputValue()).toMatch(/^20\d\d$/);
    expect(await page.getByLabel('Kommune', { exact: true }).inputValue()).toBe('Verdal');

    const need = page.getByLabel('Hva var behovet?');
    await need.fill('En kvinne på 54 år med diabetes fortalte at hun ikke kom seg ut.');
    await page.locator('[data-save-status]', { hasText: 'Kan noen kjenne seg igjen?' }).waitFor();
    await page.locator('#status', { hasText: 'Kan noen kjenne seg igjen?' }).waitFor();
    await need.fill('Mange satt inne.');
    await need.selectText();
    await page
      .locator('div.k-writetools', { has: page.locator('+ #behov') })
      .getByRole('button', { name: 'Fet' })
      .click();
    expect(await need.inputValue()).toBe('**Mange satt inne.**');
    await page.locator('[data-save-status]', { hasText: /^Lagret kl\. \d\d\.\d\d$/ }).waitFor();
    await page.getByLabel('Ideen i én setning').fill('x'.repeat(250));
    await page.getByText('10 tegn for mye', { exact: true }).waitFor();
    await page.getByLabel('Ideen i én setning').fill('Vi går sammen.');
    await page.locator('[data-save-status]', { hasText: /^Lagret kl\. \d\d\.\d\d$/ }).waitFor();

    // Another of the centre's people saves meanwhile: both texts are shown, and one is chosen.
    const colleague = await story.visit('demo-verdal-member');
    await colleague.goto(page.url());
    await colleague.getByLabel('Hva var behovet?').fill('Folk satt inne om vinteren.');
    await pressed(colleague, 'Lagre', /ok=lagret$/);
    await need.fill('Mange satt inne, mest om vinteren.');
    await page.locator('[data-save-status]', { hasText: 'Se forskjellen' }).waitFor();
    await page.locator('[data-save-status] button').click();
    await arrive(page, 'To har skrevet på det samme');
    await expectSaid(page, /Mange satt inne, mest om vinteren\..*Folk satt inne om vinteren\./);
    await choose(page, 'Ha med begge, den lagrede først');
    await pressed(page, 'Lagre det jeg har valgt', /ok=valgt/);
    expect(await page.getByLabel('Hva var behovet?').inputValue()).toBe('Folk satt inne om vinteren.\n\nMange satt inne, mest om vinteren.');
  }, 90_000);

  it('is used by somebody without an account, let through by its author, counted, and said to hold by the link of a letter', async () => {
    const page = await story.visit();
    await page.goto('/idebanken?q=påmeldingen+skjer+på+stedet');
    await follow(page, 'Åpen dag der påmeldingen skjer på stedet');
    await expectSaid(page, 'Har noen brukt ideen?');
    const idea = page.url();
    await follow(page, 'Vi har brukt denne');
    await sendUntil(page, 'Send inn', /\/bruk$/);
    await page.getByRole('alert').waitFor();
    await page.getByLabel('Kommune', { exact: true }).fill('Senja');
    await page.getByLabel('Hva gjorde dere?').fill('Vi hadde en åpen dag på torget.');
    await page.getByLabel('Hvordan gikk det?').fill('Nitten meldte seg på.');
    await page.getByLabel('Hva vil du si til den neste?').fill('Ta med penner.');
    await page.getByLabel('Navnet ditt').fill('Marit Moen');
    await page.getByLabel('E-posten din').fill('marit.moen@example.org');
    await sendUntil(page, 'Send inn', /\/bruk\?sendt$/);
    await expectSaid(page, 'Sjekk e-posten din');

    // The link is given anew here, as nobody but the letter knows it. Nothing is seen before it was pressed, and somebody has looked.
    const secret = newSecret();
    await inDatabase(`update idea_contribution set link_hash = $1 where id = (select contribution_id from idea_contributor where email = 'marit.moen@example.org')`, [
      hashOfSecret(secret),
    ]);
    await page.goto(`/idebanken/bruk/${secret}`);
    await press(page, 'Bekreft');
    await expectSaid(page, 'ser på teksten før den vises');
    const holder = await story.visit(author);
    await holder.goto(idea);
    await expectSaid(holder, 'Venter på at noen ser på den');
    await page.goto(idea);
    await expectSaid(page, 'Har noen brukt ideen?');
    await press(holder, 'Vis for alle');
    await expectSaid(holder, 'Nå er det synlig for alle.');
    await page.reload();
    await expectSaid(page, /1 kommune har brukt ideen.*Senja.*Ta med penner\./);

    const letter = newSecret();
    await inDatabase(
      `insert into idea_review (idea_id, term, asked_on, link_hash, author_gone) select id, current_date, current_date, $1, false from idea where number = $2::int`,
      [hashOfSecret(letter), /\/idebanken\/(\d+)/.exec(idea)![1]],
    );
    await page.goto(`/idebanken/stemmer/${letter}`);
    await press(page, 'Det stemmer');
    await expectSaid(page, 'Takk! Ideen er bekreftet i dag.');
    const today = new Intl.DateTimeFormat('nb-NO', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Oslo' }).format(new Date());
    await page.goto(idea);
    await expectSaid(page, `bekreftet det ${today}`);
  }, 90_000);
});

import pg from 'pg';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hashOfSecret, newSecret } from '../app/platform/private-link.server.ts';
import { arrive, choose, expectNarrow, expectSaid, follow, press, saidOn, tellStory } from './story.ts';

const story = tellStory();
const list = '/min-sentral/samlinger';
const phone = { javaScript: false, width: 390 };
const title = 'Vårtreff om samtaler';
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

async function inDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: story.database() });
  await client.connect();
  try {
    await client.query(`select set_config('app.grants', ',system:*,', false)`);
    return await work(client);
  } finally {
    await client.end();
  }
}
/** The letter has the link; here it is given anew, as nobody else knows it. @returns where it leads */
const linkOf = (email: string): Promise<string> =>
  inDatabase(async (client) => {
    const secret = newSecret();
    const { rowCount } = await client.query('update gathering_participant set link_hash = $1 where id = (select participant_id from gathering_person where email = $2)', [
      hashOfSecret(secret),
      email,
    ]);
    expect(rowCount).toBe(1);
    return `/samling/${secret}`;
  });
/** What only time does. */
const letItBeHeld = (id: string): Promise<unknown> =>
  inDatabase(async (client) => {
    await client.query(`update gathering_item set starts_at = now() - interval '27 hours' where gathering_id = $1`, [id]);
    await client.query(
      `update gathering set state = 'held', starts_at = now() - interval '28 hours', ends_at = now() - interval '23 hours', sign_up_until = current_date - 9 where id = $1`,
      [id],
    );
  });

async function callGathering(page: Page): Promise<void> {
  await page.goto(list);
  await follow(page, 'Kall inn til samling');
  await arrive(page, 'Kall inn til samling');
  await choose(page, 'Regional samling');
  await page.locator('#tittel').fill(title);
  await page.locator('#fra-dag').fill(inDays(40));
  await page.locator('#til-dag').fill(inDays(40));
  await page.locator('#sted').fill('Rådhuset i Kristiansund');
  await choose(page, 'Jeg vil svare hver påmelding selv');
}

describe('a regional gathering', () => {
  it.each([
    ['on a phone and without script', phone],
    ['at a desk, with script', { width: 1280 }],
  ])(
    '%s: is called, signed up for, approved, held, summed up and answered',
    async (_, options) => {
      const host = await story.visit('demo-kristiansund-coordinator', options);
      await callGathering(host);
      await press(host, 'Lagre som kladd');
      await expectSaid(host, /Du må rette én ting/);
      expect(await host.locator('#tittel').inputValue()).toBe(title);
      await expectNarrow(host);
      await host.locator('#frist').fill(inDays(30));
      await press(host, 'Lagre som kladd');
      await arrive(host, title);
      const id = /[0-9a-f-]{36}/.exec(host.url())?.[0] ?? '';

      await follow(host, 'Program');
      await press(host, 'Legg til et punkt');
      await host.locator('#tittel-0').fill('Samtalen som metode');
      await press(host, 'Lagre programmet');
      await expectSaid(host, /Programmet er lagret/);
      await expectNarrow(host);
      await host.goto(`${list}/${id}`);
      await press(host, 'Send invitasjonen');
      await expectSaid(host, /Invitasjonen er sendt/);

      // A guest gets a link of their own.
      await follow(host, 'Deltakere');
      await host.locator('#liste').fill('Gro Gjest, gro.gjest@example.org');
      await press(host, 'Send invitasjonene');
      await expectSaid(host, /Gro Gjest/);
      await expectNarrow(host);

      // Another centre signs up two, of whom one cannot come after all.
      const centre = await story.visit('demo-alstahaug-coordinator', options);
      await centre.goto(list);
      await follow(centre, title);
      // Whoever signs up most often comes: their name stands there.
      const name = await centre.locator('#navn-0').inputValue();
      await centre.locator('#epost-0').fill('own@example.org');
      await centre.locator('#behov-0').fill('Vegetar');
      await press(centre, 'Legg til en person');
      expect(await centre.locator('#behov-0').inputValue()).toBe('Vegetar');
      await centre.locator('#navn-1').fill('Jon Aas');
      await centre.locator('#epost-1').fill('jon@example.org');
      await expectNarrow(centre);
      await press(centre, 'Meld på');
      await expectSaid(centre, /Påmeldingen er sendt/);
      await centre.getByText('Meld av Jon Aas').click();
      await press(centre, 'Ja, meld av Jon Aas');
      await expectSaid(centre, /Personen er meldt av/);

      await host.goto(`${list}/${id}/deltakere`);
      await expectSaid(host, /Venter på svar fra deg/);
      await press(host, `Gi plass til ${name}`);
      await expectSaid(host, /har fått plass/);
      await expectSaid(host, /Vegetar/);

      const own = await linkOf('gro.gjest@example.org');
      const guest = await story.visit(undefined, options);
      await guest.goto(own);
      await expectSaid(guest, /Du er invitert\. Kommer du\?/);
      await press(guest, 'Meld meg på');
      await expectSaid(guest, /Du er påmeldt|Vi har fått påmeldingen/);
      await expectNarrow(guest);
      await host.goto(`${list}/${id}/deltakere`);
      if ((await saidOn(host)).includes('Venter på svar')) await press(host, 'Gi plass til Gro Gjest');

      // The day comes and goes.
      await letItBeHeld(id);
      await guest.goto(own);
      await follow(guest, 'Si hva du synes');
      await press(guest, 'Send tilbakemeldingen');
      await expectSaid(guest, /Svar på minst ett punkt/);
      await choose(guest, 'Svært nyttig');
      await guest.locator('#kommentar').fill('Gjerne to dager neste gang');
      await choose(guest, 'Kommentarene mine kan siteres uten navn');
      await press(guest, 'Send tilbakemeldingen');
      await expectSaid(guest, /Takk for tilbakemeldingen/);
      await expectNarrow(guest);

      await centre.goto(`${list}/${id}`);
      await follow(centre, 'Gi tilbakemelding');
      await choose(centre, 'Nyttig');
      await press(centre, 'Send tilbakemeldingen');
      await expectSaid(centre, /Takk for tilbakemeldingen/);
      await expectNarrow(centre);

      await host.goto(`${list}/${id}/etterpa`);
      await press(host, 'Lagre oppmøtet');
      await expectSaid(host, /Oppmøtet er lagret/);
      await press(host, 'Summer opp');
      await expectSaid(host, /står i loggen til dem som var med/);
      // One answer alone is nobody's to read.
      expect(await saidOn(host)).not.toContain('Gjerne to dager');
      await host.locator('#referat').fill('Vi ble enige om å øve mer.');
      await press(host, 'Lagre referatet');
      await expectSaid(host, /Referatet er lagret/);
      await expectNarrow(host);

      // It stands in the log of the centre that was there, once.
      await centre.goto(`/min-sentral/logg?sok=${encodeURIComponent(title)}`);
      await expectSaid(centre, new RegExp(title));
      await centre.goto(`${list}/${id}`);
      await expectSaid(centre, /Vi ble enige om å øve mer/);

      // Whoever was there by a link can have everything about them taken away.
      await guest.goto(own);
      await follow(guest, 'Slett opplysningene om meg');
      await press(guest, 'Ja, slett');
      await expectSaid(guest, /Opplysningene er slettet/);
      for (const page of [host, centre, guest]) await page.context().close();
    },
    120_000,
  );
});

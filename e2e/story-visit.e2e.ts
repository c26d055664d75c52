import pg from 'pg';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { hashOfSecret, newSecret } from '../app/platform/private-link.server.ts';
import { expectNarrow, expectSaid, follow, press, saidOn, sendUntil, tellStory } from './story.ts';

const story = tellStory();
const phone = { javaScript: false, width: 390 };
const desk = '/min-sentral/hospitering';
const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

/** Options are hit through their labels, as by people. */
const tick = (page: Page, id: string): Promise<void> => page.locator(`label[for="${id}"]`).click();

/** Signs a group up for a day. @returns where its private link leads */
async function signUp(page: Page, day: string, { municipality, persons, name }: { municipality: string; persons: number; name: string }): Promise<string> {
  await page.goto(`/be-om-hospitering?dag=${day}`);
  const field = (id: string) => page.locator(`#${id}`);
  await field('kommune-0').fill(municipality);
  await field('hvem-0').selectOption('healthy-life-centres');
  await field('antall-0').fill(String(persons));
  await field('tekst').fill('Vi er nye og vil se en vanlig dag.');
  await field('navn').fill(name);
  await field('epost').fill('gruppe@example.org');
  await sendUntil(page, 'Meld på', /\/besok\//);
  await expectNarrow(page);
  return new URL(page.url()).pathname;
}

/** What only time does: the visit is over. @returns the secret of its evaluation link */
async function letItBeHeld(number: string): Promise<string> {
  const client = new pg.Client({ connectionString: story.database() });
  await client.connect();
  try {
    const secret = newSecret();
    await client.query(
      `update visit set state = 'held', starts_at = now() - interval '26 hours', ends_at = now() - interval '24 hours', held_at = now() - interval '23 hours', evaluation_hash = $2 where number = $1`,
      [number, hashOfSecret(secret)],
    );
    return secret;
  } finally {
    await client.end();
  }
}

describe('a visiting day, on a phone and without script', () => {
  it('is published, filled, waited for, freed, offered and accepted; held, summed up and evaluated', async () => {
    const host = await story.visit('demo-alstahaug-coordinator', phone);
    await host.goto(`${desk}/dager/ny`);
    await host.locator('#tittel').fill('En dag med samtaler');
    await host.getByLabel('Dato').fill(inAMonth);
    await host.getByLabel('Begynner kl.').fill('10:00');
    await host.getByLabel('Slutter kl.').fill('14:00');
    await host.getByLabel('Sted', { exact: true }).fill('Rådhuset');
    await tick(host, 'form-0');
    await host.locator('#plasser').fill('5');
    // Ticked to begin with: the centre would answer each group itself.
    await tick(host, 'godkjenning');
    if (!(await host.locator('#ko').isChecked())) await tick(host, 'ko');
    await host.locator('#program').fill('10.00 Kaffe\n10.30 Vi øver');
    await press(host, 'Lagre som kladd');
    await host.waitForURL(/\/dager\/[0-9a-f-]{36}/);
    await expectNarrow(host);
    const day = /[0-9a-f-]{36}/.exec(host.url())?.[0] ?? '';
    await press(host, 'Kunngjør dagen');
    await expectSaid(host, /Dagen er kunngjort/);

    // The first group fills the day, the second waits.
    const first = await story.visit(undefined, phone);
    await first.goto('/hospitering');
    await expectSaid(first, /En dag med samtaler/);
    const firstOwn = await signUp(first, day, { municipality: 'Brønnøy', persons: 4, name: 'Turid Lien' });
    await expectSaid(first, /Besøket er avtalt/);
    const second = await story.visit(undefined, phone);
    const secondOwn = await signUp(second, day, { municipality: 'Vefsn', persons: 3, name: 'Per Dale' });
    await expectSaid(second, /Dere står på ventelisten/);

    // The first group withdraws, and the second is offered the places.
    await first.goto(firstOwn);
    await follow(first, 'Meld av hele gruppen');
    await press(first, 'Ja, meld av alle');
    await expectSaid(first, /trukket/);
    await second.goto(secondOwn);
    await expectSaid(second, /Det er blitt plass til dere/);
    await press(second, 'Ja, vi tar plassen');
    await expectSaid(second, /Besøket er avtalt/);
    const number = /B\d{4}-\d{4}/.exec(await saidOn(second))?.[0] ?? '';

    // The day comes; afterwards the centre says who came, and a visitor what it was worth.
    const secret = await letItBeHeld(number);
    await host.goto(`${desk}/${number}`);
    await press(host, 'Alle kom');
    await expectSaid(host, /Besøket er summert/);
    await expectNarrow(host);
    const visitor = await story.visit(undefined, phone);
    await visitor.goto(`/evaluering/${secret}`);
    await tick(visitor, 'nytte-5');
    await tick(visitor, 'endring-yes');
    await visitor.locator('#kommentar').fill('Samtalene');
    await press(visitor, 'Send svaret');
    await expectSaid(visitor, /Takk for svaret/);
    await expectNarrow(visitor);
    // One answer alone is nobody's to read.
    await host.goto(`${desk}/${number}`);
    expect(await saidOn(host)).not.toContain('Samtalene');
    for (const page of [host, first, second, visitor]) await page.context().close();
  }, 90_000);
});

import { describe, expect, it } from 'vitest';
import { arrive, choose, expectNarrow, expectSaid, follow, goTo, press, tellStory } from './story.ts';

const story = tellStory();

describe('an administrator', () => {
  it('signs in, invites a person, who is written to, and ends what was given', async () => {
    const page = await story.visit(undefined, { width: 390, javaScript: false });
    await page.goto('/');
    await goTo(page, 'Logg inn');
    await follow(page, /^Kari Anne Dahl/);
    await arrive(page, 'Personer');
    await follow(page, 'Inviter en person');
    await arrive(page, 'Inviter en person');
    await press(page, 'Inviter');
    await page.getByRole('heading', { name: 'Rett dette før du inviterer' }).waitFor();
    expect(await page.title()).toMatch(/^Feil: /);
    await page.getByLabel('Navn').fill('Åse Øverbø');
    await page.getByLabel('E-post').fill('aase@eksempelvik.example');
    await choose(page, 'Medarbeider: Svarer for en sentral.');
    await page.getByLabel('Sentral', { exact: true }).selectOption({ label: 'Eksempelvik' });
    await press(page, 'Inviter');
    await arrive(page, 'Åse Øverbø');
    await expectSaid(page, /Invitasjonen er skrevet, og tilgangen er gitt\..*Har ikke logget inn ennå\..*Medarbeider, Eksempelvik/);
    await expectNarrow(page);

    await goTo(page, 'Utsendelser');
    await expectSaid(page, /Du er invitert til Knutepunkt/);

    await goTo(page, 'Personer');
    await page.getByRole('searchbox').fill('øverbø');
    await press(page, 'Søk');
    await follow(page, 'Åse Øverbø');
    await page.locator('summary', { hasText: 'Avslutt tilgangen' }).click();
    await press(page, 'Avslutt tilgangen: Medarbeider, Eksempelvik');
    await expectSaid(page, /Tilgangen er avsluttet\..*Har ikke tilgang til noe nå\..*Medarbeider, Eksempelvik.*avsluttet av Kari Anne Dahl/);
    await page.context().close();
  }, 60_000);

  it('ends a membership, and the next page that person asks for is refused', async () => {
    const [siv, kari] = [await story.visit('demo-kristiansund-member'), await story.visit('demo-kari-anne-dahl')];
    await siv.goto('/min-sentral');
    await arrive(siv, /Siv/);
    await kari.goto('/nn/administrasjon/personer/demo-kristiansund-member');
    await kari.locator('summary', { hasText: 'Avslutt tilgangen' }).click();
    await press(kari, /^Avslutt tilgangen: /);
    await expectSaid(kari, /Tilgangen er avslutta/);
    await siv.goto('/min-sentral');
    expect(new URL(siv.url()).pathname).toBe('/logg-inn');
    await Promise.all([siv.context().close(), kari.context().close()]);
  }, 30_000);
});

import { describe, expect, it } from 'vitest';
import { arrive, choose, expectNarrow, expectSaid, follow, press, tellStory } from './story.ts';

const story = tellStory();

describe('the editors’ desk', () => {
  it('makes one of two doubles, and asks for a change with a remark beside the text, on a phone without JavaScript', async () => {
    const page = await story.visit('demo-kristiansund-coordinator', { javaScript: false, width: 390 });
    await page.goto('/min-sentral/idebanken');
    await arrive(page, 'Redaktørbordet');
    await expectSaid(page, /Dere har redaktøransvaret sammen med .* til og med/);
    await expectSaid(page, /Har ventet \d+ dager/);
    await expectNarrow(page);
    await follow(page, 'Trening uten påmelding, tre ganger i uka');
    await arrive(page, 'Trening uten påmelding, tre ganger i uka');
    await expectSaid(page, /Disse ligner.*Tre faste treningstider uten påmelding.*Kan være samme idé/);
    await expectNarrow(page);
    await page.locator('summary', { hasText: 'Slå sammen' }).click();
    expect(await page.getByLabel('Nummeret på den andre ideen').inputValue()).toMatch(/^\d+$/);
    await press(page, 'Slå dem sammen');
    await expectSaid(page, '«Trening uten påmelding, tre ganger i uka» er slått sammen med en annen.');

    await follow(page, 'Felles kurskalender for fire kommunar');
    const did = page.getByRole('group', { name: 'Hva gjorde vi?', exact: true });
    await did.getByText('Skriv en merknad').click();
    await did.getByLabel('Merknad', { exact: true }).fill('Kven fører kalenderen?');
    await did.getByLabel('Om disse ordene').fill('éin kalender for våren');
    // Refused for another reason, it is still there.
    await choose(page, 'Vist effekt: noen har undersøkt hva som kom ut av det, og skrevet det ned.');
    await press(page, 'Publiser ideen');
    await expectSaid(page, 'Vist effekt krever en undersøkelse som kan leses');
    expect(await page.getByLabel('Merknad', { exact: true }).nth(3).inputValue()).toBe('Kven fører kalenderen?');
    await page.getByLabel('Noen ord til den som skrev', { exact: true }).fill('Dette blir bra.');
    await expectNarrow(page);
    await press(page, 'Be om endring');
    await expectSaid(page, 'Vi har bedt om en endring i «Felles kurskalender for fire kommunar».');
    await expectSaid(page, 'Ingen ideer venter');
    await page.context().close();
  }, 60_000);

  it('shows what nobody has confirmed, and an editor who knows says so', async () => {
    const page = await story.visit('demo-kristiansund-coordinator');
    await page.goto('/min-sentral/idebanken');
    await follow(page, 'Bør bekreftes');
    await expectSaid(page, 'Skulle vært bekreftet innen');
    const first = await page.getByRole('main').getByRole('heading', { level: 2 }).first().innerText();
    await page.locator('summary', { hasText: 'Vet du om det stemmer?' }).first().click();
    await choose(page, 'Det stemmer fortsatt');
    await page.getByLabel('Hvordan vet du det?').first().fill('Jeg ringte dem.');
    await press(page, 'Lagre svaret');
    await expectSaid(page, 'Svaret er lagret.');
    expect(await page.getByRole('main').getByRole('heading', { level: 2 }).first().innerText()).not.toBe(first);
    await page.context().close();
  }, 60_000);

  it('is a press away from an idea that is published, for those who have the turn and nobody else', async () => {
    const idea = '/idebanken?q=Bygdetur+med+oppmøte+ved+butikken';
    const page = await story.visit('demo-kristiansund-coordinator', { javaScript: false });
    await page.goto(idea);
    await follow(page, 'Bygdetur med oppmøte ved butikken');
    await follow(page, 'Åpne på redaktørbordet');
    await arrive(page, 'Bygdetur med oppmøte ved butikken');
    expect(page.url()).toContain('/min-sentral/idebanken/');
    for (const person of ['demo-modum-coordinator', undefined]) {
      const other = await story.visit(person, { javaScript: false });
      await other.goto(idea);
      await follow(other, 'Bygdetur med oppmøte ved butikken');
      await arrive(other, 'Bygdetur med oppmøte ved butikken');
      expect(await other.getByRole('link', { name: 'Åpne på redaktørbordet' }).count()).toBe(0);
      await other.context().close();
    }
    await page.context().close();
  }, 60_000);

  it('is given to a centre by the authority, and shut to those without the turn, who are told whose it is', async () => {
    const without = await story.visit('demo-modum-coordinator');
    await without.goto('/min-sentral/idebanken');
    await expectSaid(without, /Dere har ikke redaktøransvaret nå.*Kristiansund.* har det til og med/);

    const officer = await story.visit('demo-jonas-lie-berg');
    await officer.goto('/direktoratet');
    await officer.getByRole('navigation', { name: 'Helsedirektoratet' }).getByRole('link', { name: 'Idébanken' }).click();
    await arrive(officer, 'Idébanken: redaktører');
    await officer.getByLabel('Sentral', { exact: true }).selectOption({ label: 'Modum' });
    const today = await officer.getByLabel('Fra og med', { exact: true }).getAttribute('min');
    await officer.getByLabel('Fra og med', { exact: true }).fill(today!);
    await officer.getByLabel('Til og med', { exact: true }).fill(today!);
    await press(officer, 'Gi redaktøransvaret');
    await expectSaid(officer, 'Redaktøransvaret er gitt.');

    await without.reload();
    await expectSaid(without, /Dere har redaktøransvaret sammen med/);
    await without.context().close();
    await officer.context().close();
  }, 60_000);
});

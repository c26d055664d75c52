import { describe, expect, it } from 'vitest';
import { arrive, expectNarrow, expectSaid, follow, goTo, press, saidOn, tellStory } from './story.ts';

const story = tellStory();

describe('a reader', () => {
  it('finds the report, and walks a number back to what was printed, on a phone without JavaScript', async () => {
    const page = await story.visit(undefined, { javaScript: false, width: 390 });
    await page.goto('/');
    await goTo(page, 'Rapporter');
    await arrive(page, 'Rapporter');
    await follow(page, 'Utviklingssentralenes arbeid 2014–2018');
    await arrive(page, 'Utviklingssentralenes arbeid 2014–2018');
    await follow(page, /Hospitering/);
    await arrive(page, /Hospitering$/);
    await expectNarrow(page);
    await follow(page, 'nesten 900 personer');
    await arrive(page, 'Hva «nesten 900 personer» er laget av');
    await expectNarrow(page);
    expect(await saidOn(page)).toMatch(/Summen av årene er 893.*850–899.*Holder.*ikke antall ulike personer.*Publiserte tall/);
    expect(await page.getByRole('table', { name: 'Tallene år for år' }).locator('tr').allInnerTexts()).toEqual(
      [
        ['År', 'Tall'],
        ['2014', '178'],
        ['2015', '186'],
        ['2016', '198'],
        ['2017', '181'],
        ['2018', '150'],
        ['I alt', '893'],
      ].map((row) => row.join('\t')),
    );
    expect(await page.getByRole('main').locator('a[href^="https://www.helsedirektoratet.no/"]').count()).toBe(1);
    // On to every number of its kind, and back to the sentence it came from.
    await follow(page, 'Om tallet, med data');
    await arrive(page, 'Personer som hospiterte');
    await page.goBack();
    await follow(page, /^Les det i sammenhengen/);
    await arrive(page, /Hospitering$/);
    expect(new URL(page.url()).hash).toBe('#tall-2');
    await page.context().close();
  }, 30_000);

  it('sees from a share to its cell, in nynorsk and English, and what was not asked is not zero', async () => {
    const page = await story.visit(undefined, { width: 390 });
    await page.goto('/nn/rapporter/2014-2018/samarbeid');
    await follow(page, 'nesten alle sentralene');
    await arrive(page, 'Kva «nesten alle sentralene» er laga av');
    expect(await saidOn(page)).toMatch(/90,0 prosent i 2017 og 90,0 prosent i 2018/);
    await follow(page, /^Sjå cella i figur 3/);
    expect(new URL(page.url()).hash).toMatch(/^#figur-3-/);
    await expectNarrow(page);

    await page.goto('/en/rapporter/2014-2018');
    await follow(page, /Hospitering/);
    await expectSaid(page, /Numbers with a dotted line are tied to their source/);
    // The report itself is in one language, and says so.
    const schools = page.getByRole('row', { name: /^Elever og lærere i videregående skole/ });
    expect((await schools.innerText()).match(/ikke spurt|[\d,]+/g)).toEqual(['ikke spurt', 'ikke spurt', 'ikke spurt', '30,0', '30,0']);
    expect(await schools.locator('xpath=ancestor::*[@lang][1]').getAttribute('lang')).toBe('nb');
    await page.context().close();
  }, 30_000);

  it('finds a centre by a municipality that is no more', async () => {
    const page = await story.visit(undefined, { javaScript: false, width: 390 });
    await page.goto('/');
    await page.getByRole('textbox', { name: 'Finn sentralen for din kommune' }).fill('Lenvik');
    await press(page, 'Finn sentral');
    await expectSaid(page, /Senja/);
    await expectNarrow(page);
    await page.context().close();
  }, 30_000);
});

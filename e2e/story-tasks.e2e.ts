import { describe, expect, it } from 'vitest';
import { arrive, choose, expectNarrow, expectSaid, follow, goTo, press, tellStory } from './story.ts';

const story = tellStory();
const [harstad, officer] = ['demo-harstad-coordinator', 'demo-jonas-lie-berg'];
const why = 'Vi sendte brevet videre i mai, men førte det ikke.';

describe('a task of the agreement, on a phone and without script', () => {
  it('is explained by the centre, waits on the officer’s first page, is accepted with a note, and the centre reads it', async () => {
    const year = new Date().getFullYear();
    const ours = await story.visit(harstad, { javaScript: false, width: 390 });
    await ours.goto('/min-sentral');
    await goTo(ours, 'Oppgaver');
    await arrive(ours, `Oppgavene våre i ${year}`);
    await expectNarrow(ours);
    const task = ours.getByRole('region', { name: /^1\. / });
    await task.locator('summary').click();
    await task.getByRole('button', { name: 'Send' }).click();
    await expectSaid(ours, /Noe mangler.*Skriv noe i feltet/);
    await ours.locator('#ord-1').fill(why);
    await choose(ours, 'Vi er uenige i det som står her');
    await ours.getByRole('region', { name: /^1\. / }).getByRole('button', { name: 'Send' }).click();
    await expectSaid(ours, /Teksten er sendt/);
    await expectSaid(ours, new RegExp(`var uenig.*${why}`));

    const theirs = await story.visit(officer, { javaScript: false, width: 390 });
    await theirs.goto('/direktoratet');
    await expectNarrow(theirs);
    await follow(theirs, 'Harstad er uenig');
    await arrive(theirs, /^Harstad: oppgave 1, /);
    await expectSaid(theirs, new RegExp(why));
    await theirs.locator('#merknad').fill('Det holder. Vi har sett brevet.');
    await press(theirs, 'Godta');
    await expectSaid(theirs, /Oppgaven er godtatt/);
    await expectNarrow(theirs);
    await theirs.goto(`/direktoratet/oppgaver?aar=${year}`);
    expect(await theirs.getByRole('link', { name: /^Harstad, Oppgave 1, .*Godtatt/ }).count()).toBe(1);

    await ours.goto('/min-sentral/oppgaver');
    await expectSaid(ours, /Jonas Lie Berg godtok.*Det holder\. Vi har sett brevet\./);
  });
});

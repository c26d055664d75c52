import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignmentDatabase, made } from '../../../../testing/assignments.ts';
import type { TestDatabase } from '../../../../testing/database.ts';
import { kari, liv } from '../../../../testing/small-scheme.ts';
import { pageSite } from '../../../../testing/visit-site.ts';
import type { PageSite } from '../../../../testing/visit-site.ts';
import { assignmentsRoutes } from '../routes.ts';

let t: TestDatabase;
let site: PageSite;
const [board, desk] = ['/min-sentral/oppdrag', '/direktoratet/oppdrag'];
beforeAll(async () => {
  t = await assignmentDatabase();
  site = pageSite(t, assignmentsRoutes);
  await made(t.ctx(liv), { title: 'Nordlig', region: 'Nord', themes: ['paint'] });
  await made(t.ctx(liv), { title: 'Vestlig', region: 'Vest', themes: ['brushes'] });
});
afterAll(() => t?.drop());
const titles = async (path: string, actor = kari): Promise<string[]> => {
  const { html, status } = await site.get(path, actor);
  expect(status).toBe(200);
  return ['Nordlig', 'Vestlig'].filter((title) => html.includes(`>${title}<`));
};

describe('the board’s filters', () => {
  it('stand in the address, and in the form again', async () => {
    expect(await titles(board)).toEqual(['Nordlig', 'Vestlig']);
    expect(await titles(`${board}?tema=paint`)).toEqual(['Nordlig']);
    expect(await titles(`${board}?passer=ja`)).toEqual(['Nordlig']);
    expect(await titles(`${board}?vis=ledige&slag=lesson&tema=brushes`)).toEqual(['Vestlig']);
    expect(await titles(`${desk}?tema=brushes`, liv)).toEqual(['Vestlig']);
    const { html } = await site.get(`${board}?slag=lesson&tema=paint&passer=ja`, kari);
    expect(html).toMatch(/<option value="lesson" selected/);
    expect(html).toMatch(/<option value="paint" selected/);
    expect(html).toMatch(/id="passer"[^>]* checked/);
    expect(html).toContain('Vis alle igjen');
  });
  it('say what to do when nothing is left', async () => {
    const fits = await site.get(`${board}?passer=ja&tema=brushes`, kari);
    expect(fits.html).toContain('si hvilke temaer dere kan');
    expect(fits.html).toContain('href="/min-sentral/henvendelser/temaer"');
    for (const path of [`${board}?sok=ingensteds`, `${board}?vis=ferdige&tema=paint`]) expect((await site.get(path, kari)).html, path).toContain('Ta bort et valg');
    const officer = await site.get(`${desk}?passer=ja&sok=ingensteds`, liv);
    expect(officer.html).toContain('Ta bort et valg');
    expect(officer.html).not.toContain('/min-sentral/');
  });
  it('that there are none of are not heard', async () => {
    expect(await titles(`${board}?slag=noe&tema=annet&passer=kanskje`)).toEqual(['Nordlig', 'Vestlig']);
    expect(await titles(`${desk}?passer=ja`, liv)).toEqual(['Nordlig', 'Vestlig']);
  });
});

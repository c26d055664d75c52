import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../testing/database.ts';
import type { TestDatabase } from '../../../testing/database.ts';
import { startTrialSite } from '../../../testing/trial-site.ts';
import type { TrialSite } from '../../../testing/trial-site.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadScheme } from '../scheme/scheme.server.ts';
import { loadIndicators } from './indicators.server.ts';
import { indicatorsRoutes } from './routes.ts';

const dir = 'schemes/frisklivssentraler';
const geography = loadGeography('data');
const definitions = { geography, scheme: loadScheme(dir, geography), indicators: loadIndicators(dir) };

let t: TestDatabase;
let site: TrialSite;
beforeAll(async () => {
  t = await testDatabase({ definitions });
  site = await startTrialSite(t.db, indicatorsRoutes(), { definitions });
  site.now = new Date('2026-11-22T10:00:00Z');
  // Ålesund was 1507 in 2023, and is 1508 since; one visitor alone came from Vadsø.
  await t.db.owner.query(`
    insert into visit_count (year, centre_id, demonstration, measure, item, n) values
      (2023, 'kristiansund', true, 'municipality', '1507', 2), (2023, 'kristiansund', true, 'people-from', '1507', 9),
      (2025, 'kristiansund', true, 'municipality', '1508', 1), (2025, 'kristiansund', true, 'people-from', '1508', 4),
      (2025, 'tana', true, 'municipality', '5607', 1), (2025, 'tana', true, 'people-from', '5607', 1),
      (2025, 'tana', true, 'municipality', '5601', 1), (2025, 'tana', true, 'people-from', '5601', 7),
      (2025, 'tana', false, 'municipality', '0301', 1)`);
  await t.db.owner.query(`insert into enquiry_count (year, centre_id, demonstration, measure, item, n) values (2026, 'modum', true, 'municipality', '3316', 5)`);
});
afterAll(async () => {
  await site?.close();
  await t?.drop();
});
const read = async (path: string): Promise<string> => (await fetch(site.url + path)).text();
const plain = (html: string): string => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('the map of the municipalities', () => {
  it('says in words what it shows, each municipality once, and never mixes invented with real', async () => {
    const page = await read('/kart');
    expect(plain(page)).toMatch(
      /3 av 357 kommuner har hospitert hos en sentral i årene 2023–2026\. Hver kommune er talt én gang, etter dagens inndeling\. Tallene for 2026 er foreløpige\. Året er ikke over\. Demonstrasjonsdata/,
    );
    expect(page).toMatch(/role="img" aria-label="3 av 357 kommuner .*Flest ganger: Ålesund \(3\)\."/);
    expect(plain(page)).toMatch(/Ålesund , Møre og Romsdal 3 13 /);
    expect(page).not.toMatch(/ style=/);
  });
  it('hides a lone visitor, and the one that would tell', async () => {
    expect(plain(await read('/kart?sentral=tana'))).toMatch(/2 av 357 kommuner har hospitert hos Tana .*Vadsø , Finnmark 1 : .*«:» betyr/);
    expect(await read('/kart/tall.csv?sentral=tana')).toMatch(/5601;[^\r]*;1;:\r\n.*5607;[^\r]*;1;:\r\n/s);
  });
  it('does not tell what another page hides: a centre that would give its neighbour in the region away', async () => {
    await t.db.owner.query(`
      insert into visit_count (year, centre_id, demonstration, measure, item, n) values
        (2024, 'alstahaug', true, 'municipality', '5607', 1), (2024, 'alstahaug', true, 'people-from', '5607', 2),
        (2024, 'senja', true, 'municipality', '5601', 1), (2024, 'senja', true, 'people-from', '5601', 6)`);
    expect(plain(await read('/kart?sentral=senja'))).toMatch(/Alta , Finnmark 1 : /);
    expect(await read('/kart/tall.csv?sentral=senja&fra=2024&til=2024')).toMatch(/5601;[^\r]*;1;:\r\n/);
    await t.db.owner.query('delete from visit_count where year = 2024');
  });
  it('shows the years and the centre asked for, and all of them when the wish cannot be met', async () => {
    expect(plain(await read('/kart?fra=2024&til=2026'))).toContain('3 av 357 kommuner har hospitert hos en sentral i årene 2024–2026.');
    expect(plain(await read('/kart?fra=2026&til=2026'))).toContain('Ingen kommuner er registrert med hospitering');
    expect(plain(await read('/kart?fra=2025&til=2023'))).toMatch(/Vi viser alle årene.* i årene 2023–2026\./);
    expect(plain(await read('/kart?sentral=atlantis&fra=1700&til=x'))).toContain('3 av 357 kommuner');
  });
  it('shows who has asked, without persons', async () => {
    const page = await read('/nn/kart?vis=henvendelser');
    expect(plain(page)).toMatch(/1 av 357 kommunar har sendt ein førespurnad til ein sentral i 2026\./);
    expect(plain(page)).not.toContain('Personar');
    expect(await read('/en/kart/tall.csv?vis=henvendelser')).toMatch(
      /^\uFEFF?Who has asked\?\r\n1 of 357 municipalities have sent an enquiry to a centre in 2026\. .*\r\nDemonstration data\r\nThe numbers for 2026 are preliminary\..*\r\n\r\nMunicipality code;Municipality;County;Enquiries\r\n/,
    );
  });
  it('gives every municipality of the day as a file, under what it counts, of whom, and what the signs mean', async () => {
    const response = await fetch(`${site.url}/kart/tall.csv`);
    expect(response.headers.get('content-disposition')).toContain('kart-hospitering-2023-2026.csv');
    const [above, table] = (await response.text()).trim().split('\r\n\r\n');
    expect(table!.split('\r\n')).toHaveLength(358);
    expect(above).toMatch(/3 av 357 kommuner har hospitert .*\r\nDemonstrasjonsdata\r\nTallene for 2026 er foreløpige.*\r\n.*«:» betyr/s);
    const ofOne = await fetch(`${site.url}/kart/tall.csv?sentral=tana&fra=2025&til=2025`);
    expect(ofOne.headers.get('content-disposition')).toContain('kart-hospitering-tana-2025-2025.csv');
    expect(await ofOne.text()).not.toContain('foreløpige');
  });
  it('leads to the same number on the indicator’s page, counted by the same boundaries', async () => {
    // Haram was part of Ålesund (1507) in 2023, and is by itself (1580) since: three as now, four as they were then.
    const link = /class="k-bound" href="([^"]+)"/.exec(await read('/kart'))![1]!.replaceAll('&amp;', '&');
    expect(link).toBe('/indikatorer/visits.municipalities.distinct?fra=2023&til=2026&inndeling=2026-11-22');
    const now = await read(link);
    expect(plain(now)).toMatch(/slik inndelingen er 22\. november 2026\..* Årene samlet 2023–2026 3\*/);
    expect(now).toContain('/api/v1/indicators/visits.municipalities.distinct?as=2026-11-22');
    const then = await read('/indikatorer/visits.municipalities.distinct');
    expect(plain(then)).toMatch(/slik de var da\..* Årene samlet 2023–2026 4\*/);
    expect(then).toContain('inndeling=2026-11-22');
  });
});

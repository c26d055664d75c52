import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { countiesAt, municipalitiesAt, municipalityAt } from '../geography/geography.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { areaAt, centreForMunicipality, countiesOfArea, healthRegionOf, hostAt, hostHistory, otherCounties, ownCounty } from './areas.ts';
import { centresIn, findCentre, isActiveAt } from './scheme.ts';
import type { Centre } from './scheme.ts';
import { loadScheme } from './scheme.server.ts';

const geo = loadGeography('data');
const scheme = loadScheme('schemes/frisklivssentraler', geo);
function centre(id: string): Centre {
  const found = findCentre(scheme, id);
  if (!found) throw new Error(id);
  return found;
}
const names = (counties: readonly { name: string }[]): string[] => counties.map((c) => c.name);
const day = fc.date({ min: new Date('2014-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }).map((d) => d.toISOString().slice(0, 10));

describe('the host of a centre', () => {
  it('follows its municipality through a merger and a new number', () => {
    expect(['2019-12-31', '2020-01-01', '2024-01-01'].map((d) => hostAt(geo, centre('senja'), d)?.name)).toEqual(['Lenvik', 'Senja', 'Senja']);
    expect(hostHistory(geo, centre('senja'), '2026-11-21').map((m) => m.code)).toEqual(['1931', '5421', '5530']);
    expect(hostHistory(geo, centre('senja'), '2021-01-01').map((m) => m.code)).toEqual(['1931', '5421']);
  });
  it('is no municipality for an imagined centre', () => {
    expect(hostAt(geo, centre('eksempelvik'), '2018-01-01')).toBeUndefined();
    expect(hostHistory(geo, centre('eksempelvik'), '2026-01-01')).toEqual([]);
  });
});

describe('own county', () => {
  it('is Troms, Troms og Finnmark and Troms again for Lenvik that became Senja', () => {
    expect(['2019-12-31', '2020-01-01', '2023-12-31', '2024-01-01'].map((d) => ownCounty(geo, centre('senja'), d)?.name)).toEqual([
      'Troms',
      'Troms og Finnmark',
      'Troms og Finnmark',
      'Troms',
    ]);
  });
  it('is where an imagined centre is imagined on the date', () => {
    expect(['2018-01-01', '2022-01-01', '2026-01-01'].map((d) => ownCounty(geo, centre('provedal'), d)?.name)).toEqual(['Hedmark', 'Innlandet', 'Innlandet']);
    expect(['2023-06-01', '2024-06-01'].map((d) => ownCounty(geo, centre('ovingsnes'), d)?.name)).toEqual(['Viken', 'Østfold']);
  });
  it('is the county that most of an imagined county has become, when the file names no later one', () => {
    const imagined = (code: string) => ({ host: { kind: 'imagined' as const, name: 'X', counties: [{ code, from: '2017-01-01' }] } });
    expect(ownCounty(geo, imagined('14'), '2021-01-01')?.name).toBe('Vestland');
    expect(ownCounty(geo, imagined('05'), '2021-01-01')?.name).toBe('Innlandet');
    expect(ownCounty(geo, imagined('07'), '2026-01-01')?.name).toBe('Vestfold');
  });
});

describe('the area', () => {
  it('of Kristiansund is Midt-Norge until 2022 and Møre og Romsdal from 2023', () => {
    expect(names(countiesOfArea(geo, centre('kristiansund'), '2017-06-01'))).toEqual(['Møre og Romsdal', 'Sør-Trøndelag', 'Nord-Trøndelag']);
    expect(names(countiesOfArea(geo, centre('kristiansund'), '2022-12-31'))).toEqual(['Møre og Romsdal', 'Trøndelag']);
    expect(names(countiesOfArea(geo, centre('kristiansund'), '2023-01-01'))).toEqual(['Møre og Romsdal']);
    expect(otherCounties(geo, centre('kristiansund'), '2023-01-01')).toEqual([]);
  });
  it('of Stavanger leaves Hordaland and Sogn og Fjordane as the other counties in 2018', () => {
    expect(names(otherCounties(geo, centre('stavanger'), '2018-07-01'))).toEqual(['Hordaland', 'Sogn og Fjordane']);
    expect(names(otherCounties(geo, centre('stavanger'), '2021-07-01'))).toEqual(['Vestland']);
  });
  it('holds for the whole year in which an agreement begins, and for no year before', () => {
    expect(areaAt(centre('kristiansund'), '2017-01-01')?.area).toEqual({ kind: 'health-region', region: 'Midt' });
    expect(areaAt(centre('kristiansund'), '2016-12-31')).toBeUndefined();
    expect(countiesOfArea(geo, centre('kristiansund'), '2016-12-31')).toEqual([]);
  });
  it('that ended at New Year gives nothing in the year after', () => {
    const ended = { areas: [{ from: '2017-01-01', to: '2020-01-01', area: { kind: 'counties' as const, counties: ['11'] } }] };
    expect(names(countiesOfArea(geo, ended, '2019-12-31'))).toEqual(['Rogaland']);
    expect(countiesOfArea(geo, ended, '2020-01-01')).toEqual([]);
  });
  it('written as a county that was later split is all of its parts', () => {
    const viken = { areas: [{ from: '2023-01-01', area: { kind: 'counties' as const, counties: ['30'] } }] };
    expect(names(countiesOfArea(geo, viken, '2023-06-01'))).toEqual(['Viken']);
    expect(names(countiesOfArea(geo, viken, '2024-06-01'))).toEqual(['Østfold', 'Akershus', 'Buskerud']);
  });
  it('never lists the own county among the others, and always counties of the date', () => {
    fc.assert(
      fc.property(fc.constantFrom(...scheme.centres), day, (c, date) => {
        const own = ownCounty(geo, c, date)?.code;
        const others = otherCounties(geo, c, date).map((x) => x.code);
        expect(others).not.toContain(own);
        expect(countiesAt(geo, date).map((x) => x.code)).toEqual(expect.arrayContaining(others));
        expect(!isActiveAt(c, date) || countiesOfArea(geo, c, date).some((x) => x.code === own)).toBe(true);
      }),
    );
  });
});

describe('the health region', () => {
  it('is the one of the own county, whatever the area', () => {
    expect(healthRegionOf(geo, centre('kristiansund'), '2026-01-01')).toBe('Midt');
    expect(healthRegionOf(geo, centre('modellbygd'), '2026-01-01')).toBe('Sør-Øst');
  });
});

describe('the centre for a municipality', () => {
  const ids = (code: string, date: string): string[] => centreForMunicipality(geo, scheme, code, date).map((x) => `${x.centre.id} ${x.why.kind}`);
  it('is found by a code of another time, the host first', () => {
    expect(ids('1931', '2026-11-21')).toEqual(['senja host', 'harstad own-county']);
    expect(ids('1103', '2018-01-01')).toEqual(['stavanger host', 'eksempelvik region']);
  });
  it('is nobody before the first agreement, and nobody that had not begun', () => {
    expect(ids('1505', '2013-06-01')).toEqual([]);
    expect(ids('1505', '2016-06-01')).toEqual(['verdal region']);
  });
  it('exists for every municipality, in every year of the scheme', () => {
    for (const year of [2014, 2017, 2020, 2023, 2024, 2026]) {
      const date = `${year}-07-01`;
      for (const m of municipalitiesAt(geo, date)) expect(ids(m.code, date), `${m.name} ${year}`).not.toEqual([]);
    }
  });
  it('is always active, with the municipality inside its area', () => {
    fc.assert(
      fc.property(fc.constantFrom(...geo.municipalities.keys()), day, (code, date) => {
        const county = municipalityAt(geo, code, date)?.county.code;
        for (const { centre: c } of centreForMunicipality(geo, scheme, code, date)) {
          expect(isActiveAt(c, date)).toBe(true);
          expect(county === undefined || countiesOfArea(geo, c, date).some((x) => x.code === county)).toBe(true);
        }
      }),
    );
  });
});

describe('the rounds', () => {
  it('have 5, 10 and 17 centres', () => {
    expect([2014, 2016, 2017, 2022, 2023, 2026].map((y) => centresIn(scheme, y).length)).toEqual([5, 5, 10, 10, 17, 17]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { course, logDefinitions } from '../../../testing/activities.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadScheme } from '../scheme/scheme.server.ts';
import type { Centre } from '../scheme/scheme.ts';
import { fitted, yearsOf } from './activity.ts';
import type { Counterpart, RelationSide } from './activity.ts';
import { counterpartName, counterpartsOffered, relationsOf, sideOf, suggestedTasks, tasksOffered } from './counterparts.ts';
import { faultsOf } from './faults.ts';
import type { Known } from './faults.ts';
import { copyOn } from './inside/repeating.server.ts';

const geography = loadGeography('data');
const real = loadScheme('schemes/frisklivssentraler', geography);
const small = logDefinitions();
const known = (more: Partial<Known> = {}): Known => ({
  rules: small.activities,
  geography,
  scheme: small.scheme,
  centre: small.scheme.centres[0]!,
  partners: small.activities.partners,
  today: '2026-11-21',
  ...more,
});
const reasons = (...given: Parameters<typeof course>): string[] => faultsOf(course(...given), known()).map((f) => `${f.field} ${f.reason}`);

describe('an activity', () => {
  it('counts in every year that it touches', () => {
    expect(yearsOf(course({ startsOn: '2024-12-31' }))).toEqual([2024]);
    expect(yearsOf(course({ startsOn: '2023-12-31', endsOn: '2025-01-01' }))).toEqual([2023, 2024, 2025]);
  });
  it('has the fields of its kind, and no others', () => {
    const all = course({ medium: 'Avisa', audience: 3, centres: ['beta'], note: 'n' });
    expect(fitted(all, { fields: ['audience'] })).toMatchObject({ medium: '', audience: 3, centres: [], note: 'n' });
  });
});

describe('what is wrong with an activity', () => {
  it('is nothing for an ordinary one', () => {
    expect(reasons({ counterparts: [{ kind: 'authority', id: '18' }], centres: ['beta'], tasks: ['late/1'], link: 'https://example.org/a' })).toEqual([]);
  });
  it.each([
    [{ startsOn: '' }, 'startsOn missing'],
    [{ startsOn: '2026-02-30' }, 'startsOn bad-date'],
    [{ startsOn: '3.3.2026' }, 'startsOn bad-date'],
    [{ endsOn: '2026-03-02' }, 'endsOn end-before-start'],
    [{ startsOn: '2028-01-01' }, 'startsOn too-far-ahead'],
    [{ endsOn: '2028-01-01' }, 'endsOn too-far-ahead'],
    [{ startsOn: '2019-12-31' }, 'startsOn outside-agreement'],
    [{ title: ' ' }, 'title missing'],
    [{ title: 'x'.repeat(201) }, 'title too-long'],
    [{ note: 'a\u0000b' }, 'note bad-characters'],
    [{ note: 'Om 179120 99997' }, 'note identity-number'],
    [{ title: 'a\uD800' }, 'title bad-characters'],
    [{ link: 'javascript:alert(1)' }, 'link bad-link'],
    [{ link: 'https://' }, 'link bad-link'],
    [{ audience: 1.5 }, 'audience bad-number'],
    [{ audience: -1 }, 'audience bad-number'],
    [{ kind: '' }, 'kind missing'],
    [{ kind: 'constructor' }, 'kind unknown-kind'],
    [{ kind: 'app' }, 'kind unknown-kind'],
    [{ targetGroups: ['nobody'] }, 'targetGroups unknown-choice'],
    [{ tasks: ['early/1'] }, 'tasks unknown-choice'],
    [{ centres: ['alfa'] }, 'centres unknown-centre'],
    [{ centres: Array.from({ length: 41 }, () => 'beta') }, 'centres too-many'],
    // Troms was a county of its own again from 2024 only.
    [{ startsOn: '2023-03-03', counterparts: [{ kind: 'authority', id: '55' }] }, 'counterparts unknown-counterpart'],
    [{ counterparts: [{ kind: 'authority', id: '54' }] }, 'counterparts unknown-counterpart'],
    [{ counterparts: [{ kind: 'governor', id: 'nowhere' }] }, 'counterparts unknown-counterpart'],
  ] as const)('%j: %s', (more, fault) => {
    expect(reasons(more)).toEqual([fault]);
  });
  it('is that the agreement, its own or another’s, did not run that day', () => {
    const joined = { ...small.scheme.centres[0]!, agreement: { from: '2026-05-01' } };
    const of = (startsOn: string, endsOn: string | null = null) => faultsOf(course({ startsOn, endsOn }), known({ centre: joined })).map((f) => f.reason);
    expect([of('2026-04-30'), of('2026-05-01'), of('2026-04-30', '2026-05-02')]).toEqual([['outside-agreement'], [], []]);
    const scheme = { ...small.scheme, centres: small.scheme.centres.map((c) => (c.id === 'beta' ? { ...c, agreement: { from: '2020-01-01', to: '2026-01-01' } } : c)) };
    const shared = (startsOn: string) => faultsOf(course({ startsOn, centres: ['beta'] }), known({ scheme })).map((f) => f.reason);
    expect([shared('2025-12-31'), shared('2026-01-01')]).toEqual([[], ['unknown-centre']]);
  });
  it('never throws, whatever it is given', () => {
    const text = fc.string({ unit: 'binary', maxLength: 30 });
    const list = fc.array(text, { maxLength: 3 });
    const anything = fc.record({
      kind: text,
      startsOn: fc.oneof(text, fc.constant('2026-03-03')),
      endsOn: fc.option(text),
      title: text,
      counterparts: fc.array(fc.record({ kind: fc.constantFrom('governor' as const, 'authority' as const), id: text }), { maxLength: 2 }),
      audience: fc.option(fc.double()),
      targetGroups: list,
      participation: list,
      partners: list,
      medium: text,
      link: text,
      note: text,
      tasks: list,
      centres: list,
    });
    fc.assert(
      fc.property(anything, (given) => {
        expect(Array.isArray(faultsOf(given, known()))).toBe(true);
      }),
    );
  });
});

describe('what an office is to a centre', () => {
  /** From the facts themselves: which county the centre lay in, and which its area had, that day. */
  function bruteForce(centre: Centre, { kind, id }: Counterpart, day: string): RelationSide | undefined {
    const inForce = (span: { from?: string | undefined; to?: string | undefined }): boolean => (span.from ?? '') <= day && (span.to === undefined || day < span.to);
    const served = new Set(
      kind === 'governor'
        ? geography.governors.filter((g) => g.office === id && inForce(g)).map((g) => g.county)
        : [...geography.counties.values()].filter((c) => c.code === id && inForce(c)).map((c) => c.code),
    );
    const counties = [...geography.counties.values()].filter((c) => served.has(c.code) && inForce(c));
    if (counties.length === 0) return undefined;
    const own =
      centre.host.kind === 'imagined'
        ? centre.host.counties.filter((c) => inForce(c)).map((c) => c.code)
        : [...geography.municipalities.values()].filter((m) => inForce(m) && sameUnit(m.code, centre.host.kind === 'municipality' ? centre.host.code : '')).map((m) => m.county);
    if (own.some((c) => served.has(c))) return 'own';
    const area = centre.areas.find((a) => inForce(a))?.area;
    if (area?.kind === 'health-region') return counties.some((c) => c.region === area.region) ? 'other' : 'outside';
    return area?.counties.some((c) => served.has(c)) ? 'other' : 'outside';
  }
  const sameUnit = (a: string, b: string): boolean => (geography.unitOf.get(a) ?? a) === (geography.unitOf.get(b) ?? b);

  // Centres whose host kept its number, or got a new one without a merger: the facts then say by themselves where it lay.
  const centres = real.centres.filter((c) => c.host.kind === 'imagined' || ['alstahaug', 'stavanger', 'kristiansund', 'modum'].includes(c.id));
  const offices: Counterpart[] = [
    ...[...new Set(geography.governors.map((g) => g.office))].map((id) => ({ kind: 'governor' as const, id })),
    ...[...geography.counties.keys()].map((id) => ({ kind: 'authority' as const, id })),
  ];
  it('is its own county’s, another’s of its area, or neither: as the facts say, through every reform', () => {
    const reforms = ['2017-12-31', '2018-01-01', '2018-12-31', '2019-01-01', '2019-12-31', '2020-01-01', '2020-12-31', '2021-01-01', '2023-12-31', '2024-01-01', '2026-06-01'];
    const seen = new Map<string, number>();
    for (const centre of centres) {
      for (const day of reforms.filter((d) => centre.agreement.from <= d && !(centre.areas.length > 1 && d < centre.areas[0]!.from))) {
        for (const office of offices) {
          const side = sideOf(geography, centre, office, day);
          expect([centre.id, day, office.id, side]).toEqual([centre.id, day, office.id, bruteForce(centre, office, day)]);
          seen.set(String(side), (seen.get(String(side)) ?? 0) + 1);
        }
      }
    }
    for (const side of ['own', 'other', 'outside', 'undefined']) expect(seen.get(side)).toBeGreaterThan(100);
  });
  it('is so on any day, for any of several offices at once, each relation once', () => {
    const day = fc.integer({ min: 0, max: 12 * 365 }).map((n) => new Date(Date.UTC(2015, 0, 1) + n * 86_400_000).toISOString().slice(0, 10));
    fc.assert(
      fc.property(fc.constantFrom(...centres), day, fc.uniqueArray(fc.constantFrom(...offices), { maxLength: 8 }), (centre, startsOn, counterparts) => {
        fc.pre(centre.agreement.from <= startsOn && !(centre.areas.length > 1 && startsOn < centre.areas[0]!.from));
        const expected = new Set(counterparts.flatMap((c) => [bruteForce(centre, c, startsOn)].flatMap((side) => (side ? [`${side}-${c.kind}`] : []))));
        const found = relationsOf(geography, centre, { counterparts, startsOn });
        expect([found.length, new Set<string>(found)]).toEqual([expected.size, expected]);
      }),
      { numRuns: 2000 },
    );
  });
  it('follows an office through its change of name and county', () => {
    const modum = real.centres.find((c) => c.id === 'modum')!;
    const of = (id: string, day: string) => sideOf(geography, modum, { kind: 'governor', id }, day);
    const names = (day: string) =>
      counterpartsOffered(geography, modum, day, 'nb')
        .filter((c) => c.kind === 'governor' && c.side === 'own')
        .map((c) => c.name);
    expect(names('2018-06-01')).toEqual(['Fylkesmannen i Buskerud']);
    expect(names('2020-06-01')).toEqual(['Fylkesmannen i Oslo og Viken']);
    expect(of('buskerud', '2020-06-01')).toBeUndefined();
    expect(
      relationsOf(geography, modum, {
        startsOn: '2018-06-01',
        counterparts: [
          { kind: 'governor', id: 'buskerud' },
          { kind: 'authority', id: '06' },
          { kind: 'authority', id: '50' },
        ],
      }),
    ).toEqual(['own-governor', 'own-authority', 'outside-authority']);
  });
  it('is worded in the page’s language', () => {
    const name = (c: Counterpart, locale: 'nb' | 'nn' | 'en') => counterpartName(geography, c, '2026-01-01', locale);
    expect(name({ kind: 'authority', id: '15' }, 'nn')).toBe('Møre og Romsdal fylkeskommune');
    expect(name({ kind: 'governor', id: 'nordland' }, 'nn')).toBe('Statsforvaltaren i Nordland');
    expect(name({ kind: 'governor', id: 'nowhere' }, 'nb')).toBe('nowhere');
  });
});

describe('the tasks of an activity', () => {
  it('are those of every agreement period it touches, the kind’s own suggested', () => {
    const kind = small.activities.kinds[0];
    expect(tasksOffered(small.scheme, kind, course({ startsOn: '2025-12-30', endsOn: '2026-01-02' })).map((t) => t.ref)).toEqual(['early/1', 'early/2', 'late/1', 'late/2']);
    expect(suggestedTasks(small.scheme, kind, course())).toEqual(['late/2']);
  });
  it('stay when it is repeated in the same period', () => {
    expect(copyOn(course({ tasks: ['late/1'], audience: 9 }), '2026-06-06', known())).toMatchObject({ startsOn: '2026-06-06', tasks: ['late/1'], audience: null });
    expect(copyOn(course(), 'i morgen', known()).startsOn).toBe('i morgen');
  });
});

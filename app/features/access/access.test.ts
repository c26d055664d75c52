import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../platform/actor.ts';
import { anonymous, systemActor } from '../../platform/actor.ts';
import { norwegianDay } from '../../platform/locale.ts';
import {
  centresOf,
  isAdministrator,
  isCentreRole,
  isCoordinatorOf,
  isEditor,
  isMunicipalRole,
  isOfficer,
  isRole,
  editorCentre,
  mayActFor,
  mayActForMunicipality,
  municipalitiesOf,
  personId,
  roles,
} from './access.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { readInvitation } from './inside/invitation-input.ts';
import { localPath } from './inside/return-path.ts';
import { readGrants } from './inside/session-store.server.ts';
import { tokenBucket } from './inside/token-bucket.ts';
import { leavesAdministrator, mayGiveAndEnd, membershipState } from './membership.ts';
import type { Membership } from './membership.ts';

const centreIds = ['nordvik', 'sorvik', 'vestvik'];
const grant = fc.oneof(
  fc.constantFrom('officer', 'administrator').map((role) => ({ role, scope: null })),
  fc.record({ role: fc.constantFrom('coordinator', 'member'), scope: fc.constantFrom(...centreIds) }),
  // A turn, and a municipality of a centre's own name: neither makes anybody act for the centre.
  fc.record({ role: fc.constantFrom('editor', 'employee'), scope: fc.constantFrom(...centreIds) }),
);
const actor: fc.Arbitrary<Actor> = fc.oneof(
  fc.constant(anonymous),
  fc.constant(systemActor('x')),
  fc.array(grant, { maxLength: 4 }).map((grants): Actor => ({ kind: 'person', personId: 'p', name: 'P', grants })),
);
const place = fc.record({ role: fc.constantFrom(...roles), centreId: fc.option(fc.constantFrom(...centreIds)), municipality: fc.option(fc.constantFrom('1804', '4601')) });

describe('who may do what', () => {
  it('follows from the roles held, and never from another centre’s', () => {
    fc.assert(
      fc.property(actor, fc.constantFrom(...centreIds), (who, centre) => {
        const held = who.kind === 'person' ? who.grants.filter((g) => g.scope === centre && isRole(g.role) && isCentreRole(g.role)).map((g) => g.role) : [];
        expect(mayActFor(who, centre)).toBe(held.length > 0);
        expect(isCoordinatorOf(who, centre)).toBe(held.includes('coordinator'));
        expect(centresOf(who).includes(centre)).toBe(held.length > 0);
      }),
    );
  });
  it('gives nothing to a reader who is not signed in, nor to a job', () => {
    for (const who of [anonymous, systemActor('x')])
      expect([isOfficer(who), isAdministrator(who), isEditor(who), centresOf(who), municipalitiesOf(who), editorCentre(who), personId(who)]).toEqual([
        false,
        false,
        false,
        [],
        [],
        undefined,
        undefined,
      ]);
  });
  it('gives an employee the municipality and nothing else', () => {
    const who: Actor = { kind: 'person', personId: 'p', name: 'P', grants: ['1927', '5530'].map((scope) => ({ role: 'employee', scope })) };
    expect(municipalitiesOf(who)).toEqual(['1927', '5530']);
    expect(['1927', '5530', '4601'].map((code) => mayActForMunicipality(who, code))).toEqual([true, true, false]);
    expect([centresOf(who), mayActFor(who, '5530'), isEditor(who), isOfficer(who), isAdministrator(who)]).toEqual([[], false, false, false, false]);
  });
  it('makes an editor of whoever’s centre has the turn, in the name of the centre worked for', () => {
    const who: Actor = { kind: 'person', personId: 'p', name: 'P', grants: ['a', 'b'].map((scope) => ({ role: 'editor', scope })) };
    expect([isEditor(who), editorCentre(who), editorCentre(who, 'b'), editorCentre(who, 'c'), centresOf(who)]).toEqual([true, 'a', 'b', 'a', []]);
  });
  it('lets only an administrator give a role beyond the own centre’s staff', () => {
    fc.assert(
      fc.property(actor, place, (who, what) => {
        const fits = isCentreRole(what.role) === (what.centreId !== null) && isMunicipalRole(what.role) === (what.municipality !== null);
        const ownStaff = fits && what.role === 'member' && what.centreId !== null && isCoordinatorOf(who, what.centreId);
        expect(mayGiveAndEnd(who, what)).toBe(fits && (isAdministrator(who) || ownStaff));
      }),
    );
  });
});

describe('a dated role', () => {
  const given = (from: string, until: string | null): Membership => ({
    id: from,
    personId: 'p',
    role: 'administrator',
    centreId: null,
    municipality: null,
    from,
    until,
    givenBy: 'x',
    endedBy: null,
  });
  it('gives something from its first day and nothing from the day it ends', () => {
    const role = given('2026-03-01', '2026-04-01');
    expect(['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'].map((day) => membershipState(role, day))).toEqual(['future', 'current', 'current', 'ended']);
    expect(membershipState(given('2026-03-01', null), '2030-01-01')).toBe('current');
    expect(membershipState(given('2026-03-01', '2026-03-01'), '2026-03-01')).toBe('ended');
  });
  it('is counted in Norwegian days, also around New Year', () => {
    expect(norwegianDay(new Date('2026-12-31T22:59:59Z'))).toBe('2026-12-31');
    expect(norwegianDay(new Date('2026-12-31T23:00:00Z'))).toBe('2027-01-01');
    expect(norwegianDay(new Date('2026-06-30T22:00:00Z'))).toBe('2026-07-01');
  });
  it('leaves an administrator only if another goes on', () => {
    expect(leavesAdministrator([given('2026-01-01', null)], '2026-01-01', '2026-02-01')).toBe(false);
    expect(leavesAdministrator([given('2026-01-01', null), given('2026-03-01', null)], '2026-01-01', '2026-02-01')).toBe(false);
    expect(leavesAdministrator([given('2026-01-01', null), given('2026-01-15', '2026-12-01')], '2026-01-01', '2026-02-01')).toBe(false);
    expect(leavesAdministrator([given('2026-01-01', null), given('2026-01-15', null)], '2026-01-01', '2026-02-01')).toBe(true);
  });
});

describe('the address to return to', () => {
  it.each(['/', '/rapporter/2014-2018?lag=1', '/nn/min-sentral', '/s%C3%B8k?q=a%20b'])('may be %s', (path) => expect(localPath(path)).toBe(path));
  it.each([
    '',
    'rapporter',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/a\nb',
    'https://evil.example/',
    'javascript:alert(1)',
    '/..//evil.example',
    '/./\\evil',
    '/logg-inn',
    '/nn/logg-ut',
    '/logg-inn/start?til=x',
    `/${'a'.repeat(2001)}`,
  ])('may not be %j', (path) => expect(localPath(path)).toBeUndefined());
  it('never leaves the site, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('/', '\\', '.', ':', '@', 'a', '\t', '%2f', '?', '#', 'http:') }), (given) => {
        const path = localPath(given) ?? '/';
        expect(new URL(path, 'https://knutepunkt.example').origin).toBe('https://knutepunkt.example');
      }),
      { numRuns: 2000 },
    );
  });
});

const geography = loadGeography('data');
describe('an invitation', () => {
  const form = { navn: 'Kari Nordmann', epost: ' Kari@Kommune.NO ', rolle: 'member', sentral: 'nordvik', fra: '2026-11-21' };
  const read = (change: Record<string, unknown>) => readInvitation({ ...form, ...change }, { today: '2026-11-21', centreIds, geography });
  it('is read', () => {
    expect(read({})).toEqual({ ok: true, input: { name: 'Kari Nordmann', email: 'kari@kommune.no', role: 'member', centreId: 'nordvik', municipality: null, from: '2026-11-21' } });
    expect(read({ rolle: 'officer' })).toMatchObject({ ok: true, input: { centreId: null } });
  });
  it('finds the municipality by any name it has or has had', () => {
    const of = (kommune: string) => read({ rolle: 'employee', kommune });
    expect(of('Senja')).toMatchObject({ ok: true, input: { role: 'employee', centreId: null, municipality: '5530' } });
    expect(of('lenvik')).toMatchObject({ ok: true, input: { municipality: '5530' } });
    for (const wrong of ['', 'Ingensteds', 'Herøy']) expect(of(wrong)).toEqual({ ok: false, faults: ['municipality'] });
    expect(read({ kommune: 'Ingensteds' })).toMatchObject({ ok: true, input: { municipality: null } });
  });
  it.each([
    ['name', { navn: ' ' }],
    ['name', { navn: 'a'.repeat(101) }],
    ['name', { navn: '<b>Kari</b>' }],
    ['name', { navn: 'Kari\r\nBcc: x@y.no' }],
    ['email', { epost: 'kari' }],
    ['email', { epost: 'kari@kommune.no\r\nBcc: x@y.no' }],
    ['role', { rolle: 'king' }],
    ['centre', { sentral: '' }],
    ['centre', { sentral: 'elsewhere' }],
    ['from', { fra: '2026-11-20' }],
    ['from', { fra: '2029-01-01' }],
    ['from', { fra: '2026-02-30' }],
  ])('says when the %s is wrong', (fault, change) => expect(read(change)).toEqual({ ok: false, faults: [fault] }));
});

describe('the token bucket', () => {
  it('lets a burst through, then one at a time, for each by itself', () => {
    const may = tokenBucket({ burst: 3, everyMs: 1000 });
    expect([0, 0, 0, 0].map(() => may('a', 0))).toEqual([true, true, true, false]);
    expect(may('b', 0)).toBe(true);
    expect([may('a', 999), may('a', 1000), may('a', 1001)]).toEqual([false, true, false]);
  });
  it('never grows beyond its bounds', () => {
    const may = tokenBucket({ burst: 1, everyMs: 1000, maxKeys: 10 });
    for (let i = 0; i < 1000; i++) expect(may(`address ${i}`, i)).toBe(true);
  });
});

describe('roles as the database writes them', () => {
  it('are read back', () => {
    expect(readGrants(',member:nordvik,officer:*,')).toEqual([
      { role: 'member', scope: 'nordvik' },
      { role: 'officer', scope: null },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadActivityRules } from '../activities/activities.server.ts';
import { loadGeography } from '../geography/geography.server.ts';
import { loadScheme } from '../scheme/scheme.server.ts';
import { admission, freePlaces, offerDeadline, participantMoves, participantStateAfter, participantStates, takesPlace } from './gathering.ts';
import { loadGatheringRules } from './gatherings.server.ts';
import { itemFaults } from './inside/faults.ts';
import { rulesFile } from './inside/rules-file.ts';

const geography = loadGeography('data');

describe('gatherings.yaml', () => {
  it.each(['schemes/frisklivssentraler', 'testing/schemes/tiny'])('of %s names kinds of activity that there are', (dir) => {
    const rules = loadGatheringRules(dir, { activities: loadActivityRules(dir, { scheme: loadScheme(dir, geography) }) });
    expect(rules.kinds.some((k) => k.byAuthority)).toBe(true);
    expect(rules.subjects.length).toBeGreaterThan(0);
  });
  const dir = 'testing/schemes/tiny';
  const activities = loadActivityRules(dir, { scheme: loadScheme(dir, geography) });
  const file = {
    offerDays: 2,
    eraseNeedsAfter: 7,
    erasePersonsAfter: 90,
    fewest: 3,
    kinds: [{ id: 'a', years: '2020–', label: { nb: 'A', nn: 'A' }, activity: 'kurs' }],
    subjects: [],
  };
  const faults = (change: object): string[] =>
    rulesFile({ activities })
      .safeParse({ ...file, ...change })
      .error?.issues.map((i) => i.message) ?? [];
  it('is refused with a kind of activity that there is not, that no two share, or not in those years', () => {
    const kind = file.kinds[0]!;
    expect(faults({})).toEqual([]);
    expect(faults({ kinds: [{ ...kind, activity: 'fest' }] })).toEqual(['"fest" is no kind of activities.yaml']);
    expect(faults({ kinds: [{ ...kind, activity: 'brev', years: '2020–2022' }] })).toEqual(['"brev" cannot be shared between centres']);
    expect(faults({ kinds: [{ ...kind, years: '2019–' }] })).toEqual(['"kurs" is not there in all the years of "a"']);
    expect(faults({ kinds: [kind, kind] })).toEqual(['"a" comes twice']);
  });
  it('shows no feedback of one or two, and erases needs no later than persons', () => {
    expect(faults({ fewest: 2 })).toHaveLength(1);
    expect(faults({ eraseNeedsAfter: 100 })).toEqual(['needs are erased no later than persons']);
  });
});

describe('places', () => {
  const room = fc.record({ places: fc.option(fc.integer({ min: 1, max: 9 })), taken: fc.nat(9), waiting: fc.nat(3), approval: fc.boolean() });
  it('are given only when there is one and nobody waits', () => {
    fc.assert(
      fc.property(room, (of) => {
        expect(admission(of)).toBe(of.approval ? 'requested' : freePlaces(of) > 0 && of.waiting === 0 ? 'coming' : 'waiting');
      }),
    );
  });
  it('are taken by whoever comes or has an offer', () => {
    expect(participantStates.filter(takesPlace)).toEqual(['offered', 'coming']);
  });
  it('are offered until a deadline that is never past the beginning, and not in the last hour', () => {
    const now = new Date('2026-12-01T10:00:00Z');
    const at = (iso: string) => offerDeadline(now, new Date(iso), 2)?.toISOString();
    expect([at('2026-12-10T10:00:00Z'), at('2026-12-02T10:00:00Z'), at('2026-12-01T10:30:00Z')]).toEqual(['2026-12-03T10:00:00.000Z', '2026-12-02T10:00:00.000Z', undefined]);
  });
  it('are left from no state that a move does not name', () => {
    expect(participantStateAfter('refused', 'sign-up')).toBeUndefined();
    // Nobody is let in who has not asked, or has taken it back.
    expect(participantStates.filter((state) => participantStateAfter(state, 'approve') !== undefined)).toEqual(['requested', 'waiting']);
    expect(participantStates.filter((state) => participantStateAfter(state, 'accept') !== undefined)).toEqual(['offered']);
    expect(Object.keys(participantMoves).every((move) => participantStateAfter('refused', move as keyof typeof participantMoves) === undefined)).toBe(true);
  });
});

describe('a programme', () => {
  it('stays within the gathering', () => {
    const startsAt = new Date('2026-12-10T09:00:00Z');
    const gathering = { startsAt, endsAt: new Date('2026-12-10T10:00:00Z') } as Parameters<typeof itemFaults>[1];
    const item = { startsAt, minutes: 61, title: 'Langt', text: '', speaker: '', subject: '', feedback: true };
    const known = { gatherings: { subjects: [] } } as unknown as Parameters<typeof itemFaults>[2];
    expect(itemFaults([item, { ...item, minutes: 60, subject: 'x' }], gathering, known)).toEqual([
      { field: 'minutes', reason: 'outside', at: 0 },
      { field: 'subject', reason: 'unknown', at: 1 },
    ]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withheld } from './inside/withholding.ts';
import { admission, freePlaces, growth, moves, nextOffers, offerDeadline, stateAfter, takesPlaces, visitStates } from './visit.ts';
import type { VisitState } from './visit.ts';

const day = { places: 10, taken: 0, waiting: 0, approval: false, waitingList: true };

describe('who gets a place', () => {
  it('is whoever comes while there is room and nobody waits', () => {
    expect(admission({ ...day, taken: 6 }, 4)).toBe('agreed');
    expect(admission({ ...day, taken: 7 }, 4)).toBe('waiting');
    expect(admission({ ...day, taken: 2, waiting: 1 }, 1)).toBe('waiting');
    expect(admission({ ...day, taken: 7, waitingList: false }, 4)).toBe('full');
    expect(admission({ ...day, approval: true }, 4)).toBe('requested');
    expect(admission(day, 11)).toBe('never-fits');
  });
  it('is never more than there are, also when a group grows', () => {
    expect(growth({ ...day, taken: 8 }, 'agreed', 4, 6)).toBeUndefined();
    expect(growth({ ...day, taken: 8 }, 'agreed', 4, 7)).toBe('full');
    expect(growth({ ...day, taken: 5, waiting: 1 }, 'agreed', 4, 5)).toBe('full');
    expect(growth({ ...day, taken: 10 }, 'waiting', 4, 9)).toBeUndefined();
    expect(growth(day, 'waiting', 4, 11)).toBe('never-fits');
    expect(growth({ ...day, taken: 10, waiting: 3 }, 'agreed', 4, 3)).toBeUndefined();
  });
  it('is the first in line that fits, and nobody loses their turn by being many', () => {
    const queue = [
      { id: 'six', persons: 6 },
      { id: 'two', persons: 2 },
      { id: 'three', persons: 3 },
      { id: 'one', persons: 1 },
    ];
    expect(nextOffers(4, queue)).toEqual(['two', 'one']);
    expect(nextOffers(6, queue)).toEqual(['six']);
    expect(nextOffers(0, queue)).toEqual([]);
  });
});

describe('an offer', () => {
  const startsAt = new Date('2026-12-10T09:00:00Z');
  it('holds for its hours, never past the beginning, and is not made in the last hour', () => {
    expect(offerDeadline(new Date('2026-12-01T09:00:00Z'), startsAt, 48)?.toISOString()).toBe('2026-12-03T09:00:00.000Z');
    expect(offerDeadline(new Date('2026-12-09T20:00:00Z'), startsAt, 48)).toEqual(startsAt);
    expect(offerDeadline(new Date('2026-12-10T08:00:00Z'), startsAt, 48)).toEqual(startsAt);
    expect(offerDeadline(new Date('2026-12-10T08:00:01Z'), startsAt, 48)).toBeUndefined();
  });
});

describe('the moves', () => {
  it('lead nowhere from what is over, but to a summing-up done again', () => {
    for (const state of ['declined', 'withdrawn', 'cancelled'] as const)
      for (const move of Object.keys(moves) as (keyof typeof moves)[]) expect(stateAfter(state, move)).toBeUndefined();
    expect((Object.keys(moves) as (keyof typeof moves)[]).filter((m) => stateAfter('summed-up', m))).toEqual(['sum-up']);
  });
  it('let the group do nothing that is the centre’s, nor the system’s', () => {
    for (const state of visitStates) expect(stateAfter(state, 'approve')).toBe(state === 'requested' ? 'agreed' : undefined);
  });
});

/** A day by the words alone: groups come, grow, leave, accept and let pass, in any order. */
interface Model {
  readonly places: number;
  readonly groups: { id: string; persons: number; state: VisitState; since: number }[];
}
const taken = (m: Model): number => m.groups.reduce((sum, g) => sum + (takesPlaces(g.state) ? g.persons : 0), 0);
const dayOf = (m: Model) => ({ places: m.places, taken: taken(m), waiting: m.groups.filter((g) => g.state === 'waiting').length, approval: false, waitingList: true });
function offerIn(m: Model, passed?: string): void {
  const queue = m.groups.filter((g) => g.state === 'waiting' && g.id !== passed).toSorted((a, b) => a.since - b.since);
  for (const id of nextOffers(freePlaces(dayOf(m)), queue)) m.groups.find((g) => g.id === id)!.state = 'offered';
}
function act(m: Model, kind: string, who: number, n: number, at: number): 'left' | undefined {
  if (kind === 'ask') {
    const state = admission(dayOf(m), n);
    if (state === 'agreed' || state === 'waiting') m.groups.push({ id: `g${at}`, persons: n, state, since: at });
    offerIn(m);
    return undefined;
  }
  const group = m.groups[who % Math.max(1, m.groups.length)];
  if (!group) return undefined;
  const move = kind === 'lapse' ? 'expire' : kind === 'pass' ? 'let-pass' : kind === 'accept' ? 'accept' : kind === 'withdraw' ? 'withdraw' : undefined;
  if (move === undefined) {
    if (takesPlaces(group.state) || group.state === 'waiting') if (!growth(dayOf(m), group.state, group.persons, n)) group.persons = n;
    offerIn(m);
    return undefined;
  }
  const state = stateAfter(group.state, move);
  if (!state) return undefined;
  group.state = state;
  if (state === 'waiting') group.since = at;
  offerIn(m, state === 'waiting' ? group.id : undefined);
  return move === 'withdraw' ? 'left' : undefined;
}

describe('any sequence of changes', () => {
  const step = fc.tuple(fc.constantFrom('ask', 'grow', 'withdraw', 'accept', 'pass', 'lapse'), fc.nat(20), fc.integer({ min: 1, max: 12 }));
  it('never takes more places than there are, and loses no group that waits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.array(step, { maxLength: 60 }), (places, steps) => {
        const m: Model = { places, groups: [] };
        let left = 0;
        let entered = 0;
        for (const [at, [kind, who, n]] of steps.entries()) {
          const before = m.groups.length;
          if (act(m, kind, who, n, at) === 'left') left += 1;
          entered += m.groups.length - before;
          expect(taken(m)).toBeLessThanOrEqual(places);
          expect(m.groups.filter((g) => g.state !== 'withdrawn')).toHaveLength(entered - left);
          expect(m.groups.filter((g) => g.state === 'waiting').every((g) => g.persons <= places)).toBe(true);
        }
      }),
    );
  });
});

describe('counts that are withheld', () => {
  it('are those under three, with one more when subtraction would tell', () => {
    const of = (...ns: number[]) => withheld(ns.map((n, value) => ({ value, n }))).map((c) => c.n);
    expect(of(5, 4, 3)).toEqual([5, 4, 3]);
    expect(of(5, 4, 1)).toEqual([5, ':', ':']);
    expect(of(5, 2, 1)).toEqual([5, ':', ':']);
    expect(of(5, 4, 1, 1)).toEqual([5, ':', ':', ':']);
    expect(of(5, 0, 0)).toEqual([5, 0, 0]);
  });
  it('cannot be worked out from the total', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(8), { minLength: 3, maxLength: 5 }), (ns) => {
        const shown = withheld(ns.map((n, value) => ({ value, n })));
        expect(shown.every(({ n }) => n === ':' || n === 0 || n >= 3)).toBe(true);
        const hidden = ns.filter((_, i) => shown[i]!.n === ':');
        // Two who are one each would be known from what is left of the whole; so would one alone.
        expect(hidden.length === 0 || hidden.length === ns.filter((n) => n > 0).length || (hidden.length > 1 && hidden.reduce((a, b) => a + b) >= 3)).toBe(true);
      }),
    );
  });
});

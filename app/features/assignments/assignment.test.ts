import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { logDefinitions } from '../../../testing/activities.ts';
import { lesson } from '../../../testing/assignments.ts';
import { medianOf } from '../../platform/median.ts';
import { addDays } from '../../platform/norwegian-time.ts';
import { freePlaces, hoursLeft, isLate, mayOf, partAfter, stateOfParts } from './assignment.ts';
import type { Assignment, AssignmentCount, AssignmentPart, Load, PartState } from './assignment.ts';
import { loadsOf, thanUsual } from './loads.ts';
import { isSilent, isToBeReminded, lastReminder } from './reminders.ts';
import { suggest } from './suggest.ts';
import type { SuggestionFacts } from './suggest.ts';

const { geography, scheme } = logDefinitions();
const part = (centreId: string, state: PartState, more: Partial<AssignmentPart> = {}): AssignmentPart => ({
  centreId,
  state,
  hours: null,
  askedBy: null,
  shared: false,
  word: '',
  at: new Date('2026-11-01T09:00:00Z'),
  doneOn: state === 'done' ? '2026-11-10' : null,
  ...more,
});
function assignment({ parts = [], ...more }: Partial<Assignment> = {}): Assignment {
  const { askedCentreId: _, ...input } = lesson();
  const placesTaken = parts.filter((p) => (p.state === 'taken' || p.state === 'done') && !p.shared).length;
  const state = stateOfParts(parts.map((p) => p.state));
  const rest = {
    id: 'x',
    number: 'O2026-0001',
    demonstration: true,
    centreId: '',
    madeAt: new Date(0),
    madeByName: '',
    doneOn: null,
    activityId: null,
    closedWord: '',
    version: 1,
  };
  return { ...input, ...rest, parts, placesTaken, state, ...more };
}

describe('the hours suggested to one who takes it', () => {
  it('are what the others leave, so that an assignment shared is not counted as twice the work', () => {
    expect(hoursLeft(assignment({ hours: 24, wanted: 1 }))).toBe(24);
    expect(hoursLeft(assignment({ hours: 24, wanted: 2 }))).toBe(12);
    const one = part('alfa', 'taken', { hours: 10 });
    expect(hoursLeft(assignment({ hours: 24, wanted: 2, parts: [one] }))).toBe(14);
    expect(hoursLeft(assignment({ hours: 24, wanted: 1, parts: [one, part('beta', 'asked', { shared: true })] }))).toBe(14);
    expect(hoursLeft(assignment({ hours: 10, wanted: 1, parts: [one] }))).toBeNull();
  });
  it('are none where nobody has said how much it is', () => {
    expect(hoursLeft(assignment({ hours: null }))).toBeNull();
    expect(hoursLeft(assignment({ hours: 24, wanted: 1, parts: [part('alfa', 'taken')] }))).toBeNull();
    expect(hoursLeft(assignment({ hours: 24, wanted: 2, parts: [part('alfa', 'taken')] }))).toBe(12);
  });
});

describe('the state', () => {
  it('is taken while one has it, done when all who had it are, and open when nobody has it any longer', () => {
    expect(stateOfParts([])).toBe('open');
    expect(stateOfParts(['asked', 'declined', 'passed-on'])).toBe('open');
    expect(stateOfParts(['done', 'taken'])).toBe('taken');
    expect(stateOfParts(['done', 'passed-on'])).toBe('done');
  });
  it('decides with the part which moves there are', () => {
    // One that said no, or let it go, may think again.
    for (const part of [undefined, 'asked', 'declined', 'passed-on'] as const) expect(partAfter('take', 'open', part)).toBe('taken');
    expect(partAfter('take', 'done', undefined)).toBeUndefined();
    expect(partAfter('finish', 'closed', 'taken')).toBeUndefined();
    expect(partAfter('decline', 'taken', 'taken')).toBeUndefined();
    expect(partAfter('pass-on', 'taken', 'asked')).toBeUndefined();
  });
  it('is late the day after the date, until it is done or closed', () => {
    expect(isLate(assignment(), '2026-12-10')).toBe(false);
    expect(isLate(assignment(), '2026-12-11')).toBe(true);
    expect(isLate(assignment({ parts: [part('alfa', 'done')] }), '2027-01-01')).toBe(false);
  });
});

describe('what one may do', () => {
  const allowed = (a: Assignment, centreId: string, active = true): string[] => Object.entries(mayOf(a, { centreId, active })).flatMap(([deed, may]) => (may ? [deed] : []));
  it('of an open one: a centre takes it or says no; the authority changes, asks and closes', () => {
    expect(allowed(assignment(), 'alfa')).toEqual(['take', 'decline']);
    expect(allowed(assignment(), '')).toEqual(['change', 'ask', 'close']);
  });
  it('of one it has: share, pass on, finish; without an agreement only let go and say that it is done', () => {
    const has = assignment({ parts: [part('alfa', 'taken')] });
    expect(allowed(has, 'alfa')).toEqual(['share', 'pass-on', 'finish']);
    expect(allowed(has, 'alfa', false)).toEqual(['pass-on', 'finish']);
    // The place is taken; one may still say so.
    expect(allowed(has, 'beta')).toEqual(['decline']);
    expect(allowed(has, '')).toEqual(['change', 'close']);
  });
  it('of one that is full: those asked to share take it too, those asked by the authority do not', () => {
    const parts = [part('alfa', 'taken'), part('beta', 'asked', { askedBy: 'alfa', shared: true }), part('gamma', 'asked', { askedBy: '' })];
    expect(freePlaces(assignment({ parts }))).toBe(0);
    expect(allowed(assignment({ parts }), 'beta')).toEqual(['take', 'decline']);
    expect(allowed(assignment({ parts }), 'gamma')).toEqual(['decline']);
  });
  it('of what it asks the others for itself: change and close; once closed, open again; done, nothing', () => {
    const own = { centreId: 'alfa', requester: 'centre' } as const;
    expect(allowed(assignment(own), 'alfa')).toEqual(['change', 'close']);
    expect(allowed(assignment({ ...own, state: 'closed' }), 'alfa')).toEqual(['reopen']);
    expect(allowed(assignment({ ...own, state: 'closed' }), 'beta')).toEqual([]);
    expect(allowed(assignment({ ...own, parts: [part('beta', 'done')] }), 'alfa')).toEqual([]);
  });
  it('of what it has written down for a county or a conference: take it too', () => {
    expect(allowed(assignment({ centreId: 'alfa', requester: 'conference' }), 'alfa')).toEqual(['take', 'decline', 'change', 'close']);
  });
});

describe('the loads', () => {
  const count = (centreId: string, n: number, measure: AssignmentCount['measure'] = 'assignment'): AssignmentCount => ({ year: 2026, centreId, measure, item: '', n });
  it('are of every centre with an agreement in the year, also those with nothing, against the median', () => {
    const { loads, median } = loadsOf(scheme, 2026, [count('alfa', 5), count('beta', 2), count('alfa', 30, 'hours'), count('alfa', 1, 'hours-unknown'), count('', 6)]);
    expect(median).toEqual({ assignments: 2, hours: 0 });
    expect(loads.map((l) => [l.centreId, l.assignments, l.hours, l.unknown, l.than])).toEqual([
      ['alfa', 5, 30, 1, 'more'],
      ['beta', 2, 0, 0, 'as'],
      ['gamma', 0, 0, 0, 'fewer'],
    ]);
  });
  it('hold a centre that joined in May against eight twelfths, and leave it out of the median', () => {
    const joined = { centres: scheme.centres.map((c) => (c.id === 'gamma' ? { ...c, agreement: { from: '2026-05-01' } } : c)) };
    const { loads, median } = loadsOf(joined, 2026, [count('alfa', 3), count('beta', 3), count('gamma', 2)]);
    expect(median).toEqual({ assignments: 3, hours: 0 });
    // Of four and six: the one of eight months would make it four.
    expect(loadsOf(joined, 2026, [count('alfa', 4), count('beta', 6), count('gamma', 0)]).median.assignments).toBe(5);
    expect(loads.find((l) => l.centreId === 'gamma')).toMatchObject({ assignments: 2, months: 8, than: 'as' });
    expect(loadsOf(joined, 2025, []).loads.map((l) => l.centreId)).toEqual(['alfa', 'beta']);
  });
  it('lie in the middle of the two in the middle, and are as usual within less than half an assignment', () => {
    expect([medianOf([]), medianOf([7]), medianOf([9, 1]), medianOf([1, 2, 5, 40])]).toEqual([0, 7, 5, 3.5]);
    expect([thanUsual(3, 3.5, 12), thanUsual(4, 3.5, 12), thanUsual(3, 3.4, 12), thanUsual(2, 4, 5)]).toEqual(['fewer', 'more', 'as', 'as']);
  });
  it('have a median with as many below as above, and a more that never becomes fewer by carrying more', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { minLength: 1 }), fc.integer({ min: 1, max: 12 }), fc.nat(30), (numbers, months, n) => {
        const median = medianOf(numbers);
        expect(numbers.filter((x) => x < median).length).toBeLessThanOrEqual(numbers.length / 2);
        expect(numbers.filter((x) => x > median).length).toBeLessThanOrEqual(numbers.length / 2);
        const order: Load['than'][] = ['fewer', 'as', 'more'];
        expect(order.indexOf(thanUsual(n + 1, median, months))).toBeGreaterThanOrEqual(order.indexOf(thanUsual(n, median, months)));
      }),
    );
  });
});

describe('a reminder', () => {
  const days = { remindBefore: [14, 3], remindAfter: [1, 7, 30] };
  it('is due on the days of the rules, the last again and again', () => {
    const last = (today: string) => lastReminder('2026-06-15', today, days);
    expect(last('2026-05-31')).toBeUndefined();
    expect(last('2026-06-11')).toBe('2026-06-01');
    expect(last('2026-06-15')).toBe('2026-06-12');
    expect(last('2026-07-14')).toBe('2026-06-22');
    expect(last('2026-07-15')).toBe('2026-07-15');
    expect(last('2026-09-20')).toBe('2026-09-13');
  });
  it('comes once for each day, however seldom anybody looks, and never stops', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 30 }), (gaps) => {
        let [today, since] = ['2026-05-20', '2026-05-20'];
        for (const gap of gaps) {
          today = addDays(today, gap);
          if (!isToBeReminded('2026-06-15', since, today, days)) continue;
          since = today;
          expect(isToBeReminded('2026-06-15', since, today, days)).toBe(false);
        }
        expect(isToBeReminded('2026-06-15', since, addDays(today > '2026-06-15' ? today : '2026-06-15', 31), days)).toBe(true);
      }),
    );
  });
  it('of silence comes after so many days', () => {
    expect(isSilent('2026-11-01', '2026-11-14', 14)).toBe(false);
    expect(isSilent('2026-11-01', '2026-11-15', 14)).toBe(true);
  });
});

describe('a suggestion', () => {
  const facts = (more: Partial<SuggestionFacts> & { of?: Partial<Assignment> } = {}): SuggestionFacts => ({
    geography,
    scheme,
    today: '2026-11-21',
    assignment: assignment(more.of),
    declared: new Map(),
    done: new Map(),
    loads: [],
    ...more,
  });
  const who = (more: Parameters<typeof facts>[0]): string[] => suggest(facts(more)).map((s) => s.centreId);
  const load = (centreId: string, assignments: number, than: Load['than']): Load => ({ centreId, assignments, than, hours: 0, unknown: 0, months: 12 });
  it('is of those who know the themes, have the region or have done such, and says why', () => {
    const more = { of: { themes: ['paint'], region: '50' }, declared: new Map([['beta', ['paint', 'walls']]]), done: new Map([['alfa', 3]]), loads: [load('beta', 1, 'fewer')] };
    expect(suggest(facts(more))).toEqual([
      {
        centreId: 'beta',
        reasons: [
          { kind: 'declared', themes: ['paint'] },
          { kind: 'load', assignments: 1, than: 'fewer' },
        ],
      },
      {
        centreId: 'gamma',
        reasons: [
          { kind: 'region', how: 'lies-in' },
          { kind: 'load', assignments: 0, than: 'as' },
        ],
      },
      {
        centreId: 'alfa',
        reasons: [
          { kind: 'has-done', n: 3 },
          { kind: 'load', assignments: 0, than: 'as' },
        ],
      },
    ]);
  });
  it('knows a health region by those who lie in it, and a county by those who answer for it', () => {
    expect(who({ of: { region: 'Nord' } })).toEqual(['alfa']);
    expect(suggest(facts({ of: { region: '11' } }))[0]?.reasons[0]).toEqual({ kind: 'region', how: 'answers-for' });
  });
  it('names five at most of those who are pointed to, the likeliest, and three when nobody is', () => {
    const many = { centres: Array.from({ length: 7 }, (_, i) => ({ ...scheme.centres[0]!, id: `c${i}` })) };
    const loads = many.centres.map(({ id }, i) => load(id, 7 - i, 'as'));
    const declared = new Map(many.centres.map(({ id }) => [id, ['paint']]));
    expect(who({ scheme: many, loads, declared, of: { themes: ['paint'] } })).toEqual(['c6', 'c5', 'c4', 'c3', 'c2']);
    expect(who({ scheme: many, loads })).toEqual(['c6', 'c5', 'c4']);
  });
  it('is of those who carry least when nobody is pointed to', () => {
    expect(who({ loads: [load('alfa', 9, 'more'), load('beta', 0, 'fewer'), load('gamma', 2, 'as')] })).toEqual(['beta', 'gamma', 'alfa']);
  });
  it('is never of one that has a part in it, asks for it, or is without an agreement before the date', () => {
    expect(who({ of: { parts: [part('alfa', 'declined'), part('beta', 'asked')] } })).toEqual(['gamma']);
    expect(who({ of: { centreId: 'alfa', requester: 'centre' } })).toEqual(['beta', 'gamma']);
    const ending = { centres: scheme.centres.map((c) => (c.id === 'alfa' ? { ...c, agreement: { from: '2020-01-01', to: '2026-12-10' } } : c)) };
    expect(who({ scheme: ending })).toEqual(['beta', 'gamma']);
  });
});

import type { ActivityCount, ActivityMeasure } from '../../activities/activity.ts';
import type { AssignmentCount, AssignmentMeasure } from '../../assignments/assignment.ts';
import type { EnquiryCount, EnquiryMeasure } from '../../enquiries/enquiry.ts';
import type { GatheringCount, GatheringMeasure } from '../../gatherings/gathering.ts';
import { distinctMunicipalities } from '../../geography/geography.ts';
import type { Geography } from '../../geography/geography.ts';
import type { IdeaCount, IdeaMeasure } from '../../ideas/idea-count.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { VisitCount, VisitMeasure } from '../../visits/visit.ts';
import type { RegisterNumber } from '../indicator.ts';

/** As the municipalities were, or all read at one date (ISO). */
export type As = 'then' | { readonly at: string };
export type Counted = EnquiryCount | VisitCount | ActivityCount | AssignmentCount | GatheringCount | IdeaCount;
type Counter = (counts: readonly Counted[], geography: Geography, as: As) => number | undefined;

export const breakdownIds = [
  'topic',
  'workplace',
  'kind',
  'form',
  'activity-kind',
  'relation',
  'relation-kind',
  'target-group',
  'participation',
  'partner',
  'task',
  'assignment-kind',
  'requester',
  'requester-kind',
  'gathering-kind',
  'participant-kind',
  'theme',
  'level',
  'idea-work',
] as const;
export type BreakdownId = (typeof breakdownIds)[number];

export const registerNames = ['enquiries', 'visits', 'activities', 'assignments', 'gatherings', 'ideas'] as const;
export type RegisterName = (typeof registerNames)[number];
interface Measures extends Record<RegisterName, string> {
  enquiries: EnquiryMeasure;
  visits: VisitMeasure;
  activities: ActivityMeasure;
  assignments: AssignmentMeasure;
  gatherings: GatheringMeasure;
  ideas: IdeaMeasure;
}
type Reading = { [R in RegisterName]: { readonly register: R; readonly measure: Measures[R]; readonly by: Partial<Record<BreakdownId, Measures[R]>> } }[RegisterName];
/** How a number is made of the register's counts, for any years and centres together. */
type Making = Reading & {
  /** Undefined: there is nobody it could be of. */
  readonly count: Counter;
  /** Only what is counted of this item. */
  readonly item?: 'governor' | 'authority';
  /** It counts persons: a few of them are not told apart. */
  readonly persons?: boolean;
  /** It counts centres: a centre has none of its own. */
  readonly centres?: boolean;
  /** Its items are municipalities, and a region's are those that lie there, also where no centre has anything to do with it. */
  readonly placed?: boolean;
};

const total = (counts: readonly { readonly n: number }[]): number => counts.reduce((sum, one) => sum + one.n, 0);

/** The middle one of all, exactly: halfway between the two in the middle when they are even in number. */
const median: Counter = (counts) => {
  const byDays = counts.map(({ item, n }) => ({ days: Number(item), n })).toSorted((a, b) => a.days - b.days);
  const all = total(byDays);
  if (all === 0) return undefined;
  const at = (place: number): number => {
    let passed = 0;
    return byDays.find(({ n }) => (passed += n) > place)!.days;
  };
  return (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
};

/** What `distinctMunicipalities` counts, at the cost of a look-up each: nobody asks here which they are. */
const differentThen = (counts: readonly Counted[], { unitOf }: Geography): number => new Set(counts.map(({ item }) => unitOf.get(item) ?? item)).size;

function distinct(counts: readonly Counted[], geography: Geography, as: As): number {
  const there = counts.filter((one) => one.n > 0);
  if (as === 'then') return differentThen(there, geography);
  const dated = new Map(there.map(({ item, year }) => [`${item}/${year}`, { code: item, on: lastDayOf(year) }]));
  return distinctMunicipalities(geography, [...dated.values()], as).length;
}

/** As the reports count: what each centre had each year, added. One that came to two centres, or in two years, is counted twice. */
const summed: Counter = (counts, geography) =>
  [
    ...Map.groupBy(
      counts.filter((one) => one.n > 0),
      (one) => `${one.year}/${one.centreId}`,
    ).values(),
  ].reduce((sum, ofOne) => sum + differentThen(ofOne, geography), 0);

/** How many centres it is counted at, however often. */
const centresWithAny: Counter = (counts) => new Set(counts.filter((one) => one.n > 0).map((one) => one.centreId)).size;

/**
 * Enquiries are counted at the centre that received them, in the year they were asked in; `helped` at each centre that helped,
 * so that one enquiry may be there several times. Visits are counted in the year they were held in, activities in every
 * year that they touch; one of several centres is there for each of them, and once for the scheme. So are assignments, in the year of their
 * day, and gatherings, in the year they were held in. Ideas are counted in the year they were first published in, and used in.
 */
const makings = {
  'enquiries.received': { register: 'enquiries', measure: 'received', by: { topic: 'topic', workplace: 'workplace' }, count: total },
  'enquiries.answered': { register: 'enquiries', measure: 'answered', by: {}, count: total },
  'enquiries.referred': { register: 'enquiries', measure: 'referred', by: {}, count: total },
  'enquiries.helped': { register: 'enquiries', measure: 'helped', by: { topic: 'topic-helped' }, count: total },
  'enquiries.median-first-answer': { register: 'enquiries', measure: 'first-answer', by: {}, count: median },
  'visits.held': { register: 'visits', measure: 'held', by: { form: 'form' }, count: total },
  'visits.people': { register: 'visits', measure: 'people', by: { kind: 'kind' }, count: total, persons: true },
  'visits.municipalities.summed': { register: 'visits', measure: 'municipality', by: {}, count: summed },
  'visits.municipalities.distinct': { register: 'visits', measure: 'municipality', by: {}, count: distinct },
  'activities.held': {
    register: 'activities',
    measure: 'activity',
    by: { 'activity-kind': 'activity', 'target-group': 'target-group', participation: 'participation', partner: 'partner', task: 'task' },
    count: total,
  },
  'activities.with-governors': { register: 'activities', measure: 'office', item: 'governor', by: { relation: 'relation', 'relation-kind': 'relation' }, count: total },
  'activities.with-authorities': { register: 'activities', measure: 'office', item: 'authority', by: { relation: 'relation', 'relation-kind': 'relation' }, count: total },
  'activities.partner-centres': { register: 'activities', measure: 'partner', by: {}, count: centresWithAny, centres: true },
  'assignments.taken': { register: 'assignments', measure: 'assignment', by: {}, count: total },
  'assignments.done': {
    register: 'assignments',
    measure: 'done',
    by: { 'assignment-kind': 'kind-done', requester: 'requester-done', 'requester-kind': 'requester-done' },
    count: total,
  },
  'assignments.shared': { register: 'assignments', measure: 'shared', by: {}, count: total },
  'assignments.hours': { register: 'assignments', measure: 'hours', by: {}, count: total },
  'gatherings.held': { register: 'gatherings', measure: 'gathering', by: { 'gathering-kind': 'gathering' }, count: total },
  'gatherings.attended': { register: 'gatherings', measure: 'attended', by: { 'gathering-kind': 'attended' }, count: total },
  'gatherings.participants': { register: 'gatherings', measure: 'participants', by: { 'participant-kind': 'participants' }, count: total, persons: true },
  'ideas.published': { register: 'ideas', measure: 'idea', by: { theme: 'theme', level: 'level' }, count: total, placed: true },
  'ideas.used': { register: 'ideas', measure: 'use', by: { theme: 'theme-used' }, count: total, placed: true },
  'ideas.municipalities.distinct': { register: 'ideas', measure: 'municipality', by: {}, count: distinct, placed: true },
  'ideas.edited': { register: 'ideas', measure: 'work', by: { 'idea-work': 'work' }, count: total },
} as const satisfies Record<RegisterNumber, Making>;
export const makingOf = (number: RegisterNumber): Making => makings[number];
/** Given item by item, how many centres: nothing that one of them has. */
export const countsCentres = (number: RegisterNumber): boolean => makingOf(number).centres === true;

/** Items of which one thing may have several. */
export const overlapping: ReadonlySet<BreakdownId> = new Set(['topic', 'relation', 'relation-kind', 'target-group', 'participation', 'partner', 'task', 'theme']);

/** Registers of which the scheme's own rows can be read: much of what is counted in them is no centre's. */
export const rowsOfScheme: ReadonlySet<RegisterName> = new Set(['ideas']);

/** Registers in which one thing may be several centres': the scheme has counts of its own, which are not the sum of theirs. */
export const countsForScheme: ReadonlySet<RegisterName> = new Set(['activities', 'assignments', 'gatherings', 'ideas']);

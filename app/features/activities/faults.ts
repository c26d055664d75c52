import { holdsIdentityNumber } from '../../platform/identity-number.ts';
import { isDay } from '../../platform/norwegian-time.ts';
import { holdsUnwritable } from '../../platform/one-line.ts';
import type { Geography } from '../geography/geography.ts';
import { findCentre, yearInAny } from '../scheme/scheme.ts';
import type { Centre, Scheme } from '../scheme/scheme.ts';
import { findKind } from './activity.ts';
import type { ActivityInput, ActivityRules, Choice } from './activity.ts';
import { sideOf, tasksOffered } from './counterparts.ts';

/** What can be wrong with an activity as it was written down; a pure question of what was written and what there was that day. */
export interface Fault {
  readonly field: keyof ActivityInput;
  readonly reason:
    | 'missing'
    | 'bad-date'
    | 'end-before-start'
    | 'too-far-ahead'
    | 'outside-agreement'
    | 'unknown-kind'
    | 'unknown-choice'
    | 'unknown-counterpart'
    | 'unknown-centre'
    | 'too-long'
    | 'too-many'
    | 'bad-characters'
    | 'identity-number'
    | 'bad-number'
    | 'bad-link'
    | 'not-for-kind';
}
export interface Known {
  readonly rules: ActivityRules;
  readonly geography: Geography;
  readonly scheme: Scheme;
  readonly centre: Centre;
  /** With those that centres have added. */
  readonly partners: readonly Choice[];
  /** ISO date. */
  readonly today: string;
}
export const limits = { title: 200, medium: 200, link: 2000, note: 5000, list: 40, audience: 100_000 } as const;

/** Whether the agreement runs on any day of the span. */
const runsIn = ({ agreement }: Pick<Centre, 'agreement'>, from: string, to: string): boolean => agreement.from <= to && (agreement.to === undefined || agreement.to > from);

/** Every fault; none when it can be written down as it is. */
export function faultsOf(input: ActivityInput, known: Known): Fault[] {
  const dates = dateFaults(input, known);
  return [...dates, ...textFaults(input), ...listFaults(input), ...(dates.length === 0 ? faultsOfDay(input, known) : [])];
}

function dateFaults({ startsOn, endsOn }: ActivityInput, { centre, today }: Known): Fault[] {
  if (startsOn === '') return [{ field: 'startsOn', reason: 'missing' }];
  if (!isDay(startsOn)) return [{ field: 'startsOn', reason: 'bad-date' }];
  if (endsOn !== null && !isDay(endsOn)) return [{ field: 'endsOn', reason: 'bad-date' }];
  if (endsOn !== null && endsOn < startsOn) return [{ field: 'endsOn', reason: 'end-before-start' }];
  const last = `${Number(today.slice(0, 4)) + 1}-12-31`;
  if (startsOn > last) return [{ field: 'startsOn', reason: 'too-far-ahead' }];
  if (endsOn !== null && endsOn > last) return [{ field: 'endsOn', reason: 'too-far-ahead' }];
  return runsIn(centre, startsOn, endsOn ?? startsOn) ? [] : [{ field: 'startsOn', reason: 'outside-agreement' }];
}

const isLink = (text: string): boolean => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);

function textFaults(input: ActivityInput): Fault[] {
  const faults: Fault[] = input.title.trim() === '' ? [{ field: 'title', reason: 'missing' }] : [];
  for (const field of ['title', 'medium', 'link', 'note'] as const) {
    if (input[field].length > limits[field]) faults.push({ field, reason: 'too-long' });
    else if (holdsUnwritable(input[field])) faults.push({ field, reason: 'bad-characters' });
    else if (field !== 'link' && holdsIdentityNumber(input[field])) faults.push({ field, reason: 'identity-number' });
  }
  if (input.link !== '' && !faults.some((f) => f.field === 'link') && !isLink(input.link)) faults.push({ field: 'link', reason: 'bad-link' });
  if (input.audience !== null && !(Number.isInteger(input.audience) && input.audience >= 0 && input.audience <= limits.audience))
    faults.push({ field: 'audience', reason: 'bad-number' });
  return faults;
}

const lists = ['counterparts', 'targetGroups', 'participation', 'partners', 'tasks', 'centres'] as const;
const listFaults = (input: ActivityInput): Fault[] => lists.filter((field) => input[field].length > limits.list).map((field) => ({ field, reason: 'too-many' }));

/** What depends on the day: the kinds and lists of the year, the offices of the date, and who had an agreement. */
function faultsOfDay(input: ActivityInput, { rules, geography, scheme, centre, partners }: Known): Fault[] {
  const year = Number(input.startsOn.slice(0, 4));
  const kind = findKind(rules, input.kind);
  const offered = (choices: readonly Choice[], id: string): boolean => choices.some((c) => c.id === id && yearInAny(c.years, year));
  const faults: Fault[] = [];
  if (input.kind === '') faults.push({ field: 'kind', reason: 'missing' });
  else if (!kind || !yearInAny(kind.years, year)) faults.push({ field: 'kind', reason: 'unknown-kind' });
  for (const [field, choices] of [
    ['targetGroups', rules.targetGroups],
    ['participation', rules.participation],
    ['partners', partners],
  ] as const) {
    if (input[field].some((id) => !offered(choices, id))) faults.push({ field, reason: 'unknown-choice' });
  }
  const tasks = new Set(tasksOffered(scheme, kind, input).map((t) => t.ref));
  if (input.tasks.some((ref) => !tasks.has(ref))) faults.push({ field: 'tasks', reason: 'unknown-choice' });
  if (input.counterparts.some((c) => sideOf(geography, centre, c, input.startsOn) === undefined)) faults.push({ field: 'counterparts', reason: 'unknown-counterpart' });
  const others = input.centres.map((id) => (id === centre.id ? undefined : findCentre(scheme, id)));
  if (others.some((c) => !c || !runsIn(c, input.startsOn, input.endsOn ?? input.startsOn))) faults.push({ field: 'centres', reason: 'unknown-centre' });
  return faults;
}

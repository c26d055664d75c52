import { holdsIdentityNumber } from '../../platform/identity-number.ts';
import { isDay } from '../../platform/norwegian-time.ts';
import { holdsUnwritable } from '../../platform/one-line.ts';
import { countyAt, regionsAt } from '../geography/geography.ts';
import type { Geography } from '../geography/geography.ts';
import { findCentre, isActiveAt } from '../scheme/scheme.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { findKind, offeredIn, requesterKinds } from './assignment.ts';
import type { Assignment, AssignmentInput, AssignmentRules, Choice, FinishInput } from './assignment.ts';

/** What can be wrong with what somebody writes down; pure questions of what was written and what there is that day. */
export type FaultReason =
  | 'missing'
  | 'bad-date'
  | 'in-the-past'
  | 'in-the-future'
  | 'too-far-ahead'
  | 'outside-agreement'
  | 'unknown-kind'
  | 'unknown-choice'
  | 'unknown-centre'
  | 'not-yours-to-ask'
  | 'too-long'
  | 'bad-characters'
  | 'identity-number'
  | 'bad-number'
  | 'fewer-than-taken';
export interface Fault {
  readonly field: keyof AssignmentInput;
  readonly reason: FaultReason;
}
export interface FinishFault {
  readonly field: keyof FinishInput;
  readonly reason: FaultReason;
}
export const limits = { title: 200, text: 5000, requesterName: 200, word: 1000, note: 5000, hours: 2000, yearsAhead: 3, themes: 40 } as const;

/** Undefined when it can be kept as it is. */
export function textFault(text: string, most: number): 'too-long' | 'bad-characters' | 'identity-number' | undefined {
  if (text.length > most) return 'too-long';
  if (holdsUnwritable(text)) return 'bad-characters';
  return holdsIdentityNumber(text) ? 'identity-number' : undefined;
}
export const areHours = (hours: number | null, least = 0): boolean => hours === null || (Number.isInteger(hours) && hours >= least && hours <= limits.hours);

export interface Known {
  readonly rules: AssignmentRules;
  readonly topics: readonly Choice[];
  readonly geography: Geography;
  readonly scheme: Scheme;
  /** ISO date. */
  readonly today: string;
  /** Who writes: a centre, or empty for the authority. */
  readonly centreId: string;
  /** What is changed; its own date and kind may stay. */
  readonly before?: Assignment | undefined;
}
/** Every fault; none when it can be written down as it is. */
export const faultsOf = (input: AssignmentInput, known: Known): Fault[] => [
  ...textFaults(input),
  ...dateFaults(input, known),
  ...choiceFaults(input, known),
  ...placeFaults(input, known),
];

function textFaults(input: AssignmentInput): Fault[] {
  const named = input.requester === 'county' || input.requester === 'conference' || input.requester === 'other';
  return (['title', 'text', 'requesterName'] as const).flatMap((field): Fault[] => {
    const fault = textFault(input[field], limits[field]);
    if (fault) return [{ field, reason: fault }];
    return input[field].trim() === '' && (field !== 'requesterName' || named) ? [{ field, reason: 'missing' }] : [];
  });
}

function dateFaults({ dueOn }: AssignmentInput, { today, before }: Known): Fault[] {
  if (dueOn === '') return [{ field: 'dueOn', reason: 'missing' }];
  if (!isDay(dueOn)) return [{ field: 'dueOn', reason: 'bad-date' }];
  if (dueOn === before?.dueOn) return [];
  if (dueOn < today) return [{ field: 'dueOn', reason: 'in-the-past' }];
  return Number(dueOn.slice(0, 4)) > Number(today.slice(0, 4)) + limits.yearsAhead ? [{ field: 'dueOn', reason: 'too-far-ahead' }] : [];
}

function choiceFaults(input: AssignmentInput, { rules, topics, geography, today, centreId, before }: Known): Fault[] {
  const faults: Fault[] = [];
  const kind = findKind(rules, input.kind);
  const year = Number((isDay(input.dueOn) ? input.dueOn : today).slice(0, 4));
  if (input.kind === '') faults.push({ field: 'kind', reason: 'missing' });
  else if (!kind || (input.kind !== before?.kind && offeredIn([kind], year).length === 0)) faults.push({ field: 'kind', reason: 'unknown-kind' });
  if (!(requesterKinds as readonly string[]).includes(input.requester) || (centreId === '' && input.requester === 'centre' && before?.requester !== 'centre'))
    faults.push({ field: 'requester', reason: 'unknown-choice' });
  if (input.region !== '' && input.region !== before?.region && !regionsAt(geography, today).includes(input.region) && !countyAt(geography, input.region, today))
    faults.push({ field: 'region', reason: 'unknown-choice' });
  const offered = offeredIn(topics, Number(today.slice(0, 4)));
  if (input.themes.length > limits.themes || input.themes.some((id) => !offered.some((t) => t.id === id) && !before?.themes.includes(id)))
    faults.push({ field: 'themes', reason: 'unknown-choice' });
  if (!areHours(input.hours, 1)) faults.push({ field: 'hours', reason: 'bad-number' });
  return faults;
}

function placeFaults({ wanted, askedCentreId }: AssignmentInput, { scheme, today, centreId, before }: Known): Fault[] {
  const faults: Fault[] = [];
  const most = scheme.centres.filter((c) => isActiveAt(c, today)).length;
  if (!(Number.isInteger(wanted) && wanted >= 1 && wanted <= Math.max(most, before?.wanted ?? 1))) faults.push({ field: 'wanted', reason: 'bad-number' });
  else if (before && wanted < before.placesTaken) faults.push({ field: 'wanted', reason: 'fewer-than-taken' });
  if (askedCentreId === '' || before) return faults;
  const asked = findCentre(scheme, askedCentreId);
  if (centreId !== '') faults.push({ field: 'askedCentreId', reason: 'not-yours-to-ask' });
  else if (!asked || !isActiveAt(asked, today)) faults.push({ field: 'askedCentreId', reason: 'unknown-centre' });
  return faults;
}

/** Of what is said of a part that is done; the rest is the log's to say. */
export function finishFaultsOf(input: FinishInput, today: string): FinishFault[] {
  const faults: FinishFault[] = [];
  if (input.on === '') faults.push({ field: 'on', reason: 'missing' });
  else if (!isDay(input.on)) faults.push({ field: 'on', reason: 'bad-date' });
  else if (input.on > today) faults.push({ field: 'on', reason: 'in-the-future' });
  if (!areHours(input.hours)) faults.push({ field: 'hours', reason: 'bad-number' });
  return faults;
}

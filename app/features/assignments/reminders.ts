import { addDays } from '../../platform/norwegian-time.ts';
import type { AssignmentRules } from './assignment.ts';

type Days = Pick<AssignmentRules, 'remindBefore' | 'remindAfter'>;
const dayMillis = 86_400_000;
const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / dayMillis);

/** The latest day, up to today, on which those who have it are to be reminded; undefined before the first. Once all are over the last comes again and again. */
export function lastReminder(dueOn: string, today: string, { remindBefore, remindAfter }: Days): string | undefined {
  const longest = Math.max(...remindAfter);
  const again = Math.floor(daysBetween(dueOn, today) / longest) * longest;
  return [...remindBefore.map((n) => -n), ...remindAfter, ...(again > 0 ? [again] : [])]
    .map((n) => addDays(dueOn, n))
    .filter((day) => day <= today)
    .toSorted()
    .at(-1);
}
/** `since`: when it took it, or was reminded last. A day that nobody was at work on is made up for on the next; several make one letter. */
export function isToBeReminded(dueOn: string, since: string, today: string, days: Days): boolean {
  const day = lastReminder(dueOn, today, days);
  return day !== undefined && day > since;
}
/** Nothing has come of it for so many days. */
export const isSilent = (since: string, today: string, days: number): boolean => daysBetween(since, today) >= days;

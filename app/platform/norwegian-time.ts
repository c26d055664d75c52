import { norwegianDay } from './locale.ts';

const minute = 60_000;
const dayMillis = 1440 * minute;

/** The last Sunday of a month, as an ISO date. */
function lastSunday(year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0));
  return new Date(last.getTime() - last.getUTCDay() * dayMillis).toISOString().slice(0, 10);
}

/** The moment it is so many minutes after midnight in Norway on an ISO date; not for the hours of the night in which the clock is moved. */
export function momentOf(day: string, minutes: number): Date {
  const year = Number(day.slice(0, 4));
  const summer = day >= lastSunday(year, 3) && day < lastSunday(year, 10);
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minutes - (summer ? 120 : 60)) * minute);
}

/** The ISO date `days` later; earlier when negative. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMillis).toISOString().slice(0, 10);

/** The ISO date `months` later; the last of the month when the day does not exist there. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** Minutes after midnight in Norway. */
export const minutesOf = (moment: Date): number => Math.round((moment.getTime() - momentOf(norwegianDay(moment), 0).getTime()) / minute);

import { norwegianDay } from './locale.ts';

const minute = 60_000;
const dayMillis = 1440 * minute;

/** The last Sunday of a month, as an ISO date. */
function lastSunday(year: number, month: number): string {
  const last = new Date(Date.UTC(year, month, 0));
  return new Date(last.getTime() - last.getUTCDay() * dayMillis).toISOString().slice(0, 10);
}

/**
 * The moment the clock shows so many minutes after midnight in Norway on an ISO date. In spring the hour after two is skipped, and is meant as the
 * next; in autumn it comes twice, and the first is meant.
 */
export function momentOf(day: string, minutes: number): Date {
  const year = Number(day.slice(0, 4));
  const [spring, autumn] = [lastSunday(year, 3), lastSunday(year, 10)];
  const begun = day > spring || (day === spring && minutes >= 180);
  const over = day > autumn || (day === autumn && minutes >= 180);
  const summer = begun && !over;
  return new Date(Date.parse(`${day}T00:00:00Z`) + (minutes - (summer ? 120 : 60)) * minute);
}

/** Whether it is an ISO date that there is: no 30 February, and no year 0, which the database does not know. */
export const isDay = (text: string): boolean => {
  const time = /^(?!0000)\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** The ISO date `days` later; earlier when negative. */
export const addDays = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMillis).toISOString().slice(0, 10);

/** The ISO date `months` later; the last of the month when the day does not exist there. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - 1 + months + 1, 0));
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), Math.min(date, last.getUTCDate()))).toISOString().slice(0, 10);
}

/** Minutes after midnight in Norway, as the clock shows them. */
export function minutesOf(moment: Date): number {
  const day = norwegianDay(moment);
  const sinceMidnight = Math.round((moment.getTime() - Date.parse(`${day}T00:00:00Z`)) / minute);
  const shows = (minutes: number): boolean => Math.abs(momentOf(day, minutes).getTime() - moment.getTime()) < minute;
  return shows(sinceMidnight + 120) ? sinceMidnight + 120 : sinceMidnight + 60;
}

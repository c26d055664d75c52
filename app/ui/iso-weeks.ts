const dayMillis = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Monday of week 1: the week that has 4 January in it. */
function firstMonday(year: number): number {
  const fourth = Date.UTC(year, 0, 4);
  return fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * dayMillis;
}

/** How many ISO weeks the year has: 52, or 53. */
export const weeksIn = (year: number): 52 | 53 => (firstMonday(year + 1) - firstMonday(year) > 52 * 7 * dayMillis ? 53 : 52);
/** "2026-W07", as the registers name a week. */
export const weekName = (year: number, week: number): string => `${year}-W${String(week).padStart(2, '0')}`;
/** The week's Monday and Sunday, ISO dates; the first and the last may lie in another year. */
export function daysOfWeek(year: number, week: number): { readonly monday: string; readonly sunday: string } {
  const monday = firstMonday(year) + (week - 1) * 7 * dayMillis;
  return { monday: isoDay(monday), sunday: isoDay(monday + 6 * dayMillis) };
}
/** The ISO week of a day: 1 January 2027 lies in week 53 of 2026. */
export function weekOf(day: string): { readonly year: number; readonly week: number } {
  const time = Date.parse(`${day}T00:00:00Z`);
  const own = Number(day.slice(0, 4));
  const year = time < firstMonday(own) ? own - 1 : time >= firstMonday(own + 1) ? own + 1 : own;
  return { year, week: Math.floor((time - firstMonday(year)) / (7 * dayMillis)) + 1 };
}
/** For each month of the year, the week its first Thursday lies in: where its name stands under a strip. */
export const monthWeeks = (year: number): readonly number[] =>
  Array.from({ length: 12 }, (_, month) => {
    const first = Date.UTC(year, month, 1);
    const thursday = first + ((11 - new Date(first).getUTCDay()) % 7) * dayMillis;
    return weekOf(isoDay(thursday)).week;
  });

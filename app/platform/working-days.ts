import Holidays from 'date-holidays';

/** Norwegian public holidays of each year asked about, as ISO dates: working them out takes milliseconds, asking takes none. */
const known = new Map<number, ReadonlySet<string>>();
function holidaysOf(year: number): ReadonlySet<string> {
  const kept = known.get(year);
  if (kept) return kept;
  const days = new Set(new Holidays('NO').getHolidays(year).flatMap((day) => (day.type === 'public' ? [day.date.slice(0, 10)] : [])));
  known.set(year, days);
  return days;
}

const dayMillis = 86_400_000;
const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10);

/** Monday to Friday, and no Norwegian public holiday; 24 and 31 December are working days in law. `day` is an ISO date. */
export function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidaysOf(Number(day.slice(0, 4))).has(day);
}

const isWeekend = (time: number): boolean => [0, 6].includes(new Date(time).getUTCDay());
/** Holidays on what would have been working days, of each year asked about. */
const knownLosses = new Map<number, readonly string[]>();
function weekdayHolidaysOf(year: number): readonly string[] {
  const kept = knownLosses.get(year) ?? [...holidaysOf(year)].filter((day) => !isWeekend(Date.parse(`${day}T00:00:00Z`)));
  knownLosses.set(year, kept);
  return kept;
}

/**
 * How many working days have begun after the day `from`, up to and including `to`; 0 on the day itself, and before it. ISO dates. Whole weeks are
 * not gone through day by day: lists ask this of every line.
 */
export function workingDaysBetween(from: string, to: string): number {
  if (to <= from) return 0;
  const first = Date.parse(`${from}T00:00:00Z`);
  const days = Math.round((Date.parse(`${to}T00:00:00Z`) - first) / dayMillis);
  const weeks = Math.floor(days / 7);
  let count = weeks * 5;
  for (let day = weeks * 7 + 1; day <= days; day += 1) if (!isWeekend(first + day * dayMillis)) count += 1;
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year += 1) count -= weekdayHolidaysOf(year).filter((day) => from < day && day <= to).length;
  return count;
}

/** The ISO date that is `days` working days after `from`. */
export function addWorkingDays(from: string, days: number): string {
  let time = Date.parse(`${from}T00:00:00Z`);
  for (let left = days; left > 0;) {
    time += dayMillis;
    if (isWorkingDay(isoDay(time))) left -= 1;
  }
  return isoDay(time);
}

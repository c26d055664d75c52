import { centresIn } from '../scheme/scheme.ts';
import type { Centre, Scheme } from '../scheme/scheme.ts';
import type { AssignmentCount, Load } from './assignment.ts';
import type { Loads } from './inputs.ts';

/** Months of the year with a day of the agreement in them. */
export function monthsOf({ agreement }: Pick<Centre, 'agreement'>, year: number): number {
  return Array.from({ length: 12 }, (_, i) => i + 1).filter((month) => {
    const first = `${year}-${String(month).padStart(2, '0')}-01`;
    const next = month === 12 ? `${year + 1}-01-01` : `${year}-${String(month + 1).padStart(2, '0')}-01`;
    return agreement.from < next && (agreement.to === undefined || agreement.to > first);
  }).length;
}

export function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length === 0 ? 0 : ((sorted[Math.floor(middle - 0.5)] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
}

/** `n` against what is usual, for so many months of the year; less than half an assignment from it is as usual. */
export function thanUsual(n: number, median: number, months: number): Load['than'] {
  const usual = (median * months) / 12;
  return n <= usual - 0.5 ? 'fewer' : n >= usual + 0.5 ? 'more' : 'as';
}

/**
 * Who carries how much in a year, of the year's counts. The median is of the centres whose agreement ran all year, and each is held against it for
 * its own months: one that joined in May is not said to carry little.
 */
export function loadsOf(scheme: Pick<Scheme, 'centres'>, year: number, counts: readonly AssignmentCount[]): Loads {
  const sums = new Map<string, number>();
  for (const c of counts) if (c.year === year) sums.set(`${c.centreId}/${c.measure}`, (sums.get(`${c.centreId}/${c.measure}`) ?? 0) + c.n);
  const n = (centreId: string, measure: AssignmentCount['measure']): number => sums.get(`${centreId}/${measure}`) ?? 0;
  const all = centresIn(scheme, year).map((centre) => ({
    centreId: centre.id,
    assignments: n(centre.id, 'assignment'),
    hours: n(centre.id, 'hours'),
    unknown: n(centre.id, 'hours-unknown'),
    months: monthsOf(centre, year),
  }));
  const whole = all.filter((one) => one.months === 12);
  const measured = whole.length > 0 ? whole : all;
  const median = { assignments: medianOf(measured.map((l) => l.assignments)), hours: medianOf(measured.map((l) => l.hours)) };
  return { loads: all.map((load) => ({ ...load, than: thanUsual(load.assignments, median.assignments, load.months) })), median };
}

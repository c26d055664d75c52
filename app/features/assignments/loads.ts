import { medianOf } from '../../platform/median.ts';
import { centresIn, monthsIn } from '../scheme/scheme.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { AssignmentCount, Load } from './assignment.ts';
import type { Loads } from './inputs.ts';

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
    months: monthsIn(centre, year),
  }));
  const whole = all.filter((one) => one.months === 12);
  const measured = whole.length > 0 ? whole : all;
  const median = { assignments: medianOf(measured.map((l) => l.assignments)), hours: medianOf(measured.map((l) => l.hours)) };
  return { loads: all.map((load) => ({ ...load, than: thanUsual(load.assignments, median.assignments, load.months) })), median };
}

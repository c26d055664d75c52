import type { RoundState } from '../../features/questionnaires/round.ts';

/**
 * Which year's tasks an officer sees first: that of the form that is open or about to be; after New Year still the year that is over,
 * until there has been a form about it, for of the new one everything is missing; else the year that goes.
 */
export function taskYear(years: readonly number[], round: { readonly year: number; readonly state: RoundState } | undefined, running: number): number | undefined {
  const due = round && round.state !== 'closed' ? round.year : round && round.year < running - 1 ? running - 1 : running;
  return years.includes(due) ? due : years[0];
}

import { norwegianDay } from '../../../../platform/locale.ts';
import { addDays, momentOf } from '../../../../platform/norwegian-time.ts';
import type { Geography } from '../../../geography/geography.ts';
import type { Scheme } from '../../../scheme/scheme.ts';
import type { IdeaRules } from '../../idea.ts';

/** What the demonstration's ideas are made with. */
export interface Making {
  readonly scheme: Scheme;
  readonly geography: Geography;
  readonly rules: IdeaRules;
  readonly now: Date;
  readonly idOf: (...name: readonly (string | number)[]) => string;
}
/** As a table has it, columns by name; a moment is a Date. */
export type Row = Readonly<Record<string, unknown>>;

/** That many days before today, so many minutes into the day; never later than now. */
export function momentAgo(now: Date, ago: number, minutes: number): Date {
  const at = momentOf(addDays(norwegianDay(now), -ago), minutes);
  return at < now ? at : new Date(now.getTime() - 3_600_000);
}

import { norwegianDay } from '../../../platform/locale.ts';
import { isWorkingDay, workingDaysBetween } from '../../../platform/working-days.ts';
import type { Age, Enquiry, EnquiryRules } from '../enquiry.ts';
import { isClosed } from '../enquiry.ts';

/** How long the asker has waited for us; undefined while we wait for the asker, and when it is closed. */
export function ageOf({ state, waitsSince }: Pick<Enquiry, 'state' | 'waitsSince'>, { answerWithin }: Pick<EnquiryRules, 'answerWithin'>, today: string): Age | undefined {
  if (waitsSince === null || isClosed(state)) return undefined;
  const workingDays = workingDaysBetween(norwegianDay(waitsSince), today);
  return { workingDays, late: workingDays > answerWithin };
}

const dayMillis = 86_400_000;
/** The last day on which an asker who has waited since then has waited more than so many working days. */
export function lateSince(today: string, answerWithin: number): string {
  let time = Date.parse(`${today}T00:00:00Z`);
  // `today` itself counts when it is a working day: the day before the last of more than `answerWithin` working days.
  for (let left = answerWithin + 1; left > 0; time -= dayMillis) if (isWorkingDay(new Date(time).toISOString().slice(0, 10))) left -= 1;
  return new Date(time).toISOString().slice(0, 10);
}

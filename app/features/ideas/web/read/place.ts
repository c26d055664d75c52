import type { Geography } from '../../../geography/geography.ts';
import { municipalityName, successorsAt } from '../../../geography/geography.ts';
import { lastDayOf } from '../../../scheme/scheme.ts';

export interface Place {
  /** As in the year the idea is about. */
  readonly name: string;
  /** What has its area today, when that has another name. */
  readonly now?: readonly string[] | undefined;
}

/** A municipality as it was called then, and as the area is called today. */
export function placeOf(geography: Geography, code: string, year: number | null, today: string): Place | undefined {
  if (!geography.municipalities.has(code)) return undefined;
  const then = year === null ? today : lastDayOf(year);
  const name = municipalityName(geography, code, then < today ? then : today);
  const now = successorsAt(geography, code, today, then < today ? then : today).map((heir) => municipalityName(geography, heir, today));
  return now.length === 0 || (now.length === 1 && now[0] === name) ? { name } : { name, now };
}

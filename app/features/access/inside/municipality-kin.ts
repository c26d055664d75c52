import { successorsAt } from '../../geography/geography.ts';
import type { Geography } from '../../geography/geography.ts';

export interface Kin {
  readonly code: string;
  readonly kin: string;
}

/**
 * Codes, of any time, that act for each other on the day: whoever is employed in what was Lenvik works in Senja today, and with what was
 * Torsken. Of a municipality that was divided, all that got a part of it. Each pair both ways; no code with itself.
 */
export function municipalityKin(geography: Geography, day: string): Kin[] {
  const of = new Map([...geography.municipalities.keys()].map((code) => [code, successorsAt(geography, code, day)]));
  const madeOf = new Map<string, string[]>();
  for (const [code, today] of of) for (const now of today) madeOf.set(now, [...(madeOf.get(now) ?? []), code]);
  return [...of].flatMap(([code, today]) =>
    [...new Set(today.flatMap((now) => madeOf.get(now) ?? []))]
      .filter((kin) => kin !== code)
      .toSorted()
      .map((kin) => ({ code, kin })),
  );
}

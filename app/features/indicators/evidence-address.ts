import type { FactWish } from './fact.ts';

/** In place of a centre: all of the scheme. */
export const schemeInAddress = 'ordningen';

/** The page of the rows that a number is made of: a centre's own (`own`), or, for an officer, of the centre named, or of the scheme. */
export function evidencePath(centre: string, year: number, { indicator, item }: FactWish): string {
  const start = centre === 'own' ? '/min-sentral/tall' : `/direktoratet/tall/${centre}`;
  return `${start}/${year}/${indicator}${item === undefined ? '' : `?${new URLSearchParams({ del: item }).toString()}`}`;
}

import type { FactWish } from './fact.ts';

/** The page of the rows that a number is made of: a centre's own (`own`), or, for an officer, of the centre named. */
export function evidencePath(centre: string, year: number, { indicator, item }: FactWish): string {
  const start = centre === 'own' ? '/min-sentral/tall' : `/direktoratet/tall/${centre}`;
  return `${start}/${year}/${indicator}${item === undefined ? '' : `?${new URLSearchParams({ del: item }).toString()}`}`;
}

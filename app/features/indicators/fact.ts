import type { IndicatorBook } from './indicator.ts';
import { findIndicator } from './series.ts';

/**
 * An indicator of the registers, or a part of it: `relation-kind/own-governor/professional-day`, `activity-kind/local-media`, `topic/…`,
 * `participation/…`, `partner/…`, `task/2023-2025/7`, `requester-kind/authority/input`.
 */
export interface FactWish {
  readonly indicator: string;
  readonly item?: string | undefined;
}
export const wishKey = ({ indicator, item }: FactWish): string => (item === undefined ? indicator : `${indicator} ${item}`);

/** Whether one centre has such a number: the scheme's lists have what it names, and it is not a number of centres. */
export function isKnownWish(book: IndicatorBook, { indicator, item }: FactWish): boolean {
  const found = findIndicator(book, indicator);
  if (!found?.register || found.by) return false;
  if (item === undefined) return true;
  return (found.breakdowns ?? []).some((by) => item.startsWith(`${by.id}/`) && by.items.some((one) => item === `${by.id}/${one.id}`));
}

/** A centre's numbers, exact, nothing withheld: for the centre itself and the authority alone. */
export interface RegisterFacts {
  /** Undefined: there is no register that year, or nobody it could be of. */
  of(centreId: string, year: number, wish: FactWish): number | undefined;
}

export const evidenceRegisters = ['enquiries', 'visits', 'activities', 'assignments', 'gatherings', 'ideas'] as const;
export type EvidenceRegister = (typeof evidenceRegisters)[number];
/** Something a number was made of. */
export interface EvidenceRow {
  readonly register: EvidenceRegister;
  readonly id: string;
  /** ISO date. */
  readonly on: string;
  /** A title or a number; of an enquiry its number alone. */
  readonly title: string;
  /** Where the reader may open it. */
  readonly path: string | undefined;
  /** No longer counted. */
  readonly removed: boolean;
  /** What it adds to the number, where that is not one: persons, hours, municipalities. */
  readonly adds?: number | undefined;
}
/** `activities:ID`, as it is kept with what was built on it. */
export const evidenceRef = ({ register, id }: Pick<EvidenceRow, 'register' | 'id'>): string => `${register}:${id}`;

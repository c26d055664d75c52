import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { isKnownWish, wishKey } from '../fact.ts';
import type { FactWish, RegisterFacts } from '../fact.ts';
import { findIndicator } from '../series.ts';
import { readRegisters } from './read-registers.server.ts';
import type { Need } from './read-registers.server.ts';
import { exactNumber } from './register-cells.ts';
import type { Registers } from './register-cells.ts';
import { itemPart } from './whole-series.ts';

export interface FactsWanted {
  readonly from: number;
  readonly to: number;
  readonly centreIds?: readonly string[] | undefined;
  readonly wanted: readonly FactWish[];
}

/** Whoever asks has been let in already. A wish that the scheme's lists do not know has no number. */
export async function readFacts(tx: Tx, ctx: Pick<Ctx, 'definitions' | 'now'>, { from, to, centreIds, wanted }: FactsWanted): Promise<RegisterFacts> {
  const book = ctx.definitions.indicators;
  const known = new Map(wanted.filter((wish) => isKnownWish(book, wish)).map((wish) => [wishKey(wish), findIndicator(book, wish.indicator)!] as const));
  const needs = wanted.flatMap((wish): Need[] => {
    const indicator = known.get(wishKey(wish));
    return indicator ? [{ indicator, by: wish.item === undefined ? undefined : itemPart(wish.item)?.by, partsAlone: true }] : [];
  });
  const one = centreIds?.length === 1 ? centreIds[0] : undefined;
  const registers = needs.length === 0 ? undefined : await readRegisters(tx, ctx, needs, { from, to, centreId: one });
  return {
    of: (centreId, year, wish) => {
      const indicator = known.get(wishKey(wish));
      const inside = from <= year && year <= to && (centreIds === undefined || centreIds.includes(centreId));
      return registers && indicator?.register && inside ? factOf(registers, indicator.register, centreId, year, wish) : undefined;
    },
  };
}

function factOf(registers: Registers, register: { readonly from: number; readonly number: Parameters<typeof exactNumber>[1] }, centreId: string, year: number, { item }: FactWish) {
  if (year < register.from || year > registers.thisYear) return undefined;
  return exactNumber(registers, register.number, centreId, year, item === undefined ? undefined : itemPart(item));
}

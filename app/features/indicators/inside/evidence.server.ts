import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { mayActFor } from '../../access/access.ts';
import { evidenceRef, evidenceRegisters, isKnownWish } from '../fact.ts';
import type { EvidenceRow, FactWish } from '../fact.ts';
import { findIndicator } from '../series.ts';
import { evidenceReaders } from './evidence-readers.server.ts';
import type { EvidenceReader } from './evidence-readers.server.ts';
import { mayReadFacts } from './facts-policy.ts';
import { readFacts } from './read-facts.server.ts';
import { makingOf, rowsOfScheme } from './register-numbers.ts';
import { itemPart } from './whole-series.ts';

type Known = Pick<Ctx, 'actor' | 'definitions' | 'now'>;
const readerOf = (ctx: Known, centreId: string): 'own' | 'officer' => (mayActFor(ctx.actor, centreId) ? 'own' : 'officer');

/**
 * The rows that a centre's number of a year is made of, newest first, and the number, which there may be more rows of than `most`. The scheme's ('') for
 * the authority alone, of registers in which not everything is some centre's.
 * @throws AppError `not-found` to whoever is neither the centre itself nor the authority, and for a number that there is none of
 */
export async function listEvidence(
  tx: Tx,
  ctx: Known,
  { centreId, year, wish, most }: { readonly centreId: string; readonly year: number; readonly wish: FactWish; readonly most?: number | undefined },
): Promise<{ readonly rows: readonly EvidenceRow[]; readonly n: number }> {
  const register = findIndicator(ctx.definitions.indicators, wish.indicator)?.register;
  if (!mayReadFacts(ctx.actor, centreId) || !register || !isKnownWish(ctx.definitions.indicators, wish)) throw new AppError('not-found');
  const making = makingOf(register.number);
  if (centreId === '' && !rowsOfScheme.has(making.register)) throw new AppError('not-found');
  const facts = await readFacts(tx, ctx, { from: year, to: year, centreIds: [centreId], wanted: [wish] });
  const n = facts.of(centreId, year, wish);
  if (n === undefined) return { rows: [], n: 0 };
  const part = wish.item === undefined ? undefined : itemPart(wish.item);
  const measure = part ? making.by[part.by]! : making.measure;
  const reader: EvidenceReader = evidenceReaders[making.register];
  const rows = await reader.list(tx, {
    centreId,
    year,
    measure,
    item: part?.id ?? making.item,
    most,
    demonstration: ctx.definitions.scheme.demonstration,
    reader: readerOf(ctx, centreId),
  });
  return { rows, n };
}

const isId = (id: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(id);

/**
 * What a centre's refs (`REGISTER:ID`) are of, newest first, also those that count no longer (`removed`); what the reader may not see is
 * not among them. @throws AppError `not-found` to whoever is neither the centre itself nor the authority
 */
export async function findEvidence(tx: Tx, ctx: Known, { centreId, refs }: { readonly centreId: string; readonly refs: readonly string[] }): Promise<readonly EvidenceRow[]> {
  if (!mayReadFacts(ctx.actor, centreId)) throw new AppError('not-found');
  const wanted = new Set(refs);
  const found: EvidenceRow[] = [];
  for (const register of evidenceRegisters) {
    const ids = [...wanted].flatMap((ref) => (ref.startsWith(`${register}:`) && isId(ref.slice(register.length + 1)) ? [ref.slice(register.length + 1)] : []));
    if (ids.length > 0) found.push(...(await evidenceReaders[register].find(tx, { centreId, ids, reader: readerOf(ctx, centreId) })));
  }
  return found.filter((row) => wanted.has(evidenceRef(row))).toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}

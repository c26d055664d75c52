import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { norwegianDay } from '../../platform/locale.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { isOfficer, personId } from './access.ts';
import { demonstrationBeginsWith } from './inside/demonstration-seed.ts';
import { insertTurns, lockTurns, selectTurns, updateTurnEnd } from './inside/turn-store.server.ts';
import { daysWithoutTurn, halfYear, longestTurnYears, overlaps } from './turn.ts';
import type { Turn } from './turn.ts';

/** The editors' turns that end after the day (today when none is named), first begun first; none for whoever is not signed in. */
export const listTurns = (ctx: Ctx, endingAfter: string = norwegianDay(ctx.now)): Promise<Turn[]> => inTransaction(ctx, (tx) => selectTurns(tx, endingAfter));

/**
 * Gives a centre of the scheme the editors' turn from a day on, today or later; several may have it together.
 * @throws AppError `not-found` for all but officers
 */
export async function giveTurn(ctx: Ctx, { centreId, from, until }: Omit<Turn, 'id'>): Promise<{ ok: true } | Refusal<'too-early' | 'backwards' | 'too-long' | 'has-it'>> {
  const officer = personId(ctx.actor);
  if (!isOfficer(ctx.actor) || officer === undefined) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  if (from < today) return refuse('too-early');
  if (until <= from) return refuse('backwards');
  if (Number(until.slice(0, 4)) - Number(today.slice(0, 4)) > longestTurnYears) return refuse('too-long');
  return inTransaction(ctx, async (tx) => {
    await lockTurns(tx);
    if ((await selectTurns(tx, from)).some((t) => t.centreId === centreId && overlaps(t, { from, until }))) return refuse('has-it');
    await insertTurns(tx, [{ centreId, from, until }], officer, ctx.now);
    await recordAudit(tx, ctx, { action: 'turn.given', subject: { kind: 'centre', id: centreId }, centreId, after: { from, until } });
    return { ok: true };
  });
}

/**
 * Ends a turn from a day on, today or later. Refused when nobody would have it on some day of what is taken away, unless that is said to be meant.
 * @throws AppError `not-found` for all but officers, and when there is no such turn
 */
export async function endTurn(
  ctx: Ctx,
  { id, on, anyway }: { id: string; on: string; anyway: boolean },
): Promise<{ ok: true; centreId: string } | Refusal<'too-early' | 'already-ended' | 'leaves-nobody'>> {
  const officer = personId(ctx.actor);
  if (!isOfficer(ctx.actor) || officer === undefined) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  return inTransaction(ctx, async (tx) => {
    await lockTurns(tx);
    const turns = await selectTurns(tx, today);
    const turn = turns.find((t) => t.id === id);
    if (!turn) throw new AppError('not-found');
    if (on < today) return refuse('too-early');
    if (on >= turn.until) return refuse('already-ended');
    const until = on < turn.from ? turn.from : on;
    const others = turns.filter((t) => t.id !== id);
    if (!anyway && daysWithoutTurn(others, until < today ? today : until, turn.until).length > 0) return refuse('leaves-nobody');
    await updateTurnEnd(tx, id, until, officer, ctx.now);
    await recordAudit(tx, ctx, {
      action: 'turn.ended',
      subject: { kind: 'centre', id: turn.centreId },
      centreId: turn.centreId,
      before: { until: turn.until },
      after: { from: turn.from, until },
    });
    return { ok: true, centreId: turn.centreId };
  });
}

/**
 * The demonstration's turns: half a year each, this half with two centres together, the one before and the next with one. May be run again:
 * a half year in which anybody has a turn is left alone. The actor must be the system.
 * The centre of whom a visitor is asked to be first has the turn now.
 * @param centres ids
 */
export async function seedDemonstrationTurns(ctx: Ctx, centres: readonly string[]): Promise<number> {
  const today = norwegianDay(ctx.now);
  const [first, second, third, fourth] = centres.toSorted((a, b) => Number(demonstrationBeginsWith(b)) - Number(demonstrationBeginsWith(a)));
  const wanted = [
    { half: halfYear(today, -1), who: [third] },
    { half: halfYear(today), who: [first, second] },
    { half: halfYear(today, 1), who: [fourth] },
  ];
  return inTransaction(ctx, async (tx) => {
    await lockTurns(tx);
    const there = await selectTurns(tx, halfYear(today, -1).from);
    const turns = wanted
      .filter((w) => !there.some((t) => overlaps(t, w.half)))
      .flatMap(({ half, who }) => who.flatMap((centreId) => (centreId === undefined ? [] : [{ centreId, ...half }])));
    await insertTurns(tx, turns, 'system:start', ctx.now);
    return turns.length;
  });
}

import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { longestWord, mayFollow } from '../fulfilment.ts';
import type { CentreSays, EntryKind, OfficerSays } from '../fulfilment.ts';
import { mayDecide, maySpeakFor } from './fulfilment-policy.ts';
import { insertEntry } from './fulfilment-store.server.ts';
import type { TaskKey } from './fulfilment-store.server.ts';
import { readYear } from './reading.server.ts';

interface Saying<K extends EntryKind> extends TaskKey {
  readonly kind: K;
  readonly text: string;
  /** How much had been said when it was written: what came after has not been read. */
  readonly seen: number;
}
/** empty, too-long, identity-number: of the text, which stays for ever once it is said. changed-meanwhile: somebody has said something since. not-now: there is nothing to accept, take back or answer. */
export type SayingFault = WrongText | 'changed-meanwhile' | 'not-now';
/** To be put right in the field itself. */
export type WrongText = 'empty' | 'too-long' | 'identity-number';
export type Said = { readonly ok: true } | { readonly ok: false; readonly reason: SayingFault };

/** The centre explains, or says that it is wrong. @throws AppError `not-found` to everybody but its own people */
export const addWord = (ctx: Ctx, saying: Saying<CentreSays>): Promise<Said> => say(ctx, saying, maySpeakFor(ctx.actor, saying.centreId));

/** An officer accepts, takes an acceptance back, or answers. @throws AppError `not-found` to everybody else */
export const decide = (ctx: Ctx, saying: Saying<OfficerSays>): Promise<Said> => say(ctx, saying, mayDecide(ctx.actor));

async function say(ctx: Ctx, { centreId, year, task, kind, text: written, seen }: Saying<EntryKind>, may: boolean): Promise<Said> {
  const { actor } = ctx;
  if (!may || actor.kind !== 'person' || !findCentre(ctx.definitions.scheme, centreId)) throw new AppError('not-found');
  const text = written.trim();
  if (text === '') return { ok: false, reason: 'empty' };
  if (text.length > longestWord) return { ok: false, reason: 'too-long' };
  if (holdsIdentityNumber(text)) return { ok: false, reason: 'identity-number' };
  return inTransaction(ctx, async (tx) => {
    const one = (await readYear(tx, ctx, { year, centreId }))?.centres[0]?.tasks.find((t) => t.task.number === task);
    if (!one) throw new AppError('not-found');
    if (one.entries.length !== seen) return { ok: false, reason: 'changed-meanwhile' };
    if (!mayFollow(kind, one.standing)) return { ok: false, reason: 'not-now' };
    const { state, n } = one.cell;
    const entry = { n: seen + 1, kind, text, at: ctx.now, byId: actor.personId, by: actor.name, basis: { state, n } };
    if (!(await insertEntry(tx, { centreId, year, task }, entry))) return { ok: false, reason: 'changed-meanwhile' };
    await recordAudit(tx, ctx, { action: `task.${kind}`, subject: { kind: 'task', id: `${centreId}/${year}/${task}` }, centreId, after: { year, task, state, n } });
    return { ok: true };
  });
}

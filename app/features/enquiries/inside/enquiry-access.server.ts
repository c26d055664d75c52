import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, invariant, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { mayReadEnquiry, mayUseInbox, mayWorkOn } from './enquiry-policy.ts';
import { lockEnquiry, selectEnquiry } from './enquiry-query.server.ts';
import type { StoredEnquiry } from './enquiry-query.server.ts';

/** A centre's own name for an enquiry: itself, and the number. */
export interface CaseKey {
  readonly centreId: string;
  readonly number: string;
}

/** @throws AppError `not-found` for a centre that has not had it, and for everybody else: whether it exists is not said */
export async function readCase(tx: Tx, ctx: Ctx, { centreId, number }: CaseKey): Promise<StoredEnquiry> {
  const enquiry = mayUseInbox(ctx.actor, centreId) ? await selectEnquiry(tx, { number }) : undefined;
  if (!enquiry || !mayReadEnquiry(ctx.actor, centreId, enquiry)) throw new AppError('not-found');
  return enquiry;
}

export type Taken = { readonly ok: true; readonly enquiry: StoredEnquiry };
/** To work on it, alone: `not-yours` when it is another centre's turn by now. @throws AppError `not-found` as above */
export async function takeCase(tx: Tx, ctx: Ctx, key: CaseKey): Promise<Taken | Refusal<'not-yours'>> {
  const locked = mayUseInbox(ctx.actor, key.centreId) ? await lockEnquiry(tx, { number: key.number }) : undefined;
  if (locked && mayWorkOn(ctx.actor, key.centreId, locked)) return { ok: true, enquiry: locked };
  await readCase(tx, ctx, key);
  return refuse('not-yours');
}

/** Whoever acts for a centre, by name. */
export function writerOf(ctx: Ctx): { readonly id: string; readonly name: string } {
  invariant(ctx.actor.kind === 'person', 'a centre acts through its people');
  return { id: ctx.actor.personId, name: ctx.actor.name };
}

/** The holder of a private link's own, to change it. @throws AppError `not-found` */
export async function takeOwn(tx: Tx, ctx: Ctx): Promise<StoredEnquiry> {
  const enquiry = ctx.actor.kind === 'link' ? await lockEnquiry(tx, { linkHash: ctx.actor.hash }) : undefined;
  if (!enquiry) throw new AppError('not-found');
  return enquiry;
}

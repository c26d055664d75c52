import type { Gathering } from '../gathering.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { oneLine } from '../../../platform/one-line.ts';
import { admission, participantStateAfter } from '../gathering.ts';
import type { Admitted, Invalid, OwnInput, PersonField, The } from '../inputs.ts';
import { asSystem, done, hold, storeParticipant } from './deed.server.ts';
import type { Done } from './deed.server.ts';
import { ownFaults } from './faults.ts';
import { holdsLink, mayActAs, organises } from './gathering-policy.ts';
import { tell } from './letters.server.ts';
import { offerFreed } from './offers.server.ts';
import { findParticipant, findParticipantByLink } from './participant-query.server.ts';
import type { StoredParticipant } from './participant-query.server.ts';
import { deleteNeeds, updatePerson } from './participant-store.server.ts';
import { written } from './written.ts';

/** Coming or not: one participant by their link, or those who signed them up. @throws AppError `not-found` for everybody else */

export interface Held {
  readonly gathering: Gathering;
  readonly participant: StoredParticipant;
}
/** The holder's own place, with the gathering held. */
export const own = async <T>(ctx: Ctx, work: (tx: Tx, held: Held) => Promise<T>): Promise<T> => {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const found = await findParticipantByLink(tx, actor.hash);
    if (!found) throw new AppError('not-found');
    const gathering = await hold(tx, found.gatheringId);
    const participant = await findParticipantByLink(tx, actor.hash);
    if (!participant) throw new AppError('not-found');
    return work(tx, { gathering, participant });
  });
};
/** One that the centre signed up, or anybody for the organiser. */
export const theirs = async <T>(ctx: Ctx, { centreId, id, participantId }: The & { readonly participantId: string }, work: (tx: Tx, held: Held) => Promise<T>): Promise<T> => {
  if (!mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const gathering = await hold(tx, id);
    const participant = await findParticipant(tx, participantId);
    const may = participant && (organises(ctx.actor, gathering, centreId) || (participant.centreId === centreId && centreId !== ''));
    if (!may || participant.gatheringId !== gathering.id) throw new AppError('not-found');
    return work(tx, { gathering, participant });
  });
};

export const isOpen = (ctx: Ctx, gathering: Gathering): boolean =>
  gathering.state === 'published' && norwegianDay(ctx.now) <= gathering.signUpUntil && gathering.startsAt > ctx.now;
export const isAhead = (ctx: Ctx, gathering: Gathering): boolean => gathering.state === 'published' && gathering.startsAt > ctx.now;

const tidied = ({ name, organisation, needs }: OwnInput): OwnInput => ({ name: oneLine(written(name)), organisation: oneLine(written(organisation)), needs: written(needs) });

/** A guest who is invited says yes; also one who said no, or withdrew. */
export function signUpOwn(ctx: Ctx, given: OwnInput): Promise<{ readonly ok: true; readonly state: Admitted } | Invalid<PersonField> | Refusal<'not-now' | 'closed'>> {
  const input = tidied(given);
  return own(ctx, async (tx, { gathering, participant }) => {
    if (participantStateAfter(participant.state, 'sign-up') === undefined || !participant.person || gathering.state !== 'published') return refuse('not-now');
    if (!isOpen(ctx, gathering)) return refuse('closed');
    const faults = ownFaults(input);
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    const state = admission(gathering);
    await updatePerson(tx, participant.id, { ...input, needs: gathering.askNeeds ? input.needs : '' });
    const after = await storeParticipant(tx, ctx, gathering, participant, 'gathering.signed-up', { state, since: ctx.now });
    await asSystem(tx, ctx, (system) => tell(tx, system, gathering, after, state));
    return { ok: true, state };
  });
}

/** Name, organisation and needs, until it begins. */
export function changeOwn(ctx: Ctx, given: OwnInput): Promise<{ readonly ok: true } | Invalid<PersonField> | Refusal<'not-now'>> {
  const input = tidied(given);
  return own(ctx, async (tx, { gathering, participant }) => {
    if (!participant.person || !isAhead(ctx, gathering) || participantStateAfter(participant.state, 'withdraw') === undefined) return refuse('not-now');
    const faults = ownFaults(input);
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    await updatePerson(tx, participant.id, { ...input, needs: gathering.askNeeds ? input.needs : '' });
    return done;
  });
}

export const declineOwn = (ctx: Ctx): Done<'not-now'> =>
  own(ctx, async (tx, { gathering, participant }) => {
    if (participantStateAfter(participant.state, 'decline') === undefined || !isAhead(ctx, gathering)) return refuse('not-now');
    await storeParticipant(tx, ctx, gathering, participant, 'gathering.invitation-declined', { state: 'declined', since: ctx.now });
    return done;
  });

export const withdrawOwn = (ctx: Ctx): Done<'not-now' | 'too-late'> => own(ctx, (tx, held) => withdraw(tx, ctx, held));
export const withdrawParticipant = (ctx: Ctx, the: The & { readonly participantId: string }): Done<'not-now' | 'too-late'> =>
  theirs(ctx, the, (tx, held) => withdraw(tx, ctx, held));
/** What they need is nobody's business any more; the place goes to the next in line. */
export async function withdraw(tx: Tx, ctx: Ctx, { gathering, participant }: Held): Done<'not-now' | 'too-late'> {
  if (participantStateAfter(participant.state, 'withdraw') === undefined || gathering.state !== 'published') return refuse('not-now');
  if (gathering.startsAt <= ctx.now) return refuse('too-late');
  const had = participant.state === 'coming';
  const after = await storeParticipant(tx, ctx, gathering, participant, 'gathering.withdrawn', { state: 'withdrawn', since: ctx.now });
  await asSystem(tx, ctx, async (system) => {
    await deleteNeeds(tx, [participant.id]);
    await tell(tx, system, gathering, after, 'withdrawn', { had });
    await offerFreed(tx, system, gathering.id);
  });
  return done;
}

export const acceptOwn = (ctx: Ctx): Done<'not-now' | 'too-late'> => own(ctx, (tx, held) => accept(tx, ctx, held));
export const acceptParticipant = (ctx: Ctx, the: The & { readonly participantId: string }): Done<'not-now' | 'too-late'> => theirs(ctx, the, (tx, held) => accept(tx, ctx, held));
/** `too-late`: the offer has gone to the next in line. */
async function accept(tx: Tx, ctx: Ctx, { gathering, participant }: Held): Done<'not-now' | 'too-late'> {
  if (participantStateAfter(participant.state, 'accept') === undefined || gathering.state !== 'published') return refuse('not-now');
  if (gathering.startsAt <= ctx.now || (participant.offerUntil && participant.offerUntil <= ctx.now)) return refuse('too-late');
  const after = await storeParticipant(tx, ctx, gathering, participant, 'gathering.offer-accepted', { state: 'coming', since: ctx.now });
  await asSystem(tx, ctx, (system) => tell(tx, system, gathering, after, 'coming'));
  return done;
}

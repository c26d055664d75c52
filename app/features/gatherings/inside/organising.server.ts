import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { norwegianYear } from '../../../platform/locale.ts';
import { oneLine } from '../../../platform/one-line.ts';
import { gatheringStateAfter } from '../gathering.ts';
import type { GatheringInput, Gathering } from '../gathering.ts';
import type { GatheringField, Invalid, The } from '../inputs.ts';
import { asSystem, audited, doer, done, holdOwn } from './deed.server.ts';
import type { Done } from './deed.server.ts';
import { gatheringFaults } from './faults.ts';
import { mayActAs } from './gathering-policy.ts';
import { findGathering, findGatheringByOnce } from './gathering-query.server.ts';
import { insertGathering, lockOnce, markGathering, moveItems, takeNumber, updateGathering } from './gathering-store.server.ts';
import { tell, tellInvitedCentres } from './letters.server.ts';
import { offerFreed } from './offers.server.ts';
import { selectParticipants } from './participant-query.server.ts';
import { written } from './written.ts';

/** What the one who calls a gathering does with it. @throws AppError `not-found` for everybody else */

const tidied = (g: GatheringInput): GatheringInput => ({
  ...g,
  title: oneLine(written(g.title)),
  text: written(g.text),
  place: oneLine(written(g.place)),
  online: written(g.online),
  centres: [...new Set(g.centres)],
});
/** What the log of deeds keeps. */
const factsIn = ({ kind, title, startsAt, endsAt, place, places, approval, signUpUntil, centres }: GatheringInput) => ({
  kind,
  title,
  startsAt,
  endsAt,
  place,
  places,
  approval,
  signUpUntil,
  centres,
});

type Saved = { readonly ok: true; readonly id: string } | Invalid<GatheringField> | Refusal<'changed-meanwhile' | 'not-now' | 'under-taken'>;
/** A new one (no `id`) is a draft. Those who come are told of a new time or place; more places are offered to the queue. `once`: made with the form. */
export async function saveGathering(
  ctx: Ctx,
  input: { readonly centreId: string; readonly id?: string | undefined; readonly version?: number | undefined; readonly once: string; readonly gathering: GatheringInput },
): Promise<Saved> {
  const { centreId, id, version, once } = input;
  if (!mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
  if (!/^[\w-]{8,80}$/.test(once)) throw new AppError('malformed');
  const gathering = tidied(input.gathering);
  const faults = gatheringFaults(gathering, { centreId, now: ctx.now, known: ctx.definitions });
  if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
  return inTransaction(ctx, (tx) => (id === undefined ? make(tx, ctx, { centreId, once, gathering }) : change(tx, ctx, { centreId, id, version, gathering })));
}

async function make(tx: Tx, ctx: Ctx, { centreId, once, gathering }: { readonly centreId: string; readonly once: string; readonly gathering: GatheringInput }): Promise<Saved> {
  // Two presses at once take turns; the second gives what the first made.
  await lockOnce(tx, once);
  const before = await findGatheringByOnce(tx, centreId, once);
  if (before !== undefined) return { ok: true, id: before };
  const id = randomUUID();
  const number = await takeNumber(tx, norwegianYear(gathering.startsAt));
  const { demonstration } = ctx.definitions.scheme;
  await insertGathering(tx, { id, once, number, demonstration, centreId, by: doer(ctx), at: ctx.now }, gathering);
  await audited(tx, ctx, 'gathering.made', { number, centreId }, { after: factsIn(gathering) });
  return { ok: true, id };
}

async function change(
  tx: Tx,
  ctx: Ctx,
  { centreId, id, version, gathering: input }: The & { readonly version: number | undefined; readonly gathering: GatheringInput },
): Promise<Saved> {
  const gathering = await holdOwn(tx, ctx, { centreId, id });
  if (gatheringStateAfter(gathering.state, 'change') === undefined || (gathering.state === 'published' && gathering.startsAt <= ctx.now)) return refuse('not-now');
  if (version !== undefined && version !== gathering.version) return refuse('changed-meanwhile');
  if (input.places !== null && input.places < gathering.taken) return refuse('under-taken');
  const told =
    input.startsAt.getTime() !== gathering.startsAt.getTime() ||
    input.endsAt.getTime() !== gathering.endsAt.getTime() ||
    input.place !== gathering.place ||
    input.online !== gathering.online;
  await updateGathering(tx, id, input, gathering.sequence + 1);
  await moveItems(tx, id, input.startsAt.getTime() - gathering.startsAt.getTime());
  await audited(tx, ctx, 'gathering.changed', gathering, { before: factsIn(gathering), after: factsIn(input) });
  if (gathering.state === 'published') await asSystem(tx, ctx, (system) => followChange(tx, system, gathering, told));
  return { ok: true, id };
}
/** Those with a place take the change into their calendars; an offer never holds past the new beginning, for the next night sees to it. */
async function followChange(tx: Tx, system: Ctx, before: Gathering, told: boolean): Promise<void> {
  const now = (await findGathering(tx, before.id))!;
  if (told) {
    for (const participant of await selectParticipants(tx, before.id))
      if (['coming', 'offered', 'waiting', 'requested'].includes(participant.state)) await tell(tx, system, now, participant, 'changed');
    await tellInvitedCentres(tx, system, now, 'changed');
    // A new day is reminded of anew.
    await markGathering(tx, before.id, { remindedAt: null });
  }
  await offerFreed(tx, system, before.id);
}

/** The invitation goes to the centres' coordinators. */
export async function publishGathering(ctx: Ctx, the: The): Done<'not-now' | 'in-the-past'> {
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    if (gatheringStateAfter(gathering.state, 'publish') === undefined) return refuse('not-now');
    if (gathering.startsAt <= ctx.now) return refuse('in-the-past');
    await markGathering(tx, gathering.id, { state: 'published', publishedAt: ctx.now });
    await audited(tx, ctx, 'gathering.published', gathering, { after: factsIn(gathering) });
    await asSystem(tx, ctx, (system) => tellInvitedCentres(tx, system, gathering, 'invited'));
    return done;
  });
}

/** Everybody who was asked or has answered is told, and calendars take it out. */
export async function cancelGathering(ctx: Ctx, { text, ...the }: The & { readonly text: string }): Done<'not-now' | 'too-late' | 'identity-number'> {
  const words = written(text);
  if (words.length > 4000) throw new AppError('malformed');
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    if (gatheringStateAfter(gathering.state, 'cancel') === undefined) return refuse('not-now');
    if (gathering.state === 'published' && gathering.startsAt <= ctx.now) return refuse('too-late');
    if (holdsIdentityNumber(words)) return refuse('identity-number');
    const sequence = gathering.sequence + 1;
    await markGathering(tx, gathering.id, { state: 'cancelled', endedAt: ctx.now, sequence });
    await audited(tx, ctx, 'gathering.cancelled', gathering, { before: { state: gathering.state }, after: { state: 'cancelled' } });
    // Of a draft nobody has heard.
    if (gathering.state === 'published') {
      await asSystem(tx, ctx, async (system) => {
        const after = { ...gathering, sequence };
        for (const participant of await selectParticipants(tx, gathering.id))
          if (!['declined', 'withdrawn', 'refused'].includes(participant.state)) await tell(tx, system, after, participant, 'cancelled', { words });
        await tellInvitedCentres(tx, system, after, 'cancelled', words);
      });
    }
    return done;
  });
}

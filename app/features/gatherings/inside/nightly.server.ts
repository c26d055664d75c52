import type { Gathering } from '../gathering.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { gatheringStateAfter, participantStateAfter } from '../gathering.ts';
import { audited, hold, storeParticipant } from './deed.server.ts';
import { eraseDay, erasePerson } from './erasing.server.ts';
import { mayGiveNow } from './feedback-time.ts';
import { markGathering } from './gathering-store.server.ts';
import { remindOrganiser, tell } from './letters.server.ts';
import {
  selectBegunWithQueue,
  selectNotSummedUp,
  selectOver,
  selectSoon,
  selectUnasked,
  selectWithLapsedOffers,
  selectWithNeeds,
  selectWithPersons,
} from './nightly-query.server.ts';
import { offerFreed } from './offers.server.ts';
import { selectParticipants } from './participant-query.server.ts';
import { deleteNeeds, updateParticipant } from './participant-store.server.ts';

/** What the calendar does by itself. Every ctx is the system's. Run again, nothing is done twice. */

const dayMillis = 86_400_000;
const later = (now: Date, days: number): Date => new Date(now.getTime() + days * dayMillis);

/** Each gathering in a transaction of its own, read again when its turn comes: one that fails keeps no other waiting. */
async function each(ctx: Ctx, find: (tx: Tx) => Promise<readonly string[]>, work: (tx: Tx, gathering: Gathering) => Promise<void>): Promise<void> {
  for (const id of await inTransaction(ctx, find)) await inTransaction(ctx, async (tx) => work(tx, await hold(tx, id)));
}

/** Offers nobody took go back in the queue behind the others, and their places to the next in line. */
export const expireOffers = (ctx: Ctx): Promise<void> =>
  each(
    ctx,
    (tx) => selectWithLapsedOffers(tx, ctx.now),
    async (tx, gathering) => {
      const lapsed = (await selectParticipants(tx, gathering.id)).filter((p) => p.state === 'offered' && p.offerUntil !== null && p.offerUntil <= ctx.now);
      const passed: string[] = [];
      for (const [i, participant] of lapsed.entries()) {
        // Among themselves they keep their order.
        const after = await storeParticipant(tx, ctx, gathering, participant, 'gathering.offer-lapsed', { state: 'waiting', since: new Date(ctx.now.getTime() + i) });
        if (gathering.startsAt > ctx.now) await tell(tx, ctx, gathering, after, 'lapsed');
        passed.push(after.id);
      }
      await offerFreed(tx, ctx, gathering.id, passed);
    },
  );

const tellWithin = 2;
/** Those still in the queue, or without an answer, when it begins: there was no room, and they are told so once. Offers have lapsed before this. */
export const closeQueues = (ctx: Ctx): Promise<void> =>
  each(
    ctx,
    (tx) => selectBegunWithQueue(tx, ctx.now),
    async (tx, gathering) => {
      for (const participant of await selectParticipants(tx, gathering.id)) {
        const state = participantStateAfter(participant.state, 'close');
        if (state === undefined) continue;
        const after = await storeParticipant(tx, ctx, gathering, participant, 'gathering.no-room', { state, since: ctx.now });
        await deleteNeeds(tx, [participant.id]);
        // Nobody is written to about what was over long ago.
        if (gathering.startsAt > later(ctx.now, -tellWithin)) await tell(tx, ctx, gathering, after, 'no-room');
      }
    },
  );

/** The Norwegian day after, it counts as held. */
export const markHeld = (ctx: Ctx): Promise<void> =>
  each(
    ctx,
    (tx) => selectOver(tx, ctx.now),
    async (tx, gathering) => {
      if (gatheringStateAfter(gathering.state, 'mark-held') === undefined || norwegianDay(gathering.endsAt) >= norwegianDay(ctx.now)) return;
      await markGathering(tx, gathering.id, { state: 'held' });
      await audited(tx, ctx, 'gathering.held', gathering, { before: { state: gathering.state }, after: { state: 'held' } });
    },
  );

const remindDays = 3;
/** Those who come, once. */
export const remindBefore = (ctx: Ctx): Promise<void> =>
  each(
    ctx,
    (tx) => selectSoon(tx, ctx.now, later(ctx.now, remindDays)),
    async (tx, gathering) => {
      for (const participant of await selectParticipants(tx, gathering.id)) if (participant.state === 'coming') await tell(tx, ctx, gathering, participant, 'reminder');
      await markGathering(tx, gathering.id, { remindedAt: ctx.now });
    },
  );

const askedWithin = 30;
/** Those who were there, or were to come while nobody has noted who was. */
export const askForFeedback = (ctx: Ctx): Promise<void> =>
  each(
    ctx,
    (tx) => selectUnasked(tx, later(ctx.now, -askedWithin)),
    async (tx, gathering) => {
      if (gathering.items.some((i) => i.feedback))
        for (const participant of await selectParticipants(tx, gathering.id))
          if (mayGiveNow(ctx.now, gathering, participant)) await tell(tx, ctx, gathering, participant, 'feedback');
      await markGathering(tx, gathering.id, { feedbackAskedAt: ctx.now });
    },
  );

const sumUpAfter = 7;
export const remindToSumUp = (ctx: Ctx): Promise<void> =>
  each(
    ctx,
    (tx) => selectNotSummedUp(tx, later(ctx.now, -sumUpAfter)),
    async (tx, gathering) => {
      await remindOrganiser(tx, ctx, gathering);
      await markGathering(tx, gathering.id, { sumUpRemindedAt: ctx.now });
    },
  );

/** Diets and needs some days after; nobody asks for them again. */
export const eraseNeeds = (ctx: Ctx): Promise<void> => {
  const { eraseNeedsAfter } = ctx.definitions.gatherings;
  return each(
    ctx,
    (tx) => selectWithNeeds(tx, later(ctx.now, -eraseNeedsAfter)),
    async (tx, gathering) => {
      if (eraseDay(gathering, eraseNeedsAfter) >= norwegianDay(ctx.now)) return;
      const participants = await selectParticipants(tx, gathering.id);
      await deleteNeeds(
        tx,
        participants.map((p) => p.id),
      );
      await markGathering(tx, gathering.id, { needsErasedAt: ctx.now });
      await audited(tx, ctx, 'gathering.needs-erased', gathering);
    },
  );
};

/** Names and addresses some months after; their links lead nowhere from then on. */
export const erasePersons = (ctx: Ctx): Promise<void> => {
  const { erasePersonsAfter } = ctx.definitions.gatherings;
  return each(
    ctx,
    (tx) => selectWithPersons(tx, later(ctx.now, -erasePersonsAfter)),
    async (tx, gathering) => {
      if (eraseDay(gathering, erasePersonsAfter) >= norwegianDay(ctx.now)) return;
      for (const participant of await selectParticipants(tx, gathering.id)) {
        if (participant.person) await erasePerson(tx, ctx, gathering, participant);
        await updateParticipant(tx, participant.id, { linkHash: null });
      }
      await markGathering(tx, gathering.id, { erasedAt: ctx.now });
      await audited(tx, ctx, 'gathering.persons-erased', gathering);
    },
  );
};

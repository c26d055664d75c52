import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import { participantStateAfter } from '../gathering.ts';
import type { OwnPlace } from '../inputs.ts';
import { isOpen, own, withdraw } from './coming.server.ts';
import { asSystem, done } from './deed.server.ts';
import type { Done } from './deed.server.ts';
import { eraseDay, erasePerson } from './erasing.server.ts';
import { mayGiveNow } from './feedback-time.ts';
import { holdsLink, readsPapers } from './gathering-policy.ts';
import { findGathering, selectDocuments } from './gathering-query.server.ts';
import { findParticipantByLink, selectQueue } from './participant-query.server.ts';
import { asShown } from './reading.server.ts';

/** One participant by their own link: what they see, take with them and erase. */

/** Undefined for a link that leads nowhere (any more). */
export async function findOwnPlace(ctx: Ctx): Promise<OwnPlace | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const participant = await findParticipantByLink(tx, actor.hash);
    const found = participant && (await findGathering(tx, participant.gatheringId));
    if (!participant || !found) return undefined;
    // The queue is other people: only the place in it is for this one.
    const place = participant.state === 'waiting' ? (await asSystem(tx, ctx, () => selectQueue(tx, found.id))).findIndex((p) => p.id === participant.id) + 1 : undefined;
    const kept = participant.person !== undefined;
    const ahead = found.state === 'published' && found.startsAt > ctx.now;
    const can = (move: Parameters<typeof participantStateAfter>[1]): boolean => participantStateAfter(participant.state, move) !== undefined;
    return {
      gathering: { ...found, online: participant.state === 'coming' ? found.online : '', minutes: readsPapers(participant) ? found.minutes : '' },
      documents: readsPapers(participant) ? await selectDocuments(tx, found.id) : [],
      participant: asShown(participant),
      queuePlace: place,
      may: {
        'sign-up': kept && can('sign-up') && isOpen(ctx, found),
        decline: can('decline') && ahead,
        withdraw: can('withdraw') && ahead,
        accept: can('accept') && ahead && !(participant.offerUntil && participant.offerUntil <= ctx.now),
        change: kept && can('withdraw') && ahead,
        feedback: mayGiveNow(ctx.now, found, participant),
        erase: kept,
      },
      feedbackGiven: participant.feedbackGiven,
      eraseOn: kept ? eraseDay(found, ctx.definitions.gatherings.erasePersonsAfter) : undefined,
    };
  });
}

/** At once: the person, what they need, and letters to them. Of a gathering that is to come they are withdrawn first. What is counted stays. */
export function eraseOwnParticipant(ctx: Ctx): Done<'not-now'> {
  return own(ctx, async (tx, held) => {
    if (!held.participant.person) return refuse('not-now');
    // The letter that says so goes nowhere: whoever erases themselves has said it.
    await withdraw(tx, ctx, held);
    await asSystem(tx, ctx, (system) => erasePerson(tx, system, held.gathering, held.participant));
    return done;
  });
}

/** Everything that is held about the person, for them to download. @throws AppError `not-found` */
export async function exportOwnParticipant(ctx: Ctx): Promise<object> {
  const found = await findOwnPlace(ctx);
  if (!found) throw new AppError('not-found');
  const { gathering, participant, eraseOn, feedbackGiven } = found;
  const { number, title, startsAt, endsAt, place } = gathering;
  const { kind, centreId, office, language, state, attended, since, person } = participant;
  return {
    gathering: { number, title, startsAt, endsAt, place },
    participant: { kind, centreId, office, language, state, attended, since, feedbackGiven },
    person: person ?? null,
    eraseOn: eraseOn ?? null,
  };
}

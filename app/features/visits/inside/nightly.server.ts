import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import { hashOfSecret, newSecret } from '../../../platform/private-link.server.ts';
import { workingDaysBetween } from '../../../platform/working-days.ts';
import { eraseStrandedLetters, keepPrivateLink } from '../../notifications/notifications.server.ts';
import { centreForMunicipality } from '../../scheme/areas.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import type { Visit } from '../visit.ts';
import { hold, store } from './deed.server.ts';
import { eraseDay, erasePeople } from './erasing.server.ts';
import { aboutEvaluation, remindCentre, sendEvaluations, tellCentre, tellGroup } from './letters.server.ts';
import { onDay } from './lines.ts';
import { moved } from './moves.ts';
import {
  dropOldLinks,
  selectDaysWithLapsedOffers,
  selectLapsedOffers,
  selectNotSummedUp,
  selectOpenAt,
  selectOutlived,
  selectOver,
  selectToErase,
  selectUnanswered,
  selectUnevaluated,
  selectUnsettled,
} from './nightly-query.server.ts';
import { offerFreed } from './offers.server.ts';
import { holdDay, updateVisit } from './visit-store.server.ts';

/** What the calendar does by itself. Every ctx is the system's. Run again, nothing is done twice. */

const dayMillis = 86_400_000;
const before = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMillis);

/** Each visit in a transaction of its own, read again when its turn comes: one that fails keeps no other waiting. */
async function each(ctx: Ctx, find: (tx: Tx) => Promise<readonly Visit[]>, work: (tx: Tx, visit: Visit) => Promise<void>): Promise<number> {
  const due = await inTransaction(ctx, find);
  for (const found of due) {
    await inTransaction(ctx, async (tx) => {
      const { visit } = await hold(tx, found);
      if (visit.version === found.version) await work(tx, visit);
    });
  }
  return due.length;
}

/** Offers nobody took go back in the queue behind the others, and their places to the next in line. */
export async function expireOffers(ctx: Ctx): Promise<void> {
  for (const dayId of await inTransaction(ctx, (tx) => selectDaysWithLapsedOffers(tx, ctx.now))) {
    await inTransaction(ctx, async (tx) => {
      await holdDay(tx, dayId);
      const passed: string[] = [];
      for (const [i, found] of (await selectLapsedOffers(tx, dayId, ctx.now)).entries()) {
        const { visit } = await hold(tx, found);
        const change = moved(visit, 'expire', ctx.now);
        if (!change) continue;
        // Among themselves they keep their order.
        const after = await store(tx, ctx, visit, 'visit.offer-lapsed', { ...change, waitingSince: new Date(ctx.now.getTime() + i) });
        await tellGroup(tx, ctx, after, 'lapsed');
        passed.push(after.id);
      }
      await offerFreed(tx, ctx, dayId, passed);
    });
  }
}

/** The Norwegian day after, an agreed visit counts as held. Municipalities are written by the codes of the day. */
export async function markHeld(ctx: Ctx): Promise<void> {
  const today = norwegianDay(ctx.now);
  await each(
    ctx,
    async (tx) => (await selectOver(tx, ctx.now)).filter((v) => v.endsAt !== null && norwegianDay(v.endsAt) < today),
    async (tx, visit) => {
      const change = moved(visit, 'mark-held', ctx.now);
      if (!change || !visit.startsAt) return;
      await store(tx, ctx, visit, 'visit.held', { ...change, lines: onDay(ctx.definitions.geography, visit.lines, norwegianDay(visit.startsAt)) });
    },
  );
}

/** A day has begun, and some who asked for it got no place: they are ordinary requests from now on. */
export async function outliveDays(ctx: Ctx): Promise<void> {
  await each(
    ctx,
    (tx) => selectOutlived(tx, ctx.now),
    async (tx, visit) => {
      const change = moved(visit, 'outlive-day', ctx.now);
      if (!change) return;
      const after = await store(tx, ctx, visit, 'visit.outlived-day', { ...change, dayId: null, startsAt: null, endsAt: null, place: '' });
      await tellGroup(tx, ctx, after, 'outlived');
      await tellCentre(tx, ctx, after, 'outlived');
    },
  );
}

const evaluatedWithin = 30;
/** One secret for all visitors of the group, made once. */
export async function askForEvaluations(ctx: Ctx): Promise<void> {
  await each(
    ctx,
    (tx) => selectUnevaluated(tx, before(ctx.now, evaluatedWithin)),
    async (tx, visit) => {
      const secret = newSecret();
      await updateVisit(tx, visit.id, { evaluationHash: hashOfSecret(secret) });
      await keepPrivateLink(tx, aboutEvaluation(visit), href(visit.language, `/evaluering/${secret}`));
      await sendEvaluations(tx, ctx, visit);
    },
  );
}

/** Once for each visit, and one letter for all of a centre's. */
export async function remindToSumUp(ctx: Ctx): Promise<void> {
  const due = await inTransaction(ctx, (tx) => selectNotSummedUp(tx, before(ctx.now, ctx.definitions.visits.remindToSumUpAfter)));
  for (const [centreId, visits] of Map.groupBy(due, (v) => v.centreId)) {
    await inTransaction(ctx, async (tx) => {
      for (const visit of visits) await updateVisit(tx, visit.id, { remindedAt: ctx.now });
      await remindCentre(
        tx,
        ctx,
        centreId,
        'sum-up',
        visits.map((v) => v.number),
      );
    });
  }
}

/** The same for requests the centre has left unanswered for more working days than an enquiry may. Where there is nobody to write to, it is tried again. */
export async function remindToAnswer(ctx: Ctx): Promise<void> {
  const { answerWithin } = ctx.definitions.enquiries;
  const today = norwegianDay(ctx.now);
  const waiting = await inTransaction(ctx, (tx) => selectUnanswered(tx, before(ctx.now, answerWithin)));
  const due = waiting.filter(({ since }) => workingDaysBetween(norwegianDay(since), today) > answerWithin).map(({ visit }) => visit);
  for (const [centreId, visits] of Map.groupBy(due, (v) => v.centreId)) {
    await inTransaction(ctx, async (tx) => {
      if (!(await remindCentre(tx, ctx, centreId, 'unanswered', visits.map((v) => v.number).toSorted()))) return;
      for (const visit of visits) await updateVisit(tx, visit.id, { remindedAt: ctx.now });
    });
  }
}

const lapsesAfter = 60;
/** What nobody settled, and whose time has long passed, ends with a word to the group; its persons are then erased as all others. */
export async function lapseUnsettled(ctx: Ctx): Promise<void> {
  await each(
    ctx,
    (tx) => selectUnsettled(tx, before(ctx.now, lapsesAfter)),
    async (tx, visit) => {
      const change = moved(visit, 'lapse', ctx.now);
      if (!change) return;
      const after = await store(tx, ctx, visit, 'visit.lapsed', change);
      await tellGroup(tx, ctx, after, 'time-passed');
    },
  );
}

/** Requests to a centre whose agreement has ended go to the centre of the area. Agreed visits are between those who agreed. */
export async function handOver(ctx: Ctx): Promise<void> {
  const today = norwegianDay(ctx.now);
  const ended = ctx.definitions.scheme.centres.filter((c) => c.agreement.to !== undefined && !isActiveAt(c, today) && c.agreement.to <= today).map((c) => c.id);
  if (ended.length === 0) return;
  await each(
    ctx,
    (tx) => selectOpenAt(tx, ended),
    async (tx, visit) => {
      const to = nextCentre(ctx, visit, today);
      const change = moved(visit, to === undefined ? 'decline' : 'hand-over', ctx.now);
      if (!change) return;
      if (to === undefined) {
        const after = await store(tx, ctx, visit, 'visit.declined', change);
        return tellGroup(tx, ctx, after, 'declined');
      }
      const after = await store(tx, ctx, visit, 'visit.handed-over', { ...change, centreId: to, dayId: null, startsAt: null, endsAt: null, place: '' });
      await tellGroup(tx, ctx, after, 'moved');
      await tellCentre(tx, ctx, after, 'moved');
    },
  );
}
/** The nearest centre to where most of the group comes from; undefined when nobody has that area. */
function nextCentre(ctx: Ctx, visit: Visit, today: string): string | undefined {
  const { geography, scheme } = ctx.definitions;
  for (const { municipality } of visit.lines.toSorted((a, b) => b.planned - a.planned)) {
    const [first] = centreForMunicipality(geography, scheme, municipality, today);
    if (first) return first.centre.id;
  }
  return undefined;
}

/** Names, addresses and messages go some months after the visit; the count stays. Letters that could not be sent, and are news no more, go with them. */
export async function eraseOld(ctx: Ctx): Promise<void> {
  const months = ctx.definitions.visits.eraseAfter;
  const today = norwegianDay(ctx.now);
  await each(
    ctx,
    // The shortest months, so that none is missed; the day itself decides.
    async (tx) => (await selectToErase(tx, before(ctx.now, months * 28))).filter((v) => (eraseDay(v, months) ?? today) < today),
    (tx, visit) => erasePeople(tx, ctx, visit),
  );
  await inTransaction(ctx, (tx) => eraseStrandedLetters(tx, before(ctx.now, 30)));
  await inTransaction(ctx, (tx) => dropOldLinks(tx, { erasedBefore: before(ctx.now, 31), endedBefore: before(ctx.now, 90) }));
}

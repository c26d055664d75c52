import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { isOfficer, personId } from '../../access/access.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { gatheringStateAfter } from '../gathering.ts';
import type { Gathering, Participant } from '../gathering.ts';
import type { GatheringCase, GatheringLine, GatheringNews, The } from '../inputs.ts';
import { calendarFile } from './calendar.server.ts';
import { isOpen } from './coming.server.ts';
import { asSystem } from './deed.server.ts';
import { mayGiveNow } from './feedback-time.ts';
import { countFeedbacks } from './feedback-query.server.ts';
import { isInvited, mayActAs, organises } from './gathering-policy.ts';
import { findGathering, selectDocuments, selectGatherings } from './gathering-query.server.ts';
import { organiserName } from './letters.server.ts';
import { countParticipants, findParticipantByLink, selectComingFrom, selectParticipants, selectQueue } from './participant-query.server.ts';
import type { StoredParticipant } from './participant-query.server.ts';

/** What those who called a gathering, and those who are invited, see of it. `centreId`: whom one acts for, empty for the authority's officers. */

const dayOf = (gathering: Pick<Gathering, 'startsAt'>): string => norwegianDay(gathering.startsAt);
/** Those it called, and what it is invited to; officers: all but centres' drafts, which row-level security leaves out. */
function concerns(ctx: Ctx, gathering: Gathering, centreId: string): boolean {
  if (gathering.centreId === centreId) return true;
  if (gathering.state === 'draft') return false;
  if (centreId === '') return isOfficer(ctx.actor);
  const centre = findCentre(ctx.definitions.scheme, centreId);
  return centre !== undefined && isInvited(gathering, centre, dayOf(gathering));
}
const answered = (state: Participant['state']): boolean => !['declined', 'withdrawn', 'refused', 'invited'].includes(state);

async function linesOf(tx: Tx, ctx: Ctx, centreId: string, filter: { readonly year?: number | undefined }): Promise<GatheringLine[]> {
  const mine = (await selectGatherings(tx, filter)).filter((g) => concerns(ctx, g, centreId));
  const counts = await countParticipants(
    tx,
    mine.map((g) => g.id),
  );
  const byGathering = Map.groupBy(counts, (c) => c.gatheringId);
  return mine.map((gathering) => {
    const organiser = gathering.centreId === centreId;
    const all = byGathering.get(gathering.id) ?? [];
    const sum = (test: (c: (typeof all)[number]) => boolean): number => all.filter(test).reduce((n, c) => n + c.n, 0);
    return {
      gathering: shown(gathering, organiser),
      organiser,
      ownComing: centreId === '' ? 0 : sum((c) => c.centreId === centreId && answered(c.state)),
      requests: organiser ? sum((c) => c.state === 'requested') : 0,
    };
  });
}
/** Where to meet on video is for those who come. */
const shown = (gathering: Gathering, all: boolean): Gathering => (all ? gathering : { ...gathering, online: '' });

/** Those to come first, the next one on top; then the past, newest first. */
export async function listGatherings(ctx: Ctx, { centreId, year }: { readonly centreId: string; readonly year?: number | undefined }): Promise<readonly GatheringLine[]> {
  if (!mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
  const lines = await inTransaction(ctx, (tx) => linesOf(tx, ctx, centreId, { year }));
  const ahead = (line: GatheringLine): boolean => line.gathering.endsAt > ctx.now && line.gathering.state !== 'cancelled';
  return [...lines.filter(ahead).toReversed(), ...lines.filter((l) => !ahead(l))];
}

/** For a centre's start page. */
export async function countGatheringNews(ctx: Ctx, centreId: string): Promise<GatheringNews> {
  if (!mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
  const lines = await inTransaction(ctx, (tx) => linesOf(tx, ctx, centreId, {}));
  const open = lines.filter(({ gathering }) => gathering.state === 'published' && gathering.startsAt > ctx.now);
  return {
    toAnswer: open.filter((l) => !l.organiser && l.ownComing === 0 && norwegianDay(ctx.now) <= l.gathering.signUpUntil).length,
    requests: open.reduce((n, l) => n + l.requests, 0),
    toSumUp: lines.filter((l) => l.organiser && l.gathering.state === 'held').length,
    next: open.at(-1)?.gathering,
  };
}

/** @throws AppError `not-found` for those it does not concern */
export async function getGathering(ctx: Ctx, { centreId, id }: The): Promise<GatheringCase> {
  if (!mayActAs(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const gathering = await findGathering(tx, id);
    if (!gathering || !concerns(ctx, gathering, centreId)) throw new AppError('not-found');
    const organiser = organises(ctx.actor, gathering, centreId);
    const all = await selectParticipants(tx, id);
    const participants = organiser ? all : all.filter((p) => p.centreId === centreId && centreId !== '').map(withoutNeeds);
    const queue = await asSystem(tx, ctx, () => selectQueue(tx, id));
    const readsFeedback = organiser || isOfficer(ctx.actor);
    const account = personId(ctx.actor);
    return {
      gathering: shown(gathering, organiser || participants.some((p) => p.state === 'coming')),
      organiser,
      documents: await selectDocuments(tx, id),
      participants: participants.map(asShown),
      comingFrom: await asSystem(tx, ctx, () => selectComingFrom(tx, id)),
      queue: Object.fromEntries(queue.flatMap((p, i) => (participants.some((q) => q.id === p.id) ? [[p.id, i + 1]] : []))),
      may: mayNow(ctx, gathering, { organiser, centreId, readsFeedback }),
      feedbackFor: participants.find((p) => account !== undefined && p.accountId === account && mayGiveNow(ctx.now, gathering, p))?.id,
      feedbacks: readsFeedback ? await countFeedbacks(tx, id) : 0,
    };
  });
}
const withoutNeeds = (p: StoredParticipant): StoredParticipant => ({ ...p, person: p.person && { ...p.person, needs: '' } });
export const asShown = ({ id, gatheringId, kind, centreId, office, language, state, attended, since, offerUntil, person }: StoredParticipant): Participant => ({
  id,
  gatheringId,
  kind,
  centreId,
  office,
  language,
  state,
  attended,
  since,
  offerUntil,
  person,
});

function mayNow(
  ctx: Ctx,
  gathering: Gathering,
  { organiser, centreId, readsFeedback }: { readonly organiser: boolean; readonly centreId: string; readonly readsFeedback: boolean },
): GatheringCase['may'] {
  const { state } = gathering;
  const ahead = gathering.startsAt > ctx.now;
  const begun = (state === 'published' && !ahead) || state === 'held' || state === 'summed-up';
  const changes = organiser && gatheringStateAfter(state, 'change') !== undefined;
  return {
    change: changes && (ahead || state === 'draft'),
    publish: organiser && state === 'draft' && ahead,
    cancel: organiser && gatheringStateAfter(state, 'cancel') !== undefined && (ahead || state === 'draft'),
    programme: changes,
    documents: organiser && state !== 'cancelled',
    invite: organiser && state === 'published' && ahead,
    decide: organiser && state === 'published' && ahead,
    attendance: organiser && begun,
    minutes: organiser && begun,
    'sum-up': organiser && gatheringStateAfter(state, 'sum-up') !== undefined,
    'sign-up': centreId !== '' && isOpen(ctx, gathering),
    'read-feedback': readsFeedback && begun,
  };
}

/** To keep in one's own calendar; by link with `centreId` and `id` empty. @throws AppError `not-found` */
export async function gatheringFile(ctx: Ctx, { centreId, id }: The): Promise<{ readonly name: string; readonly content: string }> {
  const { actor } = ctx;
  const { gathering, online, language } = await inTransaction(ctx, async (tx) => {
    const participant = actor.kind === 'link' ? await findParticipantByLink(tx, actor.hash) : undefined;
    const found = await findGathering(tx, participant?.gatheringId ?? id);
    const reads = participant ? found?.state !== 'draft' : mayActAs(actor, centreId) && found !== undefined && concerns(ctx, found, centreId);
    if (!found || !reads) throw new AppError('not-found');
    const comes = participant
      ? participant.state === 'coming'
      : found.centreId === centreId || (await selectParticipants(tx, found.id)).some((p) => p.centreId === centreId && p.state === 'coming');
    return { gathering: found, online: comes, language: participant?.language ?? ('nb' as const) };
  });
  return { name: `${gathering.number}.ics`, content: calendarFile({ gathering, organiser: organiserName(ctx, gathering, language), language, now: ctx.now, online }) };
}

import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { findCoordinators } from '../access/access.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { queueMail } from '../notifications/notifications.server.ts';
import { centresIn } from '../scheme/scheme.ts';
import type { Centre } from '../scheme/scheme.ts';
import { progressOf } from './answers.ts';
import { checkAnswers } from './check-answers.ts';
import type { Progress } from './answers.ts';
import { questionsOf } from './edition.ts';
import { checksFor, editionIn, formOf, regionOf } from './inside/centre-form.ts';
import { openedMail, reminderMail, reopenedMail } from './inside/round-mail.ts';
import { mayRunRounds } from './inside/response-policy.ts';
import { selectResponse } from './inside/response-query.server.ts';
import { actorName, lockResponse, storeReopening } from './inside/response-store.server.ts';
import { selectCentreRound, selectRoundCounts, selectRoundLines, selectRounds } from './inside/round-query.server.ts';
import type { RoundLine } from './inside/round-query.server.ts';
import { insertRound, insertRoundCentres, lockReminders, updateCentreDeadline, updateDeadline, updateReminded } from './inside/round-store.server.ts';
import type { Answers } from './questionnaire.ts';
import { norwegianDay, roundState } from './round.ts';
import type { Round, RoundState } from './round.ts';

/** The calendar's own years, as the database has them: no year 0000. */
const isDate = (text: string): boolean => /^(?!0)\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;

export interface RoundSummary extends Round {
  readonly state: RoundState;
  readonly asked: number;
  readonly submitted: number;
  readonly begun: number;
}

/** Every round, newest first. @throws AppError `not-found` for others than officers and the system */
export async function listRounds(ctx: Ctx): Promise<readonly RoundSummary[]> {
  if (!mayRunRounds(ctx.actor)) throw new AppError('not-found');
  const today = norwegianDay(ctx.now);
  return inTransaction(ctx, async (tx) => {
    const counts = new Map((await selectRoundCounts(tx)).map((c) => [c.year, c]));
    return (await selectRounds(tx)).map((r) => ({ asked: 0, submitted: 0, begun: 0, ...counts.get(r.year), ...r, state: roundState(r, today) }));
  });
}

export interface CentreStatus {
  readonly centre: Centre;
  readonly line: RoundLine;
  readonly progress: Progress;
}

/** A round with every centre asked, in the scheme's order. @throws AppError `not-found` */
export async function getRound(ctx: Ctx, year: number): Promise<{ readonly round: Round; readonly state: RoundState; readonly centres: readonly CentreStatus[] }> {
  if (!mayRunRounds(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const round = (await selectRounds(tx)).find((r) => r.year === year);
    if (!round) throw new AppError('not-found');
    const lines = new Map((await selectRoundLines(tx, year)).map((l) => [l.round.centreId, l]));
    const centres = ctx.definitions.scheme.centres.flatMap((centre) => {
      const line = lines.get(centre.id);
      return line ? [{ centre, line, progress: progressIn(ctx, centre.id, year, line) }] : [];
    });
    return { round, state: roundState(round, norwegianDay(ctx.now)), centres };
  });
}

function progressIn(ctx: Ctx, centreId: string, year: number, line: RoundLine): Progress {
  const { edition } = formOf(ctx.definitions, centreId, year);
  const faulty = new Set(checkAnswers(edition, line.answers, checksFor(ctx.definitions, year, false)).map((f) => f.question));
  return progressOf(questionsOf(edition), line.answers, faulty);
}

/**
 * Opens a year's round for the centres whose agreement covers the year, and tells their coordinators.
 * Refused: `exists`; `bad-dates` when they are no dates or in the wrong order; `no-questions` in a year without questions.
 */
export async function openRound(
  ctx: Ctx,
  { year, opensOn, deadline }: Pick<Round, 'year' | 'opensOn' | 'deadline'>,
): Promise<{ readonly ok: true; readonly asked: number } | Refusal<'exists' | 'bad-dates' | 'no-questions'>> {
  if (!mayRunRounds(ctx.actor)) throw new AppError('not-found');
  if (!isDate(opensOn) || !isDate(deadline) || deadline < opensOn) return refuse('bad-dates');
  const centres = centresIn(ctx.definitions.scheme, year);
  if (editionIn(ctx.definitions.questionnaire, year).sections.length === 0 || centres.length === 0) return refuse('no-questions');
  return inTransaction(ctx, async (tx) => {
    const round = { year, opensOn, deadline, demonstration: ctx.definitions.scheme.demonstration };
    if (!(await insertRound(tx, round, actorName(ctx.actor), ctx.now))) return refuse('exists');
    await insertRoundCentres(
      tx,
      round,
      centres.map((c) => ({ id: c.id, region: regionOf(ctx.definitions, c, year) })),
    );
    await recordAudit(tx, ctx, { action: 'round.opened', subject: { kind: 'round', id: String(year) }, after: { opensOn, deadline, centres: centres.length } });
    await mailCoordinators(
      tx,
      ctx,
      centres.map((c) => c.id),
      (name) => openedMail({ name, year, opensOn, deadline }),
    );
    return { ok: true, asked: centres.length };
  });
}

/** A later deadline for one centre or for all. Refused: `bad-date`; `not-later` than the one that holds. */
export async function extendDeadline(
  ctx: Ctx,
  { year, deadline, centreId }: { year: number; deadline: string; centreId?: string | undefined },
): Promise<{ readonly ok: true } | Refusal<'bad-date' | 'not-later'>> {
  if (!mayRunRounds(ctx.actor)) throw new AppError('not-found');
  if (!isDate(deadline)) return refuse('bad-date');
  return inTransaction(ctx, async (tx) => {
    const before = centreId === undefined ? (await selectRounds(tx)).find((r) => r.year === year) : await selectCentreRound(tx, year, centreId);
    if (!before) throw new AppError('not-found');
    if (deadline <= before.deadline) return refuse('not-later');
    if (centreId === undefined) await updateDeadline(tx, year, deadline);
    else await updateCentreDeadline(tx, year, centreId, deadline);
    await recordAudit(tx, ctx, {
      action: 'round.extended',
      subject: { kind: 'round', id: String(year) },
      centreId: centreId ?? null,
      before: { deadline: before.deadline },
      after: { deadline },
    });
    return { ok: true };
  });
}

/**
 * Gives a submitted response back to the centre as a draft; its answers leave the figures until it is sent in again.
 * Refused: `reason-missing`; `not-submitted`; `deadline-needed` when the deadline is past and no later one is given.
 */
export async function reopenResponse(
  ctx: Ctx,
  { year, centreId, reason, deadline }: { year: number; centreId: string; reason: string; deadline?: string | undefined },
): Promise<{ readonly ok: true } | Refusal<'reason-missing' | 'not-submitted' | 'deadline-needed'>> {
  if (!mayRunRounds(ctx.actor)) throw new AppError('not-found');
  if (reason.trim() === '') return refuse('reason-missing');
  return inTransaction(ctx, async (tx) => {
    await lockResponse(tx, centreId, year);
    const round = await selectCentreRound(tx, year, centreId);
    if (!round) throw new AppError('not-found');
    const stored = await selectResponse(tx, centreId, year);
    if (stored?.status !== 'submitted') return refuse('not-submitted');
    const until = deadline !== undefined && deadline > round.deadline ? deadline : round.deadline;
    if (!isDate(until) || until < norwegianDay(ctx.now)) return refuse('deadline-needed');
    if (until !== round.deadline) await updateCentreDeadline(tx, year, centreId, until);
    // Submitted answers were settled when they were sent in: nothing unreadable is left in them.
    const answers = stored.answers as Answers;
    if (!(await storeReopening(tx, ctx, { centreId, year, version: stored.version, demonstration: stored.demonstration, region: round.region, answers }, reason.trim())))
      return refuse('not-submitted');
    await recordAudit(tx, ctx, {
      action: 'response.reopened',
      subject: { kind: 'response', id: `${centreId}/${year}` },
      centreId,
      after: { reason: reason.trim(), deadline: until },
    });
    await mailCoordinators(tx, ctx, [centreId], (name) => reopenedMail({ name, year, reason: reason.trim(), deadline: until }));
    return { ok: true };
  });
}

/** A second press within these minutes is the same reminder. */
const sameReminderMinutes = 10;

/**
 * Mails the coordinators of the centres that have not sent in. `reminded` counts those who were just reminded already: they get
 * no second letter. `without`: missing centres that have no coordinator to write to.
 */
export async function remindMissing(
  ctx: Ctx,
  year: number,
): Promise<{ readonly ok: true; readonly reminded: number; readonly without: readonly Centre[] } | Refusal<'not-open' | 'nobody-missing'>> {
  if (!mayRunRounds(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    await lockReminders(tx, year);
    const today = norwegianDay(ctx.now);
    const missing = (await selectRoundLines(tx, year)).filter((l) => l.state !== 'submitted');
    const open = missing.filter((l) => roundState(l.round, today) === 'open');
    if (missing.length === 0) return refuse('nobody-missing');
    if (open.length === 0) return refuse('not-open');
    const since = ctx.now.getTime() - sameReminderMinutes * 60_000;
    const waiting = open.filter((l) => (l.round.remindedAt?.getTime() ?? 0) <= since);
    const just = open.length - waiting.length;
    if (just > 0 && waiting.length === 0) return { ok: true, reminded: just, without: [] };
    const deadlines = new Map(waiting.map((l) => [l.round.centreId, l.round.deadline]));
    const written = await mailCoordinators(tx, ctx, [...deadlines.keys()], (name, centreId) => reminderMail({ name, year, deadline: deadlines.get(centreId)! }));
    if (written.size > 0) await updateReminded(tx, year, [...written], ctx.now);
    await recordAudit(tx, ctx, { action: 'round.reminded', subject: { kind: 'round', id: String(year) }, after: { centres: [...written] } });
    const without = ctx.definitions.scheme.centres.filter((c) => deadlines.has(c.id) && !written.has(c.id));
    return { ok: true, reminded: just + written.size, without };
  });
}

/** @returns the centres that had somebody to write to */
async function mailCoordinators(
  tx: Tx,
  ctx: Ctx,
  centreIds: readonly string[],
  mail: (name: string, centreId: string) => { template: string; subject: string; text: string },
): Promise<Set<string>> {
  const coordinators = await findCoordinators(tx, centreIds, norwegianDay(ctx.now));
  for (const c of coordinators) await queueMail(tx, ctx, { to: { name: c.name, address: c.email }, centreId: c.centreId, ...mail(c.name, c.centreId) });
  return new Set(coordinators.map((c) => c.centreId));
}

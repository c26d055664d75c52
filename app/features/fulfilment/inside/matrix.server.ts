import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay, norwegianYear } from '../../../platform/locale.ts';
import type { EvidenceRow, FactWish } from '../../indicators/fact.ts';
import { listEvidence } from '../../indicators/register-facts.server.ts';
import { listReportedAnswers } from '../../questionnaires/reported-answers.server.ts';
import type { Draft } from '../../questionnaires/answers.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import { isMissing, yearsWithRules } from '../fulfilment.ts';
import type { TaskEntry } from '../fulfilment.ts';
import { mayReadAll, mayReadTasks } from './fulfilment-policy.ts';
import { selectWaiting } from './fulfilment-store.server.ts';
import { readYear } from './reading.server.ts';
import type { CentreTask, CentreTasks, FulfilmentYear } from './reading.server.ts';

export interface Matrix extends FulfilmentYear {
  /** Newest first. */
  readonly years: readonly number[];
  /** Cells that are neither documented nor accepted, of tasks that have a rule. */
  readonly missing: number;
  /** The year is not over: what is missing may still come. */
  readonly going: boolean;
}
const missingIn = (centres: readonly CentreTasks[]): number => centres.reduce((sum, { tasks }) => sum + tasks.filter(({ cell, standing }) => isMissing(cell, standing)).length, 0);

/** The year to show: the one asked for, if there are rules for it, else the newest. @throws AppError `not-found` when there are rules for none */
function yearOf(ctx: Ctx, wanted: number | undefined): { readonly year: number; readonly years: readonly number[] } {
  const { fulfilment, scheme } = ctx.definitions;
  const years = yearsWithRules(fulfilment, scheme, norwegianYear(ctx.now));
  const year = wanted ?? years[0];
  if (year === undefined || !years.includes(year)) throw new AppError('not-found');
  return { year, years };
}

/** Centre × task of a year, for officers. @throws AppError `not-found` to everybody else, and for a year without rules */
export async function getMatrix(ctx: Ctx, wanted?: number): Promise<Matrix> {
  if (!mayReadAll(ctx.actor)) throw new AppError('not-found');
  const { year, years } = yearOf(ctx, wanted);
  const found = await inTransaction(ctx, (tx) => readYear(tx, ctx, { year }));
  if (!found) throw new AppError('not-found');
  return { ...found, years, missing: missingIn(found.centres), going: year === norwegianYear(ctx.now) };
}

export interface OwnTasks extends FulfilmentYear {
  readonly years: readonly number[];
  readonly own: CentreTasks;
  readonly going: boolean;
}
/** A centre's own tasks of a year; without a year the newest that it has any in. @throws AppError `not-found` */
export async function getOwnTasks(ctx: Ctx, { centreId, year: wanted }: { readonly centreId: string; readonly year?: number | undefined }): Promise<OwnTasks> {
  const centre = findCentre(ctx.definitions.scheme, centreId);
  if (!centre || !mayReadTasks(ctx.actor, centreId)) throw new AppError('not-found');
  const { agreement } = centre;
  const today = norwegianDay(ctx.now);
  const { years: all } = yearOf(ctx, undefined);
  const years = all.filter((y) => agreement.from < `${y + 1}-01-01` && agreement.from <= today && (agreement.to === undefined || agreement.to > `${y}-01-01`));
  const year = wanted ?? years[0];
  if (year === undefined || !years.includes(year)) throw new AppError('not-found');
  const found = await inTransaction(ctx, (tx) => readYear(tx, ctx, { year, centreId }));
  const own = found?.centres[0];
  if (!found || !own) throw new AppError('not-found');
  return { ...found, years, own, going: year === norwegianYear(ctx.now) };
}

/** What a centre lacks this year while something can be done; nothing before the autumn's date, and after the agreement. For its own people, and officers. */
export async function listMissingTasks(ctx: Ctx, centreId: string): Promise<{ readonly year: number; readonly tasks: readonly CentreTask[] }> {
  const { fulfilment, scheme } = ctx.definitions;
  const today = norwegianDay(ctx.now);
  const year = norwegianYear(ctx.now);
  const centre = findCentre(scheme, centreId);
  if (!centre || !mayReadTasks(ctx.actor, centreId)) throw new AppError('not-found');
  if (today.slice(5) < fulfilment.warnFrom || !isActiveAt(centre, today)) return { year, tasks: [] };
  const found = await inTransaction(ctx, (tx) => readYear(tx, ctx, { year, centreId }));
  return { year, tasks: found?.centres[0]?.tasks.filter(({ cell, standing }) => isMissing(cell, standing)) ?? [] };
}

export interface WishEvidence {
  readonly wish: FactWish;
  readonly rows: readonly EvidenceRow[];
  readonly n: number;
}
export interface TaskPage extends CentreTask {
  readonly year: number;
  readonly centre: CentreTasks['centre'];
  readonly months: number;
  readonly form: CentreTasks['form'];
  readonly period: FulfilmentYear['period'];
  readonly evidence: readonly WishEvidence[];
  /** What was sent in, or is being written. */
  readonly answers: Draft | undefined;
  readonly reasons: Readonly<Record<string, string>>;
}
const shownRows = 5;

/** One task of one centre, with what it stands on. For officers and the centre itself. @throws AppError `not-found` */
export async function getTask(ctx: Ctx, { centreId, year, task }: { readonly centreId: string; readonly year: number; readonly task: number }): Promise<TaskPage> {
  if (!mayReadTasks(ctx.actor, centreId)) throw new AppError('not-found');
  yearOf(ctx, year);
  return inTransaction(ctx, async (tx) => {
    const found = await readYear(tx, ctx, { year, centreId });
    const own = found?.centres[0];
    const one = own?.tasks.find((t) => t.task.number === task);
    if (!found || !own || !one) throw new AppError('not-found');
    const evidence: WishEvidence[] = [];
    for (const { wish } of one.cell.measured) evidence.push({ wish, ...(await listEvidence(tx, ctx, { centreId, year, wish, most: shownRows })) });
    const form = (await listReportedAnswers(tx, ctx, year)).get(centreId);
    return { ...one, year, centre: own.centre, months: own.months, form: own.form, period: found.period, evidence, answers: form?.answers, reasons: form?.reasons ?? {} };
  });
}

export interface WaitingWord {
  readonly centreId: string;
  readonly year: number;
  readonly task: number;
  readonly entry: TaskEntry;
}
/** What centres have said that no officer has answered, the oldest first. For officers. */
export async function listWaitingWords(ctx: Ctx): Promise<readonly WaitingWord[]> {
  if (!mayReadAll(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => selectWaiting(tx));
}

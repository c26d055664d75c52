import path from 'node:path';
import { systemActor } from '../../platform/actor.ts';
import type { Ctx, Definitions } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { centresIn } from '../scheme/scheme.ts';
import { progressOf } from './answers.ts';
import { questionsOf } from './edition.ts';
import { insertBases } from './inside/basis-store.server.ts';
import { formOf, regionOf } from './inside/centre-form.ts';
import { prefilledDraft, toldByRegisters } from './inside/demonstration/from-registers.server.ts';
import { makeAnswers } from './inside/demonstration/make-answers.ts';
import { settingsFile } from './inside/demonstration/settings-file.ts';
import type { DemonstrationSettings } from './inside/demonstration/settings.ts';
import { newReceipt } from './inside/receipt.ts';
import { actorName, insertImported, storeDraft } from './inside/response-store.server.ts';
import type { Imported } from './inside/response-store.server.ts';
import { selectRounds } from './inside/round-query.server.ts';
import { insertRound, insertRoundCentres } from './inside/round-store.server.ts';
import type { Answers } from './questionnaire.ts';
import { norwegianDay, usualDates } from './round.ts';
import type { Round } from './round.ts';

/**
 * How the scheme's demonstration answers are made, from `demonstration/demonstration.yaml`; undefined for a scheme without them.
 * @throws DefinitionError naming file, line and reason of every fault.
 */
export const loadDemonstration = (dir: string, known: Pick<Definitions, 'scheme' | 'questionnaire' | 'indicators'>): DemonstrationSettings | undefined =>
  known.scheme.demonstration ? loadYaml(path.join(dir, 'demonstration', 'demonstration.yaml'), settingsFile(known)) : undefined;

/** The newest year that is over: the one there is a form to answer about. */
export const newestYear = (today: string): number => Number(today.slice(0, 4)) - 1;

const minute = 60 * 1000;
const day = 24 * 60 * minute;
const daysFrom = (date: string, days: number): string => new Date(Date.parse(date) + days * day).toISOString().slice(0, 10);

const clock = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Oslo', weekday: 'short', hour: '2-digit', hourCycle: 'h23' });

/** Nobody answers at night or in the weekend: the last time before `at`, by whole hours, that is between 8 and 16 on a weekday. */
export function atWork(at: Date): Date {
  const parts = new Map(clock.formatToParts(at).map((part) => [part.type, part.value]));
  const hour = Number(parts.get('hour'));
  const weekend = ['Sat', 'Sun'].includes(parts.get('weekday') ?? '');
  return hour >= 8 && hour < 16 && !weekend ? at : atWork(new Date(at.getTime() - 60 * minute));
}

/** The newest round is open at the first start whatever the date; the others have had their time. */
function roundOf(year: number, today: string): Round {
  const usual = usualDates(year);
  if (year !== newestYear(today)) return { year, ...usual, demonstration: true };
  const opensOn = [usual.opensOn, daysFrom(today, -21)].toSorted()[0]!;
  const deadline = [usual.deadline, daysFrom(today, 14)].toSorted().at(-1)!;
  return { year, opensOn, deadline, demonstration: true };
}

/**
 * Answers for every centre and year up to the open round, and an open round in which some have submitted and some have begun.
 * After the registers: answers say what those say. Once: where there is any round already, nothing is done. As the system. @returns how many responses were written.
 */
export async function seedDemonstrationAnswers(given: Ctx): Promise<number> {
  const settings = given.definitions.demonstration;
  if (!settings) return 0;
  const ctx = { ...given, actor: systemActor('demonstration') };
  const today = norwegianDay(ctx.now);
  const newest = newestYear(today);
  return inTransaction(ctx, async (tx) => {
    if ((await selectRounds(tx)).length > 0) return 0;
    const past: Imported[] = [];
    for (let year = settings.from; year <= newest; year++) {
      const round = roundOf(year, today);
      await openForAll(tx, ctx, round);
      if (year < newest) past.push(...pastResponses(ctx, settings, round));
    }
    const { submitted, drafts } = openResponses(ctx, settings, newest);
    const sent: Imported[] = [];
    for (const one of [...past, ...submitted]) sent.push({ ...one, answers: await toldByRegisters(tx, ctx, one, one.answers) });
    await insertImported(tx, ctx, sent);
    for (const [i, draft] of drafts.entries()) {
      const now = atWork(new Date(ctx.now.getTime() - (i * 26 * 60 + 40) * minute));
      await storeBegun(tx, { ...ctx, now }, settings, { ...draft, year: newest });
    }
    const made = past.length + submitted.length + drafts.length;
    await recordAudit(tx, ctx, {
      action: 'demonstration.seeded',
      subject: { kind: 'scheme', id: ctx.definitions.scheme.id },
      after: { responses: made, from: settings.from, to: newest },
    });
    return made;
  });
}

async function storeBegun(
  tx: Tx,
  ctx: Ctx,
  { openRound }: DemonstrationSettings,
  { centreId, year, answers }: { centreId: string; year: number; answers: Answers },
): Promise<void> {
  const at = { centreId, year };
  const said = await toldByRegisters(tx, ctx, at, answers);
  const changed = openRound.prefilled?.centre === centreId ? openRound.prefilled.changed : undefined;
  const shown = openRound.prefilled?.centre === centreId ? await prefilledDraft(tx, ctx, at, said, openRound.prefilled) : { answers: said, bases: [] };
  const earlier = shown.bases.filter((basis) => basis.question === changed);
  const [answered] = earlier.flatMap(({ question }) => shown.answers.byQuestion[question] ?? []);
  if (changed !== undefined && answered) {
    // Answered the day before: of one moment the registers cannot say two things.
    const before = { ...ctx, now: atWork(new Date(ctx.now.getTime() - day)) };
    await storeDraft(tx, before, { ...at, version: 1, kind: 'saved', answers: { byQuestion: { [changed]: answered }, comments: {} } }, true);
    await insertBases(tx, before, { ...at, version: 1 }, earlier);
  }
  const version = answered ? 2 : 1;
  await storeDraft(tx, ctx, { ...at, version, kind: 'saved', answers: shown.answers }, true);
  await insertBases(
    tx,
    ctx,
    { ...at, version },
    shown.bases.filter((basis) => basis.question !== changed),
  );
}

async function openForAll(tx: Tx, ctx: Ctx, round: Round): Promise<void> {
  const { definitions } = ctx;
  await insertRound(tx, round, actorName(ctx.actor), ctx.now);
  const centres = centresIn(definitions.scheme, round.year).map((c) => ({ id: c.id, region: regionOf(definitions, c, round.year) }));
  await insertRoundCentres(tx, round, centres);
}

function imported({ definitions }: Ctx, centreId: string, year: number, answers: Answers, at: Date): Imported {
  const region = regionOf(definitions, formOf(definitions, centreId, year).centre, year);
  return { centreId, year, region, demonstration: true, answers, receipt: newReceipt(year), at };
}

/** Sent in on different days of the round, the last ones on the deadline. */
function pastResponses(ctx: Ctx, settings: DemonstrationSettings, { year, opensOn }: Round): Imported[] {
  const made = [...makeAnswers(ctx.definitions, settings, year)];
  return made.map(([centreId, answers], i) =>
    imported(ctx, centreId, year, answers, new Date(Date.parse(`${opensOn}T07:12:00Z`) + Math.floor((i + 1) * (69 / made.length)) * day + (((year + i) * 37) % 360) * minute)),
  );
}

/** In the open round nothing that is submitted lacks a required answer; a draft is filled in from the top. */
function openResponses(ctx: Ctx, settings: DemonstrationSettings, year: number): { submitted: Imported[]; drafts: { centreId: string; answers: Answers }[] } {
  const made = makeAnswers(ctx.definitions, { ...settings, unanswered: 0 }, year);
  const { submitted, drafts } = settings.openRound;
  return {
    submitted: submitted.flatMap((id, i) => {
      const answers = made.get(id);
      return answers ? [imported(ctx, id, year, answers, atWork(new Date(ctx.now.getTime() - (i * 31 + 5) * 60 * minute)))] : [];
    }),
    drafts: Object.entries(drafts).flatMap(([centreId, share]) => {
      const answers = made.get(centreId);
      return answers ? [{ centreId, answers: firstPart(ctx, centreId, year, answers, share) }] : [];
    }),
  };
}

/** The answers from the top of the form until `share` of the required questions are answered. */
export function firstPart({ definitions }: Pick<Ctx, 'definitions'>, centreId: string, year: number, answers: Answers, share: number): Answers {
  const questions = questionsOf(formOf(definitions, centreId, year).edition);
  const wanted = Math.round(progressOf(questions, answers).of * share);
  const byQuestion: Record<string, Answers['byQuestion'][string]> = {};
  for (const { id } of questions) {
    if (progressOf(questions, { byQuestion, comments: {} }).answered >= wanted) break;
    const answer = answers.byQuestion[id];
    if (answer) byQuestion[id] = answer;
  }
  const comments = Object.fromEntries(Object.entries(answers.comments).filter(([id]) => id in byQuestion));
  return { byQuestion, comments };
}

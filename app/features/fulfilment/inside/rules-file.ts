import { z } from 'zod';
import type { Definitions } from '../../../platform/context.ts';
import { isKnownWish } from '../../indicators/fact.ts';
import { findIndicator } from '../../indicators/series.ts';
import { needs } from '../fulfilment.ts';
import type { EvidenceWish, FulfilmentRules, ReportedWish, TaskRule } from '../fulfilment.ts';

/** The shape of fulfilment.yaml, and what no shape can say: that every indicator, question, option and task is there. */
const localText = z.strictObject({ nb: z.string().trim().min(1), nn: z.string().trim().min(1), en: z.string().trim().min(1).optional() });
const count = z.number().int().min(1);
const monthDay = z.string().regex(/^(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/, 'write the month and the day, as "10-01"');

const rule = z
  .strictObject({
    task: count,
    need: z.enum(needs).default('any'),
    atLeast: count.optional(),
    evidence: z.array(z.strictObject({ indicator: z.string().min(1), item: z.string().min(1).optional(), atLeast: count.optional() })).default([]),
    reported: z.array(z.strictObject({ question: z.string().min(1), options: z.array(z.string().min(1)).min(1).optional() })).default([]),
    note: localText.optional(),
  })
  .superRefine((one, context) => {
    if (one.evidence.length === 0 && one.reported.length === 0) context.addIssue({ code: 'custom', message: 'a task with neither evidence nor answers has no rule: leave it out' });
    if (one.need === 'total') {
      if (one.atLeast === undefined) context.addIssue({ code: 'custom', message: 'a total needs atLeast beside it' });
      return;
    }
    if (one.atLeast !== undefined) context.addIssue({ code: 'custom', path: ['atLeast'], message: 'only a total has atLeast by itself: write it with each indicator' });
  });

type File = { readonly warnFrom: string; readonly periods: Readonly<Record<string, readonly z.output<typeof rule>[]>> };
type Known = Pick<Definitions, 'scheme' | 'questionnaire' | 'indicators'>;
type Say = (path: readonly (string | number)[], message: string) => void;

export const rulesFile = (known: Known) =>
  z
    .strictObject({ warnFrom: monthDay, periods: z.record(z.string(), z.array(rule)) })
    .superRefine((file, context) => checkTasks(file, known, (path, message) => context.addIssue({ code: 'custom', path: ['periods', ...path], message })))
    .transform(toRules);

function checkTasks(file: File, known: Known, say: Say): void {
  for (const [periodId, tasks] of Object.entries(file.periods)) {
    const period = known.scheme.periods.find((p) => p.id === periodId);
    if (!period) {
      say([periodId], `"${periodId}" is no agreement period of the scheme`);
      continue;
    }
    tasks.forEach((one, at) => {
      if (!period.tasks.some((t) => t.number === one.task)) say([periodId, at, 'task'], `there is no task ${one.task} in ${periodId}`);
      if (tasks.findIndex((t) => t.task === one.task) < at) say([periodId, at, 'task'], `task ${one.task} has two rules`);
      const unknown = one.evidence.filter((wish) => !isKnownWish(known.indicators, wish));
      for (const wish of unknown)
        say([periodId, at, 'evidence', one.evidence.indexOf(wish)], `there is no number "${[wish.indicator, wish.item].filter(Boolean).join(' ')}" in the registers`);
      if (unknown.length === 0 && one.need === 'total' && !isApart(one.evidence, known))
        say([periodId, at, 'need'], 'a total adds: its items must be of one list, and nothing may be in two of them');
      one.reported.forEach((wish, i) => checkAnswer(wish, known, (message) => say([periodId, at, 'reported', i], message)));
    });
  }
}

/** Nothing is counted in two of the wishes. */
function isApart(evidence: readonly Pick<EvidenceWish, 'indicator' | 'item'>[], { indicators }: Known): boolean {
  const [first] = evidence;
  if (!first || evidence.length === 1) return true;
  const lists = new Set(evidence.map((wish) => wish.item?.split('/')[0]));
  const list = findIndicator(indicators, first.indicator)?.breakdowns?.find((one) => lists.has(one.id));
  return lists.size === 1 && list?.overlapping !== true && list !== undefined && evidence.every((wish) => wish.indicator === first.indicator);
}

function checkAnswer({ question: id, options }: ReportedWish, { questionnaire }: Known, say: (message: string) => void): void {
  const question = questionnaire.questions.find((q) => q.id === id);
  if (!question) return say(`there is no question "${id}"`);
  if (question.kind === 'number') {
    if (options) say(`"${id}" is a number: it has no options`);
    return;
  }
  if (question.kind !== 'several' && question.kind !== 'one') return say(`"${id}" is neither a choice nor a number: it says nothing by itself`);
  if (!options) return say(`"${id}" needs the options that say it was done`);
  for (const option of options) {
    const found = question.options.find((o) => o.id === option);
    if (!found) say(`"${id}" has no option "${option}"`);
    else if (found.exclusive) say(`"${option}" says that nothing was done`);
  }
}

const toRules = (file: File): FulfilmentRules => ({
  warnFrom: file.warnFrom,
  periods: Object.fromEntries(Object.entries(file.periods).map(([period, tasks]) => [period, Object.fromEntries(tasks.map((one) => [one.task, toRule(one)]))])),
});
const toRule = ({ need, atLeast = 1, evidence, reported, note }: z.output<typeof rule>): TaskRule => ({
  need,
  atLeast,
  evidence: evidence.map((wish) => ({ indicator: wish.indicator, item: wish.item, atLeast: wish.atLeast ?? 1 })),
  reported,
  note,
});

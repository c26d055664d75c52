import type { LocalText } from '../../platform/locale.ts';
import type { FactWish } from '../indicators/fact.ts';
import type { Draft } from '../questionnaires/answers.ts';
import type { AgreementPeriod, Centre, Scheme, Task } from '../scheme/scheme.ts';
import { centresIn, periodOf } from '../scheme/scheme.ts';

/**
 * Whether a centre did what the agreement asks, task for task and year for year. The registers document; the yearly form alone
 * reports; what nobody has made a rule for is the authority's own judgement.
 */
export const taskStates = ['documented', 'reported', 'nothing', 'unruled'] as const;
/** documented: the registers reach the threshold. reported: only the form says so. unruled: nobody has said how it is measured; the authority decides. */
export type TaskState = (typeof taskStates)[number];

/** A number of the register, or a part of it: `activities.held`, `activity-kind/local-media`. */
export interface EvidenceWish extends FactWish {
  /** For a whole year. In a total the rule's own counts instead. */
  readonly atLeast: number;
}
/** An answer that says it was done: one of the options, or any number above zero. */
export interface ReportedWish {
  readonly question: string;
  readonly options?: readonly string[] | undefined;
}

export const needs = ['any', 'all', 'total'] as const;
/** any: one of the wishes is enough. all: each of them. total: together they reach the threshold. */
export type Need = (typeof needs)[number];

export interface TaskRule {
  readonly need: Need;
  readonly evidence: readonly EvidenceWish[];
  /** Of a total. */
  readonly atLeast: number;
  readonly reported: readonly ReportedWish[];
  /** What a reader must know of how the task is measured. */
  readonly note?: LocalText | undefined;
}
export interface FulfilmentRules {
  /** The day (MM-DD) from which a centre is told what is missing, while something can be done. */
  readonly warnFrom: string;
  /** By agreement period, then by task number. */
  readonly periods: Readonly<Record<string, Readonly<Record<number, TaskRule>>>>;
}

declare module '../../platform/context.ts' {
  interface Definitions {
    readonly fulfilment: FulfilmentRules;
  }
}

export interface Measured {
  readonly wish: EvidenceWish;
  /** What this centre had to reach this year. */
  readonly atLeast: number;
  /** Undefined: there was no register that year. */
  readonly n: number | undefined;
  readonly reached: boolean;
}
export interface TaskCell {
  readonly state: TaskState;
  /** What the registers have of it: of a total the sum, else the largest. Never added where one thing may count twice. */
  readonly n: number;
  readonly measured: readonly Measured[];
  /** The answers that report it. */
  readonly reported: readonly ReportedWish[];
}

/** A threshold is for a whole year; a centre whose agreement covers part of it has its share, and never less than one. */
export const thresholdFor = (atLeast: number, months: number): number => Math.max(1, Math.ceil((atLeast * months) / 12));

function says({ byQuestion }: Pick<Draft, 'byQuestion'>, { question, options }: ReportedWish): boolean {
  const answer = byQuestion[question];
  if (!answer) return false;
  if (answer.kind === 'several') return answer.chosen.some((one) => options?.includes(one));
  if (answer.kind === 'one') return options?.includes(answer.chosen) ?? false;
  return answer.kind === 'number' && answer.value > 0;
}

/**
 * What a task has come to. Pure, and monotone: more in the registers or in the form never makes it worse. `answers` are those that
 * were sent in; a form that is open, or open again, reports nothing yet.
 */
export function cellOf(rule: TaskRule | undefined, facts: (wish: EvidenceWish) => number | undefined, answers: Pick<Draft, 'byQuestion'> | undefined, months = 12): TaskCell {
  if (!rule) return { state: 'unruled', n: 0, measured: [], reported: [] };
  const measured = rule.evidence.map((wish): Measured => {
    const n = facts(wish);
    const atLeast = thresholdFor(rule.need === 'total' ? rule.atLeast : wish.atLeast, months);
    return { wish, atLeast, n, reached: n !== undefined && n >= atLeast };
  });
  const numbers = measured.map((one) => one.n ?? 0);
  const n = rule.need === 'total' ? numbers.reduce((sum, one) => sum + one, 0) : Math.max(0, ...numbers);
  const reported = answers ? rule.reported.filter((wish) => says(answers, wish)) : [];
  return { state: isDocumented(rule, measured, n, months) ? 'documented' : reported.length > 0 ? 'reported' : 'nothing', n, measured, reported };
}
function isDocumented(rule: TaskRule, measured: readonly Measured[], n: number, months: number): boolean {
  if (measured.length === 0) return false;
  if (rule.need === 'total') return n >= thresholdFor(rule.atLeast, months);
  return rule.need === 'all' ? measured.every((one) => one.reached) : measured.some((one) => one.reached);
}

/** word: an explanation. contest: the centre says that it is wrong. reply: an officer answers without accepting. */
export const entryKinds = ['word', 'contest', 'reply', 'accepted', 'withdrawn'] as const;
export type EntryKind = (typeof entryKinds)[number];
export type CentreSays = Extract<EntryKind, 'word' | 'contest'>;
export type OfficerSays = Exclude<EntryKind, CentreSays>;
export const isOfCentre = (kind: EntryKind): kind is CentreSays => kind === 'word' || kind === 'contest';
export const isCentreSays = (kind: string): kind is CentreSays => kind === 'word' || kind === 'contest';
export const isOfficerSays = (kind: string): kind is OfficerSays => kind === 'reply' || kind === 'accepted' || kind === 'withdrawn';

/** Something said about one centre's task in one year. Only added to. */
export interface TaskEntry {
  /** From 1 within the task of the centre and year. */
  readonly n: number;
  readonly kind: EntryKind;
  readonly text: string;
  readonly at: Date;
  readonly by: string;
  /** What the task had come to when it was said. */
  readonly basis: { readonly state: TaskState; readonly n: number };
}
export const longestWord = 2000;

/** Where the talk about a task stands. An acceptance stands, whatever happens to the evidence, until an officer takes it back. */
export interface Standing {
  readonly accepted: TaskEntry | undefined;
  /** The last the centre has said. */
  readonly said: TaskEntry | undefined;
  /** The centre has said something that no officer has answered. */
  readonly waiting: boolean;
}
export function standingOf(entries: readonly TaskEntry[]): Standing {
  const decided = entries.findLast((e) => e.kind === 'accepted' || e.kind === 'withdrawn');
  const said = entries.findLast((e) => isOfCentre(e.kind));
  return { accepted: decided?.kind === 'accepted' ? decided : undefined, said, waiting: said !== undefined && said === entries.at(-1) };
}

/** Which words may come next. Only what is waiting is answered; only what is accepted can be taken back. */
export const mayFollow = (kind: EntryKind, { accepted, waiting }: Standing): boolean =>
  isOfCentre(kind) || (kind === 'accepted' ? accepted === undefined : kind === 'withdrawn' ? accepted !== undefined : waiting);

/** Reported alone does not count: somebody must have written it down when it happened, or the authority have accepted it. */
export const isFulfilled = (cell: Pick<TaskCell, 'state'>, standing: Pick<Standing, 'accepted'>): boolean => cell.state === 'documented' || standing.accepted !== undefined;
/** Something the centre itself can still do. */
export const isMissing = (cell: Pick<TaskCell, 'state'>, standing: Pick<Standing, 'accepted'>): boolean =>
  (cell.state === 'reported' || cell.state === 'nothing') && standing.accepted === undefined;

/** The years there are rules for, newest first, as far as they have come. */
export function yearsWithRules({ periods }: Pick<FulfilmentRules, 'periods'>, scheme: Pick<Scheme, 'periods'>, thisYear: number): number[] {
  const years = scheme.periods
    .filter((p) => Object.hasOwn(periods, p.id))
    .flatMap(({ years: { from, to } }) => Array.from({ length: Math.min(to, thisYear) - from + 1 }, (_, i) => from + i).filter((y) => y <= thisYear));
  return years.toSorted((a, b) => b - a);
}

export interface YearTasks {
  readonly period: AgreementPeriod;
  readonly tasks: readonly { readonly task: Task; readonly rule: TaskRule | undefined }[];
}
/** The tasks of the agreement period that the year is part of, and how each is measured. Undefined: nothing is known of the year. */
export function tasksIn({ periods }: Pick<FulfilmentRules, 'periods'>, scheme: Pick<Scheme, 'periods'>, year: number): YearTasks | undefined {
  const period = periodOf(scheme, year);
  const rules = period && Object.hasOwn(periods, period.id) ? periods[period.id] : undefined;
  return period && rules && { period, tasks: period.tasks.map((task) => ({ task, rule: rules[task.number] })) };
}

/** Those who have had an agreement in the year by the day: one that begins in May is not asked in April. */
export const centresBy = (scheme: Pick<Scheme, 'centres'>, year: number, day: string): readonly Centre[] => centresIn(scheme, year).filter((c) => c.agreement.from <= day);

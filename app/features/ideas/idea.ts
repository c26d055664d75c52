import type { LocalText } from '../../platform/locale.ts';

/** What one municipality did, written down so that the next need not start from nothing. */

/**
 * How well tried an idea is: planned; tried once; in use for over a year; evaluated, with a reference. The author claims, an editor confirms.
 */
export const levels = ['planned', 'tried', 'established', 'effect-shown'] as const;
export type Level = (typeof levels)[number];
export const isLevel = (v: string): v is Level => levels.includes(v as Level);

/** The written standard that an idea stands in. */
export const standards = ['nb', 'nn'] as const;
export type Standard = (typeof standards)[number];

/** Where readers meet it. `merged`: its address leads to another idea. `hidden`: by an editor, after a report. */
export const standings = ['unpublished', 'published', 'hidden', 'withdrawn', 'merged'] as const;
export type Standing = (typeof standings)[number];
/** Where the writing is. `settled`: nothing is under way beside what is published. */
export const writings = ['draft', 'submitted', 'change-asked', 'declined', 'settled'] as const;
export type Writing = (typeof writings)[number];
export interface State {
  readonly standing: Standing;
  readonly writing: Writing;
}

interface Rule {
  readonly by: 'author' | 'editor';
  readonly standing: readonly Standing[];
  readonly writing: readonly Writing[];
  readonly to: Partial<State>;
}
const alive: readonly Standing[] = ['unpublished', 'published', 'hidden', 'withdrawn'];
/** Who may do what from which state, and what becomes of it. A published idea stays as it is until what is written anew is published. */
export const moves = {
  write: { by: 'author', standing: alive, writing: ['draft', 'change-asked', 'declined', 'settled'], to: { writing: 'draft' } },
  submit: { by: 'author', standing: alive, writing: ['draft', 'change-asked'], to: { writing: 'submitted' } },
  // The author saw a mistake after sending.
  'take-back': { by: 'author', standing: alive, writing: ['submitted'], to: { writing: 'draft' } },
  publish: { by: 'editor', standing: alive, writing: ['submitted'], to: { standing: 'published', writing: 'settled' } },
  'ask-for-change': { by: 'editor', standing: alive, writing: ['submitted'], to: { writing: 'change-asked' } },
  decline: { by: 'editor', standing: alive, writing: ['submitted'], to: { writing: 'declined' } },
  // Doubles: this one's uses, questions and readers go to the other.
  merge: { by: 'editor', standing: alive, writing: ['submitted', 'settled'], to: { standing: 'merged', writing: 'settled' } },
  withdraw: { by: 'author', standing: ['published'], writing: writings, to: { standing: 'withdrawn' } },
  republish: { by: 'author', standing: ['withdrawn'], writing: writings, to: { standing: 'published' } },
  hide: { by: 'editor', standing: ['published'], writing: writings, to: { standing: 'hidden' } },
  show: { by: 'editor', standing: ['hidden'], writing: writings, to: { standing: 'published' } },
} as const satisfies Record<string, Rule>;
export type Move = keyof typeof moves;
export function stateAfter(state: State, move: Move): State | undefined {
  const rule: Rule = moves[move];
  return rule.standing.includes(state.standing) && rule.writing.includes(state.writing) ? { ...state, ...rule.to } : undefined;
}

/** Whether what is written may be thrown away: all of one that was never published; of another, what stands beside it. */
export const mayDiscard = ({ standing, writing }: State): boolean => standing !== 'merged' && (writing === 'draft' || writing === 'change-asked' || writing === 'declined');

/** Sections of the record in Markdown, in the order they are read. */
export const sections = ['need', 'did', 'outcome', 'differently'] as const;
export type Section = (typeof sections)[number];
/** What it took, each a line. */
export const efforts = ['people', 'hours', 'money'] as const;
export type Effort = (typeof efforts)[number];

/** What an author writes. Everything but title may be empty in a draft; `missing` says what publishing needs. */
export interface IdeaContent {
  readonly language: Standard;
  readonly title: string;
  /** One sentence. */
  readonly gist: string;
  readonly sections: Readonly<Record<Section, string>>;
  readonly efforts: Readonly<Record<Effort, string>>;
  /** How it is known what came of it. */
  readonly known: string;
  /** Ids of `IdeaRules`. */
  readonly targetGroups: readonly string[];
  readonly themes: readonly string[];
  readonly guideUnits: readonly string[];
  /** Code as in `year`; '' while unknown. */
  readonly municipality: string;
  /** The year it was done or begun: municipality and size class are those of that year. */
  readonly year: number | null;
  /** Id of `IdeaRules.sizes`: the author's own word where no register of inhabitants knows. */
  readonly size: string;
  /** "Leder for tilbudet": a role, not necessarily a name. */
  readonly contact: string;
  readonly claimedLevel: Level;
  /** Where the evaluation is read; required for `effect-shown`. */
  readonly reference: string;
  readonly licence: string;
}

/** Letters at most, in each field; a form says so before it is passed. */
export const longest = { title: 120, gist: 240, section: 12_000, effort: 160, known: 1000, contact: 160, reference: 500, lines: 1200, question: 2000, comment: 2000 } as const;

/** Whoever holds an idea: it stays with the municipality or the centre when the person leaves. `link`: sent in by mail, without an account. */
export type Holder = { readonly kind: 'centre'; readonly centreId: string } | { readonly kind: 'municipality'; readonly code: string } | { readonly kind: 'link' };

/** `activity:ID`, `visit:NUMBER` or `enquiry:NUMBER` that the idea was made of. */
export const originKinds = ['activity', 'visit', 'enquiry'] as const;
export type OriginKind = (typeof originKinds)[number];

/** Answers to "stemmer dette fortsatt?": it holds · it holds with changes that I will write · it is not done any more. */
export const reviewAnswers = ['holds', 'changes', 'ended'] as const;
export type ReviewAnswer = (typeof reviewAnswers)[number];

/** Whether what stands is known to hold. Days are ISO; `reviewBy` is the day by which the author is asked anew. */
export type Truth = 'confirmed' | 'due' | 'unconfirmed';
export function truthOn(day: string, reviewBy: string, silentFrom: string): Truth {
  if (day < reviewBy) return 'confirmed';
  return day < silentFrom ? 'due' : 'unconfirmed';
}

interface Item {
  readonly id: string;
  readonly label: LocalText;
}
/** A unit of the guide: product → chapter → unit, linked by its address. */
export interface GuideUnit extends Item {
  readonly address: string;
}
export interface Licence extends Item {
  readonly address: string;
}
/** Inhabitants from and to, both included. */
export interface SizeClass extends Item {
  readonly from: number;
  readonly to?: number | undefined;
}
/** `ideas.yaml`. */
export interface IdeaRules {
  /** What the scheme calls the bank, as it stands in a sentence and on its own. */
  readonly name: LocalText;
  readonly themes: readonly Item[];
  readonly targetGroups: readonly Item[];
  readonly guideUnits: readonly GuideUnit[];
  readonly sizes: readonly SizeClass[];
  /** The first is the one proposed. */
  readonly licences: readonly Licence[];
  /** Months until the author is asked; days of silence before it is marked. */
  readonly reviewAfterMonths: number;
  readonly silentAfterDays: number;
  /** Hosts whose addresses the links' job may visit, when it is switched on. */
  readonly linkHosts: readonly string[];
}
declare module '../../platform/context.ts' {
  interface Definitions {
    readonly ideas: IdeaRules;
  }
}

import { norwegianDay } from '../../platform/locale.ts';
import type { LocalText, Locale } from '../../platform/locale.ts';
import { addDays, addMonths } from '../../platform/norwegian-time.ts';
import type { Years } from '../scheme/scheme.ts';

/**
 * new: nobody at the centre has begun. open: being worked on. waiting: answered, the asker's turn. closed: done.
 * withdrawn: by the asker; still counted. discarded: was no enquiry (advertising, a test); not counted.
 */
export const enquiryStates = ['new', 'open', 'waiting', 'closed', 'withdrawn', 'discarded'] as const;
export type EnquiryState = (typeof enquiryStates)[number];
const alive = ['new', 'open', 'waiting'] as const satisfies readonly EnquiryState[];

/** What somebody does with an enquiry: from which states, and which it then has; `same` keeps the one it had. */
export const moves = {
  assign: { by: 'centre', from: alive, to: 'open' },
  answer: { by: 'centre', from: alive, to: 'waiting' },
  'answer-and-close': { by: 'centre', from: alive, to: 'closed' },
  note: { by: 'centre', from: enquiryStates, to: 'same' },
  refer: { by: 'centre', from: alive, to: 'new' },
  'accept-referral': { by: 'centre', from: ['new'], to: 'open' },
  'return-referral': { by: 'centre', from: ['new'], to: 'new' },
  close: { by: 'centre', from: alive, to: 'closed' },
  discard: { by: 'centre', from: alive, to: 'discarded' },
  'take-up-again': { by: 'centre', from: ['closed', 'discarded'], to: 'open' },
  add: { by: 'asker', from: alive, to: 'open' },
  withdraw: { by: 'asker', from: alive, to: 'withdrawn' },
  reopen: { by: 'asker', from: ['closed'], to: 'open' },
  'hand-over': { by: 'system', from: alive, to: 'new' },
  'close-silent': { by: 'system', from: ['waiting'], to: 'closed' },
} as const satisfies Record<string, { by: 'centre' | 'asker' | 'system'; from: readonly EnquiryState[]; to: EnquiryState | 'same' }>;
export type Move = keyof typeof moves;

/**
 * The state after a move, or undefined when it cannot be made from here. An enquiry nobody has begun stays new when its asker adds
 * to it, and one that waits for its asker still does when it is given to another.
 */
export function stateAfter(state: EnquiryState, move: Move): EnquiryState | undefined {
  const { from, to } = moves[move];
  if (!(from as readonly EnquiryState[]).includes(state)) return undefined;
  if (to === 'same' || (move === 'add' && state === 'new') || (move === 'assign' && state === 'waiting')) return state;
  return to;
}
export const isClosed = (state: EnquiryState): boolean => !(alive as readonly EnquiryState[]).includes(state);

/** How it came: asked on the site, or registered by a centre. */
export const channels = ['web', 'phone', 'mail', 'meeting'] as const;
export type Channel = (typeof channels)[number];

/** What an inbox is divided into. `mine`: open ones assigned to me. `referred`: those this centre has passed on, wherever they are now. */
export const boxes = ['new', 'mine', 'open', 'waiting', 'referred', 'closed'] as const;
export type Box = (typeof boxes)[number];

/** A choice of a versioned list; offered in the years it names. */
export interface Choice {
  readonly id: string;
  readonly label: LocalText;
  readonly years: readonly Years[];
}
export interface GuideUnit {
  readonly id: string;
  readonly title: LocalText;
  readonly address: string;
}

/** `enquiries.yaml`: the scheme's lists and spans. */
export interface EnquiryRules {
  readonly topics: readonly Choice[];
  readonly workplaces: readonly Choice[];
  /** The guide's units that an answer may link to; none when the scheme has no guide. */
  readonly guide: readonly GuideUnit[];
  /** Working days an asker should wait at most; the centre is reminded then, the officers after twice as many. */
  readonly answerWithin: number;
  /** Working days without a word from the asker after which an answered enquiry is closed. */
  readonly closeSilentAfter: number;
  /** Days in which the asker may open a closed enquiry again. */
  readonly reopenWithin: number;
  /** Months after closing until the person is erased. */
  readonly eraseAfter: number;
}
declare module '../../platform/context.ts' {
  interface Definitions {
    readonly enquiries: EnquiryRules;
  }
}
export const offeredIn = (choices: readonly Choice[], year: number): readonly Choice[] =>
  choices.filter((c) => c.years.some(({ from, to }) => from <= year && (to === undefined || year <= to)));

/** What is counted of an enquiry. Nothing here is about a person. */
export interface Enquiry {
  readonly id: string;
  /** "2026-0398": the year it was asked in, and its number that year. */
  readonly number: string;
  readonly year: number;
  readonly demonstration: boolean;
  /** The centre whose turn it is. */
  readonly centreId: string;
  readonly firstCentreId: string;
  readonly centres: readonly string[];
  readonly channel: Channel;
  /** Code, as it was on `askedOn`. */
  readonly municipality: string;
  readonly workplace: string;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly state: EnquiryState;
  readonly assigneeId: string | null;
  /** Rises with every message and move: a page knows whether it has seen the newest. */
  readonly version: number;
  readonly askedAt: Date;
  /** ISO date, Norwegian. */
  readonly askedOn: string;
  readonly waitsSince: Date | null;
  readonly firstAnsweredAt: Date | null;
  readonly closedAt: Date | null;
  readonly erasedAt: Date | null;
  readonly hasLink: boolean;
}

/** Who asked; undefined once erased. `subject`: in a few words, their own. */
export interface Contact {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly workplaceName: string | null;
  readonly subject: string;
}

export const messageKinds = ['asker', 'answer', 'note'] as const;
export type MessageKind = (typeof messageKinds)[number];
export interface Message {
  readonly id: string;
  readonly seq: number;
  readonly kind: MessageKind;
  readonly centreId: string | null;
  readonly authorId: string | null;
  readonly authorName: string;
  readonly at: Date;
  readonly body: string;
}

export interface Referral {
  readonly id: string;
  readonly fromCentreId: string;
  readonly toCentreId: string;
  /** handover: the agreement of the centre that had it has ended. */
  readonly kind: 'referral' | 'handover';
  /** For the centres; empty once erased. */
  readonly reason: string;
  readonly byName: string;
  readonly at: Date;
  readonly outcome: 'accepted' | 'returned' | null;
  readonly outcomeAt: Date | null;
  readonly outcomeByName: string | null;
  readonly outcomeReason: string | null;
}

/** The referral that the centre whose turn it is has not taken a stand on. */
export const waitingReferral = (referrals: readonly Referral[]): Referral | undefined => referrals.find((r) => r.outcome === null);

/** Working days an asker has waited, and whether that is too long. */
export interface Age {
  readonly workingDays: number;
  readonly late: boolean;
}

/** One enquiry in full, as a centre that has had it sees it. */
export interface EnquiryCase {
  readonly enquiry: Enquiry;
  readonly contact: Contact | undefined;
  readonly messages: readonly Message[];
  readonly referrals: readonly Referral[];
  /** Centres that helped. */
  readonly credits: readonly string[];
  readonly age: Age | undefined;
  readonly assigneeName: string | null;
}

/** Why a centre is suggested; each is a sentence on the page. */
export type SuggestionReason =
  | { readonly kind: 'area' }
  | { readonly kind: 'declared'; readonly topics: readonly string[] }
  | { readonly kind: 'has-answered'; readonly topic: string; readonly n: number }
  | { readonly kind: 'load'; readonly open: number; readonly than: 'fewer' | 'as' | 'more' };
export interface Suggestion {
  readonly centreId: string;
  readonly reasons: readonly SuggestionReason[];
}

/** What an inbox page lists of one enquiry. */
export interface InboxLine {
  readonly enquiry: Enquiry;
  /** Undefined once erased. */
  readonly subject: string | undefined;
  readonly assigneeName: string | null;
  readonly age: Age | undefined;
  /** Passed on to here and not yet accepted. */
  readonly referredFrom: string | null;
}
export interface InboxFilter {
  readonly box: Box;
  /** Words or a number, looked for in the box: the newest that fit first. */
  readonly search?: string | undefined;
  readonly topic?: string | undefined;
  /** A person's id; `none`: nobody yet. */
  readonly assignee?: string | undefined;
  readonly lateOnly?: boolean | undefined;
  /** The id of the last line on the page before. */
  readonly after?: string | undefined;
}
export interface Inbox {
  readonly lines: readonly InboxLine[];
  readonly counts: Readonly<Record<Box, number>>;
  /** Key of the next page. */
  readonly next: string | undefined;
}

export interface AnswerTemplate {
  readonly id: string;
  readonly centreId: string;
  readonly shared: boolean;
  readonly title: string;
  readonly body: string;
  readonly language: Locale;
}

/** What a count is of. The first group is by the centre that received it, `helped` and `topic-helped` by those that helped; `open` and `closed` are now, year 0. */
export const enquiryMeasures = [
  'received',
  'answered',
  'referred',
  'first-answer',
  'topic',
  'workplace',
  'municipality',
  'week',
  'helped',
  'topic-helped',
  'open',
  'closed',
] as const;
export type EnquiryMeasure = (typeof enquiryMeasures)[number];
export interface EnquiryCount {
  readonly year: number;
  readonly centreId: string;
  readonly measure: EnquiryMeasure;
  /** Topic, workplace, municipality code, working days to the first answer, ISO week (`2026-W07`) or state (`open`, `closed`); else empty. */
  readonly item: string;
  readonly n: number;
}

/** What the holder of the private link sees of the own enquiry: never a note, never why it was passed on. */
export interface OwnEnquiry {
  readonly enquiry: Enquiry;
  /** Undefined once erased. */
  readonly contact: Contact | undefined;
  readonly messages: readonly Message[];
  readonly referrals: readonly Pick<Referral, 'fromCentreId' | 'toCentreId' | 'kind' | 'at' | 'outcome' | 'outcomeAt'>[];
  /** The last Norwegian day on which it can be opened again; undefined when it cannot. ISO date. */
  readonly mayReopenUntil: string | undefined;
  /** The Norwegian day from which name and texts are erased by themselves; undefined while it is not closed. ISO date. */
  readonly eraseOn: string | undefined;
}

/** An enquiry whose asker has waited too long, as officers see it: facts, nobody's name and nobody's words. */
export interface LateEnquiry {
  readonly number: string;
  readonly centreId: string;
  readonly municipality: string;
  readonly askedOn: string;
  readonly age: Age;
}
/** How many enquiries a centre has to work with now. */
export interface CentreLoad {
  readonly centreId: string;
  readonly open: number;
}

/** What a page shows of a template to be changed; `id` undefined: a new one. */
export type TemplateDraft = Pick<AnswerTemplate, 'shared' | 'title' | 'body' | 'language'> & { readonly id?: string | undefined };

/** Minutes for which somebody who opened the answer is said to be writing. */
export const writingMinutes = 5;
/** Lines of one inbox page. */
export const inboxPageSize = 25;

/** The last Norwegian day on which a closed enquiry can be opened again by its asker. */
export const lastReopenDay = ({ closedAt }: Pick<Enquiry, 'closedAt'>, { reopenWithin }: Pick<EnquiryRules, 'reopenWithin'>): string | undefined =>
  closedAt === null ? undefined : addDays(norwegianDay(closedAt), reopenWithin);
/** The Norwegian day from which the person is erased by itself. */
export const eraseDay = ({ closedAt, erasedAt }: Pick<Enquiry, 'closedAt' | 'erasedAt'>, { eraseAfter }: Pick<EnquiryRules, 'eraseAfter'>): string | undefined =>
  closedAt === null || erasedAt !== null ? undefined : addMonths(norwegianDay(closedAt), eraseAfter);

import type { Locale } from '../../../../platform/locale.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { workingDaysBetween } from '../../../../platform/working-days.ts';
import { stateAfter } from '../../enquiry.ts';
import type { Channel, EnquiryState, MessageKind, Move } from '../../enquiry.ts';

/** Somebody at a centre. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
}
export interface LifeMessage {
  /** The version it made. */
  readonly seq: number;
  readonly kind: MessageKind;
  readonly centreId: string | null;
  readonly author: { readonly id: string | null; readonly name: string };
  readonly at: Date;
  readonly body: string;
}
export interface LifeReferral {
  readonly from: string;
  readonly to: string;
  readonly reason: string;
  readonly by: Colleague;
  readonly at: Date;
  outcome: { readonly kind: 'accepted' | 'returned'; readonly at: Date; readonly by: string; readonly reason: string | null } | null;
}
export interface Asked {
  /** Names it among the others, and makes its ids. */
  readonly name: string;
  readonly centreId: string;
  readonly channel: Channel;
  readonly municipality: string;
  readonly workplace: string;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly at: Date;
  readonly contact: { readonly name: string; readonly email: string | null; readonly phone: string | null; readonly workplaceName: string | null; readonly subject: string };
  readonly text: string;
}

/**
 * One enquiry from the day it was asked, changed only by the moves that the words allow, each at its time: what comes out of it is
 * what people and jobs could have made.
 */
export interface Life {
  readonly asked: Asked;
  centreId: string;
  state: EnquiryState;
  centres: readonly string[];
  passedOn: readonly string[];
  assignee: string | null;
  version: number;
  heldSince: Date;
  waitsSince: Date | null;
  referredAt: Date | null;
  firstAnswer: { readonly at: Date; readonly days: number } | null;
  closedAt: Date | null;
  remindedAt: Date | null;
  escalatedAt: Date | null;
  readonly messages: LifeMessage[];
  readonly referrals: LifeReferral[];
  readonly credits: Map<string, Date>;
}

export function begin(asked: Asked): Life {
  const { centreId, at } = asked;
  const begun = { referredAt: null, firstAnswer: null, closedAt: null, remindedAt: null, escalatedAt: null, messages: [], referrals: [], credits: new Map<string, Date>() };
  const life: Life = { asked, centreId, state: 'new', centres: [centreId], passedOn: [], assignee: null, version: 1, heldSince: at, waitsSince: at, ...begun };
  writeAsAsker(life, at, asked.text);
  return life;
}

function write(life: Life, kind: MessageKind, centreId: string | null, author: LifeMessage['author'], at: Date, body: string): void {
  life.messages.push({ seq: life.version, kind, centreId, author, at, body });
}
const writeAsAsker = (life: Life, at: Date, body: string): void => write(life, 'asker', null, { id: null, name: life.asked.contact.name }, at, body);

function move(life: Life, by: Move, at: Date): void {
  const next = stateAfter(life.state, by);
  if (next === undefined) throw new Error(`invariant: ${by} from ${life.state}`);
  life.state = next;
  life.version += 1;
  life.closedAt = next === 'closed' || next === 'withdrawn' || next === 'discarded' ? at : null;
}

const waitingIn = (life: Life): LifeReferral | undefined => life.referrals.find((r) => r.outcome === null);

function hold(life: Life, centreId: string, at: Date): void {
  life.centreId = centreId;
  life.passedOn = life.passedOn.filter((c) => c !== centreId);
  if (!life.centres.includes(centreId)) life.centres = [...life.centres, centreId];
  life.assignee = null;
  life.heldSince = at;
}

function credit(life: Life, centreId: string, at: Date): void {
  if (!life.credits.has(centreId)) life.credits.set(centreId, at);
}

export function assign(life: Life, to: Colleague, at: Date): void {
  move(life, 'assign', at);
  life.assignee = to.id;
}

export function note(life: Life, by: Colleague, at: Date, body: string): void {
  move(life, 'note', at);
  write(life, 'note', life.centreId, by, at, body);
}

export function refer(life: Life, to: string, by: Colleague, at: Date, reason: string): void {
  move(life, 'refer', at);
  life.referrals.push({ from: life.centreId, to, reason, by, at, outcome: null });
  if (!life.passedOn.includes(life.centreId)) life.passedOn = [...life.passedOn, life.centreId];
  hold(life, to, at);
  life.referredAt ??= at;
}

export function accept(life: Life, by: Colleague, at: Date): void {
  const referral = waitingIn(life);
  if (!referral) return;
  move(life, 'accept-referral', at);
  referral.outcome = { kind: 'accepted', at, by: by.name, reason: null };
  credit(life, referral.from, at);
  life.assignee = by.id;
}

export function giveBack(life: Life, by: Colleague, at: Date, reason: string): void {
  const referral = waitingIn(life);
  if (!referral) return;
  move(life, 'return-referral', at);
  referral.outcome = { kind: 'returned', at, by: by.name, reason };
  hold(life, referral.from, at);
}

export function answer(life: Life, by: Colleague, at: Date, body: string, close: boolean): void {
  move(life, close ? 'answer-and-close' : 'answer', at);
  write(life, 'answer', life.centreId, by, at, body);
  life.firstAnswer ??= { at, days: workingDaysBetween(norwegianDay(life.asked.at), norwegianDay(at)) };
  life.waitsSince = null;
  life.assignee ??= by.id;
  credit(life, life.centreId, at);
}

export function add(life: Life, at: Date, body: string): void {
  move(life, 'add', at);
  writeAsAsker(life, at, body);
  life.waitsSince ??= at;
}

export function reopen(life: Life, at: Date, body: string): void {
  move(life, 'reopen', at);
  writeAsAsker(life, at, body);
  life.waitsSince = at;
}

export function end(life: Life, by: 'close' | 'discard' | 'withdraw' | 'close-silent', at: Date): void {
  move(life, by, at);
  life.waitsSince = null;
}

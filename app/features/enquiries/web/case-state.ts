import type { AppContext } from '../../../platform/context.ts';
import { isClosed, waitingReferral } from '../enquiry.ts';
import type { AnswerTemplate, Box, EnquiryCase, Message, Referral, Suggestion } from '../enquiry.ts';
import { caseTexts } from './case-texts.ts';

/** What was typed in one of the open enquiry's forms; the others show what is kept. */
export interface Typed {
  readonly answer?: string;
  readonly guide?: readonly string[];
  readonly template?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly topics?: readonly string[];
  readonly workplace?: string;
  readonly municipality?: string;
}
/** One thing to correct, by the id of its field. */
export interface Fault {
  readonly field: string;
  readonly message: string;
}

/** What a request adds to an enquiry on the page. */
export interface Happened {
  readonly typed?: Typed;
  readonly faults?: readonly Fault[];
  /** Why it could not be done. */
  readonly refused?: string;
  /** What was written while this one was writing. */
  readonly newer?: Message;
}

/** Everything that the page of one enquiry shows. */
export interface CaseView extends Happened {
  readonly found: EnquiryCase;
  readonly centreId: string;
  /** It is this centre's turn. */
  readonly ours: boolean;
  readonly alive: boolean;
  readonly waiting: Referral | undefined;
  readonly suggestions: readonly Suggestion[];
  readonly templates: readonly AnswerTemplate[];
  readonly colleagues: readonly { readonly id: string; readonly name: string }[];
  /** Names of others who have it open. */
  readonly writers: readonly string[];
  /** How to speak of the asker in a sentence: the first name. */
  readonly asker: string;
}

/** What the centre may do with it, from whose turn it is and how it stands. */
export function standing(found: EnquiryCase, centreId: string): Pick<CaseView, 'ours' | 'alive' | 'waiting'> {
  const ours = found.enquiry.centreId === centreId;
  return { ours, alive: !isClosed(found.enquiry.state), waiting: ours ? waitingReferral(found.referrals) : undefined };
}

export const askerName = (c: AppContext, { contact }: EnquiryCase): string => contact?.name.trim().split(/\s+/)[0] || caseTexts[c.var.locale].the.asker;

/** Where in the inbox an enquiry stands when the address does not say. */
export function boxOf({ enquiry }: EnquiryCase, centreId: string, personId: string): Box {
  if (enquiry.centreId !== centreId) return 'referred';
  if (isClosed(enquiry.state)) return 'closed';
  if (enquiry.state === 'open') return enquiry.assigneeId === personId ? 'mine' : 'open';
  return enquiry.state === 'waiting' ? 'waiting' : 'new';
}

/** The newest that the asker can see. */
export const newestToAsker = ({ messages }: EnquiryCase): Message | undefined => messages.findLast((m) => m.kind !== 'note');

export const faultOf = (view: Pick<CaseView, 'faults'>, field: string): string | undefined => view.faults?.find((f) => f.field === field)?.message;

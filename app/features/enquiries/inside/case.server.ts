import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import type { Contact, Enquiry, EnquiryCase } from '../enquiry.ts';

/** One enquiry in full, for a centre that has had it. @throws AppError `not-found` for everybody else */
export async function getEnquiryCase(ctx: Ctx, centreId: string, number: string): Promise<EnquiryCase> {
  throw new Error('under way');
}
/** Writes down that I have the answer open. @returns the names of others who have. @throws AppError `not-found` */
export async function markWriting(ctx: Ctx, { centreId, number }: { readonly centreId: string; readonly number: string }): Promise<readonly string[]> {
  throw new Error('under way');
}
export interface EnquiryForVisit {
  readonly enquiry: Enquiry;
  readonly contact: Contact | undefined;
  /** What the asker wrote first; empty once erased. */
  readonly text: string;
}
/** What a visit that comes of an enquiry begins with. @throws AppError `not-found` */
export async function getEnquiryForVisit(ctx: Ctx, centreId: string, number: string): Promise<EnquiryForVisit> {
  throw new Error('under way');
}
/** A note in the enquiry that a visit came of it; nothing when it is another centre's turn by now. */
export async function noteVisitMade(tx: Tx, ctx: Ctx, { enquiryId, visitNumber }: { readonly enquiryId: string; readonly visitNumber: string }): Promise<void> {
  throw new Error('under way');
}

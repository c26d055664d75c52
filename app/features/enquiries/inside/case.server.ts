import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { findPersonNames } from '../../access/access.server.ts';
import { writingMinutes } from '../enquiry.ts';
import type { Contact, Enquiry, EnquiryCase } from '../enquiry.ts';
import { ageOf } from './ages.ts';
import { selectOtherWriters, upsertWriter } from './desk-store.server.ts';
import { readCase, writerOf } from './enquiry-access.server.ts';
import type { CaseKey } from './enquiry-access.server.ts';
import { mayWorkOn } from './enquiry-policy.ts';
import { lockEnquiry, selectContact, selectCredits, selectEnquiry, selectMessages, selectReferrals } from './enquiry-query.server.ts';
import { insertMessage, updateEnquiry } from './enquiry-store.server.ts';

/** One enquiry in full, for a centre that has had it. @throws AppError `not-found` for everybody else */
export async function getEnquiryCase(ctx: Ctx, centreId: string, number: string): Promise<EnquiryCase> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await readCase(tx, ctx, { centreId, number });
    const { assigneeId } = enquiry;
    const names = assigneeId === null ? undefined : await findPersonNames(tx, [assigneeId]);
    return {
      enquiry,
      contact: await selectContact(tx, enquiry.id),
      messages: await selectMessages(tx, enquiry.id),
      referrals: await selectReferrals(tx, enquiry.id),
      credits: await selectCredits(tx, enquiry.id),
      age: ageOf(enquiry, ctx.definitions.enquiries, norwegianDay(ctx.now)),
      assigneeName: (assigneeId !== null && names?.get(assigneeId)) || null,
    };
  });
}

/** Writes down that I have the answer open. @returns the names of others who have. @throws AppError `not-found` */
export async function markWriting(ctx: Ctx, key: CaseKey): Promise<readonly string[]> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await readCase(tx, ctx, key);
    const writer = writerOf(ctx);
    if (mayWorkOn(ctx.actor, key.centreId, enquiry)) await upsertWriter(tx, enquiry.id, writer, ctx.now);
    return selectOtherWriters(tx, enquiry.id, writer.id, new Date(ctx.now.getTime() - writingMinutes * 60_000));
  });
}

export interface EnquiryForVisit {
  readonly enquiry: Enquiry;
  readonly contact: Contact | undefined;
  /** What the asker wrote first; empty once erased. */
  readonly text: string;
}
/** What a visit that comes of an enquiry begins with. @throws AppError `not-found` */
export async function getEnquiryForVisit(ctx: Ctx, centreId: string, number: string): Promise<EnquiryForVisit> {
  return inTransaction(ctx, async (tx) => {
    const enquiry = await readCase(tx, ctx, { centreId, number });
    const messages = await selectMessages(tx, enquiry.id);
    return { enquiry, contact: await selectContact(tx, enquiry.id), text: messages.find((m) => m.kind === 'asker')?.body ?? '' };
  });
}

/** A note in the enquiry that a visit came of it; nothing when it is another centre's turn by now, or it is erased. */
export async function noteVisitMade(tx: Tx, ctx: Ctx, { enquiryId, visitNumber }: { readonly enquiryId: string; readonly visitNumber: string }): Promise<void> {
  const enquiry = await lockEnquiry(tx, { id: enquiryId });
  if (!enquiry || !mayWorkOn(ctx.actor, enquiry.centreId, enquiry) || enquiry.erasedAt !== null) return;
  const writer = writerOf(ctx);
  const version = await updateEnquiry(tx, enquiry, {});
  const body = `Hospitering ${visitNumber}`;
  await insertMessage(tx, enquiry.id, version, { kind: 'note', centreId: enquiry.centreId, authorId: writer.id, authorName: writer.name, at: ctx.now, body });
}

/** What an enquiry is called, for those who have had it; undefined for everybody else. */
export const enquiryNumberOf = async (tx: Tx, id: string): Promise<string | undefined> => (await selectEnquiry(tx, { id }))?.number;

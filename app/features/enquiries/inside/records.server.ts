import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay, textIn } from '../../../platform/locale.ts';
import { addDays, addMonths, isDay } from '../../../platform/norwegian-time.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { municipalityName } from '../../geography/geography.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { eraseDay } from '../enquiry.ts';
import { writerOf } from './enquiry-access.server.ts';
import { mayUseInbox } from './enquiry-policy.ts';
import { selectContact, selectMessages, selectReferrals } from './enquiry-query.server.ts';
import type { StoredEnquiry } from './enquiry-query.server.ts';
import type { RecordOfEnquiry, RecordsFile } from './records-file.ts';
import { countRecords, selectRecords, storeExported } from './records-store.server.ts';
import type { RecordCounts } from './records-store.server.ts';

/** Days ahead in which a centre is told what will be erased. */
export const toldAhead = 30;
/** A span with more is to be split. */
const mostRecords = 2000;

/** What the centre has to keep, and what is soon erased. @throws AppError `not-found` */
export async function getRecordCounts(ctx: Ctx, centreId: string): Promise<RecordCounts> {
  if (!mayUseInbox(ctx.actor, centreId)) throw new AppError('not-found');
  const closedBy = addMonths(addDays(norwegianDay(ctx.now), toldAhead), -ctx.definitions.enquiries.eraseAfter);
  return inTransaction(ctx, (tx) => countRecords(tx, centreId, closedBy));
}

/**
 * The closed enquiries of a centre for its archive: with the whole conversation, internal notes marked as such, and metadata. The centre
 * that had it when it was closed keeps the record. Written down in the log, and on each that it is exported.
 * Refused: `bad-span`; `nothing` in the span; `too-many`. @throws AppError `not-found`
 */
export async function exportRecords(
  ctx: Ctx,
  { centreId, from, to }: { readonly centreId: string; readonly from: string; readonly to: string },
): Promise<{ readonly ok: true; readonly file: RecordsFile } | Refusal<'bad-span' | 'nothing' | 'too-many'>> {
  if (!mayUseInbox(ctx.actor, centreId)) throw new AppError('not-found');
  if (!isDay(from) || !isDay(to) || to < from) return refuse('bad-span');
  return inTransaction(ctx, async (tx) => {
    const found = await selectRecords(tx, { centreId, from, to, most: mostRecords + 1 });
    if (found.length === 0) return refuse('nothing');
    if (found.length > mostRecords) return refuse('too-many');
    const records: RecordOfEnquiry[] = [];
    for (const enquiry of found) records.push(await recordOf(tx, ctx, enquiry));
    await storeExported(
      tx,
      found.map((e) => e.id),
      ctx.now,
    );
    await recordAudit(tx, ctx, { action: 'enquiries.exported', subject: { kind: 'centre', id: centreId }, centreId, after: { from, to, records: records.length } });
    const { scheme } = ctx.definitions;
    return {
      ok: true,
      file: {
        format: 'knutepunkt-enquiry-records',
        version: 1,
        exportedAt: ctx.now.toISOString(),
        exportedBy: writerOf(ctx).name,
        scheme: scheme.id,
        centre: centreOf(ctx, centreId),
        span: { from, to },
        demonstration: found.some((e) => e.demonstration),
        records,
      },
    };
  });
}

const centreOf = ({ definitions }: Ctx, id: string): { id: string; name: string } => ({ id, name: findCentre(definitions.scheme, id)?.name ?? id });

async function recordOf(tx: Tx, ctx: Ctx, enquiry: StoredEnquiry): Promise<RecordOfEnquiry> {
  const { enquiries: rules, geography } = ctx.definitions;
  const contact = await selectContact(tx, enquiry.id);
  if (!contact || enquiry.closedAt === null || (enquiry.state !== 'closed' && enquiry.state !== 'withdrawn')) throw new Error('invariant: a record is closed and has its person');
  const labelled = (list: typeof rules.topics, id: string): { id: string; name: string } => {
    const choice = list.find((c) => c.id === id);
    return { id, name: choice ? textIn(choice.label, 'nb') : id };
  };
  const messages = await selectMessages(tx, enquiry.id);
  const referrals = await selectReferrals(tx, enquiry.id);
  return {
    number: enquiry.number,
    state: enquiry.state,
    channel: enquiry.channel,
    language: enquiry.language,
    askedAt: enquiry.askedAt.toISOString(),
    firstAnsweredAt: enquiry.firstAnsweredAt?.toISOString() ?? null,
    closedAt: enquiry.closedAt.toISOString(),
    subject: contact.subject,
    topics: enquiry.topics.map((id) => labelled(rules.topics, id)),
    workplace: labelled(rules.workplaces, enquiry.workplace),
    municipality: { code: enquiry.municipality, name: municipalityName(geography, enquiry.municipality, enquiry.askedOn) },
    parties: {
      asker: { name: contact.name, email: contact.email, phone: contact.phone, workplaceName: contact.workplaceName },
      receivedBy: centreOf(ctx, enquiry.firstCentreId),
      closedBy: centreOf(ctx, enquiry.centreId),
      centres: enquiry.centres.map((id) => centreOf(ctx, id)),
    },
    messages: messages.map((m) => ({ at: m.at.toISOString(), kind: m.kind === 'note' ? 'internal-note' : m.kind, author: m.authorName, centre: m.centreId, text: m.body })),
    referrals: referrals.map((r) => ({
      at: r.at.toISOString(),
      kind: r.kind,
      from: r.fromCentreId,
      to: r.toCentreId,
      by: r.byName,
      reason: r.reason,
      outcome: r.outcome,
      outcomeAt: r.outcomeAt?.toISOString() ?? null,
      outcomeReason: r.outcomeReason,
    })),
    eraseOn: eraseDay(enquiry, rules) ?? norwegianDay(ctx.now),
  };
}

import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { keepPrivateLink } from '../../notifications/notifications.server.ts';
import { findCentre, isActiveAt } from '../../scheme/scheme.ts';
import type { Contact } from '../enquiry.ts';
import { receiptLetter } from './asker-mail.ts';
import { checkDescription } from './described.ts';
import { selectEnquiry } from './enquiry-query.server.ts';
import { insertEnquiry, insertMessage, lockLink, takeNumber } from './enquiry-store.server.ts';
import { aboutEnquiry, tellAsker, tellOfNew } from './tell.server.ts';

export interface AskInput {
  readonly centreId: string;
  /** Code, valid today. */
  readonly municipality: string;
  readonly workplace: string;
  readonly topics: readonly string[];
  readonly language: Locale;
  readonly contact: { readonly name: string; readonly email: string; readonly workplaceName: string | null };
  readonly subject: string;
  readonly text: string;
  /** Where the private link leads, with its secret: `/sak/SECRET`, with the language before it. */
  readonly path: string;
}

/**
 * Asks as the holder of a link that is made with the form, so that posting the form twice is one enquiry (`again`).
 * Refused: `no-such-centre` when there is none of that name with an agreement today.
 */
export async function askEnquiry(ctx: Ctx, input: AskInput): Promise<{ readonly ok: true; readonly number: string; readonly again: boolean } | Refusal<'no-such-centre'>> {
  const { actor } = ctx;
  if (actor.kind !== 'link') throw new AppError('not-found');
  const askedOn = norwegianDay(ctx.now);
  const { scheme } = ctx.definitions;
  return inTransaction(ctx, async (tx) => {
    await lockLink(tx, actor.hash);
    const before = await selectEnquiry(tx, { linkHash: actor.hash });
    if (before) return { ok: true, number: before.number, again: true };
    const centre = findCentre(scheme, input.centreId);
    if (!centre || !isActiveAt(centre, askedOn)) return refuse('no-such-centre');
    const described = checkDescription(ctx, askedOn, input);
    const id = randomUUID();
    const number = await takeNumber(tx, Number(askedOn.slice(0, 4)));
    const contact: Contact = { name: input.contact.name, email: input.contact.email, phone: null, workplaceName: input.contact.workplaceName, subject: input.subject };
    await insertEnquiry(
      tx,
      {
        id,
        number,
        demonstration: scheme.demonstration,
        linkHash: actor.hash,
        centreId: centre.id,
        channel: 'web',
        described,
        language: input.language,
        state: 'new',
        assigneeId: null,
        askedAt: ctx.now,
        askedOn,
        answered: false,
        closedAt: null,
        version: 1,
      },
      contact,
    );
    await insertMessage(tx, id, 1, { kind: 'asker', centreId: null, authorId: null, authorName: contact.name, at: ctx.now, body: input.text });
    await recordAudit(tx, ctx, {
      action: 'enquiry.asked',
      subject: { kind: 'enquiry', id: number },
      centreId: centre.id,
      after: { municipality: described.municipality, topics: described.topics },
    });
    await keepPrivateLink(tx, aboutEnquiry(id), input.path);
    const enquiry = { id, number, centreId: centre.id, language: input.language, hasLink: true, municipality: described.municipality, askedOn };
    await tellAsker(tx, ctx, { enquiry, contact }, (facts) => receiptLetter(facts, ctx.definitions.enquiries));
    await tellOfNew(tx, ctx, enquiry);
    return { ok: true, number, again: false };
  });
}

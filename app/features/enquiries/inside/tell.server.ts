import type { Ctx } from '../../../platform/context.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { addWorkingDays } from '../../../platform/working-days.ts';
import { municipalityName } from '../../geography/geography.ts';
import { mailCoordinators, queueMail } from '../../notifications/notifications.server.ts';
import { findCentre } from '../../scheme/scheme.ts';
import type { Contact, Enquiry } from '../enquiry.ts';
import type { Letter, LetterFacts } from './asker-mail.ts';
import { newEnquiryLetter } from './centre-mail.ts';

/** What letters about an enquiry, and the private link they carry, are kept under. */
export const aboutEnquiry = (id: string): string => `enquiry:${id}`;

/** The centre's name and what the scheme calls its centres: "Bergen kurssted". */
export function centreInWords(ctx: Pick<Ctx, 'definitions'>, centreId: string, locale: Locale = 'nb'): string {
  const { scheme } = ctx.definitions;
  return `${findCentre(scheme, centreId)?.name ?? centreId} ${textIn(scheme.centreName.one, locale)}`;
}
export const municipalityInWords = (ctx: Pick<Ctx, 'definitions'>, { municipality, askedOn }: Pick<Enquiry, 'municipality' | 'askedOn'>): string =>
  municipalityName(ctx.definitions.geography, municipality, askedOn);

/** Writes to the asker; nobody is written to without an address. The letter is between the two: nobody reads it in the list of letters. */
export async function tellAsker(
  tx: Tx,
  ctx: Ctx,
  {
    enquiry,
    contact,
    hasLink = enquiry.hasLink,
  }: { readonly enquiry: Pick<Enquiry, 'id' | 'number' | 'centreId' | 'language' | 'hasLink'>; readonly contact: Contact | undefined; readonly hasLink?: boolean },
  compose: (facts: LetterFacts) => Letter,
): Promise<void> {
  if (!contact?.email) return;
  const letter = compose({ language: enquiry.language, name: contact.name, number: enquiry.number, centre: centreInWords(ctx, enquiry.centreId, enquiry.language), hasLink });
  await queueMail(tx, ctx, { to: { name: contact.name, address: contact.email }, centreId: enquiry.centreId, about: aboutEnquiry(enquiry.id), ...letter });
}

/** Writes to the coordinators of a centre. */
export async function tellCentre(tx: Tx, ctx: Ctx, centreId: string, letter: Letter): Promise<void> {
  await mailCoordinators(tx, ctx, { centreId, ...letter });
}

export const tellOfNew = (tx: Tx, ctx: Ctx, enquiry: Pick<Enquiry, 'number' | 'centreId' | 'municipality' | 'askedOn'>): Promise<void> =>
  tellCentre(
    tx,
    ctx,
    enquiry.centreId,
    newEnquiryLetter({
      number: enquiry.number,
      municipality: municipalityInWords(ctx, enquiry),
      answerBy: addWorkingDays(norwegianDay(ctx.now), ctx.definitions.enquiries.answerWithin),
    }),
  );

import type { AppContext } from '../../../platform/context.ts';
import { languageNames } from '../../../ui/texts.ts';
import { municipalityName } from '../../geography/geography.ts';
import type { OwnEnquiry } from '../enquiry.ts';
import { enquiryTexts } from '../texts.ts';
import { ownCentre } from './own-request.ts';
import { topicLabel, workplaceLabel } from './parts.tsx';
import { publicTexts } from './public-texts.ts';

/** Everything held about the one who asked, in words that a person understands, in the reader's language. */
export function ownData(c: AppContext, own: OwnEnquiry): Readonly<Record<string, unknown>> {
  const { locale } = c.var;
  const t = publicTexts[locale].file;
  const { enquiry, contact } = own;
  return {
    [t.number]: enquiry.number,
    [t.askedAt]: enquiry.askedAt.toISOString(),
    [t.municipality]: municipalityName(c.var.services.definitions.geography, enquiry.municipality, enquiry.askedOn),
    [t.code]: enquiry.municipality,
    [t.workplace]: workplaceLabel(c, enquiry.workplace),
    [t.topics]: enquiry.topics.map((topic) => topicLabel(c, topic)),
    [t.language]: languageNames[enquiry.language],
    [t.state]: enquiryTexts[locale].ownState[enquiry.state],
    [t.centre]: ownCentre(c, enquiry.centreId),
    [t.centres]: enquiry.centres.map((id) => ownCentre(c, id)),
    ...(contact && {
      [t.you]: { [t.yourName]: contact.name, [t.email]: contact.email, [t.phone]: contact.phone, [t.workplaceName]: contact.workplaceName, [t.subject]: contact.subject },
    }),
    [t.messages]: own.messages.map((message) => ({
      [t.from]: message.kind === 'asker' ? publicTexts[locale].own.you : `${message.authorName}${message.centreId === null ? '' : `, ${ownCentre(c, message.centreId)}`}`,
      [t.at]: message.at.toISOString(),
      [t.text]: message.body,
    })),
    [t.handovers]: own.referrals.map((referral) => ({
      [t.fromCentre]: ownCentre(c, referral.fromCentreId),
      [t.toCentre]: ownCentre(c, referral.toCentreId),
      [t.at]: referral.at.toISOString(),
      [t.outcome]: t.outcomes[referral.outcome ?? 'waiting'],
    })),
    ...(own.eraseOn !== undefined && { [t.erasedOn]: own.eraseOn }),
    ...(enquiry.erasedAt && { [t.erasedAt]: enquiry.erasedAt.toISOString() }),
  };
}

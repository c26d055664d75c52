import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { norwegianDay, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { stateShapes } from '../../../ui/icons.tsx';
import { municipalityName, successorsAt } from '../../geography/geography.ts';
import type { Geography } from '../../geography/geography.ts';
import { findCentre } from '../../scheme/scheme.ts';
import type { Age, Choice, Enquiry } from '../enquiry.ts';
import { inboxTexts } from './texts.ts';

/** Shape, word and colour for what has waited too long. */
export const Late = ({ children }: { children: ReactNode }): ReactNode => (
  <span className="k-state k-late">
    <svg viewBox="0 0 20 20" aria-hidden="true">
      {stateShapes.loose}
    </svg>
    {children}
  </span>
);

export function AgeMark({ age, locale }: { age: Age; locale: Locale }): ReactNode {
  const t = inboxTexts[locale];
  if (age.late) return <Late>{t.daysLate(age.workingDays)}</Late>;
  return <span>{age.workingDays === 0 ? t.today : t.days(age.workingDays)}</span>;
}

/** The name as it was when they asked, and what the municipality has become since, if that is called something else. */
function namesThenAndNow(geo: Geography, code: string, then: string, today: string): { readonly asked: string; readonly now: readonly string[] } {
  const name = municipalityName(geo, code, then);
  if (!geo.municipalities.has(code)) return { asked: name, now: [] };
  const now = [...new Set(successorsAt(geo, code, today, then).map((c) => municipalityName(geo, c, today)))];
  return { asked: name, now: now.length === 1 && now[0] === name ? [] : now };
}
/** "Ørskog (nå Ålesund)": as it was when they asked. */
export function municipalityText(c: AppContext, { municipality, askedOn }: { readonly municipality: string; readonly askedOn: string }): string {
  const { services, locale } = c.var;
  const t = inboxTexts[locale];
  const { asked, now } = namesThenAndNow(services.definitions.geography, municipality, askedOn, norwegianDay(services.now()));
  return now.length === 0 ? asked : `${asked} (${t.now(t.or(now))})`;
}

export const centreName = (c: AppContext, id: string): string => findCentre(c.var.services.definitions.scheme, id)?.name ?? id;

const labelIn = (choices: readonly Choice[], id: string, locale: Locale): string => {
  const found = choices.find((choice) => choice.id === id);
  return found ? textIn(found.label, locale) : id;
};
export const topicLabel = (c: AppContext, id: string): string => labelIn(c.var.services.definitions.enquiries.topics, id, c.var.locale);
export const workplaceLabel = (c: AppContext, id: string): string => labelIn(c.var.services.definitions.enquiries.workplaces, id, c.var.locale);

export const askedYear = (enquiry: Pick<Enquiry, 'askedOn'>): number => Number(enquiry.askedOn.slice(0, 4));

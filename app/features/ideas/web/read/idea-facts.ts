import { findCentre } from '../../../scheme/scheme.ts';
import { formatDay, formatList } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { monthText } from '../../../../platform/moment.ts';
import { truthOn } from '../../idea.ts';
import type { Truth } from '../../idea.ts';
import type { PublishedIdea } from '../../idea-case.ts';
import type { Shown } from './hits.tsx';
import { ideaTexts } from './idea-texts.ts';
import { placeOf } from './place.ts';

/** "Alstahaug kommune"; with today's name where it is another. */
export function municipalityText({ locale, definitions, today }: Shown, { version }: Pick<PublishedIdea, 'version'>): string {
  const t = ideaTexts[locale];
  const { name, code } = version.municipality;
  const now = placeOf(definitions.geography, code, version.content.year, today)?.now;
  return now ? t.placeNow(name, formatList(locale, now)) : t.municipality(name);
}

/** Who stands behind it: the centre that holds it, else the municipality. */
export function whose({ definitions }: Pick<Shown, 'definitions'>, { idea, version }: PublishedIdea): string {
  const centre = idea.holder.kind === 'centre' ? findCentre(definitions.scheme, idea.holder.centreId) : undefined;
  return centre?.name ?? version.municipality.name;
}

const monthOf = (locale: Locale, day: string): string => {
  const month = monthText(locale, new Date(`${day}T12:00:00Z`));
  return locale === 'en' ? month : month.toLocaleLowerCase('nb');
};

/** Whether what stands is known to hold, in a sentence. */
export function truthText(shown: Shown, found: PublishedIdea): { readonly truth: Truth; readonly text: string } | undefined {
  const { confirmedOn, reviewBy, silentFrom, reviewAskedAt } = found.idea;
  if (confirmedOn === undefined || reviewBy === undefined || silentFrom === undefined) return undefined;
  const t = ideaTexts[shown.locale];
  const truth = truthOn(shown.today, reviewBy, silentFrom);
  // The day's number stays with its month.
  const day = formatDay(shown.locale, confirmedOn).replace(' ', '\u00A0');
  const who = whose(shown, found);
  const asked = reviewAskedAt !== undefined;
  if (truth === 'unconfirmed') return { truth, text: t.unconfirmed(day, asked) };
  return { truth, text: truth === 'due' ? t.due(who, day, asked) : t.confirmed(who, day, monthOf(shown.locale, reviewBy)) };
}

import type { Definitions } from '../../../platform/context.ts';
import { textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import type { FactWish } from '../../indicators/fact.ts';
import { findIndicator } from '../../indicators/series.ts';
import { webTexts } from './texts.ts';

/** What a wish counts, in words: the item's, where there is one, after the indicator's. */
export function wishLabel({ indicators }: Pick<Definitions, 'indicators'>, { indicator: id, item }: FactWish, locale: Locale): string {
  const indicator = findIndicator(indicators, id);
  if (!indicator) return id;
  const by = item === undefined ? undefined : indicator.breakdowns?.find((one) => item.startsWith(`${one.id}/`));
  const found = by?.items.find((one) => item === `${by.id}/${one.id}`);
  // The page has named the task already; its period and number would say nothing more.
  if (found && by?.id === 'task') return webTexts[locale].cell.ofTask(textIn(indicator.label, locale));
  // A kind of activity says by itself what it is.
  if (found && by?.id === 'activity-kind') return textIn(found.label, locale);
  return found ? `${textIn(indicator.label, locale)}: ${textIn(found.label, locale)}` : textIn(indicator.label, locale);
}

const places = {
  enquiries: '/min-sentral/henvendelser/registrer',
  visits: '/min-sentral/hospitering/registrer',
  activities: '/min-sentral/logg/ny',
  assignments: '/min-sentral/oppdrag',
  gatherings: '/min-sentral/samlinger',
  ideas: '/idebanken/ny',
} as const;
export type RegisterPlace = keyof typeof places;
/** Where a centre writes down what the wish counts. */
export function placeOf({ indicators }: Pick<Definitions, 'indicators'>, { indicator }: FactWish): { readonly register: RegisterPlace; readonly path: string } | undefined {
  const register = findIndicator(indicators, indicator)?.register?.number.split('.')[0];
  const found = (Object.keys(places) as RegisterPlace[]).find((one) => one === register);
  return found && { register: found, path: places[found] };
}

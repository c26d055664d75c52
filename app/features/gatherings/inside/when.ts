import { formatDate, formatTime, norwegianDay } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';

const weekdays = {
  nb: new Intl.DateTimeFormat('nb-NO', { weekday: 'long', timeZone: 'Europe/Oslo' }),
  nn: new Intl.DateTimeFormat('nn-NO', { weekday: 'long', timeZone: 'Europe/Oslo' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'Europe/Oslo' }),
} as const satisfies Record<Locale, Intl.DateTimeFormat>;
const dayOf = (locale: Locale, moment: Date): string => `${weekdays[locale].format(moment)} ${formatDate(locale, moment)}`;

/** "tysdag 1. desember 2026 kl. 10.00–14.00", in Norwegian time. */
export function spanText(locale: Locale, from: Date, to: Date): string {
  const at = locale === 'en' ? ',' : ' kl.';
  const end = norwegianDay(from) === norwegianDay(to) ? formatTime(locale, to) : `${dayOf(locale, to)}${at} ${formatTime(locale, to)}`;
  return `${dayOf(locale, from)}${at} ${formatTime(locale, from)}–${end}`;
}
/** "onsdag 2. desember 2026 kl. 09.30". */
export const momentText = (locale: Locale, at: Date): string => `${dayOf(locale, at)}${locale === 'en' ? ',' : ' kl.'} ${formatTime(locale, at)}`;

import { formatDate } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';

export const firstName = (name: string): string => name.trim().split(/\s+/)[0] ?? name;

const weekdays = {
  nb: new Intl.DateTimeFormat('nb-NO', { weekday: 'long', timeZone: 'Europe/Oslo' }),
  nn: new Intl.DateTimeFormat('nn-NO', { weekday: 'long', timeZone: 'Europe/Oslo' }),
  en: new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'Europe/Oslo' }),
} as const satisfies Record<Locale, Intl.DateTimeFormat>;

/** "Tirsdag 3. mars 2026". */
export function todayIs(locale: Locale, now: Date): string {
  const day = weekdays[locale].format(now);
  return `${day[0]!.toLocaleUpperCase(locale)}${day.slice(1)} ${formatDate(locale, now)}`;
}

/** An ISO day in words; noon, so that no time zone moves it. */
export const isoDay = (locale: Locale, iso: string): string => formatDate(locale, new Date(`${iso}T12:00:00Z`));

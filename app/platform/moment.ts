import { formatDate, formatTime, norwegianDay } from './locale.ts';
import type { Locale } from './locale.ts';
import { isDay, minutesOf, momentOf } from './norwegian-time.ts';

const tags = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const satisfies Record<Locale, string>;
const formats = (options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> => {
  const format = (locale: Locale) => new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: 'Europe/Oslo' });
  return { nb: format('nb'), nn: format('nn'), en: format('en') };
};
const weekdays = formats({ weekday: 'long' });
const days = formats({ day: 'numeric', month: 'long', year: 'numeric' });
const months = formats({ month: 'long', year: 'numeric' });

/** An ISO date from what was typed: `2026-03-03`, or as Norwegians write it, `3.3.2026`. */
export function dayFrom(text: string): string | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) ?? [];
  const iso = year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isDay(iso) && iso >= '2000-01-01' && iso < '2100-01-01' ? iso : undefined;
}

/** Minutes after midnight from `9.30`, `09:30` or `9`. */
export function clockFrom(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[.:](\d{2}))?(?::\d{2})?$/.exec(text);
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2] ?? 0)];
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined;
}

/** The moment of what the two kinds of field hold. */
export const momentAt = (day: string, minutes: number): Date => momentOf(day, minutes);
const two = (n: number): string => String(n).padStart(2, '0');
/** What the fields show of a moment. */
export const dayField = (moment: Date): string => norwegianDay(moment);
export const timeField = (moment: Date): string => {
  const minutes = minutesOf(moment);
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
};

/** "tirsdag 3. mars 2026". */
export const longDay = (locale: Locale, moment: Date): string => `${weekdays[locale].format(moment)} ${formatDate(locale, moment)}`;
/** "tirsdag 3. mars 2026 kl. 10.00–14.30"; over several days both ends in full. */
export function spanText(locale: Locale, startsAt: Date, endsAt: Date): string {
  const at = locale === 'en' ? ', ' : ' kl. ';
  const begins = `${longDay(locale, startsAt)}${at}${formatTime(locale, startsAt)}`;
  return norwegianDay(startsAt) === norwegianDay(endsAt)
    ? `${begins}–${formatTime(locale, endsAt)}`
    : `${begins}${locale === 'en' ? ' to ' : ' til '}${longDay(locale, endsAt)}${at}${formatTime(locale, endsAt)}`;
}
/** "3. mars 2026 kl. 10.00". */
export const momentText = (locale: Locale, moment: Date): string => `${formatDate(locale, moment)}${locale === 'en' ? ', ' : ' kl. '}${formatTime(locale, moment)}`;
export const firstLetterLarge = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
/** "Mars 2026". */
export const monthText = (locale: Locale, moment: Date): string => firstLetterLarge(months[locale].format(moment));
/** "1.–11. desember 2026", of two ISO dates; one day alone as a date. */
export const periodText = (locale: Locale, from: string, to: string): string => days[locale].formatRange(new Date(`${from}T12:00:00Z`), new Date(`${to}T12:00:00Z`));

import { formatDay } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { isDay } from '../../../platform/norwegian-time.ts';

const tags = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const satisfies Record<Locale, string>;
const formats = (options: Intl.DateTimeFormatOptions): Record<Locale, Intl.DateTimeFormat> => {
  const format = (locale: Locale) => new Intl.DateTimeFormat(tags[locale], { ...options, timeZone: 'UTC' });
  return { nb: format('nb'), nn: format('nn'), en: format('en') };
};
const weekdays = formats({ weekday: 'long' });
const short = formats({ day: 'numeric', month: 'long' });
const long = formats({ day: 'numeric', month: 'long', year: 'numeric' });
const months = formats({ month: 'long', year: 'numeric' });
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

/** An ISO date from what was typed, `2026-03-03` or as Norwegians write it, `3.3.2026`; what is neither stays as it is, to be refused. */
export function dayFrom(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
/** "tirsdag 3. mars 2026". */
export const longDay = (locale: Locale, day: string): string => `${weekdays[locale].format(noon(day))} ${formatDay(locale, day)}`;
/** "3. mars" within the year, else with its year. */
export const shortDay = (locale: Locale, day: string, today: string): string => (day.slice(0, 4) === today.slice(0, 4) ? short[locale].format(noon(day)) : formatDay(locale, day));
/** "1.–11. desember 2026"; one day alone as a date. */
export const spanText = (locale: Locale, { startsOn, endsOn }: { startsOn: string; endsOn: string | null }): string =>
  endsOn === null || endsOn === startsOn ? formatDay(locale, startsOn) : long[locale].formatRange(noon(startsOn), noon(endsOn));
/** "mars 2026", of `2026-03`. */
export const monthText = (locale: Locale, month: string): string => months[locale].format(noon(`${month}-01`));
export const firstLetterLarge = (text: string): string => text.charAt(0).toLocaleUpperCase('nb') + text.slice(1);
/** Today's date on a date field's behalf, when it holds none. */
export const dayOr = (text: string, otherwise: string): string => (isDay(text) ? text : otherwise);

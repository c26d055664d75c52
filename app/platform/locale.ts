export const locales = ['nb', 'nn', 'en'] as const;
export type Locale = (typeof locales)[number];
export const isLocale = (v: string | undefined): v is Locale => locales.includes(v as Locale);

/** A text of the scheme. English is optional: it falls back to bokmål, marked as such on the page (`lang`). */
export interface LocalText {
  readonly nb: string;
  readonly nn: string;
  readonly en?: string | undefined;
}
export const textIn = (text: LocalText, locale: Locale): string => text[locale] ?? text.nb;
/** The language a text really is in when shown in `locale`: for the `lang` attribute. */
export const langOf = (text: LocalText, locale: Locale): Locale => (text[locale] === undefined ? 'nb' : locale);

const prefix = { nb: '', nn: '/nn', en: '/en' } as const satisfies Record<Locale, string>;
/** The address of a page in a language: bokmål has no prefix. */
export const href = (locale: Locale, path: string): string => (path === '/' ? prefix[locale] || '/' : prefix[locale] + path);

/** Takes the language off an address: `/nn/rapporter` is `/rapporter` in nynorsk. */
export function splitLocale(pathname: string): { locale: Locale; path: string } {
  const match = /^\/(nn|en)(?=\/|$)/.exec(pathname);
  return match ? { locale: match[1] as Locale, path: pathname.slice(3) || '/' } : { locale: 'nb', path: pathname };
}

const tags = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const satisfies Record<Locale, string>;
// Made once: Intl.NumberFormat per row halves throughput.
const whole = { nb: new Intl.NumberFormat('nb-NO'), nn: new Intl.NumberFormat('nn-NO'), en: new Intl.NumberFormat('en-GB') };
const oneDecimal = Object.fromEntries(locales.map((l) => [l, new Intl.NumberFormat(tags[l], { minimumFractionDigits: 1, maximumFractionDigits: 1 })])) as Record<
  Locale,
  Intl.NumberFormat
>;
const dates = Object.fromEntries(locales.map((l) => [l, new Intl.DateTimeFormat(tags[l], { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/Oslo' })])) as Record<
  Locale,
  Intl.DateTimeFormat
>;
const times = Object.fromEntries(locales.map((l) => [l, new Intl.DateTimeFormat(tags[l], { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/Oslo' })])) as Record<
  Locale,
  Intl.DateTimeFormat
>;

/** "1 385" (no-break space), in English "1,385". */
export const formatNumber = (locale: Locale, n: number): string => whole[locale].format(n);
/** "62,5": `share` in 0–1, given in per cent with one decimal, without the sign. */
export const formatPercent = (locale: Locale, share: number): string => oneDecimal[locale].format(share * 100);
/** "62,5 %", no-break space before the sign; in English "62.5%". */
export const formatShare = (locale: Locale, share: number): string => `${formatPercent(locale, share)}${locale === 'en' ? '%' : '\u00A0%'}`;
/** "3. mars 2018". */
export const formatDate = (locale: Locale, date: Date): string => dates[locale].format(date);
/** "14.32" as Norwegian prints it; "14:32" in English. */
export const formatTime = (locale: Locale, date: Date): string => (locale === 'en' ? times.en.format(date) : times[locale].format(date).replace(':', '.'));

const dayFormat = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' });
/** The Norwegian calendar day of a moment, as an ISO date. */
export const norwegianDay = (moment: Date): string => dayFormat.format(moment);
/** The year it is in Norway, whatever time zone the server keeps. */
export const norwegianYear = (moment: Date): number => Number(norwegianDay(moment).slice(0, 4));
/** "3. mars 2018" from an ISO date. */
export const formatDay = (locale: Locale, isoDate: string): string => formatDate(locale, new Date(`${isoDate}T12:00:00Z`));

const lists = Object.fromEntries(locales.map((l) => [l, new Intl.ListFormat(tags[l], { type: 'conjunction' })])) as Record<Locale, Intl.ListFormat>;
/** "Rogaland, Hordaland og Sogn og Fjordane". */
export const formatList = (locale: Locale, names: readonly string[]): string => lists[locale].format(names);

import type { Locale } from '../../../platform/locale.ts';

/** Numbers as prose writes them: digits with any kind of thousands space, or words, in bokmål, nynorsk and English. */

const units = {
  nb: ['null', 'en', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv', 'tretten', 'fjorten', 'femten', 'seksten', 'sytten', 'atten', 'nitten'],
  nn: ['null', 'ein', 'to', 'tre', 'fire', 'fem', 'seks', 'sju', 'åtte', 'ni', 'ti', 'elleve', 'tolv', 'tretten', 'fjorten', 'femten', 'seksten', 'sytten', 'atten', 'nitten'],
  en: [
    'zero',
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
    'eight',
    'nine',
    'ten',
    'eleven',
    'twelve',
    'thirteen',
    'fourteen',
    'fifteen',
    'sixteen',
    'seventeen',
    'eighteen',
    'nineteen',
  ],
} as const satisfies Record<Locale, readonly string[]>;
const tens = {
  nb: ['tjue', 'tretti', 'førti', 'femti', 'seksti', 'sytti', 'åtti', 'nitti'],
  nn: ['tjue', 'tretti', 'førti', 'femti', 'seksti', 'sytti', 'åtti', 'nitti'],
  en: ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'],
} as const satisfies Record<Locale, readonly string[]>;
/** Forms that are read but not written. */
const alsoRead = {
  nb: { én: 1, ett: 1, ei: 1, syv: 7, tyve: 20, tredve: 30, hundre: 100, tusen: 1000 },
  nn: { éin: 1, eitt: 1, ei: 1, hundre: 100, tusen: 1000 },
  en: { hundred: 100, thousand: 1000 },
} as const satisfies Record<Locale, Record<string, number>>;

function wordsOf(locale: Locale): Map<string, number> {
  const words = new Map<string, number>();
  units[locale].forEach((word, n) => words.set(word, n));
  tens[locale].forEach((word, i) => {
    words.set(word, (i + 2) * 10);
    for (let n = 1; n <= 9; n += 1) words.set(`${word}${locale === 'en' ? '-' : ''}${units[locale][n]}`, (i + 2) * 10 + n);
  });
  for (const [word, n] of Object.entries(alsoRead[locale])) words.set(word, n);
  return words;
}
const table: Record<Locale, Map<string, number>> = { nb: wordsOf('nb'), nn: wordsOf('nn'), en: wordsOf('en') };

/** The value of a number word, or undefined. */
export const readNumberWord = (word: string, locale: Locale): number | undefined => table[locale].get(word.toLowerCase());
/** "ni"; undefined from twenty on, where digits are easier to read. */
export const numberWord = (n: number, locale: Locale): string | undefined => (Number.isInteger(n) && n >= 0 && n < units[locale].length ? units[locale][n] : undefined);

export interface ReadNumber {
  readonly value: number;
  readonly words: boolean;
  /** Digits after the decimal sign. */
  readonly decimals: number;
  readonly length: number;
}

// A space of any width may part thousands: ordinary, no-break, thin, narrow no-break, figure.
const space = '[ \\u00A0\\u2009\\u202F\\u2007]';
const digits = {
  nb: new RegExp(`^(\\d{1,3}(?:${space}\\d{3})+|\\d+)(?:[,.](\\d{1,2})(?!\\d))?(?![\\d.,]*\\d)`),
  nn: new RegExp(`^(\\d{1,3}(?:${space}\\d{3})+|\\d+)(?:[,.](\\d{1,2})(?!\\d))?(?![\\d.,]*\\d)`),
  en: new RegExp(`^(\\d{1,3}(?:(?:${space}|,)\\d{3})+|\\d+)(?:\\.(\\d+))?(?![\\d.,]*\\d)`),
} as const satisfies Record<Locale, RegExp>;
const firstWord = /^[\p{L}]+(?:-[\p{L}]+)*/u;

/** The number that a text begins with, in digits or words. */
export function readNumber(text: string, locale: Locale): ReadNumber | undefined {
  const d = digits[locale].exec(text);
  if (d) {
    const decimals = d[2] ?? '';
    return { value: Number(`${d[1]!.replace(/\D/g, '')}.${decimals || '0'}`), words: false, decimals: decimals.length, length: d[0].length };
  }
  const word = firstWord.exec(text)?.[0];
  const value = word === undefined ? undefined : readNumberWord(word, locale);
  return value === undefined ? undefined : { value, words: true, decimals: 0, length: word!.length };
}

/** The place of the last digit that is not zero: 100 for 900, 10 for 220, 0.1 for 62.5. */
export function roundingUnit(value: number): number {
  if (value === 0) return 1;
  for (let power = Math.floor(Math.log10(value) + 1e-9); power >= -4; power -= 1) {
    const unit = 10 ** power;
    if (Math.abs(value / unit - Math.round(value / unit)) < 1e-7) return unit;
  }
  return 1e-4;
}

const formats = new Map<string, Intl.NumberFormat>();
/** "1 385", "62,5"; in English "1,385", "62.5". The space does not break. */
export function writeNumber(value: number, locale: Locale, decimals = 0): string {
  const key = `${locale}${decimals}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale === 'en' ? 'en-GB' : `${locale}-NO`, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
    formats.set(key, format);
  }
  return format.format(value);
}
/** In words if the writer used words and it is short enough, else in digits. */
export const writeCount = (value: number, locale: Locale, words: boolean): string => (words ? numberWord(value, locale) : undefined) ?? writeNumber(value, locale);

import type { Locale } from '../../../platform/locale.ts';
import { numberWord, readNumberWord } from './number-words.ts';

/** Fractions in words ("to tredeler", "three quarters"), digits ("2/3") and single signs ("⅔"). */
export interface FractionStyle {
  readonly words: boolean;
  /** "tredjedel" rather than "tredel". */
  readonly ordinal: boolean;
}

const parts = {
  nb: {
    3: ['tredel', 'tredjedel'],
    4: ['firedel', 'fjerdedel', 'kvart'],
    5: ['femdel', 'femtedel'],
    6: ['seksdel', 'sjettedel'],
    8: ['åttedel', 'åttendedel'],
    10: ['tidel', 'tiendedel'],
  },
  nn: {
    3: ['tredel', 'tredjedel'],
    4: ['firedel', 'fjerdedel', 'kvart'],
    5: ['femdel', 'femtedel'],
    6: ['seksdel', 'sjettedel'],
    8: ['åttedel', 'åttandedel'],
    10: ['tidel', 'tiandedel'],
  },
  en: { 3: ['third'], 4: ['quarter', 'fourth'], 5: ['fifth'], 6: ['sixth'], 8: ['eighth'], 10: ['tenth'] },
} as const satisfies Record<Locale, Record<number, readonly string[]>>;
const plural = { nb: 'er', nn: 'ar', en: 's' } as const satisfies Record<Locale, string>;
const halves = {
  nb: /^(?:halvparten|en halv)(?![\p{L}])/iu,
  nn: /^(?:halvparten|halvparta|ein halv)(?![\p{L}])/iu,
  en: /^(?:half|one half|a half)(?![\p{L}])/iu,
} as const satisfies Record<Locale, RegExp>;
const half = { nb: 'halvparten', nn: 'halvparten', en: 'half' } as const satisfies Record<Locale, string>;
const signs: Readonly<Record<string, number>> = { '½': 1 / 2, '⅓': 1 / 3, '⅔': 2 / 3, '¼': 1 / 4, '¾': 3 / 4, '⅕': 1 / 5, '⅖': 2 / 5, '⅗': 3 / 5, '⅘': 4 / 5, '⅒': 1 / 10 };

export function readFraction(text: string, locale: Locale): { readonly value: number; readonly style: FractionStyle; readonly length: number } | undefined {
  const h = halves[locale].exec(text);
  if (h) return { value: 0.5, style: { words: true, ordinal: false }, length: h[0].length };
  const sign = signs[text[0] ?? ''];
  if (sign !== undefined) return { value: sign, style: { words: false, ordinal: false }, length: 1 };
  const d = /^(\d{1,2}) ?\/ ?(\d{1,2})(?!\d)/.exec(text);
  if (d) {
    const value = Number(d[1]) / Number(d[2]);
    return Number(d[2]) > 0 && value <= 1 ? { value, style: { words: false, ordinal: false }, length: d[0].length } : undefined;
  }
  const w = /^([\p{L}]+)[ -]([\p{L}]+)/u.exec(text);
  const over = w && (/^an?$/i.test(w[1]!) && locale === 'en' ? 1 : readNumberWord(w[1]!, locale));
  if (!w || over === undefined || over === null) return undefined;
  for (const [under, names] of Object.entries(parts[locale])) {
    const i = names.findIndex((name: string) => [name, name + plural[locale]].includes(w[2]!.toLowerCase()));
    if (i >= 0 && over <= Number(under)) return { value: over / Number(under), style: { words: true, ordinal: i === 1 && locale !== 'en' }, length: w[0].length };
  }
  return undefined;
}

/** Simple fractions, the easiest to read first. */
export const simpleFractions: readonly (readonly [number, number])[] = [
  [1, 2],
  [1, 3],
  [2, 3],
  [1, 4],
  [3, 4],
  [1, 5],
  [2, 5],
  [3, 5],
  [4, 5],
  [1, 10],
  [9, 10],
];

export function writeFraction([over, under]: readonly [number, number], locale: Locale, style: FractionStyle): string {
  if (!style.words) return `${over}/${under}`;
  if (under === 2) return half[locale];
  const names: readonly string[] = parts[locale][under as keyof (typeof parts)[Locale]];
  const name = names[style.ordinal ? 1 : 0] ?? names[0]!;
  const count = over === 1 && locale === 'en' ? 'a' : numberWord(over, locale)!;
  return `${count} ${name}${over === 1 ? '' : plural[locale]}`;
}

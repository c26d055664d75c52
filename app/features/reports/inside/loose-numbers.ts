import type { Locale } from '../../../platform/locale.ts';
import { qualifiers } from '../claim-wordings.ts';
import { readFraction } from './fraction-words.ts';
import { readNumber, readNumberWord } from './number-words.ts';

/**
 * Numbers in prose that are tied to nothing. Left alone: years and spans of years, dates, clock times, numbers of chapters,
 * figures, tables, tasks, editions and paragraphs of law, ordinals, numbers that are part of a name ("IS-1896"), and
 * everything inside links, code and quotes. The page `/formuleringer` says the same to the reader.
 */
export interface LooseNumber {
  readonly index: number;
  readonly text: string;
}

const naming = {
  nb: /(?:figur(?:en|ene)?|tabell(?:en|ene)?|kapittel|kapitlene|kap\.|nr\.?|nummer|punkt|oppgave|side|s\.|utgave|versjon|§+|fase|trinn|og|til|–|-)\s*$/iu,
  nn: /(?:figur(?:en|ane)?|tabell(?:en|ane)?|kapittel|kapitla|kap\.|nr\.?|nummer|punkt|oppgåve|side|s\.|utgåve|versjon|§+|fase|trinn|og|til|–|-)\s*$/iu,
  en: /(?:figures?|tables?|chapters?|no\.|number|item|task|pages?|p\.|edition|version|§+|phase|step|and|to|–|-)\s*$/iu,
} as const satisfies Record<Locale, RegExp>;
const joiner = /(?:og|til|and|to|–|-)\s*$/iu;
const majority = {
  nb: /^(?:de fleste|flertallet|et flertall)(?![\p{L}])/iu,
  nn: /^(?:dei fleste|fleirtalet|eit fleirtal)(?![\p{L}])/iu,
  en: /^(?:the majority|a majority|most of the)(?![\p{L}])/iu,
} as const satisfies Record<Locale, RegExp>;
const months = 'januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember|january|february|march|may|june|july|october|december';
const date = new RegExp(`^\\d{1,2}\\.? (?:${months})|^\\d{1,2}\\.\\d{1,2}\\.(?:\\d\\d)?\\d\\d|^\\d{4}-\\d\\d-\\d\\d`, 'iu');
const time = /^\d{1,2}[.:]\d{2}(?![\d%])/;
const clock = /(?:kl\.?|klokka|klokken|at)\s*$/i;
const spanOfYears = /^(?:19|20)\d\d(?:\s?[-–/]\s?(?:19|20)?\d\d)?(?!\d)/;
const unbinding = new Set(
  'og i på av for til fra frå med som er var har den det de dei and in of for to from with is was are were has the a an en ei et ein eit eller or men but'.split(' '),
);

/** A number that names another thing, directly or at the end of a list of such ("figur 3 og 4"). */
function names(before: string, locale: Locale): boolean {
  const match = naming[locale].exec(before);
  if (!match) return false;
  if (!joiner.test(match[0])) return true;
  const rest = before.slice(0, match.index).trimEnd();
  const number = /(?:\d+(?:\.\d+)*),?$/.exec(rest);
  return number !== null && names(rest.slice(0, number.index), locale);
}

/** Length of what stands here and is not a number to be tied, or 0. */
function exempt(text: string, at: number, locale: Locale): number {
  const rest = text.slice(at);
  const before = text.slice(0, at);
  const m = date.exec(rest) ?? spanOfYears.exec(rest);
  if (m) return m[0].length;
  const digits = /^\d+(?:[.,:]\d+)*/.exec(rest)?.[0];
  if (digits === undefined) return 0;
  const clockTime = time.exec(rest)?.[0];
  if (clockTime !== undefined && (clock.test(before) || clockTime.includes(':'))) return clockTime.length;
  if (/[\p{L}\d][-–/]?$/u.test(before) && !/\s$/.test(before)) return digits.length;
  if (names(before, locale)) return digits.length;
  // "2. trinn": an ordinal.
  if (/^\d{1,2}\.\s+\p{Ll}/u.test(rest)) return digits.length;
  return 0;
}

/** "nesten" in "nesten 900" belongs to what must be tied. */
function leadBefore(text: string, at: number, locale: Locale): number {
  const before = text.slice(0, at).toLowerCase();
  const words = qualifiers.flatMap((q) => q.words[locale]).filter((w) => before.endsWith(`${w} `) && !/[\p{L}]$/u.test(before.slice(0, -w.length - 1)));
  return Math.max(0, ...words.map((w) => w.length + 1));
}

export function looseNumbers(text: string, locale: Locale): LooseNumber[] {
  const found: LooseNumber[] = [];
  const start = /[\p{L}\d½⅓⅔¼¾⅕⅖⅗⅘⅒]+/gu;
  for (let m = start.exec(text); m; m = start.exec(text)) {
    const at = m.index;
    const skip = exempt(text, at, locale);
    if (skip > 0) {
      start.lastIndex = at + Math.max(skip, 1);
      continue;
    }
    const rest = text.slice(at);
    const wordValue = readNumberWord(m[0], locale);
    const length =
      (readFraction(rest, locale) ?? (wordValue !== undefined && wordValue < 2 ? undefined : readNumber(rest, locale)))?.length ?? majority[locale].exec(rest)?.[0].length;
    if (length === undefined) {
      // Digits that no rule reads are still digits: 12.345.678.
      if (!/^\d/.test(m[0])) continue;
      found.push({ index: at, text: m[0] });
      continue;
    }
    const tail = /^[\s\u00A0]?%|^[\s\u00A0]([\p{L}-]+)/u.exec(rest.slice(length));
    const withNoun = tail && (tail[1] === undefined || !unbinding.has(tail[1].toLowerCase())) ? length + tail[0].length : length;
    const lead = leadBefore(text, at, locale);
    found.push({ index: at - lead, text: text.slice(at - lead, at + withNoun) });
    start.lastIndex = at + withNoun;
  }
  return found;
}

import type { Locale } from '../../../platform/locale.ts';
import type { ClaimFault } from '../claim-facts.ts';
import { changeWords, qualifiers, rankWords, shareWords } from '../claim-wordings.ts';
import type { Qualifier, Quantity, ShareWord, YearWord } from '../claim-wordings.ts';
import { readFraction } from './fraction-words.ts';
import type { FractionStyle } from './fraction-words.ts';
import { readNumber, readNumberWord, roundingUnit } from './number-words.ts';

/** How the number itself was written, so that a suggestion can be written the same way. */
export type Style =
  | { readonly kind: 'count'; readonly words: boolean }
  | { readonly kind: 'percent'; readonly words: boolean; readonly decimals: number; /** " %", " prosent" … as written. */ readonly sign: string }
  | { readonly kind: 'fraction'; readonly fraction: FractionStyle };

/** What a wording says; `before` and `after` are kept as written. */
export type Reading = { readonly before: string; readonly after: string; readonly capital: boolean } & (
  | {
      readonly kind: 'amount';
      readonly qualifier: Qualifier;
      /** As written, with its space; empty without one. */ readonly lead: string;
      readonly quantity: Quantity;
      readonly style: Style;
    }
  | {
      readonly kind: 'share-word';
      readonly word: ShareWord;
      readonly written: string;
      /** "alle de ni": nine. */ readonly of?: { readonly value: number; readonly lead: string; readonly words: boolean } | undefined;
    }
  | { readonly kind: 'count-of'; readonly count: number; readonly of: number; readonly joint: string; readonly words: boolean; readonly ofWords: boolean }
  | { readonly kind: 'rank'; readonly word: YearWord; readonly lead: string; readonly years: readonly number[] }
  | { readonly kind: 'change'; readonly word: YearWord; readonly written: string; readonly steady: string; readonly from?: number | undefined; readonly to?: number | undefined }
  | { readonly kind: 'span'; readonly from: number; readonly to: number; readonly lead: string; readonly joint: string }
  | { readonly kind: 'period' }
);
type Core = Reading extends infer R ? (R extends Reading ? Omit<R, 'before' | 'capital'> : never) : never;
export type ReadClaim = { readonly ok: true; readonly reading: Reading } | { readonly ok: false; readonly fault: ClaimFault };

/** Words that may stand before the number without changing what it promises. */
const neutral = {
  nb: [
    'i løpet av de',
    'i løpet av disse',
    'gjennom de',
    'gjennom disse',
    'over de',
    'i de',
    'på de',
    'i alt',
    'totalt',
    'til sammen',
    'tilsammen',
    'hele',
    'det var',
    'var',
    'de',
    'disse',
    'av de',
  ],
  nn: [
    'i løpet av dei',
    'i løpet av desse',
    'gjennom dei',
    'gjennom desse',
    'over dei',
    'i dei',
    'på dei',
    'i alt',
    'totalt',
    'til saman',
    'heile',
    'det var',
    'var',
    'dei',
    'desse',
    'av dei',
  ],
  en: ['during the', 'over the', 'in the', 'through the', 'in all', 'in total', 'a total of', 'there were', 'was', 'were', 'the', 'these', 'of the'],
} as const satisfies Record<Locale, readonly string[]>;
const ofWord = { nb: 'av', nn: 'av', en: 'of' } as const satisfies Record<Locale, string>;
const definite = { nb: 'de|disse', nn: 'dei|desse', en: 'the|these|all' } as const satisfies Record<Locale, string>;
const inWord = { nb: 'i', nn: 'i', en: 'in' } as const satisfies Record<Locale, string>;
const spanWords = { nb: ['fra', 'til'], nn: ['frå', 'til'], en: ['from', 'to'] } as const satisfies Record<Locale, readonly [string, string]>;
const steadily = { nb: 'hvert (?:eneste )?år', nn: 'kvart (?:einaste )?år', en: '(?:every|each) year' } as const satisfies Record<Locale, string>;
const periodWords = {
  nb: /^(?:i |gjennom |i hele |gjennom hele |hele )?perioden$/i,
  nn: /^(?:i |gjennom |i heile |gjennom heile |heile )?perioden$/i,
  en: /^(?:in |over |during |throughout )?the (?:whole |entire )?period$/i,
} as const satisfies Record<Locale, RegExp>;
const percentSign = /^[\s\u00A0\u202F\u2009]*(?:%|prosent\b|pst\.?|per ?cent\b)/iu;
/** Words after the number that make it another number, a comparison, or less than it says: "alle unntatt én", "50 prosent flere". */
const turning = {
  nb: (
    'ikke eller enn ingen unntatt utenom bortsett minus pluss så gang ganger flere færre mer mindre høyere lavere større prosentpoeng promille ' +
    'million millioner milliard milliarder'
  ).split(' '),
  nn: (
    'ikkje eller enn ingen unnateke utanom bortsett minus pluss så gong gonger fleire færre meir mindre høgare lågare større prosentpoeng promille ' +
    'million millionar milliard milliardar'
  ).split(' '),
  en: 'not or than none no but except minus plus as times more fewer less higher lower greater point points million millions billion billions'.split(' '),
} as const satisfies Record<Locale, readonly string[]>;

/** The longest of the words that the text begins with, followed by a space or the end. */
function leading(text: string, words: readonly string[]): string | undefined {
  const lower = text.toLowerCase();
  return words.filter((w) => lower.startsWith(w) && !/^[\p{L}\p{N}]/u.test(text.slice(w.length))).toSorted((a, b) => b.length - a.length)[0];
}
function leadingEntry<T extends { readonly words: Readonly<Record<Locale, readonly string[]>> }>(
  text: string,
  entries: readonly T[],
  locale: Locale,
): { entry: T; written: string } | undefined {
  const found = leading(
    text,
    entries.flatMap((e) => e.words[locale]),
  );
  const entry = found === undefined ? undefined : entries.find((e) => e.words[locale].includes(found));
  return entry && { entry, written: text.slice(0, found!.length) };
}

function readSpan(text: string, locale: Locale): Core | undefined {
  if (periodWords[locale].test(text)) return { kind: 'period', after: '' };
  const [from, to] = spanWords[locale];
  const m = new RegExp(`^((?:i |in |the )?(?:perioden |period |årene |åra |years )?(?:${from} )?)(\\d{4})(\\s?[–-]\\s?| ${to} )(\\d{4})$`, 'i').exec(text);
  return m ? { kind: 'span', lead: m[1]!, from: Number(m[2]), joint: m[3]!, to: Number(m[4]), after: '' } : undefined;
}
function readRank(text: string, locale: Locale): Core | undefined {
  const found = leadingEntry(text, rankWords, locale);
  if (!found) return undefined;
  const rest = text.slice(found.written.length);
  const m = new RegExp(`^((?: [\\p{L}]+){0,3}? ${inWord[locale]} )(\\d{4}(?:(?:, ?| og | and )\\d{4})*)$`, 'iu').exec(rest);
  return m ? { kind: 'rank', word: found.entry, lead: found.written + m[1]!, years: m[2]!.match(/\d{4}/g)!.map(Number), after: '' } : undefined;
}
function readChange(text: string, locale: Locale): Core | undefined {
  const found = leadingEntry(text, changeWords, locale);
  if (!found) return undefined;
  const [from, to] = spanWords[locale];
  const rest = text.slice(found.written.length);
  const m = new RegExp(`^( ${steadily[locale]})?(?: ${from} (\\d{4}) ${to} (\\d{4}))?$`, 'i').exec(rest);
  if (!m) return undefined;
  return {
    kind: 'change',
    word: found.entry,
    written: found.written,
    steady: m[1] ?? '',
    from: m[2] ? Number(m[2]) : undefined,
    to: m[3] ? Number(m[3]) : undefined,
    after: m[1] ? rest.slice(m[1].length) : rest,
  };
}
function readShareWord(text: string, locale: Locale): Core | undefined {
  const found = leadingEntry(text, shareWords, locale);
  const qualifier = leading(
    text,
    qualifiers.flatMap((q) => q.words[locale]),
  );
  // "no more than 5" begins with "no", but is about five.
  if (!found || (qualifier !== undefined && qualifier.length > found.written.length)) return undefined;
  const rest = text.slice(found.written.length);
  const lead = new RegExp(`^ (?:${ofWord[locale]} )?(?:(?:${definite[locale]}) )?`, 'i').exec(rest)?.[0];
  const n = lead === undefined ? undefined : readNumber(rest.slice(lead.length), locale);
  // "en", "ein" and "one" are articles here, not a count.
  if (n && n.value > 1)
    return { kind: 'share-word', word: found.entry, written: found.written, of: { value: n.value, lead: lead!, words: n.words }, after: rest.slice(lead!.length + n.length) };
  return { kind: 'share-word', word: found.entry, written: found.written, after: rest };
}

function readAmount(text: string, locale: Locale): Core | undefined {
  const found = leadingEntry(text, qualifiers, locale);
  const gap = found ? (/^[\s\u00A0]+/.exec(text.slice(found.written.length))?.[0] ?? '') : '';
  const lead = found ? found.written + gap : '';
  const qualifier = found?.entry ?? qualifiers.find((q) => q.id === 'exactly')!;
  const rest = text.slice(lead.length);
  const fraction = readFraction(rest, locale);
  if (fraction)
    return {
      kind: 'amount',
      qualifier,
      lead,
      quantity: { kind: 'fraction', value: fraction.value },
      style: { kind: 'fraction', fraction: fraction.style },
      after: rest.slice(fraction.length),
    };
  const n = readNumber(rest, locale);
  if (!n) return undefined;
  const after = rest.slice(n.length);
  const sign = percentSign.exec(after)?.[0];
  if (sign !== undefined) {
    const half = 0.5 * 10 ** -n.decimals;
    return {
      kind: 'amount',
      qualifier,
      lead,
      quantity: { kind: 'percent', value: n.value / 100, unit: roundingUnit(n.value) / 100, half: half / 100 },
      style: { kind: 'percent', words: n.words, decimals: n.decimals, sign },
      after: after.slice(sign.length),
    };
  }
  const joint = new RegExp(`^ ${ofWord[locale]} (?:(?:${definite[locale]}) )?`, 'i').exec(after)?.[0];
  const of = joint === undefined ? undefined : readNumber(after.slice(joint.length), locale);
  if (of && of.value > 1 && !found)
    return { kind: 'count-of', count: n.value, of: of.value, joint: joint!, words: n.words, ofWords: of.words, after: after.slice(joint!.length + of.length) };
  // "en god del", "one might say": an article or a pronoun, not a count.
  if (n.words && n.value === 1 && after.trim().split(/\s+/).length > 1) return undefined;
  return { kind: 'amount', qualifier, lead, quantity: { kind: 'count', value: n.value, unit: roundingUnit(n.value) }, style: { kind: 'count', words: n.words }, after };
}

/** A second number or a turning word after the first would make the claim say something else than what is judged. */
function faultAfter(after: string, locale: Locale): ClaimFault | undefined {
  const digit = /\d[\d.,]*/.exec(after)?.[0];
  if (digit !== undefined) return { kind: 'two-numbers', second: digit };
  const sign = /^[+×*‰^]/.exec(after)?.[0];
  if (sign !== undefined) return { kind: 'negated', word: sign };
  for (const word of after.toLowerCase().match(/[\p{L}]+/gu) ?? []) {
    if (turning[locale].includes(word)) return { kind: 'negated', word };
    // "to" is a preposition in English; one is an article in all three.
    if ((readNumberWord(word, locale) ?? 0) > 1) return { kind: 'two-numbers', second: word };
  }
  return undefined;
}

/** Reads a wording in the language of the report. Text that is not understood is a fault, never a guess. */
export function readWording(wording: string, locale: Locale): ReadClaim {
  const text = wording.replace(/[\t\r\n ]+/g, ' ').trim();
  if (text === '') return { ok: false, fault: { kind: 'empty' } };
  const capital = /^\p{Lu}/u.test(text);
  let before = '';
  let rest = text;
  for (let step = 0; step < 3; step += 1) {
    const core = readSpan(rest, locale) ?? readRank(rest, locale) ?? readChange(rest, locale) ?? readShareWord(rest, locale) ?? readAmount(rest, locale);
    if (core) {
      const fault = core.kind === 'change' || core.kind === 'rank' ? undefined : faultAfter(core.after, locale);
      return fault ? { ok: false, fault } : { ok: true, reading: { ...core, before, capital } };
    }
    const skipped = leading(rest, neutral[locale]);
    if (skipped === undefined) break;
    before += `${rest.slice(0, skipped.length)} `;
    rest = rest.slice(skipped.length).trimStart();
  }
  return { ok: false, fault: { kind: 'unknown-wording' } };
}

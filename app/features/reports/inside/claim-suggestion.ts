import type { Locale } from '../../../platform/locale.ts';
import type { Found, FoundNumber } from '../claim-facts.ts';
import { changeWords, qualifiers, shareWords } from '../claim-wordings.ts';
import type { Reading } from './claim-reading.ts';
import { simpleFractions, writeFraction } from './fraction-words.ts';
import type { FractionStyle } from './fraction-words.ts';
import { numberWord, writeCount, writeNumber } from './number-words.ts';

/**
 * Candidates for a wording in the same style and language, the closest to what was written first. A candidate is only a
 * candidate: whoever asks judges each against the facts and takes the first that holds.
 */
export function* suggestions(reading: Reading, found: Found, locale: Locale): Generator<string> {
  for (const core of cores(reading, found, locale)) {
    const text = reading.before + core;
    yield reading.capital ? text.charAt(0).toUpperCase() + text.slice(1) : text;
  }
}

function* cores(reading: Reading, found: Found, locale: Locale): Generator<string> {
  const period = found.period;
  switch (reading.kind) {
    case 'amount': {
      for (const n of found.numbers) yield* amounts(reading, n, locale);
      return;
    }
    case 'share-word': {
      for (const n of found.numbers) yield* shareWordings(reading, n, locale);
      return;
    }
    case 'count-of': {
      for (const n of found.numbers) {
        const count = n.measure === 'count' ? n.value : n.count;
        if (n.of === undefined || count === undefined) continue;
        yield writeCount(count, locale, reading.words) + reading.joint + writeCount(n.of, locale, reading.ofWords) + reading.after;
        yield* percents(count / n.of, locale, '');
      }
      return;
    }
    case 'rank': {
      if (found.best) yield reading.lead + joined(found.best.years, locale);
      return;
    }
    case 'change': {
      yield* changes(reading, locale);
      return;
    }
    case 'span': {
      if (period) yield reading.lead + period.from + reading.joint + period.to;
      return;
    }
    case 'period':
  }
}

const and = { nb: ' og ', nn: ' og ', en: ' and ' } as const satisfies Record<Locale, string>;
const joined = (years: readonly number[], locale: Locale): string => (years.length < 2 ? years.join('') : years.slice(0, -1).join(', ') + and[locale] + years.at(-1));

/** A number that is said with a reservation: the multiple of `unit` on the right side of the value. */
function rounded(id: string, value: number, unit: number): number {
  const steps = value / unit;
  const below = Math.floor(steps + 1e-9);
  const above = Math.ceil(steps - 1e-9);
  const multiple =
    { almost: below + 1, under: below + 1, 'at-most': above, over: above - 1, 'at-least': below, about: Math.round(steps), exactly: Math.round(steps) }[id] ?? Math.round(steps);
  return Math.round(multiple * unit * 1e6) / 1e6;
}

function* amounts(reading: Extract<Reading, { kind: 'amount' }>, n: FoundNumber, locale: Locale): Generator<string> {
  const { lead, style, after, qualifier } = reading;
  const share = n.measure === 'share' ? n.value : n.of ? n.value / n.of : undefined;
  if (style.kind === 'count') {
    const count = n.measure === 'count' ? n.value : n.count;
    if (count === undefined) return;
    if (qualifier.id !== 'exactly' && count > 0)
      for (let unit = 10 ** Math.floor(Math.log10(count)); unit >= 1; unit /= 10) {
        const candidate = rounded(qualifier.id, count, unit);
        if (candidate > 0) yield lead + writeCount(candidate, locale, style.words) + after;
      }
    yield writeCount(count, locale, style.words) + after;
    return;
  }
  if (share === undefined) return;
  if (style.kind === 'fraction') {
    for (const f of nearest(share)) yield lead + writeFraction(f, locale, style.fraction) + after;
    yield* looseFractions(share, after, style.fraction, locale);
    yield* percents(share, locale, after);
    return;
  }
  const percent = share * 100;
  const write = (value: number, decimals: number): string => ((style.words ? numberWord(value, locale) : undefined) ?? writeNumber(value, locale, decimals)) + style.sign + after;
  if (qualifier.id !== 'exactly')
    for (const unit of [10, 1, 0.1]) {
      const candidate = rounded(qualifier.id, percent, unit);
      if (candidate > 0 && candidate <= 100) yield lead + write(candidate, unit < 1 ? 1 : 0);
    }
  for (let decimals = style.decimals; decimals <= 2; decimals += 1) yield write(percent, decimals);
}

const nearest = (share: number): (readonly [number, number])[] => simpleFractions.toSorted((a, b) => Math.abs(a[0] / a[1] - share) - Math.abs(b[0] / b[1] - share));
function* looseFractions(share: number, after: string, style: FractionStyle, locale: Locale): Generator<string> {
  const about = qualifiers.find((q) => q.id === 'about')!.words[locale][0]!;
  for (const f of nearest(share).slice(0, 3)) yield `${about} ${writeFraction(f, locale, style)}${after}`;
}
const percentWord = { nb: 'prosent', nn: 'prosent', en: 'per cent' } as const satisfies Record<Locale, string>;
function* percents(share: number, locale: Locale, after: string): Generator<string> {
  for (const decimals of [0, 1, 2]) yield `${writeNumber(share * 100, locale, decimals)} ${percentWord[locale]}${after}`;
}

const phrase = {
  nb: { of: 'av', the: 'de', definite: /(?:ene|ane|a)$/u, them: /^(?:dem|de)$/iu },
  nn: { of: 'av', the: 'dei', definite: /(?:ane|ene|a)$/u, them: /^(?:dei|dem)$/iu },
  en: { of: 'of', the: 'the', definite: /^$/u, them: /^them$/iu },
} as const satisfies Record<Locale, { of: string; the: string; definite: RegExp; them: RegExp }>;

/** "alle sentralene" → "åtte av de ni sentralene"; "halvparten av sentralene" → "om lag to tredeler av sentralene". */
function* shareWordings(reading: Extract<Reading, { kind: 'share-word' }>, n: FoundNumber, locale: Locale): Generator<string> {
  const p = phrase[locale];
  const share = n.measure === 'share' ? n.value : n.of ? n.value / n.of : undefined;
  const count = n.measure === 'count' ? n.value : n.count;
  if (share === undefined) {
    if (count !== undefined) yield writeCount(count, locale, true) + reading.after;
    return;
  }
  const m = new RegExp(`^ (?:(${p.of}) )?(?:(${p.the}) )?(.*)$`, 'iu').exec(reading.after);
  const noun = m && !p.them.test(m[3]!) ? ` ${m[3]!}` : '';
  const isDefinite = noun !== '' && (m?.[1] !== undefined || m?.[2] !== undefined || p.definite.test(noun.split(' ')[1] ?? '') || (reading.of?.lead.includes(p.the) ?? false));
  const the = isDefinite ? `${p.the} ` : '';
  const word = (id: string): string => shareWords.find((w) => w.id === id)!.words[locale][0]!;
  if (share === 1)
    yield reading.of ? `${word('all')} ${the}${writeCount(n.of ?? 0, locale, reading.of.words)}${noun}` : `${word('all')}${locale === 'en' && isDefinite ? ' the' : ''}${noun}`;
  if (share === 0) yield isDefinite ? `${word('none')} ${p.of}${locale === 'en' ? ' the' : ''}${noun}` : `${locale === 'en' && noun !== '' ? 'no' : word('none')}${noun}`;
  if (reading.word.id === 'half') yield* looseFractions(share, reading.after, { words: true, ordinal: false }, locale);
  if (count !== undefined && n.of !== undefined) yield `${writeCount(count, locale, true)} ${p.of} ${the}${writeCount(n.of, locale, true)}${noun}`;
  yield* percents(share, locale, noun === '' ? '' : ` ${p.of}${locale === 'en' && isDefinite ? ' the' : ''}${noun}`);
}

const opposite = { rose: ['fell', 'unchanged'], fell: ['rose', 'unchanged'], unchanged: ['rose', 'fell'] } as const;
function* changes(reading: Extract<Reading, { kind: 'change' }>, locale: Locale): Generator<string> {
  const [from, to] = { nb: ['fra', 'til'], nn: ['frå', 'til'], en: ['from', 'to'] }[locale];
  const span = reading.from === undefined ? '' : ` ${from} ${reading.from} ${to} ${reading.to}`;
  if (reading.steady !== '') yield reading.written + span;
  const index = changeWords.find((w) => w.id === reading.word.id)!.words[locale].indexOf(reading.written.toLowerCase());
  for (const id of opposite[reading.word.id as keyof typeof opposite]) {
    const words = changeWords.find((w) => w.id === id)!.words[locale];
    const verb = words[Math.max(0, index)] ?? words[0]!;
    if (reading.steady !== '') yield verb + reading.steady + span;
    yield verb + span;
  }
}

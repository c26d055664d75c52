import type { Locale } from '../../platform/locale.ts';
import { formatNumber, formatPercent, textIn } from '../../platform/locale.ts';
import type { CellState } from '../indicators/cell.ts';
import type { FoundNumber, Limits, Verdict } from './claim-facts.ts';
import { numberWord, writeNumber } from './inside/number-words.ts';
import type { Resolved } from './source.ts';
import { explanationTexts } from './inside/explanation-texts.ts';

/** A sentence with the number in it by itself, so that it can be a link. */
export interface Said {
  readonly before: string;
  readonly value: string;
  readonly after: string;
}

const percent = (share: number, locale: Locale): string => `${formatPercent(locale, share)} ${explanationTexts[locale].percent}`;
const amount = (n: FoundNumber, locale: Locale): string => (n.measure === 'share' ? percent(n.value, locale) : formatNumber(locale, n.value));
const ratio = (n: FoundNumber): string | undefined => {
  const count = n.measure === 'count' ? n.value : n.count;
  return n.of === undefined || count === undefined ? undefined : `${count}/${n.of}`;
};

/** What the number is: "Tallet er 1 385." */
export function sayFound(verdict: Extract<Verdict, { kind: 'holds' | 'fails' }>, locale: Locale, resolved: Resolved | undefined): Said {
  const t = explanationTexts[locale];
  const { found } = verdict;
  if (found.period) {
    const years = found.period.to - found.period.from + 1;
    return { before: t.period(`${found.period.from}–${found.period.to}`), value: t.years(numberWord(years, locale) ?? String(years)), after: '.' };
  }
  if (found.best) {
    const unit = resolved?.unit === undefined ? '' : ` ${textIn(resolved.unit, locale)}`;
    const others = found.numbers.filter((n) => !found.best!.years.includes(n.year!)).map((n) => t.itWas(String(n.year), amount(n, locale)));
    return {
      before: t[found.numbers[0]?.measure === 'share' ? found.best.which : found.best.which === 'highest' ? 'most' : 'fewest'](t.list(found.best.years.map(String))),
      value: found.numbers[0]?.measure === 'share' ? percent(found.best.value, locale) : `${formatNumber(locale, found.best.value)}${unit}`,
      after: `.${others.map((o) => ` ${o}`).join('')}`,
    };
  }
  const withYears = found.numbers.filter((n) => n.year !== undefined);
  if (withYears.length > 0) return { before: `${t.numbers} `, value: t.list(withYears.map((n) => t.inYear(amount(n, locale), String(n.year)))), after: '.' };
  const n = found.numbers[0];
  if (!n) return { before: '', value: '', after: '' };
  const year = resolved && resolved.years.from === resolved.years.to ? ` ${t.in} ${resolved.years.from}` : '';
  const of = ratio(n);
  const after = `${year}${of === undefined ? '' : ` (${of.replace('/', ` ${t.of} `)})`}.`;
  if (n.measure === 'share') return { before: '', value: percent(n.value, locale), after };
  return { before: `${resolved?.summed ? t.sumIs : t.numberIs} `, value: amount(n, locale), after };
}

/** One decimal, or two where the limit lies between ("62,5 %" is from 62,45). A third is no exact limit in any decimals. */
const limit = (share: number, locale: Locale): string =>
  writeNumber(share * 100, locale, Math.abs(share * 1000 - Math.round(share * 1000)) > 1e-6 && Math.abs(share * 10_000 - Math.round(share * 10_000)) < 1e-6 ? 2 : 1);

/** The limits of a wording in words: "850–899", "over 50,0 til under 60,0 prosent". */
export function sayLimits(limits: Limits, locale: Locale): string {
  const t = explanationTexts[locale];
  if (limits.measure === 'count') return limits.from === limits.to ? formatNumber(locale, limits.from) : `${formatNumber(locale, limits.from)}–${formatNumber(locale, limits.to)}`;
  const [from, to] = [limit(limits.from, locale), limit(limits.to, locale)];
  if (limits.from === limits.to) return `${from} ${t.percent}`;
  if (!limits.fromOpen && !limits.toOpen) return `${from}–${to} ${t.percent}`;
  return `${limits.fromOpen ? t.over(from) : t.from(from)} ${limits.toOpen ? t.toUnder(to) : t.to(to)} ${t.percent}`;
}

const quoted = (wording: string, locale: Locale): string => (locale === 'en' ? `“${wording}”` : `«${wording}»`);
const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What the wording means, as a sentence; undefined where there are no limits to tell. */
export function sayMeaning(verdict: Verdict, wording: string, locale: Locale): string | undefined {
  if ((verdict.kind !== 'holds' && verdict.kind !== 'fails') || !verdict.limits) return undefined;
  const core = quoted(capitalised(wording), locale);
  const { limits } = verdict;
  if (limits.measure === 'count' && limits.from === limits.to) return undefined;
  return explanationTexts[locale].means(core, sayLimits(limits, locale));
}

export const stateWords = (state: CellState, locale: Locale): string => explanationTexts[locale].states[state];

/** Why a claim could not be judged, and what to do. */
export function sayUndecided(verdict: Exclude<Verdict, { kind: 'holds' | 'fails' }>, locale: Locale): string {
  const t = explanationTexts[locale];
  switch (verdict.kind) {
    case 'no-number':
      return t.noNumber(stateWords(verdict.state, locale), verdict.year);
    case 'wrong-source':
      return verdict.needs === 'thing' ? t.otherThing(verdict.word) : t.needs[verdict.needs];
    case 'unknown-source':
      return verdict.source === '' ? t.noSource : `${t.unknownSource(verdict.source)}${verdict.known && verdict.known.length > 0 ? ` ${t.known(t.list(verdict.known))}` : ''}`;
    case 'unreadable': {
      const { fault } = verdict;
      if (fault.kind === 'empty') return t.faults.empty;
      if (fault.kind === 'two-numbers') return t.faults.twoNumbers(fault.second);
      return fault.kind === 'negated' ? t.faults.negated(fault.word) : t.faults.unknown;
    }
  }
}

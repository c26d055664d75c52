import type { LocalText, Locale } from '../../platform/locale.ts';

/**
 * How we read wordings: the one table of what a phrase about a number promises. Every wording is a range the number must
 * lie in. The page `/formuleringer` prints this table, and its examples are worked out by the same rules.
 *
 * The principle: a reader must never be more than **a tenth** away from the number, and no further away than the writer's own
 * rounding allows. The **unit** of a number is the place of its last digit that is not zero: 100 for 900, 10 for 220.
 * Counts of people and places are whole, so a range always reaches at least the nearest whole number.
 */

/** A span of values; an open end is not part of it. Shares are given in 0–1. */
export interface Range {
  readonly low: number;
  readonly high: number;
  readonly lowOpen: boolean;
  readonly highOpen: boolean;
}
const closed = (low: number, high: number): Range => ({ low, high, lowOpen: false, highOpen: false });

/** What the wording names: a count, a per cent figure (`unit` in 0–1 too), or a fraction such as two thirds. */
export type Quantity =
  | { readonly kind: 'count'; readonly value: number; readonly unit: number }
  | { readonly kind: 'percent'; readonly value: number; readonly unit: number; /** Half of the last decimal written. */ readonly half: number }
  | { readonly kind: 'fraction'; readonly value: number };

const tenth = (q: Quantity): number => q.value / 10;
const near = (q: Quantity): number => {
  if (q.kind === 'fraction') return tenth(q);
  return Math.max(q.kind === 'count' ? 1 : 0.005, Math.min(q.unit / 2, tenth(q)));
};
const beyond = (q: Quantity): number => {
  if (q.kind === 'fraction') return 0.1;
  return q.kind === 'count' ? Math.max(2, Math.min(2 * q.unit, tenth(q))) : Math.min(2 * q.unit, 0.1);
};

export interface Qualifier {
  readonly id: 'exactly' | 'almost' | 'about' | 'over' | 'at-least' | 'under' | 'at-most';
  /** The first word is the one suggestions are written with when the writer used none. */
  readonly words: Readonly<Record<Locale, readonly string[]>>;
  readonly range: (q: Quantity) => Range;
  readonly rule: LocalText;
  /** Wordings for the page; what they mean is worked out, not written. */
  readonly examples: Readonly<Record<Locale, readonly string[]>>;
}

export const qualifiers: readonly Qualifier[] = [
  {
    id: 'almost',
    words: {
      nb: ['nesten', 'bortimot', 'opp mot', 'i underkant av', 'nær', 'knapt', 'knappe'],
      nn: ['nesten', 'bortimot', 'opp mot', 'i underkant av', 'nær', 'knapt', 'knappe', 'snautt'],
      en: ['almost', 'nearly', 'close to', 'just under'],
    },
    range: (q) => ({ low: q.value - near(q), high: q.value, lowOpen: false, highOpen: true }),
    rule: {
      nb: 'Under tallet, men høyst en halv enhet og høyst en tidel under. Brøk: høyst en tidel under.',
      nn: 'Under talet, men høgst ei halv eining og høgst ein tidel under. Brøk: høgst ein tidel under.',
      en: 'Below the number, but at most half a unit and at most a tenth below. Fractions: at most a tenth below.',
    },
    examples: {
      nb: ['nesten 900', 'nesten 1 400', 'nesten ti', 'nesten halvparten', 'nesten 60 prosent'],
      nn: ['nesten 900', 'nesten 1 400', 'nesten ti', 'nesten halvparten', 'nesten 60 prosent'],
      en: ['almost 900', 'nearly 1,400', 'almost ten', 'almost half', 'nearly 60 per cent'],
    },
  },
  {
    id: 'over',
    words: {
      nb: ['over', 'mer enn', 'flere enn', 'i overkant av', 'drøyt', 'drøye'],
      nn: ['over', 'meir enn', 'fleire enn', 'i overkant av', 'drygt', 'drygge'],
      en: ['more than', 'over', 'above', 'just over'],
    },
    range: (q) => ({ low: q.value, high: q.value + beyond(q), lowOpen: true, highOpen: true }),
    rule: {
      nb: 'Mer enn tallet, men mindre enn to enheter og mindre enn en tidel over. Prosent og brøk: mindre enn ti prosentpoeng over.',
      nn: 'Meir enn talet, men mindre enn to einingar og mindre enn ein tidel over. Prosent og brøk: mindre enn ti prosentpoeng over.',
      en: 'More than the number, but less than two units and less than a tenth above. Per cent and fractions: less than ten percentage points above.',
    },
    examples: {
      nb: ['over 220', 'over 330', 'flere enn ni', 'over halvparten', 'over 60 prosent'],
      nn: ['over 220', 'over 330', 'fleire enn ni', 'over halvparten', 'over 60 prosent'],
      en: ['over 220', 'more than 330', 'more than nine', 'more than half', 'over 60 per cent'],
    },
  },
  {
    id: 'at-least',
    words: { nb: ['minst', 'ikke færre enn'], nn: ['minst', 'ikkje færre enn'], en: ['at least', 'no fewer than'] },
    range: (q) => ({ low: q.value, high: q.value + beyond(q), lowOpen: false, highOpen: true }),
    rule: { nb: 'Som «over», men tallet selv er med.', nn: 'Som «over», men talet sjølv er med.', en: 'As “over”, but the number itself is included.' },
    examples: { nb: ['minst 220', 'minst halvparten'], nn: ['minst 220', 'minst halvparten'], en: ['at least 220', 'at least half'] },
  },
  {
    id: 'under',
    words: { nb: ['under', 'mindre enn', 'færre enn'], nn: ['under', 'mindre enn', 'færre enn'], en: ['fewer than', 'less than', 'under', 'below'] },
    range: (q) => ({ low: q.value - beyond(q), high: q.value, lowOpen: true, highOpen: true }),
    rule: {
      nb: 'Mindre enn tallet, men mindre enn to enheter og mindre enn en tidel under. Prosent og brøk: mindre enn ti prosentpoeng under.',
      nn: 'Mindre enn talet, men mindre enn to einingar og mindre enn ein tidel under. Prosent og brøk: mindre enn ti prosentpoeng under.',
      en: 'Less than the number, but less than two units and less than a tenth below. Per cent and fractions: less than ten percentage points below.',
    },
    examples: {
      nb: ['under 220', 'færre enn ni', 'under halvparten'],
      nn: ['under 220', 'færre enn ni', 'under halvparten'],
      en: ['under 220', 'fewer than nine', 'less than half'],
    },
  },
  {
    id: 'at-most',
    words: { nb: ['høyst', 'maksimalt', 'ikke mer enn', 'ikke flere enn'], nn: ['høgst', 'maksimalt', 'ikkje meir enn', 'ikkje fleire enn'], en: ['at most', 'no more than'] },
    range: (q) => ({ low: q.value - beyond(q), high: q.value, lowOpen: true, highOpen: false }),
    rule: { nb: 'Som «under», men tallet selv er med.', nn: 'Som «under», men talet sjølv er med.', en: 'As “under”, but the number itself is included.' },
    examples: { nb: ['høyst 220'], nn: ['høgst 220'], en: ['at most 220'] },
  },
  {
    id: 'about',
    words: {
      nb: ['om lag', 'omlag', 'omtrent', 'rundt', 'omkring', 'cirka', 'ca.', 'ca', 'rundt regnet'],
      nn: ['om lag', 'omlag', 'omtrent', 'rundt', 'kring', 'cirka', 'ca.', 'ca'],
      en: ['about', 'around', 'approximately', 'roughly', 'some', 'circa'],
    },
    range: (q) => closed(q.value - near(q), q.value + near(q)),
    rule: {
      nb: 'Høyst en halv enhet og høyst en tidel fra tallet, over eller under. Brøk: høyst en tidel fra.',
      nn: 'Høgst ei halv eining og høgst ein tidel frå talet, over eller under. Brøk: høgst ein tidel frå.',
      en: 'At most half a unit and at most a tenth from the number, above or below. Fractions: at most a tenth from it.',
    },
    examples: {
      nb: ['om lag 900', 'rundt 220', 'om lag 2/3', 'om lag en firedel', 'cirka 60 prosent'],
      nn: ['om lag 900', 'rundt 220', 'om lag 2/3', 'om lag ein firedel', 'cirka 60 prosent'],
      en: ['about 900', 'around 220', 'about 2/3', 'about a quarter', 'about 60 per cent'],
    },
  },
  {
    id: 'exactly',
    words: { nb: ['nøyaktig', 'akkurat'], nn: ['nøyaktig', 'akkurat'], en: ['exactly', 'precisely'] },
    range: (q) => {
      if (q.kind === 'count') return closed(q.value, q.value);
      if (q.kind === 'fraction') return closed(q.value - 0.005, q.value + 0.005);
      return { low: q.value - q.half, high: q.value + q.half, lowOpen: false, highOpen: true };
    },
    rule: {
      nb: 'Et tall uten forbehold er nøyaktig. Prosent gjelder det som er skrevet, avrundet til like mange desimaler. Brøk: høyst et halvt prosentpoeng fra.',
      nn: 'Eit tal utan atterhald er nøyaktig. Prosent gjeld det som er skrive, avrunda til like mange desimalar. Brøk: høgst eit halvt prosentpoeng frå.',
      en: 'A number without reservation is exact. Per cent is what is written, rounded to as many decimals. Fractions: at most half a percentage point from it.',
    },
    examples: {
      nb: ['893', 'fem', '62,5 %', '60 prosent', 'to tredeler'],
      nn: ['893', 'fem', '62,5 %', '60 prosent', 'to tredelar'],
      en: ['893', 'five', '62.5%', '60 per cent', 'two thirds'],
    },
  },
];

/** Words that are a share by themselves. */
export interface ShareWord {
  readonly id: 'all' | 'none' | 'half' | 'most' | 'majority' | 'almost-all' | 'almost-none';
  readonly words: Readonly<Record<Locale, readonly string[]>>;
  readonly range: Range;
  readonly rule: LocalText;
}

export const shareWords: readonly ShareWord[] = [
  {
    id: 'almost-all',
    words: { nb: ['nesten alle', 'så godt som alle'], nn: ['nesten alle', 'så godt som alle'], en: ['almost all', 'nearly all'] },
    range: { low: 0.85, high: 1, lowOpen: false, highOpen: true },
    rule: { nb: 'Minst 85 prosent, men ikke alle.', nn: 'Minst 85 prosent, men ikkje alle.', en: 'At least 85 per cent, but not all.' },
  },
  {
    id: 'almost-none',
    words: { nb: ['nesten ingen', 'så godt som ingen'], nn: ['nesten ingen', 'så godt som ingen'], en: ['almost none', 'hardly any'] },
    range: { low: 0, high: 0.15, lowOpen: true, highOpen: false },
    rule: { nb: 'Høyst 15 prosent, men ikke null.', nn: 'Høgst 15 prosent, men ikkje null.', en: 'At most 15 per cent, but not zero.' },
  },
  {
    id: 'all',
    words: { nb: ['alle', 'samtlige'], nn: ['alle', 'samtlege'], en: ['all', 'every'] },
    range: closed(1, 1),
    rule: { nb: 'Hver eneste av dem som svarte.', nn: 'Kvar einaste av dei som svarte.', en: 'Every single one of those that answered.' },
  },
  {
    id: 'none',
    words: { nb: ['ingen'], nn: ['ingen'], en: ['none', 'no'] },
    range: closed(0, 0),
    rule: { nb: 'Null. Et tomt svar er ikke null.', nn: 'Null. Eit tomt svar er ikkje null.', en: 'Zero. A missing answer is not zero.' },
  },
  {
    id: 'half',
    words: { nb: ['halvparten'], nn: ['halvparten', 'halvparta'], en: ['half'] },
    range: closed(0.45, 0.55),
    rule: { nb: 'Høyst en tidel fra 50 prosent.', nn: 'Høgst ein tidel frå 50 prosent.', en: 'At most a tenth from 50 per cent.' },
  },
  {
    id: 'most',
    words: { nb: ['de fleste'], nn: ['dei fleste'], en: ['most'] },
    range: { low: 0.6, high: 1, lowOpen: false, highOpen: true },
    rule: {
      nb: 'Klart mer enn halvparten: minst 60 prosent, men ikke alle.',
      nn: 'Klart meir enn halvparten: minst 60 prosent, men ikkje alle.',
      en: 'Clearly more than half: at least 60 per cent, but not all.',
    },
  },
  {
    id: 'majority',
    words: { nb: ['flertallet', 'et flertall'], nn: ['fleirtalet', 'eit fleirtal'], en: ['the majority', 'a majority'] },
    range: { low: 0.5, high: 1, lowOpen: true, highOpen: true },
    rule: { nb: 'Mer enn halvparten, men ikke alle.', nn: 'Meir enn halvparten, men ikkje alle.', en: 'More than half, but not all.' },
  },
];

/** Words that compare years. The first of a pair and of its opposite are used in suggestions. */
export interface YearWord {
  readonly id: 'most' | 'fewest' | 'highest' | 'lowest' | 'rose' | 'fell' | 'unchanged';
  readonly words: Readonly<Record<Locale, readonly string[]>>;
  readonly rule: LocalText;
}
export const rankWords: readonly YearWord[] = [
  {
    id: 'most',
    words: { nb: ['flest', 'mest'], nn: ['flest', 'mest'], en: ['most'] },
    rule: {
      nb: 'Året, eller årene, som nevnes, har alene det høyeste tallet blant årene i kilden.',
      nn: 'Året, eller åra, som er nemnde, har åleine det høgaste talet blant åra i kjelda.',
      en: 'The year or years named alone have the highest number among the years of the source.',
    },
  },
  {
    id: 'fewest',
    words: { nb: ['færrest', 'minst'], nn: ['færrast', 'minst'], en: ['fewest', 'least'] },
    rule: {
      nb: 'Det samme, for det laveste tallet. Et år uten tall regnes ikke med.',
      nn: 'Det same, for det lågaste talet. Eit år utan tal blir ikkje rekna med.',
      en: 'The same, for the lowest number. A year without a number is left out.',
    },
  },
  { id: 'highest', words: { nb: ['høyest'], nn: ['høgast'], en: ['highest'] }, rule: { nb: 'Som «flest».', nn: 'Som «flest».', en: 'As “most”.' } },
  { id: 'lowest', words: { nb: ['lavest'], nn: ['lågast'], en: ['lowest'] }, rule: { nb: 'Som «færrest».', nn: 'Som «færrast».', en: 'As “fewest”.' } },
];
export const changeWords: readonly YearWord[] = [
  {
    id: 'rose',
    words: {
      nb: ['økte', 'har økt', 'steg', 'gikk opp', 'vokste'],
      nn: ['auka', 'har auka', 'steig', 'gjekk opp', 'voks'],
      en: ['rose', 'increased', 'has increased', 'grew', 'went up'],
    },
    rule: {
      nb: 'Siste år har et høyere tall enn første år. «Hvert år»: hvert år er høyere enn det forrige.',
      nn: 'Siste år har eit høgare tal enn første år. «Kvart år»: kvart år er høgare enn det førre.',
      en: 'The last year is higher than the first. “Every year”: each year is higher than the one before.',
    },
  },
  {
    id: 'fell',
    words: {
      nb: ['gikk ned', 'har gått ned', 'falt', 'sank', 'minket'],
      nn: ['gjekk ned', 'har gått ned', 'fall', 'sokk', 'minka'],
      en: ['fell', 'decreased', 'has decreased', 'declined', 'went down'],
    },
    rule: { nb: 'Siste år har et lavere tall enn første år.', nn: 'Siste år har eit lågare tal enn første år.', en: 'The last year is lower than the first.' },
  },
  {
    id: 'unchanged',
    words: { nb: ['var uendret', 'er uendret'], nn: ['var uendra', 'er uendra'], en: ['was unchanged', 'were unchanged', 'is unchanged'] },
    rule: { nb: 'Siste år har samme tall som første år.', nn: 'Siste år har same tal som første år.', en: 'The last year has the same number as the first.' },
  },
];

const tolerance = 1e-9; // shares are ratios of whole numbers; this only absorbs floating point
export const inRange = (value: number, r: Range): boolean =>
  (r.lowOpen ? value > r.low + tolerance : value >= r.low - tolerance) && (r.highOpen ? value < r.high - tolerance : value <= r.high + tolerance);

/** The whole numbers a range of counts covers: 850–899 for [850, 900). */
export const wholeNumbers = (r: Range): { readonly from: number; readonly to: number } => ({
  from: r.lowOpen ? Math.floor(r.low + tolerance) + 1 : Math.ceil(r.low - tolerance),
  to: r.highOpen ? Math.ceil(r.high - tolerance) - 1 : Math.floor(r.high + tolerance),
});

import type { LocalText, Locale } from '../../../platform/locale.ts';
import { textIn } from '../../../platform/locale.ts';

/**
 * What a wording says it counts. A number is only right of the thing it is a number of: 226 municipalities summed over
 * years are not "226 ulike kommuner", and 893 people are not "nesten 900 kommuner".
 */

/** Things any report may count, whatever the scheme; a report's own units come in addition. */
const common = {
  nb: ['personer', 'kommuner', 'fylker', 'kroner', 'år'],
  nn: ['personar', 'kommunar', 'fylke', 'kroner', 'år'],
  en: ['people', 'persons', 'municipalities', 'counties', 'kroner', 'years'],
} as const satisfies Record<Locale, readonly string[]>;
const different = {
  nb: ['ulike', 'forskjellige', 'unike', 'distinkte'],
  nn: ['ulike', 'forskjellige', 'unike', 'distinkte'],
  en: ['different', 'distinct', 'unique', 'separate'],
} as const satisfies Record<Locale, readonly string[]>;
/** In units, but never what is counted. */
const passing = new Set('antall talet prosent summert svarte svara ulike som over cent number different summed answered that with from'.split(' '));

const words = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? [];
/** "kommunene", "kommunar" and "kommuner" begin alike. */
const stem = (word: string): string => (word === 'år' ? word : word.replace(/(?:ene|ane|ies|er|ar|es|en|a|e|s|y)$/u, ''));
const stems = (texts: readonly string[]): string[] =>
  texts
    .flatMap(words)
    .filter((w) => (w.length >= 4 || w === 'år') && !passing.has(w))
    .map(stem);
/** "Kompetansesentraler" are "sentraler"; "året" is "år", but "årsaker" are not. */
const isOf = (word: string, root: string): boolean => (root === 'år' ? /^år(?:et|ene|a)?$/u.test(word) : word.includes(root));

interface Source {
  readonly unit?: LocalText | undefined;
  readonly label: LocalText;
  /** A share of the centres, a number of them. */
  readonly ofCentres: boolean;
}
interface Things {
  readonly units: readonly LocalText[];
  readonly centres: LocalText;
}

/** How far after the number its noun may stand: "fem godt forankrede kompetansesentraler". */
const reach = 3;

/** The first word after the number that names another thing than the source counts; undefined when there is none. */
export function otherThing(after: string, source: Source, { units, centres }: Things, language: Locale): string | undefined {
  const said = words(after.replace(/\(.*$/su, '')).slice(0, reach);
  const unit = source.unit === undefined ? '' : textIn(source.unit, language);
  const own = stems([unit, textIn(source.label, language).split(',')[0]!, ...(source.ofCentres ? [textIn(centres, language)] : [])]);
  const twice = said.find((word) => (different[language] as readonly string[]).includes(word));
  if (twice !== undefined && !words(unit).some((w) => (different[language] as readonly string[]).includes(w))) return twice;
  const others = stems([...common[language], ...units.map((u) => textIn(u, language)), textIn(centres, language)]);
  for (const word of said) {
    if (own.some((root) => isOf(word, root))) return undefined;
    if (others.some((root) => isOf(word, root))) return word;
  }
  return undefined;
}

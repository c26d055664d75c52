import type { CellState } from '../indicators/cell.ts';
import type { LocalText, Locale } from '../../platform/locale.ts';
import { locales } from '../../platform/locale.ts';
import type { Basis } from '../indicators/indicator.ts';
import type { Measure } from './figure.ts';

const and =
  (word: string) =>
  (items: readonly string[]): string =>
    items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`;
const quote =
  (open: string, close: string) =>
  (label: string): string =>
    `${open}${label}${close}`;

const nb = {
  list: and('og'),
  quoted: quote('«', '»'),
  figure: 'Figur',
  table: 'Tabell',
  states: { 'not-asked': 'ikke spurt', 'not-applicable': 'gjelder ikke', 'not-answered': 'ikke besvart', withheld: 'vises ikke', 'not-yet': 'ikke ennå' } satisfies Record<
    CellState,
    string
  >,
  /** In a published series nobody was asked: the source does not give the number. */
  notStated: 'ikke oppgitt',
  nil: 'null',
  lessThanHalf: 'mindre enn halvparten av enheten',
  preliminary: 'foreløpig tall',
  signs: {
    'not-asked': 'ikke spurt dette året',
    'not-applicable': 'gjelder ikke',
    'not-answered': 'spurt, men ikke besvart',
    withheld: 'vises ikke, fordi enkeltsentraler kan kjennes igjen',
    'not-yet': 'ikke tilgjengelig ennå',
  } satisfies Record<CellState, string>,
  notStatedSign: 'tallet er ikke oppgitt i kilden',
  measures: {
    'share-of-centres': (years: string) => `Prosentandel av sentralene som svarte, ${years}.`,
    'number-of-centres': (years: string) => `Antall sentraler, ${years}.`,
    'sum-of-answers': (years: string) => `Summen av sentralenes svar, ${years}.`,
    series: (years: string) => `${years}.`,
  } satisfies Record<Measure, (years: string) => string>,
  units: { 'share-of-centres': 'prosent av sentralene som svarte', 'number-of-centres': 'sentraler', 'sum-of-answers': 'sum av svarene', series: 'antall' } satisfies Record<
    Measure,
    string
  >,
  percent: 'prosent',
  bases: { published: 'Publiserte tall', demonstration: 'Demonstrasjonsdata', register: 'Fra sentralenes svar' } satisfies Record<Basis, string>,
  source: (name: string) => `Kilde: ${name}`,
  basis: (name: string) => `Grunnlag: ${name}`,
  n: (count: string) => `n = ${count}`,
  answered: 'Svarte (n)',
  notAnswered: 'Svarte ikke',
  answeredLegend: 'Antall sentraler som svarte',
  total: (years: string) => `${years} i alt`,
  break: 'brudd',
  notes: 'Noter',
  note: (n: string) => `Fotnote ${n}`,
  showTable: 'Vis som tabell',
  showChart: 'Vis som figur',
  tableOf: (name: string) => `Tabell til ${name}`,
  chartOf: (name: string) => `Figur til ${name}`,
  signsTitle: 'Tegn i tabellen',
  download: (name: string) => `Last ned ${name}`,
  downloadSvg: 'SVG (bilde)',
  downloadCsv: 'CSV (regneark)',
  aboutNumbers: 'Om tallene',
  derived: {
    notAskedAtAll: (years: string) => `Det ble ikke spurt om dette i ${years}.`,
    onlyAsked: (years: string, labels: string, _many: boolean, others: number) =>
      `I ${years} ble det bare spurt om ${labels}. ${others === 1 ? 'Den andre kategorien er' : 'De andre kategoriene er'} merket «ikke spurt».`,
    added: (labels: string, many: boolean, year: string) => `${labels} kom med som ${many ? 'svaralternativer' : 'svaralternativ'} i ${year}.`,
    dropped: (labels: string, many: boolean, year: string) => `${labels} var ikke med som ${many ? 'svaralternativer' : 'svaralternativ'} etter ${year}.`,
    onlyIn: (labels: string, many: boolean, years: string) => `${labels} var med som ${many ? 'svaralternativer' : 'svaralternativ'} bare i ${years}.`,
    reworded: (year: string) => `Spørsmålet fikk ny ordlyd i ${year}. Tall fra og med ${year} kan ikke sammenlignes med tallene før.`,
    optionReworded: (label: string, year: string) => `${label} fikk ny ordlyd i ${year}. Tall fra og med ${year} kan ikke sammenlignes med tallene før.`,
    incomplete: (year: string, missing: number) => `Summen for ${year} er av dem som svarte. ${missing === 1 ? 'Én svarte' : `${missing} svarte`} ikke.`,
    preliminary: (year: string) => `Tallene for ${year} er foreløpige. Fristen for å svare er ikke ute.`,
    withheld:
      'Tall for en region vises ikke når færre enn tre sentraler har svart, fordi svarene da kan kjennes igjen. Da skjules også tallene for minst én annen region, slik at de ikke kan regnes ut.',
    noTotal: (years: string) => `Tallet for alle årene er ikke regnet ut, fordi det mangler tall for ${years}.`,
  },
  finding: {
    most: (where: string, labels: string, count: number, value: string) => `${where} var ${labels} vanligst, ${count === 1 ? '' : count === 2 ? 'begge ' : 'alle '}med ${value}.`,
    inYear: (year: string) => `I ${year}`,
    inRegion: (region: string) => `I ${region}`,
    highest: (labels: string, value: string, where: string) => `${labels}: høyest i ${where} (${value})`,
    lowest: (value: string, where: string) => `lavest i ${where} (${value})`,
    same: (label: string, value: string, years: string) => `${label}: ${value} i ${years}`,
    rose: (label: string, a: string, from: string, b: string, to: string) => `${label} økte fra ${a} i ${from} til ${b} i ${to}`,
    fell: (label: string, a: string, from: string, b: string, to: string) => `${label} gikk ned fra ${a} i ${from} til ${b} i ${to}`,
    unchanged: (label: string, a: string, from: string, to: string) => `${label} var den samme i ${from} og ${to} (${a})`,
    stated: (label: string, value: string, where: string) => `${label}: ${value} ${where}`,
    in: (year: string) => `i ${year}`,
    total: (label: string, value: string, years: string) => `${label} i alt ${years}: ${value}`,
    none: (state: string, what: string, years: string) => `${what}: ${state} i ${years}`,
    everything: 'Alle kategorier',
    nothing: 'Ingen av årene har tall ennå.',
    break: (year: string) => `Serien har et brudd i ${year}; tall før og etter kan ikke sammenlignes.`,
  },
};
export type FigureTexts = typeof nb;

const nn: FigureTexts = {
  list: and('og'),
  quoted: quote('«', '»'),
  figure: 'Figur',
  table: 'Tabell',
  states: { 'not-asked': 'ikkje spurt', 'not-applicable': 'gjeld ikkje', 'not-answered': 'ikkje svara på', withheld: 'blir ikkje vist', 'not-yet': 'ikkje enno' },
  notStated: 'ikkje oppgitt',
  nil: 'null',
  lessThanHalf: 'mindre enn halvparten av eininga',
  preliminary: 'førebels tal',
  signs: {
    'not-asked': 'ikkje spurt dette året',
    'not-applicable': 'gjeld ikkje',
    'not-answered': 'spurt, men ikkje svara på',
    withheld: 'blir ikkje vist, fordi einskilde sentralar kan kjennast att',
    'not-yet': 'ikkje tilgjengeleg enno',
  },
  notStatedSign: 'talet er ikkje oppgitt i kjelda',
  measures: {
    'share-of-centres': (years) => `Prosentdel av sentralane som svara, ${years}.`,
    'number-of-centres': (years) => `Talet på sentralar, ${years}.`,
    'sum-of-answers': (years) => `Summen av svara frå sentralane, ${years}.`,
    series: (years) => `${years}.`,
  },
  units: { 'share-of-centres': 'prosent av sentralane som svara', 'number-of-centres': 'sentralar', 'sum-of-answers': 'sum av svara', series: 'tal' },
  percent: 'prosent',
  bases: { published: 'Publiserte tal', demonstration: 'Demonstrasjonsdata', register: 'Frå svara til sentralane' },
  source: (name) => `Kjelde: ${name}`,
  basis: (name) => `Grunnlag: ${name}`,
  n: (count) => `n = ${count}`,
  answered: 'Svara (n)',
  notAnswered: 'Svara ikkje',
  answeredLegend: 'Talet på sentralar som svara',
  total: (years) => `${years} i alt`,
  break: 'brot',
  notes: 'Notar',
  note: (n) => `Fotnote ${n}`,
  showTable: 'Vis som tabell',
  showChart: 'Vis som figur',
  tableOf: (name) => `Tabell til ${name}`,
  chartOf: (name) => `Figur til ${name}`,
  signsTitle: 'Teikn i tabellen',
  download: (name) => `Last ned ${name}`,
  downloadSvg: 'SVG (bilete)',
  downloadCsv: 'CSV (rekneark)',
  aboutNumbers: 'Om tala',
  derived: {
    notAskedAtAll: (years) => `Det blei ikkje spurt om dette i ${years}.`,
    onlyAsked: (years, labels, _many, others) =>
      `I ${years} blei det berre spurt om ${labels}. ${others === 1 ? 'Den andre kategorien er' : 'Dei andre kategoriane er'} merkte «ikkje spurt».`,
    added: (labels, _many, year) => `${labels} kom med som svaralternativ i ${year}.`,
    dropped: (labels, _many, year) => `${labels} var ikkje med som svaralternativ etter ${year}.`,
    onlyIn: (labels, _many, years) => `${labels} var med som svaralternativ berre i ${years}.`,
    reworded: (year) => `Spørsmålet fekk ny ordlyd i ${year}. Tal frå og med ${year} kan ikkje samanliknast med tala før.`,
    optionReworded: (label, year) => `${label} fekk ny ordlyd i ${year}. Tal frå og med ${year} kan ikkje samanliknast med tala før.`,
    incomplete: (year, missing) => `Summen for ${year} er av dei som svara. ${missing === 1 ? 'Éin svara' : `${missing} svara`} ikkje.`,
    preliminary: (year) => `Tala for ${year} er førebelse. Fristen for å svare er ikkje ute.`,
    withheld:
      'Tal for ein region blir ikkje viste når færre enn tre sentralar har svara, fordi svara då kan kjennast att. Då blir også tala for minst éin annan region skjulte, slik at dei ikkje kan reknast ut.',
    noTotal: (years) => `Talet for alle åra er ikkje rekna ut, fordi det manglar tal for ${years}.`,
  },
  finding: {
    most: (where, labels, count, value) => `${where} var ${labels} vanlegast, ${count === 1 ? '' : count === 2 ? 'begge ' : 'alle '}med ${value}.`,
    inYear: (year) => `I ${year}`,
    inRegion: (region) => `I ${region}`,
    highest: (labels, value, where) => `${labels}: høgast i ${where} (${value})`,
    lowest: (value, where) => `lågast i ${where} (${value})`,
    same: (label, value, years) => `${label}: ${value} i ${years}`,
    rose: (label, a, from, b, to) => `${label} auka frå ${a} i ${from} til ${b} i ${to}`,
    fell: (label, a, from, b, to) => `${label} gjekk ned frå ${a} i ${from} til ${b} i ${to}`,
    unchanged: (label, a, from, to) => `${label} var den same i ${from} og ${to} (${a})`,
    stated: (label, value, where) => `${label}: ${value} ${where}`,
    in: (year) => `i ${year}`,
    total: (label, value, years) => `${label} i alt ${years}: ${value}`,
    none: (state, what, years) => `${what}: ${state} i ${years}`,
    everything: 'Alle kategoriar',
    nothing: 'Ingen av åra har tal enno.',
    break: (year) => `Serien har eit brot i ${year}; tal før og etter kan ikkje samanliknast.`,
  },
};

const en: FigureTexts = {
  list: and('and'),
  quoted: quote('“', '”'),
  figure: 'Figure',
  table: 'Table',
  states: { 'not-asked': 'not asked', 'not-applicable': 'not applicable', 'not-answered': 'not answered', withheld: 'not shown', 'not-yet': 'not yet' },
  notStated: 'not stated',
  nil: 'nil',
  lessThanHalf: 'less than half the unit',
  preliminary: 'preliminary',
  signs: {
    'not-asked': 'not asked that year',
    'not-applicable': 'not applicable',
    'not-answered': 'asked, but not answered',
    withheld: 'not shown, because single centres could be recognised',
    'not-yet': 'not yet available',
  },
  notStatedSign: 'the source does not give the number',
  measures: {
    'share-of-centres': (years) => `Per cent of the centres that answered, ${years}.`,
    'number-of-centres': (years) => `Number of centres, ${years}.`,
    'sum-of-answers': (years) => `Sum of the centres’ answers, ${years}.`,
    series: (years) => `${years}.`,
  },
  units: { 'share-of-centres': 'per cent of the centres that answered', 'number-of-centres': 'centres', 'sum-of-answers': 'sum of the answers', series: 'number' },
  percent: 'per cent',
  bases: { published: 'Published numbers', demonstration: 'Demonstration data', register: 'From the centres’ answers' },
  source: (name) => `Source: ${name}`,
  basis: (name) => `Basis: ${name}`,
  n: (count) => `n = ${count}`,
  answered: 'Answered (n)',
  notAnswered: 'Did not answer',
  answeredLegend: 'Number of centres that answered',
  total: (years) => `${years} in all`,
  break: 'break',
  notes: 'Notes',
  note: (n) => `Footnote ${n}`,
  showTable: 'Show as a table',
  showChart: 'Show as a chart',
  tableOf: (name) => `Table for ${name}`,
  chartOf: (name) => `Chart for ${name}`,
  signsTitle: 'Signs in the table',
  download: (name) => `Download ${name}`,
  downloadSvg: 'SVG (picture)',
  downloadCsv: 'CSV (spreadsheet)',
  aboutNumbers: 'About the numbers',
  derived: {
    notAskedAtAll: (years) => `This was not asked in ${years}.`,
    onlyAsked: (years, labels, many, others) =>
      `In ${years} only ${labels} ${many ? 'were' : 'was'} asked about. The other ${others === 1 ? 'category is' : 'categories are'} marked “not asked”.`,
    added: (labels, many, year) => `${labels} ${many ? 'were added as options' : 'was added as an option'} in ${year}.`,
    dropped: (labels, many, year) => `${labels} ${many ? 'were no longer options' : 'was no longer an option'} after ${year}.`,
    onlyIn: (labels, many, years) => `${labels} ${many ? 'were options' : 'was an option'} only in ${years}.`,
    reworded: (year) => `The question was reworded in ${year}. Numbers from ${year} on cannot be compared with those before.`,
    optionReworded: (label, year) => `${label} was reworded in ${year}. Numbers from ${year} on cannot be compared with those before.`,
    incomplete: (year, missing) => `The sum for ${year} is of those that answered. ${missing === 1 ? 'One' : missing} did not.`,
    preliminary: (year) => `The numbers for ${year} are preliminary. The deadline for answering has not passed.`,
    withheld:
      'Numbers for a region are not shown when fewer than three centres answered, because the answers could be recognised. The numbers for at least one other region are then hidden too, so that they cannot be worked out.',
    noTotal: (years) => `The number for all years is not given, because numbers are missing for ${years}.`,
  },
  finding: {
    most: (where, labels, count, value) => `${where} the most common ${count === 1 ? 'was' : 'were'} ${labels}, ${count === 1 ? '' : 'each '}with ${value}.`,
    inYear: (year) => `In ${year}`,
    inRegion: (region) => `In ${region}`,
    highest: (labels, value, where) => `${labels}: highest in ${where} (${value})`,
    lowest: (value, where) => `lowest in ${where} (${value})`,
    same: (label, value, years) => `${label}: ${value} in ${years}`,
    rose: (label, a, from, b, to) => `${label} rose from ${a} in ${from} to ${b} in ${to}`,
    fell: (label, a, from, b, to) => `${label} fell from ${a} in ${from} to ${b} in ${to}`,
    unchanged: (label, a, from, to) => `${label} was the same in ${from} and ${to} (${a})`,
    stated: (label, value, where) => `${label}: ${value} ${where}`,
    in: (year) => `in ${year}`,
    total: (label, value, years) => `${label} in all ${years}: ${value}`,
    none: (state, what, years) => `${what}: ${state} in ${years}`,
    everything: 'All categories',
    nothing: 'None of the years has numbers yet.',
    break: (year) => `The series breaks in ${year}; numbers before and after cannot be compared.`,
  },
};

export const texts = { nb, nn, en } satisfies Record<Locale, FigureTexts>;

/** A text in every language at once: notes are kept with the figure, not made when it is shown. */
export function inEvery(write: (t: FigureTexts, locale: Locale) => string): LocalText {
  const [nbText, nnText, enText] = locales.map((locale) => write(texts[locale], locale));
  return { nb: nbText!, nn: nnText!, en: enText! };
}

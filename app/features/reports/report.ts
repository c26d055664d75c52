import type { LocalText, Locale } from '../../platform/locale.ts';
import { hasValue } from '../indicators/cell.ts';
import type { Facts, Verdict } from './claim-facts.ts';
import { judgeClaim, readClaim } from './claim.ts';
import type { Reading } from './inside/claim-reading.ts';
import { otherThing } from './inside/claim-thing.ts';
import type { Binding } from './inside/binding.ts';
import type { ChapterText } from './inside/chapter-text.ts';
import type { Resolved, SourceBook } from './source.ts';
import { newerYear, resolveSource } from './source.ts';

/** A report of a span of years. Its text is in one language; the pages around it are in three. */
export interface Report {
  /** Lasting, used in addresses: `2014-2018`. */
  readonly id: string;
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly language: Locale;
  /** The report whose text this draft began as. */
  readonly carriedFrom?: string | undefined;
}

export interface Chapter {
  /** Used in addresses, lasting within the report. */
  readonly slug: string;
  /** "1", "3.4": decides the order. */
  readonly number: string;
  readonly title: string;
  readonly lead: string;
  readonly markdown: string;
  /** Last professionally updated, ISO date. */
  readonly updatedOn: string;
}
export interface Draft extends Chapter {
  /** Grows with each save; a save on an older one is refused. */
  readonly version: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** An officer's written reason for publishing a claim that does not hold; shown with the claim. */
export interface Reason {
  readonly chapter: string;
  readonly n: number;
  readonly reason: string;
}
export interface FrozenClaim {
  readonly chapter: string;
  readonly n: number;
  readonly kind: 'claim' | 'value';
  readonly wording: string;
  readonly source: string;
  readonly line: number;
  readonly verdict: Verdict;
  readonly reason?: string | undefined;
}
/** What an edition is, complete in itself: text, every number it stands on, verdicts and reasons. */
export interface EditionContent {
  readonly report: Pick<Report, 'id' | 'title' | 'from' | 'to' | 'language'>;
  readonly chapters: readonly Chapter[];
  readonly book: SourceBook;
  readonly claims: readonly FrozenClaim[];
  readonly quotes: readonly { readonly chapter: string; readonly text: string; readonly year?: number | undefined }[];
  readonly sources: readonly { readonly name: LocalText; readonly address?: string | undefined }[];
}
export interface EditionHead {
  readonly report: string;
  /** From 1. */
  readonly number: number;
  readonly publishedAt: Date;
  /** What changed since the edition before; the first has none. */
  readonly changeNote?: string | undefined;
  /** SHA-256 of the content in canonical form. */
  readonly digest: string;
}
export interface Edition extends EditionHead {
  readonly content: EditionContent;
}

/** "3.4" after "3", before "3.10" and "4". */
export function compareChapterNumbers(a: string, b: string): number {
  const [x, y] = [a.split('.').map(Number), b.split('.').map(Number)];
  for (let i = 0; i < Math.max(x.length, y.length); i += 1) {
    const d = (x[i] ?? -1) - (y[i] ?? -1);
    if (d !== 0) return d;
  }
  return 0;
}
export const isChapterNumber = (v: string): boolean => /^[1-9]\d?(?:\.[1-9]\d?){0,2}$/.test(v);
/** Addresses below a report that are not chapters. */
const taken = new Set(['utgave', 'figurer', 'publiser', 'tittel', 'kapitler', 'viderefor', 'rettelse']);
export const isSlug = (v: string): boolean => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(v) && v.length <= 60 && !taken.has(v);

export interface JudgedBinding {
  readonly binding: Binding;
  readonly verdict: Verdict;
  /** Absent when the source is unknown. */
  readonly resolved?: Resolved | undefined;
  /** The text names earlier years, and there are numbers up to this one. */
  readonly newer?: number | undefined;
}

/** A value holds as long as there is a number to show. */
function judgeValue(facts: Facts): Verdict {
  if (facts.kind === 'period') return { kind: 'holds', found: { numbers: [], period: { from: facts.from, to: facts.to } } };
  if (facts.kind === 'years') return { kind: 'wrong-source', needs: 'number' };
  const { cell } = facts;
  if (!hasValue(cell)) return { kind: 'no-number', state: cell.none };
  return { kind: 'holds', found: { numbers: [{ value: cell.value, measure: facts.measure, count: cell.count, of: cell.of }] } };
}

export function judgeBinding(binding: Binding, book: SourceBook, language: Locale): JudgedBinding {
  if (!binding.source.ok) return { binding, verdict: { kind: 'unknown-source', source: binding.source.detail || binding.sourceText } };
  const read = binding.kind === 'claim' ? readClaim(binding.wording, language) : undefined;
  const comparing = read?.ok === true && (read.reading.kind === 'rank' || read.reading.kind === 'change');
  const resolution = resolveSource(binding.source.ref, book, comparing);
  if (!resolution.ok) return { binding, verdict: { kind: 'unknown-source', source: resolution.source, known: resolution.known } };
  const { resolved } = resolution;
  const newer = newerYear(binding.source.ref, resolved, book);
  if (binding.kind === 'value') return { binding, resolved, newer, verdict: judgeValue(resolved.facts) };
  const word = read?.ok ? otherThingIn(read.reading, resolved, book, language) : undefined;
  return { binding, resolved, newer, verdict: word === undefined ? judgeClaim(binding.wording, language, resolved.facts) : { kind: 'wrong-source', needs: 'thing', word } };
}

/** What the wording says is counted, where the source counts something else. */
function otherThingIn(reading: Reading, { facts, label, unit, origin }: Resolved, book: SourceBook, language: Locale): string | undefined {
  if (reading.kind !== 'amount' && reading.kind !== 'share-word' && reading.kind !== 'count-of') return undefined;
  const ofCentres =
    origin.kind === 'fulfilment' ||
    (origin.kind === 'figure' && (facts.kind === 'period' || facts.measure === 'share' || book.figures[origin.id]?.measure === 'number-of-centres'));
  const units = Object.values(book.series).map((one) => one.indicator.unit);
  return otherThing(reading.after, { label, unit: facts.kind === 'period' ? yearsUnit : unit, ofCentres }, { units, centres: book.centreName.many }, language);
}
const yearsUnit: LocalText = { nb: 'år', nn: 'år', en: 'years' };

/** "Flest i 2019, med 198 personer": the number is the number of its year, and the sentence is wrong. */
function judgeCompleting(one: JudgedBinding, all: readonly JudgedBinding[], language: Locale): JudgedBinding {
  const { source, completes } = one.binding;
  const claim = completes === undefined ? undefined : all.find((j) => j.binding.n === completes);
  if (!claim || !source.ok || typeof source.ref.year !== 'number' || one.verdict.kind !== 'holds') return one;
  if (claim.verdict.kind !== 'holds' && claim.verdict.kind !== 'fails') return one;
  const { year } = source.ref;
  const read = readClaim(claim.binding.wording, language);
  if (!read.ok || read.reading.kind !== 'rank' || read.reading.years.includes(year)) return one;
  const numbers = one.verdict.found.numbers.map((n) => ({ ...n, year }));
  return { ...one, verdict: { kind: 'fails', found: { numbers, best: claim.verdict.found.best } } };
}

/** Every claim and value of a chapter with its verdict. Pure: reads the book and nothing else. */
export function judgeChapter(text: Pick<ChapterText, 'bindings'>, book: SourceBook, language: Locale): JudgedBinding[] {
  const judged = text.bindings.map((b) => judgeBinding(b, book, language));
  return judged.map((one) => judgeCompleting(one, judged, language));
}

export interface FigureNumber {
  readonly kind: 'figure' | 'table';
  /** From 1, figures and tables each for themselves. */
  readonly number: number;
  /** The chapter that shows it first. */
  readonly chapter: string;
}
/** Numbers the figures and tables of a report by their place in it. A figure that is shown twice keeps its number. */
export function numberFigures(
  chapters: readonly { readonly slug: string; readonly figures: readonly { readonly id: string }[] }[],
  kindOf: (id: string) => 'figure' | 'table' | undefined,
): Map<string, FigureNumber> {
  const numbers = new Map<string, FigureNumber>();
  const next = { figure: 1, table: 1 };
  for (const { slug, figures } of chapters)
    for (const { id } of figures) {
      const kind = kindOf(id);
      if (kind && !numbers.has(id)) numbers.set(id, { kind, number: next[kind]++, chapter: slug });
    }
  return numbers;
}

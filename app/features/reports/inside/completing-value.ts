import type { Binding } from './binding.ts';

/** Where a sentence ends: at its mark, or with its paragraph. */
const sentenceEnd = /[.!?](?=\s|$)|\n\s*\n/;

/**
 * "Det var flest i 2016, med 198 personer": the number speaks of the year in the wording before it. Gives that wording's
 * number: the last claim of the same sentence, if it has the same source. A number beside a year of its own ("mot 178 i
 * 2014") speaks for itself.
 */
export function completedClaim(value: Pick<Binding, 'source' | 'place'>, earlier: readonly Binding[], markdown: string): number | undefined {
  const claim = earlier.findLast((b) => b.kind === 'claim');
  if (!claim?.source.ok || !value.source.ok) return undefined;
  const [of, own] = [claim.source.ref, value.source.ref];
  if (of.name !== own.name || of.row !== own.row || of.item !== own.item || typeof own.year !== 'number') return undefined;
  if (sentenceEnd.test(markdown.slice(claim.place.end, value.place.start))) return undefined;
  const rest = markdown.slice(value.place.end).split(sentenceEnd)[0] ?? '';
  const said = markdown.slice(claim.place.end, value.place.start) + rest;
  return said.replaceAll(/\{[^{}]*\}/g, '').includes(String(own.year)) ? undefined : claim.n;
}

const yearsIn = (wording: string): readonly string[] => wording.match(/\b\d{4}\b/g) ?? [];

/** What must change in the text when one year takes another's place in a wording: the years of the values that complete it. */
export function movedYears(bindings: readonly Binding[], n: number, from: string, to: string): readonly { start: number; end: number; change(written: string): string }[] {
  const [[old, ...others], [year, ...more]] = [yearsIn(from), yearsIn(to)];
  if (old === undefined || year === undefined || others.length + more.length > 0) return [];
  return bindings
    .filter((b) => b.completes === n && b.source.ok && b.source.ref.year === Number(old))
    .map((b) => ({ start: b.place.start, end: b.place.end, change: (written) => written.replace(`year=${old}`, `year=${year}`) }));
}

import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { successorsAt } from '../../../geography/geography.ts';
import type { Geography } from '../../../geography/geography.ts';
import { sameName, searchMunicipalities } from '../../../geography/search.ts';
import type { Understood } from '../../idea-search.ts';
import { quoted } from './index-entry.ts';
import { areThere, selectAlike, selectHolding } from './search-query.server.ts';
import { nearest, variantsOf } from './spelling.ts';
import { allOf, atLeast, fullQuery, ownQuery, readTyped, someOf, titleQuery } from './typed.ts';
import type { Places, Term, Typed } from './typed.ts';
import { plain } from './words.ts';
import type { Words } from './words.ts';

/** What is looked for, and what of it the reader is told. */
export interface Meant {
  readonly terms: readonly Term[];
  /** undefined: nothing to look for; every idea is shown. */
  readonly conditions: { readonly full: string; readonly own: string; readonly titleAll: string; readonly titleAny: string } | undefined;
  readonly understood: Understood;
}

/** Every code, of whatever time, whose area the municipality of the day has. */
const kin = new WeakMap<Geography, Map<string, Map<string, string[]>>>();
function kinOf(geo: Geography, day: string): Map<string, string[]> {
  const days = kin.get(geo) ?? new Map<string, Map<string, string[]>>();
  kin.set(geo, days);
  const known = days.get(day);
  if (known) return known;
  const made = new Map<string, string[]>();
  for (const code of geo.municipalities.keys()) for (const now of successorsAt(geo, code, day)) made.set(now, [...(made.get(now) ?? []), code]);
  if (days.size > 2) days.clear();
  days.set(day, made);
  return made;
}

function placesOn(geo: Geography, day: string): Places {
  return (text) => {
    if (text.length < 2 || /\d/.test(text)) return { codes: [], now: [] };
    const found = searchMunicipalities(geo, text, { at: day, limit: 5 }).filter((m) => [m.matched, m.name, ...m.names.map((n) => n.name)].some((name) => sameName(name, text)));
    const codes = found.flatMap((m) => [m.code, ...(m.formerly ? [m.formerly.code] : []), ...(kinOf(geo, day).get(m.code) ?? [])]);
    return { codes: [...new Set(codes)], now: found.map((m) => m.code) };
  };
}

export const typedIn = (ctx: Pick<Ctx, 'definitions' | 'now'>, words: Words, q: string): Typed => readTyped(words, q, placesOn(ctx.definitions.geography, norwegianDay(ctx.now)));

/** As typed: every word is wanted. */
export function asTyped({ terms, ignored }: Typed): Meant {
  const conditions =
    terms.length === 0
      ? undefined
      : { full: allOf(terms.map(fullQuery)), own: allOf(terms.map(ownQuery)), titleAll: allOf(terms.map(titleQuery)), titleAny: someOf(terms.map(titleQuery)) };
  const own = new Set(terms.flatMap((t) => t.text.toLowerCase().split(/\s+/)));
  const also = [...new Set(terms.flatMap((t) => t.also.map((a) => a.text)))].filter((text) => !own.has(text));
  return { terms, conditions, understood: { also, ignored, words: terms.length === 0 ? 'none' : 'all', municipalities: [...new Set(terms.flatMap((t) => t.municipalities))] } };
}

/**
 * Nothing has all the words. Those that nothing has may be misspelt, or stand inside longer ones; else what has most of the words is shown. undefined when
 * the words are there, and it is what the list is narrowed by that leaves nothing.
 */
export async function instead(
  tx: Tx,
  ctx: Pick<Ctx, 'definitions' | 'now'>,
  words: Words,
  { q, demonstration }: { q: string; demonstration: boolean },
  meant: Meant,
): Promise<Meant | undefined> {
  const there = await areThere(tx, demonstration, [allOf(meant.terms.map(fullQuery)), ...meant.terms.map(fullQuery)]);
  if (there[0]) return undefined;
  const swaps = await Promise.all(meant.terms.map(async (term, i) => (there[i + 1] || term.phrase ? [] : await correctionsOf(tx, term))));
  const right = swaps.flat();
  if (right.length > 0) {
    const corrected = right.reduce((text, { from, to }) => text.replace(from, () => to), q);
    const again = asTyped(typedIn(ctx, words, corrected));
    const [all, ...each] = await areThere(tx, demonstration, [again.conditions?.full ?? quoted(''), ...again.terms.map(fullQuery)]);
    const better = { ...again, understood: { ...again.understood, corrected: { q: corrected, words: right } } };
    return all ? better : mostOf(tx, demonstration, better, each);
  }
  const wider = await Promise.all(meant.terms.map(async (term, i) => (there[i + 1] || term.phrase ? term : await widened(tx, words, term))));
  const conditions = asTyped({ terms: wider, ignored: meant.understood.ignored });
  const each = await areThere(tx, demonstration, [conditions.conditions!.full, ...wider.map(fullQuery)]);
  return each[0] ? conditions : mostOf(tx, demonstration, conditions, each.slice(1));
}

/** The known word that each of its unknown ones may have been. */
async function correctionsOf(tx: Tx, term: Term): Promise<{ from: string; to: string }[]> {
  const typed = plain(term.text);
  if (/\s/.test(term.text)) return [];
  const variants = variantsOf(typed);
  const to = nearest(typed, variants.length === 0 ? [] : await selectAlike(tx, variants));
  return to === undefined ? [] : [{ from: term.text, to }];
}

/** A word that nothing has alone may stand in compounds that no list takes apart. */
async function widened(tx: Tx, words: Words, term: Term): Promise<Term> {
  const part = words.lexemeOf(term.text);
  if (part.length < 4 || part.includes('+')) return term;
  const holding = await selectHolding(tx, part);
  const lexemes = [...new Set(holding.map((w) => words.lexemeOf(w)))];
  if (lexemes.length === 0) return term;
  return {
    ...term,
    own: [...term.own, ...lexemes.map(quoted)],
    lexemes: [...term.lexemes, ...lexemes],
    also: [...term.also, ...holding.slice(0, 3).map((text) => ({ text, query: quoted(words.lexemeOf(text)), lexemes: [] }))],
  };
}

/** Most words that any idea has together: few enough to try. */
const mostTried = 6;
async function mostOf(tx: Tx, demonstration: boolean, meant: Meant, there: readonly boolean[]): Promise<Meant | undefined> {
  const terms = meant.terms.filter((_, i) => there[i]).slice(0, mostTried);
  if (terms.length === 0) return { ...meant, understood: { ...meant.understood, words: 'some' } };
  const each = terms.map(fullQuery);
  const tries = Array.from({ length: each.length }, (_, i) => atLeast(each, each.length - i));
  const nth = (await areThere(tx, demonstration, tries)).indexOf(true);
  const full = tries[nth]!;
  const titles = terms.map(titleQuery);
  return {
    terms,
    conditions: { full, own: someOf(terms.map(ownQuery)), titleAll: atLeast(titles, terms.length - nth), titleAny: someOf(titles) },
    understood: { ...meant.understood, words: 'some', municipalities: [...new Set(terms.flatMap((t) => t.municipalities))] },
  };
}

import { municipalitiesAt, successorsAt } from './geography.ts';
import type { County, Geography, MunicipalityAt, MunicipalityName } from './geography.ts';

export interface MunicipalityFound {
  readonly code: string;
  /** All official names: "Hábmer – Hamarøy". */
  readonly name: string;
  readonly names: readonly MunicipalityName[];
  readonly county: County;
  /** The name, or the code, that was recognised. */
  readonly matched: string;
  /** Set when what was recognised is gone: the municipality now has that one's area, or a part of it. */
  readonly formerly?: { readonly code: string; readonly name: string; readonly until: string } | undefined;
}

/**
 * The municipalities of the date `at` that a person may mean, best first: by any official name (Norwegian, Sámi, Kven), by
 * a name or code that is gone ("Lenvik" and 1931 find Senja, with `formerly`), from the first letters on. Letters may lack
 * their marks or be written out: "tromso", "Tromsoe" and "Aalesund" are understood. `limit`: 10 unless told.
 */
export function searchMunicipalities(geo: Geography, query: string, { at, limit = 10 }: { readonly at: string; readonly limit?: number }): MunicipalityFound[] {
  const wanted = query
    .trim()
    .normalize('NFC')
    .toLocaleLowerCase('nb')
    .replaceAll(/\s+/g, ' ')
    .replace(/ (kommune|kommunen|suohkan|municipality)$/, '');
  if (wanted === '') return [];
  const folded = fold(wanted);
  const best = new Map<string, { found: MunicipalityFound; rank: number }>();
  const current = new Map(municipalitiesAt(geo, at).map((m) => [m.code, m]));
  for (const entry of entriesOf(geo)) {
    if (entry.from !== undefined && entry.from > at) continue;
    const rank = rankOf(entry, wanted, folded);
    if (rank === undefined) continue;
    for (const [m, formerly] of presentOf(geo, entry, current, at)) {
      const found = { code: m.code, name: m.name, names: m.names, county: m.county, matched: entry.text, formerly };
      const total = rank + (formerly ? 0.5 : 0);
      const before = best.get(m.code);
      if (!before || total < before.rank) best.set(m.code, { found, rank: total });
    }
  }
  return [...best.values()]
    .toSorted((a, b) => a.rank - b.rank || collator.compare(a.found.matched, b.found.matched) || (a.found.code < b.found.code ? -1 : 1))
    .slice(0, limit)
    .map((b) => b.found);
}

/** The municipalities of the date behind a name or a code, each with what it was formerly if that is gone. */
function presentOf(geo: Geography, entry: Entry, current: ReadonlyMap<string, MunicipalityAt>, at: string): [MunicipalityAt, MunicipalityFound['formerly']][] {
  const own = current.get(entry.code);
  if (own) return [[own, entry.to !== undefined && entry.to <= at ? { code: entry.code, name: entry.text, until: entry.to } : undefined]];
  const until = geo.municipalities.get(entry.code)?.to;
  if (until === undefined || until > at) return [];
  const heirs = successorsAt(geo, entry.code, at).flatMap((code) => current.get(code) ?? []);
  // One that carries the name on is the one meant: Ålesund, not also Haram, which was part of it for four years.
  const namesakes = entry.isCode ? [] : heirs.filter((m) => m.names.some((n) => n.name === entry.name));
  return (namesakes.length > 0 ? namesakes : heirs).map((m) => [m, { code: entry.code, name: entry.name, until }]);
}

/** A name or a code that can be searched for. */
interface Entry {
  readonly code: string;
  readonly text: string;
  readonly isCode: boolean;
  /** The municipality's name, also for a code. */
  readonly name: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly lower: string;
  readonly folded: string;
}

const indexes = new WeakMap<Geography, readonly Entry[]>();
/** Folding 838 names takes longer than searching them: done once for each geography. */
function entriesOf(geo: Geography): readonly Entry[] {
  const known = indexes.get(geo);
  if (known) return known;
  const entries = [...geo.municipalities.values()].flatMap((m): Entry[] => {
    const byName = m.names.map((n) => ({
      code: m.code,
      text: n.name,
      isCode: false,
      name: n.name,
      from: n.from ?? m.from,
      to: n.to,
      lower: n.name.toLocaleLowerCase('nb'),
      folded: fold(n.name),
    }));
    const name = m.names.findLast((n) => n.language === 'no')?.name ?? m.code;
    const all = m.names
      .filter((n) => n.to === undefined)
      .map((n) => n.name)
      .join(' – ');
    const together = m.names.length > 1 ? [{ code: m.code, text: all, isCode: false, name: all, from: m.from, lower: all.toLocaleLowerCase('nb'), folded: fold(all) }] : [];
    return [...byName, ...together, { code: m.code, text: m.code, isCode: true, name, from: m.from, lower: m.code, folded: m.code }];
  });
  indexes.set(geo, entries);
  return entries;
}

/** 0 the very name, 1 but for marks, 2 its beginning, 3 but for marks, 4 the beginning of a later word in it. */
function rankOf(entry: Entry, wanted: string, folded: string): number | undefined {
  if (entry.lower === wanted) return 0;
  // A code is told whole or by its first two digits, never by marks.
  if (entry.isCode) return /^\d{2,3}$/.test(wanted) && entry.text.startsWith(wanted) ? 2 : undefined;
  if (entry.folded === folded) return 1;
  if (entry.lower.startsWith(wanted)) return 2;
  if (entry.folded.startsWith(folded)) return 3;
  return entry.folded.split(' ').some((word) => word.startsWith(folded)) ? 4 : undefined;
}

/** Whether two names are one but for capitals, marks and dashes: "Harstad - Hárstták" and "Harstad – Harsttak". */
export const sameName = (a: string, b: string): boolean => fold(a.trim()) === fold(b.trim());

const separate: Record<string, string> = { ø: 'o', æ: 'a', đ: 'd', ŧ: 't', ŋ: 'n' };
/**
 * Letters without their marks, in lower case, and the ways æ, ø and å are written out as if they were one letter:
 * "Tromsø", "Tromso" and "Tromsoe" become the same.
 */
function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[øæđŧŋ]/g, (letter) => separate[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/aa|ae/g, 'a')
    .replaceAll('oe', 'o')
    .replaceAll(/[\s\u2010-\u2015-]+/g, ' ');
}

const collator = new Intl.Collator('nb');

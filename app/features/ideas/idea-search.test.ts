import fc from 'fast-check';
import { expect, it } from 'vitest';
import { facets, noSearch, parseSearch, searchAddress, searchQuery, toggled } from './idea-search.ts';
import type { Facet } from './idea-search.ts';
import { levels } from './idea.ts';

const id = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const anySearch = fc
  .record({
    q: fc.string({ unit: 'binary', maxLength: 80 }),
    sort: fc.constantFrom('best' as const, 'newest' as const, 'used' as const),
    page: fc.integer({ min: 1, max: 500 }),
    like: fc.constantFrom('', '4601'),
    chosen: fc.dictionary(fc.constantFrom(...facets), fc.array(id, { maxLength: 4 })),
    level: fc.subarray([...levels]),
  })
  .map(({ chosen, level, ...s }) => ({ ...noSearch, ...s, ...(chosen as Record<Facet, string[]>), levels: level }));

it('reads from an address the search that made it, whatever was typed', () => {
  fc.assert(
    fc.property(anySearch, (search) => {
      const once = parseSearch(searchQuery(search));
      expect(parseSearch(searchQuery(once))).toEqual(once);
      expect(searchAddress(parseSearch(searchQuery(once)))).toBe(searchAddress(once));
      expect({ sort: once.sort, page: once.page, like: once.like }).toEqual({ sort: search.sort, page: search.page, like: search.like });
      for (const facet of facets) expect(new Set(once[facet])).toEqual(new Set(search[facet]));
    }),
  );
});

it('leaves out what makes no sense, and is never wrong', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (query) => {
      expect(parseSearch(query).page).toBeGreaterThan(0);
    }),
  );
  expect(parseSearch('niva=ukjent&side=0&sorter=x&kommune=abc&tema=%22')).toEqual(noSearch);
});

it('puts a choice in and takes it out again, from the first page', () => {
  const chosen = toggled({ ...noSearch, page: 3 }, 'levels', 'tried');
  expect(searchAddress(chosen)).toBe('/idebanken?niva=provd');
  expect(toggled(chosen, 'levels', 'tried')).toEqual(noSearch);
});

import { describe, it } from 'vitest';
import { lookAtEveryPage, siteWithMadeThings } from './look-at-pages.ts';
import { readers } from './pages.ts';

const site = siteWithMadeThings();

describe.each(readers.filter((r) => r.person !== undefined))('every page for $name', ({ person }) => {
  it('is accessible and valid at 1280, 390 and 320 px in three languages, with and without its script', () => lookAtEveryPage(site(), person), 600_000);
});

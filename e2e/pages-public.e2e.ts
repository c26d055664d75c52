import { describe, expect, it } from 'vitest';
import { lookAtEveryPage, siteWithMadeThings } from './look-at-pages.ts';
import { withMade } from './made-things.ts';
import { pagesOf, scripted } from './pages.ts';

const site = siteWithMadeThings();

describe('every page for a reader', () => {
  it('is accessible and valid at 1280, 390 and 320 px in three languages, with and without its script', () => lookAtEveryPage(site(), undefined), 600_000);
});

const script = /<script(?! type="application\/ld\+json")/;
const textOf = async (path: string): Promise<string> => (await fetch(site().server.url + withMade(path, site().made))).text();
describe('a reading page', () => {
  it.each(pagesOf(undefined).filter((p) => !p.startsWith('/logg-inn') && scripted[p] === undefined))('%s ships no script', async (path) => {
    expect(await textOf(path)).not.toMatch(script);
  });
  it.each(Object.entries(scripted))('%s ships its script: it %s', async (path) => {
    expect(await textOf(path)).toMatch(script);
  });
});

describe('a page kept from an older build', () => {
  it('still finds a stylesheet', async () => {
    const response = await fetch(`${site().server.url}/assets/styles-fromYesterday1.css`);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, expect.stringContaining('text/css')]);
  });
});

/**
 * Where to go after signing in: a path on this site, or nothing. An address elsewhere in any disguise
 * (`//evil`, `/\evil`, a tab inside) would let a link to us end on somebody else's page.
 */
export function localPath(given: string | undefined): string | undefined {
  if (given === undefined || given.length > 2000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(given)) return undefined;
  const base = 'http://here.invalid';
  if (!URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  if (url.origin !== base) return undefined;
  const path = url.pathname + url.search;
  // A path that dots have turned into something else, and the pages of signing in themselves.
  return path.startsWith('//') || /^(\/(nn|en))?\/(logg-inn|logg-ut|demo-innlogging)(\/|$|\?)/.test(path) ? undefined : path;
}

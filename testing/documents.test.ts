import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const documents = globSync(['*.md', 'docs/**/*.md', 'app/**/*.md', 'schemes/*.md', 'data/*.md', 'bench/*.md', 'testing/**/*.md']).map((file) => ({
  file,
  text: readFileSync(file, 'utf8'),
}));
const tree = globSync('{app,server,testing,e2e,bench,scripts,schemes,data,migrations,docs}/**').concat(globSync('*'));
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** `inside/figure-file.ts` in a feature's README, `testing/schemes/tiny` anywhere: there is something whose path ends so. */
const stands = (named: string, from: string): boolean =>
  existsSync(path.join(path.dirname(from), named)) || tree.some((file) => file.replaceAll('\\', '/').endsWith(`/${named.replace(/\/$/, '')}`)) || existsSync(named);
const fileNames = (text: string): string[] => [...text.matchAll(/`([\w./-]+\.(?:ts|tsx|mjs|cjs|json|csv|yaml|css))`/g)].map((m) => m[1]!);
const links = (text: string): string[] => [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((m) => m[1]!);
const commands = (text: string): string[] => [...text.matchAll(/npm (?:run )?([a-z]+)\b/g)].map((m) => m[1]!);
/** npm's own words, and what a document says that npm does. */
const builtIn = new Set(['ci', 'run', 'install', 'help']);

describe.each(documents.map((d) => [d.file, d] as const))('%s', (_, { file, text }) => {
  it('names only files that are there', () => {
    expect(fileNames(text).filter((name) => !stands(name, file))).toEqual([]);
  });
  it('links only to what is there', () => {
    expect(links(text).filter((link) => !existsSync(path.join(path.dirname(file), link)))).toEqual([]);
  });
  it('tells nobody to run a command that is not there', () => {
    expect(commands(text).filter((c) => scripts[c] === undefined && !builtIn.has(c))).toEqual([]);
  });
});

describe('the features', () => {
  it.each(globSync('app/features/*').map((f) => [f] as const))('%s has a README', (feature) => {
    expect(existsSync(path.join(feature, 'README.md'))).toBe(true);
  });
});

// The gates that are no program of somebody else's: sizes, words that must not be there, the lock.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const notOurs = new Set(['node_modules', 'build', '.git', '.data', '.look']);
const isText = /\.(?:tsx?|cjs|mjs|js|json|md|ya?ml|css|csv|sql|html|sh)$|\/\.ci\/run$/;

const textFiles = (folder = '.'): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(folder, entry.name);
    if (entry.isDirectory()) return notOurs.has(entry.name) ? [] : textFiles(file);
    return isText.test(`/${file}`) ? [file] : [];
  });

const longestFile = 400;
const mostDependencies = 40;

/** The same program built for several machines is one package: an install gets one of them. */
const family = (name: string): string => name.replace(/(?:bin-)?(?:linux|darwin|windows|win)-(?:x64|arm64)$/, '*');

/** Files and packages that have grown beyond what one person can hold. */
export function tooLarge(): string[] {
  const sources = textFiles().filter((f) => /\.(?:tsx?|cjs|mjs|css)$/.test(f));
  const long = sources.map((f) => ({ f, lines: readFileSync(f, 'utf8').split('\n').length - 1 })).filter(({ lines }) => lines > longestFile);
  const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync('package.json', 'utf8')) as Partial<Record<string, object>>;
  const count = new Set(Object.keys({ ...dependencies, ...optionalDependencies }).map(family)).size;
  return [
    ...long.map(({ f, lines }) => `${f}: ${lines} lines, at most ${longestFile}`),
    ...(count > mostDependencies ? [`package.json: ${count} runtime dependencies, at most ${mostDependencies}`] : []),
    ...(sources.length < 50 ? [`only ${sources.length} sources were seen: this gate does not work`] : []),
  ];
}

const forbidden: readonly { what: RegExp; why: string }[] = [
  { what: /\b(?:TODO|FIXME|XXX)\b/, why: 'finish it, or open an issue' },
  { what: /https?:\/\/(?:registry\.|[a-z.-]*npm(?:js|mirror)\.)/, why: 'a download address: the registry is whatever npm is set to' },
  { what: /(?:^|[\s'"`(=:])\/(?:work|home|root|Users)\/[\w.-]/, why: 'a path of one machine' },
  { what: /\.(?:only|skip)\(|\bdebugger\b/, why: 'a test left aside' },
  { what: /\b(?:describe|it|test)\.todo\b/, why: 'a test left unwritten' },
];
/** This file names what it forbids. */
const self = 'scripts/gates.ts';

export function forbiddenWords(): string[] {
  return textFiles()
    .filter((f) => f !== self && f !== 'package-lock.json')
    .flatMap((f) =>
      readFileSync(f, 'utf8')
        .split('\n')
        .flatMap((line, i) => forbidden.filter(({ what }) => what.test(line)).map(({ why }) => `${f}:${i + 1}: ${why}: ${line.trim().slice(0, 120)}`)),
    );
}

interface Locked {
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
}

/** The lock says what and how it is recognised, never where it comes from; and it is whole for every platform. */
export function lockFaults(): string[] {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const locked = new Set(Object.keys(packages).map((at) => at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length)));
  return Object.entries(packages).flatMap(([at, { resolved, integrity, link, optionalDependencies = {} }]) => [
    ...(resolved?.startsWith('http') ? [`package-lock.json: ${at} has a download address`] : []),
    ...(at !== '' && !link && !integrity ? [`package-lock.json: ${at} cannot be recognised (no integrity)`] : []),
    // npm leaves out what the registry lacks without a word, and then refuses to install in an empty folder.
    ...Object.keys(optionalDependencies).flatMap((name) =>
      locked.has(name) ? [] : [`package-lock.json: ${name}, of ${at || 'package.json'}, is missing: pin a version that has it`],
    ),
  ]);
}

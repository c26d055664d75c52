import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** One broken boundary each: the file that breaks it, what it imports, and the rule that must say so. */
const broken: readonly { rule: string; from: string; imports: string }[] = [
  { rule: 'platform-knows-nobody', from: 'app/platform/nosy.ts', imports: '../features/scheme/scheme.ts' },
  { rule: 'platform-knows-nobody', from: 'app/platform/painted.ts', imports: '../ui/button.tsx' },
  { rule: 'ui-knows-no-feature', from: 'app/ui/scheme-button.tsx', imports: '../features/scheme/scheme.ts' },
  { rule: 'features-not-shell', from: 'app/features/scheme/framed.ts', imports: '../../shell/frame.ts' },
  { rule: 'app-not-server', from: 'app/shell/started.ts', imports: '../../server/start.ts' },
  { rule: 'server-through-shell', from: 'server/direct.ts', imports: '../app/features/scheme/scheme.ts' },
  { rule: 'arrows-of-geography', from: 'app/features/geography/of-scheme.ts', imports: '../scheme/scheme.ts' },
  { rule: 'arrows-of-audit', from: 'app/features/audit/of-access.ts', imports: '../access/access.ts' },
  { rule: 'arrows-of-access', from: 'app/features/access/of-scheme.ts', imports: '../scheme/scheme.ts' },
  { rule: 'arrows-of-notifications', from: 'app/features/notifications/of-scheme.ts', imports: '../scheme/scheme.ts' },
  { rule: 'arrows-of-scheme', from: 'app/features/scheme/of-questions.ts', imports: '../questionnaires/questionnaire.ts' },
  { rule: 'arrows-of-enquiries', from: 'app/features/enquiries/of-visits.ts', imports: '../visits/visit.ts' },
  { rule: 'arrows-of-visits', from: 'app/features/visits/of-figures.ts', imports: '../figures/figure.ts' },
  { rule: 'arrows-of-activities', from: 'app/features/activities/of-visits.ts', imports: '../visits/visit.ts' },
  { rule: 'arrows-of-assignments', from: 'app/features/assignments/of-gatherings.ts', imports: '../gatherings/gathering.ts' },
  { rule: 'arrows-of-gatherings', from: 'app/features/gatherings/of-visits.ts', imports: '../visits/visit.ts' },
  { rule: 'arrows-of-ideas', from: 'app/features/ideas/of-gatherings.ts', imports: '../gatherings/gathering.ts' },
  { rule: 'arrows-of-indicators', from: 'app/features/indicators/of-figures.ts', imports: '../figures/figure.ts' },
  { rule: 'arrows-of-questionnaires', from: 'app/features/questionnaires/of-figures.ts', imports: '../figures/figure.ts' },
  { rule: 'arrows-of-fulfilment', from: 'app/features/fulfilment/of-figures.ts', imports: '../figures/figure.ts' },
  { rule: 'arrows-of-figures', from: 'app/features/figures/of-reports.ts', imports: '../reports/report.ts' },
  { rule: 'arrows-of-reports', from: 'app/features/reports/of-unlisted.ts', imports: '../unlisted/thing.ts' },
  { rule: 'arrows-of-unlisted', from: 'app/features/unlisted/of-scheme.ts', imports: '../scheme/scheme.ts' },
  { rule: 'registers-through-their-counts', from: 'app/features/indicators/asking.server.ts', imports: '../visits/visits.server.ts' },
  { rule: 'registers-through-their-counts', from: 'app/features/fulfilment/asking.server.ts', imports: '../gatherings/gatherings.server.ts' },
  { rule: 'registers-through-their-counts', from: 'app/features/indicators/reading.server.ts', imports: '../ideas/ideas.server.ts' },
  { rule: 'private-folders-feature', from: 'app/features/figures/peeking.ts', imports: '../scheme/inside/secret.ts' },
  { rule: 'private-folders-others', from: 'app/shell/peeking.ts', imports: '../features/scheme/inside/secret.ts' },
  { rule: 'kysely-in-stores-only', from: 'app/features/scheme/schemes.server.ts', imports: 'kysely' },
  { rule: 'kysely-in-stores-only', from: 'app/shell/sql.server.ts', imports: 'kysely' },
  { rule: 'kysely-types-in-tables-only', from: 'app/features/scheme/inside/typed.server.ts', imports: 'type kysely' },
  { rule: 'words-do-no-io', from: 'app/features/scheme/reading.ts', imports: 'node:fs' },
  { rule: 'words-do-no-io', from: 'app/features/scheme/checking.ts', imports: 'zod' },
  { rule: 'words-do-no-io', from: 'app/features/scheme/drawing.ts', imports: 'react' },
  { rule: 'words-know-no-server', from: 'app/features/scheme/asking.ts', imports: './loading.server.ts' },
  { rule: 'not-to-tests', from: 'app/shell/tested.ts', imports: '../../testing/database.ts' },
  { rule: 'no-dev-packages', from: 'app/shell/checked.ts', imports: 'fast-check' },
  { rule: 'no-cycle', from: 'app/features/figures/egg.ts', imports: 'type ./hen.ts' },
  { rule: 'resolvable', from: 'app/shell/lost.ts', imports: './nowhere.ts' },
];

/** What is allowed, beside it: a rule that refuses everything would pass the first test too. */
const allowed: readonly { from: string; imports: string }[] = [
  { from: 'app/features/figures/right.ts', imports: '../questionnaires/questionnaire.ts' },
  { from: 'app/features/indicators/counting.server.ts', imports: '../visits/visit-indicators.server.ts' },
  { from: 'app/features/indicators/inside/counted.ts', imports: '../../visits/visit.ts' },
  { from: 'app/features/scheme/inside/right-store.server.ts', imports: 'kysely' },
  { from: 'app/features/scheme/inside/right-tables.ts', imports: 'type kysely' },
  { from: 'app/features/scheme/routes.ts', imports: './loading.server.ts' },
  { from: 'app/shell/right.ts', imports: '../features/scheme/scheme.ts' },
  { from: 'app/platform/right.server.ts', imports: 'kysely' },
  { from: 'server/right.ts', imports: '../app/shell/frame.ts' },
];

const plain = [
  'app/features/scheme/scheme.ts',
  'app/features/scheme/inside/secret.ts',
  'app/features/scheme/loading.server.ts',
  'app/features/access/access.ts',
  'app/features/questionnaires/questionnaire.ts',
  'app/features/figures/figure.ts',
  'app/features/reports/report.ts',
  'app/features/unlisted/thing.ts',
  'app/features/visits/visit.ts',
  'app/features/visits/visits.server.ts',
  'app/features/visits/visit-indicators.server.ts',
  'app/features/gatherings/gathering.ts',
  'app/features/gatherings/gatherings.server.ts',
  'app/features/ideas/ideas.server.ts',
  'app/shell/frame.ts',
  'app/ui/button.tsx',
  'server/start.ts',
  'testing/database.ts',
  'migrations/0001_first.ts',
];
const packages = ['kysely', 'zod', 'react'];

interface Violation {
  rule: { name: string };
  from: string;
}
let root: string;
let violations: Violation[];
let modules: number;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}
const importing = (what: string): string =>
  what.startsWith('type ') ? `import type { it } from '${what.slice(5)}';\nexport type That = typeof it;\n` : `import { it } from '${what}';\nexport const that = it;\n`;

beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'boundaries-')));
  const versions = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, '1.0.0']));
  write('package.json', JSON.stringify({ name: 'fixture', type: 'module', dependencies: versions(packages), devDependencies: versions(['fast-check']) }));
  write('tsconfig.json', '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "bundler", "jsx": "react-jsx" } }');
  for (const name of [...packages, 'fast-check']) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', type: 'module', main: 'index.js' }));
    write(`node_modules/${name}/index.js`, 'export const it = 1;\n');
  }
  for (const file of plain) write(file, 'export const it = 1;\n');
  write('app/features/figures/hen.ts', importing('type ./egg.ts'));
  for (const { from, imports } of [...broken, ...allowed]) write(from, importing(imports));
  write('app/client.ts', importing('./client-helper.ts'));
  write('app/client-helper.ts', importing('./platform/right.server.ts'));
  const config = path.resolve('.dependency-cruiser.mjs');
  const cruiser = path.resolve('node_modules/.bin/depcruise');
  const run = spawnSync(process.execPath, [cruiser, 'app', 'server', 'migrations', '--config', config, '--output-type', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 50_000_000,
  });
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: Violation[]; totalCruised: number } };
  ({ violations, totalCruised: modules } = summary);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const rulesFor = (file: string): string[] => violations.filter((v) => v.from === file).map((v) => v.rule.name);

describe('the boundaries', () => {
  it('are looked at in every file', () => {
    expect(modules).toBeGreaterThan(broken.length + allowed.length + plain.length);
  });
  it.each(broken)('are defended: $rule stops $from from importing $imports', ({ rule, from }) => {
    expect(rulesFor(from)).toContain(rule);
  });
  it('keep server code out of the browser, also at second hand', () => {
    expect(rulesFor('app/client.ts')).toContain('no-server-code-in-browser');
  });
  it.each(allowed)('let $from import $imports', ({ from }) => {
    expect(rulesFor(from)).toEqual([]);
  });
  it('have a rule for every breach tried here, and a breach for every rule', async () => {
    const { default: config } = (await import(path.resolve('.dependency-cruiser.mjs'))) as { default: { forbidden: { name: string }[] } };
    const tried = new Set([...broken.map((b) => b.rule), 'no-server-code-in-browser']);
    expect(config.forbidden.map((rule) => rule.name).filter((name) => !tried.has(name))).toEqual([]);
  });
});

import { AxeBuilder } from '@axe-core/playwright';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { launchBrowser, openVisitor } from '../testing/browser.ts';
import { cloneDatabase } from '../testing/postgres.ts';
import { startServer } from '../testing/server.ts';
import type { RunningServer } from '../testing/server.ts';
import { signIn } from '../testing/sign-in.ts';
import { makeThings, withMade } from './made-things.ts';
import type { MadeThings } from './made-things.ts';
import { pagesOf } from './pages.ts';

/** The rules that HTML itself and WCAG set; style of writing is left to the formatter. */
const html = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-implicit-button-type': 'error',
    'no-inline-style': 'error',
  },
});
const languages = ['', '/nn', '/en'] as const;
const address = (prefix: string, path: string): string => (path === '/' ? prefix || '/' : prefix + path);

export interface Site {
  readonly server: RunningServer;
  readonly browser: Browser;
  readonly made: MadeThings;
}
/** A site of this file's own, with everything that the list of pages names. */
export function siteWithMadeThings(): () => Site {
  let site: Site;
  let clone: Awaited<ReturnType<typeof cloneDatabase>>;
  beforeAll(async () => {
    clone = await cloneDatabase(inject('postgresUrl'));
    const [server, browser] = await Promise.all([startServer(clone.ownerUrl), launchBrowser()]);
    site = { server, browser, made: await makeThings(clone.url) };
  }, 120_000);
  afterAll(async () => {
    await site?.browser.close();
    await site?.server.stop();
    await clone?.drop();
  });
  return () => site;
}

/** A page where nothing may go wrong silently: what the console says is collected. */
async function open(context: BrowserContext): Promise<{ page: Page; said: string[] }> {
  const page = await context.newPage();
  const said: string[] = [];
  page.on('pageerror', (e) => said.push(e.message));
  page.on('console', (m) => m.type() === 'error' && said.push(m.text()));
  return { page, said };
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is wrong with the page as it stands at a width. Legacy mode: axe without a second page, half the time. */
async function faultsAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(standards)
    .setLegacyMode()
    .analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  const faults = violations.map(
    (v) =>
      `${width} px: axe ${v.id}: ${v.nodes
        .map((n) => n.target.join(' '))
        .slice(0, 3)
        .join(' | ')}`,
  );
  // A label is seen, and its field is not: nobody can answer.
  const unseen = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLLabelElement>('label[for]')].flatMap((label) =>
      label.checkVisibility() && label.control?.checkVisibility() === false ? [label.htmlFor] : [],
    ),
  );
  faults.push(...unseen.map((id) => `${width} px: the field ${id} cannot be seen`));
  return wide > 0 ? [...faults, `${width} px: scrolls ${wide} px sideways`] : faults;
}

/** What is wrong with the document itself. */
async function faultsIn(page: Page, path: string): Promise<{ faults: string[]; scripted: boolean }> {
  const response = await page.goto(path, { waitUntil: 'load' });
  const text = (await response?.text()) ?? '';
  const status = response?.status() ?? 0;
  const report = await html.validateString(text);
  const faults = report.results.flatMap((r) => r.messages.map((m) => `html ${m.ruleId} at ${m.line}:${m.column}: ${m.message}`)).slice(0, 5);
  if (status !== 200) faults.push(`status ${status}`);
  if ((await page.locator('h1').count()) !== 1) faults.push('not exactly one h1');
  return { faults, scripted: text.includes('<script') };
}

/** Every page of one reader, at 1280, 390 and 320 px in three languages, with and without its script: nothing is wrong with any. */
export async function lookAtEveryPage({ server, browser, made }: Site, person: string | undefined): Promise<void> {
  const cookie = person ? await signIn(server.url, person) : undefined;
  const [withScript, without] = [await openVisitor(browser, server.url, cookie ? { cookie } : {}), await openVisitor(browser, server.url, cookie ? { cookie } : {})];
  const { page, said } = await open(withScript);
  // axe cannot run where JavaScript is off: the page's own script is kept from it instead.
  const bare = await without.newPage();
  await bare.route('**/*.js', (route) => route.abort());
  const found: Record<string, string[]> = {};
  for (const listed of pagesOf(person))
    for (const prefix of languages) {
      const at = address(prefix, withMade(listed, made));
      const { faults, scripted } = await faultsIn(page, at);
      faults.push(...(await faultsAt(page, 1280)), ...(await faultsAt(page, 390)));
      if (scripted) await bare.goto(at);
      faults.push(...(scripted ? await faultsAt(bare, 320) : await sidewaysAt(page, 320)));
      if (faults.length > 0) found[address(prefix, listed)] = faults;
    }
  await withScript.close();
  await without.close();
  expect(found).toEqual({});
  expect(said).toEqual([]);
}

async function sidewaysAt(page: Page, width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 900 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  return wide > 0 ? [`${width} px: scrolls ${wide} px sideways`] : [];
}

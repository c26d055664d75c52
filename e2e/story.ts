import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { launchBrowser, openVisitor } from '../testing/browser.ts';
import { cloneDatabase } from '../testing/postgres.ts';
import { startServer } from '../testing/server.ts';
import type { RunningServer } from '../testing/server.ts';
import { signIn } from '../testing/sign-in.ts';

export interface VisitOptions {
  javaScript?: boolean;
  /** 390: a phone. */
  width?: number;
}
export interface Story {
  /** A person's own browser, signed in already; nobody signed in without `person`. */
  visit(person?: string, options?: VisitOptions): Promise<Page>;
  /** For what only time does. */
  database(): string;
}

/** A site of its own for the file that asks, with the demonstration in it, and a browser to walk through it. */
export function tellStory(): Story {
  let server: RunningServer;
  let browser: Browser;
  let clone: Awaited<ReturnType<typeof cloneDatabase>>;
  beforeAll(async () => {
    clone = await cloneDatabase(inject('postgresUrl'));
    [server, browser] = await Promise.all([startServer(clone.ownerUrl), launchBrowser()]);
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await clone?.drop();
  });
  return {
    database: () => clone.url,
    visit: async (person, options = {}) => {
      const context = await openVisitor(browser, server.url, { ...options, ...(person !== undefined && { cookie: await signIn(server.url, person) }) });
      return context.newPage();
    },
  };
}

/** Presses a button by the words on it. */
export const press = (page: Page, words: string | RegExp): Promise<void> => page.getByRole('button', { name: words, exact: true }).first().click();
/** Follows a link by its words. */
export const follow = (page: Page, words: string | RegExp): Promise<void> => page.getByRole('main').getByRole('link', { name: words, exact: true }).first().click();
/** Options are hit through their labels, as by people. */
export const choose = (page: Page, words: string): Promise<void> => page.locator('label').getByText(words, { exact: true }).first().click();
/** Waits until the page's heading is this. */
export const arrive = (page: Page, heading: string | RegExp): Promise<void> => page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
/** Waits until the page's own part says this, somewhere. */
export async function expectSaid(page: Page, words: string | RegExp): Promise<void> {
  const said = async (): Promise<string> => ((await page.getByRole('main').textContent()) ?? '').replaceAll(/\s+/g, ' ');
  await expect.poll(said, { timeout: 10_000 }).toMatch(words);
}
/** The whole of what the page says now, on one line. */
export const saidOn = async (page: Page): Promise<string> => ((await page.getByRole('main').textContent()) ?? '').replaceAll(/\s+/g, ' ').trim();
/** A form filled in by a machine comes back once or twice, as it was: it is sent again, as by a person. */
export async function sendUntil(page: Page, words: string, at: RegExp): Promise<void> {
  await press(page, words);
  await expect
    .poll(
      async () => {
        if (!at.test(page.url())) await press(page, words);
        return page.url();
      },
      { timeout: 15_000, interval: 700 },
    )
    .toMatch(at);
}
/** Nothing sticks out at the side: on a phone one reads downwards only. */
export async function expectNarrow(page: Page): Promise<void> {
  const { scroll, client } = await page.locator('html').evaluate((e) => ({ scroll: e.scrollWidth, client: e.clientWidth }));
  expect(scroll, page.url()).toBeLessThanOrEqual(client);
}
/** Opens the menu where it is folded away, and goes to an entry. */
export async function goTo(page: Page, entry: string): Promise<void> {
  const menu = page.locator('summary', { hasText: /^(Meny|Menu)$/ });
  if (await menu.isVisible()) await menu.click();
  await page.locator('header').getByRole('link', { name: entry, exact: true }).filter({ visible: true }).click();
}
/** Writes what an answer asks for: what an option is, or why it is another than the register's. */
export async function explain(page: Page, words = 'Det skriver vi her'): Promise<void> {
  for (const field of await page.locator('main .k-inner input.ds-input:visible').all()) if ((await field.inputValue()) === '') await field.fill(words);
}
/** Answers what is not answered yet, part after part, until the review: the first option, or a small number. */
export async function fillForm(page: Page, go: string): Promise<void> {
  for (let part = 0; part < 8 && !page.url().endsWith('/se-over'); part += 1) {
    for (const field of await page.locator('main input[inputmode="numeric"]').all()) if ((await field.inputValue()) === '') await field.fill('3');
    for (const question of await page.locator('fieldset.k-question').all())
      if ((await question.locator('input:checked').count()) === 0 && (await question.locator('.k-option label').count()) > 0)
        await question.locator('.k-option label').first().click();
    await explain(page);
    const before = page.url();
    await press(page, go);
    await page.waitForURL((url) => url.href !== before);
  }
  expect(new URL(page.url()).pathname).toMatch(/\/se-over$/);
}

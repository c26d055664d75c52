// npm run look -- PATH… [--as PERSON] [--width 390,1280] [--no-script] [--out FOLDER]: screenshots for a person to look at.
// With BASE=http://localhost:3000 of a system that runs; without, of one started for the purpose on a database of its own.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser } from 'playwright-core';
import { launchBrowser, openVisitor } from '../testing/browser.ts';
import { cloneDatabase, startTestPostgres } from '../testing/postgres.ts';
import { startServer } from '../testing/server.ts';
import { signIn } from '../testing/sign-in.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    as: { type: 'string' },
    width: { type: 'string', default: '390,1280' },
    'no-script': { type: 'boolean', default: false },
    out: { type: 'string', default: '.look' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const usage = `npm run look -- PATH… [--as PERSON] [--width 390,1280] [--no-script] [--out .look]
  PERSON: demo-jonas-lie-berg (officer), demo-kari-anne-dahl (administrator), demo-CENTRE-coordinator, demo-CENTRE-member,
    demo-bergen-employee (a municipal account)
  BASE=http://localhost:3000 npm run look -- / /nn/rapporter   pictures of a system that already runs`;

interface Site {
  base: string;
  stop(): Promise<void>;
}

async function startSite(): Promise<Site> {
  const { BASE } = process.env;
  if (BASE) return { base: BASE.replace(/\/$/, ''), stop: async () => {} };
  console.log('Starting a system of its own (BASE=… looks at one that runs) …');
  const postgres = await startTestPostgres();
  try {
    const database = await cloneDatabase(postgres.url);
    const server = await startServer(database.ownerUrl);
    return {
      base: server.url,
      stop: async () => {
        await server.stop();
        await postgres.stop();
      },
    };
  } catch (e) {
    await postgres.stop();
    throw e;
  }
}

async function lookAt(browser: Browser, base: string, cookie: string | undefined): Promise<number> {
  let faults = 0;
  for (const width of values.width.split(',').map(Number)) {
    const visitor = await openVisitor(browser, base, { ...(cookie && { cookie }), javaScript: !values['no-script'], width });
    const page = await visitor.newPage();
    page.on('console', (m) => m.type() === 'error' && console.log(`  console: ${m.text()}`));
    page.on('pageerror', (e) => console.log(`  script: ${e.message}`));
    for (const address of positionals) {
      const response = await page.goto(address, { waitUntil: 'networkidle' });
      const name = `${address.replace(/^\//, '').replaceAll(/[^\w.-]+/g, '_') || 'start'}${values.as ? `.${values.as}` : ''}${values['no-script'] ? '.no-script' : ''}.${width}.png`;
      const file = path.join(values.out, name);
      await page.screenshot({ path: file, fullPage: true });
      // Without scripts in the page, its own width still tells whether it scrolls sideways.
      const wide = values['no-script'] ? 0 : await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const status = response?.status() ?? 0;
      if (status >= 500 || wide > 0) faults++;
      console.log(`${status} ${address} → ${file}${wide > 0 ? `  (scrolls ${wide} px sideways)` : ''}`);
    }
    await visitor.close();
  }
  return faults;
}

if (values.help || positionals.length === 0) console.log(usage);
else {
  mkdirSync(values.out, { recursive: true });
  const site = await startSite();
  try {
    const cookie = values.as ? await signIn(site.base, values.as) : undefined;
    const browser = await launchBrowser();
    try {
      process.exitCode = (await lookAt(browser, site.base, cookie)) === 0 ? 0 : 1;
    } finally {
      await browser.close();
    }
  } finally {
    await site.stop();
  }
}

import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export async function launchBrowser(): Promise<Browser> {
  // The package unpacks into os.tmpdir()/chromium, mode 0700, and reuses whatever lies there: give it a folder of this checkout.
  const dir = path.resolve('node_modules/.cache/chromium');
  mkdirSync(dir, { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = dir;
  try {
    const { default: packed } = await import('@sparticuz/chromium');
    const executablePath = await packed.executablePath();
    return await chromium.launch({ executablePath, timeout: 30_000, args: flags });
  } catch (e) {
    throw /libnss3|libnspr4|shared libraries/.test(String(e)) ? new Error(missingLibraries, { cause: e }) : e;
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}

const missingLibraries = 'The browser needs the system library libnss3. On Debian and Ubuntu: apt-get install -y libnss3 (on Fedora: dnf install -y nss)';

export interface VisitorOptions {
  /** What `signIn` gave; absent: nobody signed in. */
  cookie?: string;
  javaScript?: boolean;
  width?: number;
}

/** A browser of a visitor's own, with time-outs: without them a wrong selector would hang for ever. */
export async function openVisitor(browser: Browser, baseUrl: string, { cookie, javaScript = true, width = 1280 }: VisitorOptions = {}): Promise<BrowserContext> {
  const options: BrowserContextOptions = {
    baseURL: baseUrl,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
    // Reads the same with and without motion: no test waits for an animation.
    reducedMotion: 'reduce',
  };
  const context = await browser.newContext(options);
  context.setDefaultTimeout(10_000);
  if (cookie) {
    const at = cookie.indexOf('=');
    await context.addCookies([{ name: cookie.slice(0, at), value: cookie.slice(at + 1), url: baseUrl }]);
  }
  return context;
}

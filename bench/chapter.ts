// A published chapter beside a static file from the same server, and what a reader has to fetch.
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { loadFor, request, round } from './load.ts';
import type { Site } from './site.ts';
import { startSite } from './site.ts';

const connections = 16;
const seconds = 5;

export interface ChapterResult {
  path: string;
  perSecond: number;
  /** The built file nearest to the chapter in size. */
  staticFile: string;
  staticPerSecond: number;
  ratioToStatic: number;
  p99: number;
  /** Bytes, compressed as a proxy or the server sends them. */
  html: { raw: number; gzip: number };
  css: { raw: number; gzip: number; brotli: number };
  script: number;
}

export async function measureChapter(): Promise<ChapterResult> {
  const site = await startSite();
  try {
    const { path, html } = await longestChapter(site);
    const css = [...html.matchAll(/<link[^>]*href="(\/assets\/[^"]+\.css)"/g)].map((m) => m[1] ?? '');
    if (css.length === 0) throw new Error(`${path} has no stylesheet: the bench needs another look`);
    const styles = Buffer.concat(await Promise.all(css.map(async (file) => Buffer.from(await (await fetch(site.base + file)).arrayBuffer()))));
    const scripts = [...html.matchAll(/<script[^>]*src="([^"]+)"/g)].map((m) => m[1] ?? '');
    const script = (await Promise.all(scripts.map(async (file) => gzipSync(Buffer.from(await (await fetch(site.base + file)).arrayBuffer())).length))).reduce((a, b) => a + b, 0);
    const file = await nearestFile(site, styles.toString('utf8'), css, Buffer.byteLength(html));
    const still = await loadFor(site.base, connections, seconds, request(site.base, 'GET', file));
    const chapter = await loadFor(site.base, connections, seconds, request(site.base, 'GET', path));
    for (const result of [still, chapter]) if (result.fault !== undefined) throw new Error(`not every answer was right: ${JSON.stringify(result.statuses)} ${result.fault}`);
    return {
      path,
      perSecond: chapter.perSecond,
      staticFile: file,
      staticPerSecond: still.perSecond,
      ratioToStatic: round(chapter.perSecond / still.perSecond),
      p99: chapter.p99,
      html: { raw: Buffer.byteLength(html), gzip: gzipSync(html).length },
      css: { raw: styles.length, gzip: gzipSync(styles, { level: 9 }).length, brotli: brotliCompressSync(styles).length },
      script,
    };
  } finally {
    await site.stop();
  }
}

async function longestChapter({ base }: Site): Promise<{ path: string; html: string }> {
  const read = async (path: string): Promise<string> => (await fetch(base + path)).text();
  const links = (html: string, under: string): string[] =>
    [...new Set([...html.matchAll(/href="(\/rapporter\/[^"#?]+)"/g)].map((m) => m[1] ?? ''))].filter((l) => l.startsWith(under));
  const [report] = links(await read('/rapporter'), '/rapporter/');
  if (!report) throw new Error('no report is published: the bench needs another look');
  const root = `/rapporter/${report.split('/')[2]}`;
  const chapters = links(await read(root), `${root}/`).filter((l) => l.split('/').length === 4 && !l.endsWith('.csv'));
  const pages = await Promise.all(chapters.map(async (path) => ({ path, html: await read(path) })));
  const [longest] = pages.toSorted((a, b) => b.html.length - a.html.length);
  if (!longest) throw new Error(`${root} has no chapters: the bench needs another look`);
  return longest;
}

async function nearestFile({ base }: Site, styles: string, files: readonly string[], bytes: number): Promise<string> {
  const all = [...files, ...[...styles.matchAll(/url\("?(\/assets\/[^")]+)/g)].map((m) => m[1] ?? '')];
  const sized = await Promise.all([...new Set(all)].map(async (file) => ({ file, size: (await (await fetch(base + file)).arrayBuffer()).byteLength })));
  return sized.toSorted((a, b) => Math.abs(a.size - bytes) - Math.abs(b.size - bytes))[0]?.file ?? '';
}

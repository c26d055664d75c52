import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import sharp from 'sharp';
import { levels } from '../../idea.ts';
import type { Level } from '../../idea.ts';
import { shareSize } from './share-picture.ts';

/** What stands on the picture. */
export interface Told {
  readonly title: string;
  /** "Alstahaug kommune": who did it. */
  readonly place: string;
  readonly level: Level;
  readonly levelName: string;
  /** "Demonstrasjonsdata", where the idea is invented. */
  readonly demonstration: string | undefined;
  readonly bank: string;
}

const require = createRequire(import.meta.url);
/** Read from the package: the machine may have no font at all. */
const fontOf = (weight: '600SemiBold' | '500Medium'): string => require.resolve(`@expo-google-fonts/inter/${weight}/Inter_${weight}.ttf`);

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const ink = { title: '#06343c', quiet: '#4d595d', accent: '#0b5f6b', line: '#76858a', tint: '#f1f7f7' } as const;
const margin = 80;
/** Letters of a title that is longer than any picture shows. */
const longestTitle = 120;

/** One text as a picture of its own, transparent; 72 dots an inch make a point one pixel. */
async function text(words: string, { size, colour, width, weight = '500Medium' }: { size: number; colour: string; width: number; weight?: '600SemiBold' | '500Medium' }) {
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}">${escaped(words)}</span>`,
      font: `Inter ${size}`,
      fontfile: fontOf(weight),
      width,
      rgba: true,
      dpi: 72,
      wrap: 'word-char',
      spacing: Math.round(size * 0.12),
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { input: data, width: info.width, height: info.height };
}

/** The title as large as it can stand in the room there is. */
async function titlePicture(title: string) {
  const shown = Array.from(title).length > longestTitle ? `${Array.from(title).slice(0, longestTitle).join('')} …` : title;
  for (const size of [76, 66, 58, 50]) {
    const made = await text(shown, { size, colour: ink.title, width: shareSize.width - 2 * margin, weight: '600SemiBold' });
    if (made.height <= 270) return made;
  }
  return text(shown, { size: 42, colour: ink.title, width: shareSize.width - 2 * margin, weight: '600SemiBold' });
}

const knots = [
  [5, 6.5],
  [26.8, 5.2],
  [27.3, 25.3],
  [6.6, 27.4],
] as const;
/** The ground: a line of the accent, the mark of the service, and the level as bars. Nothing here is text. */
function ground(level: Level): Buffer {
  const filled = levels.indexOf(level) + 1;
  const bars = [0, 1, 2, 3].map((i) => {
    const height = 20 + i * 14;
    const on = i < filled;
    return `<rect x="${margin + 2 + i * 30}" y="${546 - height}" width="22" height="${height}" rx="3" fill="${on ? ink.accent : '#fff'}" stroke="${on ? ink.accent : ink.line}" stroke-width="3"/>`;
  });
  const brand = `<g transform="translate(${margin} 62) scale(1.75)" fill="none" stroke="${ink.accent}" stroke-width="2.4"><circle cx="16" cy="17" r="4.6" fill="${ink.accent}" stroke="none"/><path d="M16 17 5.5 7M16 17 26.5 5.5M16 17 27 25M16 17 7 27"/>${knots.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="2.6" fill="${ink.tint}"/>`).join('')}</g>`;
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${shareSize.width}" height="${shareSize.height}"><rect width="100%" height="100%" fill="${ink.tint}"/><rect width="100%" height="14" fill="${ink.accent}"/>${brand}${bars.join('')}</svg>`,
  );
}

/** 1200 × 630, as those who show shared pages ask for. */
async function draw({ title, place, level, levelName, demonstration, bank }: Told): Promise<Buffer> {
  const line = [levelName, place].join('  ·  ');
  const [name, words, below, invented] = [
    await text(bank, { size: 34, colour: ink.title, width: 700, weight: '600SemiBold' }),
    await titlePicture(title),
    await text(line, { size: 32, colour: ink.quiet, width: shareSize.width - 2 * margin - 150 }),
    demonstration === undefined ? undefined : await text(demonstration, { size: 26, colour: '#6b4a00', width: 400 }),
  ];
  const layers = [
    { input: name.input, left: margin + 76, top: 90 - Math.round(name.height / 2) },
    { input: words.input, left: margin, top: 160 + Math.max(0, Math.round((280 - words.height) / 2)) },
    { input: below.input, left: margin + 144, top: Math.min(546, 522 + Math.round(below.height / 2)) - below.height },
    ...(invented ? [{ input: invented.input, left: shareSize.width - margin - invented.width, top: 90 - Math.round(invented.height / 2) }] : []),
  ];
  return sharp(ground(level)).composite(layers).png({ compressionLevel: 9, palette: true }).toBuffer();
}

interface Kept {
  readonly png: Buffer;
  readonly etag: string;
}
const kept = new Map<string, Promise<Kept>>();
const most = 200;

/** Drawn once for what it tells, and then kept; the oldest gives way. */
export function sharePicture(told: Told): Promise<Kept> {
  const key = JSON.stringify(told);
  const known = kept.get(key);
  if (known) return known;
  const made = draw(told).then((png) => ({ png, etag: `"${createHash('sha256').update(png).digest('base64url').slice(0, 27)}"` }));
  kept.set(key, made);
  // A failure is not kept.
  made.catch(() => kept.delete(key));
  const oldest = kept.keys().next().value;
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
  return made;
}

import sharp from 'sharp';
import { recogniseFile, uploadLimits } from './uploaded-file.ts';

/** A picture somebody sent, made anew: drawn, turned upright, shrunk. Nothing of the file itself is kept, and so nothing of what stood beside the picture. */

export interface PictureSize {
  readonly width: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export interface Picture {
  /** Of the largest, upright. */
  readonly width: number;
  readonly height: number;
  /** As WebP, the smallest first. */
  readonly sizes: readonly PictureSize[];
}
export const pictureFaults = ['not-a-picture', 'too-large', 'too-many-pixels', 'animated'] as const;
export type PictureFault = (typeof pictureFaults)[number];
export const pictureMime = 'image/webp';

const widths = [320, 640, 1280] as const;
/** Of a column that never ends: what it is shown in is not longer. */
const highest = 4096;
/** A JPEG is shrunk while it is read; the others are drawn whole first, four bytes a point. */
const mostPixels = { jpeg: 50_000_000, other: 25_000_000 } as const;
/** A line of a million points is few points, and takes its time; no camera's picture is as long. */
const longestSide = 20_000;
const seconds = 20;
const atOnce = 2;

// What is drawn is drawn once: nothing is kept in memory for a next time, and one picture has one of the machine's cores.
sharp.cache(false);
sharp.concurrency(1);

let running = 0;
const waiting: (() => void)[] = [];
/** Two pictures are in memory at most, whoever sends them. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnce) await new Promise<void>((go) => void waiting.push(go));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}

/** How large it says it is, read from its first bytes: nothing is drawn yet. */
async function measured(bytes: Uint8Array): Promise<{ readonly fault: PictureFault } | { readonly pixels: number }> {
  const { format, width, height, pages = 1 } = await sharp(bytes, { limitInputPixels: false, failOn: 'error' }).metadata();
  if (format !== 'jpeg' && format !== 'png' && format !== 'webp') return { fault: 'not-a-picture' };
  const pixels = mostPixels[format === 'jpeg' ? 'jpeg' : 'other'];
  if (width * height > pixels || Math.max(width, height) > longestSide) return { fault: 'too-many-pixels' };
  return pages > 1 ? { fault: 'animated' } : { pixels };
}

/** JPEG, PNG or WebP by its content; everything else, SVG too, is none. One that is not whole is none. */
export async function readPicture(bytes: Uint8Array): Promise<Picture | { readonly fault: PictureFault }> {
  if (bytes.length > uploadLimits.bytes) return { fault: 'too-large' };
  // No name is asked: what it is stands in its first bytes, before a library of anybody's sees it.
  const known = recogniseFile(bytes, '');
  if ('fault' in known || !known.mime.startsWith('image/')) return { fault: 'not-a-picture' };
  return inTurn(async () => {
    try {
      const found = await measured(bytes);
      return 'fault' in found ? found : await drawn(bytes, found.pixels);
    } catch {
      return { fault: 'not-a-picture' };
    }
  });
}

/** A drawing of our own, as SVG: never what somebody sent. */
export const drawPicture = (svg: string): Promise<Picture> => inTurn(() => drawn(Buffer.from(svg), mostPixels.other));

/** Metadata is left behind by not being asked for; colours become those of every screen. */
async function drawn(bytes: Uint8Array, limitInputPixels: number): Promise<Picture> {
  const sizes = new Map<number, PictureSize & { readonly height: number }>();
  for (const wanted of widths) {
    const { data, info } = await sharp(bytes, { limitInputPixels, failOn: 'error', autoOrient: true })
      .resize({ width: wanted, height: highest, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 80, effort: 3 })
      .timeout({ seconds })
      .toBuffer({ resolveWithObject: true });
    sizes.set(info.width, { width: info.width, height: info.height, bytes: Uint8Array.from(data) });
  }
  const all = [...sizes.values()].toSorted((a, b) => a.width - b.width);
  const largest = all.at(-1)!;
  return { width: largest.width, height: largest.height, sizes: all.map(({ width, bytes: content }) => ({ width, bytes: content })) };
}

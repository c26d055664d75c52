import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readPicture } from './picture.server.ts';
import type { Picture } from './picture.server.ts';

const flat = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#3a7' } });
const read = async (bytes: Uint8Array): Promise<Picture> => {
  const picture = await readPicture(bytes);
  if ('fault' in picture) throw new Error(picture.fault);
  return picture;
};
const withPlace = (width: number, height: number): Promise<Buffer> =>
  flat(width, height)
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Kari Nordmann' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '60/1 23/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '5/1 19/1 0/1' } })
    .withXmp('<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><where>Storgata 1</where></x:xmpmeta>')
    .toBuffer();

/** A PNG that says it is larger than it is: a kilobyte that would fill the memory. */
function bomb(width: number, height: number): Uint8Array {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
    const out = Buffer.alloc(body.length + 8);
    out.writeUInt32BE(data.length, 0);
    body.copy(out, 4);
    out.writeUInt32BE(crc(body), body.length + 4);
    return out;
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
const crc = (bytes: Buffer): number => {
  let n = 0xffffffff;
  for (const byte of bytes) {
    n ^= byte;
    for (let i = 0; i < 8; i += 1) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1;
  }
  return (n ^ 0xffffffff) >>> 0;
};

describe('a picture', () => {
  it('is kept in three widths, as WebP', async () => {
    const picture = await read(await flat(2000, 1000).png().toBuffer());
    expect(picture).toMatchObject({ width: 1280, height: 640 });
    expect(picture.sizes.map((s) => s.width)).toEqual([320, 640, 1280]);
    const formats = await Promise.all(picture.sizes.map(async (s) => (await sharp(s.bytes).metadata()).format));
    expect(formats).toEqual(['webp', 'webp', 'webp']);
  });

  it('is never made larger than it was', async () => {
    expect((await read(await flat(500, 300).webp().toBuffer())).sizes.map((s) => s.width)).toEqual([320, 500]);
    expect((await read(await flat(5, 3).png().toBuffer())).sizes.map((s) => s.width)).toEqual([5]);
  });

  it('keeps nothing of where and by whom it was taken', async () => {
    const sent = await withPlace(800, 600);
    expect(sent.toString('latin1')).toContain('Kari Nordmann');
    expect((await sharp(sent).metadata()).exif).toBeDefined();
    for (const { bytes } of (await read(sent)).sizes) {
      const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
      expect({ exif, xmp, iptc, icc }).toEqual({ exif: undefined, xmp: undefined, iptc: undefined, icc: undefined });
      expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Nordmann|Storgata|EXIF|GPS/);
    }
  });

  it('stands upright, however the telephone was held', async () => {
    expect(await read(await flat(800, 600).jpeg().withMetadata({ orientation: 6 }).toBuffer())).toMatchObject({ width: 600, height: 800 });
  });

  it('is no longer than can be drawn', async () => {
    const { height, sizes } = await read(await flat(1000, 16_000).jpeg().toBuffer());
    expect(height).toBeLessThanOrEqual(4096);
    expect(sizes.length).toBeGreaterThan(0);
  });
});

describe('what is no picture', () => {
  it.each([
    ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000\u0080\u0000\u0000'],
    ['a page', '<!doctype html><script>alert(1)</script>'],
    ['a PDF', '%PDF-1.4\n%%EOF'],
    ['a beginning of a PNG', '\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR'],
    ['a beginning of a JPEG', '\u00ff\u00d8\u00ff\u00e0'],
    ['nothing', ''],
  ])('is refused by its content: %s', async (_what, content) => {
    expect(await readPicture(Buffer.from(content, 'latin1'))).toEqual({ fault: 'not-a-picture' });
  });

  it('is refused when it is not whole', async () => {
    const whole = await sharp(Buffer.alloc(600 * 600 * 3, 'abc'), { raw: { width: 600, height: 600, channels: 3 } })
      .png()
      .toBuffer();
    expect(await readPicture(whole.subarray(0, whole.length / 2))).toEqual({ fault: 'not-a-picture' });
  });

  it('is refused before it is drawn when it would fill the memory', async () => {
    const before = process.memoryUsage().rss;
    expect(await readPicture(bomb(60_000, 60_000))).toEqual({ fault: 'too-many-pixels' });
    expect(await readPicture(bomb(1_000_000, 26))).toEqual({ fault: 'too-many-pixels' });
    for (const line of [bomb(1, 1_000_000), bomb(1_000_000, 1)]) expect(await readPicture(line)).toEqual({ fault: 'too-many-pixels' });
    // Drawn, it would be 10 GB.
    expect(process.memoryUsage().rss - before).toBeLessThan(200 * 1024 * 1024);
  });

  it('is refused when it moves', async () => {
    const frames = await sharp([await flat(50, 50).png().toBuffer(), await flat(50, 50).negate().png().toBuffer()], { join: { animated: true } })
      .webp({ loop: 0, delay: [100, 100] })
      .toBuffer();
    expect(await readPicture(frames)).toEqual({ fault: 'animated' });
  });

  it('is refused over the limit in bytes', async () => {
    expect(await readPicture(Buffer.alloc(10 * 1024 * 1024 + 1))).toEqual({ fault: 'too-large' });
  });
});

it('reads many sent at once, each in its turn', async () => {
  const sent = await flat(400, 400).png().toBuffer();
  const pictures = await Promise.all(Array.from({ length: 12 }, () => read(sent)));
  expect(pictures.every((p) => p.width === 400)).toBe(true);
});

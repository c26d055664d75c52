import { crc32, deflateSync } from 'node:zlib';

/** The demonstration's attachments, made here byte by byte: nobody's files, and marked as such in name and content. */

export interface MadeFile {
  readonly name: string;
  readonly mime: 'application/pdf' | 'image/png';
  readonly bytes: Buffer;
}
const invented = { nb: 'Demonstrasjon: alt på denne siden er oppdiktet.', nn: 'Demonstrasjon: alt på denne sida er oppdikta.' };
const points = {
  nb: ['09.30  Kaffe og registrering', '10.00  Velkommen', '10.15  Dette har vi lært', '11.00  Arbeid i grupper', '11.45  Oppsummering og veien videre'],
  nn: ['09.30  Kaffi og registrering', '10.00  Velkomen', '10.15  Dette har vi lært', '11.00  Arbeid i grupper', '11.45  Oppsummering og vegen vidare'],
};

/** One page on A4: what it was, the day and the points. */
export function madeProgramme({ title, day, language }: { readonly title: string; readonly day: string; readonly language: 'nb' | 'nn' }): MadeFile {
  const lines = [...wrapped(title, 46).map((text) => ({ text, size: 20 })), ...[day, '', ...points[language], '', invented[language]].map((text) => ({ text, size: 12 }))];
  const content = `BT 60 770 Td\n${lines.map(({ text, size }) => `/F1 ${size} Tf ${(size * 1.5).toFixed(0)} TL (${escaped(text)}) Tj T*`).join('\n')}\nET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R /Lang (no) >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Title (${escaped(title)}) >>`,
  ];
  let file = '%PDF-1.4\n';
  const places = objects.map((object, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const list = places.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${list}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${file.length}\n%%EOF\n`;
  return { name: 'Program (demonstrasjon).pdf', mime: 'application/pdf', bytes: Buffer.from(file, 'latin1') };
}
/** What the page's letters have, a byte each: dashes and quotation marks of print as those of a typewriter. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[–—]/g, '-')
    .replaceAll(/[“”]/g, '"')
    .replaceAll('’', "'")
    .replaceAll(/[^\u0020-\u00FF]/g, '?')
    .replaceAll(/[\\()]/g, String.raw`\$&`);
const wrapped = (text: string, most: number): string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    return last !== undefined && last.length + word.length < most ? [...lines.slice(0, -1), `${last} ${word}`] : [...lines, word];
  }, []);

const letters = { D: [30, 17, 17, 17, 30], E: [31, 16, 30, 16, 31], M: [17, 27, 21, 17, 17], O: [14, 17, 17, 17, 14] } as const;
const [width, height, pixel] = [320, 200, 10];
/** A drawn picture with DEMO across it; `share` chooses the colours. */
export function madePicture(share: number): MadeFile {
  const hue = Math.floor(share * 120);
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = isLetter(x, y) ? [255, 255, 255] : y > height * 0.7 + 12 * Math.sin(x / 40) ? [40, 90 + hue / 2, 60] : [60 + hue / 2, 120, 150 + Math.floor(y / 4)];
      rows.set(colour, y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a colour, three colours.
  header.set([8, 2, 0, 0, 0], 8);
  const bytes = Buffer.concat([Buffer.from('\u0089PNG\r\n\u001A\n', 'latin1'), part('IHDR', header), part('IDAT', deflateSync(rows, { level: 9 })), part('IEND', Buffer.alloc(0))]);
  return { name: 'Bilde (demonstrasjon).png', mime: 'image/png', bytes };
}
function isLetter(x: number, y: number): boolean {
  const [column, row] = [Math.floor((x - 45) / pixel), Math.floor((y - 60) / pixel)];
  const rows = letters[(['D', 'E', 'M', 'O'] as const)[Math.floor(column / 6)] ?? 'O'];
  return column >= 0 && column < 23 && column % 6 < 5 && row >= 0 && row < 5 && ((rows[row] ?? 0) & (16 >> (column % 6))) !== 0;
}
function part(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}

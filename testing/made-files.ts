import { crc32, deflateRawSync } from 'node:zlib';

/** Files of each kind that is taken, as small as they come. */

const text = (content: string): Uint8Array<ArrayBuffer> => Uint8Array.from(Buffer.from(content, 'latin1'));

/** A zip of these parts, the first of them stored as it is when it is `mimetype`, as OpenDocument wants. */
export function zipOf(parts: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const chunks: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of Object.entries(parts)) {
    const plain = Buffer.from(content, 'latin1');
    const stored = name === 'mimetype';
    const packed = stored ? plain : deflateRawSync(plain);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(plain), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(plain.length, 18);
    common.writeUInt16LE(name.length, 22);
    chunks.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, Buffer.from(name, 'latin1'), packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    list.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, rest, Buffer.from(name, 'latin1'));
    at += 30 + name.length + packed.length;
  }
  const directory = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(parts).length, 8);
  end.writeUInt16LE(Object.keys(parts).length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(at, 16);
  return Uint8Array.from(Buffer.concat([...chunks, directory, end]));
}
const office = (part: string, types = '<Types/>', more: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> =>
  zipOf({ '[Content_Types].xml': types, [part]: '<x/>', ...more });
const open = (kind: string, more: Readonly<Record<string, string>> = {}): Uint8Array<ArrayBuffer> =>
  zipOf({ mimetype: `application/vnd.oasis.opendocument.${kind}`, 'content.xml': '<x/>', ...more });

export const madeFiles = {
  pdf: text('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  png: Uint8Array.from(Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')),
  jpeg: Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 0xff, 0xd9]),
  webp: text('RIFF\u0010\u0000\u0000\u0000WEBPVP8 '),
  docx: office('word/document.xml'),
  xlsx: office('xl/workbook.xml'),
  pptx: office('ppt/presentation.xml'),
  odt: open('text'),
  ods: open('spreadsheet'),
  odp: open('presentation'),
} as const;

/** Programs of a document's own, said in each of the ways there are. */
export const filesWithMacros: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
  'part.docx': office('word/document.xml', '<Types/>', { 'word/vbaProject.bin': 'x' }),
  'renamed-part.docx': office('word/document.xml', '<Types><Override PartName="/word/picture.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>', {
    'word/picture.bin': 'x',
  }),
  'enabled.xlsx': office('xl/workbook.xml', '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>'),
  'old-sheet.xlsx': office('xl/workbook.xml', '<Types/>', { 'xl/macrosheets/sheet1.xml': '<x/>' }),
  'basic.odt': open('text', { 'Basic/Standard/Module1.xml': '<x/>' }),
  'script.ods': open('spreadsheet', { 'Scripts/python/x.py': 'x' }),
  'enabled.docm': office('word/document.xml'),
};

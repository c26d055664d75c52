import { inflateRawSync } from 'node:zlib';

/** A file is what its bytes say, and its name must agree. What is not recognised is not taken; nothing is ever opened here. */

const mimes = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  odp: 'application/vnd.oasis.opendocument.presentation',
} as const;
export type FileType = keyof typeof mimes;
export type FileFault = 'unknown-type' | 'not-what-it-says' | 'macros' | 'empty' | 'too-large' | 'identity-number';

/** `bytes`: of one file; `files`: of one thing; `together`: of what is sent at once, `filesTogether` of it files: there is room for a form beside them. */
export const uploadLimits = { bytes: 10 * 1024 * 1024, files: 10, filesTogether: 31 * 1024 * 1024, together: 32 * 1024 * 1024 } as const;
/** What a field for pictures, or for files, asks the browser to offer. */
export const acceptedPictures = '.png,.jpg,.jpeg,.webp';
export const acceptedFiles = '.pdf,.png,.jpg,.jpeg,.webp,.docx,.xlsx,.pptx,.odt,.ods,.odp';

const ending = (name: string): string => /\.([a-z0-9]{1,8})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? '';
const isType = (text: string): text is FileType => Object.hasOwn(mimes, text);
const typeSaid = (name: string): FileType | undefined => {
  const said = ending(name);
  if (said === 'jpg') return 'jpeg';
  return isType(said) ? said : undefined;
};
/** Office's own endings for what carries programs. */
const macroEndings = /^(?:do[ct]|xl[st]|xl[abw]|pp[sta]|po[t])m$/;

/** What the file is, if its name says the same. A name without an ending says nothing. */
export function recogniseFile(bytes: Uint8Array, name: string): { readonly type: FileType; readonly mime: string } | { readonly fault: FileFault } {
  if (bytes.length === 0) return { fault: 'empty' };
  if (bytes.length > uploadLimits.bytes) return { fault: 'too-large' };
  if (macroEndings.test(ending(name))) return { fault: 'macros' };
  const found = typeOf(bytes);
  const said = typeSaid(name);
  if (found === 'macros') return { fault: 'macros' };
  if (found === undefined) return { fault: said === undefined ? 'unknown-type' : 'not-what-it-says' };
  if (said !== found && ending(name) !== '') return { fault: 'not-what-it-says' };
  return { type: found, mime: mimes[found] };
}

const begins = (bytes: Uint8Array, signs: readonly number[], at = 0): boolean => signs.every((sign, i) => bytes[at + i] === sign);
const latin = (bytes: Uint8Array): string => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');

function typeOf(bytes: Uint8Array): FileType | 'macros' | undefined {
  if (/^%PDF-[12]\.\d/.test(latin(bytes.subarray(0, 8)))) return latin(bytes.subarray(-2048)).includes('%%EOF') ? 'pdf' : undefined;
  if (begins(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) && latin(bytes.subarray(12, 16)) === 'IHDR') return 'png';
  if (begins(bytes, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (latin(bytes.subarray(0, 4)) === 'RIFF' && latin(bytes.subarray(8, 12)) === 'WEBP') return 'webp';
  if (begins(bytes, [0x50, 0x4b, 0x03, 0x04])) return typeOfZip(bytes);
  return undefined;
}

interface Entry {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  /** As it says itself, unpacked. */
  readonly size: number;
  readonly at: number;
}
const mostEntries = 20_000;

/** The names in a zip's own list, which is what the programs that open it go by. Undefined: it is none, or a broken one. */
export function entriesOf(bytes: Uint8Array): Entry[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // The list's end is the last of the file, but for a comment of at most 64 kB.
  let end = bytes.length - 22;
  while (end >= 0 && end > bytes.length - 22 - 65_536 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < 0 || view.getUint32(end, true) !== 0x06054b50) return undefined;
  const count = view.getUint16(end + 10, true);
  // A larger kind of zip, whose real list is elsewhere.
  const elsewhere = [12, 16].some((offset) => view.getUint32(end + offset, true) === 0xffffffff);
  if (count === 0 || count > mostEntries || elsewhere) return undefined;
  const entries: Entry[] = [];
  let at = view.getUint32(end + 16, true);
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > end || view.getUint32(at, true) !== 0x02014b50) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true)) as [number, number, number];
    if (at + 46 + nameLength > end) return undefined;
    const name = latin(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/');
    const [packed, size, from] = [20, 24, 42].map((offset) => view.getUint32(at + offset, true)) as [number, number, number];
    entries.push({ name, method: view.getUint16(at + 10, true), packed, size, at: from });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

const mostText = 1024 * 1024;
/** A short text in the zip; undefined when it cannot be had, or is not short. */
function textOf(bytes: Uint8Array, { at, method, packed }: Entry): string | undefined {
  if (at + 30 > bytes.length || packed > mostText) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(at, true) !== 0x04034b50) return undefined;
  const from = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  if (from + packed > bytes.length) return undefined;
  const content = bytes.subarray(from, from + packed);
  if (method === 0) return latin(content);
  if (method !== 8) return undefined;
  try {
    return inflateRawSync(content, { maxOutputLength: mostText }).toString('latin1');
  } catch {
    return undefined;
  }
}

const mainParts = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', pptx: 'ppt/presentation.xml' } as const;
const macroParts = /(?:^|\/)vba[^/]*\.(?:bin|xml)$|^xl\/(?:macrosheets|dialogsheets|intlmacrosheets)\/|(?:^|\/)activex\/|^(?:basic|scripts)\//i;

function typeOfZip(bytes: Uint8Array): FileType | 'macros' | undefined {
  const entries = entriesOf(bytes);
  if (!entries) return undefined;
  const named = (name: string): Entry | undefined => entries.find((e) => e.name === name);
  const office = (Object.keys(mainParts) as (keyof typeof mainParts)[]).filter((type) => named(mainParts[type]));
  const list = named('[Content_Types].xml');
  const open = named('mimetype');
  // One thing or the other: what is two things at once is neither.
  if (list && !open && office.length === 1) {
    // A part may be called anything; here it must say what it is, or Office does not run it.
    const types = textOf(bytes, list);
    if (types === undefined) return undefined;
    return entries.some((e) => macroParts.test(e.name)) || /macroEnabled|vbaProject|macrosheet|activeX/i.test(types) ? 'macros' : office[0];
  }
  if (!open || list) return undefined;
  const said = textOf(bytes, open)?.trim();
  const type = (['odt', 'ods', 'odp'] as const).find((t) => mimes[t] === said);
  if (!type || !named('content.xml')) return undefined;
  return entries.some((e) => macroParts.test(e.name)) ? 'macros' : type;
}

const mostLetters = 120;
/** The name without path and signs that mislead, and with the ending of what it is. */
export function safeFileName(name: string, type: FileType): string {
  const last = name.replaceAll('\\', '/').split('/').at(-1) ?? '';
  // Control signs, halves of pairs, signs that turn the direction of writing, and what file systems and headers keep for themselves.
  const plain = last
    .normalize('NFC')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]/gu, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const [, stem = plain] = /^(.*)\.[a-z0-9]{1,8}$/i.exec(plain) ?? [];
  const kept = Array.from(stem.replace(/^\.+/, '').trim()).slice(0, mostLetters).join('').trim();
  return `${kept || 'fil'}.${ending(plain) === 'jpg' ? 'jpg' : type}`;
}

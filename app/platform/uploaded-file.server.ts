import { holdsIdentityNumber } from './identity-number.ts';
import { recogniseFile, safeFileName } from './uploaded-file.ts';
import type { FileFault, FileType } from './uploaded-file.ts';

/** Files that were sent with a form, and files that are given back. */

export interface UploadedFile {
  /** Safe to show and to save under. */
  readonly name: string;
  readonly type: FileType;
  readonly mime: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
export interface RefusedFile {
  readonly name: string;
  readonly fault: FileFault;
}

/** The files of a field, in order: those that are what they say, and those that are not. A field left empty has none. */
export async function filesIn(form: FormData, field: string): Promise<{ readonly files: readonly UploadedFile[]; readonly refused: readonly RefusedFile[] }> {
  const files: UploadedFile[] = [];
  const refused: RefusedFile[] = [];
  for (const given of form.getAll(field)) {
    if (typeof given === 'string' || (given.name === '' && given.size === 0)) continue;
    const bytes = new Uint8Array(await given.arrayBuffer());
    const known = holdsIdentityNumber(given.name) ? ({ fault: 'identity-number' } as const) : recogniseFile(bytes, given.name);
    if ('fault' in known) refused.push({ name: shown(given.name), fault: known.fault });
    else files.push({ name: safeFileName(given.name, known.type), ...known, bytes });
  }
  return { files, refused };
}
/** The name of what was not taken, as one can find it again. */
const shown = (name: string): string =>
  Array.from((name.split(/[\\/]/).at(-1) ?? '').replaceAll(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ''))
    .slice(0, 120)
    .join('') || '?';

/** To save, never to show: nothing in a file of somebody's is ever run or drawn under our address. */
export function downloadOf({ name, mime, bytes }: { readonly name: string; readonly mime: string; readonly bytes: Uint8Array<ArrayBuffer> }): Response {
  const plain = name.normalize('NFKD').replaceAll(/[^\x20-\x7E]|["\\%]/g, '_');
  const exact = encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.codePointAt(0)!.toString(16).toUpperCase()}`);
  return new Response(bytes, {
    headers: {
      'content-type': mime,
      'content-length': String(bytes.length),
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    },
  });
}

import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { downloadOf } from '../../../../platform/uploaded-file.server.ts';
import { ideaNumberIn } from '../../idea-address.ts';
import { getFile } from '../../inside/files/reading.server.ts';
import type { WhichFile } from '../../inside/files/reading.server.ts';
import { whereOf } from '../write/where.ts';
import { writeTexts } from '../write/write-texts.ts';

/** A day: what an editor hides, is gone from there too by then. */
const forReaders = 'public, max-age=86400';
const forWriters = 'private, no-cache';

const numberOf = (text: string | undefined): number => (/^[1-9]\d{0,4}$/.test(text ?? '') ? Number(text) : 0);
const widthOf = (c: AppContext): number => (/^\d{1,4}$/.test(c.req.query('b') ?? '') ? Number(c.req.query('b')) : 640);

/** Who asks, and which idea's they ask for. */
function asked(c: AppContext): Pick<WhichFile, 'of'> & { readonly ctx: ReturnType<typeof ctxOf>; readonly open: boolean } {
  if (c.req.param('idea') !== undefined) {
    const number = ideaNumberIn(c.req.param('idea') ?? '');
    if (number === undefined) throw new AppError('not-found');
    return { ctx: ctxOf(c), of: { number }, open: true };
  }
  const { ctx, link } = whereOf(c, writeTexts[c.var.locale]);
  return { ctx, of: link ? 'link' : { id: c.req.param('id') ?? '' }, open: false };
}

/** GET …/bilder/2?b=640: to be shown, and nothing else. */
export async function getPicture(c: AppContext): Promise<Response> {
  const { ctx, of, open } = asked(c);
  const { bytes, mime, etag } = await getFile(ctx, { of, n: numberOf(c.req.param('n')), kind: 'picture', width: widthOf(c) });
  const headers = { etag, 'cache-control': open ? forReaders : forWriters, 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox" };
  if (
    c.req
      .header('if-none-match')
      ?.split(/\s*,\s*/)
      .some((one) => one.replace(/^W\//, '') === etag)
  )
    return new Response(null, { status: 304, headers });
  return new Response(Uint8Array.from(bytes), { headers: { ...headers, 'content-type': mime, 'content-length': String(bytes.length), 'content-disposition': 'inline' } });
}

/** GET …/vedlegg/3: to be saved. */
export async function getAttachment(c: AppContext): Promise<Response> {
  const { ctx, of } = asked(c);
  const { name, mime, bytes } = await getFile(ctx, { of, n: numberOf(c.req.param('n')), kind: 'attachment' });
  return downloadOf({ name, mime, bytes: Uint8Array.from(bytes) });
}

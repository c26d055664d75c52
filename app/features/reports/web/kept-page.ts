import { createHash } from 'node:crypto';
import type { AppContext, Frame } from '../../../platform/context.ts';
import type { Db } from '../../../platform/database.server.ts';
import { href } from '../../../platform/locale.ts';
import type { Page } from '../../../ui/page.tsx';
import { renderPage } from '../../../ui/page.tsx';

interface Kept {
  readonly body: string | Uint8Array<ArrayBuffer>;
  readonly etag: string;
  readonly type: string;
}
const kept = new WeakMap<Db, Map<string, Kept>>();
const most = 240;

/** How long a copy may be used: an edition's own address for ever, the newest edition's address for a minute. */
const freshness = { immutable: 'public, max-age=31536000, immutable', newest: 'public, max-age=60, must-revalidate' } as const;
export type Freshness = keyof typeof freshness;

/** Published pages are the same for everybody: the frame is that of an anonymous reader. */
const anonymousFrame = (c: AppContext): Frame => ({ ...c.var.frame, path: c.req.path, person: undefined, roles: [], requestId: '' });

function send(c: AppContext, { body, etag, type }: Kept, fresh: Freshness): Response {
  const headers = { etag, 'cache-control': freshness[fresh], 'content-type': type };
  return (c.req.header('if-none-match') ?? '').split(/,\s*/).includes(etag) ? c.body(null, 304, headers) : c.body(body, 200, headers);
}

/** Sends something that depends on nothing but `key`; it is made once and then kept. */
export async function keep(c: AppContext, key: string, fresh: Freshness, type: string, make: () => Kept['body'] | Promise<Kept['body']>): Promise<Response> {
  const { db, assets } = c.var.services;
  const all = kept.get(db) ?? new Map<string, Kept>();
  kept.set(db, all);
  const found = assets.dev ? undefined : all.get(key);
  if (found) return send(c, found, fresh);
  const body = await make();
  const one = { body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`, type };
  all.set(key, one);
  const oldest = all.keys().next().value;
  if (all.size > most && oldest !== undefined) all.delete(oldest);
  return send(c, one, fresh);
}

/** A whole page of an edition. `digest` stands for everything the page is made of. */
export const keepPage = (c: AppContext, digest: string, fresh: Freshness, make: () => Page): Promise<Response> =>
  keep(c, [digest, href(c.var.locale, c.req.path), ...c.var.services.assets.css].join(' '), fresh, 'text/html; charset=UTF-8', () => renderPage(anonymousFrame(c), make()));

import { Hono } from 'hono';
import { visitsRoutes } from '../app/features/visits/routes.ts';
import type { Actor } from '../app/platform/actor.ts';
import { anonymous } from '../app/platform/actor.ts';
import type { Env, Frame } from '../app/platform/context.ts';
import { AppError } from '../app/platform/errors.ts';
import { splitLocale } from '../app/platform/locale.ts';
import { testNow } from './database.ts';
import type { TestDatabase } from './database.ts';
import { smallDefinitions } from './small-scheme.ts';

interface Answer {
  readonly status: number;
  readonly to: string | null;
  readonly html: string;
  readonly headers: Headers;
}
type Fields = Readonly<Record<string, string>> | readonly (readonly [string, string])[] | FormData;
export interface PageSite {
  get(path: string, actor?: Actor, now?: Date): Promise<Answer>;
  /** A file, as it comes. */
  bytes(path: string): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }>;
  post(path: string, fields?: Fields, actor?: Actor, now?: Date): Promise<Answer>;
}

export type VisitSite = PageSite;
/** The visits' pages on a test's database, as anybody at any time. */
export const visitSite = (t: TestDatabase): VisitSite => pageSite(t, visitsRoutes);

/** A feature's pages on a test's database, as anybody at any time. */
export function pageSite(t: TestDatabase, routes: () => Hono<Env>): PageSite {
  const definitions = smallDefinitions();
  const site = (actor: Actor, now: Date): Hono<Env> => {
    const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
    app.use(async (c, next) => {
      const { locale } = splitLocale(new URL(c.req.url).pathname);
      const assets = { css: [], script: '/script.js', dev: false };
      const config = { trustedProxies: 0, publicUrl: 'https://site.example' };
      c.set('services', { db: t.db, definitions, assets, config, now: () => now } as unknown as Env['Variables']['services']);
      c.set('actor', actor);
      c.set('locale', locale);
      c.set('requestId', 'test');
      c.set('frame', { locale, path: c.req.path, assets, requestId: 'test', schemeName: '', navigation: [], roles: [], person: undefined, demonstration: true } satisfies Frame);
      await next();
    });
    app.route('/', routes());
    app.onError((e, c) => (e instanceof AppError ? c.text(e.code, e.status) : c.text(String(e.stack), 500)));
    return app;
  };
  const read = async (r: Response): Promise<Answer> => ({ status: r.status, to: r.headers.get('location'), html: await r.text(), headers: r.headers });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return {
    get: async (path, actor = anonymous, now = testNow) => read(await site(actor, now).request(path)),
    bytes: async (path) => {
      const response = await site(anonymous, testNow).request(path);
      return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    post: async (path, fields = {}, actor = anonymous, now = testNow) => {
      // A form with files goes as it is.
      if (fields instanceof FormData) return read(await site(actor, now).request(path, { method: 'POST', body: fields }));
      const body = new URLSearchParams(Array.isArray(fields) ? (fields as [string, string][]) : { ...(fields as Record<string, string>) }).toString();
      return read(await site(actor, now).request(path, { method: 'POST', headers: form, body }));
    },
  };
}

/** The hidden fields of a page's forms, as a browser sends them back. */
export const hiddenFields = (html: string): Record<string, string> =>
  Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));

import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { csrf } from 'hono/csrf';
import { HTTPException } from 'hono/http-exception';
import pino from 'pino';
import { resolveSession } from '../app/features/access/access.server.ts';
import { readConfig } from '../app/platform/config.server.ts';
import type { Definitions, Env, Services } from '../app/platform/context.ts';
import type { Db } from '../app/platform/database.server.ts';
import { AppError } from '../app/platform/errors.ts';
import { splitLocale } from '../app/platform/locale.ts';

export interface TrialSite {
  readonly url: string;
  /** The site's clock; set it to let time pass. */
  now: Date;
  close(): Promise<void>;
}

/** A feature's routes on a real port, with sessions and the guard against posts from elsewhere, but without the rest of the shell. */
export async function startTrialSite(
  db: Db,
  routes: Hono<Env>,
  options: { env?: Record<string, string>; definitions?: Partial<Definitions>; css?: string[] } = {},
): Promise<TrialSite> {
  const server = http.createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const config = readConfig({ PORT: String(port), ...options.env });
  const site = { url: `http://localhost:${port}`, now: new Date() };
  const services: Services = {
    db,
    config,
    log: pino({ level: process.env['TRIAL_LOG'] ?? 'silent' }),
    assets: { css: options.css ?? [], script: '/script.js', dev: false },
    definitions: (options.definitions ?? {}) as Definitions,
    now: () => site.now,
  };
  const listener = getRequestListener(shellOf(services, routes).fetch);
  server.on('request', (incoming, outgoing) => void listener(incoming, outgoing));
  return Object.assign(site, {
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function shellOf(services: Services, routes: Hono<Env>): Hono<Env> {
  const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
  app.use(csrf({ origin: services.config.publicUrl }));
  app.use(async (c, next) => {
    const { locale } = splitLocale(new URL(c.req.url).pathname);
    c.set('services', services);
    c.set('requestId', 'trial');
    c.set('locale', locale);
    await resolveSession(c);
    const person = c.var.actor.kind === 'person' ? { name: c.var.actor.name } : undefined;
    const path = c.req.path + new URL(c.req.url).search;
    c.set('frame', { locale, path, assets: services.assets, requestId: 'trial', schemeName: 'Prøveordning', navigation: [], roles: [], person, demonstration: true });
    await next();
  });
  app.get('/api/v1/who', (c) => c.json(c.var.actor));
  app.route('/', routes);
  app.onError((error, c) => {
    if (error instanceof AppError) return c.text(error.code, error.status);
    if (error instanceof HTTPException) return error.res && error.res.status < 400 ? error.res : error.getResponse();
    return c.text(String(error.stack), 500);
  });
  return app;
}

/** A browser without pictures: keeps cookies, and follows redirects one at a time so that a test can look at each. */
export function trialBrowser(base: string) {
  const jar = new Map<string, string>();
  const go = async (address: string, init: { method?: string; form?: Record<string, string>; headers?: Record<string, string> } = {}): Promise<Response> => {
    const body = init.form && new URLSearchParams(init.form).toString();
    const response = await fetch(new URL(address, base), {
      method: init.method ?? (body === undefined ? 'GET' : 'POST'),
      ...(body !== undefined && { body }),
      redirect: 'manual',
      headers: {
        ...(body !== undefined && { 'content-type': 'application/x-www-form-urlencoded', origin: base }),
        accept: 'text/html',
        ...init.headers,
        cookie: [...jar].map(([k, v]) => `${k}=${v}`).join('; '),
      },
    });
    for (const cookie of response.headers.getSetCookie()) keep(jar, cookie);
    return response;
  };
  /** Until a page stands: gives it and every address on the way. */
  const follow = async (address: string): Promise<{ response: Response; way: string[] }> => {
    const way: string[] = [];
    for (let at = new URL(address, base).href; way.length < 12;) {
      way.push(at);
      const response = await go(at);
      const to = response.headers.get('location');
      if (response.status < 300 || response.status >= 400 || to === null) return { response, way };
      at = new URL(to, at).href;
    }
    throw new Error(`too many redirects: ${way.join(' → ')}`);
  };
  return { jar, go, follow };
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [pair = '', ...attributes] = cookie.split(';');
  const at = pair.indexOf('=');
  const gone = attributes.some((a) => /^\s*(max-age=0|expires=Thu, 01 Jan 1970)/i.test(a));
  if (gone || pair.slice(at + 1) === '') jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

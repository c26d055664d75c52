import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { resolveSession } from '../features/access/access.server.ts';
import { isIdeaLink } from '../features/ideas/idea-files.server.ts';
import { ctxOf } from '../platform/context.ts';
import type { AppContext, Env, Services } from '../platform/context.ts';
import { isUnreachable } from '../platform/database.server.ts';
import { AppError } from '../platform/errors.ts';
import type { AppErrorCode } from '../platform/errors.ts';
import { href, splitLocale } from '../platform/locale.ts';
import { isSecret, linkActor } from '../platform/private-link.server.ts';
import { uploadLimits } from '../platform/uploaded-file.ts';
import { api, openApiDocument } from './api.ts';
import { frameOf } from './frame.ts';
import { health } from './health.ts';
import {
  isApi,
  isMachine,
  largeFromPeopleAlone,
  neverCachedUnlessSaid,
  newRequestId,
  onlyFromHere,
  onlyReadable,
  pathForLog,
  secretsStay,
  takesFiles,
  takesLongText,
} from './request.ts';
import { shellRoutes } from './pages.ts';
import { mountFeatures } from './routes.ts';
import { apiPage } from './pages/api-page.tsx';
import { errorPage } from './pages/error-page.tsx';
import { signedOutPage } from './pages/signed-out-page.tsx';
import { problem } from './problem.ts';

/** The largest form: a long chapter of a report fits many times. */
const maxBody = 2 * 1024 * 1024;
/** Two megabytes pasted from a word processor, each letter of many as several signs. */
const maxText = 8 * 1024 * 1024;

/** The whole site on one router: pages in three languages, the API, and what machines ask. */
export function createApp(services: Services): Hono<Env> {
  // The language is taken off the address before routing, so that every feature's routes are written once.
  const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
  app.use(async (c, next) => {
    const requestId = newRequestId(c.req.header('x-request-id'));
    c.set('services', services);
    c.set('requestId', requestId);
    c.set('locale', splitLocale(new URL(c.req.url).pathname).locale);
    c.set('actor', { kind: 'anonymous' });
    c.set('sessionHash', undefined);
    await next();
    c.header('x-request-id', requestId);
  });
  app.route('/', health());
  app.use(secretsStay);
  app.use(contentSecurity(services.assets.dev));
  app.use(neverCachedUnlessSaid);
  app.use(onlyFromHere(services.config));
  const [forms, texts, files] = [limitedTo(maxBody), limitedTo(maxText), limitedTo(uploadLimits.together)];
  app.use((c, next) => (takesFiles(c) ? files : takesLongText(c) ? texts : forms)(c, next));
  app.use(async (c, next) => {
    await resolveSession(c);
    if (!isApi(c)) c.set('frame', frameOf(c));
    await next();
  });
  app.use(largeFromPeopleAlone(maxBody, leadsToIdea));
  app.use(onlyReadable);
  const machines = api();
  app.route('/api/v1', machines);
  const document = openApiDocument(machines);
  app.get('/apne-data', (c) => apiPage(c, document));
  mountFeatures(app);
  app.route('/', shellRoutes());
  app.notFound((c) => stopped(c, 'not-found'));
  app.onError((error, c) => {
    if (error instanceof AppError) return stopped(c, error.code);
    // A redirect thrown by a guard (choose a centre first).
    if (error instanceof HTTPException && error.res && error.res.status < 400) return error.res;
    // Middleware of the router (CSRF, body limit) throws its own kind.
    if (error instanceof HTTPException && error.status < 500) return stopped(c, error.status === 403 ? 'forbidden' : 'malformed');
    return failed(c, error);
  });
  return app;
}

/** Whether the address is that of a draft behind a private link that is known. */
async function leadsToIdea(c: AppContext): Promise<boolean> {
  const secret = /^\/idebanken\/utkast\/([\w-]{22})(?:\/|$)/.exec(c.req.path)?.[1] ?? '';
  return isSecret(secret) && isIdeaLink({ ...ctxOf(c), actor: linkActor(secret) });
}

const limitedTo = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: () => {
      throw new AppError('too-large');
    },
  });

function contentSecurity(dev: boolean) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
      imgSrc: ["'self'", 'data:'],
      connectSrc: dev ? ["'self'", 'ws:'] : ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // A file that is given back says for itself that nothing in it may run.
    overwrite: false,
  });
}

/** A request the system itself stops: a page for people, a problem document for machines. */
function stopped(c: AppContext, code: AppErrorCode): Response | Promise<Response> {
  if (isApi(c) || isMachine(c)) return problem(c, code);
  if (code === 'unauthenticated') {
    const wanted = href(c.var.locale, c.req.path) + new URL(c.req.url).search;
    if (c.req.method === 'GET' || c.req.method === 'HEAD') return c.redirect(`${href(c.var.locale, '/logg-inn')}?til=${encodeURIComponent(wanted)}`, 303);
    return signedOutPage(c);
  }
  return errorPage(c, code === 'too-large' && takesFiles(c) ? 'files-too-large' : code);
}

/** A bug, or the database gone: the person gets the request id, the log gets the error. */
function failed(c: AppContext, error: Error): Response | Promise<Response> {
  c.var.services.log.error({ err: error, requestId: c.var.requestId, method: c.req.method, path: pathForLog(c.req.path) }, 'request failed');
  const code = isUnreachable(error) ? 'unavailable' : 'internal';
  if (code === 'unavailable') c.header('retry-after', '10');
  return isApi(c) || isMachine(c) ? problem(c, code) : errorPage(c, code);
}

import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import type { Config } from '../platform/config.server.ts';
import type { AppContext, Env } from '../platform/context.ts';
import { AppError } from '../platform/errors.ts';

/** A caller's own id is kept when it looks like one, so that a proxy's log and ours can be read together. */
export const newRequestId = (given: string | undefined): string => (given && /^[\w-]{8,64}$/.test(given) ? given : randomUUID());

/** The pages whose address holds a secret: whoever has it may act there. */
const secretPages = /^\/(sak|besok|besokende|evaluering|kalender|samling|idebanken\/(?:utkast|abonnement|stemmer|bruk))\/[^/]+/;
/** An address as the log may have it. */
export const pathForLog = (path: string): string => path.replace(secretPages, '/$1/…');
export const holdsSecret = (path: string): boolean => secretPages.test(path);

/** Such an address is kept by nobody on the way: no cache, no search engine, and no page that is gone to from there. Also when it opens nothing. */
export const secretsStay: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  if (!holdsSecret(c.req.path)) return;
  c.header('referrer-policy', 'no-referrer');
  c.header('cache-control', 'private, no-store');
  c.header('x-robots-tag', 'noindex');
};

export const isApi = (c: AppContext): boolean => c.req.path.startsWith('/api/');

/** A request of the page's own script, which wants data back instead of a page. */
export const isMachine = (c: AppContext): boolean => (c.req.header('accept') ?? '').includes('application/json') && !(c.req.header('accept') ?? '').includes('text/html');

/** A page that does not say how long it may be kept, is not kept: nobody finds it behind the Back button after signing out. */
export const neverCachedUnlessSaid: MiddlewareHandler<Env> = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', c.var.actor.kind === 'anonymous' && c.req.method === 'GET' ? 'no-cache' : 'private, no-store');
};

/** What changes something must come from a page of ours, whatever kind of body it has. Programs send no origin. */
export function onlyFromHere({ publicUrl }: Pick<Config, 'publicUrl'>): MiddlewareHandler<Env> {
  const isOurs = (origin: string, c: { req: { url: string } }): boolean => origin === new URL(c.req.url).origin || origin === new URL(publicUrl).origin;
  const forms = csrf({ origin: isOurs });
  return async (c, next) => {
    // A page that names itself to nobody sends "Origin: null" with its forms. What happens there rests on the secret alone, never on a cookie.
    if (holdsSecret(c.req.path)) return next();
    const origin = c.req.header('origin');
    const safe = /^(?:GET|HEAD|OPTIONS)$/.test(c.req.method) || c.req.header('sec-fetch-site') === 'same-origin';
    if (!safe && origin !== undefined && !isOurs(origin, c)) throw new AppError('forbidden');
    return forms(c, next);
  };
}

const hasParts = (c: AppContext): boolean => /^multipart\/form-data\b/i.test(c.req.header('content-type') ?? '');

/** The pages that files are sent to. What does not say how long it is, is taken for a form: it would be read before anybody knows whose it is. */
export const takesFiles = (c: AppContext): boolean =>
  /^\/(?:(?:min-sentral|direktoratet)\/.+\/(?:ny|vedlegg|dokumenter)|idebanken\/(?:skriv|utkast)\/[^/]+\/filer\/(?:bilde|vedlegg))$/.test(c.req.path) &&
  c.req.header('transfer-encoding') === undefined &&
  hasParts(c);
/** The pages on which long texts are written: what is pasted there from a word processor is taken whole, and put right. */
export const takesLongText = (c: AppContext): boolean =>
  /^\/idebanken\/(?:ny|(?:skriv|utkast)\/[^/]+)$/.test(c.req.path) && c.req.header('transfer-encoding') === undefined && !hasParts(c);

/** What is longer than a form is read for those who have signed in, and behind a private link that leads somewhere; for nobody else. */
export const largeFromPeopleAlone =
  (form: number, leadsSomewhere: (c: AppContext) => Promise<boolean>): MiddlewareHandler<Env> =>
  async (c, next) => {
    const large = Number(c.req.header('content-length') ?? 0) > form;
    if (large && c.var.actor.kind === 'anonymous' && !(await leadsSomewhere(c))) throw new AppError(holdsSecret(c.req.path) ? 'not-found' : 'unauthenticated');
    await next();
  };

/** Several times those of the largest page, where five thousand who came are ticked off. */
const mostFields = 20_000;
/** Reading a form takes time by the square of its fields: they are counted first. A part of a form with files is told by the line it begins with. */
function fieldsIn(body: Buffer, sign: string): number {
  let n = 1;
  for (let at = body.indexOf(sign); at !== -1 && n <= mostFields; at = body.indexOf(sign, at + sign.length)) n += 1;
  return n;
}
async function formOf(c: AppContext): Promise<FormData> {
  const body = await c.req.arrayBuffer();
  if (fieldsIn(Buffer.from(body), hasParts(c) ? '\n--' : '&') > mostFields) throw new AppError('too-large');
  const form = c.req.formData();
  // Kept for the page in the place of what it was made of; the router keeps promises there, whatever its types say.
  c.req.bodyCache = { formData: form as unknown as FormData };
  return form;
}

/** A NUL in a field becomes the sign for broken text, in its place. */
function makeStorable(form: FormData): void {
  const fields = [...form];
  if (!fields.some(([, value]) => typeof value === 'string' && value.includes('\0'))) return;
  for (const [name] of fields) form.delete(name);
  for (const [name, value] of fields) form.append(name, typeof value === 'string' ? value.replaceAll('\0', '\uFFFD') : value);
}

/**
 * Stops what no browser sends, so that no page has to think of it: a NUL in the address, which the database cannot hold, and a
 * posted form that is none. The form is read here once and kept for the page. The demonstration's issuer reads its own.
 */
export const onlyReadable: MiddlewareHandler<Env> = async (c, next) => {
  if (c.req.path.includes('%00')) throw new AppError('not-found');
  if (c.req.method === 'POST' && !isApi(c) && !c.req.path.startsWith('/demo-innlogging/')) {
    const form = await formOf(c).catch((cause: unknown) => {
      throw cause instanceof TypeError ? new AppError('malformed', cause.message) : cause;
    });
    makeStorable(form);
  }
  await next();
};

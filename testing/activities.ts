import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { emptyActivity } from '../app/features/activities/activity.ts';
import type { ActivityInput } from '../app/features/activities/activity.ts';
import { logActivity } from '../app/features/activities/activities.server.ts';
import { activitiesRoutes } from '../app/features/activities/routes.ts';
import { syncScheme } from '../app/features/scheme/scheme.server.ts';
import type { AgreementPeriod } from '../app/features/scheme/scheme.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Actor } from '../app/platform/actor.ts';
import type { Ctx, Definitions, Env, Frame } from '../app/platform/context.ts';
import { AppError } from '../app/platform/errors.ts';
import { splitLocale } from '../app/platform/locale.ts';
import { testDatabase, testNow } from './database.ts';
import type { TestDatabase } from './database.ts';
import { smallDefinitions } from './small-scheme.ts';

const text = (nb: string) => ({ nb, nn: nb });
const task = (number: number) => ({ number, text: text(`Oppgave ${number}`), short: text(`O${number}`) });
const period = (id: string, from: number, to: number): AgreementPeriod => ({ id, years: { from, to }, tasks: [task(1), task(2)] });

/** The small scheme with two agreement periods. */
export function logDefinitions(): Definitions {
  const small = smallDefinitions();
  return { ...small, scheme: { ...small.scheme, periods: [period('early', 2020, 2025), period('late', 2026, 2028)] } };
}
export async function logDatabase(definitions: Definitions = logDefinitions()): Promise<TestDatabase> {
  const t = await testDatabase({ definitions });
  await syncScheme(t.ctx(systemActor('test')));
  return t;
}

export const course = (more: Partial<ActivityInput> = {}): ActivityInput => ({ ...emptyActivity, kind: 'course', startsOn: '2026-03-03', title: 'Kurs i maling', ...more });
/** Written down at `alfa`, unless another centre is given. @returns its id */
export async function logged(ctx: Ctx, more: Partial<ActivityInput> = {}, centreId = 'alfa'): Promise<string> {
  const made = await logActivity(ctx, { centreId, once: randomUUID(), activity: course(more) });
  if (!made.ok) throw new Error(JSON.stringify(made.faults));
  return made.id;
}

/** The log's pages on the test's database, as anybody: `ask(path, actor, what is posted)`. */
export const logPages =
  (t: () => TestDatabase, definitions: Definitions = logDefinitions()) =>
  async (path: string, actor: Actor, body?: FormData | URLSearchParams) => {
    const app = new Hono<Env>({ getPath: (request) => splitLocale(new URL(request.url).pathname).path });
    app.use(async (c, next) => {
      const { locale } = splitLocale(new URL(c.req.url).pathname);
      const assets = { css: [], script: '/script.js', dev: false };
      c.set('services', { db: t().db, definitions, assets, config: {}, now: () => testNow } as unknown as Env['Variables']['services']);
      c.set('actor', actor);
      c.set('locale', locale);
      c.set('requestId', 'test');
      c.set('frame', { locale, path: c.req.path, assets, requestId: 'test', schemeName: '', navigation: [], roles: [], person: undefined, demonstration: true } satisfies Frame);
      await next();
    });
    app.route('/', activitiesRoutes());
    app.onError((e, c) => (e instanceof AppError ? c.text(e.code, e.status) : c.text(String(e.stack), 500)));
    const response = await app.request(path, body && { method: 'POST', body });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { status: response.status, to: response.headers.get('location') ?? '', html: new TextDecoder().decode(bytes), bytes, headers: response.headers };
  };

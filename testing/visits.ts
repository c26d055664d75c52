import { sql } from 'kysely';
import type { VisitRequest } from '../app/features/visits/inputs.ts';
import { publishDay, requestVisit, saveDay } from '../app/features/visits/visits.server.ts';
import type { VisitState } from '../app/features/visits/visit.ts';
import { syncScheme } from '../app/features/scheme/scheme.server.ts';
import { linkActor, newSecret } from '../app/platform/private-link.server.ts';
import type { Actor } from '../app/platform/actor.ts';
import { systemActor } from '../app/platform/actor.ts';
import type { Ctx, Definitions } from '../app/platform/context.ts';
import { inTransaction } from '../app/platform/database.server.ts';
import { testDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';
import { kari, smallDefinitions } from './small-scheme.ts';

/** A database with the small scheme, its centres, and a coordinator of `alfa` and of `beta` to write to. */
export async function visitDatabase(definitions: Definitions = smallDefinitions()): Promise<TestDatabase> {
  const t = await testDatabase({ definitions });
  await syncScheme(t.ctx(systemActor('test')));
  for (const [id, name, centre] of [
    ['kari', 'Kari Nes', 'alfa'],
    ['ola', 'Ola Vik', 'beta'],
  ]) {
    await t.db.owner.query('insert into person (id, name, email) values ($1, $2, $3)', [id, name, `${id}@example.org`]);
    await t.db.owner.query(`insert into role_assignment (person_id, role, centre_id, valid_from, given_by, given_at) values ($1, 'coordinator', $2, '2020-01-01', 'test', now())`, [
      id,
      centre,
    ]);
  }
  return t;
}

export const line = (planned: number, municipality = '1804', kind = 'nurses') => ({ municipality, kind, planned });
const usual: Omit<VisitRequest, 'path'> = {
  centreId: 'alfa',
  form: 'on-site',
  topics: [],
  language: 'nb',
  lines: [line(4)],
  periods: [],
  contact: { name: 'Gro Gruppe', email: 'gro@example.org', phone: null, workplaceName: 'Bodø kommune' },
  text: '',
  persons: [],
};
export interface Group {
  readonly secret: string;
  readonly actor: Actor;
  readonly number: string;
  readonly state: VisitState;
}
/** Asks as a new group. Throws when it is refused. */
export async function ask(ctx: (actor: Actor) => Ctx, more: Partial<VisitRequest> = {}): Promise<Group> {
  const secret = newSecret();
  const actor = linkActor(secret);
  const asked = await requestVisit(ctx(actor), { ...usual, path: `/besok/${secret}`, ...more });
  if (!asked.ok) throw new Error(asked.reason);
  return { secret, actor, number: asked.number, state: asked.state };
}

export const december = (day: number, hour = 10): Date => new Date(Date.UTC(2026, 11, day, hour - 1));
export const usualDay = {
  form: 'on-site',
  title: 'Åpen dag',
  startsAt: december(10),
  endsAt: december(10, 14),
  place: 'Storgata 1',
  programme: 'Omvisning',
  practical: 'Ta med sko',
  places: 10,
  approval: false,
  waitingList: true,
} as const;
/** A published day at `alfa`. */
export async function publishedDay(ctx: (actor: Actor) => Ctx, more: Partial<Parameters<typeof saveDay>[1]['day']> = {}): Promise<string> {
  const saved = await saveDay(ctx(kari), { centreId: 'alfa', day: { ...usualDay, ...more } });
  if (!saved.ok) throw new Error(saved.reason);
  const published = await publishDay(ctx(kari), { centreId: 'alfa', id: saved.id });
  if (!published.ok) throw new Error(published.reason);
  return saved.id;
}

export interface KeptLetter {
  readonly to: string;
  readonly template: string;
  readonly subject: string;
  readonly body: string;
  readonly about: string | null;
  readonly calendar: { readonly method: string; readonly content: string } | null;
}
/** The letters queued since the last time, in order. */
export async function takeLetters(t: TestDatabase): Promise<KeptLetter[]> {
  return inTransaction(t.ctx(systemActor('test')), async (tx) => {
    const { rows } = await sql<KeptLetter>`select to_address as to, template, subject, body, about, calendar from mail where to_address <> '' order by queued_at, id`.execute(tx);
    await sql`update mail set to_address = '', body = ''`.execute(tx);
    return rows;
  });
}
/** Where a kept private link leads. */
export async function keptPath(t: TestDatabase, about: string): Promise<string | undefined> {
  const { rows } = await inTransaction(t.ctx(systemActor('test')), (tx) => sql<{ path: string }>`select path from private_link where about = ${about}`.execute(tx));
  return rows[0]?.path;
}

import { getCookie } from 'hono/cookie';
import { HTTPException } from 'hono/http-exception';
import type { Actor } from '../../platform/actor.ts';
import { anonymous } from '../../platform/actor.ts';
import type { AppContext, Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { href, norwegianDay } from '../../platform/locale.ts';
import { centresOf, isAdministrator, isOfficer, mayActFor } from './access.ts';
import { selectCentrePeople, selectCoordinators, selectOfficers } from './inside/coordinator-query.server.ts';
import type { Coordinator } from './inside/coordinator-query.server.ts';
import { cookiesOf } from './inside/cookies.ts';
import { replaceKin } from './inside/kin-store.server.ts';
import { municipalityKin } from './inside/municipality-kin.ts';
import { seedEmployees, seedPeople } from './inside/demonstration-seed.server.ts';
import { selectPersonNames } from './inside/person-query.server.ts';
import { hashOf } from './inside/secret.ts';
import { enterApiToken, enterSession } from './inside/session-store.server.ts';

type Person = Extract<Actor, { kind: 'person' }>;

/**
 * Finds out who asks, from the session's cookie or an access key (`Authorization: Bearer`), and sets `actor`, `sessionHash`
 * and `chosenCentre`. One round trip, none for a reader without either. Roles are those of today: one that ended gives nothing,
 * and a person without any is an anonymous reader. A wrong access key is refused rather than ignored.
 */
export async function resolveSession(c: AppContext): Promise<void> {
  const { db, config, now } = c.var.services;
  c.set('actor', anonymous);
  c.set('sessionHash', undefined);
  c.set('chosenCentre', undefined);
  const bearer = /^Bearer\b *(.*)$/is.exec(c.req.header('authorization') ?? '')?.[1];
  if (bearer !== undefined && c.req.path.startsWith('/api/')) {
    const entered = await enterApiToken(db, hashOf(bearer), now());
    if (!entered) throw new AppError('unauthenticated');
    c.set('actor', entered.actor);
    c.set('chosenCentre', entered.centreId ?? undefined);
    return;
  }
  const cookie = getCookie(c, cookiesOf(config).session);
  if (!cookie) return;
  const hash = hashOf(cookie);
  const entered = await enterSession(db, hash, now());
  if (!entered) return;
  c.set('actor', entered.actor);
  c.set('sessionHash', hash);
  c.set('chosenCentre', entered.centreId ?? undefined);
}

/** Whoever is signed in. @throws AppError `unauthenticated` */
export function requireActor(c: AppContext): Person {
  const { actor } = c.var;
  if (actor.kind !== 'person') throw new AppError('unauthenticated');
  return actor;
}

/** @throws AppError `unauthenticated`; `forbidden` for anybody but a programme officer */
export function requireOfficer(c: AppContext): Person {
  const actor = requireActor(c);
  if (!isOfficer(actor)) throw new AppError('forbidden');
  return actor;
}

/** @throws AppError `unauthenticated`; `forbidden` for anybody but an administrator */
export function requireAdministrator(c: AppContext): Person {
  const actor = requireActor(c);
  if (!isAdministrator(actor)) throw new AppError('forbidden');
  return actor;
}

/**
 * The centre the person acts for. Given one, that one, if it is his. Else his only one, or the one he has chosen; with several
 * and none chosen he is sent to choose first and then back (a page that posts is asked again).
 * @throws AppError `unauthenticated`; `forbidden` without any centre; `not-found` for another's
 */
export function requireCentre(c: AppContext, centreId?: string): string {
  const actor = requireActor(c);
  if (centreId !== undefined) {
    if (!mayActFor(actor, centreId)) throw new AppError('not-found');
    return centreId;
  }
  const current = currentCentre(c);
  if (current !== undefined) return current;
  if (centresOf(actor).length === 0) throw new AppError('forbidden');
  if (c.req.path.startsWith('/api/')) throw new AppError('conflict', 'several centres: name one');
  const back = c.req.method === 'GET' ? href(c.var.locale, c.req.path) + new URL(c.req.url).search : href(c.var.locale, '/min-sentral');
  const choose = `${href(c.var.locale, '/min-sentral/velg')}?til=${encodeURIComponent(back)}`;
  // A redirect is no error, but only a throw stops the page from where it stands.
  throw new HTTPException(500, { res: c.redirect(choose, 303) });
}

/** The person's only or chosen centre; undefined for others, and before a choice. */
export function currentCentre(c: AppContext): string | undefined {
  const own = centresOf(c.var.actor);
  if (own.length <= 1) return own[0];
  const chosen = c.var.chosenCentre;
  return chosen !== undefined && own.includes(chosen) ? chosen : undefined;
}

/** Names by person id, for those that exist. Anybody signed in may ask; an anonymous reader gets none. */
export const findPersonNames = (tx: Tx, ids: readonly string[]): Promise<Map<string, string>> => selectPersonNames(tx, ids);

/**
 * The demonstration's people, with lasting ids: three in the authority, and a coordinator (`demo-{centre}-coordinator`) and a
 * member (`demo-{centre}-member`) for every centre, from the day its agreement began. May be run again: those who stand are
 * left alone. @returns how many were made. The actor must be the system.
 */
export const seedDemonstrationPeople = (ctx: Ctx, centres: readonly { readonly id: string; readonly from: string }[]): Promise<number> => seedPeople(ctx, centres);

/** The demonstration's municipal accounts, of two municipalities: `demo-bergen-employee` and `demo-senja-employee`. As `seedDemonstrationPeople`. */
export const seedDemonstrationEmployees = (ctx: Ctx): Promise<number> => seedEmployees(ctx);

/** The coordinators of these centres on a day (ISO, Norwegian), with the address to write to; for officers and the system. */
export const findCoordinators = (tx: Tx, centreIds: readonly string[], day: string): Promise<Coordinator[]> => selectCoordinators(tx, centreIds, day);
/** The authority's programme officers that day, by name and address. Only those whom row-level security shows the actor. */
export const findOfficers = (tx: Tx, day: string): Promise<{ readonly name: string; readonly email: string }[]> => selectOfficers(tx, day);

/** Coordinators and members of a centre on a day (ISO, Norwegian), each once, by name; nobody for those who may not see them. */
export const findCentrePeople = (tx: Tx, centreId: string, day: string): Promise<{ readonly id: string; readonly name: string }[]> => selectCentrePeople(tx, centreId, day);

/**
 * Keeps what the sessions of municipal accounts learn: which codes are one municipality today. At start, and every night. The actor must
 * be the system. @returns how much changed
 */
export const followMunicipalities = (ctx: Ctx): Promise<number> => inTransaction(ctx, (tx) => replaceKin(tx, municipalityKin(ctx.definitions.geography, norwegianDay(ctx.now))));

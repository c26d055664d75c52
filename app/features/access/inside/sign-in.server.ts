import type { Actor } from '../../../platform/actor.ts';
import { systemActor } from '../../../platform/actor.ts';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { bindSubject, findByEmailForUpdate, findBySubject, findGrants } from './person-store.server.ts';
import type { KnownPerson } from './person-store.server.ts';
import { hashOf, newSecret } from './secret.ts';
import type { Attempt } from './session-store.server.ts';
import { insertAttempt, insertSession, revokeSession, takeAttempt } from './session-store.server.ts';

/** A working day and a little more, however it is used; shorter when it is not (`enter_session`). */
const sessionHours = 10;
const attemptMinutes = 10;

/** What the issuer vouches for. */
export interface VerifiedIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** Only when the issuer says that it is verified. */
  readonly email: string | undefined;
}
export type SignInRefusal = 'unknown-person' | 'bound-to-another' | 'no-role';

const asSystem = <C extends Pick<Ctx, 'db'>>(ctx: C): C & { actor: Actor } => ({ ...ctx, actor: systemActor('sign-in') });

/** Remembers what must come back from the issuer; the secret goes in a cookie and ties the attempt to this browser. */
export async function beginSignIn(ctx: Ctx, attempt: Attempt): Promise<string> {
  const secret = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + attemptMinutes * 60_000);
  await inTransaction(asSystem(ctx), (tx) => insertAttempt(tx, { ...attempt, hash: hashOf(secret), now: ctx.now, expiresAt }));
  return secret;
}

/** The attempt behind the cookie, once: a second use finds nothing. */
export const takeSignIn = (ctx: Ctx, secret: string): Promise<Attempt | undefined> => inTransaction(asSystem(ctx), (tx) => takeAttempt(tx, hashOf(secret), ctx.now));

/**
 * A new session for the person the issuer vouches for. The first sign-in with the invited e-mail binds the person to the
 * issuer's subject; from then on the e-mail opens nothing. The session that the browser had before is ended.
 */
export async function completeSignIn(
  ctx: Ctx,
  identity: VerifiedIdentity,
  previousSession: Buffer | undefined,
): Promise<{ ok: true; secret: string; expiresAt: Date; actor: Extract<Actor, { kind: 'person' }> } | Refusal<SignInRefusal>> {
  const found = await inTransaction(asSystem(ctx), async (tx) => {
    const person = await findOrBind(tx, asSystem(ctx), identity);
    if (typeof person === 'string') return refuse(person);
    const grants = await findGrants(tx, person.id, ctx.now);
    if (!grants) return refuse('no-role');
    if (previousSession) await revokeSession(tx, previousSession, ctx.now);
    return { ok: true as const, actor: { kind: 'person' as const, personId: person.id, name: person.name, grants } };
  });
  if (!found.ok) return found;
  const { actor } = found;
  const secret = newSecret();
  const expiresAt = new Date(ctx.now.getTime() + sessionHours * 3600_000);
  // As the person himself: the log says who came, and row-level security that the session is his own.
  await inTransaction({ ...ctx, actor }, async (tx) => {
    await insertSession(tx, { hash: hashOf(secret), personId: actor.personId, now: ctx.now, expiresAt });
    await recordAudit(tx, { ...ctx, actor }, { action: 'session.started', subject: { kind: 'person', id: actor.personId } });
  });
  return { ok: true, secret, expiresAt, actor };
}

async function findOrBind(tx: Tx, ctx: Ctx, identity: VerifiedIdentity): Promise<KnownPerson | SignInRefusal> {
  const bySubject = await findBySubject(tx, identity.issuer, identity.subject);
  if (bySubject) return bySubject;
  if (identity.email === undefined) return 'unknown-person';
  const byEmail = await findByEmailForUpdate(tx, identity.email);
  if (!byEmail) return 'unknown-person';
  if (byEmail.bound) return 'bound-to-another';
  await bindSubject(tx, byEmail.id, identity.issuer, identity.subject);
  await recordAudit(tx, ctx, { action: 'person.bound', subject: { kind: 'person', id: byEmail.id }, after: { name: byEmail.name, issuer: identity.issuer } });
  return byEmail;
}

import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Transaction } from 'kysely';
import pg from 'pg';
import type { Actor } from './actor.ts';

/** Row-level security applies to this role; it owns nothing and cannot log in by itself. */
const restrictedRole = 'knutepunkt_app';

declare const untyped: unique symbol;
interface Untyped {
  [untyped]: never;
}
/** A transaction whose actor is set. It names no table: a feature's store gives it its own tables with `tablesOf`. */
export type Tx = Transaction<Untyped>;

export interface Db {
  /** As the restricted role. */
  readonly app: Kysely<Untyped>;
  /**
   * One statement that is a transaction by itself, as the restricted role. Parsed and planned once for each connection, under
   * a name of its own: for the few that run at every request.
   */
  readonly prepared: <Row>(name: string, text: string, values: readonly unknown[]) => Promise<Row[]>;
  /** As the owner: migrations, jobs and the health check, nothing else. */
  readonly owner: pg.Pool;
  close(): Promise<void>;
}

/** Lets a store name its own feature's tables, and no others. */
export const tablesOf = <Tables>(tx: Tx): Transaction<Tables> => tx as unknown as Transaction<Tables>;

/** Nobody waits longer than this for a connection: an answer that says so is better than none. */
const connectionTimeoutMillis = 15_000;

// PostgreSQL is shutting down, starting, or out of connections; the socket's own words; and the driver's, which have no code.
const unreachableCodes = /^(?:57P0[1-3]|53300|08\w{3}|ECONN(?:REFUSED|RESET)|EPIPE|ETIMEDOUT|ENOTFOUND|EHOSTUNREACH)$/;
const unreachableWords = /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
/** Whether the error says that the database cannot be reached, rather than what it thought of a query. */
export const isUnreachable = (error: Error & { readonly code?: unknown }): boolean => unreachableCodes.test(String(error.code)) || unreachableWords.test(error.message);

/** A lost connection must not end the process: neither an idle one nor one in use. */
function guard(pool: pg.Pool, onError: (e: Error) => void): pg.Pool {
  pool.on('error', onError);
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

export function openDatabase(url: string, onError: (e: Error) => void, { max = 16 }: { max?: number } = {}): Db {
  const owner = guard(new pg.Pool({ connectionString: url, max: 6, connectionTimeoutMillis }), onError);
  const pool = guard(new pg.Pool({ connectionString: url, max, connectionTimeoutMillis, options: `-c role=${restrictedRole}` }), onError);
  const app = new Kysely<Untyped>({ dialect: new PostgresDialect({ pool }) });
  return {
    app,
    prepared: async <Row>(name: string, text: string, values: readonly unknown[]) => (await pool.query({ name, text, values: [...values] })).rows as Row[],
    owner,
    close: async () => {
      await app.destroy();
      await owner.end();
    },
  };
}

/** What row-level security reads: who acts, and `,role:scope,role:scope,` (scope `*` for the whole scheme). */
export function actorSettings(actor: Actor): { actor: string; grants: string; link: string } {
  switch (actor.kind) {
    case 'anonymous':
      return { actor: '', grants: '', link: '' };
    case 'link':
      // Nobody by name: what a link's holder does is written down as an anonymous reader's deed.
      return { actor: '', grants: '', link: actor.hash };
    case 'system':
      return { actor: `system:${actor.name}`, grants: ',system:*,', link: '' };
    case 'person':
      return { actor: actor.personId, grants: `,${actor.grants.map((g) => `${g.role}:${g.scope ?? '*'}`).join(',')},`, link: '' };
  }
}

async function setActor(tx: Tx, who: Actor): Promise<void> {
  const { actor, grants, link } = actorSettings(who);
  await sql`select set_config('app.actor', ${actor}, true), set_config('app.grants', ${grants}, true), set_config('app.link', ${link}, true)`.execute(tx);
}

/** One transaction as `ctx.actor`; row-level security sees the setting and forgets it at commit. Fails closed: without it, no row is seen. */
export async function inTransaction<T>(ctx: { readonly db: Db; readonly actor: Actor }, work: (tx: Tx) => Promise<T>): Promise<T> {
  return ctx.db.app.transaction().execute(async (tx) => {
    await setActor(tx, ctx.actor);
    return work(tx);
  });
}

/**
 * A part of the transaction as somebody else: what follows of a deed and is not the doer's own to do, such as telling others of
 * it. Afterwards the transaction is `back`'s again; an error undoes all of it.
 */
export async function actingAs<T>(tx: Tx, actor: Actor, back: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
  await setActor(tx, actor);
  const result = await work(tx);
  await setActor(tx, back);
  return result;
}

import { sql } from 'kysely';
import type { Tx } from '../../../platform/database.server.ts';
import { tablesOf } from '../../../platform/database.server.ts';
import type { AuditEvent } from '../audit.ts';
import type { AuditTables } from './audit-tables.ts';

export interface EventFilter {
  readonly centreId?: string | undefined;
  /** A part of the name. */
  readonly person?: string | undefined;
  readonly action?: string | undefined;
  /** ISO dates in Norwegian days, both included. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Only events older than this one. */
  readonly before?: string | undefined;
}

/** Newest first, paged by key: page 1 000 costs what page 1 does. One more than `limit` says that there are older ones. */
export async function selectEvents(tx: Tx, filter: EventFilter, limit: number): Promise<AuditEvent[]> {
  const { centreId, person, action, from, to, before } = filter;
  let query = tablesOf<AuditTables>(tx).selectFrom('audit_event').selectAll().orderBy('id', 'desc').limit(limit);
  if (centreId) query = query.where('centre_id', '=', centreId);
  if (action) query = query.where('action', '=', action);
  if (person) query = query.where(sql<boolean>`actor_name ilike ${`%${person.replace(/[\\%_]/g, String.raw`\$&`)}%`}`);
  if (from) query = query.where(sql<boolean>`at >= ${from}::date::timestamp at time zone 'Europe/Oslo'`);
  if (to) query = query.where(sql<boolean>`at < (${to}::date + 1)::timestamp at time zone 'Europe/Oslo'`);
  if (before) query = query.where('id', '<', before);
  const rows = await query.execute();
  return rows.map((r) => ({
    id: r.id,
    at: r.at,
    actorId: r.actor_id,
    actorName: r.actor_name,
    requestId: r.request_id,
    action: r.action,
    subject: { kind: r.subject_kind, id: r.subject_id },
    centreId: r.centre_id,
    before: r.before,
    after: r.after,
  }));
}

/** Every action that the reader's own rows hold, for the list to choose from. A loose index scan: a step per action, not per row. */
export async function selectActions(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive found as (
      (select action from audit_event order by action limit 1)
      union all
      select (select e.action from audit_event e where e.action > f.action order by e.action limit 1) from found f where f.action is not null
    ) select action from found where action is not null`.execute(tx);
  return rows.map((r) => r.action);
}

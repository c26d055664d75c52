import { z } from 'zod';
import type { EventFilter } from './event-list-query.server.ts';

const text = z
  .string()
  .trim()
  .max(100)
  // What the database cannot hold cannot be found there.
  .regex(/^[^\p{Cc}\p{Cs}]*$/u)
  .optional()
  .catch(undefined);
const date = z.iso.date().optional().catch(undefined);
const schema = z.object({
  sentral: text,
  person: text,
  handling: text,
  fra: date,
  til: date,
  for: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional()
    .catch(undefined),
});

/** From the address; what makes no sense is left out rather than complained about: it is a search. */
export function readFilter(query: Record<string, string>): EventFilter {
  const given = schema.parse(query);
  return {
    centreId: given.sentral || undefined,
    person: given.person || undefined,
    action: given.handling || undefined,
    from: given.fra,
    to: given.til,
    before: given.for,
  };
}

/** The address of the same search, from another event on. */
export function filterQuery(filter: EventFilter, before: string | undefined): string {
  const pairs = { sentral: filter.centreId, person: filter.person, handling: filter.action, fra: filter.from, til: filter.to, for: before };
  const query = new URLSearchParams(Object.entries(pairs).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]]))).toString();
  return query && `?${query}`;
}

import type { Actor } from '../../../../platform/actor.ts';
import { centresOf, mayActFor, mayActForMunicipality } from '../../../access/access.ts';
import type { Row } from './use-store.server.ts';

/** Signed in for a centre or a municipality, or with a private link. An officer reads. */
export const mayContribute = (actor: Actor): boolean =>
  actor.kind === 'person' && (centresOf(actor).length > 0 || actor.grants.some((g) => g.role === 'employee' && g.scope !== null));

/** Whoever wrote it; of a use, everybody at the same centre or employed in the same municipality. */
export function wrote(actor: Actor, row: Pick<Row, 'by_id' | 'link_hash' | 'kind' | 'centre_id' | 'municipality_code'>): boolean {
  if (actor.kind === 'link') return row.link_hash === actor.hash;
  if (actor.kind !== 'person') return false;
  if (row.by_id === actor.personId) return true;
  if (row.kind !== 'use' || row.by_id === null) return false;
  return (row.centre_id !== null && mayActFor(actor, row.centre_id)) || (row.municipality_code !== null && mayActForMunicipality(actor, row.municipality_code));
}

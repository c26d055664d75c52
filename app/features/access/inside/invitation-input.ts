import { z } from 'zod';
import type { Geography } from '../../geography/geography.ts';
import { codeMeant } from '../../geography/municipality-meant.ts';
import { isCentreRole, isMunicipalRole, isRole } from '../access.ts';
import type { Role } from '../access.ts';

/** What somebody types to invite; `fields` as they came, for the page to show again. */
export interface InvitationInput {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly centreId: string | null;
  readonly municipality: string | null;
  /** ISO date. */
  readonly from: string;
}
export type InvitationFault = 'name' | 'email' | 'role' | 'centre' | 'municipality' | 'from';

const text = (max: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(max)
    .regex(/^[^\p{Cc}\p{Cs}<>]*$/u);
const schema = z.object({
  navn: text(100),
  epost: z.string().trim().toLowerCase().max(254).pipe(z.email()),
  rolle: z.string().refine((v) => isRole(v)),
  sentral: z
    .string()
    .max(60)
    .optional()
    .transform((v) => v || null),
  kommune: z.string().max(100).optional(),
  fra: z.iso.date(),
});
const faultOf = { navn: 'name', epost: 'email', rolle: 'role', sentral: 'centre', kommune: 'municipality', fra: 'from' } as const;

/**
 * @param today the first day a role may begin; the last is two years on
 * @param centreIds those that exist
 * @param geography a municipality is written by any name it has or has had; an old one gives what it is part of today
 */
export function readInvitation(
  form: Record<string, unknown>,
  { today, centreIds, geography }: { today: string; centreIds: readonly string[]; geography: Geography },
): { ok: true; input: InvitationInput } | { ok: false; faults: InvitationFault[] } {
  const parsed = schema.safeParse(form);
  const faults = new Set<InvitationFault>(parsed.error?.issues.map((i) => faultOf[i.path[0] as keyof typeof faultOf]));
  const role = typeof form['rolle'] === 'string' && isRole(form['rolle']) ? form['rolle'] : undefined;
  const centre = typeof form['sentral'] === 'string' && form['sentral'] !== '' ? form['sentral'] : null;
  if (role && isCentreRole(role) && (centre === null || !centreIds.includes(centre))) faults.add('centre');
  const municipality = role && isMunicipalRole(role) ? codeMeant(geography, typeof form['kommune'] === 'string' ? form['kommune'] : '', today) : undefined;
  if (role && isMunicipalRole(role) && municipality === undefined) faults.add('municipality');
  const latest = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  if (parsed.data && (parsed.data.fra < today || parsed.data.fra > latest)) faults.add('from');
  if (!parsed.data || !role || faults.size > 0) return { ok: false, faults: [...faults] };
  const { navn, epost, fra } = parsed.data;
  return { ok: true, input: { name: navn, email: epost, role, centreId: isCentreRole(role) ? centre : null, municipality: municipality ?? null, from: fra } };
}

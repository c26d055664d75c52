import { z } from 'zod';
import { isCentreRole, isRole } from '../access.ts';
import type { Role } from '../access.ts';

/** What somebody types to invite; `fields` as they came, for the page to show again. */
export interface InvitationInput {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly centreId: string | null;
  /** ISO date. */
  readonly from: string;
}
export type InvitationFault = 'name' | 'email' | 'role' | 'centre' | 'from';

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
  fra: z.iso.date(),
});
const faultOf = { navn: 'name', epost: 'email', rolle: 'role', sentral: 'centre', fra: 'from' } as const;

/**
 * @param today the first day a role may begin; the last is two years on
 * @param centreIds those that exist
 */
export function readInvitation(
  form: Record<string, unknown>,
  { today, centreIds }: { today: string; centreIds: readonly string[] },
): { ok: true; input: InvitationInput } | { ok: false; faults: InvitationFault[] } {
  const parsed = schema.safeParse(form);
  const faults = new Set<InvitationFault>(parsed.error?.issues.map((i) => faultOf[i.path[0] as keyof typeof faultOf]));
  const role = typeof form['rolle'] === 'string' && isRole(form['rolle']) ? form['rolle'] : undefined;
  const centre = typeof form['sentral'] === 'string' && form['sentral'] !== '' ? form['sentral'] : null;
  if (role && isCentreRole(role) && (centre === null || !centreIds.includes(centre))) faults.add('centre');
  const latest = `${Number(today.slice(0, 4)) + 2}${today.slice(4)}`;
  if (parsed.data && (parsed.data.fra < today || parsed.data.fra > latest)) faults.add('from');
  if (!parsed.data || !role || faults.size > 0) return { ok: false, faults: [...faults] };
  const { navn, epost, fra } = parsed.data;
  return { ok: true, input: { name: navn, email: epost, role, centreId: isCentreRole(role) ? centre : null, from: fra } };
}

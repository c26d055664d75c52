import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { looksLikeEmail } from '../../../../platform/email-address.ts';
import { AppError } from '../../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../../platform/identity-number.ts';
import { href, norwegianDay } from '../../../../platform/locale.ts';
import { looksLikeAddress, oneLine } from '../../../../platform/one-line.ts';
import { centresOf, municipalitiesOf } from '../../../access/access.ts';
import { findAddressees } from '../../../access/authors.server.ts';
import { municipalityAt, municipalityName, successorsAt } from '../../../geography/geography.ts';
import type { Geography } from '../../../geography/geography.ts';
import { eraseMailAbout, keepPrivateLink, queueMail } from '../../../notifications/notifications.server.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import type { Idea } from '../../idea-case.ts';
import { written } from '../../idea-content.ts';
import { mostLetters } from '../../idea-use.ts';
import type { Guest, UseFault } from '../../idea-use.ts';
import { asSystem, audited } from '../life/deed.server.ts';
import { findIdea } from '../life/idea-query.server.ts';
import { confirmLetter } from './letter-texts.ts';
import { deleteContributor, insertContributor, updateContribution } from './use-store.server.ts';

/** What every contribution does the same way. */

export type Invalid = { readonly ok: false; readonly reason: 'invalid'; readonly faults: readonly UseFault[] };
export const invalid = (faults: readonly UseFault[]): Invalid => ({ ok: false, reason: 'invalid', faults });
export const aboutContribution = (id: string): string => `idea-contribution:${id}`;

/** A published idea, for whoever says something of it. @throws AppError `not-found` */
export async function requirePublished(tx: Tx, id: string): Promise<Idea> {
  const idea = await findIdea(tx, id);
  if (idea?.standing !== 'published') throw new AppError('not-found');
  return idea;
}
export function textFault(field: UseFault['field'], text: string, most: number, optional = false): UseFault[] {
  if (text === '') return optional ? [] : [{ field, reason: 'empty' }];
  if (text.length > most) return [{ field, reason: 'too-long' }];
  return holdsIdentityNumber(text) ? [{ field, reason: 'identity-number' }] : [];
}
/** As typed, cleaned; with what is wrong with it. */
export function guestOf(input: Guest): { readonly guest: Guest; readonly faults: readonly UseFault[] } {
  const guest = { name: oneLine(written(input.name)), email: input.email.trim(), language: input.language };
  const bad = guest.name === '' || guest.name.length > mostLetters.name || looksLikeAddress(guest.name);
  return {
    guest,
    faults: [
      ...(bad ? [{ field: 'name', reason: 'bad-name' } as const] : textFault('name', guest.name, mostLetters.name)),
      ...(looksLikeEmail(guest.email) ? [] : [{ field: 'email', reason: 'bad-email' } as const]),
    ],
  };
}

/** Codes, valid that day, of the municipalities that the actor writes for: where they are employed, or that their centre lies in. */
export function municipalitiesFor({ actor, definitions }: Pick<Ctx, 'actor' | 'definitions'>, day: string, centreId?: string): string[] {
  const { geography, scheme } = definitions;
  const hosts = centresOf(actor)
    .filter((id) => centreId === undefined || id === centreId)
    .flatMap((id) => {
      const host = findCentre(scheme, id)?.host;
      return host?.kind === 'municipality' && geography.municipalities.has(host.code) ? successorsAt(geography, host.code, day) : [];
    });
  return [...new Set([...municipalitiesOf(actor), ...hosts])].filter((code) => municipalityAt(geography, code, day) !== undefined).toSorted();
}
export const nameThen = (geography: Geography, code: string, day: string): string => municipalityName(geography, code, day);

export const firstDay = (year: number, month: number): string => `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`;

/** The address of somebody who is signed in, to write the answer to: of whoever they are today at the centre or in the municipality. As the system. */
export async function ownAddress(tx: Tx, ctx: Ctx): Promise<{ readonly name: string; readonly email: string } | undefined> {
  const { actor } = ctx;
  if (actor.kind !== 'person') return undefined;
  const [centreId] = centresOf(actor);
  const [municipality] = municipalitiesOf(actor);
  const of = centreId !== undefined ? { centreId } : municipality !== undefined ? { municipality } : undefined;
  return of && asSystem(tx, ctx, async () => (await findAddressees(tx, of, norwegianDay(ctx.now))).find((p) => p.id === actor.personId));
}

/** The letter with the private link, to whoever's address was given: nothing is done before it is pressed. */
export async function sendConfirmation(tx: Tx, ctx: Ctx, row: { readonly id: string; readonly kind: 'use' | 'question' }, secret: string, guest: Guest): Promise<void> {
  await insertContributor(tx, row.id, guest);
  await keepPrivateLink(tx, aboutContribution(row.id), href(guest.language, `/idebanken/bruk/${secret}`));
  await queueMail(tx, ctx, {
    to: { name: guest.name, address: guest.email },
    about: aboutContribution(row.id),
    ...confirmLetter(guest.language, ctx.definitions.ideas.name, row.kind, guest.name),
  });
}

/** Name, address, letters and link go; what was said stays. As the system. */
export async function forgetContributor(tx: Tx, id: string): Promise<void> {
  await eraseMailAbout(tx, aboutContribution(id));
  await deleteContributor(tx, id);
  await updateContribution(tx, id, { link_hash: null });
}

export const blank = (ctx: Pick<Ctx, 'now' | 'definitions'>, idea: Idea) => ({
  id: randomUUID(),
  idea_id: idea.id,
  demonstration: idea.demonstration,
  municipality_code: null,
  municipality_name: '',
  year: null,
  month: null,
  did: '',
  went: '',
  advice: '',
  body: '',
  reason: null,
  about_id: null,
  answer: '',
  answered_at: null,
  enquiry_number: null,
  by_id: null,
  centre_id: null,
  link_hash: null,
  at: ctx.now,
  changed_at: ctx.now,
  reminded_at: null,
});
export const auditedOf = (tx: Tx, ctx: Ctx, action: string, idea: Idea, id: string, after: object = {}): Promise<void> =>
  audited(tx, ctx, `idea.${action}`, idea, { after: { contribution: id, ...after } });

import type { Ctx } from '../../../../platform/context.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { eraseMailAbout } from '../../../notifications/notifications.server.ts';
import type { Idea } from '../../idea-case.ts';
import { asSystem, audited, findAgain } from './deed.server.ts';
import { findDraft, selectVersions } from './idea-query.server.ts';
import { blankContact, deleteIdea, deleteSender, updateIdea } from './idea-store.server.ts';

/** Persons in an idea, and that they can go without it. */

/** What letters about an idea, and the private link they carry, are kept under. */
export const aboutIdea = ({ id }: Pick<Idea, 'id'>): string => `idea:${id}`;

/** Days that a draft sent in by link is kept when it never reaches the editors, or was declined and is left so. */
export const keptUnsentFor = 180;

/** Name, address, letters and link. */
export async function forgetSender(tx: Tx, ctx: Ctx, idea: Pick<Idea, 'id'>): Promise<void> {
  await asSystem(tx, ctx, async () => {
    await eraseMailAbout(tx, aboutIdea(idea));
    await deleteSender(tx, idea.id);
  });
}

/**
 * Whoever sent it in without an account goes. What was published stays, under its municipality, whose employees write it from now on; what never was
 * goes too. As the system.
 */
export async function eraseSender(tx: Tx, system: Ctx, idea: Idea): Promise<void> {
  if (idea.publishedAt === undefined) {
    await audited(tx, system, 'idea.sender-erased', idea, { after: { gone: true } });
    await forgetSender(tx, system, idea);
    return deleteIdea(tx, idea.id);
  }
  await forgetSender(tx, system, idea);
  const [published] = await selectVersions(tx, idea.id, 1);
  const draft = await findDraft(tx, idea.id);
  const code = published?.municipality.code ?? draft?.content.municipality ?? '';
  await updateIdea(tx, idea.id, { link_hash: null, ...(idea.holder.kind === 'link' && code !== '' && { holder_kind: 'municipality', municipality_code: code }) });
  // Whoever sends one in is often the contact too; a role by itself would be written anew.
  await blankContact(tx, idea.id);
  await audited(tx, system, 'idea.sender-erased', await findAgain(tx, idea.id), { after: { gone: false } });
}

import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { oneLine } from '../../../platform/one-line.ts';
import type { UploadedFile } from '../../../platform/uploaded-file.server.ts';
import { gatheringStateAfter } from '../gathering.ts';
import type { ProgrammeItem } from '../gathering.ts';
import { mostDocuments } from '../inputs.ts';
import type { Invalid, ItemField, ItemInput, The } from '../inputs.ts';
import { audited, doer, done, holdOwn } from './deed.server.ts';
import type { Done } from './deed.server.ts';
import { itemFaults, longestText } from './faults.ts';
import { isInvited, mayActAs, organises, readsPapers } from './gathering-policy.ts';
import { findDocument, findGathering, selectDocuments } from './gathering-query.server.ts';
import { deleteDocument, insertDocument, replaceItems, updateMinutes } from './gathering-store.server.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import { isOfficer } from '../../access/access.ts';
import { findCentre } from '../../scheme/scheme.ts';
import { findParticipantByLink } from './participant-query.server.ts';
import { written } from './written.ts';

/** The programme, what belongs to it, and what was written down afterwards. */

/** The whole programme as it is from now on; points with an `id` stay the same points. Not after it has been held: what was thought of it hangs on it. */
export async function changeProgramme(
  ctx: Ctx,
  { version, items: given, ...the }: The & { readonly version: number; readonly items: readonly ItemInput[] },
): Promise<{ readonly ok: true } | Invalid<ItemField> | Refusal<'changed-meanwhile' | 'not-now'>> {
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    if (gatheringStateAfter(gathering.state, 'change') === undefined) return refuse('not-now');
    if (version !== gathering.version) return refuse('changed-meanwhile');
    const items = given.map((i) => ({ ...i, title: oneLine(written(i.title)), text: written(i.text), speaker: oneLine(written(i.speaker)) }));
    const faults = itemFaults(items, gathering, ctx.definitions);
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    const mine = new Set(gathering.items.map((i) => i.id));
    if (items.some((i) => i.id !== undefined && !mine.delete(i.id))) throw new AppError('malformed');
    const stored = items.map((i): ProgrammeItem => ({ ...i, id: i.id ?? randomUUID() }));
    await replaceItems(tx, gathering.id, stored);
    await audited(tx, ctx, 'gathering.programme-changed', gathering, { before: { points: gathering.items.map((i) => i.title) }, after: { points: stored.map((i) => i.title) } });
    return done;
  });
}

/** Also afterwards: slides come late. Recognised by its content before it comes here. */
export async function addDocument(
  ctx: Ctx,
  { itemId, file, ...the }: The & { readonly itemId: string | null; readonly file: UploadedFile },
): Promise<{ readonly ok: true; readonly id: string } | Refusal<'too-many' | 'not-now'>> {
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    if (gathering.state === 'cancelled') return refuse('not-now');
    if (itemId !== null && !gathering.items.some((i) => i.id === itemId)) throw new AppError('malformed');
    if ((await selectDocuments(tx, gathering.id)).length >= mostDocuments) return refuse('too-many');
    const id = randomUUID();
    await insertDocument(tx, { id, gatheringId: gathering.id, itemId, at: ctx.now, by: doer(ctx) }, file);
    await audited(tx, ctx, 'gathering.document-added', gathering, { after: { name: file.name, size: file.bytes.length } });
    return { ok: true, id };
  });
}
export async function removeDocument(ctx: Ctx, { documentId, ...the }: The & { readonly documentId: string }): Done {
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    const found = (await selectDocuments(tx, gathering.id)).find((d) => d.id === documentId);
    if (!found) return done;
    await deleteDocument(tx, gathering.id, documentId);
    await audited(tx, ctx, 'gathering.document-removed', gathering, { before: { name: found.name } });
    return done;
  });
}

async function readsByLink(tx: Tx, hash: string, gatheringId: string): Promise<boolean> {
  const participant = await findParticipantByLink(tx, hash);
  return participant?.gatheringId === gatheringId && readsPapers(participant);
}
/** For the organiser, invited centres, officers and the holders of a link (`centreId` empty). @throws AppError `not-found` for everybody else */
export async function getDocument(ctx: Ctx, { centreId, id, documentId }: The & { readonly documentId: string }): Promise<UploadedFile> {
  return inTransaction(ctx, async (tx) => {
    const gathering = await findGathering(tx, id);
    if (!gathering) throw new AppError('not-found');
    const { actor } = ctx;
    const centre = findCentre(ctx.definitions.scheme, centreId);
    const reads =
      organises(actor, gathering, centreId) ||
      (gathering.state !== 'draft' &&
        ((centreId === '' && isOfficer(actor)) ||
          (actor.kind === 'link' && (await readsByLink(tx, actor.hash, gathering.id))) ||
          (centre !== undefined && mayActAs(actor, centreId) && isInvited(gathering, centre, norwegianDay(gathering.startsAt)))));
    const file = reads ? await findDocument(tx, gathering.id, documentId) : undefined;
    if (!file) throw new AppError('not-found');
    return file;
  });
}

export async function writeMinutes(
  ctx: Ctx,
  { version, text, ...the }: The & { readonly version: number; readonly text: string },
): Done<'not-now' | 'changed-meanwhile' | 'identity-number'> {
  if (text.length > longestText) throw new AppError('malformed');
  return inTransaction(ctx, async (tx) => {
    const gathering = await holdOwn(tx, ctx, the);
    const begun = gathering.state === 'published' && gathering.startsAt <= ctx.now;
    if (!begun && gathering.state !== 'held' && gathering.state !== 'summed-up') return refuse('not-now');
    if (version !== gathering.version) return refuse('changed-meanwhile');
    if (holdsIdentityNumber(text)) return refuse('identity-number');
    await updateMinutes(tx, gathering.id, written(text));
    // What stands in them is for those who may read the gathering.
    await audited(tx, ctx, 'gathering.minutes-written', gathering);
    return done;
  });
}

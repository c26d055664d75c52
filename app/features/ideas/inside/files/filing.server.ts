import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import { holdsIdentityNumber } from '../../../../platform/identity-number.ts';
import { pictureMime, readPicture } from '../../../../platform/picture.server.ts';
import type { PictureFault } from '../../../../platform/picture.server.ts';
import type { UploadedFile } from '../../../../platform/uploaded-file.server.ts';
import { recordAudit } from '../../../audit/audit.server.ts';
import { fileLimits } from '../../idea-files.ts';
import type { ShownPicture } from '../../idea-files.ts';
import { isOpen, mayWriteFiles } from './file-policy.ts';
import type { FiledIdea } from './file-policy.ts';
import { findFiledIdea, selectDraftFiles } from './file-query.server.ts';
import { insertIdeaFile, lockDraft, reopenDraft, takeFileAway } from './file-store.server.ts';
import type { NewIdeaFile } from './file-store.server.ts';

/** The idea, for one who writes it. @throws AppError `not-found` for everybody else */
async function written(tx: Tx, ctx: Ctx, ideaId: string): Promise<FiledIdea> {
  const idea = await findFiledIdea(tx, ideaId);
  if (!idea || !mayWriteFiles(ctx.actor, idea)) throw new AppError('not-found');
  return idea;
}

type Kept = { readonly ok: true; readonly n: number } | Refusal<'not-now' | 'too-many-files'>;
async function keep(tx: Tx, ctx: Ctx, ideaId: string, file: NewIdeaFile): Promise<Kept> {
  await lockDraft(tx, ideaId);
  const idea = await written(tx, ctx, ideaId);
  if (!isOpen(idea)) return refuse('not-now');
  const there = (await selectDraftFiles(tx, ideaId)).filter((f) => f.kind === file.kind).length;
  if (there >= (file.kind === 'picture' ? fileLimits.pictures : fileLimits.attachments)) return refuse('too-many-files');
  const n = await insertIdeaFile(tx, ideaId, file, ctx.now);
  await reopenDraft(tx, ideaId, ctx.now);
  // The name of what a private link's holder sends may be a person's; the log keeps what it was.
  await recordAudit(tx, ctx, { action: 'idea.file-added', subject: { kind: 'idea', id: ideaId }, centreId: idea.centreId, after: { kind: file.kind, mime: file.mime } });
  return { ok: true, n };
}

export type PictureRefusal = PictureFault | 'alt-missing' | 'alt-too-long' | 'identity-number' | 'not-now' | 'too-many-files';
/** Its words are required: what cannot be seen is heard. Drawn anew before the transaction begins, and only for one who may write there. */
export async function addPicture(
  ctx: Ctx,
  { ideaId, bytes, name, alt: given }: { readonly ideaId: string; readonly bytes: Uint8Array; readonly name: string; readonly alt: string },
): Promise<{ readonly ok: true; readonly picture: Pick<ShownPicture, 'id' | 'alt'> } | Refusal<PictureRefusal>> {
  const alt = given.replaceAll(/\s+/g, ' ').trim();
  const idea = await inTransaction(ctx, (tx) => written(tx, ctx, ideaId));
  if (!isOpen(idea)) return refuse('not-now');
  if (alt === '') return refuse('alt-missing');
  if (alt.length > fileLimits.alt) return refuse('alt-too-long');
  if (holdsIdentityNumber(alt) || holdsIdentityNumber(name)) return refuse('identity-number');
  const picture = await readPicture(bytes);
  if ('fault' in picture) return refuse(picture.fault);
  const { width, height, sizes } = picture;
  const kept = await inTransaction(ctx, (tx) => keep(tx, ctx, ideaId, { kind: 'picture', name, alt, mime: pictureMime, measures: { width, height }, contents: sizes }));
  return kept.ok ? { ok: true, picture: { id: String(kept.n), alt } } : kept;
}

/** All of them, or none. */
export async function addAttachments(
  ctx: Ctx,
  { ideaId, files }: { readonly ideaId: string; readonly files: readonly UploadedFile[] },
): Promise<{ readonly ok: true } | Refusal<'not-now' | 'too-many-files'>> {
  return inTransaction(ctx, async (tx) => {
    await lockDraft(tx, ideaId);
    const there = (await selectDraftFiles(tx, ideaId)).filter((f) => f.kind === 'attachment').length;
    const idea = await written(tx, ctx, ideaId);
    if (!isOpen(idea)) return refuse('not-now');
    if (there + files.length > fileLimits.attachments) return refuse('too-many-files');
    for (const { name, mime, bytes } of files) {
      const kept = await keep(tx, ctx, ideaId, { kind: 'attachment', name, alt: '', mime, measures: undefined, contents: [{ width: 0, bytes }] });
      if (!kept.ok) return kept;
    }
    return { ok: true };
  });
}

/** Removed already, or never there: nothing happens. */
export async function removeFile(ctx: Ctx, { ideaId, id }: { readonly ideaId: string; readonly id: string }): Promise<{ readonly ok: true } | Refusal<'not-now'>> {
  return inTransaction(ctx, async (tx) => {
    await lockDraft(tx, ideaId);
    const idea = await written(tx, ctx, ideaId);
    if (!isOpen(idea)) return refuse('not-now');
    const file = (await selectDraftFiles(tx, ideaId)).find((f) => String(f.n) === id);
    if (!file) return { ok: true };
    await takeFileAway(tx, ideaId, { n: file.n, at: ctx.now });
    await reopenDraft(tx, ideaId, ctx.now);
    await recordAudit(tx, ctx, { action: 'idea.file-removed', subject: { kind: 'idea', id: ideaId }, centreId: idea.centreId, after: { kind: file.kind, mime: file.mime } });
    return { ok: true };
  });
}

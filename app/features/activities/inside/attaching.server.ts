import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { uploadLimits } from '../../../platform/uploaded-file.ts';
import { isOfficer } from '../../access/access.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import type { Activity } from '../activity.ts';
import type { NewFile } from '../inputs.ts';
import { isOf, mayRead, mayWorkFor } from './activity-policy.ts';
import { findActivity } from './activity-query.server.ts';
import { doer, held } from './deed.server.ts';
import { findFile, selectFiles } from './file-query.server.ts';
import { insertFile, updateFileRemoved } from './file-store.server.ts';

interface The {
  readonly centreId: string;
  readonly id: string;
}

/** Keeps the files, and writes down who added which. */
export async function attach(tx: Tx, ctx: Ctx, { id, centreId, title }: Pick<Activity, 'id' | 'centreId' | 'title'>, files: readonly NewFile[]): Promise<void> {
  for (const file of files) {
    await insertFile(tx, id, file, { at: ctx.now, by: doer(ctx) });
    await recordAudit(tx, ctx, { action: 'activity.file-added', subject: { kind: 'activity', id }, centreId, after: { title, file: file.name, size: file.bytes.length } });
  }
}

/** The centre that wrote the activity down adds files to it: all of them, or none. The version stays: nobody's text is in the way. */
export async function addFiles(
  ctx: Ctx,
  { centreId, id, files }: The & { readonly files: readonly NewFile[] },
): Promise<{ readonly ok: true } | Refusal<'removed' | 'too-many-files'>> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const activity = await held(tx, ctx, { centreId, id });
    if (activity.removedAt) return refuse('removed');
    const there = (await selectFiles(tx, id)).filter((f) => f.removedAt === null).length;
    if (there + files.length > uploadLimits.files) return refuse('too-many-files');
    await attach(tx, ctx, activity, files);
    return { ok: true };
  });
}

/** Its content is deleted; the history keeps what it was called, and who removed it. Removed already: nothing happens. */
export async function removeFile(ctx: Ctx, { centreId, id, fileId }: The & { readonly fileId: string }): Promise<{ readonly ok: true }> {
  if (!mayWorkFor(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const activity = await held(tx, ctx, { centreId, id });
    const file = (await selectFiles(tx, id)).find((f) => f.id === fileId);
    if (!file) throw new AppError('not-found');
    if (file.removedAt) return { ok: true };
    await updateFileRemoved(tx, fileId, { at: ctx.now, by: doer(ctx) });
    await recordAudit(tx, ctx, { action: 'activity.file-removed', subject: { kind: 'activity', id }, centreId, after: { title: activity.title, file: file.name } });
    return { ok: true };
  });
}

/** For those who read the activity; for an officer `centreId` is empty. @throws AppError `not-found`, also when it is removed */
export async function getFile(
  ctx: Ctx,
  { centreId, id, fileId }: The & { readonly fileId: string },
): Promise<{ readonly name: string; readonly mime: string; readonly bytes: Uint8Array<ArrayBuffer> }> {
  if (centreId === '' ? !isOfficer(ctx.actor) : !mayRead(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const activity = await findActivity(tx, id);
    if (!activity || (centreId !== '' && !isOf(activity, centreId))) throw new AppError('not-found');
    const file = await findFile(tx, id, fileId);
    if (!file?.bytes) throw new AppError('not-found');
    return { name: file.name, mime: file.mime, bytes: Uint8Array.from(file.bytes) };
  });
}

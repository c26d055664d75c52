import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { downloadOf, filesIn } from '../../../platform/uploaded-file.server.ts';
import { fileMessage } from '../../../ui/files.tsx';
import { requireCentre, requireOfficer } from '../../access/access.server.ts';
import { addFiles, getFile, removeFile } from '../activities.server.ts';
import { activityPath } from '../activity-address.ts';
import { showActivity } from './activity-page.tsx';
import { fileField } from './files-section.tsx';
import { idOf } from './log-paths.ts';
import { logTexts } from './texts.ts';

function fileIdOf(c: AppContext): string {
  const id = c.req.param('fil');
  if (id === undefined) throw new AppError('not-found');
  return id;
}
const back = (c: AppContext, said: string): Response => c.redirect(`${href(c.var.locale, activityPath(idOf(c)))}?ok=${said}`, 303);

/** With one file that is refused none is kept: what is on the page is what was sent. */
export async function postFiles(c: AppContext): Promise<Response> {
  const [centreId, id] = [requireCentre(c), idOf(c)];
  const t = logTexts[c.var.locale];
  const sent = await filesIn(await c.req.formData(), fileField);
  const fault = fileMessage(c.var.locale, sent, sent.refused.length > 0) ?? (sent.files.length === 0 ? t.files.none : undefined);
  if (fault !== undefined) return showActivity(c, { deed: fileField, message: fault }, 422);
  const added = await addFiles(ctxOf(c), { centreId, id, files: sent.files });
  return added.ok ? back(c, 'vedlagt') : showActivity(c, { deed: fileField, message: t.refused[added.reason] }, 409);
}

export async function postRemoveFile(c: AppContext): Promise<Response> {
  await removeFile(ctxOf(c), { centreId: requireCentre(c), id: idOf(c), fileId: fileIdOf(c) });
  return back(c, 'vedlegg-fjernet');
}

export const getFileDownload = async (c: AppContext): Promise<Response> => downloadOf(await getFile(ctxOf(c), { centreId: requireCentre(c), id: idOf(c), fileId: fileIdOf(c) }));
export async function getOfficerDownload(c: AppContext): Promise<Response> {
  requireOfficer(c);
  return downloadOf(await getFile(ctxOf(c), { centreId: '', id: idOf(c), fileId: fileIdOf(c) }));
}

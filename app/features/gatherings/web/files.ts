import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { calendarFile, keepPrivate, linkCtx, secretOf } from '../../../platform/private-page.server.ts';
import { downloadOf } from '../../../platform/uploaded-file.server.ts';
import { exportOwnParticipant, exportParticipants, findOwnPlace, gatheringFile, getDocument } from '../gatherings.server.ts';
import { deskOf, paramOf } from './paths.ts';

const theOf = (c: AppContext) => ({ centreId: deskOf(c).centreId, id: paramOf(c, 'id') });

export async function getCalendarFile(c: AppContext): Promise<Response> {
  const { name, content } = await gatheringFile(ctxOf(c), theOf(c));
  return calendarFile(c, content, name);
}
export const getDocumentFile = async (c: AppContext): Promise<Response> => downloadOf(await getDocument(ctxOf(c), { ...theOf(c), documentId: paramOf(c, 'document') }));

/** Names and needs: for the organiser, and kept by nobody on the way. */
const exported =
  (format: 'csv' | 'xlsx') =>
  async (c: AppContext): Promise<Response> =>
    downloadOf(await exportParticipants(ctxOf(c), { ...theOf(c), format }));
export const getPeopleCsv = exported('csv');
export const getPeopleXlsx = exported('xlsx');

export async function getGuestCalendarFile(c: AppContext): Promise<Response> {
  const { name, content } = await gatheringFile(linkCtx(c, secretOf(c)), { centreId: '', id: '' });
  keepPrivate(c);
  return calendarFile(c, content, name);
}
export async function getGuestDocument(c: AppContext): Promise<Response> {
  const ctx = linkCtx(c, secretOf(c));
  const own = await findOwnPlace(ctx);
  if (!own) throw new AppError('not-found');
  return downloadOf(await getDocument(ctx, { centreId: '', id: own.gathering.id, documentId: paramOf(c, 'document') }));
}
/** Everything that is held about them, as a file. */
export async function getGuestData(c: AppContext): Promise<Response> {
  const ctx = linkCtx(c, secretOf(c));
  if (!(await findOwnPlace(ctx))) throw new AppError('not-found');
  const data = await exportOwnParticipant(ctx);
  keepPrivate(c);
  c.header('content-type', 'application/json; charset=utf-8');
  c.header('content-disposition', 'attachment; filename="mine-data.json"');
  return c.body(JSON.stringify(data, null, 2));
}

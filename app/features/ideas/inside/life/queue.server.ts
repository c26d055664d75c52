import type { Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { EditorsIdea, QueueItem } from '../../idea-case.ts';

const soon = (): never => {
  throw new AppError('unavailable');
};
/** What waits for an editor, longest first. @throws AppError `not-found` for others than editors */
export async function listQueue(_ctx: Ctx): Promise<QueueItem[]> {
  return soon();
}
export async function getForEditor(_ctx: Ctx, _id: string): Promise<EditorsIdea> {
  return soon();
}
/** For officers and editors: how many wait, and since when the first. */
export async function queueAge(_ctx: Ctx): Promise<{ readonly waiting: number; readonly since: Date | undefined }> {
  return soon();
}

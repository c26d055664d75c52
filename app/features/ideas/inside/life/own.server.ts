import type { Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { OwnIdea, WrittenIdea } from '../../idea-case.ts';

const soon = (): never => {
  throw new AppError('unavailable');
};
/** @throws AppError `not-found` for everybody but its holder's people, and the holder of its link */
export async function getDraft(_ctx: Ctx, _id: string): Promise<WrittenIdea> {
  return soon();
}
/** By private link. Undefined for a link that leads nowhere (any more). */
export async function getOwnDraft(_ctx: Ctx): Promise<WrittenIdea | undefined> {
  return soon();
}
/** Of every holder the actor acts for, changed last first. */
export async function listOwnIdeas(_ctx: Ctx): Promise<OwnIdea[]> {
  return soon();
}

import type { Ctx } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import type { Found, IdeaVersion, PublishedIdea } from '../../idea-case.ts';

const soon = (): never => {
  throw new AppError('unavailable');
};
/** Undefined where there is none, or it was never published. */
export async function findPublished(_ctx: Ctx, _number: number): Promise<Found | undefined> {
  return soon();
}
/** Newest first; none where the idea is not published. */
export async function listVersions(_ctx: Ctx, _number: number): Promise<IdeaVersion[]> {
  return soon();
}
export async function getVersion(_ctx: Ctx, _number: number, _n: number): Promise<IdeaVersion | undefined> {
  return soon();
}
/** Published last first, by the day they were first published. */
export async function listNewest(_ctx: Ctx, _n: number): Promise<PublishedIdea[]> {
  return soon();
}

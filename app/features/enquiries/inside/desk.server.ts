import type { Ctx } from '../../../platform/context.ts';
import type { AnswerTemplate, TemplateDraft } from '../enquiry.ts';

/** The centre's people today. @throws AppError `not-found` */
export async function listColleagues(ctx: Ctx, centreId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  throw new Error('under way');
}
/** The centre's own and those that others share, by title. @throws AppError `not-found` */
export async function listTemplates(ctx: Ctx, centreId: string): Promise<readonly AnswerTemplate[]> {
  throw new Error('under way');
}
/** @returns its id. @throws AppError `not-found` also for another centre's template */
export async function saveTemplate(ctx: Ctx, input: { readonly centreId: string; readonly template: TemplateDraft }): Promise<string> {
  throw new Error('under way');
}
/** @throws AppError `not-found` */
export async function removeTemplate(ctx: Ctx, input: { readonly centreId: string; readonly id: string }): Promise<void> {
  throw new Error('under way');
}
/** Topics that centres say they know well, by centre; for everybody. Only those that are offered now. */
export async function listDeclaredTopics(ctx: Ctx): Promise<ReadonlyMap<string, readonly string[]>> {
  throw new Error('under way');
}
/** All that the centre declares, in place of what it had. @throws AppError `not-found` */
export async function declareTopics(ctx: Ctx, input: { readonly centreId: string; readonly topics: readonly string[] }): Promise<void> {
  throw new Error('under way');
}

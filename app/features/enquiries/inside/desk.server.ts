import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay, norwegianYear } from '../../../platform/locale.ts';
import { findCentrePeople } from '../../access/access.server.ts';
import { recordAudit } from '../../audit/audit.server.ts';
import { offeredIn } from '../enquiry.ts';
import type { AnswerTemplate, TemplateDraft } from '../enquiry.ts';
import { deleteTemplate, insertTemplate, replaceDeclaredTopics, selectDeclaredTopics, selectTemplates, updateTemplate } from './desk-store.server.ts';
import { writerOf } from './enquiry-access.server.ts';
import { mayUseInbox } from './enquiry-policy.ts';

function requireInbox(ctx: Ctx, centreId: string): void {
  if (!mayUseInbox(ctx.actor, centreId)) throw new AppError('not-found');
}
const isId = (text: string): boolean => /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** The centre's people today. @throws AppError `not-found` */
export async function listColleagues(ctx: Ctx, centreId: string): Promise<readonly { readonly id: string; readonly name: string }[]> {
  requireInbox(ctx, centreId);
  return inTransaction(ctx, (tx) => findCentrePeople(tx, centreId, norwegianDay(ctx.now)));
}

/** The centre's own and those that others share, by title. @throws AppError `not-found` */
export async function listTemplates(ctx: Ctx, centreId: string): Promise<readonly AnswerTemplate[]> {
  requireInbox(ctx, centreId);
  return inTransaction(ctx, (tx) => selectTemplates(tx, centreId));
}

/** @returns its id. @throws AppError `not-found` also for another centre's template */
export async function saveTemplate(ctx: Ctx, { centreId, template }: { readonly centreId: string; readonly template: TemplateDraft }): Promise<string> {
  requireInbox(ctx, centreId);
  const { id: known } = template;
  return inTransaction(ctx, async (tx) => {
    const writer = writerOf(ctx);
    if (known !== undefined && !(isId(known) && (await updateTemplate(tx, centreId, known, template, writer.id, ctx.now)))) throw new AppError('not-found');
    const id = known ?? (await insertTemplate(tx, centreId, template, writer.id, ctx.now));
    await recordAudit(tx, ctx, { action: 'template.saved', subject: { kind: 'template', id }, centreId, after: { title: template.title, shared: template.shared } });
    return id;
  });
}

/** @throws AppError `not-found` */
export async function removeTemplate(ctx: Ctx, { centreId, id }: { readonly centreId: string; readonly id: string }): Promise<void> {
  requireInbox(ctx, centreId);
  await inTransaction(ctx, async (tx) => {
    if (!isId(id) || !(await deleteTemplate(tx, centreId, id))) throw new AppError('not-found');
    await recordAudit(tx, ctx, { action: 'template.removed', subject: { kind: 'template', id }, centreId });
  });
}

/** Topics that centres say they know well, by centre; for everybody. Only those that are offered now. */
export async function listDeclaredTopics(ctx: Ctx): Promise<ReadonlyMap<string, readonly string[]>> {
  const offered = offeredIn(ctx.definitions.enquiries.topics, norwegianYear(ctx.now)).map((t) => t.id);
  const declared = await inTransaction(ctx, selectDeclaredTopics);
  return new Map([...declared].map(([centreId, topics]) => [centreId, offered.filter((t) => topics.includes(t))]));
}

/** All that the centre declares, in place of what it had. @throws AppError `not-found`; `malformed` for a topic that is not offered */
export async function declareTopics(ctx: Ctx, { centreId, topics }: { readonly centreId: string; readonly topics: readonly string[] }): Promise<void> {
  requireInbox(ctx, centreId);
  const once = [...new Set(topics)];
  const offered = offeredIn(ctx.definitions.enquiries.topics, norwegianYear(ctx.now));
  if (once.some((topic) => !offered.some((t) => t.id === topic))) throw new AppError('malformed', 'a topic that is not offered');
  await inTransaction(ctx, async (tx) => {
    await replaceDeclaredTopics(tx, centreId, once, writerOf(ctx).id, ctx.now);
    await recordAudit(tx, ctx, { action: 'topics.declared', subject: { kind: 'centre', id: centreId }, centreId, after: { topics: once } });
  });
}

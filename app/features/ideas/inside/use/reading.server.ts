import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { isEditor } from '../../../access/access.ts';
import type { Comment, Contributions, Question, Used } from '../../idea-use.ts';
import { asSystem } from '../life/deed.server.ts';
import { holdsLink, mayWrite } from '../life/idea-policy.ts';
import { findDraft, findIdea, findIdeaByLink, selectVersions } from '../life/idea-query.server.ts';
import { countMunicipalities, recountUses } from './counting.server.ts';
import { auditedOf, forgetContributor, municipalitiesFor } from './deed.server.ts';
import { findLastAnswer } from './review-store.server.ts';
import { mayContribute, wrote } from './use-policy.ts';
import { deleteContribution, findContributionByLink, findContributor, selectContributions } from './use-store.server.ts';
import type { Row } from './use-store.server.ts';

/** What the actor may read of what others say. */

const common = (ctx: Ctx, row: Row) => ({ id: row.id, at: row.at, state: row.state, own: wrote(ctx.actor, row) });
const asUsed = (ctx: Ctx, row: Row): Used => ({
  ...common(ctx, row),
  municipality: { code: row.municipality_code ?? '', name: row.municipality_name },
  year: row.year ?? 0,
  month: row.month ?? 1,
  language: row.language ?? undefined,
  did: row.did,
  went: row.went,
  advice: row.advice,
});
const asQuestion = (ctx: Ctx, row: Row): Question => ({
  ...common(ctx, row),
  body: row.body,
  answer: row.answer,
  answeredAt: row.answered_at ?? undefined,
  enquiry: row.enquiry_number ?? undefined,
});
const asComment = (ctx: Ctx, row: Row): Comment => ({
  ...common(ctx, row),
  body: row.body,
  by: row.centre_id === null ? { kind: 'municipality', name: row.municipality_name } : { kind: 'centre', centreId: row.centre_id },
});
const when = (u: Used): string => `${u.year}-${String(u.month).padStart(2, '0')}-${u.at.toISOString()}`;

/** Of one idea, with those of the ideas that became part of it. Hidden ones are the editors'. */
export async function getContributions(ctx: Ctx, ideaId: string): Promise<Contributions> {
  return inTransaction(ctx, (tx) => contributionsOf(tx, ctx, ideaId));
}
async function contributionsOf(tx: Tx, ctx: Ctx, ideaId: string): Promise<Contributions> {
  const idea = await findIdea(tx, ideaId);
  if (!idea) throw new AppError('not-found');
  const editor = isEditor(ctx.actor);
  const rows = (await selectContributions(tx, ideaId)).filter((r) => editor || r.state !== 'hidden');
  const [version] = await selectVersions(tx, ideaId, 1);
  const holder = mayWrite(ctx.actor, idea.holder) && (await findDraft(tx, ideaId)) !== undefined;
  const of = (kind: Row['kind']) => rows.filter((r) => r.kind === kind);
  return {
    uses: of('use')
      .map((r) => asUsed(ctx, r))
      .toSorted((a, b) => (when(a) < when(b) ? 1 : -1)),
    municipalities: countMunicipalities(
      ctx,
      version?.municipality.code ?? '',
      of('use').filter((r) => r.state === 'shown'),
    ),
    questions: of('question')
      .map((r) => asQuestion(ctx, r))
      .toSorted((a, b) => (b.answeredAt?.getTime() ?? 0) - (a.answeredAt?.getTime() ?? 0) || a.at.getTime() - b.at.getTime()),
    comments: of('comment').map((r) => asComment(ctx, r)),
    ended: (await findLastAnswer(tx, ideaId)) === 'ended',
    may: { answer: holder || editor, approve: holder || editor, comment: mayContribute(ctx.actor), moderate: editor },
  };
}

/** What waits for whoever holds an idea by a private link. @throws AppError `not-found` */
export async function getOwnContributions(ctx: Ctx): Promise<{ readonly ideaId: string; readonly number: number; readonly title: string; readonly all: Contributions }> {
  return inTransaction(ctx, async (tx) => {
    const idea = holdsLink(ctx.actor) ? await findIdeaByLink(tx, ctx.actor.hash) : undefined;
    const [version] = idea ? await selectVersions(tx, idea.id, 1) : [];
    if (!idea || !version) throw new AppError('not-found');
    return { ideaId: idea.id, number: idea.number, title: version.content.title, all: await contributionsOf(tx, ctx, idea.id) };
  });
}

/** Codes that a use by the actor may be of, on a day; none where the place is asked for. */
export const ownMunicipalities = (ctx: Ctx, day: string): string[] => municipalitiesFor(ctx, day);

export interface OwnContribution {
  readonly kind: Row['kind'];
  readonly idea: { readonly number: number; readonly title: string };
  readonly use: Used | undefined;
  readonly question: Question | undefined;
  readonly name: string;
}
/** By the private link of whoever wrote it without an account. Undefined for a link that opens nothing. */
export async function findOwnContribution(ctx: Ctx): Promise<OwnContribution | undefined> {
  const { actor } = ctx;
  if (!holdsLink(actor)) return undefined;
  return inTransaction(ctx, async (tx) => {
    const row = await findContributionByLink(tx, actor.hash);
    const person = row && (await findContributor(tx, row.id));
    if (!row || row.kind === 'report' || !person) return undefined;
    const idea = await findIdea(tx, row.idea_id);
    const [version] = await asSystem(tx, ctx, () => selectVersions(tx, row.idea_id, 1));
    return {
      kind: row.kind,
      idea: { number: idea?.number ?? 0, title: version?.content.title ?? '' },
      use: row.kind === 'use' ? asUsed(ctx, row) : undefined,
      question: row.kind === 'question' ? asQuestion(ctx, row) : undefined,
      name: person.name,
    };
  });
}
/**
 * By the link: name, address, letters and link go. What readers see stays, under its municipality; what they never saw goes too.
 * @throws AppError `not-found`
 */
export async function eraseOwnContributor(ctx: Ctx): Promise<void> {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  await inTransaction(ctx, async (tx) => {
    const row = await findContributionByLink(tx, actor.hash);
    if (!row) throw new AppError('not-found');
    await eraseContributor(tx, ctx, row);
  });
}
export async function eraseContributor(tx: Tx, ctx: Ctx, row: Row): Promise<void> {
  await asSystem(tx, ctx, async (system) => {
    const idea = await findIdea(tx, row.idea_id);
    await forgetContributor(tx, row.id);
    const seen = row.state === 'shown' || row.state === 'referred' || row.state === 'settled' || row.state === 'hidden';
    if (!seen) await deleteContribution(tx, row.id);
    if (idea) await auditedOf(tx, system, 'contributor-erased', idea, row.id);
    if (!seen && row.kind === 'use') await recountUses(tx, system, row.idea_id);
  });
}
/** Everything that is held about the person, for them to download. @throws AppError `not-found` */
export async function exportOwnContributor(ctx: Ctx): Promise<object> {
  const { actor } = ctx;
  if (!holdsLink(actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const row = await findContributionByLink(tx, actor.hash);
    if (!row) throw new AppError('not-found');
    const { kind, state, did, went, advice, body, municipality_name: municipality, year, month, at, answer } = row;
    return { person: (await findContributor(tx, row.id)) ?? null, contribution: { kind, state, did, went, advice, body, municipality, year, month, at, answer } };
  });
}

import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError } from '../../../../platform/errors.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { hashOfSecret, linkActor, newSecret } from '../../../../platform/private-link.server.ts';
import { centresOf, isEditor, municipalitiesOf } from '../../../access/access.ts';
import type { Idea } from '../../idea-case.ts';
import { written } from '../../idea-content.ts';
import { mostLetters, reportReasons } from '../../idea-use.ts';
import type { Guest, Report, ReportReason } from '../../idea-use.ts';
import { asSystem, done } from '../life/deed.server.ts';
import { findIdea, selectVersions } from '../life/idea-query.server.ts';
import { lockOnce } from '../life/idea-store.server.ts';
import { isOnce } from '../life/writing.server.ts';
import { recountUses } from './counting.server.ts';
import { auditedOf, blank, guestOf, invalid, municipalitiesFor, nameThen, requirePublished, textFault } from './deed.server.ts';
import type { Invalid } from './deed.server.ts';
import { tellContributor } from './telling.server.ts';
import { mayContribute } from './use-policy.ts';
import { findContribution, findContributionByOnce, insertContribution, insertContributor, selectAnswerable, selectReports, updateContribution } from './use-store.server.ts';
import type { Row } from './use-store.server.ts';
import { personOf } from './using.server.ts';

/** Comments by those who are signed in, reports by anybody, and what editors do with both. */

type Done = { readonly ok: true };
interface Said {
  readonly ideaId: string;
  readonly once: string;
  readonly body: string;
}

/** Shown at once, as from the centre or the municipality. @throws AppError `not-found` for everybody else */
export async function commentOn(ctx: Ctx, given: Said): Promise<Done | Invalid> {
  if (!isOnce(given.once)) throw new AppError('malformed');
  if (!mayContribute(ctx.actor)) throw new AppError('not-found');
  const body = written(given.body);
  const faults = textFault('body', body, mostLetters.body);
  if (faults.length > 0) return invalid(faults);
  const today = norwegianDay(ctx.now);
  const [centre] = centresOf(ctx.actor);
  const code = municipalitiesFor(ctx, today).find((c) => centre !== undefined || municipalitiesOf(ctx.actor).includes(c));
  return inTransaction(ctx, async (tx) => {
    const idea = await requirePublished(tx, given.ideaId);
    await lockOnce(tx, given.once);
    if (await asSystem(tx, ctx, () => findContributionByOnce(tx, given.once))) return done;
    const place = centre === undefined && code !== undefined ? { municipality_code: code, municipality_name: nameThen(ctx.definitions.geography, code, today) } : {};
    const row = { ...blank(ctx, idea), ...place, once: given.once, kind: 'comment' as const, state: 'shown' as const, body, by_id: personOf(ctx), centre_id: centre ?? null };
    await insertContribution(tx, row);
    await auditedOf(tx, ctx, 'commented', idea, row.id);
    return done;
  });
}

/** By anybody, of the idea or of what somebody said of it; with an address they get the editors' answer. */
export async function reportContent(
  ctx: Ctx,
  given: Said & { readonly about?: string | undefined; readonly reason: ReportReason; readonly guest?: Guest | undefined },
): Promise<Done | Invalid> {
  if (!isOnce(given.once) || !reportReasons.includes(given.reason)) throw new AppError('malformed');
  const body = written(given.body);
  const guest = given.guest && guestOf(given.guest);
  const faults = [...textFault('body', body, mostLetters.body, given.reason !== 'other'), ...(guest?.faults ?? [])];
  if (faults.length > 0) return invalid(faults);
  const secret = newSecret();
  const as = ctx.actor.kind === 'person' ? ctx : { ...ctx, actor: linkActor(secret) };
  return inTransaction(as, async (tx) => {
    const idea = await requirePublished(tx, given.ideaId);
    const about = given.about === undefined || !isUuid(given.about) ? undefined : await findContribution(tx, given.about);
    if (given.about !== undefined && (!about || about.state !== 'shown')) throw new AppError('not-found');
    await lockOnce(tx, given.once);
    if (await asSystem(tx, as, () => findContributionByOnce(tx, given.once))) return done;
    const whose = as.actor.kind === 'link' ? { link_hash: hashOfSecret(secret) } : { by_id: personOf(as) };
    const row = { ...blank(ctx, idea), ...whose, once: given.once, kind: 'report' as const, state: 'waiting' as const, body, reason: given.reason, about_id: about?.id ?? null };
    await insertContribution(tx, row);
    if (guest) await insertContributor(tx, row.id, guest.guest);
    await auditedOf(tx, as, 'reported', idea, row.id, { reason: given.reason });
    return done;
  });
}
export const isUuid = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);

/** @throws AppError `not-found` for everybody but editors */
async function requireReported(tx: Tx, ctx: Ctx, id: string, kinds: readonly Row['kind'][]): Promise<{ readonly row: Row; readonly idea: Idea }> {
  if (!isEditor(ctx.actor)) throw new AppError('not-found');
  const row = isUuid(id) ? await findContribution(tx, id) : undefined;
  const idea = row && (await findIdea(tx, row.idea_id));
  if (!row || !idea || !kinds.includes(row.kind)) throw new AppError('not-found');
  return { row, idea };
}

/** Those that wait first, then the newest. @throws AppError `not-found` for everybody but editors */
export async function listReports(ctx: Ctx): Promise<Report[]> {
  if (!isEditor(ctx.actor)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    const rows = await selectReports(tx);
    const answerable = await asSystem(tx, ctx, () =>
      selectAnswerable(
        tx,
        rows.map((r) => r.id),
      ),
    );
    const found: Report[] = [];
    for (const row of rows) {
      const idea = await findIdea(tx, row.idea_id);
      if (!idea) continue;
      const [version] = await selectVersions(tx, idea.id, 1);
      const about = row.about_id === null ? undefined : await findContribution(tx, row.about_id);
      found.push({
        id: row.id,
        at: row.at,
        idea: { id: idea.id, number: idea.number, title: version?.content.title ?? '' },
        reason: row.reason ?? 'other',
        body: row.body,
        about: about && {
          id: about.id,
          kind: about.kind,
          text: [about.did, about.went, about.advice, about.body].filter((t) => t !== '').join(' '),
          hidden: about.state === 'hidden',
        },
        answerable: answerable.has(row.id),
        answer: row.answer,
        settledAt: row.answered_at ?? undefined,
      });
    }
    return found.toSorted((a, b) => Number(a.settledAt !== undefined) - Number(b.settledAt !== undefined) || b.at.getTime() - a.at.getTime());
  });
}
/** Settled, with a word to whoever reported it where there is an address. The word may be empty where there is none. */
export async function answerReport(ctx: Ctx, given: { readonly id: string; readonly answer: string }): Promise<Done | Invalid> {
  const answer = written(given.answer);
  return inTransaction(ctx, async (tx) => {
    const { row, idea } = await requireReported(tx, ctx, given.id, ['report']);
    const answerable = (await asSystem(tx, ctx, () => selectAnswerable(tx, [row.id]))).has(row.id);
    const faults = textFault('answer', answer, mostLetters.body, !answerable);
    if (faults.length > 0) return invalid(faults);
    if (row.state === 'settled') return done;
    await updateContribution(tx, row.id, { state: 'settled', answer, answered_at: ctx.now, changed_at: ctx.now });
    await auditedOf(tx, ctx, 'report-answered', idea, row.id);
    if (answer !== '')
      await asSystem(tx, ctx, async (system) => {
        const [version] = await selectVersions(tx, idea.id, 1);
        await tellContributor(tx, system, row, 'reported', { title: version?.content.title ?? '', answer });
      });
    return done;
  });
}

async function turn(ctx: Ctx, id: string, to: 'hidden' | 'shown'): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { row, idea } = await requireReported(tx, ctx, id, ['use', 'question', 'comment']);
    if (row.state === to) return;
    // One that was hidden before it was answered is answered first.
    const state = to === 'shown' && row.kind === 'question' && row.answer === '' ? 'waiting' : to;
    await updateContribution(tx, row.id, { state, changed_at: ctx.now });
    await auditedOf(tx, ctx, to === 'hidden' ? 'contribution-hidden' : 'contribution-shown', idea, row.id, { kind: row.kind });
    if (row.kind === 'use') await recountUses(tx, ctx, row.idea_id);
  });
}
export const hideContribution = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> => turn(ctx, id, 'hidden');
export const showContribution = (ctx: Ctx, { id }: { readonly id: string }): Promise<void> => turn(ctx, id, 'shown');

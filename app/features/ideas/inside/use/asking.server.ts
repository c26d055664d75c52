import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import { href, norwegianDay } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { hashOfSecret, linkActor, newSecret, secretOf } from '../../../../platform/private-link.server.ts';
import { isEditor, personId } from '../../../access/access.ts';
import { askEnquiry } from '../../../enquiries/enquiries.server.ts';
import { codeMeant } from '../../../geography/municipality-meant.ts';
import type { Idea } from '../../idea-case.ts';
import { written } from '../../idea-content.ts';
import { mostLetters } from '../../idea-use.ts';
import type { Guest } from '../../idea-use.ts';
import { asSystem, done } from '../life/deed.server.ts';
import { mayWrite } from '../life/idea-policy.ts';
import { findHeir, selectVersions } from '../life/idea-query.server.ts';
import { lockOnce } from '../life/idea-store.server.ts';
import { isOnce } from '../life/writing.server.ts';
import { auditedOf, blank, guestOf, invalid, municipalitiesFor, nameThen, ownAddress, requirePublished, sendConfirmation, textFault } from './deed.server.ts';
import type { Invalid } from './deed.server.ts';
import { tellContributor, tellHolder } from './telling.server.ts';
import { findContribution, findContributionByOnce, findContributor, insertContribution, insertContributor, updateContribution } from './use-store.server.ts';
import type { Row } from './use-store.server.ts';

/** Questions to the author: answered in the open, or passed on to a centre as an enquiry. */

type Done = { readonly ok: true };
interface Asking {
  readonly ideaId: string;
  readonly once: string;
  readonly body: string;
  /** As typed by somebody without an account: where a centre is to answer, it counts where the asker is. */
  readonly municipality: string;
  readonly guest?: Guest | undefined;
  /** That somebody signed in reads: letters about it come in it. */
  readonly language?: Locale | undefined;
}

/** By somebody signed in, at once; else when the mail link was pressed. The author is told by mail. @throws AppError `not-found` */
export async function askAuthor(ctx: Ctx, given: Asking): Promise<Done | Invalid> {
  if (!isOnce(given.once)) throw new AppError('malformed');
  const body = written(given.body);
  const secret = newSecret();
  const person = personId(ctx.actor);
  if (given.guest === undefined && person === undefined) throw new AppError('not-found');
  const as = given.guest ? { ...ctx, actor: linkActor(secret) } : ctx;
  const today = norwegianDay(ctx.now);
  const { geography } = ctx.definitions;
  const code = given.guest ? codeMeant(geography, given.municipality, today) : municipalitiesFor(ctx, today)[0];
  const guest = given.guest && guestOf(given.guest);
  const faults = [
    ...textFault('body', body, mostLetters.body),
    ...(guest && code === undefined ? [{ field: 'municipality', reason: 'no-municipality' } as const] : []),
    ...(guest?.faults ?? []),
  ];
  if (faults.length > 0) return invalid(faults);
  return inTransaction(as, async (tx) => {
    const idea = await requirePublished(tx, given.ideaId);
    await lockOnce(tx, given.once);
    if (await asSystem(tx, as, () => findContributionByOnce(tx, given.once))) return done;
    const place = code === undefined ? {} : { municipality_code: code, municipality_name: nameThen(geography, code, today) };
    const row = { ...blank(ctx, idea), ...place, once: given.once, kind: 'question' as const, body, language: guest?.guest.language ?? given.language ?? null };
    if (guest) {
      await insertContribution(tx, { ...row, state: 'unconfirmed', link_hash: hashOfSecret(secret) });
      await sendConfirmation(tx, as, row, secret, guest.guest);
      await auditedOf(tx, as, 'question-sent-in', idea, row.id);
      return done;
    }
    await insertContribution(tx, { ...row, state: 'waiting', by_id: person ?? null });
    const address = await ownAddress(tx, as);
    if (address) await insertContributor(tx, row.id, { ...address, language: given.language ?? 'nb' });
    await auditedOf(tx, as, 'asked', idea, row.id);
    await asSystem(tx, as, (system) => tellHolder(tx, system, idea, 'ask'));
    return done;
  });
}

/** A waiting question, for the holder's people, its link, or an editor. @throws AppError `not-found` for others */
async function requireAsked(tx: Tx, ctx: Ctx, id: string): Promise<{ readonly row: Row; readonly idea: Idea }> {
  const row = await findContribution(tx, id);
  const idea = row && (await findHeir(tx, row.idea_id));
  if (!row || !idea || row.kind !== 'question' || !(isEditor(ctx.actor) || mayWrite(ctx.actor, idea.holder))) throw new AppError('not-found');
  return { row, idea };
}
/** Answered again, the answer is another; the asker is told of the first alone. */
export async function answerQuestion(ctx: Ctx, given: { readonly id: string; readonly answer: string }): Promise<Done | Invalid | Refusal<'not-now'>> {
  const answer = written(given.answer);
  const faults = textFault('answer', answer, mostLetters.body);
  if (faults.length > 0) return invalid(faults);
  return inTransaction(ctx, async (tx) => {
    const { row, idea } = await requireAsked(tx, ctx, given.id);
    if (row.state !== 'waiting' && row.state !== 'shown') return refuse('not-now');
    await updateContribution(tx, row.id, { answer, state: 'shown', answered_at: row.answered_at ?? ctx.now, changed_at: ctx.now });
    await auditedOf(tx, ctx, 'question-answered', idea, row.id);
    if (row.state === 'waiting')
      await asSystem(tx, ctx, async (system) => {
        const [version] = await selectVersions(tx, idea.id, 1);
        await tellContributor(tx, system, row, 'answered', { title: version?.content.title ?? '', answer });
      });
    return done;
  });
}

/** What a centre's enquiry is counted by, chosen by whoever passes it on. */
export interface Referral {
  readonly id: string;
  readonly centreId: string;
  readonly topic: string;
  readonly workplace: string;
}
/**
 * To a centre, as the asker's own enquiry: they get its letter with its link. By the holder's people or an editor (whose it is when the author has left).
 * Its secret follows from the question's, so that pressed twice it is one enquiry. Refused: `no-address` when the asker was erased.
 */
export async function referQuestion(ctx: Ctx, input: Referral): Promise<{ readonly ok: true; readonly number: string } | Refusal<'not-now' | 'no-address' | 'no-such-centre'>> {
  const asked = await inTransaction(ctx, async (tx) => {
    const { row, idea } = await requireAsked(tx, ctx, input.id);
    const [version] = await selectVersions(tx, idea.id, 1);
    return { row, title: version?.content.title ?? '', contact: await asSystem(tx, ctx, () => findContributor(tx, row.id)) };
  });
  const { row, contact, title } = asked;
  if (row.state !== 'waiting') return refuse('not-now');
  if (!contact || row.municipality_code === null) return refuse('no-address');
  const secret = secretOf(row.once, { enquiryOf: row.id });
  const made = await askEnquiry(
    { ...ctx, actor: linkActor(secret) },
    {
      centreId: input.centreId,
      municipality: row.municipality_code,
      workplace: input.workplace,
      topics: [input.topic],
      language: contact.language,
      contact: { name: contact.name, email: contact.email, workplaceName: null },
      subject: title.slice(0, 120),
      text: row.body,
      path: href(contact.language, `/sak/${secret}`),
    },
  );
  if (!made.ok) return made;
  await inTransaction(ctx, async (tx) => {
    const again = await requireAsked(tx, ctx, input.id);
    if (again.row.state !== 'waiting') return;
    await updateContribution(tx, row.id, { state: 'referred', enquiry_number: made.number, changed_at: ctx.now });
    await auditedOf(tx, ctx, 'question-referred', again.idea, row.id, { enquiry: made.number, centre: input.centreId });
  });
  return { ok: true, number: made.number };
}

import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError, refuse } from '../../platform/errors.ts';
import type { Refusal } from '../../platform/errors.ts';
import { findPersonNames } from '../access/access.server.ts';
import { personId } from '../access/access.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { checkAnswers, differencesOf, settledAnswers, withSection } from './answers.ts';
import type { Draft, Fault } from './answers.ts';
import { checksFor, formOf } from './inside/centre-form.ts';
import type { CentreForm } from './inside/centre-form.ts';
import { newReceipt } from './inside/receipt.ts';
import { mayAnswer, mayReadResponse } from './inside/response-policy.ts';
import { selectHistory, selectNewestClash, selectOtherEditors, selectResponse, selectRevision } from './inside/response-query.server.ts';
import type { StoredResponse } from './inside/response-query.server.ts';
import { actorName, lockResponse, storeDraft, storeEditor, storeSubmission } from './inside/response-store.server.ts';
import type { SubmissionOutcome } from './inside/response-store.server.ts';
import { selectCentreRound, selectRoundsOfCentre } from './inside/round-query.server.ts';
import type { OwnRound } from './inside/round-query.server.ts';
import { clashesAfter, clashKey, mergeAnswers, openClashes, sameClashes } from './merge.ts';
import type { Clash } from './merge.ts';
import { noAnswers } from './questionnaire.ts';
import { editorMinutes, norwegianDay, writingRefused } from './round.ts';
import type { AnswerRefusal, CentreRound, ResponseState, RevisionKind } from './round.ts';

/**
 * What a page of the form was made from, given back with its post: the version it showed; with `t`, the writer's own
 * words at that version, where those are not (yet) what is stored. '0' before anything was saved.
 */
export type Token = string;

/** All the largest form holds is far below this; in characters of JSON. */
const largestDraft = 400_000;

export interface Deed {
  readonly kind: RevisionKind;
  readonly at: Date;
  /** Undefined for the system: an import. */
  readonly by: string | undefined;
  readonly reason: string | undefined;
}

/** One centre's response of one year, for a page. */
export interface ResponseView {
  readonly form: CentreForm;
  readonly round: CentreRound;
  readonly state: ResponseState;
  readonly answers: Draft;
  readonly version: number;
  readonly token: Token;
  /** Why nothing can be written now; undefined when it can. */
  readonly locked: AnswerRefusal | undefined;
  readonly savedAt: Date | undefined;
  readonly savedBy: string | undefined;
  readonly submittedAt: Date | undefined;
  readonly submittedBy: string | undefined;
  readonly receipt: string | undefined;
  /** Submissions and reopenings, newest first. */
  readonly deeds: readonly Deed[];
  /** The year before, as submitted. */
  readonly lastYear: { readonly form: CentreForm; readonly answers: Draft } | undefined;
  /** Others who write in it now. */
  readonly editors: readonly { readonly name: string; readonly section: string }[];
  /** What the reader wrote that clashed with a colleague, and is not settled. */
  readonly clash: ClashView | undefined;
}
export interface ClashView {
  /** The version the clashes are held against; given back with the choices. */
  readonly revision: number;
  readonly clashes: readonly Clash[];
  readonly theirName: string | undefined;
}

/**
 * The response to show. With `writingIn` the reader is noted as writing in that section.
 * @throws AppError `not-found` for who may not read it, an unknown centre, or a year the centre was not asked in
 */
export async function getResponse(ctx: Ctx, { centreId, year, writingIn }: { centreId: string; year: number; writingIn?: string | undefined }): Promise<ResponseView> {
  if (!mayReadResponse(ctx.actor, centreId)) throw new AppError('not-found');
  const form = formOf(ctx.definitions, centreId, year);
  return inTransaction(ctx, async (tx) => {
    const round = await selectCentreRound(tx, year, centreId);
    if (!round) throw new AppError('not-found');
    const stored = await selectResponse(tx, centreId, year);
    const before = await selectResponse(tx, centreId, year - 1);
    const history = await selectHistory(tx, centreId, year);
    const me = personId(ctx.actor) ?? '';
    if (writingIn && mayAnswer(ctx.actor, centreId) && form.edition.sections.some((s) => s.id === writingIn))
      await storeEditor(tx, { centreId, year, personId: me, section: writingIn }, ctx.now);
    const editors = await selectOtherEditors(tx, centreId, year, me, new Date(ctx.now.getTime() - editorMinutes * 60_000));
    const clash = stored?.status === 'draft' ? await openClash(tx, ctx, stored) : undefined;
    const names = await findPersonNames(tx, [
      ...new Set([stored?.savedBy, stored?.submittedBy, clash?.by, ...editors.map((e) => e.personId), ...history.map((h) => h.actor)].flatMap((id) => id ?? [])),
    ]);
    const state = stored?.status ?? 'none';
    return {
      form,
      round,
      state,
      answers: stored?.answers ?? noAnswers,
      version: stored?.version ?? 0,
      token: String(stored?.version ?? 0),
      locked: writingRefused(round, state, norwegianDay(ctx.now)),
      savedAt: stored?.savedAt,
      savedBy: stored && names.get(stored.savedBy),
      submittedAt: stored?.submittedAt,
      submittedBy: stored?.submittedBy === undefined ? undefined : names.get(stored.submittedBy),
      receipt: stored?.receipt,
      deeds: history.map((h) => ({ kind: h.kind, at: h.at, by: names.get(h.actor), reason: h.reason ?? undefined })),
      lastYear: before?.status === 'submitted' ? { form: formOf(ctx.definitions, centreId, year - 1), answers: before.answers } : undefined,
      editors: editors
        .map((e) => ({ name: names.get(e.personId) ?? '', section: e.section }))
        .filter((e) => e.name !== '' && form.edition.sections.some((s) => s.id === e.section)),
      clash: clash && { revision: stored!.version, clashes: clash.clashes, theirName: clash.by === undefined ? undefined : names.get(clash.by) },
    };
  });
}

/** The centre's rounds, newest first. @throws AppError `not-found` for who may not read them */
export async function listOwnRounds(ctx: Ctx, centreId: string): Promise<readonly OwnRound[]> {
  if (!mayReadResponse(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => selectRoundsOfCentre(tx, centreId));
}

async function openClash(tx: Tx, ctx: Ctx, stored: StoredResponse | undefined): Promise<{ clashes: readonly Clash[]; by: string | undefined } | undefined> {
  const newest = stored && (await selectNewestClash(tx, stored.centreId, stored.year, actorName(ctx.actor)));
  const clashes = newest ? openClashes(newest.clashes, stored.answers) : [];
  return newest && clashes.length > 0 ? { clashes, by: newest.against } : undefined;
}

/** What the writer's page showed: the ground their changes are counted from. */
async function shownAt(tx: Tx, centreId: string, year: number, token: Token): Promise<{ shown: Draft; against?: string | undefined }> {
  const [, version, typed] = /^(\d{1,9})(t?)$/.exec(token) ?? [];
  const revision = version === undefined || version === '0' ? undefined : await selectRevision(tx, centreId, year, Number(version));
  if (!revision) return { shown: noAnswers };
  return { shown: typed ? (revision.shown ?? revision.answers) : revision.answers, against: typed ? revision.against : undefined };
}

export interface Saved {
  readonly ok: true;
  /** For the page that was posted, should it post again. */
  readonly token: Token;
  readonly version: number;
  readonly answers: Draft;
  /** What this save and somebody else's say differently: theirs is kept, both are remembered. */
  readonly clashes: readonly Clash[];
  /** Questions of this section that a colleague changed meanwhile and this page does not show. */
  readonly changedByOther: readonly string[];
  /** The colleague who saved before this save, when it had to be merged with theirs. */
  readonly otherName: string | undefined;
}

/**
 * Saves one section as typed, readable or not. A save on top of a colleague's is merged question by question; where
 * both answered differently, the stored answer stands until settled (`settleClash`), and nothing typed is lost. The same
 * post twice changes nothing.
 * @throws AppError `not-found` for who may not answer and for an unknown section; `too-large`
 */
export async function saveSection(ctx: Ctx, input: { centreId: string; year: number; section: string; token: Token; typed: Draft }): Promise<Saved | Refusal<AnswerRefusal>> {
  const { centreId, year } = input;
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const section = formOf(ctx.definitions, centreId, year).edition.sections.find((s) => s.id === input.section);
  if (!section) throw new AppError('not-found');
  if (JSON.stringify(input.typed).length > largestDraft) throw new AppError('too-large');
  return inTransaction(ctx, async (tx) => {
    await lockResponse(tx, centreId, year);
    const round = await selectCentreRound(tx, year, centreId);
    const stored = await selectResponse(tx, centreId, year);
    const refused = writingRefused(round, stored?.status ?? 'none', norwegianDay(ctx.now));
    if (refused || !round) return refuse(refused ?? 'no-round');
    await storeEditor(tx, { centreId, year, personId: personId(ctx.actor)!, section: section.id }, ctx.now);
    const base = await shownAt(tx, centreId, year, input.token);
    const theirs = stored?.answers ?? noAnswers;
    const merged = mergeAnswers(base.shown, theirs, withSection(base.shown, section.questions, input.typed));
    const changedByOther = merged.changedByOther.filter((id) => section.questions.some((q) => q.id === id));
    // Having saved last oneself, one differs from the colleague one differed from then.
    const other = stored?.savedBy === actorName(ctx.actor) ? (base.against ?? stored.savedBy) : stored?.savedBy;
    const otherName = other !== undefined && (merged.clashes.length > 0 || changedByOther.length > 0) ? (await findPersonNames(tx, [other])).get(other) : undefined;
    const result = { ok: true, answers: merged.merged, clashes: merged.clashes, changedByOther, otherName } as const;
    // What clashed before this save, in another question perhaps, is kept until it is settled.
    const before = await openClash(tx, ctx, stored);
    const clashes = clashesAfter(before?.clashes ?? [], merged);
    const news = differencesOf(theirs, merged.merged).length > 0 || !sameClashes(clashes, before?.clashes ?? []);
    if (!news) return { ...result, version: stored?.version ?? 0, token: differencesOf(merged.shown, theirs).length === 0 ? String(stored?.version ?? 0) : input.token };
    const version = (stored?.version ?? 0) + 1;
    const behind = differencesOf(merged.shown, merged.merged).length > 0;
    const revision = {
      centreId,
      year,
      version,
      kind: 'saved',
      answers: merged.merged,
      shown: behind ? merged.shown : undefined,
      clashes: before || clashes.length > 0 ? clashes : undefined,
    } as const;
    if (!(await storeDraft(tx, ctx, { ...revision, against: behind ? other : before?.by }, round.demonstration))) throw new AppError('conflict');
    if (version === 1) await recordAudit(tx, ctx, { action: 'response.begun', subject: { kind: 'response', id: `${centreId}/${year}` }, centreId });
    return { ...result, version, token: behind ? `${version}t` : String(version) };
  });
}

/** For each clash, whose answer holds; by `part.question`. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/**
 * Settles what clashed. `revision`: the version the person compared with. Refused: `choose` when a clash has no choice,
 * `changed-again` when the stored answer is no longer the one that was compared.
 */
export async function settleClash(
  ctx: Ctx,
  input: { centreId: string; year: number; revision: number; choices: Choices },
): Promise<{ ok: true } | Refusal<AnswerRefusal | 'choose' | 'changed-again'>> {
  const { centreId, year } = input;
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, async (tx) => {
    await lockResponse(tx, centreId, year);
    const round = await selectCentreRound(tx, year, centreId);
    const stored = await selectResponse(tx, centreId, year);
    if (!stored || !round) throw new AppError('not-found');
    const refused = writingRefused(round, stored.status, norwegianDay(ctx.now));
    if (refused) return refuse(refused);
    const open = await openClash(tx, ctx, stored);
    if (!open) return { ok: true };
    const compared = await selectRevision(tx, centreId, year, input.revision);
    const changed = new Set(compared && differencesOf(compared.answers, stored.answers).map(clashKey));
    const byQuestion = { ...stored.answers.byQuestion };
    const comments = { ...stored.answers.comments };
    for (const clash of open.clashes) {
      const choice = input.choices[clashKey(clash)];
      if (choice === undefined) return refuse('choose');
      if (!compared || changed.has(clashKey(clash))) return refuse('changed-again');
      if (choice === 'theirs') continue;
      if (clash.part === 'comment') comments[clash.question] = clash.mine ?? '';
      else if (clash.mine) byQuestion[clash.question] = clash.mine;
      else delete byQuestion[clash.question];
    }
    const revision = { centreId, year, version: stored.version + 1, kind: 'settled', answers: { byQuestion, comments } } as const;
    if (!(await storeDraft(tx, ctx, revision, stored.demonstration))) throw new AppError('conflict');
    return { ok: true };
  });
}

export type Submitted =
  | { readonly ok: true; readonly receipt: string; readonly version: number }
  | (Refusal<'incomplete'> & { readonly faults: readonly Fault[] })
  | (Refusal<'stale'> & { readonly version: number })
  | Refusal<AnswerRefusal>;

function submitted(outcome: SubmissionOutcome): Submitted {
  if (outcome.outcome === 'submitted') return { ok: true, receipt: outcome.receipt, version: outcome.version };
  if (outcome.outcome === 'stale') return { ...refuse('stale'), version: outcome.version };
  return refuse(outcome.outcome);
}

/**
 * Sends in what is stored. `version`: the one the person looked over; a later one is refused as `stale`.
 * @throws AppError `not-found` for who may not answer
 */
export async function submitResponse(ctx: Ctx, { centreId, year, version }: { centreId: string; year: number; version: number }): Promise<Submitted> {
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const { edition } = formOf(ctx.definitions, centreId, year);
  return inTransaction(ctx, async (tx) => {
    const stored = await selectResponse(tx, centreId, year);
    if (stored?.status === 'submitted') return refuse('already-submitted');
    const draft = stored?.answers ?? noAnswers;
    const faults = checkAnswers(edition, draft, checksFor(ctx.definitions, year, true));
    if (faults.length > 0) return { ...refuse('incomplete'), faults };
    if (stored?.version !== version) return { ...refuse('stale'), version: stored?.version ?? 0 };
    return submitted(await storeSubmission(ctx, { centreId, year, baseVersion: version, answers: settledAnswers(edition, draft), receipt: newReceipt(year) }, tx));
  });
}

/** Answers given whole, checked and sent in: for programs. One round trip to the database, and durable when it returns. */
export async function submitAnswers(ctx: Ctx, { centreId, year, version, answers }: { centreId: string; year: number; version: number; answers: Draft }): Promise<Submitted> {
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const { edition } = formOf(ctx.definitions, centreId, year);
  const faults = checkAnswers(edition, answers, checksFor(ctx.definitions, year, true));
  if (faults.length > 0) return { ...refuse('incomplete'), faults };
  return submitted(await storeSubmission(ctx, { centreId, year, baseVersion: version, answers: settledAnswers(edition, answers), receipt: newReceipt(year) }));
}

/** A draft given whole, for programs: nothing is merged, a version other than `version` is refused as `stale`. */
export async function saveAnswers(
  ctx: Ctx,
  { centreId, year, version, answers }: { centreId: string; year: number; version: number; answers: Draft },
): Promise<Exclude<Submitted, { ok: true }> | { readonly ok: true; readonly version: number }> {
  if (!mayAnswer(ctx.actor, centreId)) throw new AppError('not-found');
  const { edition } = formOf(ctx.definitions, centreId, year);
  const faults = checkAnswers(edition, answers, checksFor(ctx.definitions, year, false));
  if (faults.length > 0) return { ...refuse('incomplete'), faults };
  return inTransaction(ctx, async (tx) => {
    await lockResponse(tx, centreId, year);
    const round = await selectCentreRound(tx, year, centreId);
    const stored = await selectResponse(tx, centreId, year);
    const refused = writingRefused(round, stored?.status ?? 'none', norwegianDay(ctx.now));
    if (refused || !round) return refuse(refused ?? 'no-round');
    if ((stored?.version ?? 0) !== version) return { ...refuse('stale'), version: stored?.version ?? 0 };
    if (stored && differencesOf(stored.answers, answers).length === 0) return { ok: true, version };
    if (!(await storeDraft(tx, ctx, { centreId, year, version: version + 1, kind: 'saved', answers }, round.demonstration))) throw new AppError('conflict');
    if (version === 0) await recordAudit(tx, ctx, { action: 'response.begun', subject: { kind: 'response', id: `${centreId}/${year}` }, centreId });
    return { ok: true, version: version + 1 };
  });
}

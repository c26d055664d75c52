import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { findPersonNames } from '../access/access.server.ts';
import { personId } from '../access/access.ts';
import type { Draft } from './answers.ts';
import { questionsOf } from './edition.ts';
import { formOf } from './inside/centre-form.ts';
import type { CentreForm } from './inside/centre-form.ts';
import { openClash } from './inside/clashes.server.ts';
import type { Token } from './inside/clashes.server.ts';
import { readRegister } from './inside/read-register.server.ts';
import { mayAnswer, mayReadResponse } from './inside/response-policy.ts';
import { selectHistory, selectOtherEditors, selectResponse } from './inside/response-query.server.ts';
import { storeEditor } from './inside/response-store.server.ts';
import { selectCentreRound, selectRoundsOfCentre } from './inside/round-query.server.ts';
import type { OwnRound } from './inside/round-query.server.ts';
import type { Clash } from './merge.ts';
import { noAnswers } from './questionnaire.ts';
import type { RegisterView } from './register-view.ts';
import { editorMinutes, norwegianDay, writingRefused } from './round.ts';
import type { AnswerRefusal, CentreRound, ResponseState, RevisionKind } from './round.ts';

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
  /** The answers held against the registers. */
  readonly register: RegisterView;
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
    const register = await readRegister(tx, ctx, { centreId, year, questions: questionsOf(form.edition) });
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
      register,
      clash: clash && { revision: stored!.version, clashes: clash.clashes, theirName: clash.by === undefined ? undefined : names.get(clash.by) },
    };
  });
}

/** The centre's rounds, newest first. @throws AppError `not-found` for who may not read them */
export async function listOwnRounds(ctx: Ctx, centreId: string): Promise<readonly OwnRound[]> {
  if (!mayReadResponse(ctx.actor, centreId)) throw new AppError('not-found');
  return inTransaction(ctx, (tx) => selectRoundsOfCentre(tx, centreId));
}

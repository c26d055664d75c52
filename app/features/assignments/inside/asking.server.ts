import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Tx } from '../../../platform/database.server.ts';
import { AppError, refuse } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import type { Assignment, AssignmentInput } from '../assignment.ts';
import { faultsOf } from '../faults.ts';
import type { Known } from '../faults.ts';
import type { Changed, Closed, Made } from '../inputs.ts';
import { isWriter } from './assignment-policy.ts';
import { findAssignment, findByOnce } from './assignment-query.server.ts';
import { insertAssignment, insertPart, lockOnce, updateClosed, updateInput } from './assignment-store.server.ts';
import { asSystem, doer, hold, remember, requireActing, wordFault } from './deed.server.ts';
import type { The } from './deed.server.ts';
import { askedLetter, changedLetter, closedLetter, newLetter, reopenedLetter } from './letters.ts';
import { inWords, onBoard, tellCentres } from './tell.server.ts';

const knownTo = (ctx: Ctx, centreId: string, before?: Assignment): Known => ({
  rules: ctx.definitions.assignments,
  topics: ctx.definitions.enquiries.topics,
  geography: ctx.definitions.geography,
  scheme: ctx.definitions.scheme,
  today: norwegianDay(ctx.now),
  centreId,
  before,
});
/** As it is stored: trimmed, each thing once. */
const tidied = (input: AssignmentInput): AssignmentInput => ({
  ...input,
  title: input.title.trim(),
  text: input.text.trim(),
  requesterName: input.requester === 'authority' || input.requester === 'centre' ? '' : input.requesterName.trim(),
  themes: [...new Set(input.themes)],
});

/** `once`: made with the form, so that what is posted twice is one assignment. All centres are told, or the one that is asked directly. */
export async function makeAssignment(
  ctx: Ctx,
  { centreId, once, input: given }: { readonly centreId: string; readonly once: string; readonly input: AssignmentInput },
): Promise<Made> {
  requireActing(ctx, centreId);
  if (!/^[\w-]{8,80}$/.test(once)) throw new AppError('malformed');
  const input = tidied(given);
  return inTransaction(ctx, async (tx) => {
    await lockOnce(tx, centreId, once);
    const before = await findByOnce(tx, centreId, once);
    if (before !== undefined) return { ok: true, id: before, again: true };
    const faults = faultsOf(input, knownTo(ctx, centreId));
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    const id = randomUUID();
    await insertAssignment(tx, { id, once, demonstration: ctx.definitions.scheme.demonstration, centreId, input, at: ctx.now, toldOn: norwegianDay(ctx.now), by: doer(ctx) });
    const made = await found(tx, id);
    const { kind, title, dueOn, requester, askedCentreId } = input;
    await remember(tx, ctx, made, { centreId, deed: 'made', after: { kind, title, dueOn, requester } });
    if (askedCentreId !== '') {
      await insertPart(tx, { assignmentId: id, centreId: askedCentreId }, { state: 'asked', askedBy: '' }, ctx.now);
      await remember(tx, ctx, made, { centreId, deed: 'asked', to: askedCentreId });
    }
    const by = inWords(ctx, centreId);
    await asSystem(tx, ctx, (system) =>
      askedCentreId === '' ? tellCentres(tx, system, onBoard(ctx, made, [centreId]), newLetter(made, by)) : tellCentres(tx, system, [askedCentreId], askedLetter(made, by)),
    );
    return { ok: true, id, again: false };
  });
}
async function found(tx: Tx, id: string): Promise<Assignment> {
  const assignment = await findAssignment(tx, id);
  if (!assignment) throw new AppError('not-found');
  return assignment;
}

/** Held, for whoever wrote it down or the authority. @throws AppError `not-found` */
async function holdOwn(tx: Tx, ctx: Ctx, { centreId, id }: The): Promise<Assignment> {
  const assignment = await hold(tx, ctx, id);
  if (!isWriter(assignment, centreId)) throw new AppError('not-found');
  return assignment;
}
/** Those who have it or are asked, but for the one who does this. */
const concerned = ({ parts }: Assignment, but: string): string[] => parts.filter((p) => (p.state === 'taken' || p.state === 'asked') && p.centreId !== but).map((p) => p.centreId);
const unfinished = ({ state }: Assignment): boolean => state === 'open' || state === 'taken';

/** `version`: the one the page showed. What somebody else has changed since is not written over. Whom it is asked of is not changed here. */
export async function changeAssignment(
  ctx: Ctx,
  { centreId, id, version, input: given }: The & { readonly version: number; readonly input: Omit<AssignmentInput, 'askedCentreId'> },
): Promise<Changed> {
  requireActing(ctx, centreId);
  const input = tidied({ ...given, askedCentreId: '' });
  return inTransaction(ctx, async (tx) => {
    const assignment = await holdOwn(tx, ctx, { centreId, id });
    if (!unfinished(assignment)) return refuse('over');
    if (assignment.version !== version) return refuse('changed-meanwhile');
    const faults = faultsOf(input, knownTo(ctx, centreId, assignment));
    if (faults.length > 0) return { ok: false, reason: 'invalid', faults };
    const [before, after] = [factsIn(assignment), factsIn(input)];
    if (JSON.stringify(before) === JSON.stringify(after)) return { ok: true };
    await updateInput(tx, id, input);
    await remember(tx, ctx, { ...assignment, title: input.title }, { centreId, deed: 'changed', before, after });
    await asSystem(tx, ctx, (system) => tellCentres(tx, system, concerned(assignment, centreId), changedLetter({ ...assignment, ...input })));
    return { ok: true };
  });
}
const factsIn = ({ kind, title, text, requester, requesterName, dueOn, hours, region, themes, wanted }: Omit<AssignmentInput, 'askedCentreId'>): object => ({
  kind,
  title,
  text,
  requester,
  requesterName,
  dueOn,
  hours,
  region,
  themes: themes.toSorted(),
  wanted,
});

/** Nothing more comes of it, and `word` says why; those who have it are told. What was done stays done. Closed already: nothing happens. */
export async function closeAssignment(ctx: Ctx, { centreId, id, word }: The & { readonly word: string }): Promise<Closed> {
  requireActing(ctx, centreId);
  const fault = wordFault(word);
  return inTransaction(ctx, async (tx) => {
    const assignment = await holdOwn(tx, ctx, { centreId, id });
    if (fault) return refuse(fault);
    if (assignment.state === 'closed') return { ok: true };
    if (!unfinished(assignment)) return refuse('over');
    await updateClosed(tx, id, ctx.now, word.trim());
    await remember(tx, ctx, assignment, { centreId, deed: 'closed', word: word.trim() });
    await asSystem(tx, ctx, (system) => tellCentres(tx, system, concerned(assignment, centreId), closedLetter(assignment, inWords(ctx, centreId))));
    return { ok: true };
  });
}

/** As it was when it was closed: those who had it have it. Open already: nothing happens. */
export async function reopenAssignment(ctx: Ctx, { centreId, id }: The): Promise<{ readonly ok: true }> {
  requireActing(ctx, centreId);
  return inTransaction(ctx, async (tx) => {
    const assignment = await holdOwn(tx, ctx, { centreId, id });
    if (assignment.state !== 'closed') return { ok: true };
    await updateClosed(tx, id, null, '');
    await remember(tx, ctx, assignment, { centreId, deed: 'reopened' });
    await asSystem(tx, ctx, (system) => tellCentres(tx, system, concerned(assignment, centreId), reopenedLetter(assignment, inWords(ctx, centreId))));
    return { ok: true };
  });
}

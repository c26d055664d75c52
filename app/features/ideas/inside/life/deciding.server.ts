import { randomUUID } from 'node:crypto';
import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { AppError, invariant, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import { norwegianDay, norwegianYear } from '../../../../platform/locale.ts';
import { oneLine } from '../../../../platform/one-line.ts';
import type { Draft, Idea, IdeaVersion, RemarkInput, The } from '../../idea-case.ts';
import { fields, placeIn, written } from '../../idea-content.ts';
import { stateAfter } from '../../idea.ts';
import type { Level, Move } from '../../idea.ts';
import { indexIdea } from '../search/index-store.server.ts';
import { recountUses } from '../use/counting.server.ts';
import { asSystem, done, findAgain, missingIn, note, stateOf, trustedFrom, wordFault } from './deed.server.ts';
import { holdAsEditor } from './duty.server.ts';
import { findDraft, selectVersions } from './idea-query.server.ts';
import { insertRemark, insertVersion, settleRemarks, updateDraft, updateIdea } from './idea-store.server.ts';
import { tellAuthor } from './letters.server.ts';
import { invalid } from './writing.server.ts';
import type { Invalid } from './writing.server.ts';

/** What an editor decides on an idea that waits. @throws AppError `not-found` for everybody else */

/** own-idea: the centre holds the idea, and another centre has the turn too; changed-meanwhile: taken back, or decided, since it was shown. */
export type Decided<R extends string = never> = Promise<{ readonly ok: true } | Refusal<'not-now' | 'changed-meanwhile' | 'own-idea' | R>>;
interface Held {
  readonly idea: Idea;
  readonly draft: Draft;
  readonly as: string;
}

/** Held with what is written, as it stood before the editor, and where the move is one; else why not. */
export async function holdToDecide(tx: Tx, ctx: Ctx, { id, version }: The, move: Move): Promise<Held | Refusal<'own-idea' | 'not-now' | 'changed-meanwhile'>> {
  const held = await holdAsEditor(tx, ctx, id);
  if ('ok' in held) return held;
  const draft = await findDraft(tx, id);
  // Its holder has taken it back: what they write now is not the editors' to read.
  if (draft?.version !== version) return refuse('changed-meanwhile');
  return stateAfter(stateOf(held.idea, draft), move) === undefined ? refuse('not-now') : { ...held, draft };
}

/** With the place as it was in the year it is about. */
function versionOf(ctx: Ctx, draft: Draft, more: Pick<IdeaVersion, 'n' | 'level' | 'changeNote' | 'editorCentreId'>): IdeaVersion {
  const { content } = draft;
  const place = placeIn(ctx.definitions.geography, content.municipality, Math.min(content.year ?? norwegianYear(ctx.now), norwegianYear(ctx.now)));
  invariant(place, 'what lacks nothing has a municipality of its year');
  const { code, name, county } = place;
  return { ...more, content, size: content.size, municipality: { code, name }, county: { code: county.code, name: county.name }, region: county.region, publishedAt: ctx.now };
}
/** What is written becomes what readers see, at the level the editor confirms. */
export async function publishIdea(
  ctx: Ctx,
  { level, changeNote: words = '', ...the }: The & { readonly level: Level; readonly changeNote?: string | undefined },
): Promise<Awaited<Decided<'no-reference' | 'too-long' | 'identity-number'>> | Invalid> {
  const changeNote = oneLine(written(words));
  return inTransaction(ctx, async (tx) => {
    const held = await holdToDecide(tx, ctx, the, 'publish');
    if ('ok' in held) return held;
    const { idea, draft, as } = held;
    const fault = wordFault(changeNote);
    if (fault) return refuse(fault);
    const faults = missingIn(ctx, draft.content);
    if (faults.length > 0) return invalid(faults);
    if (level === 'effect-shown' && draft.content.reference === '') return refuse('no-reference');
    const [last] = await selectVersions(tx, idea.id, 1);
    const n = (last?.n ?? 0) + 1;
    await insertVersion(tx, idea.id, versionOf(ctx, draft, { n, level, changeNote, editorCentreId: as }));
    const at = ctx.now;
    await updateIdea(tx, idea.id, {
      ...trustedFrom(ctx, norwegianDay(at)),
      standing: 'published',
      published_at: idea.publishedAt ?? at,
      changed_at: at,
      withdrawn_at: null,
      confirmed_level: level,
      editor_centre_id: as,
    });
    await updateDraft(tx, idea.id, { writing: 'settled', changed_at: at });
    await settleRemarks(tx, idea.id, at);
    await note(tx, ctx, 'published', idea, { as, word: changeNote, before: { standing: idea.standing }, after: { standing: 'published', version: n, level } });
    await indexIdea(tx, ctx, idea.id);
    // Whose uses are its own municipality's is another matter where that is another.
    if (last) await recountUses(tx, ctx, idea.id);
    await asSystem(tx, ctx, async (system) => tellAuthor(tx, system, await findAgain(tx, idea.id), 'published', { as }));
    return done;
  });
}

const known: ReadonlySet<string> = new Set(fields);
const tidy = ({ field, quote, body }: RemarkInput): RemarkInput => ({ field, quote: written(quote).slice(0, 400), body: written(body) });
/** With comments beside the text, or a word about all of it. */
export async function askForChange(ctx: Ctx, input: The & { readonly remarks: readonly RemarkInput[]; readonly word: string }): Decided<'empty' | 'identity-number' | 'too-long'> {
  const word = written(input.word);
  const remarks = input.remarks.map(tidy).filter((r) => r.body !== '');
  if (remarks.length > 60 || remarks.some((r) => !known.has(r.field))) throw new AppError('malformed');
  return inTransaction(ctx, async (tx) => {
    const held = await holdToDecide(tx, ctx, input, 'ask-for-change');
    if ('ok' in held) return held;
    const { idea, as } = held;
    if (word === '' && remarks.length === 0) return refuse('empty');
    for (const text of [word, ...remarks.map((r) => r.body)]) {
      const fault = wordFault(text);
      if (fault) return refuse(fault);
    }
    // What was asked before is answered by what was sent since: only the new stands open.
    await settleRemarks(tx, idea.id, ctx.now);
    for (const remark of remarks) await insertRemark(tx, randomUUID(), idea.id, remark, { centreId: as, at: ctx.now });
    await updateDraft(tx, idea.id, { writing: 'change-asked', changed_at: ctx.now });
    await decided(tx, ctx, held, 'change-asked', word, remarks.length);
    return done;
  });
}

/** Kindly, and always with a reason. */
export async function declineIdea(ctx: Ctx, input: The & { readonly reason: string }): Decided<'empty' | 'identity-number' | 'too-long'> {
  const reason = written(input.reason);
  return inTransaction(ctx, async (tx) => {
    const held = await holdToDecide(tx, ctx, input, 'decline');
    if ('ok' in held) return held;
    if (reason === '') return refuse('empty');
    const fault = wordFault(reason);
    if (fault) return refuse(fault);
    await settleRemarks(tx, held.idea.id, ctx.now);
    await updateDraft(tx, held.idea.id, { writing: 'declined', changed_at: ctx.now });
    await decided(tx, ctx, held, 'declined', reason);
    return done;
  });
}
async function decided(tx: Tx, ctx: Ctx, { idea, draft, as }: Held, deed: 'change-asked' | 'declined', word: string, remarks = 0): Promise<void> {
  await updateIdea(tx, idea.id, { editor_centre_id: as });
  await note(tx, ctx, deed, idea, { as, word, before: { writing: draft.writing }, after: { writing: deed, ...(remarks > 0 && { remarks }) } });
  await asSystem(tx, ctx, (system) => tellAuthor(tx, system, idea, deed, { as, word, remarks }));
}

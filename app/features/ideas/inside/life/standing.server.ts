import type { Ctx } from '../../../../platform/context.ts';
import { inTransaction } from '../../../../platform/database.server.ts';
import type { Tx } from '../../../../platform/database.server.ts';
import { invariant, refuse } from '../../../../platform/errors.ts';
import type { Refusal } from '../../../../platform/errors.ts';
import type { Deed, Idea } from '../../idea-case.ts';
import { written } from '../../idea-content.ts';
import { moves } from '../../idea.ts';
import type { Level } from '../../idea.ts';
import { indexIdea } from '../search/index-store.server.ts';
import { asSystem, done, holdOwn, note, wordFault } from './deed.server.ts';
import { holdAsEditor } from './duty.server.ts';
import { selectVersions } from './idea-query.server.ts';
import { updateIdea } from './idea-store.server.ts';
import { tellAuthor } from './letters.server.ts';

/** What readers meet, changed without a word of the text: taken away and back, by its holder or by an editor. */

export type Stood<R extends string = never> = Promise<{ readonly ok: true } | Refusal<'not-now' | R>>;
interface WithWord {
  readonly id: string;
  /** Why; may be empty where nothing else is said. */
  readonly word: string;
}
type Turn = 'withdraw' | 'republish' | 'hide' | 'show';
const deeds = { withdraw: 'withdrawn', republish: 'republished', hide: 'hidden', show: 'shown' } as const satisfies Record<Turn, Deed>;
// Whatever is being written stays as it is: these moves are about where readers meet it alone.
const mayTurn = (idea: Idea, turn: Turn): boolean => (moves[turn].standing as readonly string[]).includes(idea.standing);

async function turn(tx: Tx, ctx: Ctx, idea: Idea, to: Turn, { as, word = '' }: { readonly as?: string; readonly word?: string } = {}): Promise<void> {
  const { standing } = moves[to].to;
  await updateIdea(tx, idea.id, { standing, changed_at: ctx.now, withdrawn_at: standing === 'withdrawn' ? ctx.now : null, ...(as !== undefined && { editor_centre_id: as }) });
  await note(tx, ctx, deeds[to], idea, { as, word, before: { standing: idea.standing }, after: { standing } });
  await indexIdea(tx, ctx, idea.id);
}

/** By its holder: readers are told that it was withdrawn; the versions are kept. */
export async function withdrawIdea(ctx: Ctx, input: WithWord): Stood<'identity-number' | 'too-long'> {
  const word = written(input.word);
  return inTransaction(ctx, async (tx) => {
    const { idea } = await holdOwn(tx, ctx, input.id);
    if (!mayTurn(idea, 'withdraw')) return refuse('not-now');
    const fault = wordFault(word);
    if (fault) return refuse(fault);
    await turn(tx, ctx, idea, 'withdraw', { word });
    return done;
  });
}
export async function republishIdea(ctx: Ctx, { id }: { readonly id: string }): Stood {
  return inTransaction(ctx, async (tx) => {
    const { idea } = await holdOwn(tx, ctx, id);
    if (!mayTurn(idea, 'republish')) return refuse('not-now');
    await turn(tx, ctx, idea, 'republish');
    return done;
  });
}

/** By an editor, after a report or what they saw: with a reason, which the author is told. */
export async function hideIdea(ctx: Ctx, input: WithWord): Stood<'own-idea' | 'identity-number' | 'too-long' | 'empty'> {
  const word = written(input.word);
  return inTransaction(ctx, async (tx) => (word === '' ? refuse('empty') : asEditor(tx, ctx, input.id, 'hide', word)));
}
export async function showIdea(ctx: Ctx, input: WithWord): Stood<'own-idea' | 'identity-number' | 'too-long'> {
  return inTransaction(ctx, (tx) => asEditor(tx, ctx, input.id, 'show', written(input.word)));
}
async function asEditor(tx: Tx, ctx: Ctx, id: string, to: 'hide' | 'show', word: string): Stood<'own-idea' | 'identity-number' | 'too-long'> {
  const held = await holdAsEditor(tx, ctx, id);
  if ('ok' in held) return held;
  const { idea, as } = held;
  if (!mayTurn(idea, to)) return refuse('not-now');
  const fault = wordFault(word);
  if (fault) return refuse(fault);
  await turn(tx, ctx, idea, to, { as, word });
  await asSystem(tx, ctx, (system) => tellAuthor(tx, system, idea, deeds[to], { as, word }));
  return done;
}

/** Of what is published, when it has been tried longer, or better: no word of it changes. */
export async function confirmLevel(ctx: Ctx, { id, level }: { readonly id: string; readonly level: Level }): Stood<'own-idea' | 'no-reference'> {
  return inTransaction(ctx, async (tx) => {
    const held = await holdAsEditor(tx, ctx, id);
    if ('ok' in held) return held;
    const { idea, as } = held;
    if (idea.standing !== 'published') return refuse('not-now');
    const [published] = await selectVersions(tx, idea.id, 1);
    invariant(published, 'what is published has a version');
    if (level === 'effect-shown' && published.content.reference === '') return refuse('no-reference');
    await updateIdea(tx, idea.id, { confirmed_level: level, changed_at: ctx.now });
    await note(tx, ctx, 'level-confirmed', idea, { as, word: level, before: { level: idea.confirmedLevel }, after: { level } });
    await indexIdea(tx, ctx, idea.id);
    return done;
  });
}

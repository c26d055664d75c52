import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { readForm, wholeNumber } from '../../../../ui/posted-form.ts';
import type { FormBody } from '../../../../ui/posted-form.ts';
import type { EditorsIdea, The } from '../../idea-case.ts';
import { isLevel } from '../../idea.ts';
import { confirmLevel, findPublished, getForEditor, hideIdea, mergeIdea, showIdea } from '../../ideas.server.ts';
import { theCase } from './case-page.tsx';
import { decidedOn, refusedCase } from './decide-deeds.ts';

/** POST …/sla-sammen: two are one. Which of them stays is the editor's choice. */
export async function postMerge(c: AppContext): Promise<Response> {
  const the = await theCase(c);
  const body = await readForm(c);
  const attempt = { body, open: 'merge' } as const;
  const number = wholeNumber(body.text('nummer'));
  if (number === undefined) return refusedCase(c, 'number', 'nummer', attempt);
  const keepsThis = body.text('behold') === 'denne';
  if (keepsThis && the.idea.standing !== 'published') return refusedCase(c, 'keep-unpublished', 'behold-denne', attempt);
  if (number === the.idea.number) return refusedCase(c, 'itself', 'nummer', attempt);
  const goes = keepsThis ? await theOther(c, number) : { id: the.idea.id, version: wholeNumber(body.text('version')) ?? 0 };
  if (!goes) return refusedCase(c, 'no-such-idea', 'nummer', attempt);
  const merged = await mergeIdea(ctxOf(c), { ...goes, into: keepsThis ? the.idea.number : number, word: body.text('ord') });
  if (merged.ok) return decidedOn(c, goes.id, 'slatt-sammen');
  return refusedCase(c, merged.reason, merged.reason === 'identity-number' || merged.reason === 'too-long' ? 'sla-sammen-ord' : 'nummer', attempt);
}

/** The idea of that number, as an editor has it now; undefined when readers see none. */
async function theOther(c: AppContext, number: number): Promise<The | undefined> {
  const ctx = ctxOf(c);
  const found = await findPublished(ctx, number);
  if (!found || !('idea' in found)) return undefined;
  const { draft } = await getForEditor(ctx, found.idea.id);
  return { id: found.idea.id, version: draft?.version ?? 0 };
}

interface Asked {
  readonly the: EditorsIdea;
  readonly body: FormBody;
}
const asked = async (c: AppContext): Promise<Asked> => ({ the: await theCase(c), body: await readForm(c) });

/** POST …/skjul and …/vis: taken from readers, and given back. */
export async function postHide(c: AppContext): Promise<Response> {
  const { the, body } = await asked(c);
  const done = await hideIdea(ctxOf(c), { id: the.idea.id, word: body.text('ord') });
  return done.ok ? decidedOn(c, the.idea.id, 'skjult') : refusedCase(c, done.reason, 'skjul-ord', { body, open: 'hide' });
}
export async function postShow(c: AppContext): Promise<Response> {
  const { the, body } = await asked(c);
  const done = await showIdea(ctxOf(c), { id: the.idea.id, word: body.text('ord') });
  return done.ok ? decidedOn(c, the.idea.id, 'vist') : refusedCase(c, done.reason, 'vis-ord', { body, open: 'hide' });
}

/** POST …/niva: of what is published. */
export async function postLevel(c: AppContext): Promise<Response> {
  const { the, body } = await asked(c);
  const level = body.text('niva');
  if (!isLevel(level)) throw new AppError('malformed');
  const done = await confirmLevel(ctxOf(c), { id: the.idea.id, level });
  return done.ok ? decidedOn(c, the.idea.id, 'niva') : refusedCase(c, done.reason, 'nytt-niva-effect-shown', { body, open: 'level' });
}

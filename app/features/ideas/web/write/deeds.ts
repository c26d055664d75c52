import type { AppContext } from '../../../../platform/context.ts';
import { href } from '../../../../platform/locale.ts';
import { readForm, wholeNumber } from '../../../../ui/posted-form.ts';
import type { The } from '../../idea-case.ts';
import { discardDraft, republishIdea, takeBack, withdrawIdea } from '../../ideas.server.ts';
import { showEditor } from './show-editor.tsx';
import { whereOf, writtenAt } from './where.ts';
import type { Where } from './where.ts';
import { minePath } from './write-paths.ts';
import { writeTexts } from './write-texts.ts';

/** One press each: the page again with how it stands when it was too late. */

interface Asked {
  readonly where: Where;
  readonly the: The;
  readonly word: string;
}
async function asked(c: AppContext): Promise<Asked> {
  const where = whereOf(c, writeTexts[c.var.locale]);
  const { idea } = await writtenAt(c, where);
  const body = await readForm(c);
  return { where, the: { id: idea.id, version: wholeNumber(body.text('version')) ?? 0 }, word: body.text('ord') };
}
const back = (c: AppContext, where: Where, ok: string): Response => c.redirect(`${href(c.var.locale, where.base)}?ok=${ok}`, 303);
const tooLate = async (c: AppContext, where: Where): Promise<Response> => showEditor(c, where, await writtenAt(c, where), { refused: 'not-now' }, 409);

export async function postTakeBack(c: AppContext): Promise<Response> {
  const { where, the } = await asked(c);
  const done = await takeBack(where.ctx, the);
  return done.ok ? back(c, where, 'tatt-tilbake') : tooLate(c, where);
}

export async function postWithdraw(c: AppContext): Promise<Response> {
  const { where, the, word } = await asked(c);
  const done = await withdrawIdea(where.ctx, { id: the.id, word });
  if (done.ok) return back(c, where, 'trukket');
  if (done.reason === 'not-now') return tooLate(c, where);
  const t = writeTexts[c.var.locale];
  return showEditor(c, where, await writtenAt(c, where), { word, errors: [{ href: '#ord', message: t.faults.identity(t.standing.withdrawWord) }] }, 422);
}

export async function postRepublish(c: AppContext): Promise<Response> {
  const { where, the } = await asked(c);
  const done = await republishIdea(where.ctx, { id: the.id });
  return done.ok ? back(c, where, 'satt') : tooLate(c, where);
}

export async function postDiscard(c: AppContext): Promise<Response> {
  const { where, the } = await asked(c);
  const done = await discardDraft(where.ctx, the);
  if (!done.ok) return tooLate(c, where);
  if (!done.gone) return back(c, where, 'forkastet');
  return c.redirect(href(c.var.locale, where.link ? '/idebanken' : `${minePath}?ok=kastet`), 303);
}

import type { AppContext } from '../../../../platform/context.ts';
import { formatTime, href } from '../../../../platform/locale.ts';
import type { WrittenIdea } from '../../idea-case.ts';
import { draftFaults } from '../../idea-content.ts';
import { saveDraft } from '../../ideas.server.ts';
import { tickRemark } from '../../inside/ticks/ticking.server.ts';
import { showClash } from './clash-page.tsx';
import { warningsIn } from './editor-notes.tsx';
import { showEditor } from './show-editor.tsx';
import { labelOf, readIdea } from './typed-idea.ts';
import type { ReadIdea } from './typed-idea.ts';
import { whereOf, writtenAt } from './where.ts';
import type { Where } from './where.ts';
import { writeTexts } from './write-texts.ts';

/** The editor, or how it stands while the editors of the bank have it. */
export async function getEditorPage(c: AppContext): Promise<Response> {
  const where = whereOf(c, writeTexts[c.var.locale]);
  const written = await writtenAt(c, where);
  return showEditor(c, where, written);
}

/** Saves what is typed, then does what the pressed button says: nothing more, look over, go to the pictures, or tick a remark. */
export async function postEditorPage(c: AppContext): Promise<Response> {
  const where = whereOf(c, writeTexts[c.var.locale]);
  const written = await writtenAt(c, where);
  const read = await readIdea(c, written.draft.content);
  const machine = (c.req.header('accept') ?? '').includes('application/json');
  const saved = await save(c, where, written, read);
  if (machine) return answerMachine(c, read, saved);
  if (!saved.ok && saved.reason === 'changed-meanwhile') return showClash(c, where, await writtenAt(c, where), read.typed);
  if (!saved.ok && saved.reason === 'not-now') return showEditor(c, where, await writtenAt(c, where), { typed: read.typed, refused: 'locked' }, 409);
  if (!saved.ok || read.errors.length > 0) {
    const version = saved.ok ? saved.version : read.typed.version;
    return showEditor(c, where, await writtenAt(c, where), { typed: { ...read.typed, version }, errors: read.errors }, 422);
  }
  return goOn(c, where, written, read);
}

type Saved = { readonly ok: true; readonly version: number } | { readonly ok: false; readonly reason: 'changed-meanwhile' | 'not-now' | 'invalid' };

/** What can be kept is kept, also when something in the form must be put right: a municipality nobody knows keeps no text away. */
async function save(c: AppContext, where: Where, written: WrittenIdea, { typed, errors }: ReadIdea): Promise<Saved> {
  const { ideas: rules, geography } = c.var.services.definitions;
  const onlyPlace = errors.every((e) => e.href === '#kommune' || e.href === '#ar');
  if (!onlyPlace || draftFaults(typed.content, rules, geography).length > 0) return { ok: false, reason: 'invalid' };
  // A published idea that is only looked over gets no draft beside it.
  const { version, content } = written.draft;
  if (typed.version === version && written.may.write && JSON.stringify(content) === JSON.stringify(typed.content)) return { ok: true, version };
  return saveDraft(where.ctx, { id: written.idea.id, version: typed.version, content: typed.content });
}

/** What the form's own script is told. */
function answerMachine(c: AppContext, { typed, errors }: ReadIdea, saved: Saved): Response {
  const { locale, services } = c.var;
  const t = writeTexts[locale];
  if (!saved.ok) {
    if (saved.reason === 'changed-meanwhile') return c.json({ message: t.refused['changed-meanwhile'] }, 409);
    return c.json({ message: saved.reason === 'not-now' ? t.refused.locked : errors.map((e) => e.message).join(' ') }, 422);
  }
  const savedAt = formatTime(locale, services.now());
  const answer = { version: saved.version, savedAt };
  if (errors.length > 0) return c.json({ ...answer, warn: true, message: t.form.savedBut(savedAt, errors.map((e) => e.message).join(' ')) });
  const [said] = warningsIn(typed.content).filter((w) => w.warning.weight !== 'mild');
  if (!said) return c.json(answer);
  return c.json({ ...answer, warn: true, message: t.form.savedLook(savedAt, said.warning.weight === 'refuse' ? t.warnings.stop : t.warnings.title, labelOf(t, said.field)) });
}

async function goOn(c: AppContext, where: Where, { idea }: WrittenIdea, { body, typed }: ReadIdea): Promise<Response> {
  const at = (rest: string): Response => c.redirect(href(c.var.locale, where.base) + rest, 303);
  const deed = body.text('handling');
  const tick = /^(u?gjort):([\w-]{1,64})$/.exec(deed);
  if (tick) {
    await tickRemark(where.ctx, { id: idea.id, remarkId: tick[2]!, done: tick[1] === 'gjort' });
    return at(`#merknad-${tick[2]!}`);
  }
  if (deed === 'vis') return at('/forhandsvisning');
  if (deed === 'filer') return at('/filer');
  return at(`?ok=${typed.tidied ? 'ryddet' : 'lagret'}`);
}

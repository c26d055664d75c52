import type { AppContext } from '../../../../platform/context.ts';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { respond } from '../../../../ui/respond.tsx';
import type { WrittenIdea } from '../../idea-case.ts';
import { listFiles } from '../../idea-files.server.ts';
import { listTicked } from '../../inside/ticks/ticking.server.ts';
import { listBrokenLinks } from '../../idea-uses.server.ts';
import { EditorView } from './editor-view.tsx';
import { showSent } from './sent-view.tsx';
import { SeldomDeeds } from './standing-note.tsx';
import { typedFrom } from './typed-idea.ts';
import type { TypedIdea } from './typed-idea.ts';
import type { Where } from './where.ts';
import { writeTexts } from './write-texts.ts';

export interface EditorAnswer {
  readonly typed?: TypedIdea | undefined;
  readonly errors?: readonly FieldError[] | undefined;
  readonly refused?: 'not-now' | 'locked' | undefined;
  /** What was written as the reason for withdrawing it, when that form comes back. */
  readonly word?: string | undefined;
}

export async function showEditor(c: AppContext, where: Where, written: WrittenIdea, { typed, errors = [], refused, word }: EditorAnswer = {}, status = 200): Promise<Response> {
  const t = writeTexts[c.var.locale];
  // What was typed is shown also where it can no longer be saved.
  if (!written.may.write && typed === undefined) return showSent(c, where, written, refused, status);
  const ok = status === 200 ? (c.req.query('ok') ?? '') : '';
  const done = Object.hasOwn(t.done, ok) ? t.done[ok as keyof typeof t.done] : undefined;
  const shown = {
    where,
    written,
    typed: typed ?? typedFrom(c, written.draft.content, written.draft.version),
    files: await listFiles(where.ctx, written.idea.id, where.base),
    ticked: await listTicked(where.ctx, written.idea.id),
    broken: await listBrokenLinks(where.ctx, written.idea.id),
    errors,
    refused,
    done,
  };
  return respond(
    c,
    {
      title: written.draft.content.title || t.form.untitled,
      breadcrumbs: where.crumbs,
      current: '/idebanken',
      robots: 'noindex',
      script: true,
      faulty: errors.length > 0,
      children: (
        <>
          <EditorView c={c} shown={shown} />
          <SeldomDeeds c={c} where={where} written={written} word={word} />
        </>
      ),
    },
    status,
  );
}

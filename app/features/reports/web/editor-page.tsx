import { renderToStaticMarkup } from 'react-dom/server';
import type { AppContext } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { draftTexts } from '../draft-texts.ts';
import { chapterForm, fieldsOf } from '../inside/chapter-input.ts';
import type { ChapterForm } from '../inside/chapter-input.ts';
import { editChapter, removeChapter, useSuggestion } from '../report-drafts.server.ts';
import { listNumbers } from '../inside/draft-preview.ts';
import type { Draft } from '../report.ts';
import { getEditedChapter } from '../report-editor.server.ts';
import { countsOf, EditorView, RemoveChapter } from './editor-view.tsx';
import type { EditorFault } from './editor-view.tsx';
import { PreviewView } from './preview-view.tsx';

interface Place {
  readonly report: string;
  readonly slug: string;
}
const placeOf = (c: AppContext): Place => ({ report: c.req.param('report') ?? '', slug: c.req.param('chapter') ?? '' });
const pathOf = ({ report, slug }: Place): string => `/direktoratet/rapporter/${report}/${slug}`;

/** GET /direktoratet/rapporter/{report}/{chapter}: the text beside how it will look, and the sentences with their verdicts. */
export async function getEditor(c: AppContext): Promise<Response> {
  requireOfficer(c);
  return showEditor(c, placeOf(c), {});
}

interface Shown {
  /** Typed and not saved. */
  typed?: Record<string, string> | undefined;
  faults?: readonly EditorFault[] | undefined;
  /** What somebody else saved meanwhile. */
  now?: Draft | undefined;
}

async function showEditor(c: AppContext, place: Place, { typed, faults = [], now }: Shown, status = 200): Promise<Response> {
  const { locale } = c.var;
  // A text that was refused for its own sake is given back, and what is saved is judged.
  const judged = status === 422 && faults.some((f) => f.field === 'markdown') ? undefined : typed?.['markdown']?.replaceAll('\r\n', '\n');
  const chapter = await getEditedChapter(ctxOf(c), { ...place, typed: judged });
  const t = draftTexts[locale];
  return respond(
    c,
    {
      title: `${chapter.draft.number} ${chapter.draft.title}`,
      breadcrumbs: [
        { label: t.reports.title, path: '/direktoratet/rapporter' },
        { label: chapter.report.title, path: `/direktoratet/rapporter/${place.report}` },
        { label: t.editor.edit(chapter.draft.number), path: pathOf(place) },
      ],
      current: '/direktoratet/rapporter',
      script: true,
      children: (
        <>
          <EditorView chapter={chapter} typed={typed} faults={faults} now={now} locale={locale} path={pathOf(place)} />
          {chapter.report.open && <RemoveChapter draft={chapter.draft} path={pathOf(place)} locale={locale} />}
        </>
      ),
    },
    status,
  );
}

/** POST …/forhandsvisning: how the typed text will look, as a piece of HTML for the page's script, with what it would be judged. Saves nothing. */
export async function postPreview(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const typed = fieldsOf(await c.req.formData());
  const markdown = chapterForm.shape.markdown.safeParse(typed['markdown'] ?? '');
  // Nothing to show: the page keeps the preview it has, and saving says what is wrong.
  if (!markdown.success) return c.body(null, 422);
  const chapter = await getEditedChapter(ctxOf(c), { ...placeOf(c), typed: markdown.data });
  const t = draftTexts[c.var.locale].editor;
  return c.html(
    renderToStaticMarkup(
      <>
        <p className="k-small k-quiet">
          {t.counts(...countsOf(listNumbers(chapter.text, chapter.judged)))}. {t.listBelow}
        </p>
        <PreviewView chapter={chapter} locale={c.var.locale} />
      </>,
    ),
  );
}

type Deed = { readonly kind: 'save' | 'show' | 'insert' } | { readonly kind: 'suggestion' | 'tie'; readonly n: number; readonly text: string };
function deedOf(value: string | undefined): Deed {
  if (value === 'vis') return { kind: 'show' };
  if (value === 'sett-inn') return { kind: 'insert' };
  const m = /^(forslag|knytt):(\d{1,4}):([\s\S]*)$/.exec(value ?? '');
  return m ? { kind: m[1] === 'forslag' ? 'suggestion' : 'tie', n: Number(m[2]), text: m[3]! } : { kind: 'save' };
}

/** Faults of a form, each on its field and in the language of the page. */
function faultsOf(issues: readonly { readonly path: readonly PropertyKey[] }[], locale: AppContext['var']['locale']): EditorFault[] {
  const t = draftTexts[locale].editor.faults;
  const fields = { number: t.number, title: t.title, lead: t.lead, date: t.date, markdown: t.markdown };
  return [...new Set(issues.map((i) => String(i.path[0])))].flatMap((name) => (name in fields ? [{ field: name, message: fields[name as keyof typeof fields] }] : []));
}

/**
 * POST: saves what is typed, then does what the pressed button says: nothing more, use a suggestion, or go on to tie or
 * insert a number. Whatever stops it, the page comes back with everything typed.
 */
export async function postEditor(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const place = placeOf(c);
  const { locale } = c.var;
  const fields = fieldsOf(await c.req.formData());
  const deed = deedOf(fields['gjor']);
  const form = chapterForm.safeParse(fields);
  if (!form.success) {
    if (form.error.issues.some((i) => i.path[0] === 'version')) throw new AppError('conflict');
    return showEditor(c, place, { typed: fields, faults: faultsOf(form.error.issues, locale) }, 422);
  }
  if (deed.kind === 'show') return showEditor(c, place, { typed: fields });
  return saveAndGoOn(c, place, fields, form.data, deed);
}

async function saveAndGoOn(c: AppContext, place: Place, fields: Record<string, string>, form: ChapterForm, deed: Deed): Promise<Response> {
  const { locale } = c.var;
  const t = draftTexts[locale].editor.faults;
  const { version, date, ...change } = form;
  const saved = await editChapter(ctxOf(c), { ...place, version, change: { ...change, updatedOn: date } });
  if (!saved.ok) {
    if (saved.reason === 'conflict') return showEditor(c, place, { typed: fields, now: saved.now }, 409);
    return showEditor(c, place, { typed: fields, faults: [{ field: saved.reason === 'number-taken' ? 'number' : 'markdown', message: t[saved.reason] }] }, 409);
  }
  if (deed.kind === 'insert') return c.redirect(href(locale, `${pathOf(place)}/sett-inn`), 303);
  if (deed.kind === 'tie') return c.redirect(href(locale, `${pathOf(place)}/sett-inn?knytt=${deed.n}`), 303);
  if (deed.kind === 'suggestion') {
    const used = await useSuggestion(ctxOf(c), { ...place, version: saved.draft.version, n: deed.n, wording: deed.text });
    if (!used.ok) return showEditor(c, place, { faults: [{ field: 'markdown', message: used.reason === 'no-suggestion' ? t['no-suggestion'] : t.moved }] }, 409);
    return c.redirect(`${href(locale, pathOf(place))}#setningene`, 303);
  }
  return c.redirect(href(locale, pathOf(place)), 303);
}

/** POST …/ta-ut: takes the chapter out of the draft, if nobody has changed it since it was shown. */
export async function postRemove(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const place = placeOf(c);
  const removed = await removeChapter(ctxOf(c), { ...place, version: Number(fieldsOf(await c.req.formData())['version']) });
  if (!removed.ok) throw new AppError('conflict');
  return c.redirect(href(c.var.locale, `/direktoratet/rapporter/${place.report}`), 303);
}

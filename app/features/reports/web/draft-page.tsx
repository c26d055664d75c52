import type { AppContext } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { respond } from '../../../ui/respond.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { draftTexts } from '../draft-texts.ts';
import { carryOverForm, fieldsOf, newChapterForm, titleForm } from '../inside/chapter-input.ts';
import { addChapter, carryOver, renameReport, startCorrection } from '../report-drafts.server.ts';
import { getJudgedReport } from '../report-editions.server.ts';
import { DraftView } from './draft-view.tsx';
import type { DraftForm } from './draft-view.tsx';

const idOf = (c: AppContext): string => c.req.param('report') ?? '';

/** GET /direktoratet/rapporter/{report}: its chapters with verdicts, and what can be done with the report. */
export async function getDraft(c: AppContext): Promise<Response> {
  requireOfficer(c);
  return showDraft(c, undefined);
}

async function showDraft(c: AppContext, form: DraftForm | undefined, status = 200): Promise<Response> {
  const { locale } = c.var;
  const t = draftTexts[locale];
  const judged = await getJudgedReport(ctxOf(c), idOf(c));
  return respond(
    c,
    {
      title: judged.report.title,
      breadcrumbs: [
        { label: t.reports.title, path: '/direktoratet/rapporter' },
        { label: judged.report.title, path: `/direktoratet/rapporter/${judged.report.id}` },
      ],
      current: '/direktoratet/rapporter',
      script: form !== undefined,
      children: <DraftView judged={judged} form={form} locale={locale} />,
    },
    status,
  );
}

type FaultKey = keyof (typeof draftTexts)['nb']['report']['faults'];
type Done = { readonly ok: true } | { readonly ok: false; readonly reason: FaultKey };

/** Runs a deed; a fault brings the page back with the form as it was filled in. */
async function finish(
  c: AppContext,
  of: DraftForm['of'],
  fields: Record<string, string>,
  parsed: { success: boolean; error?: { issues: readonly { path: readonly PropertyKey[] }[] } | undefined },
  deed: () => Promise<Done>,
  to: string,
): Promise<Response> {
  const { locale } = c.var;
  const t = draftTexts[locale].report.faults;
  if (!parsed.success) {
    const names = [...new Set((parsed.error?.issues ?? []).map((i) => String(i.path[0])))];
    const known = (name: string): FaultKey => (name === 'from' || name === 'to' || name === 'years' ? 'years' : name === 'number' || name === 'slug' ? name : 'title');
    return showDraft(c, { of, fields, faults: names.map((field) => ({ field: field === 'years' ? 'from' : field, message: t[known(field)] })) }, 422);
  }
  const done = await deed();
  if (!done.ok)
    return showDraft(
      c,
      {
        of,
        fields,
        faults: [{ field: done.reason === 'number-taken' ? 'number' : done.reason === 'slug-taken' || done.reason === 'taken' ? 'slug' : 'title', message: t[done.reason] }],
      },
      409,
    );
  return c.redirect(href(locale, to), 303);
}

export async function postTitle(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const fields = fieldsOf(await c.req.formData());
  const parsed = titleForm.safeParse(fields);
  return finish(c, 'title', fields, parsed, () => renameReport(ctxOf(c), { report: idOf(c), title: parsed.data!.title }), `/direktoratet/rapporter/${idOf(c)}`);
}

export async function postNewChapter(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const fields = fieldsOf(await c.req.formData());
  const parsed = newChapterForm.safeParse(fields);
  return finish(c, 'chapter', fields, parsed, () => addChapter(ctxOf(c), { report: idOf(c), chapter: parsed.data! }), `/direktoratet/rapporter/${idOf(c)}/${parsed.data?.slug}`);
}

export async function postCarryOver(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const fields = fieldsOf(await c.req.formData());
  const parsed = carryOverForm.safeParse(fields);
  const to = parsed.data && { id: parsed.data.slug, title: parsed.data.title, from: parsed.data.from, to: parsed.data.to };
  return finish(c, 'carry-over', fields, parsed, () => carryOver(ctxOf(c), { from: idOf(c), to: to! }), `/direktoratet/rapporter/${to?.id}`);
}

export async function postCorrection(c: AppContext): Promise<Response> {
  requireOfficer(c);
  // Pressed twice is the same as once.
  await startCorrection(ctxOf(c), { report: idOf(c) });
  return c.redirect(href(c.var.locale, `/direktoratet/rapporter/${idOf(c)}`), 303);
}

import { ctxOf } from '../../../platform/context.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { formatTime, href, textIn } from '../../../platform/locale.ts';
import { respond } from '../../../ui/respond.tsx';
import { personId } from '../../access/access.ts';
import { getResponse } from '../answering.server.ts';
import { saveSection } from '../saving.server.ts';
import type { ResponseView } from '../answering.server.ts';
import type { Saved } from '../saving.server.ts';
import { checkAnswers } from '../check-answers.ts';
import type { Draft } from '../answers.ts';
import type { Fault } from '../check-answers.ts';
import { optionsOf } from '../edition.ts';
import type { EditionSection } from '../edition.ts';
import { checksFor, formOf } from '../inside/centre-form.ts';
import { readLater, readSection, readShown } from '../inside/section-body.ts';
import type { PressedLater } from '../inside/section-body.ts';
import { clashQuestion } from '../merge.ts';
import { settleLater } from '../register-answers.server.ts';
import { pointsToExplain, shownAnswers } from '../register-view.ts';
import type { AnswerRefusal } from '../round.ts';
import { texts } from '../texts.ts';
import { optionFieldId, questionFieldId } from './fault-text.ts';
import { formCrumbs, requestedForm, wantsJson } from './form-request.ts';
import { SectionView } from './section-view.tsx';
import { clashPath, formPath, reviewPath, sectionPath } from './steps.tsx';

interface Shown {
  /** What the fields hold. */
  readonly draft: Draft;
  readonly token: string;
  readonly faults: readonly Fault[];
  /** Why what was posted was not saved. */
  readonly refused?: AnswerRefusal | undefined;
}

export async function getSectionPage(c: AppContext): Promise<Response> {
  const at = requestedForm(c);
  const section = c.req.param('section') ?? '';
  const view = await getResponse(ctxOf(c), { ...at, writingIn: section });
  if (view.locked) return c.redirect(href(c.var.locale, formPath(at.year)), 303);
  const { questions } = sectionOf(view.form.edition.sections, section);
  return show(c, view, section, { draft: shownAnswers(questions, view.answers, view.register), token: view.token, faults: [] });
}

export async function postSectionPage(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const ctx = ctxOf(c);
  const at = requestedForm(c);
  const section = sectionOf(formOf(ctx.definitions, at.centreId, at.year).edition.sections, c.req.param('section'));
  const body = await c.req.parseBody({ all: true });
  const typed = readSection(section.questions, body, ctx.definitions.geography, lastDayOf(at.year));
  const token = typeof body['version'] === 'string' ? body['version'] : '0';
  const saved = await saveSection(ctx, { ...at, section: section.id, token, typed, shown: readShown(body) });
  if (wantsJson(c)) return saved.ok ? answerSaved(c, saved) : answerRefused(c, saved.reason);
  if (!saved.ok) return show(c, await getResponse(ctx, at), section.id, { draft: typed, token, faults: [], refused: saved.reason }, 409);
  if (saved.clashes.length > 0) return c.redirect(href(locale, clashPath(at.year)), 303);
  const later = readLater(body);
  if (later) {
    const settled = await settleLater(ctx, { ...at, ...later });
    if (!settled.ok) return show(c, await getResponse(ctx, at), section.id, { draft: typed, token, faults: [], refused: settled.reason }, 409);
    return c.redirect(`${href(locale, sectionPath(at.year, section.id))}#${placeId(section, later)}`, 303);
  }
  if (body['senere'] !== undefined) return c.redirect(`${href(locale, formPath(at.year))}?lagret`, 303);
  const view = await getResponse(ctx, at);
  const faults = faultsIn(c, view, section, saved.answers);
  if (faults.length > 0) return show(c, view, section.id, { draft: saved.answers, token: String(saved.version), faults }, 422);
  return c.redirect(href(locale, nextPath(at, section, formOf(ctx.definitions, at.centreId, at.year).edition.sections)), 303);
}

function sectionOf(sections: readonly EditionSection[], id: string | undefined): EditionSection {
  const found = sections.find((s) => s.id === id);
  if (!found) throw new AppError('not-found');
  return found;
}

function nextPath({ year }: { year: number }, section: EditionSection, sections: readonly EditionSection[]): string {
  const next = sections[sections.indexOf(section) + 1];
  return next ? sectionPath(year, next.id) : reviewPath(year);
}

function faultsIn(c: AppContext, { form, register }: ResponseView, section: EditionSection, answers: Draft): readonly Fault[] {
  const { definitions } = c.var.services;
  const own = new Set(section.questions.map((q) => q.id));
  const explain = pointsToExplain(section.questions, answers, register);
  return checkAnswers(form.edition, answers, { ...checksFor(definitions, form.edition.year, true), explain }).filter((f) => own.has(f.question));
}

/** The field to come back to. */
function placeId(section: EditionSection, { question: id, option }: PressedLater): string {
  const question = section.questions.find((q) => q.id === id);
  return question && optionsOf(question).some((o) => o.id === option) ? optionFieldId(id, option) : questionFieldId(id);
}

/** What the form's script is told after a save of its own. */
function answerSaved(c: AppContext, saved: Saved): Response {
  const { locale } = c.var;
  const t = texts[locale];
  const now = c.var.services.now();
  const name = saved.otherName ?? t.colleague;
  const news = saved.clashes.length > 0 ? ` ${t.clashedWith(name)}` : saved.changedByOther.length > 0 ? ` ${t.mergedWith(name)}` : '';
  return c.json({
    version: saved.token,
    savedAt: formatTime(locale, now),
    ...(news === '' ? {} : { message: t.savedAt(now) + news }),
    ...(saved.clashes.length === 0 ? {} : { conflicts: saved.clashes.map(clashQuestion) }),
  });
}

function answerRefused(c: AppContext, reason: AnswerRefusal): Response {
  const t = texts[c.var.locale];
  const { title, text } = t.refused[reason];
  const message = `${title}. ${text} ${t.askAuthority(textIn(c.var.services.definitions.scheme.authority, c.var.locale))}`;
  return c.json({ message }, 422);
}

function show(c: AppContext, view: ResponseView, id: string, shown: Shown, status = 200): Response {
  const { locale } = c.var;
  const { year, sections } = view.form.edition;
  const section = sectionOf(sections, id);
  const title = `${textIn(section.title, locale)}. ${texts[locale].formOf(year)}`;
  return respond(
    c,
    {
      title,
      breadcrumbs: [...formCrumbs(c, year), { label: textIn(section.title, locale), path: sectionPath(year, id) }],
      script: true,
      current: '/min-sentral/arsskjema',
      robots: 'noindex',
      children: <SectionView locale={locale} view={view} section={section} person={personId(c.var.actor) ?? ''} definitions={c.var.services.definitions} {...shown} />,
    },
    status,
  );
}

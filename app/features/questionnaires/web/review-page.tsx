import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button } from '../../../ui/fields.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { getResponse } from '../answering.server.ts';
import { submitResponse } from '../submitting.server.ts';
import type { ResponseView } from '../answering.server.ts';
import { checkAnswers } from '../check-answers.ts';
import type { Fault } from '../check-answers.ts';
import { findQuestion, questionsOf } from '../edition.ts';
import { checksFor } from '../inside/centre-form.ts';
import { pointsToExplain } from '../register-view.ts';
import type { AnswerRefusal } from '../round.ts';
import { texts } from '../texts.ts';
import { Departures, registerOf } from './answer-register.tsx';
import { AnswersView } from './answers-view.tsx';
import { faultFieldId, faultLine } from './fault-text.ts';
import { FillIn } from './fill-in.tsx';
import { formCrumbs, requestedForm } from './form-request.ts';
import { Refused } from './section-view.tsx';
import { FormHead, formPath, partCount, receiptPath, reviewPath, sectionPath, Steps } from './steps.tsx';
import { Unsettled } from './unsettled.tsx';

type Stopped = AnswerRefusal | 'stale' | undefined;

export async function getReviewPage(c: AppContext): Promise<Response> {
  const at = requestedForm(c);
  const view = await getResponse(ctxOf(c), at);
  if (view.locked) return c.redirect(href(c.var.locale, formPath(at.year)), 303);
  return show(c, view, undefined);
}

export async function postReviewPage(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const at = requestedForm(c);
  const { version } = await c.req.parseBody();
  const sent = await submitResponse(ctxOf(c), { ...at, version: Number(version) });
  // The button pressed twice: the first press has sent it in.
  if (sent.ok || sent.reason === 'already-submitted') return c.redirect(href(locale, receiptPath(at.year)), 303);
  const view = await getResponse(ctxOf(c), at);
  return sent.reason === 'incomplete' ? show(c, view, undefined, 422) : show(c, view, sent.reason, 409);
}

function show(c: AppContext, view: ResponseView, stopped: Stopped, status = 200): Response {
  const { locale } = c.var;
  const { definitions } = c.var.services;
  const { edition } = view.form;
  const faults = checkAnswers(edition, view.answers, {
    ...checksFor(definitions, edition.year, true),
    explain: pointsToExplain(questionsOf(edition), view.answers, view.register),
  });
  const register = { ...registerOf(view, locale, definitions.geography, formPath(edition.year)), listed: true };
  const t = texts[locale];
  return respond(
    c,
    {
      title: `${t.review}. ${t.formOf(edition.year)}`,
      breadcrumbs: [...formCrumbs(c, edition.year), { label: t.review, path: reviewPath(edition.year) }],
      current: '/min-sentral/arsskjema',
      robots: 'noindex',
      script: true,
      children: (
        <div className="k-cols k-cols--side">
          <Steps view={view} locale={locale} current="se-over" part={partCount(edition)} />
          <div className="k-form">
            {stopped === 'stale' && (
              <Message tone="warning" role="alert" title={t.reviewPage.stale(view.savedBy ?? t.colleague)}>
                {t.reviewPage.staleText}
              </Message>
            )}
            {stopped && stopped !== 'stale' && <Refused reason={stopped} authority={textIn(definitions.scheme.authority, locale)} locale={locale} />}
            <Missing view={view} faults={faults} locale={locale} />
            <FormHead view={view} locale={locale} part={partCount(edition)} title={t.review} />
            <Unsettled view={view} locale={locale} />
            <FillIn view={view} locale={locale} back="se-over" />
            <p>{faults.length === 0 ? `${t.reviewPage.ready} ${t.reviewPage.lead}` : t.reviewPage.lead}</p>
            <Departures edition={edition} context={register} />
            <AnswersView
              form={view.form}
              answers={view.answers}
              locale={locale}
              geography={definitions.geography}
              register={register}
              under={(section) => (
                <a className="ds-link k-tap" href={href(locale, sectionPath(edition.year, section.id))}>
                  {t.reviewPage.change(textIn(section.title, locale))}
                </a>
              )}
            />
            {faults.length === 0 && !stopped?.startsWith('closed') && (
              <form method="post" action={href(locale, reviewPath(edition.year))} className="k-savebar">
                <input type="hidden" name="version" value={view.version} />
                <Button>{t.reviewPage.send}</Button>
              </form>
            )}
          </div>
        </div>
      ),
    },
    status,
  );
}

/** Everything that is missing or wrong, each a link into the part where it is asked. */
function Missing({ view, faults, locale }: { view: ResponseView; faults: readonly Fault[]; locale: Locale }): ReactNode {
  const t = texts[locale];
  const { edition } = view.form;
  if (faults.length === 0) return null;
  const errors = faults.flatMap((fault) => {
    const question = findQuestion(edition, fault.question);
    if (!question) return [];
    return [
      {
        href: `${href(locale, sectionPath(edition.year, question.section))}#${faultFieldId(question, fault)}`,
        message: faultLine(question, fault, view.answers, locale),
      },
    ];
  });
  return <ErrorSummary title={t.reviewPage.missing(new Set(faults.map((f) => f.question)).size)} errors={errors} note={t.reviewPage.missingNote} />;
}

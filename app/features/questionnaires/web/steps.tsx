import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { href, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';
import type { ResponseView } from '../answering.server.ts';
import { progressOf, sectionState } from '../answers.ts';
import type { Draft, SectionState } from '../answers.ts';
import { questionsOf } from '../edition.ts';
import type { Edition } from '../edition.ts';
import { whole } from '../questionnaire.ts';
import { waitingIn } from '../register-view.ts';
import { texts } from '../texts.ts';
import { registerTexts } from './register-texts.ts';

export const formPath = (year: number): string => `/min-sentral/arsskjema/${year}`;
export const sectionPath = (year: number, section: string): string => `${formPath(year)}/${section}`;
export const reviewPath = (year: number): string => `${formPath(year)}/se-over`;
export const receiptPath = (year: number): string => `${formPath(year)}/kvittering`;
export const clashPath = (year: number): string => `${formPath(year)}/ulike-svar`;

export const fillPath = (year: number): string => `${formPath(year)}/fyll-inn`;
/** What a place of an answer is made of, under the form or, for an officer, under the response. */
export const evidenceUnder = (path: string, question: string, option: string): string =>
  `${path}/grunnlag/${question}${option === whole ? '' : `?${new URLSearchParams({ svar: option }).toString()}`}`;

/** The part's number among the parts and the review, from 1; the review is the last. */
export const partNumber = (edition: Edition, section: string): number => edition.sections.findIndex((s) => s.id === section) + 1;
export const partCount = (edition: Edition): number => edition.sections.length + 1;

/** Whole per cent of the required questions that have an answer; rounded down, so that 100 means all. */
export const percentAnswered = (edition: Edition, draft: Draft): number =>
  Math.floor(progressOf(questionsOf(edition), draft, new Set(Object.entries(draft.byQuestion).flatMap(([id, a]) => (a.kind === 'typed' ? [id] : [])))).share * 100);

/** Where a part stands: what waits for a look, else how far it is answered. */
export function SectionMark({ state, waits, locale, showEmpty = false }: { state: SectionState; waits: number; locale: Locale; showEmpty?: boolean }): ReactNode {
  const t = texts[locale];
  if (waits > 0) return <span>{registerTexts[locale].waitsShort(waits)}</span>;
  if (state === 'done')
    return (
      <span className="k-state k-ok">
        <CheckIcon />
        {t.done}
      </span>
    );
  if (state === 'begun') return <span>{t.begun}</span>;
  return showEmpty ? <span>{t.empty}</span> : null;
}

function StepList({ view, locale, current }: { view: ResponseView; locale: Locale; current: string }): ReactNode {
  const { edition } = view.form;
  const t = texts[locale];
  return (
    <ol className="k-toc k-steps">
      {edition.sections.map((section, i) => {
        const state = sectionState(section.questions, view.answers);
        const waits = waitingIn(section.questions, view.answers, view.register).length;
        const here = section.id === current;
        return (
          <li key={section.id}>
            <a href={href(locale, sectionPath(edition.year, section.id))} aria-current={here ? 'step' : undefined}>
              <span>
                {i + 1}. {textIn(section.title, locale)}
              </span>
              {(state !== 'empty' || waits > 0) && !here && (
                <span className="k-step">
                  <SectionMark state={state} waits={waits} locale={locale} />
                </span>
              )}
            </a>
          </li>
        );
      })}
      <li>
        <a href={href(locale, reviewPath(edition.year))} aria-current={current === 'se-over' ? 'step' : undefined}>
          <span>
            {partCount(edition)}. {t.review}
          </span>
        </a>
      </li>
    </ol>
  );
}

/** The parts of the form beside the part one is in; folded on a narrow screen. */
export function Steps({ view, locale, current, part }: { view: ResponseView; locale: Locale; current: string; part: number }): ReactNode {
  const t = texts[locale];
  const { year } = view.form.edition;
  return (
    <>
      <div className="k-sticky k-stack k-wide-only">
        <p className="k-small k-quiet" id="skjema-deler">
          {t.formOf(year)}
          <br />
          {t.deadline(view.round.deadline)}
        </p>
        <nav aria-labelledby="skjema-deler">
          <StepList view={view} locale={locale} current={current} />
        </nav>
      </div>
      <details className="ds-details k-narrow-only k-noprint">
        <summary>
          {t.part(part, partCount(view.form.edition))} {t.deadline(view.round.deadline)}
        </summary>
        <div>
          <nav aria-label={t.parts}>
            <StepList view={view} locale={locale} current={current} />
          </nav>
        </div>
      </details>
    </>
  );
}

/** How far the whole form has come, in words and as a bar. */
export function FormHead({ view, locale, part, title, titleId = 'tittel' }: { view: ResponseView; locale: Locale; part: number; title: ReactNode; titleId?: string }): ReactNode {
  const t = texts[locale];
  const percent = percentAnswered(view.form.edition, view.answers);
  return (
    <header className="k-stack k-formhead">
      <p className="k-quiet k-small">
        {t.part(part, partCount(view.form.edition))} {t.answered(percent)}
        {view.round.demonstration && <DemoMark locale={locale} />}
      </p>
      <h1 className="ds-heading" data-size="lg" id={titleId}>
        {title}
      </h1>
      <div className="k-progress k-progress--form">
        <svg aria-hidden="true" viewBox="0 0 100 8" preserveAspectRatio="none">
          <rect width={percent} height="8" />
        </svg>
      </div>
    </header>
  );
}

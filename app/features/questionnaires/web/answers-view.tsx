import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import { langOf, textIn } from '../../../platform/locale.ts';
import type { Geography } from '../../geography/geography.ts';
import type { Draft } from '../answers.ts';
import type { EditionQuestion, EditionSection } from '../edition.ts';
import type { CentreForm } from '../inside/centre-form.ts';
import { texts } from '../texts.ts';
import { AnswerRegister } from './answer-register.tsx';
import type { RegisterContext } from './answer-register.tsx';
import { answerLines } from './answer-text.ts';

interface AnswersViewProps {
  form: CentreForm;
  answers: Draft;
  locale: Locale;
  geography: Geography;
  /** What stands under a part's heading: a link to change it. */
  under?: (section: EditionSection) => ReactNode;
  /** What the registers say of the answers; absent: nothing is said of them. */
  register?: RegisterContext | undefined;
}

/** Every question of the form with its answer as text; what has none says so. */
export const AnswersView = ({ form, under, ...rest }: AnswersViewProps): ReactNode =>
  form.edition.sections.map((section) => (
    <section key={section.id} className="k-answersection" aria-labelledby={`del-${section.id}`}>
      <h2 className="ds-heading" data-size="sm" id={`del-${section.id}`} lang={langOf(section.title, rest.locale)}>
        {textIn(section.title, rest.locale)}
      </h2>
      {under?.(section)}
      <dl className="k-answerlist">
        {section.questions.map((question) => (
          <AnswerItem key={question.id} question={question} year={form.edition.year} {...rest} />
        ))}
      </dl>
    </section>
  ));

function AnswerItem({ question, year, answers, locale, geography, register }: Omit<AnswersViewProps, 'form' | 'under'> & { question: EditionQuestion; year: number }): ReactNode {
  const t = texts[locale];
  const lines = answerLines(question, answers.byQuestion[question.id], locale, geography, lastDayOf(year));
  const comment = answers.comments[question.id]?.trim();
  return (
    <div id={`svar-${question.id}`}>
      <dt lang={langOf(question.text, locale)}>{textIn(question.text, locale)}</dt>
      {lines.length === 0 ? (
        <dd className="k-quiet">{t.overview.notAnswered}</dd>
      ) : (
        lines.map((line) => (
          <dd key={line} className="k-answer">
            {line}
          </dd>
        ))
      )}
      {register && <AnswerRegister question={question} context={register} />}
      {comment && (
        <dd className="k-answercomment">
          <span className="k-quiet">{t.reviewPage.comment}:</span> {comment}
        </dd>
      )}
    </div>
  );
}

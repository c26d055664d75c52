import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { SourceIcon } from '../../../ui/icons.tsx';
import type { Geography } from '../../geography/geography.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { ResponseView } from '../answering.server.ts';
import type { Draft } from '../answers.ts';
import type { Departure } from '../departures.ts';
import { optionsOf, questionsOf } from '../edition.ts';
import type { Edition, EditionQuestion } from '../edition.ts';
import { pointOf, whole } from '../questionnaire.ts';
import { standingOf } from '../register-view.ts';
import type { RegisterView, Standing } from '../register-view.ts';
import { answerLines } from './answer-text.ts';
import { counted } from './counted.ts';
import { registerTexts } from './register-texts.ts';
import { evidenceUnder } from './steps.tsx';

export interface RegisterContext {
  readonly view: RegisterView;
  readonly answers: Draft;
  readonly locale: Locale;
  readonly geography: Geography;
  readonly year: number;
  /** Where the rows behind a number are shown. */
  readonly evidence: (question: string, option: string) => string;
  /** Answers that are another than the registers' stand in a list of their own. */
  readonly listed?: boolean;
}

/** For a page that shows a response's answers; `under` is the address that the pages of evidence are under. */
export const registerOf = (view: ResponseView, locale: Locale, geography: Geography, under: string): RegisterContext => ({
  view: view.register,
  answers: view.answers,
  locale,
  geography,
  year: view.form.edition.year,
  evidence: (question, option) => href(locale, evidenceUnder(under, question, option)),
});

/** Under an answer that is read: what is filled in and not saved, what a number is made of, and what has changed since. */
export function AnswerRegister({ question, context }: { question: EditionQuestion; context: RegisterContext }): ReactNode {
  const { view, answers, locale, geography, year } = context;
  const t = registerTexts[locale];
  const standing = standingOf(question, answers, view);
  const fact = standing.basis?.facts[whole];
  return (
    <>
      {standing.unsaved && <dd className="k-answercomment">{t.unsaved(answerLines(question, standing.shown, locale, geography, lastDayOf(year)).join(', '))}</dd>}
      {fact && (
        <dd className="k-from k-from--read">
          <SourceIcon />
          <a className="ds-link" href={context.evidence(question.id, whole)}>
            {t.from(counted(question, whole, fact.n, locale))}
          </a>
        </dd>
      )}
      {(context.listed ? [] : standing.departures)
        .filter((departure) => departure.must || reasonOf(answers, question, departure) !== undefined)
        .map((departure) => (
          <dd key={departure.option} className="k-answercomment">
            <DepartureLine question={question} departure={departure} standing={standing} context={context} withOption />
          </dd>
        ))}
      {standing.changes.map((change) => (
        <dd key={change.option} className="k-answercomment">
          {[optionText(question, change.option, locale), t.laterOfficer(counted(question, change.option, change.now, locale))].join('')}
        </dd>
      ))}
    </>
  );
}

const reasonOf = ({ reasons }: Draft, question: EditionQuestion, { option }: Departure): string | undefined => reasons?.[pointOf(question.id, option)]?.trim() || undefined;
const optionText = (question: EditionQuestion, option: string, locale: Locale): string => {
  const found = optionsOf(question).find((o) => o.id === option);
  return found ? `${textIn(found.text, locale)}. ` : '';
};

/** What the register had, what was answered, and why. */
function DepartureLine({
  question,
  departure,
  standing,
  context,
  withOption = false,
}: {
  question: EditionQuestion;
  departure: Departure;
  standing: Standing;
  context: RegisterContext;
  withOption?: boolean;
}): ReactNode {
  const { locale, answers, geography, year } = context;
  const t = registerTexts[locale];
  const { option } = departure;
  const reason = reasonOf(answers, question, departure);
  const chosen = standing.shown?.kind === 'several' ? standing.shown.chosen.includes(option) : standing.shown?.kind === 'one' && standing.shown.chosen === option;
  const said =
    question.kind === 'several' ? (chosen ? t.answerYes : t.answerNo) : t.answerIs(answerLines(question, standing.shown, locale, geography, lastDayOf(year)).join(', ') || '–');
  const n = standing.basis?.facts[option]?.n;
  return (
    <>
      {withOption && optionText(question, option, locale)}
      {n !== undefined && (
        <>
          <a className="ds-link" href={context.evidence(question.id, option)}>
            {t.register(counted(question, option, n, locale))}
          </a>{' '}
        </>
      )}
      {question.kind === 'lines' ? '' : `${said} `}
      <span className="k-quiet">{t.reason}:</span> {reason ?? t.noReason}
    </>
  );
}

/** Every answer that is another than the register's, with why: to look over before sending in, and for whoever reads the answers. */
export function Departures({ edition, context }: { edition: Edition; context: RegisterContext }): ReactNode {
  const { locale } = context;
  const t = registerTexts[locale];
  const all = questionsOf(edition).flatMap((question) => {
    const standing = standingOf(question, context.answers, context.view);
    return standing.departures.filter((d) => d.must || reasonOf(context.answers, question, d) !== undefined).map((departure) => ({ question, departure, standing }));
  });
  if (all.length === 0) return null;
  return (
    <section className="k-answersection" aria-labelledby="avvik">
      <Heading level={2} size="sm" id="avvik">
        {t.departures}
      </Heading>
      <dl className="k-answerlist">
        {all.map((one) => (
          <div key={pointOf(one.question.id, one.departure.option)}>
            <dt lang={langOf(one.question.text, locale)}>{textIn(one.question.text, locale)}</dt>
            <dd>
              <DepartureLine {...one} context={context} withOption />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

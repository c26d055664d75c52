import type { ReactNode } from 'react';
import { href, norwegianDay, norwegianYear, textIn } from '../../../../platform/locale.ts';
import { Button, ButtonLink, SelectField, TextArea } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { offeredIn } from '../../../enquiries/enquiry.ts';
import { isActiveAt } from '../../../scheme/scheme.ts';
import type { Question } from '../../idea-use.ts';
import { mostLetters, questionPathOf } from '../../idea-use.ts';
import { Acting, pathOf } from './parts.tsx';
import type { SectionProps } from './parts.tsx';
import { useTexts } from './use-texts.ts';

interface Props extends SectionProps {
  /** Of the place the forms are posted to: the idea's own, or a private link's. */
  readonly base?: string | undefined;
  /** An answer that could not be taken, as it was typed. */
  readonly typed?: { readonly id: string; readonly answer: string; readonly error?: string | undefined } | undefined;
  /** On the page of questions: with the forms of those who may answer. */
  readonly answering?: boolean;
}
/** Questions with their answers; for those who may answer, those that wait too. */
export function QuestionsSection(props: Props): ReactNode {
  const { c, found, all, answering = false } = props;
  const { locale } = c.var;
  const t = useTexts[locale].questions;
  const path = href(locale, questionPathOf(pathOf(found)));
  return (
    <section className="k-said" aria-labelledby="sporsmal">
      <Heading level={2} size="sm" id="sporsmal">
        {t.heading(found.version.municipality.name)}
      </Heading>
      {all.questions.length > 0 && (
        <ul className="k-said__list">
          {all.questions.map((question) => (
            <li key={question.id} id={`sporsmal-${question.id}`}>
              <p className="k-said__words">
                <strong>{question.body}</strong>
              </p>
              {question.answer !== '' && <p className="k-said__words">{question.answer}</p>}
              {question.state === 'waiting' && <p className="k-quiet k-small">{t.waiting}</p>}
              {question.state === 'referred' && <p className="k-quiet k-small">{t.referred}</p>}
              {props.base === undefined && <Acting props={props} item={question} kind="question" />}
              {question.state === 'waiting' &&
                all.may.answer &&
                (answering ? (
                  <Answering props={props} question={question} />
                ) : (
                  <p>
                    <a className="ds-link k-tap" href={`${path}#sporsmal-${question.id}`}>
                      {t.answer}
                    </a>
                  </p>
                ))}
            </li>
          ))}
        </ul>
      )}
      {!answering && (
        <p>
          <ButtonLink variant="secondary" href={path}>
            {t.ask}
          </ButtonLink>
        </p>
      )}
    </section>
  );
}

function Answering({ props, question }: { props: Props; question: Question }): ReactNode {
  const { c, found, base, typed } = props;
  const { locale, services } = c.var;
  const t = useTexts[locale].questions;
  const action = `${base ?? href(locale, questionPathOf(pathOf(found)))}/${question.id}`;
  const own = typed?.id === question.id ? typed : undefined;
  const year = norwegianYear(services.now());
  const today = norwegianDay(services.now());
  const { scheme, enquiries } = services.definitions;
  const items = (list: typeof enquiries.topics) => offeredIn(list, year).map((i) => ({ value: i.id, label: textIn(i.label, locale) }));
  return (
    <>
      <form method="post" action={`${action}/svar`} className="k-stack" noValidate>
        <TextArea id={`svar-${question.id}`} name="svar" label={t.answerLabel} help={t.answerHelp} value={own?.answer} error={own?.error} letters={mostLetters.body} />
        <p>
          <Button>{t.send}</Button>
        </p>
      </form>
      <details className="k-fold">
        <summary>{t.refer}</summary>
        <form method="post" action={`${action}/send-videre`} className="k-stack">
          <p className="k-quiet">{t.referHelp}</p>
          <SelectField
            id={`sentral-${question.id}`}
            name="sentral"
            label={t.centre}
            options={scheme.centres.filter((centre) => isActiveAt(centre, today)).map((centre) => ({ value: centre.id, label: centre.name }))}
          />
          <SelectField id={`tema-${question.id}`} name="tema" label={t.topic} options={items(enquiries.topics)} />
          <SelectField id={`arbeidssted-${question.id}`} name="arbeidssted" label={t.workplace} options={items(enquiries.workplaces)} />
          <p>
            <Button variant="secondary">{t.refer}</Button>
          </p>
        </form>
      </details>
    </>
  );
}

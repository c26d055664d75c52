import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { langOf, textIn } from '../../../platform/locale.ts';
import type { LocalText } from '../../../platform/locale.ts';
import { Choice, Question, TextArea, TextField } from '../../../ui/fields.tsx';
import { SourceIcon } from '../../../ui/icons.tsx';
import type { Geography } from '../../geography/geography.ts';
import { governorName } from '../../geography/governors.ts';
import { areaAt } from '../../scheme/areas.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { Draft } from '../answers.ts';
import type { Fault } from '../check-answers.ts';
import type { EditionOption, EditionQuestion } from '../edition.ts';
import type { CentreForm } from '../inside/centre-form.ts';
import { writeMunicipality } from '../inside/municipality-line.ts';
import { answerName, commentName, optionTextName } from '../inside/section-body.ts';
import { texts } from '../texts.ts';
import { answerLines } from './answer-text.ts';
import { commentFieldId, faultsOf, faultText, optionFieldId, optionTextFieldId, questionFieldId } from './fault-text.ts';

export interface FieldContext {
  readonly locale: Locale;
  readonly form: CentreForm;
  readonly geography: Geography;
  readonly draft: Draft;
  readonly faults: readonly Fault[];
  readonly lastYear: { readonly form: CentreForm; readonly answers: Draft } | undefined;
}

/** A scheme's text, marked where it is in another language than the page. */
const Said = ({ text, locale }: { text: LocalText; locale: Locale }): ReactNode => {
  const lang = langOf(text, locale);
  return lang === locale ? textIn(text, locale) : <span lang={lang}>{textIn(text, locale)}</span>;
};

const list = (names: readonly string[], locale: Locale): string => new Intl.ListFormat(locale === 'en' ? 'en-GB' : `${locale}-NO`).format(names);

/** The offices and counties the question is about: derived, never asked. */
function Counterparts({ question, context }: { question: EditionQuestion; context: FieldContext }): ReactNode {
  const { form, locale } = context;
  const t = texts[locale];
  if (!question.counterpart) return null;
  const own = question.counterpart === 'own-governor' || question.counterpart === 'own-authority';
  const governors = question.counterpart === 'own-governor' ? (form.ownGovernor ? [form.ownGovernor] : []) : question.counterpart === 'other-governors' ? form.otherGovernors : [];
  const region = areaAt(form.centre, lastDayOf(form.edition.year))?.area.kind === 'health-region';
  const counties = own
    ? form.own && t.ownCounty(form.own.name)
    : t.otherCounties(
        list(
          form.others.map((c) => c.name),
          locale,
        ),
        region,
      );
  const offices = list(
    governors.map((g) => governorName(g, locale)),
    locale,
  );
  if (!counties && offices === '') return null;
  return (
    <div className="k-derived k-questionnote">
      <SourceIcon />
      <p>
        {counties}
        {counties ? '. ' : ''}
        {offices !== '' && `${offices}.`}
      </p>
    </div>
  );
}

/** Help, the derived offices, and last year's answer. */
function Help({ question, context }: { question: EditionQuestion; context: FieldContext }): ReactNode {
  const { locale, lastYear } = context;
  const t = texts[locale];
  const help = question.help ? <Said text={question.help} locale={locale} /> : question.kind === 'several' || question.kind === 'one' ? t.choose[question.kind] : undefined;
  const before = lastYear?.form.edition.sections.flatMap((s) => s.questions).find((q) => q.id === question.id);
  const lines = before && lastYear ? answerLines(before, lastYear.answers.byQuestion[question.id], locale, context.geography, lastDayOf(lastYear.form.edition.year)) : [];
  return (
    <>
      {help !== undefined && <p>{help}</p>}
      <Counterparts question={question} context={context} />
      {lines.length > 0 && <p className="k-small k-lastyear">{t.lastYear(lines.join(before?.kind === 'text' ? ' ' : ', '))}</p>}
    </>
  );
}

function OptionField({
  question,
  option,
  context,
  errorId,
}: {
  question: EditionQuestion & { kind: 'several' | 'one' };
  option: EditionOption;
  context: FieldContext;
  errorId: string | undefined;
}): ReactNode {
  const { locale, draft } = context;
  const answer = draft.byQuestion[question.id];
  const chosen = answer?.kind === 'several' ? answer.chosen.includes(option.id) : answer?.kind === 'one' && answer.chosen === option.id;
  const written = answer?.kind === 'several' || answer?.kind === 'one' ? answer.texts?.[option.id] : undefined;
  const fault = faultsOf(context.faults, question.id).inOption(option.id);
  const wrong = context.faults.some((f) => f.question === question.id && f.option === option.id && f !== fault);
  const lang = langOf(option.text, locale);
  return (
    <Choice
      type={question.kind === 'several' ? 'checkbox' : 'radio'}
      id={optionFieldId(question.id, option.id)}
      name={answerName(question.id)}
      value={option.id}
      label={textIn(option.text, locale)}
      lang={lang === locale ? undefined : lang}
      checked={chosen}
      error={wrong ? errorId : undefined}
    >
      {option.freeText && (
        <div className="k-inner" data-when="checked">
          <TextField
            id={optionTextFieldId(question.id, option.id)}
            name={optionTextName(question.id, option.id)}
            label={<Said text={option.freeText} locale={locale} />}
            value={written}
            error={fault && faultText(question, fault, draft, locale)}
          />
        </div>
      )}
    </Choice>
  );
}

const twoColumnsFrom = 7;

function Options({ question, context, errorId }: { question: EditionQuestion & { kind: 'several' | 'one' }; context: FieldContext; errorId: string | undefined }): ReactNode {
  const others = question.options.filter((o) => !o.exclusive);
  const exclusive = question.options.filter((o) => o.exclusive);
  const longest = Math.max(...question.options.map((o) => textIn(o.text, context.locale).length));
  const two = question.options.length >= twoColumnsFrom && longest <= 34;
  const field = (o: EditionOption): ReactNode => <OptionField key={o.id} question={question} option={o} context={context} errorId={errorId} />;
  return (
    <div className={two ? 'k-options k-options--two' : 'k-options'}>
      {others.map(field)}
      {exclusive.length > 0 && others.length > 0 && <p className="k-or">{texts[context.locale].or}</p>}
      {exclusive.map(field)}
    </div>
  );
}

const inputsUpTo = 6;

function Lines({ question, context, error }: { question: EditionQuestion & { kind: 'lines' }; context: FieldContext; error: string | undefined }): ReactNode {
  const { locale, draft, geography, form } = context;
  const answer = draft.byQuestion[question.id];
  const lines = answer?.kind === 'lines' ? answer.lines : [];
  const shown = question.entries === 'municipality' ? lines.map((l) => writeMunicipality(geography, l, lastDayOf(form.edition.year))) : lines;
  const id = questionFieldId(question.id);
  const name = answerName(question.id);
  const legend = <Said text={question.text} locale={locale} />;
  if (question.maxLines > inputsUpTo || shown.length > question.maxLines)
    return (
      <TextArea
        id={id}
        name={name}
        label={<BigLabel>{legend}</BigLabel>}
        help={<Help question={question} context={context} />}
        value={shown.join('\n')}
        error={error}
        rows={Math.min(12, Math.max(5, shown.length + 1))}
      />
    );
  return (
    <Question legend={legend} help={<Help question={question} context={context} />} error={error} errorId={`${id}-feil`}>
      <div className="k-stack k-stack--s k-lines">
        {Array.from({ length: question.maxLines }, (_, i) => (
          <input
            key={i}
            className="ds-input"
            type="text"
            id={i === 0 ? id : `${id}-${i + 1}`}
            name={name}
            defaultValue={shown[i]}
            aria-label={texts[locale].line(i + 1)}
            aria-describedby={error === undefined ? undefined : `${id}-feil`}
          />
        ))}
      </div>
    </Question>
  );
}

const BigLabel = ({ children }: { children: ReactNode }): ReactNode => (
  <span className="ds-heading" data-size="sm">
    {children}
  </span>
);

function Answer({ question, context }: { question: EditionQuestion; context: FieldContext }): ReactNode {
  const { locale, draft } = context;
  const answer = draft.byQuestion[question.id];
  const [fault] = faultsOf(context.faults, question.id).whole;
  const error = fault && faultText(question, fault, draft, locale);
  const id = questionFieldId(question.id);
  const legend = <Said text={question.text} locale={locale} />;
  const help = <Help question={question} context={context} />;
  switch (question.kind) {
    case 'several':
    case 'one':
      return (
        <Question legend={legend} help={help} error={error} errorId={`${id}-feil`}>
          <Options question={question} context={context} errorId={error === undefined ? undefined : `${id}-feil`} />
        </Question>
      );
    case 'number':
      return (
        <TextField
          id={id}
          name={answerName(question.id)}
          label={<BigLabel>{legend}</BigLabel>}
          help={help}
          error={error}
          inputMode="numeric"
          autoComplete="off"
          className="k-shortfield"
          suffix={textIn(question.unit, locale)}
          value={answer?.kind === 'number' ? answer.value : answer?.kind === 'typed' ? answer.value : undefined}
        />
      );
    case 'text':
      return (
        <TextArea
          id={id}
          name={answerName(question.id)}
          label={<BigLabel>{legend}</BigLabel>}
          help={help}
          error={error}
          value={answer?.kind === 'text' ? answer.value : undefined}
          rows={5}
        />
      );
    case 'lines':
      return <Lines question={question} context={context} error={error} />;
  }
}

/** One question with everything that belongs to it. */
export function QuestionField({ question, context }: { question: EditionQuestion; context: FieldContext }): ReactNode {
  const { locale, draft } = context;
  const t = texts[locale];
  const fault = faultsOf(context.faults, question.id).comment;
  return (
    <div className="k-questionblock">
      <Answer question={question} context={context} />
      {question.comment && (
        <div className="k-comment">
          <TextArea
            id={commentFieldId(question.id)}
            name={commentName(question.id)}
            label={
              <>
                <Said text={question.comment.label} locale={locale} /> {t.optional}
              </>
            }
            help={question.comment.quotable ? t.quotable : t.notQuotable}
            error={fault && faultText(question, fault, draft, locale)}
            value={draft.comments[question.id]}
            rows={3}
          />
        </div>
      )}
    </div>
  );
}

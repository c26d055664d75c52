import type { ReactNode } from 'react';
import { langOf, textIn } from '../../../platform/locale.ts';
import { Choice, Question, TextArea, TextField } from '../../../ui/fields.tsx';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { EditionOption, EditionQuestion } from '../edition.ts';
import { writeMunicipality } from '../inside/municipality-line.ts';
import { answerName, commentName, optionTextName } from '../inside/section-body.ts';
import { texts } from '../texts.ts';
import { saysSomething, standingOf } from '../register-view.ts';
import type { Standing } from '../register-view.ts';
import { Help, Said } from './question-help.tsx';
import type { FieldContext } from './question-help.tsx';
import { FieldNote, OptionNote } from './register-note.tsx';
import type { NoteContext } from './register-note.tsx';
import { registerTexts } from './register-texts.ts';
import { commentFieldId, faultsOf, faultText, optionFieldId, optionTextFieldId, questionFieldId } from './fault-text.ts';

function OptionField({
  question,
  option,
  context,
  standing,
  errorId,
}: {
  question: EditionQuestion & { kind: 'several' | 'one' };
  option: EditionOption;
  context: FieldContext;
  standing: Standing;
  errorId: string | undefined;
}): ReactNode {
  const { locale, draft } = context;
  const answer = draft.byQuestion[question.id];
  const chosen = answer?.kind === 'several' ? answer.chosen.includes(option.id) : answer?.kind === 'one' && answer.chosen === option.id;
  const written = answer?.kind === 'several' || answer?.kind === 'one' ? answer.texts?.[option.id] : undefined;
  const fault = faultsOf(context.faults, question.id).inOption(option.id);
  const wrong = context.faults.some((f) => f.question === question.id && f.part === 'answer' && f.option === option.id && f !== fault);
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
      {standing.now[option.id] === undefined && sameAsLastYear(question, option.id, context) && (
        <p className="k-from" data-when="checked">
          {registerTexts[locale].sameAsLastYear}
        </p>
      )}
      <OptionNote question={question} option={option} standing={standing} context={noteContext(context)} />
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

/** Chosen last year too, in a question that the registers know something of: what they do not know is remembered. */
function sameAsLastYear(question: EditionQuestion, option: string, { lastYear, view }: FieldContext): boolean {
  const before = lastYear?.answers.byQuestion[question.id];
  return view.now[question.id] !== undefined && (before?.kind === 'several' ? before.chosen.includes(option) : before?.kind === 'one' && before.chosen === option);
}

const noteContext = ({ locale, draft, faults, authority, geography, form, evidence }: FieldContext): NoteContext => ({
  locale,
  draft,
  faults,
  authority,
  geography,
  day: lastDayOf(form.edition.year),
  evidence,
});

const twoColumnsFrom = 7;

function Options({ question, context, errorId }: { question: EditionQuestion & { kind: 'several' | 'one' }; context: FieldContext; errorId: string | undefined }): ReactNode {
  const others = question.options.filter((o) => !o.exclusive);
  const exclusive = question.options.filter((o) => o.exclusive);
  const longest = Math.max(...question.options.map((o) => textIn(o.text, context.locale).length));
  const standing = standingOf(question, context.draft, context.view);
  // What the registers know stands under each option, and takes the whole width.
  const two = question.options.length >= twoColumnsFrom && longest <= 34 && !saysSomething(standing);
  const field = (o: EditionOption): ReactNode => <OptionField key={o.id} question={question} option={o} context={context} standing={standing} errorId={errorId} />;
  return (
    <div className={['k-options', two ? 'k-options--two' : '', question.kind === 'one' ? 'k-options--one' : ''].join(' ').trim()}>
      {others.map(field)}
      {exclusive.length > 0 && others.length > 0 && <p className="k-or">{texts[context.locale].or}</p>}
      {exclusive.length > 0 && <div className="k-options__none">{exclusive.map(field)}</div>}
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
      {(question.kind === 'number' || question.kind === 'lines') && (
        <FieldNote question={question} standing={standingOf(question, context.draft, context.view)} context={noteContext(context)} />
      )}
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

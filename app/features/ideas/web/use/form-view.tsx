import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { norwegianYear } from '../../../../platform/locale.ts';
import { SaveStatus } from '../../../../ui/autosave.tsx';
import { draftAttributes, draftKey } from '../../../../ui/draft.tsx';
import { ErrorSummary } from '../../../../ui/error-summary.tsx';
import type { FieldError } from '../../../../ui/error-summary.tsx';
import { Button, Choice, Question, SelectField, TextArea, TextField } from '../../../../ui/fields.tsx';
import { Message } from '../../../../ui/message.tsx';
import { messageFor } from '../../../../ui/posted-form.ts';
import { TrapFields } from '../../../../ui/trap-fields.tsx';
import { mostLetters, reportReasons, useLines } from '../../idea-use.ts';
import { fieldNames } from './typed.ts';
import type { Typed } from './typed.ts';
import { useTexts } from './use-texts.ts';

export type FormKind = 'use' | 'question' | 'comment' | 'report';
export interface FormProps {
  readonly c: AppContext;
  readonly kind: FormKind;
  readonly action: string;
  readonly typed: Typed;
  /** Whether name, address and place are asked for: nobody is signed in for anybody. */
  readonly guest: boolean;
  /** Municipalities that the actor writes for; asked by name where there are none. */
  readonly own: readonly { readonly code: string; readonly name: string }[];
  readonly errors?: readonly FieldError[];
  readonly stopped?: 'quick' | 'tooMany' | 'story' | undefined;
  /** Names what is kept on the device until it is sent: the form posts to its own address, so "back" does not lead to what was typed. */
  readonly draft?: string | undefined;
}
/** What must be corrected, or stopped a form in which nothing is wrong. */
export function FormProblems({ c, errors = [], stopped }: Pick<FormProps, 'c' | 'errors' | 'stopped'>): ReactNode {
  const t = useTexts[c.var.locale];
  return (
    <>
      {errors.length > 0 && <ErrorSummary title={t.summary(errors.length)} errors={errors} />}
      {stopped && (
        <Message tone="warning" role="alert">
          {t[stopped]}
        </Message>
      )}
    </>
  );
}
/** One form for all that can be said of an idea. */
export function ContributionForm(props: FormProps): ReactNode {
  const { c, kind, action, typed, guest, errors = [], stopped, draft } = props;
  const t = useTexts[c.var.locale];
  const field = (name: keyof typeof fieldNames) => ({ id: fieldNames[name], name: fieldNames[name], value: typed[name], error: messageFor(errors, `${fieldNames[name]}`) });
  const asksWho = guest && kind !== 'comment';
  return (
    <form method="post" action={action} noValidate className="k-stack k-stack--lg k-sayform" {...(draft !== undefined && draftAttributes(c.var.locale, draft))}>
      <input type="hidden" name={fieldNames.once} value={typed.once} {...(draft !== undefined && draftKey)} />
      <TrapFields madeAt={typed.madeAt} label={t.decoy} />
      {kind === 'report' && <Reasons {...props} />}
      {kind === 'use' && <When {...props} />}
      {kind === 'use' ? (
        useLines.map((line) => <TextArea key={line} {...field(line)} label={t.fields[line]} rows={3} letters={mostLetters.line} />)
      ) : (
        <TextArea {...field('body')} label={kind === 'question' ? t.fields.question : t.fields.body} rows={6} letters={mostLetters.body} />
      )}
      {asksWho && (
        <>
          {kind === 'question' && <Municipality {...props} help={t.municipalityHelp.question} />}
          <TextField {...field('name')} label={t.fields.name} maxLength={mostLetters.name} autoComplete="name" />
          <TextField {...field('email')} type="email" label={t.fields.email} help={t.emailHelp[kind]} maxLength={254} autoComplete="email" />
        </>
      )}
      {stopped === 'story' && <Choice type="checkbox" id={fieldNames.sure} name={fieldNames.sure} value="ja" label={t.storyConfirm} />}
      <div>
        <Button>{kind === 'use' && guest ? t.forms.use.sendIn : t.forms[kind].send}</Button>
        {draft !== undefined && <SaveStatus />}
      </div>
    </form>
  );
}
function Reasons({ c, typed, errors = [] }: FormProps): ReactNode {
  const t = useTexts[c.var.locale];
  return (
    <>
      <input type="hidden" name={fieldNames.about} value={typed.about} />
      <Question legend={t.fields.reason} level={0} id={fieldNames.reason} error={messageFor(errors, fieldNames.reason)}>
        {reportReasons.map((reason) => (
          <Choice
            key={reason}
            type="radio"
            id={`${fieldNames.reason}-${reason}`}
            name={fieldNames.reason}
            value={reason}
            label={t.reasons[reason]}
            checked={typed.reason === reason}
          />
        ))}
      </Question>
    </>
  );
}
function Municipality({ c, typed, errors = [], help }: FormProps & { help: string }): ReactNode {
  const id = fieldNames.municipality;
  return <TextField id={id} name={id} label={useTexts[c.var.locale].fields.municipality} help={help} value={typed.municipality} error={messageFor(errors, id)} />;
}
function When(props: FormProps): ReactNode {
  const { c, typed, own, errors = [] } = props;
  const t = useTexts[c.var.locale];
  const year = norwegianYear(c.var.services.now());
  const error = (name: keyof typeof fieldNames) => messageFor(errors, fieldNames[name]);
  return (
    <>
      {own.length === 0 && <Municipality {...props} help={t.municipalityHelp.use} />}
      {own.length > 1 && (
        <SelectField
          id={fieldNames.municipality}
          name={fieldNames.municipality}
          label={t.fields.municipality}
          value={typed.municipality}
          error={error('municipality')}
          options={own.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
      <div className="k-row">
        <SelectField
          id={fieldNames.month}
          name={fieldNames.month}
          label={t.fields.month}
          value={typed.month}
          error={error('month')}
          options={t.months.map((label, i) => ({ value: String(i + 1), label }))}
        />
        <SelectField
          id={fieldNames.year}
          name={fieldNames.year}
          label={t.fields.year}
          value={typed.year}
          options={Array.from({ length: year - 2012 }, (_, i) => String(year - i)).map((value) => ({ value, label: value }))}
        />
      </div>
    </>
  );
}

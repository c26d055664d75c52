import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href, langOf, norwegianYear, textIn } from '../../../platform/locale.ts';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { respond } from '../../../ui/respond.tsx';
import { TrapFields } from '../../../ui/trap-fields.tsx';
import { offeredIn } from '../enquiry.ts';
import { fieldNames, longest } from './ask-form.ts';
import type { AskFault, AskField, Typed } from './ask-form.ts';
import type { Place } from './ask-place.ts';
import { AskChange } from './ask-change-view.tsx';
import type { Unchanged } from './ask-change-view.tsx';
import { AskWho } from './ask-who-view.tsx';
import { askPath } from './ask-words.tsx';
import { publicTexts } from './public-texts.ts';

export interface AskForm {
  readonly place: Place;
  readonly typed: Typed;
  readonly faults: readonly AskFault[];
  /** What stopped a form in which nothing is wrong. */
  readonly stopped?: 'quick' | 'tooMany' | undefined;
  /** What each centre has said it knows much about. */
  readonly declared: ReadonlyMap<string, readonly string[]>;
  readonly unchanged?: Unchanged | undefined;
}
/** What is said beside a field. */
export type FaultOf = (field: AskField) => string | undefined;

/** Where the address in a list of faults leads: the first control of the field. */
const targets = (c: AppContext): Partial<Record<AskField, string>> => ({
  topics: `${fieldNames.topics}-${offeredIn(c.var.services.definitions.enquiries.topics, norwegianYear(c.var.services.now()))[0]?.id ?? ''}`,
});

function messageOf(c: AppContext, { field, what }: AskFault): string {
  const t = publicTexts[c.var.locale].ask;
  if (what === 'identity-number') return t.identityNumber;
  if (what === 'too-long') return t.tooLong(formatNumber(c.var.locale, longest[field as keyof typeof longest]));
  return t.faults[what];
}

/** The form: who answers and why, who asks, and what about. Comes back with everything in it. */
export function askFormPage(c: AppContext, form: AskForm, status?: 409 | 422 | 429): Response {
  const { locale, services } = c.var;
  const t = publicTexts[locale].ask;
  const title = t.title(textIn(services.definitions.scheme.centreName.indefinite, locale));
  const faultOf: FaultOf = (field) => {
    const fault = form.faults.find((one) => one.field === field);
    return fault && messageOf(c, fault);
  };
  const errors: FieldError[] = form.faults.map((fault) => ({ href: `#${targets(c)[fault.field] ?? fieldNames[fault.field]}`, message: messageOf(c, fault) }));
  return respond(
    c,
    {
      title,
      current: askPath,
      robots: 'noindex',
      script: errors.length > 0,
      width: 'form',
      children: (
        <div className="k-stack k-stack--lg">
          <Heading level={1} size="lg">
            {title}
          </Heading>
          {errors.length > 0 && <ErrorSummary title={t.summary(errors.length)} errors={errors} note={t.summaryNote} />}
          {form.stopped && (
            <Message tone="warning" role="alert" title={t[form.stopped].title}>
              {t[form.stopped].text}
            </Message>
          )}
          <form method="post" action={href(locale, askPath)} className="k-stack k-stack--lg" noValidate>
            <input type="hidden" name={fieldNames.municipality} value={form.typed.municipality} />
            <input type="hidden" name={fieldNames.key} value={form.typed.key} />
            <TrapFields madeAt={form.typed.madeAt} label={t.decoy} />
            <AskWho c={c} place={form.place} typed={form.typed} error={faultOf('centre')}>
              <AskChange c={c} declared={form.declared} unchanged={form.unchanged} />
            </AskWho>
            <AboutYou c={c} typed={form.typed} faultOf={faultOf} />
            <YourQuestion c={c} typed={form.typed} faultOf={faultOf} />
            <Kept c={c} />
            <p>
              <Button>{t.send}</Button>
            </p>
          </form>
        </div>
      ),
    },
    status,
  );
}

interface Part {
  c: AppContext;
  typed: Typed;
  faultOf: FaultOf;
}
function AboutYou({ c, typed, faultOf }: Part): ReactNode {
  const { locale, services } = c.var;
  const t = publicTexts[locale].ask;
  const workplaces = offeredIn(services.definitions.enquiries.workplaces, norwegianYear(services.now()));
  const field = (name: 'name' | 'email' | 'workplaceName') => ({
    id: fieldNames[name],
    name: fieldNames[name],
    value: typed[name],
    error: faultOf(name),
    maxLength: longest[name],
  });
  return (
    <section className="k-stack k-stack--lg k-block" aria-labelledby="du">
      <Heading level={2} size="sm" id="du">
        {t.steps.you}
      </Heading>
      <TextField {...field('name')} label={t.name} autoComplete="name" required />
      <TextField {...field('email')} type="email" inputMode="email" label={t.email} help={t.emailHelp} autoComplete="email" required />
      <SelectField
        id={fieldNames.workplace}
        name={fieldNames.workplace}
        label={t.workplace}
        value={typed.workplace}
        error={faultOf('workplace')}
        required
        options={[{ value: '', label: t.chooseWorkplace }, ...workplaces.map(({ id, label }) => ({ value: id, label: textIn(label, locale), lang: langOf(label, locale) }))]}
      />
      <TextField
        {...field('workplaceName')}
        label={
          <>
            {t.workplaceName} <span className="k-quiet">{t.optional}</span>
          </>
        }
        autoComplete="organization"
      />
    </section>
  );
}

function YourQuestion({ c, typed, faultOf }: Part): ReactNode {
  const { locale, services } = c.var;
  const t = publicTexts[locale].ask;
  const topics = offeredIn(services.definitions.enquiries.topics, norwegianYear(services.now()));
  const topicError = faultOf('topics');
  const errorId = `${fieldNames.topics}-feil`;
  return (
    <section className="k-stack k-stack--lg k-block" aria-labelledby="sporsmal">
      <Heading level={2} size="sm" id="sporsmal">
        {t.steps.question}
      </Heading>
      <TextField
        id={fieldNames.subject}
        name={fieldNames.subject}
        label={t.subject}
        value={typed.subject}
        error={faultOf('subject')}
        maxLength={longest.subject}
        autoComplete="off"
        required
      />
      <TextArea id={fieldNames.text} name={fieldNames.text} label={t.text} help={t.textHelp} value={typed.text} error={faultOf('text')} rows={8} required />
      <Question legend={t.topics} level={0} id={fieldNames.topics} help={t.topicsHelp} error={topicError} errorId={errorId}>
        <div className="k-options k-options--short">
          {topics.map(({ id, label }) => (
            <Choice
              key={id}
              type="checkbox"
              id={`${fieldNames.topics}-${id}`}
              name={fieldNames.topics}
              value={id}
              label={textIn(label, locale)}
              lang={langOf(label, locale)}
              checked={typed.topics.includes(id)}
              error={topicError && errorId}
            />
          ))}
        </div>
      </Question>
    </section>
  );
}

/** What is kept and for how long: said before it is sent. */
function Kept({ c }: { c: AppContext }): ReactNode {
  const { locale, services } = c.var;
  const t = publicTexts[locale].ask.kept;
  return (
    <section className="k-stack k-block" aria-labelledby="vare-pa">
      <Heading level={2} size="2xs" id="vare-pa">
        {t.title}
      </Heading>
      <ul className="ds-list">
        <li>{t.what}</li>
        <li>{t.long(services.definitions.enquiries.eraseAfter)}</li>
        <li>{t.count}</li>
      </ul>
      <p>
        <a className="ds-link" href={href(locale, '/personvern')} target="_blank" rel="noreferrer">
          {t.more}
        </a>
      </p>
    </section>
  );
}

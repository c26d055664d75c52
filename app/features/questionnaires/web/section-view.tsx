import type { ReactNode } from 'react';
import type { Definitions } from '../../../platform/context.ts';
import type { Locale } from '../../../platform/locale.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import { autosaveAttributes, SaveStatus } from '../../../ui/autosave.tsx';
import { ErrorSummary } from '../../../ui/error-summary.tsx';
import { Button } from '../../../ui/fields.tsx';
import { SourceIcon } from '../../../ui/icons.tsx';
import { Message } from '../../../ui/message.tsx';
import type { ResponseView } from '../answering.server.ts';
import type { Draft } from '../answers.ts';
import type { Fault } from '../check-answers.ts';
import type { EditionSection } from '../edition.ts';
import { shownName } from '../inside/section-body.ts';
import { clashQuestion } from '../merge.ts';
import { saysSomething, standingOf } from '../register-view.ts';
import type { AnswerRefusal } from '../round.ts';
import { texts } from '../texts.ts';
import { faultFieldId, faultLine } from './fault-text.ts';
import { QuestionField } from './question-field.tsx';
import type { FieldContext } from './question-help.tsx';
import { registerTexts } from './register-texts.ts';
import { clashPath, evidenceUnder, FormHead, formPath, partNumber, sectionPath, Steps } from './steps.tsx';
import { Unsettled } from './unsettled.tsx';

interface SectionViewProps {
  locale: Locale;
  view: ResponseView;
  section: EditionSection;
  /** The reader's id: what is kept in the browser is theirs alone. */
  person: string;
  definitions: Definitions;
  draft: Draft;
  token: string;
  faults: readonly Fault[];
  refused?: AnswerRefusal | undefined;
}

/** One calm page for each part of the form. */
export function SectionView(props: SectionViewProps): ReactNode {
  const { locale, view, section, person, definitions, draft, token, faults, refused } = props;
  const { year } = view.form.edition;
  const part = partNumber(view.form.edition, section.id);
  const path = sectionPath(year, section.id);
  const context: FieldContext = {
    locale,
    form: view.form,
    geography: definitions.geography,
    draft,
    faults,
    view: view.register,
    authority: textIn(definitions.scheme.authority, locale),
    evidence: (question, option) => href(locale, evidenceUnder(formPath(year), question, option)),
    lastYear: view.lastYear,
  };
  const standings = section.questions.map((question) => ({ question, standing: standingOf(question, draft, view.register) }));
  const told = standings.filter(({ standing }) => saysSomething(standing)).map(({ question }) => question.id);
  const autosave = autosaveAttributes({
    locale,
    url: href(locale, path),
    key: `arsskjema/${view.form.centre.id}/${year}/${section.id}/${person}`,
    path,
    compareUrl: href(locale, clashPath(year)),
  });
  const intro = section.intro;
  return (
    <div className="k-cols k-cols--side">
      <Steps view={view} locale={locale} current={section.id} part={part} />
      <form method="post" action={href(locale, path)} noValidate aria-labelledby="tittel" className="k-form" {...(refused ? {} : autosave)}>
        <input type="hidden" name="version" value={token} />
        {told.length > 0 && <input type="hidden" name={shownName} value={told.join(' ')} />}
        {/* Return in a field saves, whatever buttons stand among the questions. */}
        {standings.some(({ standing }) => standing.changes.length > 0) && <button type="submit" hidden aria-hidden="true" tabIndex={-1} />}
        <FaultSummary {...props} />
        {refused && <Refused reason={refused} authority={textIn(definitions.scheme.authority, locale)} locale={locale} />}
        <FormHead
          view={view}
          locale={locale}
          part={part}
          title={<span lang={langOf(section.title, locale) === locale ? undefined : langOf(section.title, locale)}>{textIn(section.title, locale)}</span>}
        />
        {view.clash?.clashes.some((clash) => section.questions.some((q) => q.id === clashQuestion(clash))) && <Unsettled view={view} locale={locale} />}
        {told.length > 0 && (
          <div className="k-derived k-filledin">
            <SourceIcon />
            <p>{registerTexts[locale].intro(year)}</p>
          </div>
        )}
        {intro && (
          <p className="k-sectionintro" lang={langOf(intro, locale) === locale ? undefined : langOf(intro, locale)}>
            {textIn(intro, locale)}
          </p>
        )}
        {section.questions.map((question) => (
          <QuestionField key={question.id} question={question} context={context} />
        ))}
        <SaveBar {...props} />
      </form>
    </div>
  );
}

function FaultSummary({ locale, section, draft, faults }: SectionViewProps): ReactNode {
  const t = texts[locale];
  if (faults.length === 0) return null;
  const errors = faults.flatMap((fault) => {
    const question = section.questions.find((q) => q.id === fault.question);
    return question ? [{ href: `#${faultFieldId(question, fault)}`, message: faultLine(question, fault, draft, locale) }] : [];
  });
  return <ErrorSummary title={t.fix(new Set(faults.map((f) => f.question)).size)} errors={errors} note={t.fixNote} />;
}

/** Says why nothing was saved, whom to ask, and that nothing is lost. */
export function Refused({ reason, authority, locale }: { reason: AnswerRefusal; authority: string; locale: Locale }): ReactNode {
  const t = texts[locale];
  return (
    <Message tone="danger" role="alert" title={t.refused[reason].title}>
      <p>{t.refused[reason].text}</p>
      <p>{t.askAuthority(authority)}</p>
    </Message>
  );
}

/** Who else writes, and where. */
export function othersWriting(view: ResponseView, locale: Locale, here?: string): string {
  const t = texts[locale];
  return view.editors.map((e) => (e.section === here ? t.writesHere(e.name) : t.writesIn(e.name, partNumber(view.form.edition, e.section)))).join(' ');
}

function SaveBar({ locale, view, section }: SectionViewProps): ReactNode {
  const t = texts[locale];
  const saved = view.savedAt ? t.savedOn(view.savedAt, view.savedBy) : t.notSavedYet;
  return (
    <div className="k-savebar">
      <Button>{t.saveAndContinue}</Button>
      <Button variant="secondary" name="senere" value="1">
        {t.saveForLater}
      </Button>
      <SaveStatus>{[saved, othersWriting(view, locale, section.id)].filter((s) => s !== '').join(' ')}</SaveStatus>
    </div>
  );
}

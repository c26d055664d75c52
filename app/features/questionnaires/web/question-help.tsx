import type { ReactNode } from 'react';
import type { Locale, LocalText } from '../../../platform/locale.ts';
import { langOf, textIn } from '../../../platform/locale.ts';
import { SourceIcon } from '../../../ui/icons.tsx';
import type { Geography } from '../../geography/geography.ts';
import { governorName } from '../../geography/governors.ts';
import { areaAt } from '../../scheme/areas.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { Draft } from '../answers.ts';
import type { Fault } from '../check-answers.ts';
import type { EditionQuestion } from '../edition.ts';
import type { CentreForm } from '../inside/centre-form.ts';
import type { RegisterView } from '../register-view.ts';
import { texts } from '../texts.ts';
import { answerLines } from './answer-text.ts';

export interface FieldContext {
  readonly locale: Locale;
  readonly form: CentreForm;
  readonly geography: Geography;
  readonly draft: Draft;
  readonly faults: readonly Fault[];
  readonly view: RegisterView;
  readonly authority: string;
  /** Where the rows behind an answer are shown. */
  readonly evidence: (question: string, option: string) => string;
  readonly lastYear: { readonly form: CentreForm; readonly answers: Draft } | undefined;
}

/** A scheme's text, marked where it is in another language than the page. */
export const Said = ({ text, locale }: { text: LocalText; locale: Locale }): ReactNode => {
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
export function Help({ question, context }: { question: EditionQuestion; context: FieldContext }): ReactNode {
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

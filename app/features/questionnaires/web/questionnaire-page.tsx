import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import type { Locale, LocalText } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { Signed } from '../../../ui/signed.tsx';
import { Scroll } from '../../../ui/table.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { yearInAny } from '../../scheme/scheme.ts';
import type { IndicatorBook } from '../../indicators/indicator.ts';
import { breaksOf, changesIn } from '../edition.ts';
import type { EditionChange } from '../edition.ts';
import { editionIn } from '../inside/centre-form.ts';
import type { Question, Questionnaire, Section, Wording } from '../questionnaire.ts';
import { listRounds } from '../rounds.server.ts';
import { codingPath } from './coding-list-page.tsx';
import { codingTexts } from './coding-texts.ts';
import { shareWords } from './fill-in.tsx';
import { officerTexts } from './officer-texts.ts';

/** The questionnaire across all years: what was asked when, what each year changed, and which series break. */
export async function getQuestionnairePage(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const { locale } = c.var;
  const t = officerTexts[locale];
  const { questionnaire } = c.var.services.definitions;
  const rounds = await listRounds(ctxOf(c));
  const first = Math.min(...questionnaire.questions.flatMap((q) => q.years.map((s) => s.from)));
  const last = Math.max(first, rounds[0]?.year ?? 0, ...questionnaire.questions.flatMap((q) => q.years.map((s) => s.to ?? s.from)));
  const years = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  return respond(c, {
    title: t.questionnaire,
    breadcrumbs: [{ label: t.questionnaire, path: '/direktoratet/skjema' }],
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <div className="k-stack k-stack--s">
          <Heading level={1} size="lg">
            {textIn(questionnaire.title, locale)}
          </Heading>
          <p className="k-measure">{t.questionnaireLead}</p>
          <p>
            <a className="ds-link k-tap" href={href(locale, codingPath)}>
              {codingTexts[locale].open}
            </a>
          </p>
        </div>
        {questionnaire.sections.map((section) => (
          <Timeline key={section.id} questionnaire={questionnaire} section={section} years={years} locale={locale} />
        ))}
        <Filled questionnaire={questionnaire} book={c.var.services.definitions.indicators} years={years} locale={locale} />
        <Changes questionnaire={questionnaire} years={years.slice(1)} locale={locale} />
      </div>
    ),
  });
}

const newest = (wordings: readonly Wording[]): LocalText | undefined => wordings.toSorted((a, b) => b.years.from - a.years.from)[0]?.text;
/** Outside a year a text says no year. */
const unyeared = (text: string): string => text.replaceAll(/ ?(i|in)? ?\{year\}/g, '');

function Timeline({ questionnaire, section, years, locale }: { questionnaire: Questionnaire; section: Section; years: readonly number[]; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  const questions = questionnaire.questions.filter((q) => q.section === section.id);
  if (questions.length === 0) return null;
  const title = textIn(section.title, locale);
  return (
    <section className="k-block" aria-labelledby={`del-${section.id}`}>
      <Heading level={2} size="sm" id={`del-${section.id}`}>
        {title}
      </Heading>
      <Scroll label={t.timeline(title)}>
        <table className="ds-table k-table k-timeline">
          <caption className="ds-sr-only">{t.timeline(title)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.question}</th>
              {years.map((y) => (
                <th key={y} scope="col">
                  {y}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {questions.map((q) => (
              <QuestionRows key={q.id} questionnaire={questionnaire} question={q} years={years} locale={locale} />
            ))}
          </tbody>
        </table>
      </Scroll>
    </section>
  );
}

function QuestionRows({ questionnaire, question, years, locale }: { questionnaire: Questionnaire; question: Question; years: readonly number[]; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  const asked = (year: number): boolean => yearInAny(question.years, year);
  return (
    <>
      <Row
        className="k-questionrow"
        text={newest(question.wordings)}
        note={t.kind[question.kind]}
        years={years}
        asked={asked}
        breaks={breaksOf(questionnaire, question.id)}
        locale={locale}
      />
      {'options' in question &&
        question.options.map((o) => (
          <Row
            key={o.id}
            text={newest(o.wordings)}
            years={years}
            asked={(year) => asked(year) && yearInAny(o.years, year)}
            breaks={breaksOf(questionnaire, question.id, o.id).filter((year) => o.wordings.some((w) => !w.comparable && w.years.from === year))}
            locale={locale}
          />
        ))}
    </>
  );
}

interface RowProps {
  className?: string;
  text: LocalText | undefined;
  note?: string;
  years: readonly number[];
  asked: (year: number) => boolean;
  breaks: readonly number[];
  locale: Locale;
}
function Row({ className, text, note, years, asked, breaks, locale }: RowProps): ReactNode {
  const t = officerTexts[locale];
  return (
    <tr className={className}>
      <th scope="row" lang={text && langOf(text, locale)}>
        {text && unyeared(textIn(text, locale))}
        {note && <small className="k-quiet"> ({note})</small>}
      </th>
      {years.map((year) => {
        const breaking = breaks.includes(year);
        return (
          <td key={year} className={[asked(year) ? 'k-asked' : '', breaking ? 'k-breaks' : ''].join(' ').trim() || undefined}>
            <Signed sign={asked(year) ? '●' : '.'} words={asked(year) ? t.asked : t.notAsked} />
            {breaking && <small className="k-quiet"> {t.breakMark}</small>}
          </td>
        );
      })}
    </tr>
  );
}

/** How much of each year's form the registers fill in: by rule, in the years they cover. */
function Filled({ questionnaire, book, years, locale }: { questionnaire: Questionnaire; book: IndicatorBook; years: readonly number[]; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  const shares = years.toReversed().flatMap((year) => {
    const words = shareWords(editionIn(questionnaire, year), book, locale);
    return words === undefined ? [] : [{ year, words }];
  });
  if (shares.length === 0) return null;
  return (
    <section className="k-section" aria-labelledby="fra-registeret">
      <Heading level={2} size="md" id="fra-registeret">
        {t.filled}
      </Heading>
      <dl className="k-answerlist">
        {shares.map(({ year, words }) => (
          <div key={year}>
            <dt>{year}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Changes({ questionnaire, years, locale }: { questionnaire: Questionnaire; years: readonly number[]; locale: Locale }): ReactNode {
  const t = officerTexts[locale];
  const changed = years.toReversed().flatMap((year) => {
    const changes = changesIn(questionnaire, year);
    return changes.length === 0 ? [] : [{ year, changes }];
  });
  return (
    <section className="k-section" aria-labelledby="endringer">
      <Heading level={2} size="md" id="endringer">
        {t.changes}
      </Heading>
      {changed.map(({ year, changes }) => (
        <section key={year} aria-labelledby={`endringer-${year}`} className="k-block">
          <Heading level={3} size="xs" id={`endringer-${year}`}>
            {year}
          </Heading>
          <ul className="ds-list">
            {changes.map((change) => (
              <li key={`${change.question}/${change.option ?? ''}`}>
                <strong>{t.change[change.change]}:</strong> {wordChange(questionnaire, change, locale)}
                {change.change === 'reworded' && ` ${change.breaks ? t.breaks : t.comparable}`}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}

function wordChange(questionnaire: Questionnaire, { question, option, year }: EditionChange, locale: Locale): string {
  const found = questionnaire.questions.find((q) => q.id === question);
  const ofOption = found && 'options' in found ? found.options.find((o) => o.id === option) : undefined;
  const said = (wordings: readonly Wording[] | undefined): string => {
    const wording = wordings?.find((w) => w.years.from <= year && (w.years.to ?? year) >= year) ?? wordings?.at(-1);
    return wording ? unyeared(textIn(wording.text, locale)) : '';
  };
  return ofOption ? `«${said(ofOption.wordings)}». ${said(found?.wordings)}` : said(found?.wordings);
}

import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import type { Locale, LocalText } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import type { Indicator, IndicatorBook } from '../indicator.ts';
import { waysToTellApart } from '../inside/indicator-numbers.server.ts';
import { publishedYears } from '../series.ts';
import { texts } from '../texts.ts';

/** GET /indikatorer: every definition. */
export function getIndicatorsPage(c: AppContext): Response {
  const { locale } = c.var;
  const { indicators: book, scheme } = c.var.services.definitions;
  const t = texts[locale];
  return respond(c, {
    title: t.title,
    width: 'form',
    children: (
      <>
        <div className="k-stack k-pagehead">
          <Heading level={1} size="xl">
            {t.title}
          </Heading>
          <p className="k-lead">{t.lead}</p>
        </div>
        {book.indicators.length === 0 && <EmptyState title={t.empty} />}
        <ul className="k-hits">
          {book.indicators.map((indicator) => (
            <li key={indicator.id} id={indicator.id}>
              <Heading level={2} size="sm" lang={langOf(indicator.label, locale) === locale ? undefined : 'nb'}>
                <a className="ds-link" href={href(locale, `/indikatorer/${indicator.id}`)}>
                  {textIn(indicator.label, locale)}
                </a>
              </Heading>
              <p>
                <InLanguage text={indicator.definition} locale={locale} />
              </p>
              <IndicatorFacts indicator={indicator} book={book} demonstration={scheme.demonstration} locale={locale} />
            </li>
          ))}
        </ul>
      </>
    ),
  });
}

/** A text of the scheme; marked when it is not in the page's language. */
export const InLanguage = ({ text, locale }: { text: LocalText; locale: Locale }): ReactNode =>
  langOf(text, locale) === locale ? textIn(text, locale) : <span lang={langOf(text, locale)}>{textIn(text, locale)}</span>;

/** "2014–2022": the years there are printed numbers for, and from when the register has them. */
function periodText(book: IndicatorBook, indicator: Indicator, locale: Locale): string {
  const t = texts[locale];
  const years = publishedYears(book, indicator.id);
  const { register } = indicator;
  if (register) {
    const from = t.fromTheRegister(String(register.from));
    return years ? `${t.printed(years.from === years.to ? String(years.from) : `${years.from}–${years.to}`)}. ${from}` : from;
  }
  if (!years) return t.noPublished;
  return texts[locale].everyYear(years.from === years.to ? String(years.from) : `${years.from}–${years.to}`);
}

const TextFact = ({ name, text, locale }: { name: string; text: LocalText; locale: Locale }): ReactNode => (
  <div>
    <dt>{name}</dt>
    <dd>
      <InLanguage text={text} locale={locale} />
    </dd>
  </div>
);

export function IndicatorFacts({ indicator, book, demonstration, locale }: { indicator: Indicator; book: IndicatorBook; demonstration: boolean; locale: Locale }): ReactNode {
  const t = texts[locale];
  const { register } = indicator;
  const ways = waysToTellApart(indicator);
  return (
    <dl className="k-terms k-terms--long">
      {indicator.notCounted && <TextFact name={t.notCounted} text={indicator.notCounted} locale={locale} />}
      {register?.definition && <TextFact name={`${t.registerCounts} (${t.registerFrom(String(register.from)).toLowerCase()})`} text={register.definition} locale={locale} />}
      {register?.notCounted && <TextFact name={t.registerNotCounted} text={register.notCounted} locale={locale} />}
      <div>
        <dt>{t.unit}</dt>
        <dd>
          <InLanguage text={indicator.unit} locale={locale} />
        </dd>
      </div>
      <div>
        <dt>{t.period}</dt>
        <dd>{periodText(book, indicator, locale)}</dd>
      </div>
      <div>
        <dt>{t.overYears}</dt>
        <dd>{indicator.overYears === 'sum' ? t.overYearsSum : register && !indicator.by ? t.overYearsAnew : t.overYearsNone}</dd>
      </div>
      {ways.length > 0 && (
        <div>
          <dt>{t.toldApart}</dt>
          <dd>{ways.map((way) => textIn(way.label, locale).toLowerCase()).join(', ')}</dd>
        </div>
      )}
      <div>
        <dt>{t.basis}</dt>
        <dd>
          {(!register || publishedYears(book, indicator.id)) && t.bases.published}
          {register && publishedYears(book, indicator.id) && '; '}
          {register && `${t.registerFrom(String(register.from)).toLowerCase()}: ${t.register}`} {register && demonstration && <DemoMark locale={locale} />}
        </dd>
      </div>
      <div>
        <dt>{t.id}</dt>
        <dd>
          <code>{indicator.id}</code>
        </dd>
      </div>
    </dl>
  );
}

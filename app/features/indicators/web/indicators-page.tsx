import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href, langOf, textIn } from '../../../platform/locale.ts';
import type { Locale, LocalText } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import type { Indicator, IndicatorBook } from '../indicator.ts';
import { publishedYears } from '../series.ts';
import { texts } from '../texts.ts';

/** GET /indikatorer: every definition. */
export function getIndicatorsPage(c: AppContext): Response {
  const { locale } = c.var;
  const book = c.var.services.definitions.indicators;
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
              <IndicatorFacts indicator={indicator} book={book} locale={locale} />
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

/** "2014–2022": the years there are numbers for. */
function periodText(book: IndicatorBook, indicator: Indicator, locale: Locale): string {
  const years = publishedYears(book, indicator.id);
  if (!years) return texts[locale].noPublished;
  return texts[locale].everyYear(years.from === years.to ? String(years.from) : `${years.from}–${years.to}`);
}

export function IndicatorFacts({ indicator, book, locale }: { indicator: Indicator; book: IndicatorBook; locale: Locale }): ReactNode {
  const t = texts[locale];
  return (
    <dl className="k-terms">
      {indicator.notCounted && (
        <div>
          <dt>{t.notCounted}</dt>
          <dd>
            <InLanguage text={indicator.notCounted} locale={locale} />
          </dd>
        </div>
      )}
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
        <dd>{indicator.overYears === 'sum' ? t.overYearsSum : t.overYearsNone}</dd>
      </div>
      <div>
        <dt>{t.basis}</dt>
        <dd>{t.bases.published}</dd>
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

import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href, textIn } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Fold } from '../../../ui/facts.tsx';
import { Button, SelectField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import type { SubjectYear } from '../inputs.ts';
import { compareFeedback, listQuotes } from '../gatherings.server.ts';
import { feedbackTexts } from './feedback-texts.ts';
import { meanText, ScoreLine } from './feedback-view.tsx';
import { deskCrumbs, deskOf, pathOf } from './paths.ts';
import type { Desk } from './paths.ts';
import { subjectName } from './words.tsx';

/** One subject, gathering by gathering through the years. */
export async function getComparePage(c: AppContext): Promise<Response> {
  const desk = deskOf(c);
  const { locale, services } = c.var;
  const t = feedbackTexts[locale];
  const { subjects } = services.definitions.gatherings;
  const wanted = subjects.find((s) => s.id === c.req.query('emne'))?.id;
  const { subject, years } = await compareFeedback(ctxOf(c), { centreId: desk.centreId, subject: wanted });
  return respond(c, {
    title: t.compareTitle,
    breadcrumbs: deskCrumbs(c, desk),
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg k-form">
        <Heading level={1} size="lg">
          {t.compareTitle}
        </Heading>
        <p className="k-measure">
          {t.compareLead} {years.length > 0 && services.definitions.scheme.demonstration && <DemoMark locale={locale} />}
        </p>
        <form method="get" action={href(locale, `${desk.base}/sammenlign`)} className="k-visitfilter">
          <SelectField id="emne" name="emne" label={t.subject} value={subject} options={subjects.map((s) => ({ value: s.id, label: textIn(s.label, locale) }))} />
          <Button variant="secondary">{t.show}</Button>
        </form>
        {years.length === 0 ? <EmptyState title={t.compareNone}>{t.compareNoneHelp}</EmptyState> : <Years c={c} desk={desk} subject={subject} years={years} />}
      </div>
    ),
  });
}

function Years({ c, desk, subject, years }: { c: AppContext; desk: Desk; subject: string; years: readonly SubjectYear[] }): ReactNode {
  const { locale, services } = c.var;
  const t = feedbackTexts[locale];
  const n = (value: number): string => formatNumber(locale, value);
  const fewest = n(services.definitions.gatherings.fewest);
  const title = subjectName(c, subject);
  const keyOf = (year: SubjectYear): string => `${year.gatheringId} ${year.itemTitle}`;
  return (
    <section className="k-stack" aria-labelledby="over-ar">
      <Heading level={2} size="sm" id="over-ar">
        {title}
      </Heading>
      <p className="k-quiet k-small">{t.scaleHelp}</p>
      <ul className="k-scores">
        {years.map((year) => (
          <li key={keyOf(year)}>
            <p className="k-scores__head">
              <span>
                <strong className="k-tabular">{year.year}</strong>{' '}
                <a className="ds-link" href={href(locale, pathOf(desk, year.gatheringId, 'etterpa'))}>
                  {year.title}
                </a>
              </span>
              <span className="k-tabular">{year.mean === undefined ? <span className="k-quiet">{t.withheld(fewest)}</span> : <strong>{meanText(locale, year.mean)}</strong>}</span>
            </p>
            {year.mean !== undefined && <ScoreLine mean={year.mean} finding={t.meanOf(`${year.year}, ${year.itemTitle}`, meanText(locale, year.mean), n(year.answers))} />}
            <p className="k-quiet k-small">
              {year.itemTitle} · {t.n(n(year.answers))}
            </p>
          </li>
        ))}
      </ul>
      <Fold title={t.asTable}>
        <ScrollTable
          label={title}
          caption={title}
          hideCaption
          head={[{ label: t.year }, { label: t.gathering }, { label: t.item }, { label: t.meanHead, numeric: true }, { label: t.nHead, numeric: true }]}
          rows={years.map((year) => ({
            key: keyOf(year),
            cells: [year.year, year.title, year.itemTitle, year.mean === undefined ? t.withheld(fewest) : meanText(locale, year.mean), n(year.answers)],
          }))}
        />
      </Fold>
    </section>
  );
}

/** What participants have said may be quoted, newest first. */
export async function getQuotesPage(c: AppContext): Promise<Response> {
  const desk = deskOf(c);
  const { locale } = c.var;
  const t = feedbackTexts[locale];
  const quotes = await listQuotes(ctxOf(c), { centreId: desk.centreId });
  return respond(c, {
    title: t.quotes,
    breadcrumbs: deskCrumbs(c, desk),
    robots: 'noindex',
    width: 'prose',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.quotes}
        </Heading>
        <p>
          {t.quotesLead} {quotes.length > 0 && c.var.services.definitions.scheme.demonstration && <DemoMark locale={locale} />}
        </p>
        {quotes.length === 0 ? (
          <EmptyState title={t.quotesNone}>{t.quotesNoneHelp}</EmptyState>
        ) : (
          <ul className="k-quotes">
            {quotes.map((quote, i) => (
              <li key={i}>
                <blockquote>
                  <p className="k-words">{quote.text}</p>
                </blockquote>
                <p className="k-quiet k-small">
                  <a className="ds-link" href={href(locale, pathOf(desk, quote.gatheringId))}>
                    {quote.gatheringTitle}
                  </a>
                  , {quote.year}
                  {quote.itemTitle !== '' && ` · ${quote.itemTitle}`}
                </p>
              </li>
            ))}
          </ul>
        )}
      </div>
    ),
  });
}

import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { formatDate, href } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import type { PublishedReport } from '../inside/report-store.server.ts';
import { listPublishedReports } from '../reports.server.ts';
import { texts } from '../texts.ts';

/** Every report that is published, the latest years first. */
export async function getReports(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const t = texts[locale].reports;
  const published = await listPublishedReports(ctxOf(c));
  return respond(c, {
    title: t.title,
    breadcrumbs: [{ label: t.title, path: '/rapporter' }],
    children: (
      <>
        <Heading level={1} size="xl">
          {t.title}
        </Heading>
        <p className="k-lead k-measure">{t.lead}</p>
        {published.length === 0 ? <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState> : <ReportList published={published} locale={locale} />}
      </>
    ),
  });
}

function ReportList({ published, locale }: { published: readonly PublishedReport[]; locale: Locale }): ReactNode {
  const t = texts[locale].reports;
  return (
    <ul className="k-hits k-measure k-mt">
      {published.map(({ head, report, chapters }) => (
        <li key={head.report}>
          <Heading level={2} size="sm" lang={report.language === locale ? undefined : report.language}>
            <a className="ds-link" href={href(locale, `/rapporter/${head.report}`)}>
              {report.title}
            </a>
          </Heading>
          <p className="k-quiet">{`${t.years(`${report.from}–${report.to}`)}. ${t.edition(head.number, formatDate(locale, head.publishedAt))}. ${t.chapters(chapters.length)}.`}</p>
        </li>
      ))}
    </ul>
  );
}

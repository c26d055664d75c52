import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { formatDate, href } from '../../../platform/locale.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { requireOfficer } from '../../access/access.server.ts';
import { draftTexts } from '../draft-texts.ts';
import { listJudgedReports } from '../report-editions.server.ts';

/** A count with its mark: a clean one is quiet. */
export const CountMark = ({ n, state, label }: { n: number; state: 'fails' | 'loose'; label: string }): ReactNode =>
  n === 0 ? <span className="k-quiet">0</span> : <StateMark state={state} label={`${n} ${label.toLowerCase()}`} />;

/** GET /direktoratet/rapporter: every report with its draft, its editions, and how many sentences no longer hold. */
export async function getDrafts(c: AppContext): Promise<Response> {
  requireOfficer(c);
  const { locale } = c.var;
  const t = draftTexts[locale].reports;
  const reports = await listJudgedReports(ctxOf(c));
  const rows = reports.map(({ report, stops, editions }) => ({
    key: report.id,
    cells: [
      <a key="a" className="ds-link" href={href(locale, `/direktoratet/rapporter/${report.id}`)} lang={report.language === locale ? undefined : report.language}>
        {report.title}
      </a>,
      report.open ? t.open : t.closed,
      editions[0] ? (
        <a key="e" className="ds-link" href={href(locale, `/rapporter/${report.id}`)}>
          {t.editionOf(editions[0].number, formatDate(locale, editions[0].publishedAt))}
        </a>
      ) : (
        t.noEdition
      ),
      report.open ? <CountMark key="f" n={stops.claims.length} state="fails" label={t.failing} /> : '–',
      report.open ? <CountMark key="l" n={stops.loose} state="loose" label={t.loose} /> : '–',
    ],
  }));
  return respond(c, {
    title: t.title,
    breadcrumbs: [{ label: t.title, path: '/direktoratet/rapporter' }],
    children: (
      <>
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <p className="k-quiet k-mt1">{t.lead}</p>
        {rows.length === 0 ? (
          <EmptyState title={t.empty}>{t.emptyHelp}</EmptyState>
        ) : (
          <div className="k-mt">
            <ScrollTable label={t.title} head={[{ label: t.report }, { label: t.state }, { label: t.edition }, { label: t.failing }, { label: t.loose }]} rows={rows} />
          </div>
        )}
      </>
    ),
  });
}

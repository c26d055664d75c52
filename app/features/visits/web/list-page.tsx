import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { formatDate, formatNumber, href } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ButtonLink } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { requireCentre } from '../../access/access.server.ts';
import type { VisitList, VisitListLine, VisitView } from '../inputs.ts';
import { listVisits } from '../visits.server.ts';
import { centreTexts } from './centre-texts.ts';
import { calendarPath, casePath, deskPath, ownDaysPath, registerPath, viewOf, viewPath, visitViews, yearPath } from './desk-paths.ts';
import { formName, fromWhere, personsText, VisitMark, whenText } from './parts.tsx';
import { yearTexts } from './year-texts.ts';

/** `/min-sentral/hospitering?vis=`: the centre's visits, those that wait for it first. */
export async function getListPage(c: AppContext): Promise<Response> {
  const centreId = requireCentre(c);
  const { locale } = c.var;
  const t = centreTexts[locale];
  const view = viewOf(c);
  const list = await listVisits(ctxOf(c), centreId, { view, after: c.req.query('etter')?.slice(0, 200) });
  return respond(c, {
    title: t.title,
    breadcrumbs: [{ label: t.title, path: deskPath }],
    children: (
      <>
        <div className="k-row k-row--between k-pagehead">
          <Heading level={1} size="lg">
            {t.title}
          </Heading>
          <div className="k-row">
            <a className="ds-link k-tap" href={href(locale, ownDaysPath)}>
              {t.days}
            </a>
            <a className="ds-link k-tap" href={href(locale, calendarPath)}>
              {t.calendar}
            </a>
            <a className="ds-link k-tap" href={href(locale, yearPath)}>
              {yearTexts[locale].link}
            </a>
            <ButtonLink variant="secondary" href={href(locale, registerPath)}>
              {t.register}
            </ButtonLink>
          </div>
        </div>
        <Tabs c={c} view={view} list={list} />
        <Lines c={c} view={view} list={list} />
      </>
    ),
  });
}

function Tabs({ c, view, list }: { c: AppContext; view: VisitView; list: VisitList }): ReactNode {
  const { locale } = c.var;
  const t = centreTexts[locale];
  return (
    <nav aria-label={t.tabs}>
      <ul className="k-tabs">
        {visitViews.map((v) => (
          <li key={v}>
            <a href={href(locale, viewPath(v))} aria-current={v === view ? 'page' : undefined}>
              {t.view[v]}{' '}
              <span className="k-count">
                {formatNumber(locale, list.counts[v])}
                <span className="ds-sr-only">{t.counted(list.counts[v] === 1)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Lines({ c, view, list }: { c: AppContext; view: VisitView; list: VisitList }): ReactNode {
  const { locale } = c.var;
  const t = centreTexts[locale];
  if (list.lines.length === 0) return <EmptyState title={t.empty[view][0]}>{t.empty[view][1]}</EmptyState>;
  return (
    <>
      <ul className="k-visitlist">
        {list.lines.map((line) => (
          <VisitLine key={line.visit.id} c={c} line={line} />
        ))}
      </ul>
      <p className="k-row">
        {list.next !== undefined && (
          <a className="ds-link k-tap" rel="next" href={href(locale, `${viewPath(view)}&etter=${encodeURIComponent(list.next)}`)}>
            {t.older}
          </a>
        )}
        {list.lines.some((l) => l.visit.demonstration) && <DemoMark locale={locale} />}
      </p>
    </>
  );
}

/** One link a line: who, from where, how many, and when. The whole line can be hit. */
export function VisitLine({ c, line: { visit, contactName, dayTitle }, onItsDay = false }: { c: AppContext; line: VisitListLine; onItsDay?: boolean }): ReactNode {
  const { locale } = c.var;
  const t = centreTexts[locale];
  return (
    <li>
      <a href={href(locale, casePath(visit.number))}>{fromWhere(c, visit)}</a>
      <VisitMark state={visit.state} locale={locale} />
      {!onItsDay && (
        <p>
          {whenText(locale, visit) ?? t.asked(formatDate(locale, visit.requestedAt))}
          {dayTitle !== undefined && `: ${dayTitle}`}
        </p>
      )}
      <p className="k-quiet k-small">
        {personsText(locale, visit.persons)} · {formName(locale, visit.form)} · {contactName ?? t.noContact} · {visit.number}
      </p>
    </li>
  );
}

import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href } from '../../../platform/locale.ts';
import { todayOf } from './log-form.ts';
import { exportPath, importPath, listPath, logPath, monthPath, totalsPath } from './log-paths.ts';
import { logTexts } from './texts.ts';

/** The same log seen in three ways. */
export function ViewTabs({ c, current, year }: { c: AppContext; current: 'liste' | 'kalender' | 'tall'; year?: number | undefined }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].list;
  const today = todayOf(c);
  const month = year === undefined || String(year) === today.slice(0, 4) ? today.slice(0, 7) : `${year}-01`;
  const tabs = [
    ['liste', listPath({ year }), t.asList],
    ['kalender', monthPath(month), t.asCalendar],
    ['tall', totalsPath(year ?? Number(today.slice(0, 4))), t.totals],
  ] as const;
  return (
    <nav aria-label={t.views}>
      <ul className="k-tabs">
        {tabs.map(([view, path, label]) => (
          <li key={view}>
            <a href={href(locale, path)} aria-current={view === current ? 'page' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is seldom needed: the files, and what was removed. */
export function ListFoot({ c, year }: { c: AppContext; year?: number | undefined }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].list;
  const links = [
    [importPath, t.import],
    [year === undefined ? exportPath : `${exportPath}?ar=${year}`, year === undefined ? `${t.export} (CSV)` : `${t.exportYear(year)} (CSV)`],
    [(year === undefined ? exportPath : `${exportPath}?ar=${year}`).replace('.csv', '.xlsx'), year === undefined ? `${t.export} (XLSX)` : `${t.exportYear(year)} (XLSX)`],
    [`${logPath}?vis=fjernet`, t.removed],
  ] as const;
  return (
    <nav className="k-logfoot" aria-label={t.tools}>
      <ul className="k-linkrow">
        {links.map(([path, label]) => (
          <li key={path}>
            <a className="ds-link" href={href(locale, path)}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

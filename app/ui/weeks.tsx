import type { ReactNode } from 'react';
import type { Locale } from '../platform/locale.ts';
import { formatDay, formatNumber } from '../platform/locale.ts';
import { daysOfWeek, monthWeeks, weekName, weeksIn } from './iso-weeks.ts';
import { ScrollTable } from './table.tsx';
import { uiTexts } from './texts.ts';

/** One thing counted week by week. */
export interface WeekRow {
  readonly id: string;
  readonly label: string;
  /** By the week's name, "2026-W07"; a week that is not there has none. */
  readonly counts: ReadonlyMap<string, number>;
  /** What the row shows, in a sentence: read instead of the picture. */
  readonly finding: string;
}
export interface YearOfWeeksProps {
  year: number;
  rows: readonly WeekRow[];
  locale: Locale;
  /** The ISO week it is now; weeks after it are not drawn as empty, they have not been. */
  now?: { readonly year: number; readonly week: number } | undefined;
}

const height = 56;
const floor = 50;
const room = 44;

/** A year as a strip of its 52 or 53 weeks: a bar a week as high as its count, one strip for each thing counted, and the table. */
export function YearOfWeeks({ year, rows, locale, now }: YearOfWeeksProps): ReactNode {
  const t = uiTexts[locale].weeks;
  const all = Array.from({ length: weeksIn(year) }, (_, i) => i + 1);
  const been = all.filter((week) => !now || now.year > year || (now.year === year && week <= now.week));
  const some = been.filter((week) => rows.some((row) => (row.counts.get(weekName(year, week)) ?? 0) > 0));
  return (
    <>
      {rows.map((row) => (
        <figure key={row.id} className="k-weeks__row">
          <figcaption>{row.label}</figcaption>
          <Strip row={row} year={year} weeks={all.length} been={been} months={t.months} />
        </figure>
      ))}
      {some.length > 0 && (
        <details className="ds-details">
          <summary>{t.asTable}</summary>
          <div>
            <p className="k-quiet k-small">{t.onlySome}</p>
            <ScrollTable
              label={t.tableOf(year)}
              caption={t.tableOf(year)}
              hideCaption
              head={[{ label: t.week }, { label: t.from }, ...rows.map((row) => ({ label: row.label, numeric: true }))]}
              rows={some.map((week) => ({
                key: String(week),
                cells: [week, formatDay(locale, daysOfWeek(year, week).monday), ...rows.map((row) => formatNumber(locale, row.counts.get(weekName(year, week)) ?? 0))],
              }))}
            />
          </div>
        </details>
      )}
    </>
  );
}

function Strip({ row, year, weeks, been, months }: { row: WeekRow; year: number; weeks: number; been: readonly number[]; months: readonly string[] }): ReactNode {
  const counts = been.map((week) => ({ week, n: row.counts.get(weekName(year, week)) ?? 0 }));
  // A lone enquiry is not drawn as high as the strip: four fill it at the least.
  const top = Math.max(4, ...counts.map(({ n }) => n));
  const at = (week: number): string => `${Math.round(((week - 1) / weeks) * 10_000) / 100}%`;
  const width = `${Math.round((0.78 / weeks) * 10_000) / 100}%`;
  return (
    <svg className="k-weeks" height={height + 20} role="img" aria-label={row.finding}>
      {counts.map(({ week, n }) => {
        const tall = n === 0 ? 2 : Math.max(5, Math.round((n / top) * room));
        return <rect key={week} className={n === 0 ? 'k-weeks__none' : undefined} x={at(week)} y={floor - tall} width={width} height={tall} />;
      })}
      <line x1="0" x2="100%" y1={floor} y2={floor} />
      {monthWeeks(year).map((week, month) => (
        <text key={month} x={at(week)} y={floor + 18}>
          {months[month]}
        </text>
      ))}
    </svg>
  );
}

/** What a row of weeks shows: how many in all, and the week that had most. Undefined when there are none. */
export function busiestWeek(counts: ReadonlyMap<string, number>, year: number): { readonly sum: number; readonly week: number; readonly n: number } | undefined {
  const weeks = Array.from({ length: weeksIn(year) }, (_, i) => ({ week: i + 1, n: counts.get(weekName(year, i + 1)) ?? 0 }));
  const sum = weeks.reduce((total, { n }) => total + n, 0);
  const [most] = weeks.toSorted((a, b) => b.n - a.n);
  return most === undefined || sum === 0 ? undefined : { sum, ...most };
}

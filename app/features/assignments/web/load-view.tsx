import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import type { Loads } from '../inputs.ts';
import type { Desk } from './desk.ts';
import { isOfficerDesk } from './desk.ts';
import { pageTexts } from './texts.ts';
import { assignmentsText, hoursText, whoOrYou } from './words.tsx';

/**
 * Who carries how much this year. The middle and one's own in words; the others behind a press, in the scheme's order and without colours:
 * it is for sharing the work, and nobody is put above another.
 */
export function LoadView({ c, desk, year, loads: { loads, median } }: { c: AppContext; desk: Desk; year: number; loads: Loads }): ReactNode {
  const { locale } = c.var;
  const t = pageTexts[locale].load;
  const number = (n: number): string => formatNumber(locale, n);
  const own = loads.find((l) => l.centreId === desk.centreId);
  return (
    <section aria-labelledby="arbeidsmengde" className="k-jobload">
      <Heading level={2} size="xs" id="arbeidsmengde">
        {t.title(year)}
      </Heading>
      {own && <p>{t.yours(assignmentsText(locale, own.assignments), hoursText(locale, own.hours), t.than[own.than])}</p>}
      <p>{t.median(assignmentsText(locale, median.assignments), hoursText(locale, median.hours))}</p>
      <details className="ds-details" open={isOfficerDesk(desk)}>
        <summary>{t.show}</summary>
        <div>
          <p className="k-small k-quiet">{t.help}</p>
          <ScrollTable
            label={t.show}
            head={[{ label: t.centre }, { label: t.count, numeric: true }, { label: t.hours, numeric: true }]}
            rows={loads.map((load) => ({
              key: load.centreId,
              cells: [whoOrYou(c, load.centreId, desk.centreId), number(load.assignments), <Hours key="hours" c={c} load={load} />],
            }))}
            foot={[{ key: 'median', cells: [t.middle, number(median.assignments), number(median.hours)] }]}
          />
        </div>
      </details>
    </section>
  );
}

/** Hours that nobody has said are not nought. */
const Hours = ({ c, load: { hours, unknown } }: { c: AppContext; load: Loads['loads'][number] }): ReactNode => (
  <>
    {formatNumber(c.var.locale, hours)}
    {unknown > 0 && <small className="k-jobload__unknown">{pageTexts[c.var.locale].load.unknown(formatNumber(c.var.locale, unknown))}</small>}
  </>
);

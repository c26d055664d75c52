import type { ReactNode } from 'react';
import { hasValue, nilSign, standardSign } from '../../features/indicators/cell.ts';
import type { Cell } from '../../features/indicators/cell.ts';
import { formatNumber, href } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { Heading } from '../../ui/heading.tsx';
import { ScrollTable } from '../../ui/table.tsx';
import { directorateTexts } from './directorate-texts.ts';

export interface CentreSoFar {
  readonly id: string;
  readonly name: string;
  readonly demonstration: boolean;
  /** Enquiries that came to it this year, and those of them it answered. */
  readonly received: number;
  readonly answered: number;
  /** Its turn, and waited longer than the scheme says. */
  readonly late: number;
  readonly held: number;
  readonly people: Cell;
  /** Visits held whose numbers are still the planned. */
  readonly toSumUp: number;
}
export interface YearSoFar {
  readonly year: number;
  readonly demonstration: boolean;
  readonly centres: readonly CentreSoFar[];
  readonly all: Omit<CentreSoFar, 'id' | 'name' | 'demonstration'>;
}

const count = (locale: Locale, n: number): string => (n === 0 ? nilSign : formatNumber(locale, n));
const cell = (locale: Locale, c: Cell): string => (hasValue(c) ? count(locale, c.value) : standardSign[c.none]);
const cellsOf = (locale: Locale, so: YearSoFar['all']): string[] => [
  count(locale, so.received),
  count(locale, so.answered),
  count(locale, so.late),
  count(locale, so.held),
  cell(locale, so.people),
  count(locale, so.toSumUp),
];

/** Enquiries and visits of the year, centre by centre, while there is still time to do something about it. */
export function YearSoFarTable({ soFar, locale }: { soFar: YearSoFar; locale: Locale }): ReactNode {
  const t = directorateTexts[locale].soFar;
  const { year, centres, all } = soFar;
  return (
    <section className="k-section" aria-labelledby="aret">
      <div className="k-row k-row--between">
        <Heading level={2} size="sm" id="aret">
          {t.title(year)}
        </Heading>
        <a className="ds-link k-tap" href={href(locale, '/direktoratet/henvendelser')}>
          {t.lateLink}
        </a>
      </div>
      <p className="k-quiet k-measure k-mt1">
        {t.lead} {soFar.demonstration && <DemoMark locale={locale} />}
      </p>
      <ScrollTable
        label={t.table(year)}
        caption={t.table(year)}
        hideCaption
        head={[{ label: t.head.centre }, ...[t.head.received, t.head.answered, t.head.late, t.head.held, t.head.people, t.head.toSumUp].map((label) => ({ label, numeric: true }))]}
        rows={centres.map((one) => ({ key: one.id, cells: [one.name, ...cellsOf(locale, one)] }))}
        foot={[{ key: 'all', cells: [t.all, ...cellsOf(locale, all)] }]}
      />
      {centres.some(({ people }) => !hasValue(people)) && <p className="k-quiet k-small">{t.withheld}</p>}
    </section>
  );
}

import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { Signed } from '../../../ui/signed.tsx';
import { nilSign } from '../../indicators/cell.ts';
import type { Coding } from '../coding.server.ts';
import { codingTexts } from './coding-texts.ts';

/** Centres with each category, by year, and the same as files. */
export function CodedCounts({ coding: { table }, path, locale }: { coding: Coding; path: string; locale: Locale }): ReactNode {
  const t = codingTexts[locale];
  if (table.years.length === 0) return <EmptyState title={t.none}>{t.noneText}</EmptyState>;
  const row = (key: string, label: string, counts: readonly number[]): { key: string; cells: ReactNode[] } => ({
    key,
    cells: [label, ...counts.map((n, i) => <Signed key={i} sign={n === 0 ? nilSign : String(n)} words={n === 0 ? '0' : undefined} />)],
  });
  return (
    <section className="k-stack k-stack--s">
      <Heading level={2} size="sm">
        {t.tableTitle}
      </Heading>
      <p className="k-small k-quiet k-measure">
        {t.tableNote} {table.demonstration.some(Boolean) && <DemoMark locale={locale} />}
      </p>
      <ScrollTable
        label={t.tableTitle}
        head={[{ label: t.category }, ...table.years.map((year) => ({ label: year, numeric: true }))]}
        rows={[...table.rows.map(({ code, counts }) => row(code.id, code.label, counts)), row('nowhere', t.nowhere, table.nowhere), row('left', t.left, table.uncoded)]}
        foot={[row('written', t.written, table.written)]}
      />
      <p className="k-small">
        {t.download}:{' '}
        <a className="ds-link" href={`${path}/tabell.csv`} download>
          CSV
        </a>
        {', '}
        <a className="ds-link" href={`${path}/tabell.xlsx`} download>
          Excel
        </a>
      </p>
    </section>
  );
}

import type { ReactNode } from 'react';
import { formatNumber, textIn } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Signed } from '../../../ui/signed.tsx';
import { Scroll } from '../../../ui/table.tsx';
import { hasValue, nilSign, preliminarySign, standardSign } from '../cell.ts';
import type { Cell } from '../cell.ts';
import type { Basis } from '../indicator.ts';
import type { IndicatorNumbers, NumberLine, NumberTable } from '../inside/indicator-numbers.server.ts';
import { narrowing } from '../inside/item-definition.ts';
import { sumsByBasis } from '../series.ts';
import type { IndicatorTexts } from '../texts.ts';
import { texts } from '../texts.ts';

export const span = ({ from, to }: { from: number; to: number }): string => (from === to ? String(from) : `${from}–${to}`);

/** The standard sign of a cell that is no plain number, and its words. */
export function signOf(cell: Cell, t: IndicatorTexts): { sign: string; words: string } {
  if (hasValue(cell)) return { sign: nilSign, words: t.nil };
  const words = { 'not-yet': t.notYet, 'not-applicable': t.notApplicable, withheld: t.withheld, 'not-answered': t.notStated, 'not-asked': t.notStated };
  return { sign: standardSign[cell.none], words: words[cell.none] };
}

function Sign({ cell, locale }: { cell: Cell; locale: Locale }): ReactNode {
  const t = texts[locale];
  if (!hasValue(cell)) return <Signed {...signOf(cell, t)} />;
  const { sign, words } = cell.value === 0 ? signOf(cell, t) : { sign: formatNumber(locale, cell.value), words: formatNumber(locale, cell.value) };
  if (cell.preliminary) return <Signed sign={`${sign}${preliminarySign}`} words={`${words} ${t.preliminary}`} />;
  return cell.value === 0 ? <Signed sign={sign} words={words} /> : sign;
}

const basisWords = (basis: Basis, locale: Locale): ReactNode => (basis === 'demonstration' ? <DemoMark locale={locale} /> : texts[locale].bases[basis]);

/** One line: years down, each with its source beside it. */
function SingleRows({ line, numbers, locale }: { line: NumberLine; numbers: IndicatorNumbers; locale: Locale }): ReactNode {
  const t = texts[locale];
  const { series } = line;
  return (
    <tbody>
      {series.points.map((point) => (
        <tr key={point.year}>
          <th scope="row">{point.year}</th>
          <td className="k-r">
            <Sign cell={point.cell} locale={locale} />
          </td>
          <td>
            {point.source && (
              <a className="ds-link" href={`#kilde-${point.source.id}`} aria-label={t.sourceNumber(String(numbers.sources.indexOf(point.source) + 1))}>
                {numbers.sources.indexOf(point.source) + 1}
              </a>
            )}
            {point.source && (point.basis ?? series.basis) === 'demonstration' && (
              <>
                {' '}
                <DemoMark locale={locale} />
              </>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  );
}

/** The years together: a sum for each basis, or what was counted anew. */
function SingleFoot({ line, numbers, locale }: { line: NumberLine; numbers: IndicatorNumbers; locale: Locale }): ReactNode {
  const t = texts[locale];
  const { series } = line;
  const foot =
    numbers.indicator.overYears === 'sum'
      ? sumsByBasis(series.points, series.basis).map(({ sum, basis, ...years }) => ({ head: t.sum(span(years)), cell: sum, basis }))
      : line.together
        ? [{ head: `${t.years} ${span(numbers.years)}`, cell: line.together, basis: series.basis }]
        : [];
  if (foot.length === 0) return null;
  return (
    <tfoot>
      {foot.map(({ head, cell, basis }) => (
        <tr key={head}>
          <th scope="row">{head}</th>
          <td className="k-r">
            <Sign cell={cell} locale={locale} />
          </td>
          <td>{basisWords(basis, locale)}</td>
        </tr>
      ))}
    </tfoot>
  );
}

/** Several lines: items or places down, years across, and the years together where there is such a number. */
function ManyRows({ lines, first, whole, locale }: { lines: readonly NumberLine[]; first: string; whole?: NumberLine | undefined; locale: Locale }): ReactNode {
  const t = texts[locale];
  const together = lines.some((line) => line.together !== undefined);
  const cells = (line: NumberLine): ReactNode => (
    <>
      {line.series.points.map((point) => (
        <td key={point.year} className="k-r">
          <Sign cell={point.cell} locale={locale} />
        </td>
      ))}
      {together && (
        <td className="k-r">
          <Sign cell={line.together ?? { none: 'not-applicable' }} locale={locale} />
        </td>
      )}
    </>
  );
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{first}</th>
          {lines[0]?.series.points.map((point) => (
            <th key={point.year} scope="col" className="k-r">
              {point.year}
            </th>
          ))}
          {together && (
            <th scope="col" className="k-r">
              {t.years}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.id}>
            <th scope="row">{textIn(line.label, locale)}</th>
            {cells(line)}
          </tr>
        ))}
      </tbody>
      {whole && (
        <tfoot>
          <tr>
            <th scope="row">{t.wholeScheme}</th>
            {cells(whole)}
          </tr>
        </tfoot>
      )}
    </>
  );
}

/** The indicator's own numbers: years down for one line, else across. */
export function NumbersTable({ numbers, locale }: { numbers: IndicatorNumbers; locale: Locale }): ReactNode {
  const t = texts[locale];
  const { indicator, lines } = numbers;
  const [line] = lines;
  return (
    <>
      <Scroll label={t.tableOf(textIn(indicator.label, locale))}>
        <table className="ds-table k-table">
          <caption>
            {textIn(indicator.label, locale)}, {textIn(indicator.unit, locale)}
          </caption>
          {indicator.by || !line ? (
            <ManyRows lines={lines.map((one) => ({ ...one, together: undefined }))} first={indicator.by ? textIn(indicator.by.label, locale) : ''} locale={locale} />
          ) : (
            <>
              <thead>
                <tr>
                  <th scope="col">{t.year}</th>
                  <th scope="col" className="k-r">
                    {t.value}
                  </th>
                  <th scope="col">{t.source}</th>
                </tr>
              </thead>
              <SingleRows line={line} numbers={numbers} locale={locale} />
              <SingleFoot line={line} numbers={numbers} locale={locale} />
            </>
          )}
        </table>
      </Scroll>
      <SignList lines={indicator.overYears === 'sum' ? lines.map((one) => ({ ...one, together: undefined })) : lines} locale={locale} />
    </>
  );
}

/** The indicator told apart by place or list, with the whole scheme under. */
export function ToldApart({ table, name, locale }: { table: NumberTable; name: string; locale: Locale }): ReactNode {
  return (
    <>
      <Scroll label={`${name}, ${texts[locale].by(textIn(table.label, locale))}`}>
        <table className="ds-table k-table">
          <caption className="ds-sr-only">
            {name}, {texts[locale].by(textIn(table.label, locale))}
          </caption>
          <ManyRows lines={table.lines} first={textIn(table.label, locale)} whole={table.whole} locale={locale} />
        </table>
      </Scroll>
      <SignList lines={[...table.lines, table.whole]} locale={locale} />
      <LineDefinitions table={table} locale={locale} />
    </>
  );
}

/** What each line counts; a place needs no words. */
function LineDefinitions({ table, locale }: { table: NumberTable; locale: Locale }): ReactNode {
  const said = table.lines.flatMap((line) => {
    const more = narrowing(table.id, line.label);
    return more ? [{ id: line.id, label: line.label, more }] : [];
  });
  if (said.length === 0) return null;
  return (
    <details className="ds-details">
      <summary>{texts[locale].lineDefinitions}</summary>
      <div>
        <ul className="ds-list">
          {said.map(({ id, more }) => (
            <li key={id}>{textIn(more, locale)}</li>
          ))}
        </ul>
      </div>
    </details>
  );
}

function SignList({ lines, locale }: { lines: readonly NumberLine[]; locale: Locale }): ReactNode {
  const t = texts[locale];
  const cells = lines.flatMap((line) => [...line.series.points.map((point) => point.cell), ...(line.together ? [line.together] : [])]);
  const has = (state: string): boolean => cells.some((cell) => !hasValue(cell) && cell.none === state);
  return (
    <dl className="k-signs" aria-label={t.signsTitle}>
      {has('not-applicable') && <Meaning sign={standardSign['not-applicable']} words={t.notApplicable} />}
      {has('not-answered') && <Meaning sign={standardSign['not-answered']} words={t.signs.notStated} />}
      {has('not-yet') && <Meaning sign={standardSign['not-yet']} words={t.signs.notYet} />}
      {has('withheld') && <Meaning sign={standardSign.withheld} words={t.withheld} />}
      {cells.some((cell) => hasValue(cell) && cell.value === 0) && <Meaning sign={nilSign} words={t.signs.nil} />}
      {cells.some((cell) => hasValue(cell) && cell.preliminary) && <Meaning sign={preliminarySign} words={t.preliminary} />}
    </dl>
  );
}

const Meaning = ({ sign, words }: { sign: string; words: string }): ReactNode => (
  <div>
    <dt>{sign}</dt>
    <dd>{words}</dd>
  </div>
);

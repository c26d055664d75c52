import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, href, textIn } from '../../../platform/locale.ts';
import { Signed } from '../../../ui/signed.tsx';
import { ScrollTable } from '../../../ui/table.tsx';
import { hasValue, nilSign, preliminarySign, standardSign } from '../cell.ts';
import type { Cell } from '../cell.ts';
import { evidencePath } from '../evidence-address.ts';
import type { OwnNumber, OwnNumbers } from '../inside/own-numbers.server.ts';
import { texts } from '../texts.ts';
import { signOf } from './numbers-table.tsx';
import { ownTexts } from './own-texts.ts';

/** What stands in the cell, for the eye and for a screen reader. */
function spoken(c: AppContext, cell: Cell): { sign: string; words: string } {
  const { locale } = c.var;
  const t = texts[locale];
  if (!hasValue(cell)) return cell.none === 'withheld' ? { sign: standardSign.withheld, words: ownTexts[locale].withheld } : signOf(cell, t);
  const sign = cell.value === 0 ? nilSign : formatNumber(locale, cell.value);
  const words = cell.value === 0 ? t.nil : sign;
  return cell.preliminary ? { sign: `${sign}${preliminarySign}`, words: `${words} ${t.preliminary}` } : { sign, words };
}
const Shown = ({ c, cell }: { c: AppContext; cell: Cell }): ReactNode => {
  const { sign, words } = spoken(c, cell);
  return sign === words ? sign : <Signed sign={sign} words={words} />;
};

const amount = (cell: Cell): number => (hasValue(cell) ? cell.value : 0);
/** Numbers of one unit are drawn to one scale. */
const longest = (numbers: readonly OwnNumber[], unit: string): number =>
  Math.max(0, ...numbers.filter((one) => one.unit.nb === unit).flatMap((one) => [amount(one.own), amount(one.country)]));

/** The centre's number as a bar, the country's median as a line across it; lengths in per cent, so that it fits any column. */
function Bar({ own, country, top }: { own: Cell; country: Cell; top: number }): ReactNode {
  if (top === 0) return null;
  const at = (n: number): string => `${Math.round((n / top) * 980) / 10}%`;
  return (
    <svg className="k-own__bar" width="100%" height="20" aria-hidden="true">
      <rect className="k-y3" x="0" y="5" width={at(amount(own))} height="10" />
      {hasValue(country) && <rect className="k-own__median" x={at(country.value)} y="1" width="2" height="18" />}
    </svg>
  );
}

/** Numbers down; the centre's own, which lead to what they are made of, its last year's and the medians across. */
export function OwnTable({ c, found, label, region, numbers }: { c: AppContext; found: OwnNumbers; label: string; region: string; numbers: readonly OwnNumber[] }): ReactNode {
  const { locale } = c.var;
  const t = ownTexts[locale];
  const { year } = found;
  const evidence = (one: OwnNumber, of: number, cell: Cell): ReactNode =>
    hasValue(cell) ? (
      <a className="k-bound k-tap" href={href(locale, evidencePath('own', of, one.wish))}>
        <Shown c={c} cell={cell} />
        <span className="ds-sr-only">, {textIn(one.label, locale)}</span>
      </a>
    ) : (
      <Shown c={c} cell={cell} />
    );
  return (
    <ScrollTable
      // Told from its section, which is named by the heading.
      label={`${label}, ${year}`}
      caption={`${label}, ${year}`}
      hideCaption
      head={[
        { label: t.number },
        { label: year, numeric: true },
        { label: t.bar, hidden: true },
        { label: year - 1, numeric: true },
        ...(region === '' ? [] : [{ label: <Short short={t.regionShort} whole={t.region} />, numeric: true }]),
        { label: <Short short={t.countryShort} whole={t.country} />, numeric: true },
      ]}
      rows={numbers.map((one) => ({
        key: `${one.wish.indicator} ${one.wish.item ?? ''}`,
        cells: [
          <span key="label">
            {textIn(one.label, locale)}
            {one.unit.nb !== numbers[0]?.unit.nb && <span className="k-quiet k-small"> ({textIn(one.unit, locale)})</span>}
          </span>,
          evidence(one, year, one.own),
          <Bar key="bar" own={one.own} country={one.country} top={longest(numbers, one.unit.nb)} />,
          evidence(one, year - 1, one.lastYear),
          ...(region === '' ? [] : [<Shown key="region" c={c} cell={one.region} />]),
          <Shown key="country" c={c} cell={one.country} />,
        ],
      }))}
    />
  );
}

/** A column's head: a word where there is little room, the whole of it for those who hear it. */
const Short = ({ short, whole }: { short: string; whole: string }): ReactNode => (
  <>
    <span aria-hidden="true" className="k-own__short">
      {short}
    </span>
    <span className="k-own__whole">{whole}</span>
  </>
);

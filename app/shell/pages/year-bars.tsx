import type { ReactNode } from 'react';
import { hasValue } from '../../features/indicators/cell.ts';
import type { SeriesPoint } from '../../features/indicators/indicator.ts';
import type { Locale } from '../../platform/locale.ts';
import { formatNumber } from '../../platform/locale.ts';

const height = 246;
const floor = 214;
const room = 190;

/** One upright bar a year, in per cent of the width and px of the height, so that the text keeps its size. A year without a number is a ring. */
export function YearBars({ points, locale, label, noValue }: { points: readonly SeriesPoint[]; locale: Locale; label: string; noValue: string }): ReactNode {
  const top = Math.max(1, ...points.map((p) => (hasValue(p.cell) ? p.cell.value : 0)));
  const width = 100 / points.length;
  return (
    <svg className="k-chart" height={height} role="img" aria-label={label}>
      {points.map(({ year, cell }, i) => {
        const tall = hasValue(cell) ? Math.round((cell.value / top) * room) : 0;
        return (
          <svg key={year} x={`${i * width}%`} width={`${width}%`} height={height} overflow="visible">
            {hasValue(cell) ? (
              <>
                <rect className="k-y3" x="14%" width="72%" y={floor - tall} height={tall} />
                <text className="k-val" x="50%" y={floor - tall - 8} textAnchor="middle">
                  {formatNumber(locale, cell.value)}
                </text>
              </>
            ) : (
              <>
                <circle className="k-no" cx="50%" cy={floor - 12} r="5" />
                <text className="k-lbl" x="50%" y={floor - 26} textAnchor="middle">
                  {noValue}
                </text>
              </>
            )}
            <text className="k-lbl" x="50%" y={floor + 22} textAnchor="middle">
              {points.length > 6 ? `’${String(year).slice(2)}` : year}
            </text>
          </svg>
        );
      })}
      <line className="k-base" x1="0" x2="100%" y1={floor} y2={floor} />
    </svg>
  );
}

import type { SVGProps } from 'react';

type Attributes = Pick<SVGProps<SVGElement>, 'className' | 'fill' | 'stroke' | 'strokeWidth' | 'strokeDasharray' | 'fontSize' | 'fontWeight'>;

/** How the parts of a chart look: by the stylesheet on a page, by their own attributes in a file of its own. */
export interface Look {
  readonly category: Attributes;
  readonly label: Attributes;
  readonly value: Attributes;
  readonly grid: Attributes;
  readonly base: Attributes;
  readonly hollow: Attributes;
  readonly break: Attributes;
}
const pageLook: Look = {
  category: { className: 'k-cat' },
  label: { className: 'k-lbl' },
  value: { className: 'k-val' },
  grid: { className: 'k-grid' },
  base: { className: 'k-base' },
  hollow: { className: 'k-no' },
  break: { className: 'k-brk' },
};

const text = '#292c30';
const quiet = '#4d595d';
const strong = '#76858a';
export const fileLook: Look = {
  category: { fill: text, fontSize: 16, fontWeight: 600 },
  label: { fill: quiet, fontSize: 15 },
  value: { fill: text, fontSize: 15, fontWeight: 500 },
  grid: { stroke: '#d5dbdc', strokeWidth: 1 },
  base: { stroke: strong, strokeWidth: 1 },
  hollow: { fill: 'none', stroke: strong, strokeWidth: 1.5 },
  break: { stroke: strong, strokeWidth: 1.5, strokeDasharray: '4 3' },
};

/**
 * Where things stand across. On a page the drawing area is as wide as there is room for, so its places are per cent of
 * it; in a file every place is a number, which all programs that take pictures understand.
 */
export interface Across {
  readonly look: Look;
  /** Width of the whole chart in px; only in a file. */
  readonly width?: number | undefined;
  /** Shortest width the chart is shown at: labels are broken to fit it. */
  readonly narrowest: number;
}
/** A screen 320 px wide, without the page's edges. */
export const onPage: Across = { look: pageLook, narrowest: 288 };
export const inFile = (width: number): Across => ({ look: fileLook, width, narrowest: width });

/** A share of the drawing area, in per cent of it or in px. */
export const part = (share: number, width: number | undefined): string | number => {
  const value = Math.round(share * (width ?? 100) * 100) / 100;
  return width === undefined ? `${value}%` : value;
};

import type { ReactNode } from 'react';
import { crowded, placeLabels } from './map-labels.ts';
import { fitInto, proportion } from './projection.ts';
import type { Frame, Place, Point } from './projection.ts';

/** How a place is drawn: a small grey dot, a filled one, or a ring with its name beside it. */
export const mapMarks = ['faint', 'full', 'ring'] as const;
export type MapMark = (typeof mapMarks)[number];
export interface MapPlace extends Place {
  readonly mark: MapMark;
  /** Shown beside a ring; read out for a link. */
  readonly label?: string | undefined;
  /** The place is a link. */
  readonly href?: string | undefined;
  /** Left out where the same link stands in a list beside the map: then the keyboard need not pass it twice. */
  readonly pointerOnly?: boolean | undefined;
}
export interface DotMapProps {
  places: readonly MapPlace[];
  /** What the map shows, in a sentence with its number: read instead of the picture. */
  finding: string;
  legend: readonly { readonly mark: MapMark; readonly label: string }[];
  /** The places' own part of the map, with names all around; else a country that is tall and has its sea to the left. */
  part?: boolean | undefined;
}

/** The stylesheet has the frames' proportions. A country that is tall has its sea, and most of its names, to the left. */
const country: Frame = { width: 540, height: 556, margin: { top: 12, right: 14, bottom: 12, left: 66 } };
const names = { top: 30, right: 96, bottom: 30, left: 96 };
const parts = {
  wide: { width: 540, height: 340, margin: names },
  even: { width: 540, height: 480, margin: names },
  tall: { width: 540, height: 640, margin: names },
} as const satisfies Record<string, Frame>;
/** The frame that leaves the least unused. */
function frameFor(places: readonly Place[]): keyof typeof parts {
  const ratio = proportion(places);
  return ratio > 1.35 ? 'wide' : ratio < 0.75 ? 'tall' : 'even';
}
/** Names are placed for a screen of 360 px. */
const narrowest = 328;

const percent = (n: number, of: number): string => `${Math.round((n / of) * 1000) / 10}%`;
/** Round caps make a dot of a line without length: all dots of one look are one element, a dozen letters each. */
const dotsAt = (points: readonly Point[]): string => points.map(({ x, y }) => `M${x} ${y}h0`).join('');

/** Places as dots, without coastline, tiles or network. The picture fills its column; rings and names keep their size. */
export function DotMap({ places, finding, legend, part = false }: DotMapProps): ReactNode {
  const shape = part ? frameFor(places) : undefined;
  const frame = shape ? parts[shape] : country;
  const at = fitInto(places, frame);
  const drawn = places.map((place) => ({ place, ...at(place) }));
  const of = (mark: MapMark) => drawn.filter(({ place }) => place.mark === mark);
  const named = drawn.filter(({ place }) => place.mark === 'ring' || place.href !== undefined);
  const linked = named.some(({ place }) => place.href !== undefined);
  return (
    <>
      <svg className={shape ? `k-map k-map--${shape}` : 'k-map'} role={linked ? 'group' : 'img'} aria-label={finding}>
        <svg viewBox={`0 0 ${frame.width} ${frame.height}`}>
          <path className="k-map__faint" d={dotsAt(of('faint'))} />
          <path className="k-map__full" d={dotsAt(of('full'))} />
        </svg>
        <Names drawn={named} frame={frame} dots={[...of('full'), ...of('faint')]} />
      </svg>
      <ul className="k-legend">
        {legend.map(({ mark, label }) => (
          <li key={mark}>
            <svg className="k-map__key" viewBox="-8 -8 16 16" aria-hidden="true">
              {mark === 'ring' ? <circle className="k-map__ring" r="5" /> : <path className={`k-map__${mark}`} d="M0 0h0" />}
            </svg>
            {label}
          </li>
        ))}
      </ul>
    </>
  );
}

interface Drawn extends Point {
  readonly place: MapPlace;
}

function Names({ drawn, frame, dots }: { drawn: readonly Drawn[]; frame: Frame; dots: readonly Point[] }): ReactNode {
  const small = narrowest / frame.width;
  const shrunk = (point: Point): Point => ({ x: point.x * small, y: point.y * small });
  const texts = drawn.map((one) => ({ ...shrunk(one), text: one.place.label ?? '' }));
  const labels = placeLabels(texts, { width: narrowest, height: frame.height * small, dots: dots.map(shrunk) });
  // A name that would stand on another is read out, and is in the list beside the map; two on each other can be read by nobody.
  const silent = new Set(crowded(texts, labels));
  return drawn.map(({ place, x, y }, i) => {
    const { dx, dy, anchor } = labels[i]!;
    const shown = (
      <svg x={percent(x, frame.width)} y={percent(y, frame.height)} overflow="visible">
        {place.href !== undefined && <circle className="k-map__hit" r="12" />}
        {place.mark === 'ring' && <circle className="k-map__ring" r="5" />}
        {silent.has(i) ? (
          <title>{place.label}</title>
        ) : (
          <text x={dx} y={dy} textAnchor={anchor}>
            {place.label}
          </text>
        )}
      </svg>
    );
    return place.href === undefined ? (
      <g key={`${x} ${y}`}>{shown}</g>
    ) : (
      <a key={`${x} ${y}`} href={place.href} aria-label={place.label} tabIndex={place.pointerOnly === true ? -1 : undefined}>
        {shown}
      </a>
    );
  });
}

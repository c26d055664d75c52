import type { ReactNode } from 'react';
import { crowded, placeLabels, placeMore } from './map-labels.ts';
import type { LabelPlace } from './map-labels.ts';
import { fitInto, proportion } from './projection.ts';
import type { Frame, Place, Point } from './projection.ts';

/** How a place is drawn: a small grey dot, a filled one, or a ring with its name beside it. */
const mapMarks = ['faint', 'full', 'ring'] as const;
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
/** And those that have no room there, for the column the map has beside a text. */
const beside = 464;

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

interface Name {
  readonly at: LabelPlace;
  /** It has room only where the map is wider than on a phone. */
  readonly wideOnly: boolean;
}
/** Where each name stands. One that would stand on another is left out: it is read out and shown to the pointer, and two on each other can be read by nobody. */
function namesOf(drawn: readonly Drawn[], frame: Frame, dots: readonly Point[]): readonly (Name | undefined)[] {
  const at = (width: number) => {
    const scale = width / frame.width;
    const scaled = ({ x, y }: Point): Point => ({ x: x * scale, y: y * scale });
    return { width, height: frame.height * scale, texts: drawn.map((one) => ({ ...scaled(one), text: one.place.label ?? '' })), dots: dots.map(scaled) };
  };
  const narrow = at(narrowest);
  const first = placeLabels(narrow.texts, narrow);
  const noRoom = new Set(crowded(narrow.texts, first));
  const kept = first.map((place, i) => (noRoom.has(i) ? undefined : place));
  const wide = at(beside);
  return placeMore(wide.texts, kept, wide).map((place, i) => place && { at: place, wideOnly: kept[i] === undefined });
}

function Names({ drawn, frame, dots }: { drawn: readonly Drawn[]; frame: Frame; dots: readonly Point[] }): ReactNode {
  const names = namesOf(drawn, frame, dots);
  return drawn.map(({ place, x, y }, i) => {
    const name = names[i];
    const shown = (
      <svg x={percent(x, frame.width)} y={percent(y, frame.height)} overflow="visible">
        {!name && <title>{place.label}</title>}
        {place.href !== undefined && <circle className="k-map__hit" r="12" />}
        {place.mark === 'ring' && <circle className="k-map__ring" r="5" />}
        {name && (
          <text className={name.wideOnly ? 'k-map__more' : undefined} x={name.at.dx} y={name.at.dy} textAnchor={name.at.anchor}>
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

/** A place on the globe, in degrees. */
export interface Place {
  readonly lat: number;
  readonly lon: number;
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

const radians = (degrees: number): number => (degrees * Math.PI) / 180;
/** Standard parallels: the map is true to scale along them, and within a hundredth part between. */
const [south, north] = [radians(60), radians(69)];
/** The meridian that stands upright: in the middle of Norway's width, so that neither the west coast nor Finnmark leans much. */
const upright = radians(18);

const half = (latitude: number): number => Math.tan(Math.PI / 4 + latitude / 2);
const cone = Math.log(Math.cos(south) / Math.cos(north)) / Math.log(half(north) / half(south));
const scale = (Math.cos(south) * half(south) ** cone) / cone;

/** Lambert's conformal conic on a sphere, y downwards: shapes keep their form, as on the maps people know. */
export function project({ lat, lon }: Place): Point {
  const radius = scale / half(radians(lat)) ** cone;
  const angle = cone * (radians(lon) - upright);
  return { x: radius * Math.sin(angle), y: radius * Math.cos(angle) };
}

export interface Frame {
  readonly width: number;
  readonly height: number;
  /** Kept free of places: names stand there. */
  readonly margin: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

function extentOf(places: readonly Place[]): { readonly x: { low: number; size: number }; readonly y: { low: number; size: number } } {
  const points = places.map(project);
  const span = (axis: 'x' | 'y'): { low: number; size: number } => {
    const values = points.map((p) => p[axis]);
    const low = Math.min(...values);
    return { low, size: Math.max(...values) - low };
  };
  return { x: span('x'), y: span('y') };
}
// A single place has no extent: it stands in the middle at any factor.
const some = (size: number): number => Math.max(size, 1e-9);

/** How wide the places lie for their height: 2 is twice as wide as tall. */
export function proportion(places: readonly Place[]): number {
  const { x, y } = extentOf(places);
  return some(x.size) / some(y.size);
}

/** Where a place stands in the frame when `places` are made as large as there is room for, in the middle; with one decimal. */
export function fitInto(places: readonly Place[], { width, height, margin }: Frame): (place: Place) => Point {
  const extent = extentOf(places);
  const room = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
  const factor = Math.min(room.width / some(extent.x.size), room.height / some(extent.y.size));
  const left = margin.left + (room.width - extent.x.size * factor) / 2;
  const top = margin.top + (room.height - extent.y.size * factor) / 2;
  return (place) => {
    const { x, y } = project(place);
    return { x: oneDecimal(left + (x - extent.x.low) * factor), y: oneDecimal(top + (y - extent.y.low) * factor) };
  };
}
const oneDecimal = (n: number): number => Math.round(n * 10) / 10;

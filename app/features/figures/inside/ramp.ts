/** Oldest to newest, one hue; on white 3.2, 4.5, 6.5, 9.4 and 13.4 to 1. */
const stops = ['#4a9ba6', '#2a818d', '#0f6774', '#0a4e59', '#06343c'] as const;
const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));

/** The colour of step `index` of `count`, evenly along the ramp: always ordered from light to dark, never lighter than 3:1. A single one is the middle. */
export function rampColour(index: number, count: number): string {
  const at = count < 2 ? (stops.length - 1) / 2 : (index / (count - 1)) * (stops.length - 1);
  const low = Math.min(Math.floor(at), stops.length - 2);
  const [from, to] = [channels(stops[low]!), channels(stops[low + 1]!)];
  return `#${from
    .map((channel, i) =>
      Math.round(channel + (to[i]! - channel) * (at - low))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

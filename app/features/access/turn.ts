/** What a centre does for all of them, in turn: everybody at the centre has it while the turn lasts. */

/** One centre's turn, in Norwegian days (ISO); `until` is the first day that is no longer in it. */
export interface Turn {
  readonly id: string;
  readonly centreId: string;
  readonly from: string;
  readonly until: string;
}
type Span = Pick<Turn, 'from' | 'until'>;

/** Longest turn, and how far ahead one may be given. */
export const longestTurnYears = 2;

const dayMs = 86_400_000;
const plus = (day: string, days: number): string => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
export const dayAfter = (day: string): string => plus(day, 1);
export const dayBefore = (day: string): string => plus(day, -1);

export const isOnTurn = ({ from, until }: Span, day: string): boolean => from <= day && day < until;
export const overlaps = (a: Span, b: Span): boolean => a.from < b.until && b.from < a.until;

/** The days from `day` on, up to `horizon`, on which nobody has the turn: spans, first to last, none touching another. */
export function daysWithoutTurn(turns: readonly Span[], day: string, horizon: string): Span[] {
  const gaps: Span[] = [];
  let from = day;
  for (const turn of turns.filter((t) => t.until > day && t.from < t.until).toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    if (from >= horizon) break;
    if (turn.from > from) gaps.push({ from, until: turn.from < horizon ? turn.from : horizon });
    if (turn.until > from) from = turn.until;
  }
  if (from < horizon) gaps.push({ from, until: horizon });
  return gaps;
}

/** The half year that a day lies in, a number of halves before or after it. */
export function halfYear(day: string, halves = 0): Span {
  const n = Number(day.slice(0, 4)) * 2 + (day.slice(5, 7) > '06' ? 1 : 0) + halves;
  const start = (half: number): string => `${Math.floor(half / 2)}-${half % 2 === 0 ? '01' : '07'}-01`;
  return { from: start(n), until: start(n + 1) };
}

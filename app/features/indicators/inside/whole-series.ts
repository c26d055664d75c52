import { hasValue } from '../cell.ts';
import type { Basis, Indicator, IndicatorBook, Series, SeriesPoint, Source } from '../indicator.ts';
import { namedTogether, publishedSeries } from '../series.ts';
import type { SeriesWanted } from '../series.ts';
import { inEvery } from '../texts.ts';
import { registerCell, registerCellTogether } from './register-cells.ts';
import type { Part, Registers } from './register-cells.ts';
import { breakdownIds } from './register-numbers.ts';
import type { As } from './register-numbers.ts';

const registerBasis = (registers: Registers): Extract<Basis, 'demonstration' | 'register'> => (registers.definitions.scheme.demonstration ? 'demonstration' : 'register');
export const registerSource = (basis: Basis): Source => ({ id: 'register', name: inEvery((t) => (basis === 'demonstration' ? t.registerDemonstration : t.register)) });

/** `topic/starting-up`, `task/2023-2025/7` → an item of a breakdown; undefined for one of the indicator's own items. */
export function itemPart(item: string): Extract<Part, { kind: 'item' }> | undefined {
  const slash = item.indexOf('/');
  const known = breakdownIds.find((one) => one === item.slice(0, slash));
  return known && slash < item.length - 1 ? { kind: 'item', by: known, id: item.slice(slash + 1) } : undefined;
}

function ownItem({ by }: Indicator, id: string): Part {
  const others = by?.others === id ? new Set(by.items.flatMap((one) => (one.id === id ? [] : [one.id]))) : undefined;
  return { kind: 'own-item', id, ...(others && { others }) };
}

export interface PartWanted extends SeriesWanted {
  /** A place; with none, the whole scheme, or `item`. */
  readonly part?: Part | undefined;
  readonly as?: As | undefined;
}

/**
 * An indicator's numbers for all the years wanted: as they were printed, and from its first year there on from the register. The two
 * never meet unsaid: every year then says what it stands on, and there is a break between them. Pure.
 */
export function wholeSeries(book: IndicatorBook, indicator: Indicator, registers: Registers, { part, as, ...wanted }: PartWanted): Series {
  const { register } = indicator;
  // Nobody printed a number for a centre, a region or a topic.
  const printed = publishedSeries(part === undefined ? book : { ...book, published: [] }, wanted, registers.thisYear);
  if (!register || wanted.to < register.from) return printed;
  const of = part ?? (wanted.item === undefined ? undefined : (itemPart(wanted.item) ?? ownItem(indicator, wanted.item))) ?? { kind: 'scheme' as const };
  const basis = registerBasis(registers);
  const source = registerSource(basis);
  const before = printed.points.filter((point) => point.year < register.from);
  const mixed = before.some((point) => hasValue(point.cell));
  const own: SeriesPoint[] = printed.points.slice(before.length).map(({ year }) => {
    const cell = registerCell(registers, register.number, of, year, as);
    return { year, cell, ...('none' in cell && cell.none === 'not-yet' ? {} : { source }), ...(mixed ? { basis } : {}) };
  });
  const points = [...before.map((point): SeriesPoint => (mixed ? { ...point, basis: 'published' } : point)), ...own];
  const newSource = { year: register.from, why: inEvery((t) => t.fromRegister(String(register.from), basis === 'demonstration')), newSource: true };
  const counted = own.map((point) => point.year).filter((year) => year <= registers.thisYear);
  return {
    ...printed,
    basis,
    source: namedTogether(points.flatMap((point) => point.source ?? [])),
    points,
    breaks: mixed ? [...printed.breaks, newSource].toSorted((a, b) => a.year - b.year) : printed.breaks,
    ...(indicator.overYears === 'none' && before.length === 0 && counted.length === own.length
      ? { together: registerCellTogether(registers, register.number, of, counted, as) }
      : {}),
  };
}

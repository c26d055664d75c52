import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import { norwegianDay, norwegianYear } from '../../platform/locale.ts';
import { listEnquiryCounts } from '../enquiries/enquiry-indicators.server.ts';
import { listVisitCounts } from '../visits/visit-indicators.server.ts';
import type { DatedCount, MapSubject, MunicipalityMap } from './municipality-map.ts';
import { mapMunicipalities } from './municipality-map.ts';
import { withheldCentres } from './withheld-centres.ts';

export interface MapWish {
  readonly subject: MapSubject;
  /** Years, both included; every year that has been registered unless given. */
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly centreId?: string | undefined;
}
export interface MapAnswer extends MunicipalityMap {
  readonly subject: MapSubject;
  readonly years: { readonly from: number; readonly to: number };
  /** The years the registers have anything of. */
  readonly all: { readonly from: number; readonly to: number };
  readonly centreId: string | undefined;
}

/** Which municipalities have visited, or asked, by the borders of today. Anybody may ask. Years that were not registered are left out of the wish. */
export async function getMunicipalityMap(ctx: Ctx, { subject, from, to, centreId }: MapWish): Promise<MapAnswer> {
  const { scheme, geography } = ctx.definitions;
  const now = norwegianYear(ctx.now);
  const span = { from: Math.min(now, ...scheme.centres.map((c) => Number(c.agreement.from.slice(0, 4)))), to: now, demonstration: scheme.demonstration };
  const [counts, persons] = await inTransaction(ctx, async (tx) => {
    if (subject === 'enquiries') return [dated(await listEnquiryCounts(tx, { ...span, measures: ['municipality'] }), 'municipality'), undefined] as const;
    const both = await listVisitCounts(tx, { ...span, measures: ['municipality', 'people-from'] });
    return [dated(both, 'municipality'), dated(both, 'people-from')] as const;
  });
  const all = { from: Math.min(now, ...counts.map((c) => c.year)), to: now };
  const inside = (year: number | undefined): number | undefined => (year !== undefined && year >= all.from && year <= all.to ? year : undefined);
  const years = { from: inside(from) ?? all.from, to: inside(to) ?? all.to };
  const wanted = ({ year, centreId: of }: DatedCount): boolean => year >= years.from && year <= years.to && (centreId === undefined || of === centreId);
  const hidden = new Map([...Map.groupBy(persons ?? [], (one) => one.year)].map(([year, own]) => [year, withheldCentres(ctx.definitions, year, own).places]));
  const isHidden = (of: string, year: number): boolean => hidden.get(year)?.has(of) ?? false;
  return {
    ...mapMunicipalities(geography, { on: norwegianDay(ctx.now), counts: counts.filter(wanted), persons: persons?.filter(wanted), isHidden }),
    subject,
    years,
    all,
    centreId,
  };
}

const dated = (counts: readonly { year: number; centreId: string; measure: string; item: string; n: number }[], measure: string): DatedCount[] =>
  counts.flatMap((c) => (c.measure === measure && c.n > 0 ? [{ year: c.year, centreId: c.centreId, code: c.item, n: c.n }] : []));

import type { z } from '@hono/zod-openapi';
import { municipalityAt, municipalityName, nearestDay, successorsAt } from '../geography.ts';
import type { Geography, MunicipalityAt } from '../geography.ts';
import { governorOf } from '../governors.ts';
import type { detailsSchema, municipalitySchema } from './geography-schemas.ts';

export function presentMunicipality(m: MunicipalityAt): z.infer<typeof municipalitySchema> {
  const { code, name, names, county, from, to, point } = m;
  return {
    code,
    name,
    names: names.map((n) => ({ name: n.name, language: n.language })),
    county: { code: county.code, name: county.name, region: county.region },
    validFrom: from,
    validTo: to ?? null,
    point: point ? { lat: point.lat, lon: point.lon } : null,
  };
}

/** What a code is, or was nearest to the date; undefined when it has never been in use. */
export function presentDetails(geo: Geography, code: string, at: string): z.infer<typeof detailsSchema> | undefined {
  const known = geo.municipalities.get(code);
  if (!known) return undefined;
  const day = nearestDay(known, at);
  const then = municipalityAt(geo, code, day);
  if (!then) return undefined;
  const lineage = new Set((geo.threadsOf.get(code) ?? []).flatMap((thread) => thread.steps.map((s) => s.code)));
  return {
    ...presentMunicipality(then),
    at,
    inUse: day === at,
    governor: governorOf(geo, then.county.code, day) ?? null,
    successors: related(geo, successorsAt(geo, code, at), at),
    lineage: related(geo, lineage, at).toSorted((a, b) => (a.validFrom === b.validFrom ? a.code.localeCompare(b.code) : a.validFrom < b.validFrom ? -1 : 1)),
  };
}

const related = (geo: Geography, codes: Iterable<string>, at: string) =>
  [...codes].flatMap((code) => {
    const m = geo.municipalities.get(code);
    return m ? [{ code, name: municipalityName(geo, code, at), county: m.county, validFrom: m.from, validTo: m.to ?? null }] : [];
  });

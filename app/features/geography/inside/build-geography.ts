import type { County, Geography, Municipality } from '../geography.ts';
import { checkFacts } from './check-facts.ts';
import type { Facts, Fault } from './facts.ts';
import { traceLineage } from './lineage.ts';

/** Makes the geography that all questions are asked of, or says everything that is wrong in the facts. */
export function buildGeography(facts: Facts): { ok: true; geography: Geography } | { ok: false; faults: readonly Fault[] } {
  const lineage = traceLineage(facts.municipalities, facts.moves);
  const faults = [...checkFacts(facts), ...lineage.faults];
  if (faults.length > 0) return { ok: false, faults };
  const names = Map.groupBy(facts.names, (n) => n.code);
  const municipalities = facts.municipalities.map(({ code, county, from, to, point }): Municipality => ({
    code,
    county,
    from,
    to,
    point,
    names: (names.get(code) ?? []).toSorted((a, b) => a.order - b.order).map(({ language, name, from: since, to: until }) => ({ language, name, from: since, to: until })),
  }));
  const counties = facts.counties.map(({ code, name, region, from, to }): County => ({ code, name, region, from, to }));
  return {
    ok: true,
    geography: {
      facts,
      municipalities: new Map(municipalities.map((m) => [m.code, m])),
      counties: new Map(counties.map((c) => [c.code, c])),
      governors: facts.governors,
      threadsOf: lineage.threadsOf,
      unitOf: lineage.unitOf,
    },
  };
}

import { z } from 'zod';
import { countyAt, municipalityAt, municipalityName } from '../../geography/geography.ts';
import type { Geography } from '../../geography/geography.ts';
import type { AreaOfResponsibility, Centre, Host } from '../scheme.ts';
import { lastingId, localText, refuseTwice } from './scheme-file.ts';

/** The shape of centres.yaml, and everything in it that the geography can contradict. */
const date = z.iso.date('must be a date such as 2017-01-01');
const code = (digits: number) => z.string().regex(new RegExp(`^\\d{${digits}}$`), `must be a code of ${digits} digits, in quotes`);

const host = z.union([
  z.strictObject({ municipality: code(4) }).transform((h): Host => ({ kind: 'municipality', code: h.municipality })),
  z
    .strictObject({ imagined: z.string().min(1), counties: z.array(z.strictObject({ code: code(2), from: date, to: date.optional() })).min(1) })
    .transform((h): Host => ({ kind: 'imagined', name: h.imagined, counties: h.counties })),
]);
const span = { from: date, to: date.optional(), assumed: z.boolean().default(false) };
const area = z.union([
  z.strictObject({ ...span, region: z.string().min(1) }).transform(({ region, ...rest }): AreaOfResponsibility => ({ ...rest, area: { kind: 'health-region', region } })),
  z.strictObject({ ...span, counties: z.array(code(2)).min(1) }).transform(({ counties, ...rest }): AreaOfResponsibility => ({ ...rest, area: { kind: 'counties', counties } })),
]);
const centre = z.strictObject({
  id: lastingId,
  name: z.string().min(1),
  host,
  agreement: z.strictObject({ from: date, to: date.optional() }),
  areas: z.array(area).min(1),
  demonstration: z.boolean().default(false),
  source: z.string().min(1).optional(),
  note: localText.optional(),
});

type Report = (path: readonly (string | number)[], message: string) => void;
const endOf = (s: { readonly to?: string | undefined }): string => s.to ?? '9999-12-31';
const until = (s: { readonly to?: string | undefined }): string => s.to ?? 'now';

function checkHost(c: Centre, geo: Geography, report: Report): void {
  if (c.host.kind === 'municipality') {
    const { code: given } = c.host;
    if (!geo.municipalities.has(given)) report(['host'], `no municipality has had the code ${given}`);
    else if (!municipalityAt(geo, given, c.agreement.from))
      report(['host'], `${municipalityName(geo, given, c.agreement.from)} (${given}) was not a municipality on ${c.agreement.from}, when the agreement began`);
    if (c.source === undefined) report([], 'a centre in a real municipality names its source');
    return;
  }
  const { name } = c.host;
  if (!c.demonstration) report(['host'], 'only a demonstration centre can be imagined: say `demonstration: true`');
  const real = [...geo.municipalities.values()].find((m) => m.names.some((n) => n.name.toLowerCase() === name.toLowerCase()));
  if (real) report(['host', 'imagined'], `${name} is a real municipality (${real.code}); an imagined centre needs a name that is none`);
  c.host.counties.forEach((county, i) => checkCounty(geo, county.code, county.from, ['host', 'counties', i, 'code'], report));
}

function checkCounty(geo: Geography, county: string, on: string, path: readonly (string | number)[], report: Report): void {
  const known = geo.counties.get(county);
  if (!known) report(path, `no county has had the code ${county}`);
  else if (!countyAt(geo, county, on)) report(path, `${known.name} (${county}) was not a county on ${on}`);
}

function checkAreas(c: Centre, geo: Geography, regions: ReadonlySet<string>, report: Report): void {
  c.areas.forEach((a, i) => {
    if (endOf(a) <= a.from) report(['areas', i, 'to'], `the area ends on ${until(a)}, not after it begins`);
    if (a.from < c.agreement.from || endOf(a) > endOf(c.agreement))
      report(['areas', i], `the area (${a.from} to ${until(a)}) reaches outside the agreement (${c.agreement.from} to ${until(c.agreement)})`);
    if (a.area.kind === 'counties') a.area.counties.forEach((county, j) => checkCounty(geo, county, a.from, ['areas', i, 'counties', j], report));
    else if (!regions.has(a.area.region)) report(['areas', i, 'region'], `"${a.area.region}" is no health region: the geography knows ${[...regions].join(', ')}`);
  });
  let next = c.agreement.from;
  for (const [i, a] of c.areas.entries()) {
    if (a.from < next && i > 0) report(['areas', i, 'from'], `areas stand in order and do not overlap: this one begins ${a.from}, the one before ends ${next}`);
    if (a.from > next) report(['areas', i, 'from'], `no area from ${next} to ${a.from}`);
    next = endOf(a);
  }
  if (next < endOf(c.agreement)) report(['areas'], `no area from ${next} to ${until(c.agreement)}`);
}

export const centresFile = (geo: Geography, regions: ReadonlySet<string>) =>
  z.strictObject({ centres: z.array(centre) }).superRefine((file, context) => {
    refuseTwice(file.centres, 'centres', context);
    file.centres.forEach((c: Centre, i) => {
      const report: Report = (path, message) => context.addIssue({ code: 'custom', path: ['centres', i, ...path], message: `${c.id}: ${message}` });
      if (endOf(c.agreement) <= c.agreement.from) report(['agreement', 'to'], 'the agreement ends before it begins');
      checkHost(c, geo, report);
      checkAreas(c, geo, regions, report);
    });
  });

import type { z } from '@hono/zod-openapi';
import type { County } from '../../geography/geography.ts';
import type { CentreView } from '../inside/centre-view.ts';
import type { centreDetailsSchema, centreSchema } from './scheme-schemas.ts';

const reference = ({ code, name }: Pick<County, 'code' | 'name'>) => ({ code, name });

export const presentCentre = ({ centre, host, county, region, counties }: CentreView): z.infer<typeof centreSchema> => ({
  id: centre.id,
  name: centre.name,
  demonstration: centre.demonstration,
  host: host ? { code: host.code, name: host.name } : null,
  county: county ? reference(county) : null,
  region: region ?? null,
  agreement: { from: centre.agreement.from, to: centre.agreement.to ?? null },
  counties: counties.map(reference),
});

export const presentCentreDetails = (view: CentreView, at: string): z.infer<typeof centreDetailsSchema> => ({
  ...presentCentre(view),
  at,
  status: view.status,
  areas: view.areas.map(({ area, counties }) => ({
    from: area.from,
    to: area.to ?? null,
    region: area.area.kind === 'health-region' ? area.area.region : null,
    counties: counties.map(reference),
    assumed: area.assumed ?? false,
  })),
  hosts: view.hosts.map((m) => ({ code: m.code, name: m.name, county: reference(m.county), from: m.from, to: m.to ?? null })),
  periods: view.periods.map(({ id, years, note, demonstration, tasks }) => ({
    id,
    ...years,
    ...(note && { note }),
    demonstration: demonstration ?? false,
    tasks: tasks.map((t) => ({ number: t.number, text: t.text, ...(t.note && { note: t.note }), demonstration: t.demonstration ?? false })),
  })),
  source: view.centre.source ?? null,
  note: view.centre.note ?? null,
});

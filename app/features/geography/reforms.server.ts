import { fields } from './inside/facts-files.server.ts';
import type { Fault } from './inside/facts.ts';
import { readTable } from './inside/read-facts.server.ts';
import type { Row } from './inside/read-facts.server.ts';
import type { Change } from './reforms.ts';

const columns = [
  'kind',
  'date',
  'old_code',
  'new_code',
  'name',
  'language',
  'order',
  'county_code',
  'region',
  'origins',
  'lat',
  'lon',
  'office',
  'municipalities',
  'counties',
  'source',
] as const;
type Column = (typeof columns)[number];
/** Which columns a kind reads; anything in another is a slip of the pen and refused. */
const used = {
  municipality: ['old_code', 'new_code', 'name', 'order', 'county_code', 'origins', 'lat', 'lon'],
  name: ['new_code', 'name', 'language', 'order'],
  county: ['old_code', 'new_code', 'name', 'region'],
  governor: ['county_code', 'office', 'name'],
  expected: ['municipalities', 'counties'],
} as const satisfies Record<Change['kind'], readonly Column[]>;

/** Reads a change file (columns: data/README.md); `file` is only named. Every faulty line is told, by line and reason; whether the changes fit what is known, `applyReform` says. */
export function parseReform(text: string, file = 'reform.csv'): { ok: true; changes: readonly Change[] } | { ok: false; faults: readonly Fault[] } {
  const table = readTable(text, file, columns, ['kind', 'date']);
  const faults = [...table.faults];
  const changes = table.rows.flatMap((row) => readChange(row, faults) ?? []);
  if (faults.length === 0 && changes.length === 0) faults.push({ file, line: 1, reason: 'holds no changes' });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, changes };
}

function readChange(row: Row, faults: Fault[]): Change | undefined {
  const f = fields(row, faults);
  const kind = row.text('kind');
  if (!isKind(kind)) {
    f.wrong(`kind is "${kind}", which is not one of ${Object.keys(used).join(', ')}`);
    return undefined;
  }
  const allowed: readonly string[] = [...used[kind], 'kind', 'date', 'source'];
  for (const column of columns) if (!allowed.includes(column) && row.text(column) !== '') f.wrong(`${column} is filled in, but a line of kind "${kind}" has no use for it`);
  const base = { ...row.source, on: f.date('date') };
  const order = row.text('order') === '' ? undefined : f.whole('order');
  switch (kind) {
    case 'municipality':
      return {
        ...base,
        kind,
        from: f.municipality('old_code'),
        to: f.municipality('new_code'),
        origins: f.origins(),
        name: row.text('name') || undefined,
        county: row.text('county_code') === '' ? undefined : f.county('county_code'),
        order: order ?? 1,
        point: f.point(),
      };
    case 'name':
      return { ...base, kind, code: f.municipality('new_code'), language: f.language(), name: f.filled('name'), order: order ?? 9 };
    case 'county':
      if (row.text('new_code') === '') return { ...base, kind, code: f.county('old_code'), ends: true };
      if (row.text('old_code') !== '') f.wrong('a county ends (old_code) or begins (new_code): write two lines');
      return { ...base, kind, code: f.county('new_code'), name: f.filled('name'), region: f.filled('region') };
    case 'governor':
      return { ...base, kind, county: f.county('county_code'), office: f.filled('office'), name: f.filled('name') };
    case 'expected':
      return { ...base, kind, municipalities: f.whole('municipalities'), counties: f.whole('counties') };
  }
}
const isKind = (text: string): text is Change['kind'] => Object.hasOwn(used, text);

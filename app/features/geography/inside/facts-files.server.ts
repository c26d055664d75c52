import { languages } from './facts.ts';
import type { Facts, Fault, NameLanguage, Source } from './facts.ts';
import { readTable } from './read-facts.server.ts';
import type { Row } from './read-facts.server.ts';

/** The files of data/ and their columns (see data/README.md). */
export const factFiles = {
  municipalities: ['code', 'county_code', 'valid_from', 'valid_to', 'lat', 'lon'],
  'municipality-names': ['code', 'order', 'language', 'name', 'valid_from', 'valid_to'],
  'municipality-changes': ['date', 'old_code', 'new_code', 'origins'],
  counties: ['code', 'name', 'valid_from', 'valid_to', 'region'],
  governors: ['office', 'name', 'valid_from', 'valid_to', 'county_codes', 'note', 'source'],
  'expected-counts': ['date', 'municipalities', 'counties'],
} as const;
export type FactFile = keyof typeof factFiles;

/** Reads the tables of data/, checking each field by itself; what does not fit together is found by `checkFacts`. */
export function readFacts(texts: Readonly<Record<FactFile, { file: string; text: string }>>): { facts: Facts; faults: Fault[] } {
  const faults: Fault[] = [];
  const rowsOf = (name: FactFile): Row[] => {
    const table = readTable(texts[name].text, texts[name].file, factFiles[name]);
    faults.push(...table.faults);
    return table.rows;
  };
  const facts = {
    municipalities: rowsOf('municipalities').map((row) => {
      const f = fields(row, faults);
      return { ...row.source, code: f.municipality('code'), county: f.county('county_code'), from: f.date('valid_from'), to: f.optionalDate('valid_to'), point: f.point() };
    }),
    names: rowsOf('municipality-names').map((row) => {
      const f = fields(row, faults);
      return {
        ...row.source,
        code: f.municipality('code'),
        order: f.whole('order'),
        language: f.language(),
        name: f.filled('name'),
        from: f.optionalDate('valid_from'),
        to: f.optionalDate('valid_to'),
      };
    }),
    moves: rowsOf('municipality-changes').map((row) => {
      const f = fields(row, faults);
      return { ...row.source, on: f.date('date'), from: f.municipality('old_code'), to: f.municipality('new_code'), origins: f.origins() };
    }),
    counties: rowsOf('counties').map((row) => {
      const f = fields(row, faults);
      return { ...row.source, code: f.county('code'), name: f.filled('name'), region: f.filled('region'), from: f.optionalDate('valid_from'), to: f.optionalDate('valid_to') };
    }),
    governors: [] as Facts['governors'][number][],
    expected: rowsOf('expected-counts').map((row) => {
      const f = fields(row, faults);
      return { ...row.source, date: f.date('date'), municipalities: f.whole('municipalities'), counties: f.whole('counties') };
    }),
  };
  for (const row of rowsOf('governors')) {
    const f = fields(row, faults);
    const term = { ...row.source, office: f.filled('office'), name: f.filled('name'), from: f.optionalDate('valid_from'), to: f.optionalDate('valid_to') };
    facts.governors.push(
      ...row
        .text('county_codes')
        .split('|')
        .map((county) => ({ ...term, county })),
    );
  }
  return { facts, faults };
}

/** Reads one row's fields; what is wrong is added to `faults`, and the text is used as it stands. */
export function fields(row: Row, faults: Fault[]) {
  const wrong = (reason: string, source: Source = row.source) => faults.push({ ...source, reason });
  const matching = (column: string, text: string, pattern: RegExp, what: string): string => {
    if (!pattern.test(text)) wrong(text === '' ? `${column} is empty` : `${column} is "${text}", which is not ${what}`);
    return text;
  };
  const date = (column: string): string => {
    const text = row.text(column);
    if (!isDate(text)) wrong(text === '' ? `${column} is empty` : `${column} is "${text}", which is not a date such as 2028-01-01`);
    return text;
  };
  return {
    wrong,
    date,
    text: (column: string) => row.text(column),
    optionalDate: (column: string): string | undefined => (row.text(column) === '' ? undefined : date(column)),
    municipality: (column: string) => matching(column, row.text(column), municipalityCode, 'a municipality code of four digits'),
    county: (column: string) => matching(column, row.text(column), /^\d{2}$/, 'a county code of two digits'),
    whole: (column: string) => Number(matching(column, row.text(column), /^\d{1,5}$/, 'a whole number')),
    filled: (column: string) => matching(column, row.text(column), /./, 'a text'),
    language: (): NameLanguage => {
      const text = row.text('language');
      if (!languages.includes(text as NameLanguage)) wrong(`language is "${text}", which is not one of ${languages.join(', ')}`);
      return text as NameLanguage;
    },
    origins: (): string[] => {
      const codes = row.text('origins').split('|').filter(Boolean);
      for (const code of codes) matching('origins', code, municipalityCode, 'a list of municipality codes with | between');
      return codes;
    },
    point: (): { lat: number; lon: number } | undefined => {
      if (row.text('lat') === '' && row.text('lon') === '') return undefined;
      const [lat, lon] = [Number(row.text('lat')), Number(row.text('lon'))];
      // Mainland Norway with room: a swapped pair falls outside.
      if (!(lat > 57 && lat < 72 && lon > 4 && lon < 32)) wrong(`lat, lon is "${row.text('lat')}, ${row.text('lon')}", which is not a point in Norway in degrees`);
      return { lat, lon };
    },
  };
}
const municipalityCode = /^\d{4}$/;

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);

import { locales } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { isDay } from '../../../platform/norwegian-time.ts';
import { governorName, governorsAt } from '../../geography/governors.ts';
import { countiesAt } from '../../geography/geography.ts';
import { periodOf } from '../../scheme/scheme.ts';
import { activityFields, emptyActivity, findKind } from '../activity.ts';
import type { Activity, ActivityField, ActivityInput, Choice, Counterpart } from '../activity.ts';
import { counterpartName, suggestedTasks } from '../counterparts.ts';
import { faultsOf } from '../faults.ts';
import type { Known } from '../faults.ts';
import type { ImportFault } from '../inputs.ts';
import { activityTexts } from '../texts.ts';

/** Activities as rows of a table that people write, in the words of the page: what is exported can be read back. */

export type Column = keyof ActivityInput;
const columnOrder: readonly Column[] = [
  'startsOn',
  'endsOn',
  'kind',
  'title',
  'counterparts',
  'centres',
  'audience',
  'targetGroups',
  'medium',
  'participation',
  'partners',
  'tasks',
  'link',
  'note',
];
const required = ['startsOn', 'kind', 'title'] as const satisfies Column[];
const mostRows = 10_000;

const plain = (text: string): string => text.trim().toLocaleLowerCase('nb').replaceAll(/\s+/g, ' ');
/** What a name means, in any of the languages; an id is its own name. */
type Names = ReadonlyMap<string, string>;
const namesOf = (choices: readonly Pick<Choice, 'id' | 'label'>[]): Names =>
  new Map(choices.flatMap(({ id, label }) => [id, label.nb, label.nn, label.en ?? label.nb].map((name) => [plain(name), id])));

const headings: ReadonlyMap<string, Column> = new Map(locales.flatMap((l) => columnOrder.map((c): [string, Column] => [plain(activityTexts[l].field[c]), c])));
export const headingsIn = (locale: Locale): string[] => columnOrder.map((c) => activityTexts[locale].field[c]);

interface Reader {
  readonly known: Known;
  readonly kinds: Names;
  readonly lists: Readonly<Record<'targetGroups' | 'participation' | 'partners' | 'centres', Names>>;
  counterpartsOn(day: string): ReadonlyMap<string, Counterpart>;
}
function readerOf(known: Known): Reader {
  const byDay = new Map<string, ReadonlyMap<string, Counterpart>>();
  return {
    known,
    kinds: namesOf(known.rules.kinds),
    lists: {
      targetGroups: namesOf(known.rules.targetGroups),
      participation: namesOf(known.rules.participation),
      partners: namesOf(known.partners),
      centres: namesOf(known.scheme.centres.map(({ id, name }) => ({ id, label: { nb: name, nn: name } }))),
    },
    counterpartsOn: (day) => {
      const found = byDay.get(day) ?? counterpartNames(known, day);
      byDay.set(day, found);
      return found;
    },
  };
}
function counterpartNames({ geography }: Known, day: string): ReadonlyMap<string, Counterpart> {
  const governors = governorsAt(geography, day).flatMap((g) => locales.map((l): [string, Counterpart] => [plain(governorName(g, l)), { kind: 'governor', id: g.office }]));
  const authorities = countiesAt(geography, day).flatMap(({ code: id }) =>
    locales.map((l): [string, Counterpart] => [plain(counterpartName(geography, { kind: 'authority', id }, day, l)), { kind: 'authority', id }]),
  );
  return new Map([...governors, ...authorities]);
}

export interface ReadRow {
  readonly input: ActivityInput;
  readonly faults: readonly ImportFault[];
}
export interface ReadFile {
  readonly rows: readonly ReadRow[];
  readonly faults: readonly ImportFault[];
}

/** Reads every row and lists every fault: a file is put right once. `rows`: the heading row first. */
export function readRows(rows: readonly (readonly string[])[], known: Known): ReadFile {
  const [head, ...body] = rows;
  if (!head || body.length === 0) return { rows: [], faults: [{ row: 1, column: 1, heading: '', reason: 'empty', given: '' }] };
  if (body.length > mostRows) return { rows: [], faults: [{ row: mostRows + 2, column: 1, heading: '', reason: 'too-many-rows', given: String(body.length) }] };
  const columns = head.map((h) => headings.get(plain(h)));
  const headFaults = [
    ...head.flatMap((given, i): ImportFault[] => (columns[i] === undefined && given !== '' ? [{ row: 1, column: i + 1, heading: given, reason: 'unknown-heading', given }] : [])),
    ...required
      .filter((c) => !columns.includes(c))
      .map((c): ImportFault => ({ row: 1, column: head.length + 1, heading: activityTexts.nb.field[c], reason: 'missing-heading', given: '' })),
  ];
  if (headFaults.length > 0) return { rows: [], faults: headFaults };
  const reader = readerOf(known);
  const read = body.map((row, i) => readRow(reader, { head, columns, cells: row, row: i + 2 }));
  return { rows: read, faults: read.flatMap((r) => r.faults) };
}

interface Row {
  readonly head: readonly string[];
  readonly columns: readonly (Column | undefined)[];
  readonly cells: readonly string[];
  readonly row: number;
}
function readRow(reader: Reader, { head, columns, cells, row }: Row): ReadRow {
  const faults: ImportFault[] = [];
  // What a spreadsheet is kept from calculating has an apostrophe in front.
  const cell = (column: Column): string => (cells[columns.indexOf(column)] ?? '').trim().replace(/^'(?=[=+\-@])/, '');
  const fault = (column: Column, reason: ImportFault['reason'], given = cell(column)): void => {
    const at = columns.indexOf(column);
    faults.push({ row, column: at < 0 ? 1 : at + 1, heading: head[at] ?? activityTexts.nb.field[column], reason, given: given.slice(0, 100) });
  };
  const named = <T>(column: Column, names: ReadonlyMap<string, T>): T[] =>
    parts(cell(column)).flatMap((name) => {
      const found = names.get(plain(name));
      if (found === undefined) fault(column, 'unknown', name);
      return found === undefined ? [] : [found];
    });
  const startsOn = readDay(cell('startsOn'));
  const endsOn = cell('endsOn') === '' ? null : readDay(cell('endsOn'));
  const kind = cell('kind') === '' ? '' : (reader.kinds.get(plain(cell('kind'))) ?? cell('kind'));
  const audience = cell('audience') === '' ? null : Number(cell('audience').replaceAll(/[\s\u00A0]/g, ''));
  if (Number.isNaN(audience)) fault('audience', 'not-a-number');
  const input: ActivityInput = {
    ...emptyActivity,
    kind,
    startsOn,
    endsOn,
    title: cell('title'),
    counterparts: isDay(startsOn) ? named('counterparts', reader.counterpartsOn(startsOn)) : [],
    audience: Number.isNaN(audience) ? null : audience,
    targetGroups: named('targetGroups', reader.lists.targetGroups),
    participation: named('participation', reader.lists.participation),
    partners: named('partners', reader.lists.partners),
    medium: cell('medium'),
    link: cell('link'),
    note: cell('note'),
    centres: named('centres', reader.lists.centres),
    tasks: readTasks(reader.known, columns.includes('tasks') ? cell('tasks') : undefined, { kind, startsOn, endsOn }),
  };
  for (const { field, reason } of faultsOf(input, reader.known)) fault(field, reason);
  const fields = findKind(reader.known.rules, kind)?.fields;
  if (fields) for (const field of activityFields) if (!fields.includes(field) && isFilled(input, field)) fault(field, 'not-for-kind');
  return { input, faults };
}

const isFilled = (input: ActivityInput, field: ActivityField): boolean => {
  const value = input[field];
  return value !== null && (typeof value === 'number' || value.length > 0);
};
const parts = (text: string): string[] =>
  text
    .split(/[;|\n]/)
    .map((p) => p.trim())
    .filter(Boolean);
/** `3.3.2026` and `03.03.2026` as well as ISO; what is no date stays as it was written, and is found to be none. */
function readDay(text: string): string {
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text) ?? [];
  return year === undefined ? text : `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`;
}
/** Numbers of the first day's period, or with the period. Without the column, those that the kind suggests. */
function readTasks({ scheme, rules }: Known, text: string | undefined, of: Pick<ActivityInput, 'kind' | 'startsOn' | 'endsOn'>): string[] {
  if (!isDay(of.startsOn)) return [];
  if (text === undefined) return of.endsOn === null || isDay(of.endsOn) ? suggestedTasks(scheme, findKind(rules, of.kind), of) : [];
  const period = periodOf(scheme, Number(of.startsOn.slice(0, 4)));
  return text
    .split(/[;|,\s]+/)
    .filter(Boolean)
    .map((t) => (/^\d+$/.test(t) ? `${period?.id ?? ''}/${t}` : t.replaceAll('–', '-')));
}

/** The rows of an activity's table in a language, without the heading row. */
export function writeRows(activities: readonly Activity[], known: Known, locale: Locale): (string | number | null)[][] {
  const label = (choices: readonly Choice[], id: string): string => {
    const found = choices.find((c) => c.id === id)?.label;
    return found?.[locale] ?? found?.nb ?? id;
  };
  const list = (ids: readonly string[], choices: readonly Choice[]): string => ids.map((id) => label(choices, id)).join('; ');
  return activities.map((a) => {
    const row: Record<Column, string | number | null> = {
      startsOn: a.startsOn,
      endsOn: a.endsOn,
      kind: label(known.rules.kinds, a.kind),
      title: a.title,
      counterparts: a.counterparts.map((c) => counterpartName(known.geography, c, a.startsOn, locale)).join('; '),
      centres: a.centres.map((id) => known.scheme.centres.find((c) => c.id === id)?.name ?? id).join('; '),
      audience: a.audience,
      targetGroups: list(a.targetGroups, known.rules.targetGroups),
      medium: a.medium,
      participation: list(a.participation, known.rules.participation),
      partners: list(a.partners, known.partners),
      tasks: a.tasks.join('; '),
      link: a.link,
      note: a.note,
    };
    return columnOrder.map((c) => row[c]);
  });
}

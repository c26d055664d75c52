import { z } from '@hono/zod-openapi';
import type { LocalText } from '../../../platform/locale.ts';
import { cellStates, hasValue, nilSign, standardSign } from '../../indicators/cell.ts';
import type { Cell } from '../../indicators/cell.ts';
import { bases } from '../../indicators/indicator.ts';
import { measures } from '../figure.ts';
import type { FigureTable, NoteTarget } from '../figure.ts';

const text = z.object({ nb: z.string(), nn: z.string(), en: z.string().nullable().openapi({ description: 'Null where there is no English text' }) }).openapi('LocalText');
const cell = z
  .object({
    value: z.number().nullable().openapi({ description: 'A share in 0–1 or a count; null when there is none, and `state` says why' }),
    state: z.enum(['value', ...cellStates]),
    sign: z.string().nullable().openapi({ description: 'Statistics Norway’s standard sign, for a cell without a number and for nil' }),
    count: z.number().nullable().openapi({ description: 'For a share: how many centres' }),
    of: z.number().nullable().openapi({ description: 'How many answered' }),
    preliminary: z.boolean(),
  })
  .openapi('Cell');
const note = z
  .object({ text, derived: z.boolean(), figure: z.boolean(), row: z.string().nullable(), column: z.string().nullable() })
  .openapi('FigureNote', { description: 'What it is about: the whole figure, a row, a column, or the cell of both' });

/** A figure in the API: the same table of cells as chart, table and CSV are made from. */
export const figureSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['figure', 'table']),
    title: text,
    measure: z.enum(measures),
    unit: text,
    basis: z.enum(bases),
    source: text,
    years: z.object({ from: z.int(), to: z.int() }),
    columns: z.array(
      z.object({
        id: z.string(),
        label: text,
        year: z.int().nullable(),
        region: z.string().nullable(),
        answered: z.int().nullable(),
        notAnswered: z.int().nullable(),
        preliminary: z.boolean(),
        basis: z.enum(bases).openapi({ description: 'What this column’s numbers stand on' }),
        break: text.nullable().openapi({ description: 'Set when numbers from this column on cannot be compared with those before, and why' }),
      }),
    ),
    rows: z.array(z.object({ id: z.string(), label: text, cells: z.array(cell), breaks: z.array(z.string()) })),
    notes: z.array(note),
  })
  .openapi('Figure');
export type FigureDocument = z.infer<typeof figureSchema>;

const localText = ({ nb, nn, en }: LocalText): FigureDocument['title'] => ({ nb, nn, en: en ?? null });

function presentCell(one: Cell): FigureDocument['rows'][number]['cells'][number] {
  if (!hasValue(one)) return { value: null, state: one.none, sign: standardSign[one.none], count: null, of: null, preliminary: false };
  return { value: one.value, state: 'value', sign: one.value === 0 ? nilSign : null, count: one.count ?? null, of: one.of ?? null, preliminary: one.preliminary ?? false };
}

const presentTarget = (on: NoteTarget): { figure: boolean; row: string | null; column: string | null } => ({
  figure: 'figure' in on,
  row: 'row' in on ? on.row : null,
  column: 'column' in on ? on.column : null,
});

export const presentFigure = (table: FigureTable): FigureDocument => ({
  id: table.id,
  kind: table.kind,
  title: localText(table.title),
  measure: table.measure,
  unit: localText(table.unit),
  basis: table.basis,
  source: localText(table.source),
  years: table.years,
  columns: table.columns.map((column) => ({
    id: column.id,
    label: localText(column.label),
    year: column.year ?? null,
    region: column.region ?? null,
    answered: column.answered ?? null,
    notAnswered: column.notAnswered ?? null,
    preliminary: column.preliminary ?? false,
    basis: column.basis ?? table.basis,
    break: column.break ? localText(column.break) : null,
  })),
  rows: table.rows.map((row) => ({ id: row.id, label: localText(row.label), cells: row.cells.map(presentCell), breaks: [...(row.breaks ?? [])] })),
  notes: table.notes.map((one) => ({ text: localText(one.text), derived: one.derived, ...presentTarget(one.on) })),
});

import type { Definitions } from '../../../platform/context.ts';
import { centresIn, lastDayOf } from '../../scheme/scheme.ts';
import { settledAnswers } from '../answers.ts';
import { checkAnswers } from '../check-answers.ts';
import type { Draft, DraftAnswer } from '../answers.ts';
import type { Answers, Question } from '../questionnaire.ts';
import { checksFor, formOf } from './centre-form.ts';
import type { MappedColumn, Mapping } from './import-mapping.ts';
import { readMunicipality } from './municipality-line.ts';

/** A row that cannot be imported, and why; `row` as a spreadsheet numbers it, the heading being row 1. */
export interface RowFault {
  readonly row: number;
  readonly column?: string | undefined;
  readonly reason: string;
}
export interface ReadRow {
  readonly row: number;
  readonly centreId: string;
  readonly answers: Answers;
}

type Report = (reason: string, column?: string) => void;
interface Reading {
  readonly mapping: Mapping;
  readonly definitions: Definitions;
  readonly year: number;
  readonly report: Report;
}

/** Which of the heading's columns are not accounted for, and which mapped ones are missing. */
function columnFaults(heading: readonly string[], mapping: Mapping): RowFault[] {
  const mapped = new Set([mapping.centre.column, ...mapping.columns.map((c) => c.column)]);
  const known = new Set([...mapped, ...mapping.ignore, '']);
  const twice = heading.filter((name, i) => mapped.has(name) && heading.indexOf(name) !== i);
  return [
    ...[...mapped].filter((name) => !heading.includes(name)).map((name) => ({ row: 1, column: name, reason: 'the file has no such column' })),
    ...heading.filter((name) => !known.has(name)).map((name) => ({ row: 1, column: name, reason: 'is not in the mapping: map it, or list it under `ignore`' })),
    ...twice.map((name) => ({ row: 1, column: name, reason: 'the file has the column twice' })),
  ];
}

/** Every row as answers of a centre, or the reasons it is refused. Nothing is guessed. */
export function readRows(rows: readonly (readonly string[])[], mapping: Mapping, definitions: Definitions, year: number): { read: ReadRow[]; faults: RowFault[] } {
  const [heading = [], ...data] = rows;
  const faults = columnFaults(heading, mapping);
  const read: ReadRow[] = [];
  if (faults.length > 0) return { read, faults };
  const seen = new Map<string, number>();
  for (const [i, cells] of data.entries()) {
    const row = i + 2;
    const before = faults.length;
    const report: Report = (reason, column) => faults.push({ row, column, reason });
    const one = readRow(heading, cells, { mapping, definitions, year, report });
    if (!one) continue;
    const twin = seen.get(one.centreId);
    if (twin !== undefined) report(`the same centre as row ${twin}`, mapping.centre.column);
    seen.set(one.centreId, row);
    if (faults.length === before) read.push({ row, ...one });
  }
  return { read, faults };
}

function readRow(heading: readonly string[], cells: readonly string[], reading: Reading): Omit<ReadRow, 'row'> | undefined {
  const { mapping, definitions, year, report } = reading;
  if (cells.length > heading.length) report(`has ${cells.length} cells, and the heading ${heading.length}`);
  const cell = (column: string): string => cells[heading.indexOf(column)] ?? '';
  const named = cell(mapping.centre.column);
  const id = mapping.centre.values[named] ?? named;
  const centre = definitions.scheme.centres.find((c) => c.id === id || c.name === id);
  if (!centre) {
    report(`"${named}" is no centre of the scheme`, mapping.centre.column);
    return undefined;
  }
  if (!centresIn(definitions.scheme, year).includes(centre)) {
    report(`${centre.name} had no agreement in ${year}`, mapping.centre.column);
    return undefined;
  }
  const draft = readDraft(cell, reading);
  const { edition } = formOf(definitions, centre.id, year);
  const columnOf = (question: string, option?: string): string | undefined =>
    (mapping.columns.find((c) => c.question === question && c.option === option) ?? mapping.columns.find((c) => c.question === question))?.column;
  for (const fault of checkAnswers(edition, draft, checksFor(definitions, year, false)))
    report(`${fault.reason}${fault.option === undefined ? '' : ` (${fault.option})`}${fault.part === 'comment' ? ' in the comment' : ''}`, columnOf(fault.question, fault.option));
  return { centreId: centre.id, answers: settledAnswers(edition, draft) };
}

function readDraft(cell: (column: string) => string, reading: Reading): Draft {
  const byQuestion: Record<string, DraftAnswer> = {};
  const comments: Record<string, string> = {};
  for (const [id, columns] of Map.groupBy(reading.mapping.columns, (c) => c.question)) {
    const question = reading.definitions.questionnaire.questions.find((q) => q.id === id);
    const comment = columns.filter((c) => c.comment).flatMap((c) => cell(c.column) || [])[0];
    if (comment !== undefined) comments[id] = comment;
    const answer =
      question &&
      readAnswer(
        question,
        columns.filter((c) => !c.comment),
        cell,
        reading,
      );
    if (answer) byQuestion[id] = answer;
  }
  return { byQuestion, comments };
}

function readAnswer(question: Question, columns: readonly MappedColumn[], cell: (column: string) => string, reading: Reading): DraftAnswer | undefined {
  if (question.kind === 'several' || question.kind === 'one') return readChoice(question, columns, cell, reading);
  const filled = columns.map((c) => ({ text: cell(c.column), separator: c.separator })).filter((c) => c.text !== '');
  const first = filled[0]?.text;
  if (first === undefined) return undefined;
  switch (question.kind) {
    case 'number': {
      const digits = first.replaceAll(/[\s\u00A0\u202F]/g, '');
      return /^-?\d{1,15}$/.test(digits) ? { kind: 'number', value: Number(digits) } : { kind: 'typed', value: first };
    }
    case 'text':
      return { kind: 'text', value: first };
    case 'lines': {
      const lines = filled.flatMap((c) => c.text.split(c.separator ?? '\n')).map((l) => l.trim());
      const { geography } = reading.definitions;
      return {
        kind: 'lines',
        lines: lines.filter((l) => l !== '').map((l) => (question.entries === 'municipality' ? readMunicipality(geography, l, lastDayOf(reading.year)) : l)),
      };
    }
  }
}

function readChoice(
  question: Extract<Question, { options: unknown }>,
  columns: readonly MappedColumn[],
  cell: (column: string) => string,
  { mapping, report }: Reading,
): DraftAnswer | undefined {
  const chosen: string[] = [];
  const texts: Record<string, string> = {};
  for (const c of columns) {
    const said = cell(c.column);
    if (said === '') continue;
    if (c.values) {
      for (const part of c.separator === undefined ? [said] : said.split(c.separator).map((s) => s.trim())) {
        const option = c.values[part];
        if (option === undefined) report(`"${part}" is none of the mapping's values`, c.column);
        else chosen.push(option);
      }
    } else if (c.text) {
      texts[c.option!] = said;
      // Who wrote what "other" was, chose it.
      chosen.push(c.option!);
    } else if (mapping.ticked.includes(said)) chosen.push(c.option!);
    else if (!mapping.unticked.includes(said)) report(`"${said}" is neither a yes nor a no: add it to \`ticked\` or \`unticked\``, c.column);
  }
  const unique = [...new Set(chosen)];
  if (unique.length === 0) return undefined;
  if (question.kind === 'several') return { kind: 'several', chosen: unique, texts };
  if (unique.length > 1) report('more than one answer, where only one can be chosen', columns[0]?.column);
  return { kind: 'one', chosen: unique[0]!, texts };
}

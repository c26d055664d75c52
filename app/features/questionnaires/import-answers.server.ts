import { readFile } from 'node:fs/promises';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { readSpreadsheet, SpreadsheetError } from '../../platform/spreadsheet.server.ts';
import { DefinitionError, loadYaml } from '../../platform/yaml.server.ts';
import { recordAudit } from '../audit/audit.server.ts';
import { centresIn } from '../scheme/scheme.ts';
import { regionOf } from './inside/centre-form.ts';
import { mappingFile } from './inside/import-mapping.ts';
import { readRows } from './inside/import-rows.ts';
import type { ReadRow, RowFault } from './inside/import-rows.ts';
import { newReceipt } from './inside/receipt.ts';
import { mayImport } from './inside/response-policy.ts';
import { selectAnswering } from './inside/response-query.server.ts';
import { actorName, insertImported } from './inside/response-store.server.ts';
import { selectRounds } from './inside/round-query.server.ts';
import { insertRound, insertRoundCentres } from './inside/round-store.server.ts';
import { usualDates } from './round.ts';

export interface ImportInput {
  /** CSV in UTF-8 or Latin-1, or XLSX: one row a centre, one column an option. */
  readonly file: string;
  readonly year: number;
  /** A mapping file; README.md says how it is written. */
  readonly mapping: string;
  readonly dryRun: boolean;
  /** The answers are invented; a year holds invented answers or real ones, never both. */
  readonly demonstration: boolean;
}
export type Imported = { readonly ok: true; readonly responses: number; readonly kept: boolean } | { readonly ok: false; readonly faults: readonly RowFault[] };

/**
 * Historical answers from a wide export: all rows or none. Every row that would be refused is listed with its reason; a dry run
 * lists the same and keeps nothing. As the system only. @throws DefinitionError for a faulty mapping, SpreadsheetError for a faulty file
 */
export async function importAnswers(ctx: Ctx, input: ImportInput): Promise<Imported> {
  if (!mayImport(ctx.actor)) throw new AppError('not-found');
  const mapping = loadYaml(input.mapping, mappingFile(ctx.definitions.questionnaire));
  const { rows } = await readSpreadsheet(await readFile(input.file));
  const { read, faults } = readRows(rows, mapping, ctx.definitions, input.year);
  if (rows.length < 2) faults.push({ row: 1, reason: 'the file has no rows of answers' });
  return inTransaction(ctx, async (tx): Promise<Imported> => {
    const clashing = await clashesWithStored(tx, input, read, mapping.centre.column);
    const all = [...faults, ...clashing].toSorted((a, b) => a.row - b.row);
    if (all.length > 0) return { ok: false, faults: all };
    if (!input.dryRun) await keep(tx, ctx, input, read);
    return { ok: true, responses: read.length, kept: !input.dryRun };
  });
}

async function clashesWithStored(tx: Tx, input: ImportInput, read: readonly ReadRow[], column: string): Promise<RowFault[]> {
  const round = (await selectRounds(tx)).find((r) => r.year === input.year);
  if (round && round.demonstration !== input.demonstration)
    return [
      {
        row: 1,
        reason: `${input.year} holds ${round.demonstration ? 'demonstration' : 'real'} answers, and these are ${input.demonstration ? 'demonstration' : 'real'} ones: they are never mixed`,
      },
    ];
  const answering = await selectAnswering(
    tx,
    input.year,
    read.map((r) => r.centreId),
  );
  return read.filter((r) => answering.has(r.centreId)).map((r) => ({ row: r.row, column, reason: `${r.centreId} has answers for ${input.year} already` }));
}

async function keep(tx: Tx, ctx: Ctx, { year, demonstration, file }: ImportInput, read: readonly ReadRow[]): Promise<void> {
  const { definitions } = ctx;
  const round = { year, ...usualDates(year), demonstration };
  await insertRound(tx, round, actorName(ctx.actor), ctx.now);
  const centres = centresIn(definitions.scheme, year).map((c) => ({ id: c.id, region: regionOf(definitions, c, year) }));
  await insertRoundCentres(tx, round, centres);
  const regions = new Map(centres.map((c) => [c.id, c.region]));
  await insertImported(
    tx,
    ctx,
    read.map((r) => ({ centreId: r.centreId, year, region: regions.get(r.centreId)!, demonstration, answers: r.answers, receipt: newReceipt(year), at: ctx.now })),
  );
  const name = file.split(/[/\\]/).at(-1);
  for (const { centreId } of read)
    await recordAudit(tx, ctx, { action: 'response.imported', subject: { kind: 'response', id: `${centreId}/${year}` }, centreId, after: { file: name } });
}

/** What the command line prints. */
export async function importAnswersCommand(ctx: Ctx, input: ImportInput): Promise<{ readonly ok: boolean; readonly lines: readonly string[] }> {
  try {
    const done = await importAnswers(ctx, input);
    if (!done.ok)
      return { ok: false, lines: [...done.faults.map(faultLine), `${input.dryRun ? 'would refuse' : 'refused'} the file: ${done.faults.length} faults, nothing was imported`] };
    return { ok: true, lines: [`${done.kept ? 'imported' : 'would import'} ${done.responses} responses for ${input.year}`] };
  } catch (e) {
    if (e instanceof DefinitionError) return { ok: false, lines: e.message.split('\n') };
    if (e instanceof SpreadsheetError) return { ok: false, lines: [`${input.file}: ${e.message}`] };
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return { ok: false, lines: [`${input.file}: the file is missing`] };
    throw e;
  }
}
const faultLine = ({ row, column, reason }: RowFault): string => `row ${row}${column === undefined ? '' : `, column "${column}"`}: ${reason}`;

import path from 'node:path';
import type { Ctx } from '../../platform/context.ts';
import { inTransaction } from '../../platform/database.server.ts';
import type { Tx } from '../../platform/database.server.ts';
import { AppError } from '../../platform/errors.ts';
import { norwegianYear } from '../../platform/locale.ts';
import { loadYaml } from '../../platform/yaml.server.ts';
import { publishedYears } from '../indicators/series.ts';
import { listRespondents, listRoundDates } from '../questionnaires/questionnaires.server.ts';
import { healthRegionOf } from '../scheme/areas.ts';
import { findCentre, lastDayOf } from '../scheme/scheme.ts';
import type { Centre } from '../scheme/scheme.ts';
import type { Span } from './facts.ts';
import type { FigureDefinition, FigureTable } from './figure.ts';
import type { FigureSources } from './inside/figure-file.ts';
import { figureFile } from './inside/figure-file.ts';
import { mayReadFigures } from './inside/figure-policy.ts';
import { answerBasis, gatherFacts } from './inside/gather-facts.server.ts';
import { tabulate } from './tabulate.ts';

/** The scheme's figures from `figures.yaml`. @throws DefinitionError naming file, line and reason of every fault. */
export const loadFigures = (dir: string, sources: FigureSources): readonly FigureDefinition[] => loadYaml(path.join(dir, 'figures.yaml'), figureFile(sources));

export interface FigureWanted extends Span {
  /** Each year's health regions instead of the country. */
  readonly by?: 'region' | undefined;
}

/** @throws AppError not-found */
export function getFigureDefinition(ctx: Pick<Ctx, 'definitions'>, id: string): FigureDefinition {
  const definition = ctx.definitions.figures.find((one) => one.id === id);
  if (!definition) throw new AppError('not-found');
  return definition;
}

/**
 * A figure as the answers are at this moment, for officers and the system; reports freeze it when they are published.
 * Its cost does not grow with the number of responses. @throws AppError not-found for an unknown figure, and for others.
 */
export const computeFigure = async (tx: Tx, ctx: Ctx, id: string, wanted: FigureWanted): Promise<FigureTable> => (await computeFigures(tx, ctx, [id], wanted))[0]!;

/** As `computeFigure`, for several in one reading, in their order. */
export async function computeFigures(tx: Tx, ctx: Ctx, ids: readonly string[], { from, to, by }: FigureWanted): Promise<FigureTable[]> {
  if (!mayReadFigures(ctx.actor)) throw new AppError('not-found');
  const definitions = ids.map((id) => getFigureDefinition(ctx, id));
  const facts = await gatherFacts(tx, ctx, definitions, { from, to }, by);
  return definitions.map((definition) => tabulate(definition, facts, { from, to }));
}

/** The first and last year there is anything to show for: rounds and published numbers. */
export async function figureYears(tx: Tx, ctx: Ctx): Promise<Span> {
  const rounds = (await listRoundDates(tx)).map((round) => round.year);
  const printed = ctx.definitions.indicators.indicators.flatMap((one) => publishedYears(ctx.definitions.indicators, one.id) ?? []);
  const years = [...rounds, ...printed.flatMap(({ from, to }) => [from, to])];
  const now = norwegianYear(ctx.now);
  return years.length === 0 ? { from: now, to: now } : { from: Math.min(...years), to: Math.max(...years) };
}

export interface CellOrigin {
  readonly year: number;
  readonly row: FigureTable['rows'][number];
  /** Those whose answer is counted in the number, and the others who answered the question. */
  readonly counted: readonly Centre[];
  readonly others: readonly Centre[];
}

/**
 * The centres whose answers a cell is made of; for officers. Undefined where a cell is not made of answers (a published
 * number, a total, a cell without a number). @throws AppError not-found.
 */
export async function getCellOrigin(ctx: Ctx, table: FigureTable, rowId: string, columnId: string): Promise<CellOrigin | undefined> {
  if (!mayReadFigures(ctx.actor)) throw new AppError('not-found');
  const definition = getFigureDefinition(ctx, table.id);
  const row = table.rows.find((one) => one.id === rowId);
  const column = table.columns.find((one) => one.id === columnId);
  const source = definition.rows.find((one) => one.id === rowId)?.source;
  if (!row || !column || !source) throw new AppError('not-found');
  const { year, region } = column;
  const question = source.kind === 'option' ? definition.question : source.kind === 'indicator' ? undefined : source.question;
  const cell = row.cells[table.columns.indexOf(column)]!;
  if (year === undefined || question === undefined || !('value' in cell)) return undefined;
  const { geography, scheme } = ctx.definitions;
  const here = (ids: readonly string[]): Centre[] =>
    ids.flatMap((id) => {
      const centre = findCentre(scheme, id);
      return centre && (region === undefined || healthRegionOf(geography, centre, lastDayOf(year)) === region) ? [centre] : [];
    });
  const basis = answerBasis(ctx.definitions);
  return inTransaction(ctx, async (tx) => {
    const answered = await listRespondents(tx, { question, year, basis });
    const counted = source.kind === 'option' ? await listRespondents(tx, { question, option: source.option, year, basis }) : answered;
    return { year, row, counted: here(counted), others: here(answered.filter((id) => !counted.includes(id))) };
  });
}

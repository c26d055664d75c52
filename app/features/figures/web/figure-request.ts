import { z } from 'zod';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import type { Span } from '../facts.ts';
import type { FigureTable } from '../figure.ts';
import { computeFigure, figureYears, getFigureDefinition } from '../figures.server.ts';

const year = z.coerce.number().int().optional().catch(undefined);
const query = z.object({ fra: year, til: year, region: z.literal('1').optional().catch(undefined), rad: z.string().max(100).optional(), kolonne: z.string().max(100).optional() });

export interface FigureRequest {
  readonly ctx: Ctx;
  readonly table: FigureTable;
  /** Every year that may be chosen. */
  readonly all: Span;
  readonly by: 'region' | undefined;
  /** The years were given the wrong way round. */
  readonly swapped: boolean;
  readonly chosen: { readonly row: string; readonly column: string } | undefined;
}

const within = (value: number | undefined, { from, to }: Span, otherwise: number): number => (value === undefined ? otherwise : Math.min(Math.max(value, from), to));

/**
 * The figure of an address and its query: `fra`, `til`, `region=1`, `rad`, `kolonne`. Years outside those there are become
 * the nearest; by region the newest year alone is shown until others are chosen.
 */
export async function readFigureRequest(c: AppContext): Promise<FigureRequest> {
  const ctx = ctxOf(c);
  const { fra, til, region, rad, kolonne } = query.parse(c.req.query());
  const { id } = getFigureDefinition(ctx, c.req.param('id') ?? '');
  const by = region === '1' ? ('region' as const) : undefined;
  return inTransaction(ctx, async (tx) => {
    const all = await figureYears(tx, ctx);
    const [first, last] = [within(fra, all, by ? (til ?? all.to) : all.from), within(til, all, all.to)];
    const table = await computeFigure(tx, ctx, id, { from: Math.min(first, last), to: Math.max(first, last), by });
    return { ctx, table, all, by, swapped: first > last, chosen: rad !== undefined && kolonne !== undefined ? { row: rad, column: kolonne } : undefined };
  });
}

/** The query that shows the same figure again, with a cell chosen or none. */
export function figureQuery({ table, by }: Pick<FigureRequest, 'table' | 'by'>, cell?: { readonly row: string; readonly column: string }): string {
  const search = new URLSearchParams({ fra: String(table.years.from), til: String(table.years.to) });
  if (by === 'region') search.set('region', '1');
  if (cell) {
    search.set('rad', cell.row);
    search.set('kolonne', cell.column);
  }
  return `?${search.toString()}`;
}

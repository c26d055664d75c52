import type { AppContext } from '../../../platform/context.ts';
import { ctxOf } from '../../../platform/context.ts';
import { inTransaction } from '../../../platform/database.server.ts';
import { AppError } from '../../../platform/errors.ts';
import { newestNumber, readEdition } from '../inside/newest-edition.server.ts';
import { selectEditionHeads } from '../inside/report-store.server.ts';
import type { Chapter, Edition, EditionHead } from '../report.ts';
import type { Freshness } from './kept-page.ts';

/** The edition an address means. */
export interface Addressed {
  readonly edition: Edition;
  /** Without language prefix: of the newest edition or of this very one. */
  readonly base: string;
  readonly fresh: Freshness;
}

/** `/rapporter/{report}/…` is the newest edition, `/rapporter/{report}/utgave/{n}/…` is that one for ever. @throws AppError not-found */
export async function addressedEdition(c: AppContext): Promise<Addressed> {
  const report = c.req.param('report') ?? '';
  const wanted = c.req.param('edition');
  if (wanted !== undefined && !/^[1-9]\d{0,3}$/.test(wanted)) throw new AppError('not-found');
  const ctx = ctxOf(c);
  const number = wanted === undefined ? await newestNumber(ctx, report) : Number(wanted);
  const edition = number === undefined ? undefined : await readEdition(ctx, report, number);
  if (!edition) throw new AppError('not-found');
  return wanted === undefined ? { edition, base: `/rapporter/${report}`, fresh: 'newest' } : { edition, base: `/rapporter/${report}/utgave/${number}`, fresh: 'immutable' };
}

/** @throws AppError not-found */
export function addressedChapter(c: AppContext, edition: Edition): Chapter {
  const chapter = edition.content.chapters.find((ch) => ch.slug === c.req.param('chapter'));
  if (!chapter) throw new AppError('not-found');
  return chapter;
}

/** Every edition of the report, the newest first. */
export const editionHeads = (c: AppContext, report: string): Promise<EditionHead[]> => inTransaction(ctxOf(c), (tx) => selectEditionHeads(tx, report));

import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { SayingFault, WrongText } from '../inside/saying.server.ts';

/** `?aar=2025`; undefined when the address says nothing. @throws AppError `not-found` for what is no year */
export function yearAsked(c: AppContext): number | undefined {
  const year = c.req.query('aar');
  if (year === undefined || year === '') return undefined;
  if (!/^20\d\d$/.test(year)) throw new AppError('not-found');
  return Number(year);
}

/** The number of a task or a year in the address. */
export const numberIn = (c: AppContext, name: string): number => Number(c.req.param(name));

export const isWrongText = (fault: SayingFault | undefined): fault is WrongText => fault === 'empty' || fault === 'too-long' || fault === 'identity-number';

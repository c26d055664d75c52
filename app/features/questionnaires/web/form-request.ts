import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import { requireCentre } from '../../access/access.server.ts';
import { texts } from '../texts.ts';
import { formPath } from './steps.tsx';

/** The year in the address. @throws AppError `not-found` */
export function yearOf(c: AppContext): number {
  const text = c.req.param('year') ?? '';
  if (!/^\d{4}$/.test(text)) throw new AppError('not-found');
  return Number(text);
}

/** Whose form, and of which year. */
export const requestedForm = (c: AppContext): { centreId: string; year: number } => ({ centreId: requireCentre(c), year: yearOf(c) });

/** A request of the form's own script. */
export const wantsJson = (c: AppContext): boolean => {
  const accept = c.req.header('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
};

/** The way to a page of the form. */
export function formCrumbs(c: AppContext, year: number): Crumb[] {
  const t = texts[c.var.locale];
  return [
    { label: t.myCentre, path: '/min-sentral' },
    { label: t.formOf(year), path: formPath(year) },
  ];
}

/** What was typed in a field; a file in its place, or nothing, is nothing typed. */
export const typedIn = (body: Readonly<Record<string, unknown>>, name: string): string => {
  const value = body[name];
  return typeof value === 'string' ? value : '';
};

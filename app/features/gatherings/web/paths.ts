import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import { requireCentre, requireOfficer } from '../../access/access.server.ts';
import { gatheringTexts } from './texts.ts';

/** The same pages for a centre and for the authority: each sees the gatherings it has to do with, and runs those it has called itself. */
export const centreBase = '/min-sentral/samlinger';
export const officerBase = '/direktoratet/samlinger';

export interface Desk {
  /** Whose pages they are; empty: the authority's. */
  readonly centreId: string;
  readonly base: string;
}
/** @throws AppError as the guards of the two */
export function deskOf(c: AppContext): Desk {
  if (c.req.path.startsWith(officerBase)) {
    requireOfficer(c);
    return { centreId: '', base: officerBase };
  }
  return { centreId: requireCentre(c), base: centreBase };
}

/** A gathering's id in an address. */
const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
/** @throws AppError `not-found` */
export function paramOf(c: AppContext, name: string): string {
  const id = c.req.param(name);
  if (id === undefined || !new RegExp(`^${idPattern}$`).test(id)) throw new AppError('not-found');
  return id;
}
export const pathOf = ({ base }: Desk, id: string, part = ''): string => `${base}/${id}${part === '' ? '' : `/${part}`}`;
/** With the language before it. */
export const hrefOf = (c: AppContext, desk: Desk, id: string, part = ''): string => href(c.var.locale, pathOf(desk, id, part));

export const deskCrumbs = (c: AppContext, { base }: Desk): Crumb[] => [{ label: gatheringTexts[c.var.locale].title, path: base }];

import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import type { ActivityFilter } from '../inputs.ts';
import { logTexts } from './texts.ts';

export const logPath = '/min-sentral/logg';
export const newPath = `${logPath}/ny`;
export const importPath = `${logPath}/import`;
/** With `.csv` or `.xlsx` after it. */
export const templatePath = `${importPath}/mal`;
export const exportPath = `${logPath}/eksport.csv`;
export const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** The activity in the address. @throws AppError `not-found` */
export function idOf(c: AppContext): string {
  const id = c.req.param('id');
  if (id === undefined) throw new AppError('not-found');
  return id;
}
export const logCrumbs = (c: AppContext): Crumb[] => [{ label: logTexts[c.var.locale].title, path: logPath }];

const yearText = (text: string | undefined): number | undefined => (text !== undefined && /^(?:19|20)\d{2}$/.test(text) ? Number(text) : undefined);
const said = (c: AppContext, name: string): string | undefined => c.req.query(name)?.trim().slice(0, 200) || undefined;

/** The list as the address describes it. What the address says wrong, it does not say. */
export const filterOf = (c: AppContext): ActivityFilter => ({
  year: yearText(said(c, 'ar')),
  kind: c.var.services.definitions.activities.kinds.find((k) => k.id === said(c, 'slag'))?.id,
  words: said(c, 'sok'),
  removed: c.req.query('vis') === 'fjernet' || undefined,
  after: said(c, 'etter'),
});

/** The list's address. */
export function listPath({ year, kind, words, removed, after }: ActivityFilter): string {
  const query = new URLSearchParams({
    ...(removed && { vis: 'fjernet' }),
    ...(year !== undefined && { ar: String(year) }),
    ...(kind !== undefined && { slag: kind }),
    ...(words !== undefined && { sok: words }),
    ...(after !== undefined && { etter: after }),
  });
  return query.size === 0 ? logPath : `${logPath}?${query.toString()}`;
}
export const monthPath = (month: string): string => `${logPath}?vis=kalender&maned=${month}`;
export const totalsPath = (year: number): string => `${logPath}?vis=tall&ar=${year}`;

/** The month in the address, `2026-03`; else today's. */
export function monthOf(c: AppContext, today: string): string {
  const month = c.req.query('maned') ?? '';
  return /^(?:19|20)\d{2}-(?:0[1-9]|1[0-2])$/.test(month) ? month : today.slice(0, 7);
}
export const yearOf = (c: AppContext, today: string): number => yearText(said(c, 'ar')) ?? Number(today.slice(0, 4));

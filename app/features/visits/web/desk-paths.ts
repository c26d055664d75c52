import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import type { VisitView } from '../inputs.ts';
import { centreTexts } from './centre-texts.ts';

export const deskPath = '/min-sentral/hospitering';
export { visitPath as casePath } from '../visit-address.ts';
export const ownDaysPath = `${deskPath}/dager`;
export const ownDayPath = (id: string): string => `${ownDaysPath}/${id}`;
export const calendarPath = `${deskPath}/kalender`;
export const registerPath = `${deskPath}/registrer`;
export const yearPath = `${deskPath}/aret`;

/** The list's parts, as the address calls them. */
const viewWords = { requests: 'foresporsler', upcoming: 'kommende', 'to-sum-up': 'summeres', past: 'tidligere' } as const satisfies Record<VisitView, string>;
export const visitViews = Object.keys(viewWords) as VisitView[];
export const viewPath = (view: VisitView): string => `${deskPath}?vis=${viewWords[view]}`;
export const viewOf = (c: AppContext): VisitView => visitViews.find((view) => viewWords[view] === c.req.query('vis')) ?? 'requests';

/** A visit's number in an address: "B2026-0031". */
export const numberPattern = 'B[0-9]{4}-[0-9]{1,9}';
/** @throws AppError `not-found` */
export function numberOf(c: AppContext): string {
  const number = c.req.param('number');
  if (number === undefined) throw new AppError('not-found');
  return number;
}
export const deskCrumbs = (c: AppContext): Crumb[] => [{ label: centreTexts[c.var.locale].title, path: deskPath }];

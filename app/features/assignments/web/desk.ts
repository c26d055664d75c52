import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { norwegianDay } from '../../../platform/locale.ts';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import { requireCentre, requireOfficer } from '../../access/access.server.ts';
import { pageTexts } from './texts.ts';

export const boardPath = '/min-sentral/oppdrag';
export const officerPath = '/direktoratet/oppdrag';
export const idPattern = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

/** Who sits at the page: a centre, or an officer (`centreId` empty). Both have the same pages, each at its own address. */
export interface Desk {
  readonly centreId: string;
  readonly base: string;
}
/** @throws AppError `unauthenticated`; `forbidden` for whoever does not belong at the address */
export function deskOf(c: AppContext): Desk {
  if (!c.req.path.startsWith(officerPath)) return { centreId: requireCentre(c), base: boardPath };
  requireOfficer(c);
  return { centreId: '', base: officerPath };
}
export const isOfficerDesk = (desk: Desk): boolean => desk.centreId === '';
export const newPath = (desk: Desk): string => `${desk.base}/nytt`;
export const onePath = (desk: Desk, id: string): string => `${desk.base}/${id}`;

/** The assignment in the address. @throws AppError `not-found` */
export function idOf(c: AppContext): string {
  const id = c.req.param('id');
  if (id === undefined) throw new AppError('not-found');
  return id;
}
export const deskCrumbs = (c: AppContext, desk: Desk): Crumb[] => [{ label: pageTexts[c.var.locale].title, path: desk.base }];
export const todayOf = (c: AppContext): string => norwegianDay(c.var.services.now());

/** The board's parts, as the address calls them; none: what matters now. */
const viewWords = { asked: 'spurt', mine: 'hos-dere', open: 'ledige', taken: 'i-gang', done: 'ferdige', closed: 'avsluttet' } as const;
export type BoardView = keyof typeof viewWords;
const boardViews = Object.keys(viewWords) as BoardView[];
/** The board as the address describes it; what it says wrong, it does not say. */
export interface Listing {
  readonly view: BoardView | undefined;
  readonly words: string | undefined;
  readonly kind: string | undefined;
  readonly theme: string | undefined;
  /** What fits the centre alone. */
  readonly fits: boolean;
  readonly year: number | undefined;
  readonly after: string | undefined;
}
export function listingOf(c: AppContext): Listing {
  const said = (name: string): string | undefined => c.req.query(name)?.trim().slice(0, 200) || undefined;
  const year = said('ar');
  const { assignments, enquiries } = c.var.services.definitions;
  const known = (choices: readonly { readonly id: string }[], id: string | undefined): string | undefined => choices.find((one) => one.id === id)?.id;
  return {
    view: boardViews.find((view) => viewWords[view] === c.req.query('vis')),
    words: said('sok'),
    kind: known(assignments.kinds, said('slag')),
    theme: known(enquiries.topics, said('tema')),
    fits: said('passer') === 'ja' && !c.req.path.startsWith(officerPath),
    year: year !== undefined && /^(?:19|20)\d{2}$/.test(year) ? Number(year) : undefined,
    after: said('etter'),
  };
}
export const isNarrowed = ({ words, kind, theme, fits, year }: Listing): boolean => [words, kind, theme, year].some((chosen) => chosen !== undefined) || fits;
export const viewWord = (view: BoardView): string => viewWords[view];
export function listPath(desk: Desk, { view, words, kind, theme, fits, year, after }: Partial<Listing>): string {
  const query = new URLSearchParams({
    ...(view && { vis: viewWords[view] }),
    ...(words !== undefined && { sok: words }),
    ...(kind !== undefined && { slag: kind }),
    ...(theme !== undefined && { tema: theme }),
    ...(fits && { passer: 'ja' }),
    ...(year !== undefined && { ar: String(year) }),
    ...(after !== undefined && { etter: after }),
  });
  return query.size === 0 ? desk.base : `${desk.base}?${query.toString()}`;
}

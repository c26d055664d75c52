import type { AppContext } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { href } from '../../../platform/locale.ts';
import type { Crumb } from '../../../ui/breadcrumbs.tsx';
import { enquiryPath } from '../enquiry-address.ts';
import { boxes } from '../enquiry.ts';
import type { Box, InboxFilter } from '../enquiry.ts';
import { inboxTexts } from './texts.ts';

export const inboxPath = '/min-sentral/henvendelser';
/** An enquiry's number in an address. */
export const numberPattern = '[0-9]{4}-[0-9]{1,9}';

/** The inbox's divisions, as the address calls them. */
const boxWords = { new: 'nye', mine: 'mine', open: 'apne', waiting: 'venter', referred: 'henvist', closed: 'avsluttet' } as const satisfies Record<Box, string>;

/** The inbox as the address describes it; `box` is undefined when it does not say. */
export interface Listing extends Omit<InboxFilter, 'box'> {
  readonly box: Box | undefined;
}
const said = (c: AppContext, name: string): string | undefined => c.req.query(name)?.trim().slice(0, 200) || undefined;

export function listingOf(c: AppContext): Listing {
  const word = c.req.query('boks');
  return {
    box: boxes.find((box) => boxWords[box] === word),
    search: said(c, 'sok'),
    topic: said(c, 'tema'),
    assignee: said(c, 'hvem'),
    lateOnly: c.req.query('frist') === 'over' || undefined,
    after: said(c, 'etter'),
  };
}

/** The address's part after the question mark, with the question mark; empty when there is nothing to say. */
export function queryOf({ box, search, topic, assignee, lateOnly, after }: Listing, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({
    ...(box && { boks: boxWords[box] }),
    ...(search !== undefined && { sok: search }),
    ...(topic !== undefined && { tema: topic }),
    ...(assignee !== undefined && { hvem: assignee }),
    ...(lateOnly && { frist: 'over' }),
    ...(after !== undefined && { etter: after }),
    ...more,
  });
  return query.size === 0 ? '' : `?${query.toString()}`;
}
export const boxWord = (box: Box): string => boxWords[box];

/** An open enquiry's address, beside the list that it was chosen from. */
export const casePath = (number: string, listing?: Listing, more?: Readonly<Record<string, string>>): string => `${enquiryPath(number)}${listing ? queryOf(listing, more) : ''}`;

/** Where a form of the open enquiry is sent. */
export const deedHref = (c: AppContext, number: string, deed: string): string => `${href(c.var.locale, `${inboxPath}/${number}/${deed}`)}${queryOf(listingOf(c))}`;

/** The number in the address. @throws AppError `not-found` */
export function numberOf(c: AppContext): string {
  const number = c.req.param('number');
  if (number === undefined) throw new AppError('not-found');
  return number;
}

export const deskCrumbs = (c: AppContext): Crumb[] => [{ label: inboxTexts[c.var.locale].title, path: inboxPath }];

type Body = Readonly<Record<string, unknown>>;
/** A form's fields; those named several times as lists. */
export const bodyOf = (c: AppContext): Promise<Body> => c.req.parseBody({ all: true });

/** What was typed in a field; a file in its place, or nothing, is nothing typed. Line ends as one sign. */
export function typedIn(body: Body, name: string): string {
  const value = body[name];
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? one.replaceAll('\r\n', '\n') : '';
}
/** What was ticked under a name. */
export function chosenIn(body: Body, name: string): readonly string[] {
  const value = body[name];
  return (Array.isArray(value) ? value : [value]).flatMap((one: unknown) => (typeof one === 'string' && one !== '' ? [one] : []));
}

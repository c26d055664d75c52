import type { Locale } from '../../../../platform/locale.ts';
import { parseSearch, searchQuery } from '../../idea-search.ts';

/** Letters about new ideas: to an address, about a search. */
export interface Subscription {
  readonly id: string;
  readonly email: string;
  readonly language: Locale;
  /** As `searchQuery` writes it; '' for every idea. */
  readonly query: string;
  /** When whoever reads that mail said yes; no letter is sent before. */
  readonly confirmedAt: Date | undefined;
  readonly toldUntil: Date;
}

/** What of a search a letter can be about: the order and the page are the reader's, and like municipalities narrow nothing. */
export const subscribedQuery = (query: string): string => searchQuery({ ...parseSearch(query), like: '', sort: 'best', page: 1 });

/** Days to say yes; then the address is erased. */
export const daysToConfirm = 7;
/** Ideas a letter names; the rest are behind its link. */
export const mostInLetter = 20;

/** Where it is changed and stopped, without language. */
export const subscriptionPath = (secret: string): string => `/idebanken/abonnement/${secret}`;
/** Put after it, stops: also for a program for mail that posts there by itself (RFC 8058). */
export const stopPath = '/stopp';
export const subscribePath = '/idebanken/abonner';

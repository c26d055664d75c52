import type { Context } from 'hono';
import type { Logger } from 'pino';
import type { Actor } from './actor.ts';
import type { Config } from './config.server.ts';
import type { Db } from './database.server.ts';
import type { Locale } from './locale.ts';

/**
 * The scheme's files, checked and held in memory. Each feature that reads a file of the scheme adds its own part here
 * by declaration merging beside its words; `loadDefinitions` in the shell composes them.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- filled by the features
export interface Definitions {}

/** What every use case is given first. */
export interface Ctx {
  readonly db: Db;
  readonly actor: Actor;
  readonly now: Date;
  readonly requestId: string;
  readonly definitions: Definitions;
}

/** The built stylesheet and script, as addresses. */
export interface Assets {
  readonly css: readonly string[];
  readonly script: string;
  readonly dev: boolean;
}

export interface NavigationItem {
  /** Without language prefix. */
  readonly path: string;
  readonly label: string;
}

/** What the page's frame shows beside the page itself; filled by the shell. */
export interface Frame {
  readonly locale: Locale;
  /** The page's own address, without language prefix, with query. */
  readonly path: string;
  /** Where signing in leads back to, when not to the page itself: an address with a secret stays where it is. */
  readonly returnTo?: string | undefined;
  readonly assets: Assets;
  readonly requestId: string;
  /** The name on the page that the scheme gives itself. */
  readonly schemeName: string;
  readonly navigation: readonly NavigationItem[];
  /** The second bar: whom the person acts for, and that role's pages. One for each hat the person wears; `action`: what is one press away on every page. */
  readonly roles: readonly { readonly label: string; readonly items: readonly NavigationItem[]; readonly action?: NavigationItem }[];
  readonly person: { readonly name: string } | undefined;
  /** Served with the demonstration scheme and demonstration sign-in. */
  readonly demonstration: boolean;
}

export interface Services {
  readonly db: Db;
  readonly config: Config;
  readonly log: Logger;
  readonly assets: Assets;
  readonly definitions: Definitions;
  /** The clock: frozen in tests. */
  readonly now: () => Date;
}

export interface Env {
  Variables: {
    services: Services;
    actor: Actor;
    /** The opaque session's hash, while signed in with a cookie. */
    sessionHash: Buffer | undefined;
    /** The centre a person with several has chosen to act for; set with the session. */
    chosenCentre: string | undefined;
    locale: Locale;
    requestId: string;
    frame: Frame;
  };
}
export type AppContext = Context<Env>;

/** A use case's context from a request. */
export const ctxOf = (c: AppContext): Ctx => ({
  db: c.var.services.db,
  actor: c.var.actor,
  now: c.var.services.now(),
  requestId: c.var.requestId,
  definitions: c.var.services.definitions,
});

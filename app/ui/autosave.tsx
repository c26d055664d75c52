import type { ReactNode } from 'react';
import type { Locale } from '../platform/locale.ts';
import { href } from '../platform/locale.ts';
import { CheckIcon } from './icons.tsx';
import { uiTexts } from './texts.ts';

export interface Autosave {
  locale: Locale;
  /** Where the form is posted, urlencoded, `accept: application/json`. */
  url: string;
  /** Names what is kept in the browser: the form and the person, so that two people on one machine never meet. */
  key: string;
  /** The page's own address without language prefix, to come back to after signing in. */
  path: string;
  /** Address of the page that shows what differs after a 409. */
  compareUrl?: string | undefined;
  /** The version in which the person chose between what they and another had written: what the browser kept before it is answered. */
  settled?: number | undefined;
}

/**
 * Attributes for a `<form>` that saves itself; the form has a hidden field `version` and a `<SaveStatus>` inside.
 * The answer is `{version, savedAt: "14.32", message?: string, warn?: boolean, conflicts?: string[]}`; 401, 409 and 422 are understood.
 * With `refreshAttributes` a part of the page is fetched anew after each save.
 */
export function autosaveAttributes({ locale, url, key, path, compareUrl, settled }: Autosave): Record<`data-${string}`, string> {
  const t = uiTexts[locale].save;
  return {
    'data-autosave': url,
    'data-autosave-key': key,
    'data-sign-in-url': `${href(locale, '/logg-inn')}?til=${encodeURIComponent(href(locale, path))}`,
    'data-compare-url': compareUrl ?? '',
    ...(settled !== undefined && { 'data-autosave-settled': String(settled) }),
    'data-texts': JSON.stringify(t),
  };
}

/** Where the form says what was saved and when. Without script it says what the server knows. */
export const SaveStatus = ({ children }: { children?: ReactNode }): ReactNode => (
  <p className="k-saved" role="status">
    <CheckIcon />
    <span data-save-status="">{children}</span>
  </p>
);

/** Attributes for a `<form>` whose `url` answers with an HTML fragment, put into the element `target` names (`#id`) while one writes. */
export const previewAttributes = (locale: Locale, url: string, target: string): Record<`data-${string}`, string> => ({
  'data-preview': url,
  'data-preview-target': target,
  'data-preview-texts': JSON.stringify(uiTexts[locale].preview),
});

/** Attributes for the same `<form>`: after each save the HTML fragment of `url` is put into the element `target` names (`#id`). */
export const refreshAttributes = (url: string, target: string): Record<`data-${string}`, string> => ({ 'data-refresh': url, 'data-refresh-target': target });

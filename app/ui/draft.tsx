import type { Locale } from '../platform/locale.ts';
import { uiTexts } from './texts.ts';

/**
 * Attributes for a `<form>` that is kept on the device, half-written, until it is sent. `key` names the form and the person. Inside: a
 * `<SaveStatus>`, and a hidden field with `draftKey` whose value goes with the draft, so that what is sent twice is one.
 */
export const draftAttributes = (locale: Locale, key: string): Record<`data-${string}`, string> => ({
  'data-draft': key,
  'data-draft-texts': JSON.stringify(uiTexts[locale].draft),
});
export const draftKey = { 'data-draft-key': '' } as const;
/** On the page that says that it was received: the device forgets it. That page ships the script. */
export const draftSent = (key: string): Record<`data-${string}`, string> => ({ 'data-draft-sent': key });

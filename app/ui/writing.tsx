import type { Locale } from '../platform/locale.ts';
import { uiTexts } from './texts.ts';

/** Attributes for a `<form>` in which people write texts: its fields with `letters` say how many are left, those with `markdown` get buttons. */
export const writingAttributes = (locale: Locale): Record<`data-${string}`, string> => ({ 'data-writing': JSON.stringify(uiTexts[locale].writing) });

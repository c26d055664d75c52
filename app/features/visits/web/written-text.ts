import type { AppContext } from '../../../platform/context.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { fieldTexts } from './field-texts.ts';

const mostText = 5000;
/** A text that somebody wrote: what is wrong with it, if anything. */
export function textFault(c: AppContext, text: string): string | undefined {
  const t = fieldTexts[c.var.locale].wrong;
  if (text === '') return t.text;
  if (text.length > mostText) return t.long(formatNumber(c.var.locale, mostText));
  return holdsIdentityNumber(text) ? t.identity : undefined;
}

import { formatDate, formatTime } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { enCase } from './case-texts-en.ts';
import { nbCase } from './case-texts-nb.ts';
import type { CaseTexts } from './case-texts-nb.ts';
import { nnCase } from './case-texts-nn.ts';

/** "23. februar 2026 kl. 09.10" */
export const moment = (locale: Locale, at: Date): string => `${formatDate(locale, at)} ${locale === 'en' ? 'at' : 'kl.'} ${formatTime(locale, at)}`;

/** What the open enquiry says. */
export const caseTexts = { nb: nbCase, nn: nnCase, en: enCase } satisfies Record<Locale, CaseTexts>;

import type { Locale } from '../../../platform/locale.ts';
import { en } from './texts-en.ts';
import { nb } from './texts-nb.ts';
import type { AssignmentTexts } from './texts-nb.ts';
import { nn } from './texts-nn.ts';

/** What the pages of assignments say. */
export const pageTexts: Readonly<Record<Locale, AssignmentTexts>> = { nb, nn, en };

import type { Locale } from '../../../platform/locale.ts';
import { en } from './texts-en.ts';
import { nb } from './texts-nb.ts';
import type { LogTexts } from './texts-nb.ts';
import { nn } from './texts-nn.ts';

/** What the log's pages say. */
export const logTexts: Readonly<Record<Locale, LogTexts>> = { nb, nn, en };

import type { Locale } from '../../../../platform/locale.ts';
import { en } from './write-texts-en.ts';
import { nb } from './write-texts-nb.ts';
import type { WriteTexts } from './write-texts-nb.ts';
import { nn } from './write-texts-nn.ts';

/** What the pages say on which an idea is written. */
export const writeTexts: Record<Locale, WriteTexts> = { nb, nn, en };

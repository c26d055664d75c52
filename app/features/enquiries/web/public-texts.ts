import type { Locale } from '../../../platform/locale.ts';
import { en } from './public-texts-en.ts';
import { nb } from './public-texts-nb.ts';
import type { PublicTexts } from './public-texts-nb.ts';
import { nn } from './public-texts-nn.ts';

/** What the asker reads: asking, and the own enquiry behind the private link. */
export const publicTexts = { nb, nn, en } satisfies Record<Locale, PublicTexts>;

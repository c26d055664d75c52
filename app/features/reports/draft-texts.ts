import type { Locale } from '../../platform/locale.ts';
import { en } from './inside/draft-texts-en.ts';
import { nb } from './inside/draft-texts-nb.ts';
import type { DraftTexts } from './inside/draft-texts-nb.ts';
import { nn } from './inside/draft-texts-nn.ts';

/** What the officers' pages about reports say. */
export const draftTexts = { nb, nn, en } satisfies Record<Locale, DraftTexts>;

import type { Locale } from '../../../platform/locale.ts';
import { en } from './texts-en.ts';
import { nb } from './texts-nb.ts';
import type { WebTexts } from './texts-nb.ts';
import { nn } from './texts-nn.ts';

export const webTexts = { nb, nn, en } satisfies Record<Locale, WebTexts>;

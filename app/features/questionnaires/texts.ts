import type { Locale } from '../../platform/locale.ts';
import { en } from './texts-en.ts';
import { nb } from './texts-nb.ts';
import type { Texts } from './texts-nb.ts';
import { nn } from './texts-nn.ts';

export const texts = { nb, nn, en } satisfies Record<Locale, Texts>;

import type { Locale } from '../../../../platform/locale.ts';
import { en } from './desk-texts-en.ts';
import { nb } from './desk-texts-nb.ts';
import type { DeskTexts } from './desk-texts-nb.ts';
import { nn } from './desk-texts-nn.ts';

export const deskTexts: Readonly<Record<Locale, DeskTexts>> = { nb, nn, en };

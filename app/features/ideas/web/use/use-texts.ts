import type { Locale } from '../../../../platform/locale.ts';
import { useTextsEn } from './use-texts-en.ts';
import { useTextsNb } from './use-texts-nb.ts';
import type { UseTexts } from './use-texts-nb.ts';
import { useTextsNn } from './use-texts-nn.ts';

export const useTexts: Readonly<Record<Locale, UseTexts>> = { nb: useTextsNb, nn: useTextsNn, en: useTextsEn };

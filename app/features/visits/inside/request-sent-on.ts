import type { Locale } from '../../../platform/locale.ts';

const sentences = {
  nb: (centre, number) => `Ønsket er sendt til ${centre} med nummer ${number}.`,
  nn: (centre, number) => `Ønsket er sendt til ${centre} med nummer ${number}.`,
  en: (centre, number) => `The request is sent to ${centre} with the number ${number}.`,
} as const satisfies Record<Locale, (centre: string, number: string) => string>;

/** The line in a declined visit that says what became of it. */
export const requestSentOn = (locale: Locale, centre: string, number: string): string => sentences[locale](centre, number);

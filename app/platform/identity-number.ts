import { idnr } from '@navikt/fnrvalidator';

/** Eleven digits by themselves: together or in groups with a space between, or the last five after a dot or a dash. Found where they overlap, too. */
const elevenDigits = /(?<!\d)(?=((?:\d[ \u00A0\u202F]?){10}\d|\d{6}[ \u00A0]?[.\-\u2010-\u2013][ \u00A0]?\d{5})(?!\d))/g;

/**
 * Whether a text holds a Norwegian national identity number: birth number, D-number, H-number or a synthetic one, by its date and
 * control digits. The number itself is never given back: it belongs in no message and no log.
 */
export const holdsIdentityNumber = (text: string): boolean => [...text.matchAll(elevenDigits)].some((match) => idnr((match[1] ?? '').replaceAll(/\D/g, '')).status === 'valid');

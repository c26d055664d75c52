import { idnr } from '@navikt/fnrvalidator';

/** Eleven digits by themselves: together or in groups with a space between, the last five after a dot or a dash, or after a date with dots. Found where they overlap, too. */
const elevenDigits = /(?<!\d)(?=((?:\d[ \t]?){10}\d|\d{6}[ \t]?[.\-\u2010-\u2015\u2212][ \t]?\d{5}|\d\d\.\d\d\.(?:19|20)?\d\d[ \t\-\u2010-\u2015]{1,3}\d{3}[ \t]?\d\d)(?!\d))/g;
/** The century in a date of birth written out, which the number itself leaves out. */
const century = /(?<=^\d\d\.\d\d\.)(?:19|20)(?=\d\d)/;
/** Digits of every shape as digits, every space as a space, and without what nobody sees: soft hyphens, joiners, marks of direction. */
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');

/**
 * Whether a text holds a Norwegian national identity number: birth number, D-number, H-number or a synthetic one, by its date and
 * control digits. The number itself is never given back: it belongs in no message and no log.
 */
export const holdsIdentityNumber = (text: string): boolean =>
  [...plain(text).matchAll(elevenDigits)].some((match) => idnr((match[1] ?? '').replace(century, '').replaceAll(/\D/g, '')).status === 'valid');

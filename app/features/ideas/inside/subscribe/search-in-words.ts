import type { Definitions } from '../../../../platform/context.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { parseSearch } from '../../idea-search.ts';
// A letter calls a search what the page calls it.
import { searchName } from '../../web/read/search-name.ts';

/** "«påmelding», Etablert, Rekruttering": what a letter is about; '' for every idea. */
export const searchInWords = (definitions: Definitions, locale: Locale, query: string, now: Date): string =>
  searchName({ locale, definitions, today: norwegianDay(now) }, parseSearch(query));

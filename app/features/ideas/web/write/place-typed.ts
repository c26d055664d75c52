import { successorsAt } from '../../../geography/geography.ts';
import type { Geography } from '../../../geography/geography.ts';
import { municipalityChoice, municipalityMeant } from '../../../geography/municipality-meant.ts';
import { formatList } from '../../../../platform/locale.ts';
import type { Locale } from '../../../../platform/locale.ts';
import type { WriteTexts } from './write-texts-nb.ts';

/** The facts begin in 2013: what is older is taken as it was then. */
const firstYear = 2013;
/** The last day of the year the idea is of; today, while the year is not over or not said. */
export function dayOf(year: number | null, today: string): string {
  const day = `${Math.max(year ?? 0, firstYear)}-12-31`;
  return year === null || day > today ? today : day;
}

export type Placed = { readonly ok: true; readonly code: string } | { readonly ok: false; readonly message: string };

/** The municipality of that year by what was typed: its name then, an older one, or a newer one where only one can be meant. */
export function placeTyped(geo: Geography, typed: string, { year, today, locale }: { year: number | null; today: string; locale: Locale }, t: WriteTexts['faults']): Placed {
  if (typed === '') return { ok: true, code: '' };
  const on = dayOf(year, today);
  const meant = municipalityMeant(geo, typed, on);
  if (meant.kind === 'one') return { ok: true, code: meant.found.code };
  if (meant.kind === 'several')
    return {
      ok: false,
      message: t.severalMunicipalities(
        typed,
        formatList(
          locale,
          meant.found.slice(0, 6).map((m) => municipalityChoice(geo, m.code, on)),
        ),
      ),
    };
  // A name of today, for what was something else then.
  const now = municipalityMeant(geo, typed, today);
  if (now.kind !== 'one' || year === null) return { ok: false, message: t.unknownMunicipality(typed.slice(0, 60)) };
  const then = successorsAt(geo, now.found.code, on);
  if (then.length === 1) return { ok: true, code: then[0]! };
  return {
    ok: false,
    message: t.municipalityThen(
      now.found.name,
      year,
      formatList(
        locale,
        then.map((code) => municipalityChoice(geo, code, on)),
      ),
    ),
  };
}

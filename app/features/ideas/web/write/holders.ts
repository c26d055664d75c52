import type { AppContext } from '../../../../platform/context.ts';
import { norwegianDay } from '../../../../platform/locale.ts';
import { centresOf, municipalitiesOf } from '../../../access/access.ts';
import { municipalityAt } from '../../../geography/geography.ts';
import { findCentre } from '../../../scheme/scheme.ts';
import type { Holder } from '../../idea.ts';
import type { Origin } from './starting.ts';
import { writeTexts } from './write-texts.ts';

export interface HolderChoice {
  readonly value: string;
  readonly label: string;
  readonly holder: Exclude<Holder, { readonly kind: 'link' }>;
}
/** Whom the person writes for: their centres, and the municipalities they are employed in, as these are today. */
export function holdersOf(c: AppContext, origin: Origin | undefined): HolderChoice[] {
  const { actor, services, locale } = c.var;
  const { scheme, geography } = services.definitions;
  const t = writeTexts[locale].start;
  const today = norwegianDay(services.now());
  const centres = centresOf(actor).map((id): HolderChoice => ({
    value: `centre:${id}`,
    label: t.ofCentre(findCentre(scheme, id)?.name ?? id),
    holder: { kind: 'centre', centreId: id },
  }));
  // What a centre has done is the centre's to tell.
  if (origin) return centres;
  const municipalities = municipalitiesOf(actor).flatMap((code): HolderChoice[] => {
    const found = municipalityAt(geography, code, today);
    return found ? [{ value: `municipality:${code}`, label: t.ofMunicipality(found.name), holder: { kind: 'municipality', code } }] : [];
  });
  return [...centres, ...municipalities];
}

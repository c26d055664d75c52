import type { Definitions } from '../../../platform/context.ts';
import { AppError } from '../../../platform/errors.ts';
import { municipalityAt } from '../../geography/geography.ts';
import type { County } from '../../geography/geography.ts';
import { governorOf } from '../../geography/governors.ts';
import type { Governor } from '../../geography/governors.ts';
import { healthRegionOf, otherCounties, ownCounty } from '../../scheme/areas.ts';
import { lastDayOf } from '../../scheme/scheme.ts';
import type { Centre } from '../../scheme/scheme.ts';
import type { CheckOptions } from '../check-answers.ts';
import { editionOf } from '../edition.ts';
import type { Edition } from '../edition.ts';
import type { Questionnaire } from '../questionnaire.ts';

/** A year's form for one centre: the edition without what does not apply to it, and the offices and counties it is about. */
export interface CentreForm {
  readonly centre: Centre;
  readonly edition: Edition;
  readonly own: County | undefined;
  readonly others: readonly County[];
  readonly ownGovernor: Governor | undefined;
  /** Other offices than the own county's, each once. */
  readonly otherGovernors: readonly Governor[];
}

const editions = new WeakMap<Questionnaire, Map<number, Edition>>();
/** As `editionOf`, made once for each year. */
export function editionIn(questionnaire: Questionnaire, year: number): Edition {
  const made = editions.get(questionnaire) ?? new Map<number, Edition>();
  editions.set(questionnaire, made);
  if (!made.has(year)) made.set(year, editionOf(questionnaire, year));
  return made.get(year)!;
}

const forms = new WeakMap<Definitions, Map<string, CentreForm>>();

/** @throws AppError `not-found` when the scheme has no such centre */
export function formOf(definitions: Definitions, centreId: string, year: number): CentreForm {
  const made = forms.get(definitions) ?? new Map<string, CentreForm>();
  forms.set(definitions, made);
  const key = `${centreId}/${year}`;
  const form = made.get(key) ?? makeForm(definitions, findCentre(definitions, centreId), year);
  made.set(key, form);
  return form;
}

function findCentre({ scheme }: Definitions, centreId: string): Centre {
  const centre = scheme.centres.find((c) => c.id === centreId);
  if (!centre) throw new AppError('not-found');
  return centre;
}

function makeForm({ geography, questionnaire }: Definitions, centre: Centre, year: number): CentreForm {
  const day = lastDayOf(year);
  const own = ownCounty(geography, centre, day);
  const others = otherCounties(geography, centre, day);
  const ownGovernor = own && governorOf(geography, own.code, day);
  const offices = others.flatMap((county) => governorOf(geography, county.code, day) ?? []).filter((g) => g.office !== ownGovernor?.office);
  return {
    centre,
    edition: applicable(editionIn(questionnaire, year), others.length > 0),
    own,
    others,
    ownGovernor,
    otherGovernors: [...new Map(offices.map((g) => [g.office, g])).values()],
  };
}

/** Where the area has no other county, a question about other counties does not apply. */
function applicable(edition: Edition, hasOthers: boolean): Edition {
  if (hasOthers) return edition;
  const sections = edition.sections.map((s) => ({ ...s, questions: s.questions.filter((q) => q.counterpart !== 'other-governors' && q.counterpart !== 'other-authorities') }));
  return { ...edition, sections: sections.filter((s) => s.questions.length > 0) };
}

const known = new WeakMap<Questionnaire, NonNullable<CheckOptions['known']>>();
function knownIn(questionnaire: Questionnaire): NonNullable<CheckOptions['known']> {
  const made = known.get(questionnaire) ?? {
    questions: new Set(questionnaire.questions.map((q) => q.id)),
    options: new Set(questionnaire.questions.flatMap((q) => ('options' in q ? q.options.map((o) => `${q.id}/${o.id}`) : []))),
  };
  known.set(questionnaire, made);
  return made;
}

/** How a year's answers are checked. */
export const checksFor = ({ geography, questionnaire }: Definitions, year: number, submitting: boolean): CheckOptions => ({
  submitting,
  known: knownIn(questionnaire),
  isMunicipality: (code) => municipalityAt(geography, code, lastDayOf(year)) !== undefined,
});

/** The health region a centre is counted in; a centre without a known county is counted apart. */
export const regionOf = ({ geography }: Definitions, centre: Centre, year: number): string => healthRegionOf(geography, centre, lastDayOf(year)) ?? 'ukjent';

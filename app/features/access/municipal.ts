import type { Geography } from '../geography/geography.ts';
import { municipalityChoices } from '../geography/municipality-meant.ts';
import type { MunicipalityChoice } from '../geography/municipality-meant.ts';

/** Of the codes somebody is employed under (`municipalitiesOf`), those in use on the day, each as a field writes it; by name. */
export const municipalitiesToday = (codes: readonly string[], geography: Geography, day: string): MunicipalityChoice[] =>
  municipalityChoices(geography, day).filter((m) => codes.includes(m.code));

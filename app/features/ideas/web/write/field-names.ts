import type { Field } from '../../idea-content.ts';

/** What each field is called in the form; it is the element's id too. */
export const names = {
  language: 'malform',
  title: 'tittel',
  gist: 'kort',
  need: 'behov',
  did: 'gjort',
  outcome: 'utfall',
  differently: 'annerledes',
  people: 'folk',
  hours: 'tid',
  money: 'penger',
  known: 'hvordan',
  targetGroups: 'gruppe',
  themes: 'tema',
  guideUnits: 'veileder',
  municipality: 'kommune',
  year: 'ar',
  size: 'storrelse',
  contact: 'kontakt',
  claimedLevel: 'niva',
  reference: 'kilde',
  licence: 'lisens',
} as const satisfies Record<Field, string>;

const grouped: readonly Field[] = ['targetGroups', 'themes', 'guideUnits', 'claimedLevel', 'licence', 'language'];
/** The element to come to: of a group its first choice. */
export const anchorOf = (field: Field): string => (grouped.includes(field) ? `${names[field]}-0` : names[field]);
/** In the editor's address after a choice between two texts: the version that came of it. */
export const settledParameter = 'avgjort';

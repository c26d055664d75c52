import { holdsIdentityNumber } from '../../platform/identity-number.ts';
import { oneLine } from '../../platform/one-line.ts';
import { municipalityAt } from '../geography/geography.ts';
import type { Geography } from '../geography/geography.ts';
import { lastDayOf } from '../scheme/scheme.ts';
import { efforts, longest, sections } from './idea.ts';
import type { Effort, IdeaContent, IdeaRules, Section } from './idea.ts';

/** What is written, and what publishing needs of it. Pure. */

/** In the order of the form. */
export const fields = [
  'language',
  'title',
  'gist',
  ...sections,
  ...efforts,
  'known',
  'targetGroups',
  'themes',
  'guideUnits',
  'municipality',
  'year',
  'size',
  'contact',
  'claimedLevel',
  'reference',
  'licence',
] as const;
export type Field = (typeof fields)[number];
export const faultReasons = ['empty', 'too-long', 'unknown', 'not-then', 'identity-number'] as const;
/** unknown: not among the scheme's; not-then: no municipality had the code in that year, or the year is ahead of us. */
export type FaultReason = (typeof faultReasons)[number];
export interface Fault {
  readonly field: Field;
  readonly reason: FaultReason;
}

export const emptyContent = (rules: Pick<IdeaRules, 'licences'>): IdeaContent => ({
  language: 'nb',
  title: '',
  gist: '',
  sections: { need: '', did: '', outcome: '', differently: '' },
  efforts: { people: '', hours: '', money: '' },
  known: '',
  targetGroups: [],
  themes: [],
  guideUnits: [],
  municipality: '',
  year: null,
  size: '',
  contact: '',
  claimedLevel: 'planned',
  reference: '',
  licence: rules.licences[0]?.id ?? '',
});

// oxlint-disable-next-line no-control-regex -- they are what is left out: the database cannot keep them, and nobody types them
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;
/** Any text that somebody has typed: line ends as one sign, and no room at the ends. Spaces within it are Markdown's. */
export const written = (text: string): string => text.toWellFormed().replaceAll(/\r\n?/g, '\n').replaceAll(control, '').trim();
const line = (text: string): string => oneLine(written(text));
/** As it is stored: the same text however a browser sends it. */
export const tidied = (c: IdeaContent): IdeaContent => ({
  ...c,
  title: line(c.title),
  gist: line(c.gist),
  sections: mapped(sections, (s) => written(c.sections[s])),
  efforts: mapped(efforts, (e) => line(c.efforts[e])),
  known: written(c.known),
  targetGroups: [...new Set(c.targetGroups)],
  themes: [...new Set(c.themes)],
  guideUnits: [...new Set(c.guideUnits)],
  contact: line(c.contact),
  reference: line(c.reference),
});
const mapped = <K extends string>(keys: readonly K[], of: (key: K) => string): Record<K, string> => Object.fromEntries(keys.map((key) => [key, of(key)])) as Record<K, string>;

const isSection = (field: Field): field is Section => sections.includes(field as Section);
const isEffort = (field: Field): field is Effort => efforts.includes(field as Effort);
/** The text of a field; lists and choices have none. */
export function textOf(content: IdeaContent, field: Field): string {
  if (isSection(field)) return content.sections[field];
  if (isEffort(field)) return content.efforts[field];
  const value = content[field];
  return typeof value === 'string' ? value : '';
}
function longestOf(field: Field): number | undefined {
  if (isSection(field)) return longest.section;
  if (isEffort(field)) return longest.effort;
  if (field === 'title' || field === 'gist' || field === 'known' || field === 'contact' || field === 'reference') return longest[field];
  return undefined;
}

/** What not even a draft is kept with: longer than any page shows it, or not among the scheme's. */
export function draftFaults(content: IdeaContent, rules: IdeaRules, geography: Pick<Geography, 'municipalities'>): Fault[] {
  const lists = { targetGroups: rules.targetGroups, themes: rules.themes, guideUnits: rules.guideUnits } as const;
  return fields.flatMap((field): Fault[] => {
    const most = longestOf(field);
    if (most !== undefined) return textOf(content, field).length > most ? [{ field, reason: 'too-long' }] : [];
    if (field === 'targetGroups' || field === 'themes' || field === 'guideUnits')
      return content[field].every((id) => lists[field].some((known) => known.id === id)) ? [] : [unknown(field)];
    if (field === 'municipality') return content.municipality === '' || geography.municipalities.has(content.municipality) ? [] : [unknown(field)];
    if (field === 'size') return content.size === '' || rules.sizes.some((s) => s.id === content.size) ? [] : [unknown(field)];
    if (field === 'licence') return rules.licences.some((l) => l.id === content.licence) ? [] : [unknown(field)];
    return [];
  });
}
const unknown = (field: Field): Fault => ({ field, reason: 'unknown' });

/**
 * What sending to the editors, and publishing, needs: an idea that is only planned has no outcome yet; shown effect has a reference; and no
 * national identity number stands anywhere.
 */
export function missing(content: IdeaContent, { rules, geography, year: now }: { readonly rules: IdeaRules; readonly geography: Geography; readonly year: number }): Fault[] {
  const planned = content.claimedLevel === 'planned';
  const found = new Map<Field, Fault>(draftFaults(content, rules, geography).map((f) => [f.field, f]));
  const add = (field: Field, reason: FaultReason): void => void (found.has(field) || found.set(field, { field, reason }));
  for (const field of fields) if (holdsIdentityNumber(textOf(content, field))) add(field, 'identity-number');
  for (const field of ['title', 'gist', 'need', 'did', 'contact'] as const) if (textOf(content, field) === '') add(field, 'empty');
  if (!planned && content.sections.outcome === '') add('outcome', 'empty');
  for (const field of ['targetGroups', 'themes'] as const) if (content[field].length === 0) add(field, 'empty');
  for (const field of ['municipality', 'size', 'licence'] as const) if (content[field] === '') add(field, 'empty');
  if (content.year === null) add('year', 'empty');
  // A plan may be for next year; nothing has been tried in a year that is to come.
  else if (content.year > (planned ? now + 1 : now) || content.year < 1990) add('year', 'not-then');
  else if (content.municipality !== '' && !placeIn(geography, content.municipality, Math.min(content.year, now))) add('municipality', 'not-then');
  if (content.claimedLevel === 'effect-shown' && content.reference === '') add('reference', 'empty');
  return fields.flatMap((field) => found.get(field) ?? []);
}
/** The municipality as it was at the end of the year; where the facts begin later, as it was then. */
export const placeIn = (geography: Geography, code: string, year: number) => municipalityAt(geography, code, lastDayOf(Math.max(year, 2013)));

const wordsIn = (title: string): Set<string> => new Set(title.toLocaleLowerCase('nb').match(/[\p{L}\p{N}]+/gu) ?? []);
/** Whether most words of the two titles are the same. */
export function alikeTitles(a: string, b: string): boolean {
  const [one, other] = [wordsIn(a), wordsIn(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared > 0 && shared / (one.size + other.size - shared) >= 0.6;
}

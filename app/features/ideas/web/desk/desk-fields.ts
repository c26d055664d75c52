import { fields } from '../../idea-content.ts';
import type { Field } from '../../idea-content.ts';

/** The parts of the text that a remark is written beside, in the order they are read. */
export const parts = ['gist', 'people', 'need', 'did', 'outcome', 'differently', 'claimedLevel', 'themes', 'contact'] as const satisfies readonly Field[];
export type Part = (typeof parts)[number];

const partOfField: Partial<Record<Field, Part>> = {
  title: 'gist',
  hours: 'people',
  money: 'people',
  known: 'outcome',
  reference: 'claimedLevel',
  targetGroups: 'themes',
  guideUnits: 'themes',
  municipality: 'themes',
  year: 'themes',
  size: 'themes',
  licence: 'contact',
  language: 'contact',
};
const isPart = (field: string): field is Part => parts.includes(field as Part);
const isField = (field: string): field is Field => fields.includes(field as Field);
/** The part a field is shown in. */
export const partOf = (field: string): Part => (isPart(field) ? field : ((isField(field) ? partOfField[field] : undefined) ?? 'gist'));

import { sections } from '../../idea.ts';
import type { IdeaContent, Section } from '../../idea.ts';
import { fields, textOf } from '../../idea-content.ts';
import type { Field } from '../../idea-content.ts';

/** Which of two texts is to stand; `both`: the saved one, and mine after it. */
export type PickedText = 'mine' | 'theirs' | 'both';

const isList = (field: Field): field is 'targetGroups' | 'themes' | 'guideUnits' => field === 'targetGroups' || field === 'themes' || field === 'guideUnits';
const isSection = (field: Field): field is Section => sections.includes(field as Section);

/** A field's value as a form sends it. */
export function partOf(content: IdeaContent, field: Field): string | readonly string[] {
  if (isList(field)) return content[field];
  return field === 'year' ? String(content.year ?? '') : textOf(content, field);
}
/** The same for two that say the same, in whatever order boxes were ticked. */
export const valueOf = (content: IdeaContent, field: Field): string => (isList(field) ? content[field].toSorted().join(' ') : String(partOf(content, field)));

/** What two wrote, field by field as chosen. */
export function merged(mine: IdeaContent, theirs: IdeaContent, pick: (field: Field) => PickedText): IdeaContent {
  let made = theirs;
  for (const field of fields) {
    if (valueOf(mine, field) === valueOf(theirs, field) || pick(field) === 'theirs') continue;
    made = pick(field) === 'both' && isSection(field) ? withField(made, field, joined(mine, theirs, field)) : withField(made, field, mine);
  }
  return made;
}
const joined = (mine: IdeaContent, theirs: IdeaContent, section: Section): IdeaContent => ({
  ...mine,
  sections: { ...mine.sections, [section]: [theirs.sections[section], mine.sections[section]].filter(Boolean).join('\n\n') },
});

/** `to` with the field as `from` has it. */
function withField(to: IdeaContent, field: Field, from: IdeaContent): IdeaContent {
  if (isSection(field)) return { ...to, sections: { ...to.sections, [field]: from.sections[field] } };
  if (field === 'people' || field === 'hours' || field === 'money') return { ...to, efforts: { ...to.efforts, [field]: from.efforts[field] } };
  return { ...to, [field]: from[field] };
}

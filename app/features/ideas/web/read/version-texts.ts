import { formatList, textIn } from '../../../../platform/locale.ts';
import type { LocalText } from '../../../../platform/locale.ts';
import { efforts, sections } from '../../idea.ts';
import type { IdeaVersion } from '../../idea-case.ts';
import type { Shown } from './hits.tsx';
import { ideaTexts } from './idea-texts.ts';

/** A field of a version as a text that can be held against that of another. */
export interface Told {
  readonly name: string;
  readonly text: string;
  /** Written by the author, in the idea's own language; else by us, in the page's. */
  readonly written: boolean;
}

/** All that a reader meets of a version, in the order of the page. */
export function toldOf({ locale, definitions }: Pick<Shown, 'locale' | 'definitions'>, { content, level, municipality, size }: IdeaVersion): Told[] {
  const t = ideaTexts[locale];
  const rules = definitions.ideas;
  const names = (list: readonly { readonly id: string; readonly label: LocalText }[], ids: readonly string[]): string[] =>
    list.filter((one) => ids.includes(one.id)).map((one) => textIn(one.label, locale));
  const written = (name: string, text: string): Told => ({ name, text, written: true });
  const ours = (name: string, text: string): Told => ({ name, text, written: false });
  const belongs = [...names(rules.themes, content.themes), ...names(rules.targetGroups, content.targetGroups), ...names(rules.guideUnits, content.guideUnits).map(t.guide)];
  return [
    ours(t.fields.level, t.levels[level]),
    written(t.fields.title, content.title),
    written(t.fields.gist, content.gist),
    ...efforts.map((effort) => written(t.efforts[effort], content.efforts[effort])),
    ...sections.flatMap((section) => [written(t.sections[section], content.sections[section]), ...(section === 'outcome' ? [written(t.fields.known, content.known)] : [])]),
    written(t.fields.reference, content.reference),
    ours(t.fields.place, [municipality.name, content.year, names(rules.sizes, [size])[0]].filter(Boolean).join(', ')),
    ours(t.fields.themes, formatList(locale, belongs)),
    written(t.fields.contact, content.contact),
    ours(t.fields.language, t.language[content.language]),
  ];
}

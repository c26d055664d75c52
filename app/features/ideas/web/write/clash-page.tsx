import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { href, textIn } from '../../../../platform/locale.ts';
import { Button, Choice, Question } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { fields, textOf } from '../../idea-content.ts';
import type { Field } from '../../idea-content.ts';
import type { WrittenIdea } from '../../idea-case.ts';
import { sections } from '../../idea.ts';
import type { IdeaContent } from '../../idea.ts';
import { saveDraft } from '../../ideas.server.ts';
import { names, settledParameter } from './field-names.ts';
import { merged, partOf, valueOf } from './merging.ts';
import type { PickedText } from './merging.ts';
import { showEditor } from './show-editor.tsx';
import { labelOf, readIdea, typedFrom } from './typed-idea.ts';
import type { TypedIdea } from './typed-idea.ts';
import { whereOf, writtenAt } from './where.ts';
import type { Where } from './where.ts';
import { writeTexts } from './write-texts.ts';

const choiceName = (field: Field): string => `valg-${names[field]}`;
const differing = (mine: IdeaContent, theirs: IdeaContent): Field[] => fields.filter((field) => valueOf(mine, field) !== valueOf(theirs, field));

/** Two wrote at once: both texts of what differs, and which is to stand. Nothing is saved until it is chosen. */
export function showClash(c: AppContext, where: Where, written: WrittenIdea, mine: TypedIdea): Response {
  const { locale } = c.var;
  const t = writeTexts[locale];
  const theirs = written.draft.content;
  const differ = differing(mine.content, theirs);
  return respond(
    c,
    {
      title: t.clash.title,
      breadcrumbs: [...where.crumbs, { label: theirs.title || t.form.untitled, path: where.base }],
      current: '/idebanken',
      robots: 'noindex',
      script: true,
      children: (
        <form method="post" action={`${href(locale, where.base)}/velg`} className="k-stack k-stack--lg" noValidate>
          <div className="k-stack k-measure" role="alert">
            <Heading level={1} size="lg">
              {t.clash.title}
            </Heading>
            <p>{differ.length === 0 ? t.clash.same : t.clash.lead}</p>
          </div>
          <input type="hidden" name="version" value={written.draft.version} />
          <Mine typed={mine} />
          {differ.map((field) => (
            <OneField key={field} c={c} field={field} mine={mine.content} theirs={theirs} />
          ))}
          <div className="k-row">
            <Button>{t.clash.save}</Button>
            <a className="ds-link k-tap" href={`${href(locale, where.base)}?${settledParameter}=${written.draft.version}`}>
              {t.clash.drop}
            </a>
          </div>
        </form>
      ),
    },
    409,
  );
}

/** Everything the person typed goes with the choice. */
const Mine = ({ typed }: { typed: TypedIdea }): ReactNode => (
  <>
    {fields.flatMap((field) => {
      const value = field === 'municipality' ? typed.municipality : field === 'year' ? typed.year : partOf(typed.content, field);
      return (typeof value === 'string' ? [value] : value).map((v, i) => <input key={`${field}${i}`} type="hidden" name={names[field]} value={v} />);
    })}
  </>
);

function OneField({ c, field, mine, theirs }: { c: AppContext; field: Field; mine: IdeaContent; theirs: IdeaContent }): ReactNode {
  const t = writeTexts[c.var.locale];
  const name = choiceName(field);
  const both = sections.some((s) => s === field) && textOf(mine, field) !== '' && textOf(theirs, field) !== '';
  const picks = [['mine', t.clash.keepMine], ['theirs', t.clash.keepTheirs], ...(both ? [['both', t.clash.keepBoth] as const] : [])] as const;
  return (
    <Question legend={labelOf(t, field)}>
      <div className="k-cols k-cols--even k-clash">
        {(
          [
            [t.clash.mine, mine],
            [t.clash.theirs, theirs],
          ] as const
        ).map(([label, content]) => (
          <div key={label}>
            <p className="k-small k-quiet">{label}</p>
            <p className="k-letter">{shownValue(c, content, field) || t.clash.empty}</p>
          </div>
        ))}
      </div>
      <div className="k-options k-options--row">
        {picks.map(([value, label], i) => (
          <Choice key={value} type="radio" id={`${name}-${i}`} name={name} value={value} label={label} checked={i === 0} />
        ))}
      </div>
    </Question>
  );
}

/** A choice by its name, in the place of its id. */
function shownValue(c: AppContext, content: IdeaContent, field: Field): string {
  const { ideas: rules, geography } = c.var.services.definitions;
  const t = writeTexts[c.var.locale];
  const label = (items: readonly { readonly id: string; readonly label: Parameters<typeof textIn>[0] }[], id: string): string => {
    const found = items.find((item) => item.id === id);
    return found ? textIn(found.label, c.var.locale) : id;
  };
  if (field === 'targetGroups' || field === 'themes' || field === 'guideUnits') return content[field].map((id) => label(rules[field], id)).join(', ');
  if (field === 'size') return label(rules.sizes, content.size);
  if (field === 'licence') return label(rules.licences, content.licence);
  if (field === 'claimedLevel') return t.form.levels[content.claimedLevel][0];
  if (field === 'language') return t.start.languages[content.language];
  if (field === 'municipality') return geography.municipalities.get(content.municipality)?.names.findLast((n) => n.language === 'no')?.name ?? content.municipality;
  return field === 'year' ? String(content.year ?? '') : textOf(content, field);
}

/** Saves what was chosen, if nobody has saved meanwhile again. */
export async function postChoice(c: AppContext): Promise<Response> {
  const where = whereOf(c, writeTexts[c.var.locale]);
  const written = await writtenAt(c, where);
  const { body, typed, errors } = await readIdea(c, written.draft.content);
  const pick = (field: Field): PickedText => {
    const value = body.text(choiceName(field));
    return value === 'theirs' || value === 'both' ? value : 'mine';
  };
  const content = merged(typed.content, written.draft.content, pick);
  if (errors.length > 0) return showEditor(c, where, written, { typed: { ...typed, content }, errors }, 422);
  const saved = await saveDraft(where.ctx, { id: written.idea.id, version: typed.version, content });
  if (saved.ok) return c.redirect(`${href(c.var.locale, where.base)}?ok=valgt&${settledParameter}=${saved.version}`, 303);
  const now = await writtenAt(c, where);
  if (saved.reason === 'changed-meanwhile') return showClash(c, where, now, { ...typedFrom(c, content, typed.version) });
  return showEditor(c, where, now, { typed: { ...typed, content }, refused: 'locked' }, 409);
}

import type { ReactNode } from 'react';
import type { AppContext } from '../../../../platform/context.ts';
import { langOf, norwegianDay, textIn } from '../../../../platform/locale.ts';
import type { LocalText } from '../../../../platform/locale.ts';
import { municipalityName } from '../../../geography/geography.ts';
import type { IdeaFiles } from '../../idea-files.ts';
import type { IdeaContent } from '../../idea.ts';
import { Appended, Efforts, Sections } from '../read/idea-body.tsx';
import { LevelMark } from '../read/level-mark.tsx';
import { dayOf } from './place-typed.ts';
import { writeTexts } from './write-texts.ts';

/** What is written, as readers will meet it, but for the title, which the page decides the place of. */
export function IdeaPreview({ c, content, files }: { c: AppContext; content: IdeaContent; files: IdeaFiles }): ReactNode {
  const { locale, services } = c.var;
  const t = writeTexts[locale].preview;
  const { ideas: rules, geography } = services.definitions;
  const place = content.municipality === '' ? '' : municipalityName(geography, content.municipality, dayOf(content.year, norwegianDay(services.now())));
  const licence = rules.licences.find((l) => l.id === content.licence);
  const lang = content.language === locale ? undefined : content.language;
  const chosen: readonly LocalText[] = [
    ...rules.themes.filter(({ id }) => content.themes.includes(id)),
    ...rules.targetGroups.filter(({ id }) => content.targetGroups.includes(id)),
    ...rules.guideUnits.filter(({ id }) => content.guideUnits.includes(id)),
  ].map(({ label }) => label);
  return (
    <div className="k-prose k-idea">
      <div className="k-facts">
        <LevelMark level={content.claimedLevel} locale={locale} />
        {place !== '' && <span>{t.where(place, content.year)}</span>}
      </div>
      {content.gist !== '' && (
        <p className="k-lead" lang={lang}>
          {content.gist}
        </p>
      )}
      <Efforts content={content} locale={locale} />
      <Sections content={content} files={files} locale={locale} />
      <Appended content={content} files={files} locale={locale} />
      {content.reference !== '' && (
        <p>
          {t.reference}: <span lang={lang}>{content.reference}</span>
        </p>
      )}
      {chosen.length > 0 && (
        <p className="k-facts">
          {chosen.map((label) => (
            <span key={label.nb} lang={langOf(label, locale)}>
              {textIn(label, locale)}
            </span>
          ))}
        </p>
      )}
      <p className="k-quiet">
        {content.contact !== '' && <span lang={lang}>{t.contact(content.contact)} </span>}
        {licence && t.licence(textIn(licence.label, locale))}
      </p>
    </div>
  );
}

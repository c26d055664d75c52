import type { ReactNode } from 'react';
import type { AppContext } from '../../platform/context.ts';
import { href } from '../../platform/locale.ts';
import { DemoMark } from '../../ui/demo-mark.tsx';
import { Heading } from '../../ui/heading.tsx';
import { ideaPath } from './idea-address.ts';
import type { PublishedIdea } from './idea-case.ts';
import { usedText } from './web/read/hits.tsx';
import { langOfContent } from './web/read/idea-body.tsx';
import { LevelMark } from './web/read/level-mark.tsx';
import { listTexts } from './web/read/list-texts.ts';
import { bankName } from './web/sender/bank-name.ts';

/** What is new in the bank, for a page that is about something else; nothing while there is no idea. `ideas`: of `listNewest`. */
export function NewestIdeas({ c, ideas }: { c: AppContext; ideas: readonly PublishedIdea[] }): ReactNode {
  if (ideas.length === 0) return null;
  const { locale } = c.var;
  const t = listTexts[locale];
  const every = ideas.every(({ idea }) => idea.demonstration);
  return (
    <section className="k-section" aria-labelledby="ideer">
      <div className="k-row k-row--between">
        <Heading level={2} size="md" id="ideer">
          {t.feedTitle('', bankName(c))}
        </Heading>
        <a className="ds-link k-tap" href={href(locale, '/idebanken')}>
          {t.go(bankName(c))}
        </a>
      </div>
      {every && <DemoMark locale={locale} />}
      <ul className="k-ideas">
        {ideas.map(({ idea, version }) => (
          <li key={idea.id} lang={langOfContent(version.content, locale)}>
            <Heading level={3} size="xs">
              <a className="ds-link" href={href(locale, ideaPath(idea.number, version.content.title))}>
                {version.content.title}
              </a>
            </Heading>
            <p>
              {version.content.gist} {idea.demonstration && !every && <DemoMark locale={locale} />}
            </p>
            <p className="k-facts" lang={langOfContent(version.content, locale) && locale}>
              <LevelMark level={version.level} locale={locale} />
              <span>{version.municipality.name}</span>
              {idea.uses > 0 && <span>{usedText(locale, idea.uses)}</span>}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

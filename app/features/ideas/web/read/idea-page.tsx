import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { formatNumber } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { isEditor } from '../../../access/access.ts';
import type { PublishedIdea } from '../../idea-case.ts';
import { listPublishedFiles } from '../../idea-files.server.ts';
import type { IdeaFiles } from '../../idea-files.ts';
import { getContributions } from '../../idea-uses.server.ts';
import { relatedIdeas } from '../../idea-search.server.ts';
import { casePath } from '../desk/desk-paths.ts';
import { bankName } from '../sender/bank-name.ts';
import { CommentsSection } from '../use/comments-section.tsx';
import { QuestionsSection } from '../use/questions-section.tsx';
import { UsedSection } from '../use/used-section.tsx';
import { pageLinks, shareLinks } from './head.tsx';
import { shownTo } from './hits.tsx';
import type { Shown } from './hits.tsx';
import { IdeaAside } from './idea-aside.tsx';
import { Appended, Efforts, langOfContent, Sections } from './idea-body.tsx';
import { municipalityText } from './idea-facts.ts';
import { ideaTexts } from './idea-texts.ts';
import { LevelMark } from './level-mark.tsx';
import { listTexts } from './list-texts.ts';
import { pathOf, requestedIdea } from './requested-idea.ts';
import { asScript, ideaStructure } from './structured-data.ts';

/** GET /idebanken/12-tittel: one idea; for anybody. */
export async function getIdea(c: AppContext): Promise<Response> {
  const found = await requestedIdea(c);
  if (found instanceof Response) return found;
  const ctx = ctxOf(c);
  const files = await listPublishedFiles(ctx, found.idea.number);
  const related = await relatedIdeas(ctx, found.idea.number);
  const all = await getContributions(ctx, found.idea.id);
  const { content } = found.version;
  const shown = shownTo(c);
  return respond(c, {
    title: content.title,
    breadcrumbs: [{ label: bankName(c), path: '/idebanken' }],
    description: content.gist,
    head: <Head c={c} found={found} shown={shown} />,
    children: (
      <div className="k-cols k-cols--rail">
        <article className="k-prose k-idea" aria-labelledby="tittel">
          <Top found={found} shown={shown} />
          <Text found={found} files={files} shown={shown} />
          <UsedSection c={c} found={found} all={all} />
          <QuestionsSection c={c} found={found} all={all} />
          <CommentsSection c={c} found={found} all={all} />
        </article>
        <IdeaAside found={found} related={related} shown={shown} desk={isEditor(c.var.actor) ? casePath(found.idea.id) : undefined} />
      </div>
    ),
  });
}

function Head({ c, found, shown }: { c: AppContext; found: PublishedIdea; shown: Shown }): ReactNode {
  const { locale } = c.var;
  const { content, publishedAt } = found.version;
  const path = pathOf(found);
  const alt = `${content.title}. ${municipalityText(shown, found)}.`;
  return (
    <>
      {pageLinks(c, { path, feed: { path: '/idebanken/atom.xml', title: listTexts[locale].feedTitle('', bankName(c)) } })}
      {shareLinks(c, {
        path,
        title: content.title,
        description: content.gist,
        picture: { path: `${path}/delebilde.png`, alt },
        changedAt: publishedAt,
        siteName: bankName(c),
      })}
      {/* oxlint-disable-next-line react/no-danger -- data, not a script: no letter of it can end the element */}
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: asScript(ideaStructure(c, found)) }} />
    </>
  );
}

interface Props {
  readonly found: PublishedIdea;
  readonly shown: Shown;
}
function Top({ found, shown }: Props): ReactNode {
  const { locale } = shown;
  const t = ideaTexts[locale];
  const { idea, version } = found;
  const lang = langOfContent(version.content, locale);
  return (
    <>
      <p className="k-facts">
        <LevelMark level={version.level} locale={locale} />
        <span>{municipalityText(shown, found)}</span>
        {idea.uses > 0 && <span>{t.used(formatNumber(locale, idea.uses), idea.uses === 1)}</span>}
      </p>
      <Heading level={1} size="xl" id="tittel" lang={lang}>
        {version.content.title}
      </Heading>
      <p className="k-lead">
        <span lang={lang}>{version.content.gist}</span> {idea.demonstration && <DemoMark locale={locale} />}
      </p>
    </>
  );
}

const Text = ({ found: { version }, files, shown: { locale } }: Props & { files: IdeaFiles }): ReactNode => (
  <>
    <Efforts content={version.content} locale={locale} />
    <Sections content={version.content} files={files} locale={locale} />
    <Appended content={version.content} files={files} locale={locale} />
  </>
);

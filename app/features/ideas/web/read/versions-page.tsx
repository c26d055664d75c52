import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { formatDate, formatNumber, href } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { listVersions } from '../../ideas.server.ts';
import { bankName } from '../sender/bank-name.ts';
import { pageLinks } from './head.tsx';
import { langOfContent } from './idea-body.tsx';
import { ideaTexts } from './idea-texts.ts';
import { pathOf, requestedIdea } from './requested-idea.ts';

/** GET /idebanken/…/utgaver: every published version, newest first. */
export async function getVersionsPage(c: AppContext): Promise<Response> {
  const found = await requestedIdea(c, '/utgaver');
  if (found instanceof Response) return found;
  const versions = await listVersions(ctxOf(c), found.idea.number);
  const { locale } = c.var;
  const t = ideaTexts[locale];
  const { content } = found.version;
  const path = pathOf(found);
  return respond(c, {
    title: t.history.of(content.title),
    current: '/idebanken',
    breadcrumbs: [
      { label: bankName(c), path: '/idebanken' },
      { label: content.title, path },
      { label: t.history.title, path: `${path}/utgaver` },
    ],
    width: 'prose',
    head: pageLinks(c, { path: `${path}/utgaver` }),
    children: (
      <>
        <Heading level={1} size="lg">
          {t.history.of(content.title)}
        </Heading>
        <p>
          {t.history.lead} {found.idea.demonstration && <DemoMark locale={locale} />}
        </p>
        <ol className="k-hits" reversed>
          {versions.map((version) => (
            <li key={version.n}>
              <h2 className="ds-heading" data-size="2xs">
                {t.history.number(formatNumber(locale, version.n))}
              </h2>
              <p className="k-quiet k-small">
                {t.history.on(formatDate(locale, version.publishedAt))}
                {version.n === found.version.n && `. ${t.history.newest}`}
              </p>
              {version.n > 1 && <p lang={version.changeNote === '' ? undefined : langOfContent(version.content, locale)}>{version.changeNote || t.history.noNote}</p>}
              <p>
                <a className="ds-link k-tap" href={href(locale, `${path}/utgaver/${version.n}`)}>
                  {version.n === 1 ? t.history.read : t.history.changed}
                  <span className="ds-sr-only">: {t.history.number(formatNumber(locale, version.n))}</span>
                </a>
              </p>
            </li>
          ))}
        </ol>
      </>
    ),
  });
}

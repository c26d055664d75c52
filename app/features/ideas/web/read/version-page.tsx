import type { ReactNode } from 'react';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { AppError } from '../../../../platform/errors.ts';
import { formatDate, formatList, formatNumber, href } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { respond } from '../../../../ui/respond.tsx';
import type { IdeaVersion, PublishedIdea } from '../../idea-case.ts';
import { getVersion } from '../../ideas.server.ts';
import { bankName } from '../sender/bank-name.ts';
import { Difference } from './difference.tsx';
import { pageLinks } from './head.tsx';
import { shownTo } from './hits.tsx';
import type { Shown } from './hits.tsx';
import { langOfContent } from './idea-body.tsx';
import { ideaTexts } from './idea-texts.ts';
import { pathOf, requestedIdea } from './requested-idea.ts';
import { toldOf } from './version-texts.ts';

/** GET /idebanken/…/utgaver/2: what was changed from the version before, with when and why. */
export async function getVersionPage(c: AppContext): Promise<Response> {
  const n = Number(c.req.param('n'));
  const found = await requestedIdea(c, `/utgaver/${n}`);
  if (found instanceof Response) return found;
  const ctx = ctxOf(c);
  const version = await getVersion(ctx, found.idea.number, n);
  if (!version) throw new AppError('not-found');
  const before = n > 1 ? await getVersion(ctx, found.idea.number, n - 1) : undefined;
  const { locale } = c.var;
  const t = ideaTexts[locale];
  const path = pathOf(found);
  const name = t.history.number(formatNumber(locale, n));
  return respond(c, {
    title: `${name}: ${found.version.content.title}`,
    current: '/idebanken',
    breadcrumbs: [
      { label: bankName(c), path: '/idebanken' },
      { label: found.version.content.title, path },
      { label: t.history.title, path: `${path}/utgaver` },
      { label: name, path: `${path}/utgaver/${n}` },
    ],
    width: 'prose',
    // Search engines are to find the idea, not what it once was.
    robots: 'noindex',
    head: pageLinks(c, { path: `${path}/utgaver/${n}` }),
    children: <VersionView found={found} version={version} before={before} shown={shownTo(c)} />,
  });
}

interface Props {
  readonly found: PublishedIdea;
  readonly version: IdeaVersion;
  readonly before: IdeaVersion | undefined;
  readonly shown: Shown;
}
function VersionView({ found, version, before, shown }: Props): ReactNode {
  const { locale } = shown;
  const t = ideaTexts[locale];
  const path = pathOf(found);
  const isNewest = version.n === found.version.n;
  const at = (n: number) => ({ path: `${path}/utgaver/${n}`, label: t.history.number(formatNumber(locale, n)) });
  return (
    <div className="k-stack k-stack--lg">
      <Heading level={1} size="lg" lang={langOfContent(version.content, locale)}>
        <span className="k-chapterno" lang={locale}>
          {t.history.number(formatNumber(locale, version.n))}
        </span>
        {version.content.title}
      </Heading>
      <p className="k-quiet">
        {t.history.on(formatDate(locale, version.publishedAt))}. {isNewest && t.history.newest} {found.idea.demonstration && <DemoMark locale={locale} />}
      </p>
      {version.n > 1 && <p lang={version.changeNote === '' ? undefined : langOfContent(version.content, locale)}>{version.changeNote || t.history.noNote}</p>}
      <Changes version={version} before={before} shown={shown} />
      <p>
        <ButtonLink variant="secondary" href={href(locale, path)}>
          {t.history.toNewest}
        </ButtonLink>
      </p>
      <Pager locale={locale} previous={version.n > 1 ? at(version.n - 1) : undefined} next={version.n < found.versions ? at(version.n + 1) : undefined} />
    </div>
  );
}

/** Field by field; what is as it was is only named. The first version is shown as it stood. */
function Changes({ version, before, shown }: Omit<Props, 'found'>): ReactNode {
  const { locale } = shown;
  const t = ideaTexts[locale].history;
  const now = toldOf(shown, version);
  const then = before ? toldOf(shown, before) : now;
  const rows = now.map((told, i) => ({ ...told, was: then[i]?.text ?? '' })).filter(({ text, was }) => text !== '' || was !== '');
  const changed = before ? rows.filter(({ text, was }) => text !== was) : rows;
  const same = before ? rows.filter(({ text, was }) => text === was) : [];
  return (
    <>
      {before && (
        <>
          <Heading level={2} size="sm">
            {t.difference}
          </Heading>
          <p className="k-quiet k-small">{changed.length === 0 ? t.same : t.legend}</p>
        </>
      )}
      {changed.map(({ name, text, was, written }) => (
        <section key={name} className="k-stack k-stack--s">
          <Heading level={before ? 3 : 2} size="2xs">
            {name}
          </Heading>
          <Difference before={was} after={text} locale={locale} lang={written ? version.content.language : undefined} />
        </section>
      ))}
      {same.length > 0 && (
        <p className="k-quiet k-small">
          {t.unchanged(
            formatList(
              locale,
              same.map(({ name }) => name.toLocaleLowerCase('nb').replace(/\?$/, '')),
            ),
          )}
        </p>
      )}
    </>
  );
}

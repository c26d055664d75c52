import type { ReactNode } from 'react';
import { formatDate, href, langOf, norwegianDay, textIn } from '../../../../platform/locale.ts';
import type { LocalText } from '../../../../platform/locale.ts';
import { Heading } from '../../../../ui/heading.tsx';
import { StateMark } from '../../../../ui/state-mark.tsx';
import { ideaPath } from '../../idea-address.ts';
import type { PublishedIdea } from '../../idea-case.ts';
import { noSearch, searchAddress } from '../../idea-search.ts';
import type { Hit } from '../../idea-search.ts';
import { safeAddress } from '../../inside/text/markdown.ts';
import type { Shown } from './hits.tsx';
import { langOfContent } from './idea-body.tsx';
import { truthText } from './idea-facts.ts';
import { ideaTexts } from './idea-texts.ts';
import { pathOf } from './requested-idea.ts';

interface Props {
  readonly found: PublishedIdea;
  readonly shown: Shown;
}
const Box = ({ id, title, screenOnly = false, children }: { id: string; title: string; screenOnly?: boolean; children: ReactNode }): ReactNode => (
  <section aria-labelledby={id} className={screenOnly ? 'k-noprint' : undefined}>
    <Heading level={2} size="2xs" id={id}>
      {title}
    </Heading>
    {children}
  </section>
);

/** What stands beside the text: whether it holds, how well tried it is, where it belongs, and what is like it. `desk`: where editors take it up; for them alone. */
export function IdeaAside({ found, related, shown, desk }: Props & { related: readonly Hit[]; desk: string | undefined }): ReactNode {
  const t = ideaTexts[shown.locale];
  return (
    <aside className="k-side" aria-label={t.about}>
      <Still found={found} shown={shown} />
      <LevelBox found={found} shown={shown} />
      <Belongs found={found} shown={shown} />
      <Then found={found} shown={shown} />
      {related.length > 0 && (
        <Box id="lignende" title={t.related} screenOnly>
          <ul className="k-linkrow k-linkrow--col">
            {related.map((hit) => (
              <li key={hit.id}>
                <a className="ds-link" lang={hit.language === shown.locale ? undefined : hit.language} href={href(shown.locale, ideaPath(hit.number, hit.plainTitle))}>
                  {hit.plainTitle}
                </a>
              </li>
            ))}
          </ul>
        </Box>
      )}
      <Fine found={found} shown={shown} desk={desk} />
    </aside>
  );
}

function Still({ found, shown }: Props): ReactNode {
  const told = truthText(shown, found);
  if (!told) return null;
  return (
    <Box id="stemmer" title={ideaTexts[shown.locale].still}>
      {told.truth === 'unconfirmed' ? (
        <p className="k-state">
          <StateMark state="loose" label="" />
          <span>{told.text}</span>
        </p>
      ) : (
        <p>{told.text}</p>
      )}
    </Box>
  );
}

function LevelBox({ found: { version, idea }, shown: { locale } }: Props): ReactNode {
  const t = ideaTexts[locale];
  const { reference } = version.content;
  const address = safeAddress(reference);
  return (
    <Box id="niva" title={t.levelTitle}>
      <p>
        {t.levelMeans[version.level]} {idea.confirmedLevel === version.level && t.confirmedLevel}
      </p>
      {reference !== '' && (
        <p lang={langOfContent(version.content, locale)}>
          {address === undefined ? (
            reference
          ) : (
            <a className="ds-link k-tap" href={address} rel="nofollow ugc" lang={locale}>
              {t.reference}
            </a>
          )}
        </p>
      )}
    </Box>
  );
}

interface Labelled {
  readonly id: string;
  readonly label: LocalText;
}
const chosen = <T extends Labelled>(list: readonly T[], ids: readonly string[]): readonly T[] => list.filter((one) => ids.includes(one.id));

/** Themes and groups lead to the other ideas of theirs; parts of the guide, to the guide. */
function Belongs({ found, shown }: Props): ReactNode {
  const { locale, definitions } = shown;
  const t = ideaTexts[locale];
  const { content } = found.version;
  const link = ({ id, label }: Labelled, facet: 'themes' | 'groups'): ReactNode => (
    <li key={`${facet} ${id}`}>
      <a className="ds-link" lang={langOf(label, locale) === locale ? undefined : langOf(label, locale)} href={href(locale, searchAddress({ ...noSearch, [facet]: [id] }))}>
        {textIn(label, locale)}
      </a>
    </li>
  );
  const groups = chosen(definitions.ideas.targetGroups, content.targetGroups);
  return (
    <>
      <Box id="tema" title={t.belongs}>
        <ul className="k-linkrow k-linkrow--col">
          {chosen(definitions.ideas.themes, content.themes).map((one) => link(one, 'themes'))}
          {chosen(definitions.ideas.guideUnits, content.guideUnits).map(({ id, label, address }) => (
            <li key={`units ${id}`}>
              <a className="ds-link" href={address}>
                {t.guide(textIn(label, locale))}
              </a>
            </li>
          ))}
        </ul>
      </Box>
      {groups.length > 0 && (
        <Box id="for" title={t.groups}>
          <ul className="k-linkrow k-linkrow--col">{groups.map((one) => link(one, 'groups'))}</ul>
        </Box>
      )}
    </>
  );
}

/** The municipality as it was. */
function Then({ found: { version }, shown: { locale, definitions } }: Props): ReactNode {
  const t = ideaTexts[locale];
  const size = definitions.ideas.sizes.find((one) => one.id === version.size);
  const facts: readonly (readonly [string, string | undefined])[] = [
    [t.municipalityThen, version.municipality.name],
    [t.county, version.county.name],
    [t.size, size && textIn(size.label, locale)],
    [t.year, version.content.year === null ? undefined : String(version.content.year)],
  ];
  return (
    <Box id="kommunen" title={t.facts}>
      <dl className="k-pairs">
        {facts.map(
          ([label, value]) =>
            value !== undefined && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
    </Box>
  );
}

/** Whom to ask, what others may do with it, and what it was before. */
function Fine({ found, shown: { locale, definitions }, desk }: Props & { desk: string | undefined }): ReactNode {
  const t = ideaTexts[locale];
  const { idea, version, versions } = found;
  const licence = definitions.ideas.licences.find((one) => one.id === version.content.licence);
  const path = pathOf(found);
  const first = idea.publishedAt;
  return (
    <div className="k-small k-quiet k-fine">
      {version.content.contact !== '' && (
        <p>
          {t.contact}: <span lang={langOfContent(version.content, locale)}>{version.content.contact.replace(/\.$/, '')}</span>.
        </p>
      )}
      {licence && (
        <p>
          {t.licence}{' '}
          <a className="ds-link" rel="license" href={licence.address}>
            {textIn(licence.label, locale)}
          </a>
          .
        </p>
      )}
      <p>
        {first && t.publishedOn(formatDate(locale, first))}{' '}
        {first && norwegianDay(first) !== norwegianDay(version.publishedAt) && t.changedOn(formatDate(locale, version.publishedAt))}{' '}
        {versions > 1 && (
          <a className="ds-link" href={href(locale, `${path}/utgaver`)}>
            {t.versions}
          </a>
        )}
      </p>
      <p className="k-noprint">
        <a className="ds-link" rel="nofollow" href={href(locale, `${path}/meld-fra`)}>
          {t.report}
        </a>
      </p>
      {desk !== undefined && (
        <p className="k-noprint">
          <a className="ds-link" href={href(locale, desk)}>
            {t.desk}
          </a>
        </p>
      )}
    </div>
  );
}

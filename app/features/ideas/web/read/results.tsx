import type { ReactNode } from 'react';
import { municipalityChoice } from '../../../geography/municipality-meant.ts';
import { formatNumber, href, textIn } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { Message } from '../../../../ui/message.tsx';
import { Pager } from '../../../../ui/pager.tsx';
import { hitsOnPage, isNarrowed, lastPage, noSearch, searchAddress, sorts, toggled } from '../../idea-search.ts';
import type { IdeaSearch, SearchResult } from '../../idea-search.ts';
import { chosenCount, facetLabel, facetOrder, inOrder } from './facets.tsx';
import { HitList, mixed } from './hits.tsx';
import type { Shown } from './hits.tsx';
import { listTexts } from './list-texts.ts';

interface Props {
  readonly search: IdeaSearch;
  readonly result: SearchResult;
  /** Words that ideas have, like those that were typed; where nothing was found. */
  readonly instead?: readonly string[] | undefined;
  /** What is wrong with the name of the municipality: on a telephone the field itself is folded away. */
  readonly fault?: string | undefined;
  readonly shown: Shown;
}

/** Nothing is asked for: the newest of all. */
const isBare = (search: IdeaSearch): boolean => !isNarrowed(search) && search.like === '';

export function Results({ search, result, instead, fault, shown }: Props): ReactNode {
  return (
    <section aria-labelledby="treff">
      <div className="k-row k-row--between">
        <Heading level={2} size="sm" id="treff">
          {titleOf(search, result, shown)}
        </Heading>
        {result.total > 1 && <Sorting search={search} shown={shown} />}
      </div>
      {fault !== undefined && (
        <Message tone="warning" role="status">
          {fault}
        </Message>
      )}
      <Chosen search={search} shown={shown} />
      <Notes search={search} result={result} shown={shown} />
      {isBare(search) && search.page === 1 && <Themes result={result} shown={shown} />}
      {result.hits.length > 0 ? <HitList hits={result.hits} shown={shown} /> : <Nothing search={search} result={result} instead={instead} shown={shown} />}
      <Pages search={search} total={result.total} shown={shown} />
      {(result.total > 0 || isNarrowed(search)) && <Further search={search} shown={shown} />}
    </section>
  );
}

/** How many there are, of what. */
function titleOf(search: IdeaSearch, { total, understood }: SearchResult, { locale }: Shown): string {
  const t = listTexts[locale];
  const [n, one, q] = [formatNumber(locale, total), total === 1, search.q.slice(0, 80)];
  if (total === 0) return isBare(search) ? t.empty : q === '' ? t.noneChosen : t.none(q);
  if (q !== '' && understood.words !== 'none') return t.found(n, one, q);
  return isBare(search) && search.sort === 'newest' ? t.newest : t.all(n, one);
}

/** Links, not a list to choose from: one press, and no script. */
function Sorting({ search, shown }: Omit<Props, 'result'>): ReactNode {
  const t = listTexts[shown.locale];
  const offered = isBare(search) ? sorts.filter((s) => s !== 'best') : sorts;
  return (
    <nav className="k-sort" aria-label={t.sort}>
      <span aria-hidden="true">{t.sort}</span>
      <ul>
        {offered.map((sort) => (
          <li key={sort}>
            <a
              href={href(shown.locale, searchAddress({ ...search, sort: isBare(search) && sort === 'newest' ? 'best' : sort, page: 1 }))}
              aria-current={sort === search.sort ? 'true' : undefined}
            >
              {sort === 'best' && search.q === '' && search.like === '' ? t.mostTried : t.sorts[sort]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What narrows the list, each a link that takes it away. */
function Chosen({ search, shown }: Omit<Props, 'result'>): ReactNode {
  if (chosenCount(search) === 0) return null;
  const { locale, definitions, today } = shown;
  const t = listTexts[locale];
  const chips = facetOrder.flatMap((facet) =>
    inOrder(
      shown,
      facet,
      search[facet].map((id) => ({ id, n: 0 })),
    ).map(({ id }) => ({ key: `${facet} ${id}`, label: facetLabel(shown, facet, id).text, to: toggled(search, facet, id) })),
  );
  if (search.like !== '') chips.push({ key: 'like', label: t.likeChip(municipalityChoice(definitions.geography, search.like, today)), to: { ...search, like: '', page: 1 } });
  return (
    <ul className="k-chips" aria-label={t.chosen}>
      {chips.map(({ key, label, to }) => (
        <li key={key}>
          <a className="k-chip" href={href(locale, searchAddress(to))} aria-label={t.remove(label)}>
            {label}
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a className="ds-link k-tap" href={href(locale, searchAddress({ ...noSearch, q: search.q, sort: search.sort }))}>
            {t.removeAll}
          </a>
        </li>
      )}
    </ul>
  );
}

const quoted = (words: readonly string[], and: string): string => {
  const all = words.map((word) => `«${word}»`);
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} ${and} ${all.at(-1)}`;
};

/** How the words were understood: what else was searched for, what was spelt another way, what was left out. */
function Notes({ search, result, shown }: Props): ReactNode {
  const t = listTexts[shown.locale];
  const { understood, hits, total } = result;
  const why = new Set(understood.ignored.map((one) => one.why));
  const said = [
    total > 0 && noWords(search, result, shown),
    total > 0 && understood.words === 'some' && t.most,
    total > 1 && result.likeRegionAlone && t.likeRegionAlone,
    why.has('too-many') && t.ignored,
    understood.words !== 'none' && new Set(hits.map((hit) => hit.language)).size > 1 && t.standards,
    total > 0 && understood.also.length > 0 && t.also(quoted(understood.also.slice(0, 6), t.and)),
    search.page > 1 && t.pageOf(formatNumber(shown.locale, search.page), formatNumber(shown.locale, lastOf(total))),
  ].filter((one) => typeof one === 'string');
  const invented = hits.some((hit) => hit.demonstration) && !mixed(hits);
  if (said.length === 0 && !invented && !understood.corrected) return null;
  return (
    <p className="k-quiet k-small k-ideanotes">
      <Corrected search={search} result={result} shown={shown} /> {said.join(' ')} {invented && <DemoMark locale={shown.locale} />}
    </p>
  );
}

/** Spelt another way: and a link to that search, for an address to keep. */
function Corrected({ search, result, shown }: Props): ReactNode {
  const { corrected } = result.understood;
  if (!corrected) return null;
  const [before, after] = listTexts[shown.locale].corrected;
  return (
    <>
      {before}{' '}
      <a className="ds-link" href={href(shown.locale, searchAddress({ ...search, q: corrected.q, page: 1 }))}>
        «{corrected.q}»
      </a>{' '}
      {after}
    </>
  );
}

/** The ways in, for whoever has not searched. */
function Themes({ result, shown }: Omit<Props, 'search'>): ReactNode {
  const t = listTexts[shown.locale];
  const themes = inOrder(shown, 'themes', result.facets.themes).filter(({ n }) => n > 0);
  if (themes.length === 0) return null;
  return (
    <nav aria-label={t.themes} className="k-narrow-only">
      <ul className="k-linkrow">
        {themes.map(({ id }) => (
          <li key={id}>
            <a className="ds-link" href={href(shown.locale, searchAddress({ ...noSearch, themes: [id] }))}>
              {textIn(shown.definitions.ideas.themes.find((one) => one.id === id)?.label ?? { nb: id, nn: id }, shown.locale)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** Why nothing that was typed can be searched for, where it is so. */
function noWords(search: IdeaSearch, { understood }: SearchResult, { locale }: Shown): string | undefined {
  if (search.q === '' || understood.words !== 'none') return undefined;
  const t = listTexts[locale];
  const why = new Set(understood.ignored.map((one) => one.why));
  return why.has('too-short') ? t.tooShort : why.has('common-words') ? t.onlyCommon : undefined;
}

/** Nothing was found: why, and what to do. */
function Nothing({ search, result, instead = [], shown }: Props): ReactNode {
  const { locale } = shown;
  const t = listTexts[locale];
  if (isBare(search))
    return (
      <div className="k-empty k-stack k-measure">
        <p>{t.emptyHelp}</p>
        <p>
          <ButtonLink href={href(locale, '/idebanken/ny')}>{t.share}</ButtonLink>
        </p>
      </div>
    );
  const narrowed = chosenCount(search) > 0;
  const help = noWords(search, result, shown) ?? (narrowed ? t.noneNarrow : t.noneHelp);
  return (
    <div className="k-empty k-stack k-measure">
      <p>{help}</p>
      {instead.length > 0 && (
        <div>
          <p className="k-mt1">{t.tryAlso}</p>
          <ul className="k-linkrow">
            {instead.map((word) => (
              <li key={word}>
                <a className="ds-link" href={href(locale, searchAddress({ ...noSearch, q: word }))}>
                  {word}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      <ul className="k-linkrow">
        {narrowed && search.q !== '' && (
          <li>
            <a className="ds-link" href={href(locale, searchAddress({ ...noSearch, q: search.q }))}>
              {t.withoutNarrowing}
            </a>
          </li>
        )}
        <li>
          <a className="ds-link" href={href(locale, '/idebanken')}>
            {t.seeAll}
          </a>
        </li>
      </ul>
    </div>
  );
}

const lastOf = (total: number): number => Math.min(lastPage, Math.max(1, Math.ceil(total / hitsOnPage)));

function Pages({ search, total, shown }: { search: IdeaSearch; total: number; shown: Shown }): ReactNode {
  const t = listTexts[shown.locale];
  const at = (page: number) => ({
    path: searchAddress({ ...search, sort: isBare(search) && search.sort === 'newest' ? 'best' : search.sort, page }),
    label: t.page(formatNumber(shown.locale, page)),
  });
  const last = lastOf(total);
  return (
    <Pager
      locale={shown.locale}
      label={t.pages}
      previous={search.page > 1 ? at(Math.min(search.page - 1, last)) : undefined}
      next={search.page < last ? at(search.page + 1) : undefined}
    />
  );
}

/** Whoever did not find it can ask, or be told when it comes. */
function Further({ search, shown }: Omit<Props, 'result'>): ReactNode {
  const { locale } = shown;
  const t = listTexts[locale];
  const followed = { ...search, page: 1, sort: 'best' as const };
  return (
    <div className="k-further k-noprint">
      <Heading level={2} size="2xs">
        {t.notFound}
      </Heading>
      <p>{t.notFoundHelp}</p>
      <div className="k-row">
        <ButtonLink variant="secondary" href={href(locale, '/spor-en-sentral')}>
          {t.ask}
        </ButtonLink>
        <ButtonLink variant="tertiary" href={href(locale, searchAddress(followed, '/idebanken/abonner'))}>
          {t.subscribe}
        </ButtonLink>
        <span className="k-narrow-only">
          <ButtonLink variant="tertiary" href={href(locale, '/idebanken/ny')}>
            {t.share}
          </ButtonLink>
        </span>
        <a className="ds-link k-tap k-small" href={href(locale, searchAddress(followed, '/idebanken/atom.xml'))} type="application/atom+xml">
          {t.feed}
        </a>
      </div>
    </div>
  );
}

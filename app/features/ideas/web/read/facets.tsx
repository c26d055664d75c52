import type { ReactNode } from 'react';
import { countiesAt } from '../../../geography/geography.ts';
import { regionName } from '../../../scheme/scheme.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { formatNumber, langOf, textIn } from '../../../../platform/locale.ts';
import { isLevel } from '../../idea.ts';
import { addressValue, facets, parameterOf } from '../../idea-search.ts';
import type { Facet, FacetCount, IdeaSearch, SearchResult } from '../../idea-search.ts';
import type { Shown } from './hits.tsx';
import { ideaTexts } from './idea-texts.ts';
import { listTexts } from './list-texts.ts';

interface Label {
  readonly text: string;
  readonly lang?: Locale | undefined;
}

/** What a facet's value is called on the page. */
export function facetLabel({ locale, definitions, today }: Shown, facet: Facet, id: string): Label {
  const { themes, targetGroups, guideUnits, sizes } = definitions.ideas;
  const lists = { themes, groups: targetGroups, units: guideUnits, sizes };
  switch (facet) {
    case 'levels':
      return { text: isLevel(id) ? ideaTexts[locale].levels[id] : id };
    case 'years':
      return { text: id };
    case 'regions': {
      const name = regionName(definitions.scheme, id);
      return { text: textIn(name, locale), lang: langOf(name, locale) };
    }
    case 'counties':
      return { text: countiesAt(definitions.geography, today).find((county) => county.code === id)?.name ?? definitions.geography.counties.get(id)?.name ?? id };
    default: {
      const label = lists[facet].find((one) => one.id === id)?.label;
      return label ? { text: textIn(label, locale), lang: langOf(label, locale) } : { text: id };
    }
  }
}

const orderIn = (shown: Shown, facet: Facet): readonly string[] | undefined => {
  const { themes, targetGroups, guideUnits, sizes } = shown.definitions.ideas;
  const lists: Partial<Record<Facet, readonly { readonly id: string }[]>> = { themes, groups: targetGroups, units: guideUnits, sizes };
  return facet === 'levels' ? ['planned', 'tried', 'established', 'effect-shown'] : lists[facet]?.map((one) => one.id);
};

/** In the order of the scheme; years newest first; what has no order of its own, by name. */
export function inOrder(shown: Shown, facet: Facet, counts: readonly FacetCount[]): readonly FacetCount[] {
  const order = orderIn(shown, facet);
  const place = (id: string): number => (order?.includes(id) ? order.indexOf(id) : 1000);
  const name = (id: string): string => facetLabel(shown, facet, id).text;
  if (facet === 'years') return counts.toSorted((a, b) => Number(b.id) - Number(a.id));
  return counts.toSorted((a, b) => place(a.id) - place(b.id) || name(a.id).localeCompare(name(b.id), 'nb'));
}

/** The id of the one form of the page: boxes stand beside the hits, and still go with the words that are searched for. */
export const searchForm = 'idesok';

function Boxes({ facet, search, counts, shown }: { facet: Facet; search: IdeaSearch; counts: readonly FacetCount[]; shown: Shown }): ReactNode {
  return inOrder(shown, facet, counts).map(({ id, n }, i) => {
    const { text, lang } = facetLabel(shown, facet, id);
    const box = `${facet}-${i + 1}`;
    return (
      <div className="ds-field" key={id}>
        <input
          className="ds-input"
          type="checkbox"
          form={searchForm}
          id={box}
          name={parameterOf(facet)}
          value={addressValue(facet, id)}
          defaultChecked={search[facet].includes(id)}
        />
        <label className="ds-label" data-weight="regular" htmlFor={box}>
          <span lang={lang === shown.locale ? undefined : lang}>{text}</span> <span>{formatNumber(shown.locale, n)}</span>
        </label>
      </div>
    );
  });
}

interface Props {
  readonly search: IdeaSearch;
  readonly result: SearchResult;
  readonly shown: Shown;
}
const FacetGroup = ({ facet, search, result, shown }: Props & { facet: Facet }): ReactNode =>
  result.facets[facet].length > 0 && (
    <fieldset className="k-facet">
      <legend>{listTexts[shown.locale].facets[facet]}</legend>
      <Boxes facet={facet} search={search} counts={result.facets[facet]} shown={shown} />
    </fieldset>
  );

/** Long lists, and those few ask for, are folded until one of them is chosen. */
const FoldedGroup = ({ facet, search, result, shown }: Props & { facet: Facet }): ReactNode =>
  result.facets[facet].length > 0 && (
    <details className="k-facet k-facet--fold" open={search[facet].length > 0}>
      <summary>{listTexts[shown.locale].facets[facet]}</summary>
      <div role="group" aria-label={listTexts[shown.locale].facets[facet]}>
        <Boxes facet={facet} search={search} counts={result.facets[facet]} shown={shown} />
      </div>
    </details>
  );

export const chosenCount = (search: IdeaSearch): number => facets.reduce((n, facet) => n + search[facet].length, search.like === '' ? 0 : 1);

const open: readonly Facet[] = ['levels', 'themes', 'sizes'];
const folded: readonly Facet[] = ['units', 'groups', 'regions', 'counties', 'years'];

/** As they stand on the page. */
export const facetOrder: readonly Facet[] = [...open, ...folded];

/** What the list can be narrowed by. On a wide page always open beside the hits, on a narrow one behind a line that says how many are chosen. */
export function Facets(props: Props & { like: ReactNode }): ReactNode {
  const { search, shown, like } = props;
  const t = listTexts[shown.locale];
  const chosen = chosenCount(search);
  return (
    <details className="ds-details k-facets">
      <summary>
        {t.narrow}
        {chosen > 0 && ` (${t.chosenCount(chosen)})`}
      </summary>
      <section aria-label={t.narrow}>
        {open.map((facet) => (
          <FacetGroup key={facet} facet={facet} {...props} />
        ))}
        {folded.map((facet) => (
          <FoldedGroup key={facet} facet={facet} {...props} />
        ))}
        {like}
        <button className="ds-button" type="submit" form={searchForm}>
          {t.show}
        </button>
      </section>
    </details>
  );
}

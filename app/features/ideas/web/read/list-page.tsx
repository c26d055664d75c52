import type { ReactNode } from 'react';
import { municipalityChoice, municipalityMeant } from '../../../geography/municipality-meant.ts';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext, Ctx } from '../../../../platform/context.ts';
import { formatList, href } from '../../../../platform/locale.ts';
import { Button, ButtonLink } from '../../../../ui/fields.tsx';
import { Heading } from '../../../../ui/heading.tsx';
import { respond } from '../../../../ui/respond.tsx';
import { isNarrowed, longestQuery, parseSearch, searchAddress, sortWord } from '../../idea-search.ts';
import type { IdeaSearch } from '../../idea-search.ts';
import { searchIdeas, suggest } from '../../idea-search.server.ts';
import { bankName } from '../sender/bank-name.ts';
import { chosenCount, Facets, searchForm } from './facets.tsx';
import { pageLinks } from './head.tsx';
import { shownTo } from './hits.tsx';
import type { Shown } from './hits.tsx';
import { listTexts } from './list-texts.ts';
import { Results } from './results.tsx';
import { searchName } from './search-name.ts';

/** What was typed as one's own municipality, and why it cannot be told which. */
interface Typed {
  readonly text: string;
  readonly fault: string;
}

/** A name in the place of a code: the search with the code, or what is wrong with the name. */
function meant(shown: Shown, search: IdeaSearch, typed: string): { readonly search: IdeaSearch } | Typed {
  const t = listTexts[shown.locale];
  const found = municipalityMeant(shown.definitions.geography, typed, shown.today);
  if (found.kind === 'one') return { search: { ...search, like: found.found.code } };
  const text = typed.slice(0, 100);
  if (found.kind === 'none') return { text, fault: t.likeUnknown(text) };
  const names = found.found.slice(0, 6).map((m) => municipalityChoice(shown.definitions.geography, m.code, shown.today));
  return { text, fault: t.likeSeveral(formatList(shown.locale, names)) };
}

/** Words that begin as the longest of those typed. */
async function wordsLike(ctx: Ctx, q: string): Promise<readonly string[]> {
  const longest = q.split(' ').toSorted((a, b) => b.length - a.length)[0] ?? '';
  const { words } = await suggest(ctx, Array.from(longest).slice(0, 4).join(''));
  return words.slice(0, 4);
}

/** GET /idebanken: what others have tried, found by words and narrowed; for anybody. */
export async function getIdeaList(c: AppContext): Promise<Response> {
  const { locale } = c.var;
  const url = new URL(c.req.url);
  const given = parseSearch(url.search);
  // Whoever asks for nothing wants to see what is new.
  const asked = given.sort === 'best' && !isNarrowed(given) && given.like === '' ? { ...given, sort: 'newest' as const } : given;
  const shown = shownTo(c);
  const kommune = (url.searchParams.get('kommune') ?? '').trim();
  const own = kommune === '' || asked.like !== '' ? undefined : meant(shown, asked, kommune);
  // The address that is kept has the code: it outlives the name.
  if (own && 'search' in own) return c.redirect(href(locale, searchAddress(own.search)), 303);
  const result = await searchIdeas(ctxOf(c), asked);
  const instead = result.total === 0 && asked.q !== '' && chosenCount(asked) === 0 ? await wordsLike(ctxOf(c), asked.q) : undefined;
  const t = listTexts[locale];
  const bank = bankName(c);
  return respond(c, {
    title: asked.q === '' ? bank : t.titleOf(asked.q.slice(0, 80), bank),
    current: '/idebanken',
    description: t.description,
    head: pageLinks(c, {
      path: searchAddress(asked),
      feed: { path: searchAddress({ ...asked, page: 1, sort: 'best' }, '/idebanken/atom.xml'), title: t.feedTitle(searchName(shown, asked), bank) },
    }),
    children: (
      <>
        <Search search={asked} shown={shown} bank={bank} />
        <div className="k-cols k-cols--side k-results">
          <Facets search={asked} result={result} shown={shown} like={<Like search={asked} typed={own} shown={shown} />} />
          <Results search={asked} result={result} instead={instead} fault={own?.fault} shown={shown} />
        </div>
      </>
    ),
  });
}

function Search({ search, shown, bank }: { search: IdeaSearch; shown: Shown; bank: string }): ReactNode {
  const { locale } = shown;
  const t = listTexts[locale];
  return (
    <div className="k-stack">
      <div className="k-row k-row--between">
        <Heading level={1} size="lg">
          {bank}
        </Heading>
        <span className="k-wide-only">
          <ButtonLink variant="secondary" href={href(locale, '/idebanken/ny')}>
            {t.share}
          </ButtonLink>
        </span>
      </div>
      {search.q === '' && <p className="k-measure">{t.lead}</p>}
      <form id={searchForm} role="search" aria-label={t.search(bank)} action={href(locale, '/idebanken')}>
        <div className="ds-field">
          <label className="ds-label" htmlFor="q">
            {t.field}
          </label>
          <div className="k-searchrow">
            <input className="ds-input" type="search" id="q" name="q" defaultValue={search.q} maxLength={longestQuery} autoComplete="off" />
            <Button>{t.button}</Button>
          </div>
        </div>
        {search.sort !== 'best' && <input type="hidden" name="sorter" value={sortWord(search.sort)} />}
      </form>
    </div>
  );
}

/** "Kommuner som ligner min": whose ideas stand first. */
function Like({ search, typed, shown }: { search: IdeaSearch; typed: Typed | undefined; shown: Shown }): ReactNode {
  const { locale, definitions, today } = shown;
  const t = listTexts[locale];
  const value = typed?.text ?? (search.like === '' ? '' : municipalityChoice(definitions.geography, search.like, today));
  return (
    <fieldset className={typed ? 'k-facet k-facet--like k-invalid' : 'k-facet k-facet--like'}>
      <legend>{t.like}</legend>
      <p className="k-quiet k-small" id="kommune-hjelp">
        {t.likeHelp}
      </p>
      <label className="ds-label" htmlFor="kommune">
        {t.likeField}
      </label>
      <input
        className="ds-input"
        type="text"
        form={searchForm}
        id="kommune"
        name="kommune"
        defaultValue={value}
        maxLength={100}
        autoComplete="off"
        aria-describedby={typed ? 'kommune-hjelp kommune-feil' : 'kommune-hjelp'}
        aria-invalid={typed ? true : undefined}
      />
      {typed && (
        <p className="ds-validation-message" id="kommune-feil">
          {typed.fault}
        </p>
      )}
    </fieldset>
  );
}

import { Feed } from 'feed';
import { ctxOf } from '../../../../platform/context.ts';
import type { AppContext } from '../../../../platform/context.ts';
import { textIn } from '../../../../platform/locale.ts';
import { uiTexts } from '../../../../ui/texts.ts';
import { ideaPath } from '../../idea-address.ts';
import { parseSearch, searchAddress } from '../../idea-search.ts';
import type { Hit } from '../../idea-search.ts';
import { searchIdeas } from '../../idea-search.server.ts';
import { bankName } from '../sender/bank-name.ts';
import { absolute } from './head.tsx';
import { placeText, shownTo, usedText } from './hits.tsx';
import type { Shown } from './hits.tsx';
import { ideaTexts } from './idea-texts.ts';
import { listTexts } from './list-texts.ts';
import { searchName } from './search-name.ts';

/** GET /idebanken/atom.xml: the newest of any search or theme, for a reader of feeds. */
export async function getAtom(c: AppContext): Promise<Response> {
  const { locale, services } = c.var;
  const search = { ...parseSearch(new URL(c.req.url).search), sort: 'newest', page: 1 } as const;
  const followed = { ...search, sort: 'best' } as const;
  const { hits } = await searchIdeas(ctxOf(c), search);
  const shown = shownTo(c);
  const t = listTexts[locale];
  const own = absolute(c, searchAddress(followed, '/idebanken/atom.xml'));
  const feed = new Feed({
    id: own,
    title: t.feedTitle(searchName(shown, search), bankName(c)),
    description: t.feedSubtitle,
    link: absolute(c, searchAddress(followed)),
    feedLinks: { atom: own },
    language: locale,
    // A feed changes when an idea does, not when somebody asks for it.
    updated: new Date(Math.max(Date.UTC(2016, 0), ...hits.map((hit) => hit.changedAt.getTime()))),
    generator: uiTexts[locale].serviceName,
    author: { name: textIn(services.definitions.scheme.name, locale) },
  });
  for (const hit of hits) feed.addItem(entryOf(c, shown, hit));
  return c.body(feed.atom1(), 200, { 'content-type': 'application/atom+xml; charset=utf-8', 'cache-control': 'public, max-age=300' });
}

/** The feed says that its texts are HTML: a "<" that somebody wrote is a sign, in every reader of feeds. */
const asHtml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const plain = (parts: Hit['gist']): string => parts.map((part) => part.text).join('');

function entryOf(c: AppContext, shown: Shown, hit: Hit) {
  const { locale, definitions } = shown;
  const invented = hit.demonstration ? ` [${uiTexts[locale].demonstrationData}]` : '';
  const place = placeText(shown, hit.municipality, hit.year);
  const facts = [ideaTexts[locale].levels[hit.level], place, hit.uses > 0 ? usedText(locale, hit.uses) : undefined].filter(Boolean).join(', ');
  return {
    // The number lasts; the title after it may change.
    id: `${c.var.services.config.publicUrl}/idebanken/${hit.number}`,
    title: asHtml(hit.plainTitle + invented),
    link: absolute(c, ideaPath(hit.number, hit.plainTitle)),
    date: hit.changedAt,
    published: hit.publishedAt,
    description: asHtml(`${plain(hit.gist)} (${facts}.)`),
    author: [{ name: place ?? textIn(definitions.scheme.name, locale) }],
    category: definitions.ideas.themes.filter((one) => hit.themes.includes(one.id)).map((one) => ({ name: textIn(one.label, locale), term: one.id })),
  };
}

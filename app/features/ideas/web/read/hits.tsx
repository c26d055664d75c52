import type { ReactNode } from 'react';
import type { AppContext, Definitions } from '../../../../platform/context.ts';
import type { Locale } from '../../../../platform/locale.ts';
import { formatDay, formatList, formatNumber, href, norwegianDay, textIn } from '../../../../platform/locale.ts';
import { DemoMark } from '../../../../ui/demo-mark.tsx';
import { StateMark } from '../../../../ui/state-mark.tsx';
import { ideaPath } from '../../idea-address.ts';
import type { Hit, Part } from '../../idea-search.ts';
import { LevelMark } from './level-mark.tsx';
import { listTexts } from './list-texts.ts';
import { placeOf } from './place.ts';

/** What a list of ideas is shown with. */
export interface Shown {
  readonly locale: Locale;
  readonly definitions: Definitions;
  readonly today: string;
}
export const shownTo = (c: AppContext): Shown => ({ locale: c.var.locale, definitions: c.var.services.definitions, today: norwegianDay(c.var.services.now()) });

const Marked = ({ parts }: { parts: readonly Part[] }): ReactNode => parts.map((part, i) => (part.hit ? <mark key={i}>{part.text}</mark> : part.text));

/** The municipality as it was called then; today's name when it is another. */
export function placeText({ locale, definitions, today }: Shown, code: string, year: number | null): string | undefined {
  const place = placeOf(definitions.geography, code, year, today);
  return place?.now ? listTexts[locale].place(place.name, formatList(locale, place.now)) : place?.name;
}

export const usedText = (locale: Locale, uses: number): string => (uses === 0 ? listTexts[locale].unused : listTexts[locale].used(formatNumber(locale, uses), uses === 1));

/** Level, municipality, theme, how many have used it, and whether it is known to hold. */
function HitFacts({ hit, shown }: { hit: Hit; shown: Shown }): ReactNode {
  const { locale, definitions } = shown;
  const t = listTexts[locale];
  const place = placeText(shown, hit.municipality, hit.year);
  const theme = definitions.ideas.themes.find((one) => one.id === hit.themes[0]);
  return (
    <p className="k-facts" lang={hit.language === locale ? undefined : locale}>
      <LevelMark level={hit.level} locale={locale} />
      {place !== undefined && <span>{place}</span>}
      {theme && <span>{textIn(theme.label, locale)}</span>}
      <span>{usedText(locale, hit.uses)}</span>
      {hit.truth === 'unconfirmed' ? (
        <StateMark state="loose" label={t.unconfirmed(hit.confirmedOn.slice(0, 4))} />
      ) : (
        <span>{t.confirmed(formatDay(locale, hit.confirmedOn))}</span>
      )}
    </p>
  );
}

/** `marked`: each invented one says so, where the list as a whole cannot. */
function HitItem({ hit, shown, marked }: { hit: Hit; shown: Shown; marked: boolean }): ReactNode {
  return (
    <li lang={hit.language === shown.locale ? undefined : hit.language}>
      <h3 className="ds-heading" data-size="xs">
        <a className="ds-link" href={href(shown.locale, ideaPath(hit.number, hit.plainTitle))}>
          <Marked parts={hit.title} />
        </a>
      </h3>
      <p className="k-measure">
        <Marked parts={hit.gist} /> {marked && hit.demonstration && <DemoMark locale={shown.locale} />}
      </p>
      {hit.excerpt && (
        <p className="k-measure k-small k-quiet">
          … <Marked parts={hit.excerpt} /> …
        </p>
      )}
      <HitFacts hit={hit} shown={shown} />
    </li>
  );
}

/** Some are invented and some are not: then each says it for itself. */
export const mixed = (hits: readonly Hit[]): boolean => hits.some((h) => h.demonstration) && hits.some((h) => !h.demonstration);

export const HitList = ({ hits, shown }: { hits: readonly Hit[]; shown: Shown }): ReactNode => (
  <ul className="k-hits k-ideahits">
    {hits.map((hit) => (
      <HitItem key={hit.id} hit={hit} shown={shown} marked={mixed(hits)} />
    ))}
  </ul>
);

import type { ReactNode } from 'react';
import { ctxOf } from '../../../platform/context.ts';
import type { AppContext } from '../../../platform/context.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { Button, ButtonLink, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { respond } from '../../../ui/respond.tsx';
import { listPeople } from '../inside/people.server.ts';
import type { PersonWithMemberships } from '../inside/people.server.ts';
import { peopleTexts } from '../inside/people-texts.ts';
import { lastingId, membershipState } from '../membership.ts';
import { texts } from '../texts.ts';
import { placeHref, roleName } from './people-place.ts';
import type { PeoplePlace } from './people-place.ts';
import { tokensPath } from './tokens-page.tsx';

/** GET /administrasjon/personer and /min-sentral/personer */
export async function getPeoplePage(c: AppContext, place: PeoplePlace): Promise<Response> {
  const { locale } = c.var;
  const t = peopleTexts[locale];
  const search = /^[^\p{Cc}\p{Cs}]{1,100}$/u.exec(c.req.query('sok')?.trim() ?? '')?.[0];
  const { people, more } = await listPeople(ctxOf(c), { search, centreId: place.centre?.id, after: lastingId.exec(c.req.query('etter') ?? '')?.[0] });
  const today = norwegianDay(c.var.services.now());
  const here = placeHref(c, place);
  return respond(c, {
    title: t.title,
    robots: 'noindex',
    children: (
      <div className="k-stack k-stack--lg">
        <Heading level={1} size="lg">
          {t.title}
        </Heading>
        <p className="k-lead k-measure">{place.centre ? t.centreLead(place.centre.name) : t.lead}</p>
        {place.gives.length > 0 && (
          <p className="k-row">
            <ButtonLink href={placeHref(c, place, '/inviter')}>{t.invite}</ButtonLink>
            {place.centre && (
              <ButtonLink variant="tertiary" href={href(locale, tokensPath)}>
                {texts[locale].tokens.link}
              </ButtonLink>
            )}
          </p>
        )}
        <form method="get" action={here} role="search" aria-label={t.title} className="k-search">
          <TextField id="sok" name="sok" type="search" label={t.search} value={search} autoComplete="off" />
          <p className="k-row">
            <Button variant="secondary">{t.searchSubmit}</Button>
            {search !== undefined && (
              <ButtonLink variant="tertiary" href={here}>
                {t.reset}
              </ButtonLink>
            )}
          </p>
        </form>
        {people.length === 0 ? (
          <EmptyState title={t.none}>{t.noneHelp}</EmptyState>
        ) : (
          <List people={people} locale={locale} place={place} today={today} address={(id) => `${here}/${encodeURIComponent(id)}`} />
        )}
        {more !== undefined && (
          <p>
            <ButtonLink variant="secondary" href={`${here}?${new URLSearchParams({ ...(search && { sok: search }), etter: more }).toString()}`}>
              {t.more}
            </ButtonLink>
          </p>
        )}
      </div>
    ),
  });
}

function List({
  people,
  locale,
  place,
  today,
  address,
}: {
  people: readonly PersonWithMemberships[];
  locale: Locale;
  place: PeoplePlace;
  today: string;
  address: (id: string) => string;
}): ReactNode {
  return (
    <ul className="k-personlist">
      {people.map((person) => (
        <li key={person.id}>
          <Heading level={2} size="2xs">
            <a className="ds-link k-tap" href={address(person.id)}>
              {person.name}
            </a>
          </Heading>
          <p>
            {person.memberships
              .filter((m) => membershipState(m, today) !== 'ended')
              .map((m) => roleName(locale, m, place))
              .join(' · ') || peopleTexts[locale].noAccessNow}
          </p>
          <p className="k-small k-quiet">
            {person.email} {person.demonstration && <DemoMark locale={locale} />}
          </p>
        </li>
      ))}
    </ul>
  );
}

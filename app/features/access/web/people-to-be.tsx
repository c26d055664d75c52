import type { ReactNode } from 'react';
import type { Locale } from '../../../platform/locale.ts';
import { Heading } from '../../../ui/heading.tsx';
import { isRole } from '../access.ts';
import type { CentreName } from '../inside/access-options.ts';
import { firstToTry } from '../inside/demonstration-seed.ts';
import type { PersonWithGrants } from '../inside/person-query.server.ts';
import { texts } from '../texts.ts';

interface Props {
  /** Those of the codes that are in use today, by name. */
  municipalities: (codes: readonly string[]) => readonly string[];
  locale: Locale;
  people: readonly PersonWithGrants[];
  centres: readonly CentreName[];
  /** Where choosing the person leads. */
  address: (personId: string) => string;
}

/** The demonstration's people, grouped by where they work; each is one click away. */
export function PeopleToBe({ locale, people, centres, municipalities, address }: Props): ReactNode {
  const t = texts[locale];
  const order = ['officer', 'administrator', 'coordinator', 'member'];
  const at = (scope: string | null) =>
    people
      .flatMap((person) => person.grants.filter((g) => g.scope === scope && isRole(g.role)).map((g) => ({ person, role: g.role })))
      .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
  const whom = (person: PersonWithGrants, under: ReactNode): ReactNode => (
    <a className="ds-link" href={address(person.id)} rel="nofollow">
      <span>{person.name}</span>
      <span className="ds-sr-only">, </span>
      <small>{under}</small>
    </a>
  );
  // "koordinator ved Modum: svarer på …": the role, where, and what it is good for.
  const roleLine = ({ role, scope }: PersonWithGrants['grants'][number]): string => {
    if (!isRole(role)) return '';
    const where = centres.find((centre) => centre.id === scope)?.name;
    return `${t.role[role].toLowerCase()}${where === undefined ? '' : ` ${t.atCentre(where).replace(/^./, (first) => first.toLowerCase())}`}: ${t.canDo[role]}`;
  };
  const first = firstToTry.flatMap((id) => people.filter((p) => p.id === id));
  const list = (scope: string | null): ReactNode => (
    <ul className="k-linkrow k-linkrow--col k-whom">
      {at(scope).map(({ person, role }) => (
        <li key={person.id + role}>{whom(person, isRole(role) && t.role[role].toLowerCase())}</li>
      ))}
    </ul>
  );
  return (
    <>
      {first.length > 0 && (
        <section className="k-block k-stack">
          <Heading level={2} size="sm">
            {t.beginWith}
          </Heading>
          <ul className="k-people k-whom k-whom--first">
            {first.map((person) => (
              <li key={person.id}>{whom(person, person.grants.map(roleLine).filter(Boolean).join(' '))}</li>
            ))}
          </ul>
        </section>
      )}
      <section className="k-block k-stack k-stack--s">
        <Heading level={2} size="sm">
          {t.atAuthority}
        </Heading>
        {list(null)}
      </section>
      <section className="k-block k-stack">
        <Heading level={2} size="sm">
          {t.atCentres}
        </Heading>
        <ul className="k-people">
          {centres
            .filter((centre) => at(centre.id).length > 0)
            .map((centre) => (
              <li key={centre.id}>
                <Heading level={3} size="2xs">
                  {centre.name}
                </Heading>
                {list(centre.id)}
              </li>
            ))}
        </ul>
      </section>
      <Employed title={t.atMunicipalities} people={people} whom={whom} municipalities={municipalities} />
    </>
  );
}

function Employed({
  title,
  people,
  whom,
  municipalities,
}: Pick<Props, 'people' | 'municipalities'> & { title: string; whom: (person: PersonWithGrants, under: ReactNode) => ReactNode }): ReactNode {
  const employed = people.flatMap((person) => {
    const codes = person.grants.flatMap((g) => (g.role === 'employee' && g.scope !== null ? [g.scope] : []));
    return codes.length === 0 ? [] : [{ person, where: municipalities(codes).join(', ') }];
  });
  return (
    employed.length > 0 && (
      <section className="k-block k-stack k-stack--s">
        <Heading level={2} size="sm">
          {title}
        </Heading>
        <ul className="k-linkrow k-linkrow--col k-whom">
          {employed.map(({ person, where }) => (
            <li key={person.id}>{whom(person, where)}</li>
          ))}
        </ul>
      </section>
    )
  );
}

import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { href, norwegianDay } from '../../../platform/locale.ts';
import { DemoMark } from '../../../ui/demo-mark.tsx';
import { Button, ButtonLink, SelectField, TextField } from '../../../ui/fields.tsx';
import { Heading } from '../../../ui/heading.tsx';
import { Message } from '../../../ui/message.tsx';
import { municipalityAt, municipalityName } from '../../geography/geography.ts';
import { municipalityChoice } from '../../geography/municipality-meant.ts';
import type { MunicipalityFound } from '../../geography/search.ts';
import { centreForMunicipality } from '../../scheme/areas.ts';
import { isActiveAt } from '../../scheme/scheme.ts';
import { whyThisCentre } from '../../scheme/why-this-centre.ts';
import { MunicipalityList } from './lines-field.tsx';
import { factsToday } from './lines.ts';
import { requestPath } from './request-view.tsx';
import { requestTexts } from './request-texts.ts';

type Responsible = ReturnType<typeof centreForMunicipality>;
/** The centres that answer for a municipality today, nearest first. */
export const responsibleFor = (c: AppContext, code: string): Responsible => {
  const { geography, scheme } = c.var.services.definitions;
  return municipalityAt(geography, code, norwegianDay(c.var.services.now())) ? centreForMunicipality(geography, scheme, code, norwegianDay(c.var.services.now())) : [];
};

export const nameToday = (c: AppContext, code: string): string => municipalityName(c.var.services.definitions.geography, code, norwegianDay(c.var.services.now()));

export interface FindView {
  /** What was written in the search field. */
  readonly query: string;
  readonly error?: string | undefined;
  readonly centreError?: string | undefined;
  /** Several municipalities may be meant. */
  readonly found?: readonly MunicipalityFound[] | undefined;
  /** A municipality with none or several centres. */
  readonly code?: string | undefined;
}

/** First: which centre. By the asker's municipality, or chosen. */
export function FindCentre({ c, view }: { c: AppContext; view: FindView }): ReactNode {
  const { locale } = c.var;
  const t = requestTexts[locale].find;
  return (
    <div className="k-stack k-stack--lg">
      {view.found && <Several c={c} names={view.found.map(({ code }) => municipalityChoice(c.var.services.definitions.geography, code, factsToday(c).on))} />}
      {view.code !== undefined && <ResponsibleCentres c={c} code={view.code} />}
      <form method="get" action={href(locale, requestPath)} className="k-stack" role="search" aria-label={t.button}>
        <MunicipalityList facts={factsToday(c)} />
        <TextField
          id="kommune"
          name="kommune"
          label={t.byMunicipality}
          help={t.byMunicipalityHelp}
          value={view.query}
          list="kommuner"
          autoComplete="off"
          maxLength={100}
          error={view.error}
        />
        <p>
          <Button>{t.button}</Button>
        </p>
      </form>
      <p className="k-or">{t.or}</p>
      <ChooseCentre c={c} error={view.centreError} />
      <p>
        {t.days}{' '}
        <a className="ds-link" href={href(locale, '/hospitering')}>
          {t.daysLink}
        </a>
      </p>
    </div>
  );
}

export const activeCentres = (c: AppContext): { readonly value: string; readonly label: string }[] => {
  const today = norwegianDay(c.var.services.now());
  return c.var.services.definitions.scheme.centres
    .filter((centre) => isActiveAt(centre, today))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nb'))
    .map((centre) => ({ value: centre.id, label: centre.name }));
};

function ChooseCentre({ c, error }: { c: AppContext; error: string | undefined }): ReactNode {
  const { locale } = c.var;
  const t = requestTexts[locale].find;
  return (
    <form method="get" action={href(locale, requestPath)} className="k-stack">
      <SelectField id="sentral" name="sentral" label={t.byCentre} options={[{ value: '', label: t.chooseCentre }, ...activeCentres(c)]} error={error} />
      <p>
        <Button variant="secondary">{t.byCentreButton}</Button>
      </p>
    </form>
  );
}

const Several = ({ c, names }: { c: AppContext; names: readonly string[] }): ReactNode => (
  <section aria-labelledby="flere">
    <Heading level={2} size="xs" id="flere">
      {requestTexts[c.var.locale].find.several}
    </Heading>
    <ul className="k-plain">
      {names.map((name) => (
        <li key={name}>
          <a className="ds-link" href={`${href(c.var.locale, requestPath)}?kommune=${encodeURIComponent(name)}`}>
            {name}
          </a>
        </li>
      ))}
    </ul>
  </section>
);

function ResponsibleCentres({ c, code }: { c: AppContext; code: string }): ReactNode {
  const { locale } = c.var;
  const t = requestTexts[locale].find;
  const name = nameToday(c, code);
  const centres = responsibleFor(c, code);
  if (centres.length === 0) return <Message tone="info">{t.none(name)}</Message>;
  return (
    <section aria-labelledby="sentraler">
      <Heading level={2} size="xs" id="sentraler">
        {t.responsible(name)}
      </Heading>
      <ul className="k-hits">
        {centres.map(({ centre, why }) => (
          <li key={centre.id}>
            <p>
              <strong>{centre.name}</strong> {centre.demonstration && <DemoMark locale={locale} />}
              <br />
              <span className="k-quiet">{whyThisCentre(locale, c.var.services.definitions.scheme, why, name)}</span>
            </p>
            <p>
              <ButtonLink variant="secondary" href={`${href(locale, requestPath)}?sentral=${centre.id}&kommune=${code}`}>
                {t.ask(centre.name)}
              </ButtonLink>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { ReactNode } from 'react';
import { SourceIcon } from '../../../ui/icons.tsx';
import { ownCounty } from '../../scheme/areas.ts';
import { relationSides } from '../activity.ts';
import { counterpartsOffered } from '../counterparts.ts';
import type { OfferedCounterpart } from '../counterparts.ts';
import { activityTexts } from '../texts.ts';
import { Tile } from './form-parts.tsx';
import { formDay } from './form-shape.ts';
import type { FormView } from './form-shape.ts';
import { counterpartValue, messageFor } from './log-form.ts';
import { logTexts } from './texts.ts';

/**
 * With whom: the own county's offices are one press away. What each is to the centre stands over it and is said again when it is
 * chosen; nobody is asked.
 */
export function counterpartFields(view: FormView): ReactNode {
  const { c, centre, typed, errors } = view;
  const { locale, services } = c.var;
  const { geography } = services.definitions;
  const t = logTexts[locale].form;
  const day = formDay(view);
  const offered = counterpartsOffered(geography, centre, day, locale).map((counterpart, index) => ({ counterpart, index }));
  const of = (side: string) => offered.filter((o) => o.counterpart.side === side);
  const error = messageFor(errors, 'motpart-0');
  const isChosen = (o: OfferedCounterpart): boolean => typed.counterparts.includes(counterpartValue(o));
  const tiles = (side: string) => (
    <div className="k-kinds">
      {of(side).map(({ counterpart, index }) => (
        <Tile
          key={counterpartValue(counterpart)}
          type="checkbox"
          id={`motpart-${index}`}
          name="motpart"
          value={counterpartValue(counterpart)}
          checked={isChosen(counterpart)}
          error={error && 'motpart-feil'}
          data={{ 'data-side': side }}
        >
          {counterpart.name}
        </Tile>
      ))}
    </div>
  );
  const county = ownCounty(geography, centre, day)?.name ?? '';
  const further = of('other').length + of('outside').length > 0;
  return (
    <fieldset className={error === undefined ? 'k-question' : 'k-question k-invalid'} data-for="counterparts">
      <legend className="ds-label">{t.with}</legend>
      <p className="k-quiet k-small">{t.withHelp}</p>
      {error !== undefined && (
        <p className="ds-validation-message" id="motpart-feil">
          {error}
        </p>
      )}
      {tiles('own')}
      {further && (
        <details className="ds-details" open={offered.some(({ counterpart }) => counterpart.side !== 'own' && isChosen(counterpart)) || of('own').length === 0}>
          <summary>{t.otherOffices}</summary>
          <div className="k-stack">
            {(['other', 'outside'] as const).map((side) =>
              of(side).length === 0 ? null : (
                <div key={side} role="group" aria-label={activityTexts[locale].side[side]}>
                  <p className="k-logside">{side === 'other' ? t.otherCounties : t.outside}</p>
                  {tiles(side)}
                </div>
              ),
            )}
          </div>
        </details>
      )}
      {relationSides.map((side) => (
        <div key={side} className="k-derived" data-derived={side}>
          <SourceIcon />
          <p>
            <strong>{t.derived[side][0]}</strong> {side === 'own' && county === '' ? '' : t.derived[side][1](centre.name, county)}
          </p>
        </div>
      ))}
    </fieldset>
  );
}

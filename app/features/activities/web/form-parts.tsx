import type { ReactNode } from 'react';
import { addDays } from '../../../platform/norwegian-time.ts';
import { Choice, Question, TextField } from '../../../ui/fields.tsx';
import type { ActivityField } from '../activity.ts';
import { longDay } from './days.ts';
import type { FormView } from './form-shape.ts';
import { dayField, messageFor, startOf, todayOf } from './log-form.ts';
import { logTexts } from './texts.ts';

interface Option {
  readonly value: string;
  readonly label: string;
}

/** A choice large enough for a thumb. */
export const Tile = ({
  type,
  id,
  name,
  value,
  checked,
  error,
  small,
  data,
  children,
}: {
  type: 'radio' | 'checkbox';
  id: string;
  name: string;
  value: string;
  checked: boolean;
  error?: string | undefined;
  small?: string | undefined;
  data?: Readonly<Record<`data-${string}`, string>> | undefined;
  children: ReactNode;
}): ReactNode => (
  <label className="k-tile" htmlFor={id}>
    <input
      className="ds-input"
      type={type}
      id={id}
      name={name}
      value={value}
      defaultChecked={checked}
      aria-invalid={error === undefined ? undefined : true}
      aria-describedby={error}
      {...data}
    />
    <span>
      {children}
      {small !== undefined && <small>{small}</small>}
    </span>
  </label>
);

/** Several of a list; shown for the kinds that have the field. */
export function Ticks({
  name,
  legend,
  help,
  options,
  chosen,
  error,
  field,
  folded = false,
  children,
}: {
  name: string;
  legend: string;
  help?: string | undefined;
  options: readonly Option[];
  chosen: readonly string[];
  error?: string | undefined;
  field?: ActivityField | undefined;
  /** Behind one press while nothing is chosen: a long list that most leave alone. */
  folded?: boolean;
  children?: ReactNode;
}): ReactNode {
  const ticks = (
    <Question legend={folded ? <span className="ds-sr-only">{legend}</span> : legend} level={0} help={help} error={error} errorId={`${name}-feil`}>
      <div className="k-options">
        {options.map(({ value, label }, i) => (
          <Choice
            key={value}
            type="checkbox"
            id={`${name}-${i}`}
            name={name}
            value={value}
            label={label}
            checked={chosen.includes(value)}
            error={error === undefined ? undefined : `${name}-feil`}
          />
        ))}
      </div>
      {children}
    </Question>
  );
  const shown = folded ? (
    <details className="ds-details" open={chosen.length > 0 || error !== undefined}>
      <summary>{legend}</summary>
      <div>{ticks}</div>
    </details>
  ) : (
    ticks
  );
  return field === undefined ? shown : <div data-for={field}>{shown}</div>;
}

/** Today, yesterday, or another day: only then are there dates to fill in. */
export function WhenFields({ view: { c, typed, errors, changes } }: { view: FormView }): ReactNode {
  const { locale } = c.var;
  const t = logTexts[locale].form;
  const today = todayOf(c);
  const yesterday = addDays(today, -1);
  const error = messageFor(errors, 'dag-0');
  const isOther = changes !== undefined || (typed.day !== today && typed.day !== yesterday);
  const dates = (
    <div className="k-logdates">
      {/* What was sent from a page of yesterday is a date like others. */}
      <TextField id="dato" name="dato" label={t.from} type="date" value={typed.from !== '' ? typed.from : isOther ? startOf(typed) : ''} error={messageFor(errors, 'dato')} />
      <TextField id="til" name="til" label={t.to} type="date" value={typed.to} error={messageFor(errors, 'til')} help={t.toHelp} />
    </div>
  );
  if (changes)
    return (
      <>
        <input type="hidden" name="dag" value={dayField.other} />
        {dates}
      </>
    );
  const days = [
    [today, t.today],
    [yesterday, t.yesterday],
    [dayField.other, t.otherDay],
  ] as const;
  return (
    <fieldset className="k-question">
      <legend className="ds-label">{t.when}</legend>
      {error !== undefined && (
        <p className="ds-validation-message" id="dag-feil">
          {error}
        </p>
      )}
      <div className="k-chips">
        {days.map(([value, label], i) => (
          <Tile key={value} type="radio" id={`dag-${i}`} name="dag" value={value} checked={value === dayField.other ? isOther : typed.day === value} error={error && 'dag-feil'}>
            {label}
          </Tile>
        ))}
      </div>
      <p className="k-small k-quiet">{t.todayIs(longDay(locale, today))}</p>
      {dates}
    </fieldset>
  );
}

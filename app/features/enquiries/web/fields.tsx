import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { langOf, textIn } from '../../../platform/locale.ts';
import { Question, TextField } from '../../../ui/fields.tsx';
import type { Choice } from '../enquiry.ts';
import { municipalityChoices } from '../../geography/municipality-meant.ts';

export interface TilesProps {
  c: AppContext;
  id: string;
  name: string;
  legend: string;
  type?: 'checkbox' | 'radio';
  choices: readonly Pick<Choice, 'id' | 'label'>[];
  chosen: readonly string[];
  help?: string | undefined;
  error?: string | undefined;
}

/** Short choices side by side, each large enough for a thumb. */
export function TopicTiles({ c, id, name, legend, type = 'checkbox', choices, chosen, help, error }: TilesProps): ReactNode {
  const { locale } = c.var;
  return (
    <Question legend={legend} level={0} id={id} help={help} error={error}>
      <div className="k-tiles">
        {choices.map((choice) => (
          <label key={choice.id} className="k-tile" lang={langOf(choice.label, locale)}>
            <input
              className="ds-input"
              type={type}
              id={`${id}-${choice.id}`}
              name={name}
              value={choice.id}
              defaultChecked={chosen.includes(choice.id)}
              aria-invalid={error === undefined ? undefined : true}
              aria-describedby={error === undefined ? undefined : `${id}-feil`}
            />
            {textIn(choice.label, locale)}
          </label>
        ))}
      </div>
    </Question>
  );
}

/** A municipality by name, with those of the day to choose from; the browser's own list, no script. */
export const MunicipalityField = ({
  c,
  id,
  name,
  label,
  help,
  on,
  value,
  error,
}: {
  c: AppContext;
  id: string;
  name: string;
  label: string;
  help?: string;
  on: string;
  value?: string | undefined;
  error?: string | undefined;
}): ReactNode => (
  <>
    <TextField id={id} name={name} label={label} help={help} value={value} error={error} list={`${id}-navn`} maxLength={100} autoComplete="off" required />
    <datalist id={`${id}-navn`}>
      {municipalityChoices(c.var.services.definitions.geography, on).map((m) => (
        <option key={m.code}>{m.name}</option>
      ))}
    </datalist>
  </>
);

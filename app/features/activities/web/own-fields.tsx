import type { ReactNode } from 'react';
import { textIn } from '../../../platform/locale.ts';
import { TextField } from '../../../ui/fields.tsx';
import { isActiveAt } from '../../scheme/scheme.ts';
import { offeredIn } from '../activity.ts';
import type { Choice } from '../activity.ts';
import { limits } from '../faults.ts';
import { Ticks } from './form-parts.tsx';
import { formDay } from './form-shape.ts';
import type { FormView } from './form-shape.ts';
import { messageFor } from './log-form.ts';
import { logTexts } from './texts.ts';

/** The fields that only some kinds have. */
export function OwnFields({ view }: { view: FormView }): ReactNode {
  const { c, typed, errors, partners } = view;
  const { locale, services } = c.var;
  const { activities } = services.definitions;
  const t = logTexts[locale].form;
  const options = optionsOf(view);
  const fault = (id: string): string | undefined => messageFor(errors, id);
  return (
    <>
      <div data-for="medium">
        <TextField id="medium" name="medium" label={t.medium} value={typed.medium} maxLength={limits.medium} error={fault('medium')} autoComplete="off" />
      </div>
      <div data-for="audience">
        <TextField
          id="antall"
          name="antall"
          label={t.audience}
          value={typed.audience}
          inputMode="numeric"
          className="k-lognumber"
          maxLength={9}
          error={fault('antall')}
          autoComplete="off"
        />
      </div>
      <Ticks
        field="participation"
        name="deltakelse"
        legend={t.participation}
        options={options(activities.participation)}
        chosen={typed.participation}
        error={fault('deltakelse-0')}
      />
      <Ticks field="partners" name="partner" legend={t.partners} options={options(partners)} chosen={typed.partners} error={fault('partner-0')}>
        <TextField
          id="ny-partner"
          name="ny-partner"
          label={t.newPartner}
          help={t.newPartnerHelp}
          value={typed.newPartner}
          maxLength={120}
          error={fault('ny-partner')}
          autoComplete="off"
        />
      </Ticks>
    </>
  );
}

/** Long lists that most leave alone. */
export function FoldedFields({ view }: { view: FormView }): ReactNode {
  const { c, centre, typed, errors } = view;
  const { locale, services } = c.var;
  const { activities, scheme } = services.definitions;
  const t = logTexts[locale].form;
  const day = formDay(view);
  const options = optionsOf(view);
  // Those that were there stay on the list, whatever the day is changed to: what is no longer seen cannot be unticked.
  const others = scheme.centres.filter((k) => k.id !== centre.id && (isActiveAt(k, day) || typed.centres.includes(k.id))).map((k) => ({ value: k.id, label: k.name }));
  const fault = (id: string): string | undefined => messageFor(errors, id);
  return (
    <>
      <Ticks
        folded
        field="targetGroups"
        name="malgruppe"
        legend={t.targetGroups}
        options={options(activities.targetGroups)}
        chosen={typed.targetGroups}
        error={fault('malgruppe-0')}
      />
      <Ticks folded field="centres" name="sentral" legend={t.centres} help={t.centresHelp} options={others} chosen={typed.centres} error={fault('sentral-0')} />
    </>
  );
}

const optionsOf =
  (view: FormView) =>
  (choices: readonly Choice[]): { readonly value: string; readonly label: string }[] =>
    offeredIn(choices, Number(formDay(view).slice(0, 4))).map(({ id, label }) => ({ value: id, label: textIn(label, view.c.var.locale) }));

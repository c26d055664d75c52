import type { ReactNode } from 'react';
import { textIn } from '../../../platform/locale.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Question, SelectField, TextField } from '../../../ui/fields.tsx';
import { fieldTexts } from './field-texts.ts';
import { messageFor } from '../../../ui/posted-form.ts';
import { kindsOf, lineIds, mostLines } from './lines.ts';
import type { LineFacts, TypedLine } from './lines.ts';
import { municipalityChoices } from '../../geography/municipality-meant.ts';

/** The municipalities to choose from while writing; once a page. */
export const MunicipalityList = ({ facts: { c, on } }: { facts: LineFacts }): ReactNode => (
  <datalist id="kommuner">
    {municipalityChoices(c.var.services.definitions.geography, on).map((m) => (
      <option key={m.code}>{m.name}</option>
    ))}
  </datalist>
);

/** The Enter key presses a form's first button: it is to be the one that sends. */
export const EnterSends = (): ReactNode => (
  <button type="submit" className="ds-sr-only" tabIndex={-1} aria-hidden="true">
    ↵
  </button>
);

interface LinesProps {
  readonly facts: LineFacts;
  readonly lines: readonly TypedLine[];
  readonly errors: readonly FieldError[];
  readonly prefix?: string;
  /** Where the form is sent; the page comes back with one more line, standing at it. */
  readonly action: string;
  readonly legend?: string;
  readonly level?: 0 | 2 | 3;
  readonly help?: string;
}

/** Who comes, a line for each municipality and kind. A line more is asked of the server: it works without script. */
export function LinesField({ facts, lines, errors, prefix = '', action, legend, level, help }: LinesProps): ReactNode {
  const t = fieldTexts[facts.c.var.locale];
  return (
    <Question legend={legend ?? t.lines} level={level ?? 2} help={help ?? t.linesHelp}>
      <input type="hidden" name={`${prefix}linjer`} value={lines.length} />
      <LineRows facts={facts} lines={lines} errors={errors} prefix={prefix} />
      {lines.length > 1 && <p className="k-quiet k-small">{t.emptyLine}</p>}
      {lines.length < mostLines && <AddLine action={action} prefix={prefix} n={lines.length} label={t.addLine} />}
    </Question>
  );
}

export const AddLine = ({ action, prefix, n, label }: { action: string; prefix: string; n: number; label: string }): ReactNode => (
  <p className="k-addline">
    <Button variant="secondary" name="handling" value={`${prefix}linje`} formAction={`${action}#${lineIds(n, prefix).municipality}`} formNoValidate>
      {label}
    </Button>
  </p>
);

export function LineRows({ facts, lines, errors, prefix = '' }: Pick<LinesProps, 'facts' | 'lines' | 'errors' | 'prefix'>): ReactNode {
  const { locale } = facts.c.var;
  const t = fieldTexts[locale];
  const kinds = [{ value: '', label: t.chooseKind }, ...kindsOf(facts).map((k) => ({ value: k.id, label: textIn(k.label, locale) }))];
  return lines.map((line, i) => {
    const ids = lineIds(i, prefix);
    const field = (id: string) => ({ id, name: id, error: messageFor(errors, id) });
    return (
      <div key={ids.number} className="k-visitline" role="group" aria-label={t.line(i + 1)}>
        <TextField {...field(ids.municipality)} label={t.municipality} value={line.municipality} list="kommuner" autoComplete="off" maxLength={100} />
        <SelectField {...field(ids.kind)} label={t.kind} value={line.kind} options={kinds} />
        <TextField {...field(ids.number)} label={t.number} value={line.number} inputMode="numeric" autoComplete="off" maxLength={6} />
      </div>
    );
  });
}

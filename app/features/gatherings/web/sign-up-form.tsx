import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, TextField } from '../../../ui/fields.tsx';
import { messageFor, rowsIn } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import type { Fault, GatheringCase, PersonField, PersonInput } from '../inputs.ts';
import { deskTexts } from './desk-texts.ts';
import { hrefOf } from './paths.ts';
import type { Desk } from './paths.ts';

export interface TypedPerson {
  readonly name: string;
  readonly email: string;
  readonly needs: string;
}
const mostPersons = 20;
const empty: TypedPerson = { name: '', email: '', needs: '' };
const ids = (i: number) => ({ name: `navn-${i}`, email: `epost-${i}`, needs: `behov-${i}` });

/** As many lines as the form showed; one more when that was asked for. */
export function readPersons(body: FormBody): TypedPerson[] {
  const rows = Math.min(mostPersons, rowsIn(body, 'personer', mostPersons) + (body.text('handling') === 'person' ? 1 : 0));
  return Array.from({ length: rows }, (_, i) => ({ name: body.line(ids(i).name), email: body.line(ids(i).email), needs: body.text(ids(i).needs) }));
}
/** The signed-in person stands on the first line: whoever signs up most often comes. */
export const firstPersons = (c: AppContext, the: GatheringCase): TypedPerson[] => {
  const own = c.var.actor.kind === 'person' && !the.participants.some((p) => p.person?.name === (c.var.actor.kind === 'person' ? c.var.actor.name : ''));
  return [{ ...empty, name: own && c.var.actor.kind === 'person' ? c.var.actor.name : '' }];
};

const isEmpty = ({ name, email, needs }: TypedPerson): boolean => name === '' && email === '' && needs === '';
/** The lines somebody wrote on, and which line each was. */
export function filledPersons(c: AppContext, typed: readonly TypedPerson[]): { readonly persons: PersonInput[]; readonly lines: number[] } {
  const { actor } = c.var;
  const lines = typed.flatMap((person, i) => (isEmpty(person) ? [] : [i]));
  const own = actor.kind === 'person' ? typed.findIndex((p) => p.name === actor.name) : -1;
  return { lines, persons: lines.map((i) => ({ ...(typed[i] ?? empty), self: i === own })) };
}

export const personLimits = { name: 200, email: 254, needs: 500, organisation: 200, persons: mostPersons } as const satisfies Record<PersonField, number>;
/** A fault of a person, said where it was written. */
export function personFault(c: AppContext, { field, reason }: Fault<PersonField>): string {
  const t = deskTexts[c.var.locale].wrong;
  if (reason === 'too-long') return t.long(formatNumber(c.var.locale, personLimits[field]));
  if (reason === 'identity-number') return t.identity;
  if (reason === 'twice') return t.twice;
  if (field === 'persons') return t.nobody;
  return field === 'email' ? t.email : t.name;
}
export const personErrors = (c: AppContext, faults: readonly Fault<PersonField>[], lines: readonly number[]): FieldError[] =>
  faults.map((fault) => {
    const line = ids(lines[fault.at ?? 0] ?? 0);
    return { href: `#${fault.field === 'email' || fault.field === 'needs' ? line[fault.field] : line.name}`, message: personFault(c, fault) };
  });

/** Several at once, a line each; grows a line at a time without script. */
export function SignUpForm({
  c,
  desk,
  the: { gathering },
  typed,
  errors,
}: {
  c: AppContext;
  desk: Desk;
  the: GatheringCase;
  typed: readonly TypedPerson[];
  errors: readonly FieldError[];
}): ReactNode {
  const { locale, services } = c.var;
  const t = deskTexts[locale];
  const full = gathering.places !== null && gathering.taken >= gathering.places;
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id), autoComplete: 'off' });
  return (
    <form method="post" action={`${hrefOf(c, desk, gathering.id, 'meld-pa')}#meld-pa`} noValidate className="k-stack">
      {/* Enter in a field signs up; it does not add a line. */}
      <button type="submit" className="ds-sr-only" tabIndex={-1} aria-hidden="true">
        ↵
      </button>
      <input type="hidden" name="personer" value={typed.length} />
      {typed.length > 1 && <p className="k-quiet">{t.signUpHelp}</p>}
      {typed.map((person, i) => (
        <fieldset key={ids(i).name} className="k-question k-person">
          <legend className={typed.length === 1 ? 'ds-sr-only' : 'ds-label'}>{t.person(i + 1)}</legend>
          <div className="k-stack">
            <TextField {...field(ids(i).name)} label={t.name} value={person.name} maxLength={personLimits.name} />
            <TextField {...field(ids(i).email)} label={t.email} help={i === 0 ? t.emailHelp : undefined} type="email" value={person.email} maxLength={personLimits.email} />
            {gathering.askNeeds && (
              <TextField
                {...field(ids(i).needs)}
                label={t.needs}
                help={i === 0 ? t.needsHelp(formatNumber(locale, services.definitions.gatherings.eraseNeedsAfter)) : undefined}
                value={person.needs}
                maxLength={personLimits.needs}
              />
            )}
          </div>
        </fieldset>
      ))}
      {typed.length < mostPersons && (
        <p>
          <Button variant="tertiary" name="handling" value="person">
            {t.addPerson}
          </Button>
        </p>
      )}
      <p>
        <Button>{full && !gathering.approval ? t.sendQueue : t.send}</Button>
      </p>
    </form>
  );
}

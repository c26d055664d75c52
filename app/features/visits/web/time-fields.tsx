import type { ReactNode } from 'react';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import type { Locale } from '../../../platform/locale.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { TextField } from '../../../ui/fields.tsx';
import { fieldTexts } from './field-texts.ts';
import { messageFor } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { clockFrom, dayField, dayFrom, momentAt, timeField } from '../../../platform/moment.ts';

/** A day, two times of the day and a place, as typed. */
export interface TypedTime {
  readonly day: string;
  readonly from: string;
  readonly to: string;
  readonly place: string;
}
export interface Time {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly place: string;
}
const timeIds = (prefix: string) => ({ day: `${prefix}dato`, from: `${prefix}fra`, to: `${prefix}til`, place: `${prefix}sted` });
const most = 300;

export function readTime(body: FormBody, prefix: string): TypedTime {
  const ids = timeIds(prefix);
  return { day: body.text(ids.day), from: body.text(ids.from), to: body.text(ids.to), place: body.line(ids.place) };
}
export const typedTime = (startsAt: Date | null, endsAt: Date | null, place: string): TypedTime => ({
  day: startsAt ? dayField(startsAt) : '',
  from: startsAt ? timeField(startsAt) : '',
  to: endsAt ? timeField(endsAt) : '',
  place,
});

/** `when`: whether the time must be to come, or must have been; nothing: either. */
export function parseTime(
  typed: TypedTime,
  { locale, prefix, now, when }: { locale: Locale; prefix: string; now: Date; when?: 'to-come' | 'been' | undefined },
): { time?: Time; errors: FieldError[] } {
  const ids = timeIds(prefix);
  const t = fieldTexts[locale].wrong;
  const errors: FieldError[] = [];
  const wrong = (id: string, message: string): void => void errors.push({ href: `#${id}`, message });
  const [day, from, to] = [dayFrom(typed.day), clockFrom(typed.from), clockFrom(typed.to)];
  if (day === undefined) wrong(ids.day, t.date);
  if (from === undefined) wrong(ids.from, t.starts);
  if (to === undefined) wrong(ids.to, t.ends);
  if (typed.place.length > most) wrong(ids.place, t.long(String(most)));
  else if (holdsIdentityNumber(typed.place)) wrong(ids.place, t.identity);
  if (day === undefined || from === undefined || to === undefined) return { errors };
  const [startsAt, endsAt] = [momentAt(day, from), momentAt(day, to)];
  // Two to three on the night that hour is skipped is no time at all.
  if (to <= from || endsAt <= startsAt) wrong(ids.to, t.order);
  else if (when === 'to-come' && startsAt <= now) wrong(ids.day, t.past);
  else if (when === 'been' && endsAt > now) wrong(ids.day, t.future);
  return errors.length > 0 ? { errors } : { time: { startsAt, endsAt, place: typed.place }, errors };
}

export function TimeFields({
  locale,
  prefix,
  typed,
  errors,
  place,
}: {
  locale: Locale;
  prefix: string;
  typed: TypedTime;
  errors: readonly FieldError[];
  place?: string;
}): ReactNode {
  const t = fieldTexts[locale];
  const ids = timeIds(prefix);
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id) });
  return (
    <>
      <div className="k-visittime">
        <TextField {...field(ids.day)} label={t.date} value={typed.day} type="date" />
        <TextField {...field(ids.from)} label={t.starts} value={typed.from} type="time" />
        <TextField {...field(ids.to)} label={t.ends} value={typed.to} type="time" />
      </div>
      <TextField {...field(ids.place)} label={place ?? t.place} value={typed.place} maxLength={most} />
    </>
  );
}

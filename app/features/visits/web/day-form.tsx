import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber } from '../../../platform/locale.ts';
import { holdsIdentityNumber } from '../../../platform/identity-number.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, TextArea, TextField } from '../../../ui/fields.tsx';
import type { DayInput } from '../inputs.ts';
import { visitForms } from '../visit.ts';
import type { VisitingDay } from '../visit.ts';
import { centreTexts } from './centre-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { messageFor, wholeNumber } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { FormChoices } from './request-view.tsx';
import { parseTime, readTime, TimeFields, typedTime } from './time-fields.tsx';
import type { TypedTime } from './time-fields.tsx';
import { workTexts } from './work-texts.ts';

export interface TypedDay {
  /** The version the page showed; empty for a new day. */
  readonly version: string;
  readonly form: string;
  readonly title: string;
  readonly time: TypedTime;
  readonly programme: string;
  readonly practical: string;
  readonly places: string;
  readonly approval: boolean;
  readonly waitingList: boolean;
}
const prefix = 'dag-';
const mostPlaces = 1000;
const mostTitle = 200;
const mostText = 5000;

export const newDay: TypedDay = {
  version: '',
  form: 'on-site',
  title: '',
  time: { day: '', from: '09:00', to: '15:00', place: '' },
  programme: '',
  practical: '',
  places: '',
  approval: true,
  waitingList: true,
};
export const typedDay = (day: VisitingDay): TypedDay => ({
  ...day,
  version: String(day.version),
  time: typedTime(day.startsAt, day.endsAt, day.place),
  places: String(day.places),
});
export const readDay = (body: FormBody): TypedDay => ({
  version: body.text('versjon'),
  form: body.text('form'),
  title: body.line('tittel'),
  time: readTime(body, prefix),
  programme: body.text('program'),
  practical: body.text('praktisk'),
  places: body.text('plasser'),
  approval: body.text('godkjenning') === 'ja',
  waitingList: body.text('ko') === 'ja',
});

export function parseDay(c: AppContext, typed: TypedDay): { readonly day?: DayInput; readonly errors: readonly FieldError[] } {
  const { locale, services } = c.var;
  const [t, shared] = [workTexts[locale].days, fieldTexts[locale].wrong];
  const errors: FieldError[] = [];
  const wrong = (id: string, message: string): void => void errors.push({ href: `#${id}`, message });
  if (typed.title === '') wrong('tittel', t.nameMissing);
  else if (typed.title.length > mostTitle) wrong('tittel', shared.long(String(mostTitle)));
  const { time, errors: timeErrors } = parseTime(typed.time, { locale, prefix, now: services.now(), when: 'to-come' });
  errors.push(...timeErrors);
  const form = visitForms.find((f) => f === typed.form);
  if (form === undefined) wrong('form-0', shared.form);
  const places = wholeNumber(typed.places);
  if (places === undefined || places < 1 || places > mostPlaces) wrong('plasser', t.placesMissing);
  if (holdsIdentityNumber(typed.title)) wrong('tittel', shared.identity);
  for (const [id, text] of [
    ['program', typed.programme],
    ['praktisk', typed.practical],
  ] as const) {
    if (text.length > mostText) wrong(id, shared.long(formatNumber(locale, mostText)));
    else if (holdsIdentityNumber(text)) wrong(id, shared.identity);
  }
  if (errors.length > 0 || time === undefined || form === undefined || places === undefined) return { errors };
  return {
    errors,
    day: { form, title: typed.title, ...time, programme: typed.programme, practical: typed.practical, places, approval: typed.approval, waitingList: typed.waitingList },
  };
}

export function DayForm({ c, typed, errors, action, isNew }: { c: AppContext; typed: TypedDay; errors: readonly FieldError[]; action: string; isNew: boolean }): ReactNode {
  const { locale } = c.var;
  const t = workTexts[locale].days;
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id), autoComplete: 'off' });
  return (
    <form method="post" action={action} noValidate className="k-visitform">
      <input type="hidden" name="versjon" value={typed.version} />
      <TextField {...field('tittel')} label={t.name} help={t.nameHelp} value={typed.title} maxLength={mostTitle} />
      <Question legend={centreTexts[locale].when}>
        <div className="k-stack k-fieldstack">
          <TimeFields locale={locale} prefix={prefix} typed={typed.time} errors={errors} />
        </div>
      </Question>
      <FormChoices c={c} legend={centreTexts[locale].how} chosen={typed.form} error={messageFor(errors, 'form-0')} />
      <Question legend={t.how}>
        <div className="k-stack k-fieldstack">
          <TextField {...field('plasser')} label={t.places} value={typed.places} inputMode="numeric" maxLength={5} className="k-visitplaces" />
        </div>
        <div className="k-options">
          <Choice type="checkbox" id="godkjenning" name="godkjenning" value="ja" label={t.approval} checked={typed.approval} />
          <Choice type="checkbox" id="ko" name="ko" value="ja" label={t.waitingList} checked={typed.waitingList} />
        </div>
      </Question>
      <TextArea {...field('program')} label={t.programme} help={t.programmeHelp} value={typed.programme} rows={7} />
      <TextArea {...field('praktisk')} label={t.practical} help={t.practicalHelp} value={typed.practical} rows={4} />
      <p>
        <Button>{isNew ? t.saveNew : t.save}</Button>
      </p>
    </form>
  );
}

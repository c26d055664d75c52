import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, norwegianDay, norwegianYear, textIn } from '../../../platform/locale.ts';
import { clockFrom, firstLetterLarge, longDay, momentAt, timeField } from '../../../platform/moment.ts';
import { addDays } from '../../../platform/norwegian-time.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import { Fold } from '../../../ui/facts.tsx';
import { messageFor, wholeNumber } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { yearInAny } from '../../scheme/scheme.ts';
import type { Gathering } from '../gathering.ts';
import type { Fault, ItemField, ItemInput } from '../inputs.ts';
import { programmeTexts } from './programme-texts.ts';

export interface TypedItem {
  readonly id: string;
  readonly day: string;
  readonly starts: string;
  readonly minutes: string;
  readonly title: string;
  readonly text: string;
  readonly speaker: string;
  readonly subject: string;
  readonly feedback: boolean;
}
const mostItems = 60;
const most = { title: 200, text: 2000, speaker: 200 } as const;
const fieldId = (name: string, i: number): string => `${name}-${i}`;

export const typedItems = ({ items }: Gathering): TypedItem[] =>
  items.map((item) => ({ ...item, day: norwegianDay(item.startsAt), starts: timeField(item.startsAt), minutes: String(item.minutes) }));
/** A point after the last one, or at the beginning. */
function nextItem(c: AppContext, gathering: Gathering, typed: readonly TypedItem[]): TypedItem {
  const last = typed.at(-1);
  const [from, length] = [last && clockFrom(last.starts), last && wholeNumber(last.minutes)];
  const starts = last === undefined || from === undefined || length === undefined || from + length >= 1440 ? gathering.startsAt : momentAt(last.day, from + length);
  return { id: '', day: norwegianDay(starts), starts: timeField(starts), minutes: '45', title: '', text: '', speaker: '', subject: '', feedback: true };
}

/** What was typed, with a point more or less when that was asked for. */
export function readItems(c: AppContext, gathering: Gathering, body: FormBody): { readonly typed: TypedItem[]; readonly save: boolean } {
  const count = Math.min(mostItems, wholeNumber(body.text('punkter')) ?? 0);
  const all = Array.from({ length: count }, (_, i): TypedItem => {
    const text = (name: string): string => body.text(fieldId(name, i));
    return {
      id: text('id'),
      day: text('dag') === '' ? norwegianDay(gathering.startsAt) : text('dag'),
      starts: text('kl'),
      minutes: text('minutter'),
      title: body.line(fieldId('tittel', i)),
      text: text('tekst'),
      speaker: body.line(fieldId('av', i)),
      subject: text('emne'),
      feedback: text('tilbakemelding') === 'ja',
    };
  });
  const deed = body.text('handling');
  if (deed === 'punkt') return { typed: all.length < mostItems ? [...all, nextItem(c, gathering, all)] : all, save: false };
  const gone = /^fjern-(\d+)$/.exec(deed)?.[1];
  return gone === undefined ? { typed: all, save: true } : { typed: all.filter((_, i) => i !== Number(gone)), save: false };
}

export function parseItems(
  c: AppContext,
  typed: readonly TypedItem[],
): { readonly items?: readonly ItemInput[]; /** Where each was typed. */ readonly at: readonly number[]; readonly errors: readonly FieldError[] } {
  const t = programmeTexts[c.var.locale].programme.wrong;
  const errors: FieldError[] = [];
  const found = typed.flatMap((item, i) => {
    // A new point that nothing is written on is one that was not needed.
    if (item.id === '' && item.title === '' && item.text === '' && item.speaker === '') return [];
    const [starts, minutes] = [clockFrom(item.starts), wholeNumber(item.minutes)];
    if (item.title === '') errors.push({ href: `#${fieldId('tittel', i)}`, message: t.title });
    if (starts === undefined) errors.push({ href: `#${fieldId('kl', i)}`, message: t.starts });
    if (minutes === undefined) errors.push({ href: `#${fieldId('minutter', i)}`, message: t.minutes });
    if (starts === undefined || minutes === undefined || !/^\d{4}-\d\d-\d\d$/.test(item.day)) return [];
    const { id, title, text, speaker, subject, feedback } = item;
    return [{ at: i, item: { ...(id !== '' && { id }), startsAt: momentAt(item.day, starts), minutes, title, text, speaker, subject, feedback } }];
  });
  const ordered = found.toSorted((a, b) => a.item.startsAt.getTime() - b.item.startsAt.getTime());
  const at = ordered.map((o) => o.at);
  return errors.length > 0 ? { at, errors } : { at, errors, items: ordered.map((o) => o.item) };
}
const fields = { startsAt: 'kl', minutes: 'minutter', title: 'tittel', text: 'tekst', speaker: 'av', subject: 'emne' } as const satisfies Record<ItemField, string>;
export const itemErrors = (c: AppContext, faults: readonly Fault<ItemField>[], at: readonly number[]): FieldError[] =>
  faults.map((fault) => ({ href: `#${fieldId(fields[fault.field], at[fault.at ?? 0] ?? 0)}`, message: itemFault(c, fault) }));
function itemFault({ var: { locale } }: AppContext, { field, reason }: Fault<ItemField>): string {
  const t = programmeTexts[locale].programme.wrong;
  if (reason === 'too-long') return t.long(formatNumber(locale, field === 'text' ? most.text : most.title));
  if (reason === 'identity-number') return t.identity;
  if (reason === 'outside') return t.outside;
  if (field === 'minutes') return t.minutes;
  return field === 'startsAt' ? t.outside : t.title;
}

interface Props {
  readonly c: AppContext;
  readonly gathering: Gathering;
  readonly typed: readonly TypedItem[];
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly version: string;
}
export function ProgrammeForm(props: Props): ReactNode {
  const { c, typed, action, version } = props;
  const t = programmeTexts[c.var.locale].programme;
  return (
    <form method="post" action={action} noValidate className="k-stack">
      <button type="submit" className="ds-sr-only" tabIndex={-1} aria-hidden="true">
        ↵
      </button>
      <input type="hidden" name="versjon" value={version} />
      <input type="hidden" name="punkter" value={typed.length} />
      {typed.length === 0 && <p className="k-quiet">{t.none}</p>}
      {typed.map((item, i) => (
        <ItemFields key={item.id || i} {...props} item={item} i={i} />
      ))}
      <p className="k-row">
        {typed.length > 0 && <Button>{t.save}</Button>}
        {typed.length < mostItems && (
          <Button variant={typed.length > 0 ? 'secondary' : 'primary'} name="handling" value="punkt" formAction={`${action}#slutt`}>
            {t.add}
          </Button>
        )}
      </p>
      <p className="k-quiet k-small" id="slutt">
        {t.savedNote}
      </p>
    </form>
  );
}

function daysOf({ startsAt, endsAt }: Gathering): string[] {
  const [from, to] = [norwegianDay(startsAt), norwegianDay(endsAt)];
  return Array.from({ length: 10 }, (_, i) => addDays(from, i)).filter((day) => day <= to);
}

function ItemFields({ c, gathering, errors, item, i }: Props & { readonly item: TypedItem; readonly i: number }): ReactNode {
  const { locale, services } = c.var;
  const t = programmeTexts[locale].programme;
  const field = (name: string) => ({ id: fieldId(name, i), name: fieldId(name, i), error: messageFor(errors, fieldId(name, i)), autoComplete: 'off' });
  const year = norwegianYear(gathering.startsAt);
  const subjects = services.definitions.gatherings.subjects.filter((s) => s.id === item.subject || yearInAny(s.years, year));
  const days = daysOf(gathering);
  const inFold = ['tekst', 'av', 'emne'].some((name) => messageFor(errors, fieldId(name, i)) !== undefined);
  return (
    <fieldset className="k-question k-item">
      <legend className="ds-label">{item.title === '' ? t.item(i + 1) : item.title}</legend>
      <div className="k-stack">
        <div className="k-itemtime">
          {days.length > 1 && (
            <SelectField
              {...field('dag')}
              label={t.day}
              value={item.day}
              options={days.map((day) => ({ value: day, label: firstLetterLarge(longDay(locale, momentAt(day, 720))) }))}
            />
          )}
          <TextField {...field('kl')} label={t.starts} value={item.starts} type="time" />
          <TextField {...field('minutter')} label={t.minutes} value={item.minutes} inputMode="numeric" maxLength={3} />
        </div>
        <TextField {...field('tittel')} label={t.title} value={item.title} maxLength={most.title} />
        <div className="k-itempair">
          <TextField {...field('av')} label={t.speaker} value={item.speaker} maxLength={most.speaker} />
          <SelectField
            {...field('emne')}
            label={t.subject}
            value={item.subject}
            options={[{ value: '', label: t.noSubject }, ...subjects.map((s) => ({ value: s.id, label: textIn(s.label, locale) }))]}
          />
        </div>
        <Choice type="checkbox" id={fieldId('tilbakemelding', i)} name={fieldId('tilbakemelding', i)} value="ja" label={t.feedback} checked={item.feedback} />
        <Fold title={t.more} open={inFold || item.text !== ''}>
          <TextArea {...field('tekst')} label={t.text} value={item.text} rows={3} />
        </Fold>
        <p>
          <Button variant="tertiary" color="danger" name="handling" value={`fjern-${i}`} aria-label={`${t.remove}: ${item.title === '' ? t.item(i + 1) : item.title}`}>
            {t.remove}
          </Button>
          <input type="hidden" name={fieldId('id', i)} value={item.id} />
        </p>
      </div>
    </fieldset>
  );
}

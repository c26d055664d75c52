import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { looksLikeEmail } from '../../../platform/email-address.ts';
import { formatNumber, isLocale, locales, norwegianDay } from '../../../platform/locale.ts';
import { countiesAt } from '../../geography/geography.ts';
import { governorsAt } from '../../geography/governors.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, SelectField, TextArea, TextField } from '../../../ui/fields.tsx';
import { messageFor } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import type { Fault, GatheringCase, GuestField, GuestInput } from '../inputs.ts';
import { gatheringTexts } from './texts.ts';
import { officeName } from './words.tsx';
import { peopleTexts } from './people-texts.ts';
import { workTexts } from './work-texts.ts';

export interface TypedInvitation {
  readonly kind: string;
  /** `governor:ID` or `authority:CODE`. */
  readonly office: string;
  readonly list: string;
  readonly organisation: string;
  readonly language: string;
  readonly text: string;
}
const kinds = ['guest', 'governor', 'authority'] as const;
const mostGuests = 50;
const most = { list: 10_000, organisation: 200, text: 2000 } as const;

export const nobodyInvited = (c: AppContext): TypedInvitation => ({ kind: 'guest', office: '', list: '', organisation: '', language: c.var.locale, text: '' });
export const readInvitation = (body: FormBody): TypedInvitation => ({
  kind: body.text('hvem'),
  office: body.text('kontor'),
  list: body.text('liste'),
  organisation: body.line('arbeidssted'),
  language: body.text('sprak'),
  text: body.text('tekst'),
});

/** "Kari Nes, kari@kommune.no", "Kari Nes <kari@kommune.no>", or with a tab between, as copied out of a sheet. */
function guestOf(line: string): { readonly name: string; readonly email: string } {
  const parts = line.split(/[\s,;<>"]+/).filter((part) => part !== '');
  const email = parts.find(looksLikeEmail) ?? '';
  const name = email === '' ? line : line.replace(email, '');
  return {
    email,
    name: name
      .replaceAll(/[,;<>"\t]+/g, ' ')
      .replaceAll(/\s+/g, ' ')
      .trim(),
  };
}

export function parseInvitation(c: AppContext, typed: TypedInvitation): { readonly guests?: readonly GuestInput[]; readonly errors: readonly FieldError[] } {
  const { locale } = c.var;
  const t = peopleTexts[locale].wrong;
  const errors: FieldError[] = [];
  const wrong = (message: string): void => void errors.push({ href: '#liste', message });
  const kind = kinds.find((k) => k === typed.kind) ?? 'guest';
  const [side = '', office = ''] = kind === 'guest' ? [] : typed.office.split(':');
  if (kind !== 'guest' && (office === '' || side !== kind)) errors.push({ href: '#kontor', message: t.office });
  const lines = typed.list.split('\n').map((line) => line.trim());
  const guests = lines.flatMap((line, i): GuestInput[] => {
    if (line === '') return [];
    const { name, email } = guestOf(line);
    if (email === '') wrong(t.line(i + 1));
    else if (name === '') wrong(t.name(i + 1));
    return [{ kind, office, name, email, organisation: typed.organisation, language: isLocale(typed.language) ? typed.language : locale }];
  });
  if (guests.length === 0) wrong(t.nobody);
  if (guests.length > mostGuests) wrong(t.many(formatNumber(locale, mostGuests)));
  return errors.length > 0 ? { errors } : { errors, guests };
}
/** The line that somebody's number among the written ones stands on. */
function lineOf(typed: TypedInvitation, at: number): number {
  const written = typed.list.split('\n').flatMap((line, i) => (line.trim() === '' ? [] : [i + 1]));
  return written[at] ?? at + 1;
}
export const guestErrors = (c: AppContext, typed: TypedInvitation, faults: readonly Fault<GuestField>[]): FieldError[] =>
  faults.map(({ field, reason, at }) => {
    const people = peopleTexts[c.var.locale];
    const { form } = workTexts[c.var.locale];
    const line = lineOf(typed, at ?? 0);
    if (field === 'office' || field === 'kind') return { href: '#kontor', message: people.wrong.office };
    const where = field === 'organisation' ? '#arbeidssted' : field === 'text' ? '#invitasjon-tekst' : '#liste';
    if (reason === 'identity-number') return { href: where, message: people.wrong.identity };
    if (reason === 'too-long') return { href: where, message: form.wrong.long(formatNumber(c.var.locale, field === 'text' ? most.text : most.organisation)) };
    if (reason === 'too-many') return { href: where, message: people.wrong.many(formatNumber(c.var.locale, mostGuests)) };
    if (reason === 'twice') return { href: where, message: people.wrong.twice(line) };
    return { href: where, message: field === 'email' ? people.wrong.line(line) : people.wrong.name(line) };
  });

interface Props {
  readonly c: AppContext;
  readonly the: GatheringCase;
  readonly typed: TypedInvitation;
  readonly errors: readonly FieldError[];
  readonly action: string;
}
export function InviteForm(props: Props): ReactNode {
  const { c, typed, errors, action } = props;
  const { locale } = c.var;
  const t = peopleTexts[locale];
  const field = (id: string, name = id) => ({ id, name, error: messageFor(errors, id), autoComplete: 'off' });
  return (
    <form method="post" action={`${action}#inviter`} noValidate className="k-stack k-invite">
      <p className="k-quiet">{t.inviteHelp}</p>
      <Question legend={t.who} level={0}>
        <div className="k-options">
          {kinds.map((kind) => (
            <Choice key={kind} type="radio" id={`hvem-${kind}`} name="hvem" value={kind} label={gatheringTexts[locale].kind[kind]} checked={typed.kind === kind} />
          ))}
        </div>
      </Question>
      <Offices {...props} />
      <TextArea {...field('liste')} label={t.list} help={t.listHelp} value={typed.list} rows={4} spellCheck={false} />
      <TextField {...field('arbeidssted')} label={t.organisation} value={typed.organisation} maxLength={most.organisation} />
      <TextArea {...field('invitasjon-tekst', 'tekst')} label={t.text} value={typed.text} rows={3} />
      <SelectField {...field('sprak')} label={t.language} value={typed.language} options={locales.map((value) => ({ value, label: t.languages[value] }))} />
      <p>
        <Button>{t.send}</Button>
      </p>
    </form>
  );
}

/** Governors' offices and county authorities as they are on the day; only for those two kinds. */
function Offices({ c, the: { gathering }, typed, errors }: Props): ReactNode {
  const { services, locale } = c.var;
  const t = peopleTexts[locale];
  const geo = services.definitions.geography;
  const day = norwegianDay(gathering.startsAt);
  const named = (kind: 'governor' | 'authority', id: string) => ({ value: `${kind}:${id}`, label: officeName(c, kind, id, gathering.startsAt) });
  const options = [...governorsAt(geo, day).map((g) => named('governor', g.office)), ...countiesAt(geo, day).map((county) => named('authority', county.code))];
  return (
    <div className="k-invite__office">
      <SelectField
        id="kontor"
        name="kontor"
        label={t.office}
        value={typed.office}
        error={messageFor(errors, 'kontor')}
        options={[{ value: '', label: t.chooseOffice }, ...options]}
      />
    </div>
  );
}

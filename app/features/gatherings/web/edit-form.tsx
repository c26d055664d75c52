import type { ReactNode } from 'react';
import type { AppContext } from '../../../platform/context.ts';
import { formatNumber, norwegianDay, norwegianYear, textIn } from '../../../platform/locale.ts';
import { clockFrom, dayField, dayFrom, momentAt, timeField } from '../../../platform/moment.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { Button, Choice, Question, TextArea, TextField } from '../../../ui/fields.tsx';
import { messageFor, wholeNumber } from '../../../ui/posted-form.ts';
import type { FormBody } from '../../../ui/posted-form.ts';
import { isActiveAt, yearInAny } from '../../scheme/scheme.ts';
import type { Gathering, GatheringInput } from '../gathering.ts';
import type { Fault, GatheringField } from '../inputs.ts';
import type { Desk } from './paths.ts';
import { workTexts } from './work-texts.ts';

export interface TypedGathering {
  readonly version: string;
  /** The form's own key: sent twice with it, it is one gathering. */
  readonly once: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly from: string;
  readonly starts: string;
  readonly to: string;
  readonly ends: string;
  readonly place: string;
  readonly online: string;
  readonly places: string;
  readonly approval: boolean;
  readonly until: string;
  readonly askNeeds: boolean;
  readonly centres: readonly string[];
}
const ids = {
  kind: 'slag-0',
  title: 'tittel',
  text: 'tekst',
  startsAt: 'fra-dag',
  endsAt: 'til-dag',
  place: 'sted',
  online: 'skjerm',
  places: 'plasser',
  approval: 'godkjenning',
  signUpUntil: 'frist',
  askNeeds: 'behov',
  centres: 'sentral-0',
} as const satisfies Record<GatheringField, string>;
const most = { title: 200, text: 5000, place: 300, online: 500 } as const;

export const newGathering = (once: string): TypedGathering => ({
  version: '',
  once,
  kind: '',
  title: '',
  text: '',
  from: '',
  starts: '10:00',
  to: '',
  ends: '15:00',
  place: '',
  online: '',
  places: '',
  approval: false,
  until: '',
  askNeeds: true,
  centres: [],
});
export const typedGathering = (g: Gathering, once: string): TypedGathering => ({
  ...g,
  version: String(g.version),
  once,
  from: dayField(g.startsAt),
  starts: timeField(g.startsAt),
  to: dayField(g.endsAt),
  ends: timeField(g.endsAt),
  places: g.places === null ? '' : String(g.places),
  until: g.signUpUntil,
});
export const readGathering = (body: FormBody): TypedGathering => ({
  version: body.text('versjon'),
  once: body.text('nokkel'),
  kind: body.text('slag'),
  title: body.line('tittel'),
  text: body.text('tekst'),
  from: body.text('fra-dag'),
  starts: body.text('fra-tid'),
  to: body.text('til-dag'),
  ends: body.text('til-tid'),
  place: body.line('sted'),
  online: body.text('skjerm'),
  places: body.text('plasser'),
  approval: body.text('godkjenning') === 'ja',
  until: body.text('frist'),
  askNeeds: body.text('behov') === 'ja',
  centres: body.all('sentral'),
});

/** What is no time and no number at all; whether it may be so is the core's to say. */
export function parseGathering(c: AppContext, typed: TypedGathering): { readonly gathering?: GatheringInput; readonly errors: readonly FieldError[] } {
  const t = workTexts[c.var.locale].form.wrong;
  const errors: FieldError[] = [];
  const wrong = (id: string, message: string): void => void errors.push({ href: `#${id}`, message });
  if (typed.kind === '') wrong('slag-0', t.kind);
  if (typed.title === '') wrong('tittel', t.title);
  // One day alone is written once.
  const [from, to] = [dayFrom(typed.from), dayFrom(typed.to === '' ? typed.from : typed.to)];
  const [starts, ends] = [clockFrom(typed.starts), clockFrom(typed.ends)];
  if (from === undefined) wrong('fra-dag', t.from);
  if (starts === undefined) wrong('fra-tid', t.starts);
  if (to === undefined && typed.to !== '') wrong('til-dag', t.to);
  if (ends === undefined) wrong('til-tid', t.ends);
  const until = dayFrom(typed.until);
  if (until === undefined) wrong('frist', t.untilMissing);
  const places = typed.places === '' ? null : wholeNumber(typed.places);
  if (places === undefined) wrong('plasser', t.places);
  if (errors.length > 0 || from === undefined || to === undefined || starts === undefined || ends === undefined || until === undefined || places === undefined) return { errors };
  const { kind, title, text, place, online, approval, askNeeds, centres } = typed;
  return {
    errors,
    gathering: { kind, title, text, startsAt: momentAt(from, starts), endsAt: momentAt(to, ends), place, online, places, approval, signUpUntil: until, askNeeds, centres },
  };
}

/** What the core found, said where it was written. */
export const gatheringErrors = (c: AppContext, faults: readonly Fault<GatheringField>[]): FieldError[] =>
  faults.map((fault) => ({ href: `#${ids[fault.field]}`, message: faultText(c, fault) }));
function faultText({ var: { locale } }: AppContext, { field, reason }: Fault<GatheringField>): string {
  const t = workTexts[locale].form.wrong;
  if (reason === 'too-long') return t.long(formatNumber(locale, field in most ? most[field as keyof typeof most] : 5000));
  if (reason === 'identity-number') return t.identity;
  switch (field) {
    case 'kind':
      return t.kind;
    case 'title':
      return t.title;
    case 'startsAt':
      return reason === 'in-the-past' ? t.past : t.from;
    case 'endsAt':
      return t.order;
    case 'signUpUntil':
      return reason === 'in-the-past' ? t.untilPast : t.until;
    case 'places':
      return t.places;
    case 'online':
      return t.online;
    default:
      return t.from;
  }
}

interface Props {
  readonly c: AppContext;
  readonly desk: Desk;
  readonly typed: TypedGathering;
  readonly errors: readonly FieldError[];
  readonly action: string;
  readonly isNew: boolean;
}
export function EditForm(props: Props): ReactNode {
  const { c, typed, errors, action, isNew } = props;
  const t = workTexts[c.var.locale].form;
  const field = (id: string) => ({ id, name: id, error: messageFor(errors, id), autoComplete: 'off' });
  return (
    <form method="post" action={action} noValidate className="k-visitform">
      <input type="hidden" name="versjon" value={typed.version} />
      <input type="hidden" name="nokkel" value={typed.once} />
      <Kinds {...props} />
      <TextField {...field('tittel')} label={t.title} help={t.titleHelp} value={typed.title} maxLength={most.title} />
      <TextArea {...field('tekst')} label={t.text} help={t.textHelp} value={typed.text} rows={5} />
      <Question legend={t.time}>
        <div className="k-stack k-fieldstack">
          <div className="k-gathertime">
            <TextField {...field('fra-dag')} label={t.from} value={typed.from} type="date" />
            <TextField {...field('fra-tid')} label={t.starts} value={typed.starts} type="time" />
          </div>
          <div className="k-gathertime">
            <TextField {...field('til-dag')} label={t.to} value={typed.to} type="date" />
            <TextField {...field('til-tid')} label={t.ends} value={typed.ends} type="time" />
          </div>
          <TextField {...field('sted')} label={t.place} help={t.placeHelp} value={typed.place} maxLength={most.place} />
          <TextField {...field('skjerm')} label={t.online} help={t.onlineHelp} value={typed.online} type="url" maxLength={most.online} />
        </div>
      </Question>
      <Question legend={t.signUp}>
        <div className="k-stack k-fieldstack">
          <TextField {...field('frist')} label={t.until} value={typed.until} type="date" className="k-gatherday" />
          <TextField {...field('plasser')} label={t.places} help={t.placesHelp} value={typed.places} inputMode="numeric" maxLength={5} className="k-visitplaces" />
        </div>
        <div className="k-options">
          <Choice type="checkbox" id="godkjenning" name="godkjenning" value="ja" label={t.approval} checked={typed.approval} />
          <Choice type="checkbox" id="behov" name="behov" value="ja" label={t.askNeeds} checked={typed.askNeeds} />
        </div>
      </Question>
      <Centres {...props} />
      <p>
        <Button>{isNew ? t.saveNew : t.save}</Button>
      </p>
    </form>
  );
}

function Kinds({ c, desk, typed, errors }: Props): ReactNode {
  const { locale, services } = c.var;
  const t = workTexts[locale].form;
  const year = norwegianYear(services.now());
  const kinds = services.definitions.gatherings.kinds.filter((k) => k.id === typed.kind || (yearInAny(k.years, year) && (!k.byAuthority || desk.centreId === '')));
  return (
    <Question legend={t.kind} id="slag" error={messageFor(errors, 'slag-0')}>
      <div className="k-options">
        {kinds.map((kind, i) => (
          <Choice key={kind.id} type="radio" id={`slag-${i}`} name="slag" value={kind.id} label={textIn(kind.label, locale)} checked={typed.kind === kind.id} />
        ))}
      </div>
    </Question>
  );
}

function Centres({ c, desk, typed, errors }: Props): ReactNode {
  const { locale, services } = c.var;
  const t = workTexts[locale].form;
  const today = norwegianDay(services.now());
  const centres = services.definitions.scheme.centres
    .filter((centre) => centre.id !== desk.centreId && (typed.centres.includes(centre.id) || isActiveAt(centre, today)))
    .toSorted((a, b) => a.name.localeCompare(b.name, 'nb'));
  return (
    <Question legend={t.centres} help={t.centresHelp} id="sentraler" error={messageFor(errors, 'sentral-0')}>
      <div className="k-options k-options--short">
        {centres.map((centre, i) => (
          <Choice key={centre.id} type="checkbox" id={`sentral-${i}`} name="sentral" value={centre.id} label={centre.name} checked={typed.centres.includes(centre.id)} />
        ))}
      </div>
    </Question>
  );
}

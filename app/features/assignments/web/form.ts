import { randomUUID } from 'node:crypto';
import type { AppContext } from '../../../platform/context.ts';
import { dayFrom } from '../../../platform/moment.ts';
import { readForm } from '../../../ui/posted-form.ts';
import type { FieldError } from '../../../ui/error-summary.tsx';
import { requesterKinds } from '../assignment.ts';
import type { Assignment, AssignmentInput, RequesterKind } from '../assignment.ts';
import type { Fault } from '../faults.ts';
import { isOfficerDesk } from './desk.ts';
import type { Desk } from './desk.ts';
import { pageTexts } from './texts.ts';

/** The form as typed. */
export interface TypedAssignment {
  /** The form's own key: sent twice, it is one assignment. */
  readonly once: string;
  readonly kind: string;
  readonly title: string;
  readonly text: string;
  readonly requester: string;
  readonly requesterName: string;
  readonly due: string;
  readonly hours: string;
  readonly region: string;
  readonly themes: readonly string[];
  readonly asked: string;
  readonly wanted: string;
}
export const blank = (desk: Desk): TypedAssignment => ({
  once: randomUUID(),
  kind: '',
  title: '',
  text: '',
  requester: isOfficerDesk(desk) ? 'authority' : 'centre',
  requesterName: '',
  due: '',
  hours: '',
  region: '',
  themes: [],
  asked: '',
  wanted: '1',
});
export const typedFrom = (a: Assignment): TypedAssignment => ({
  once: randomUUID(),
  kind: a.kind,
  title: a.title,
  text: a.text,
  requester: a.requester,
  requesterName: a.requesterName,
  due: a.dueOn,
  hours: a.hours === null ? '' : String(a.hours),
  region: a.region,
  themes: a.themes,
  asked: '',
  wanted: String(a.wanted),
});

export async function readTyped(c: AppContext): Promise<TypedAssignment & { readonly version: number }> {
  const body = await readForm(c);
  const once = body.text('nokkel');
  return {
    once: /^[\w-]{22,64}$/.test(once) ? once : randomUUID(),
    kind: body.text('slag'),
    title: body.line('navn'),
    text: body.text('tekst'),
    requester: body.text('hvem'),
    requesterName: body.line('hvem-navn'),
    due: body.text('dato'),
    hours: body.text('timer'),
    region: body.text('sted'),
    themes: body.all('tema').filter(Boolean),
    asked: body.text('sentral'),
    wanted: body.text('antall'),
    version: Number(body.text('versjon')) || 0,
  };
}

/** Whom one may say that it is for: a centre asks for itself or on behalf of others, the authority for itself or others. */
export const requestersFor = (desk: Desk): readonly RequesterKind[] => requesterKinds.filter((kind) => kind !== (isOfficerDesk(desk) ? 'centre' : undefined));
const isNamed = (requester: string): boolean => requester === 'county' || requester === 'conference' || requester === 'other';
/** NaN for what is no number: the use case says what is wrong with it. */
const wholeOrNaN = (text: string): number => (/^\d{1,6}$/.test(text.replaceAll(/\s/g, '')) ? Number(text.replaceAll(/\s/g, '')) : Number.NaN);

export const inputOf = (typed: TypedAssignment): AssignmentInput => ({
  kind: typed.kind,
  title: typed.title,
  text: typed.text,
  // What is none of them is refused like any other choice there is not.
  requester: typed.requester as RequesterKind,
  requesterName: isNamed(typed.requester) ? typed.requesterName : '',
  dueOn: dayFrom(typed.due) ?? typed.due,
  hours: typed.hours === '' ? null : wholeOrNaN(typed.hours),
  region: typed.region,
  themes: [...new Set(typed.themes)],
  askedCentreId: typed.asked,
  wanted: wholeOrNaN(typed.wanted),
});

const anchors: Readonly<Record<Fault['field'], string>> = {
  kind: 'slag-0',
  title: 'navn',
  text: 'tekst',
  requester: 'hvem-0',
  requesterName: 'hvem-navn',
  dueOn: 'dato',
  hours: 'timer',
  region: 'sted',
  themes: 'tema-0',
  askedCentreId: 'sentral',
  wanted: 'antall',
};
/** In the order of the form. */
export function errorsOf(c: AppContext, faults: readonly Fault[]): FieldError[] {
  const t = pageTexts[c.var.locale];
  const fields = Object.keys(anchors);
  return faults
    .toSorted((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field))
    .map(({ field, reason }) => ({ href: `#${anchors[field]}`, message: (reason === 'missing' && t.lacking[field]) || `${t.field[field]}: ${t.fault[reason]}` }));
}

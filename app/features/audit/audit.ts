import type { Actor } from '../../platform/actor.ts';
import type { Locale } from '../../platform/locale.ts';

/** One thing somebody did, to be kept for good. */
export interface AuditEntry {
  /** `subject.deed` in lower case with hyphens, such as `response.submitted`; worded in the catalogue. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  /** The centre it concerns: its own people may then read it. */
  readonly centreId?: string | null;
  /** State before and after. Of two objects only the keys that differ are kept. Never anything secret. */
  readonly before?: unknown;
  readonly after?: unknown;
}

/** One line of the log as it is read. `id` grows with time. */
export interface AuditEvent {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string | null;
  readonly actorName: string;
  readonly requestId: string;
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly centreId: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * What an action is called on the page, in each language: the end of a sentence that begins with who did it,
 * such as "sendte inn årets svar". A function can name what it was about; in lists of actions it is then asked about nothing in
 * particular (`…`), unless a `label` says it better.
 */
export type ActionWording = string | ((event: AuditEvent) => string) | { readonly label: string; readonly sentence: (event: AuditEvent) => string };
export type ActionTexts = Readonly<Record<Locale, Readonly<Record<string, ActionWording>>>>;

/** Joins the features' texts to one catalogue; an action in two of them is a bug. */
export function actionCatalogue(parts: readonly ActionTexts[]): ActionTexts {
  const join = (locale: Locale): Record<string, ActionWording> => {
    const all: Record<string, ActionWording> = {};
    for (const [action, wording] of parts.flatMap((p) => Object.entries(p[locale]))) {
      if (action in all) throw new Error(`invariant: the action ${action} is worded twice`);
      all[action] = wording;
    }
    return all;
  };
  return { nb: join('nb'), nn: join('nn'), en: join('en') };
}

/** The action in words; one that nobody has worded is shown as its code. */
export function wordAction(catalogue: ActionTexts, locale: Locale, event: AuditEvent): string {
  const wording = catalogue[locale][event.action] ?? event.action;
  if (typeof wording === 'string') return wording;
  return typeof wording === 'function' ? wording(event) : wording.sentence(event);
}

/** The action by itself, for a list to choose from. */
export function nameAction(catalogue: ActionTexts, locale: Locale, action: string): string {
  const wording = catalogue[locale][action] ?? action;
  if (typeof wording === 'string') return wording;
  return typeof wording === 'function' ? wording(nothingInParticular(action)) : wording.label;
}

const nothingInParticular = (action: string): AuditEvent => ({
  id: '',
  at: new Date(0),
  actorId: null,
  actorName: '',
  requestId: '',
  action,
  subject: { kind: '', id: '…' },
  centreId: null,
  before: null,
  after: null,
});

/** A text that the event kept in `after`, for a sentence to name; undefined when it is not there. */
export function keptText(event: AuditEvent, key: string): string | undefined {
  const value = isRecord(event.after) ? event.after[key] : undefined;
  return typeof value === 'string' ? value : undefined;
}

const isRecord = (v: unknown): v is Record<string, unknown> => typeof v === 'object' && v !== null && !Array.isArray(v);

/** Of two objects only the keys that differ; anything else is kept as it is. */
export function onlyWhatChanged(before: unknown, after: unknown): { before: unknown; after: unknown } {
  if (!isRecord(before) || !isRecord(after)) return { before, after };
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((k) => JSON.stringify(before[k]) !== JSON.stringify(after[k]));
  const pick = (of: Record<string, unknown>) => Object.fromEntries(keys.filter((k) => of[k] !== undefined).map((k) => [k, of[k]]));
  return { before: pick(before), after: pick(after) };
}

/** Who the log says it was; the system's own deeds carry the name of the part that did them. */
export function auditedActor(actor: Actor): { id: string | null; name: string } {
  switch (actor.kind) {
    case 'anonymous':
    case 'link':
      return { id: null, name: '' };
    case 'system':
      return { id: `system:${actor.name}`, name: actor.name };
    case 'person':
      return { id: actor.personId, name: actor.name };
  }
}

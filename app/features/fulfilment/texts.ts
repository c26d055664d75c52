import { formatNumber } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import type { EntryKind, TaskState } from './fulfilment.ts';

/** The words for what a task has come to: the same on every page, in the file and in the letter. */
const nb = {
  states: {
    documented: 'Dokumentert',
    reported: 'Bare rapportert',
    nothing: 'Ingenting ennå',
    unruled: 'Uten regel',
  } satisfies Record<TaskState, string>,
  /** Something, but below the threshold. */
  some: 'For lite ennå',
  /** `authority` decides where there is no rule. */
  legend: (authority: string): Record<TaskState, string> => ({
    documented: 'Dokumentert, med antall',
    reported: 'Bare rapportert i skjemaet',
    nothing: 'Ingenting, eller for lite, ennå',
    unruled: `Uten regel: ${authority} avgjør`,
  }),
  accepted: 'Godtatt',
  said: { word: 'Forklart av sentralen', contest: 'Sentralen er uenig' },
  waiting: 'venter på svar',
  entries: {
    word: 'forklarte',
    contest: 'var uenig',
    reply: 'svarte',
    accepted: 'godtok',
    withdrawn: 'trakk godtakingen tilbake',
  } satisfies Record<EntryKind, string>,
  centre: 'Sentral',
  task: (n: number, short: string): string => `Oppgave ${n}, ${short}`,
  caption: (year: number): string => `Oppgavene i avtalen ${year}, sentral for sentral`,
  demo: '(demo)',
  part: (from: string | undefined, to: string | undefined): string => [from && `fra ${from}`, to && `til ${to}`].filter(Boolean).join(' '),
  taskNames: 'Oppgavene',
};
type Texts = typeof nb;

const nn: Texts = {
  states: { documented: 'Dokumentert', reported: 'Berre rapportert', nothing: 'Ingenting enno', unruled: 'Utan regel' },
  some: 'For lite enno',
  legend: (authority) => ({
    documented: 'Dokumentert, med tal',
    reported: 'Berre rapportert i skjemaet',
    nothing: 'Ingenting, eller for lite, enno',
    unruled: `Utan regel: ${authority} avgjer`,
  }),
  accepted: 'Godteke',
  said: { word: 'Forklart av sentralen', contest: 'Sentralen er usamd' },
  waiting: 'ventar på svar',
  entries: { word: 'forklarte', contest: 'var usamd', reply: 'svarte', accepted: 'godtok', withdrawn: 'trekte godtakinga tilbake' },
  centre: 'Sentral',
  task: (n, short) => `Oppgåve ${n}, ${short}`,
  caption: (year) => `Oppgåvene i avtalen ${year}, sentral for sentral`,
  demo: '(demo)',
  part: (from, to) => [from && `frå ${from}`, to && `til ${to}`].filter(Boolean).join(' '),
  taskNames: 'Oppgåvene',
};

const en: Texts = {
  states: { documented: 'Documented', reported: 'Reported only', nothing: 'Nothing yet', unruled: 'No rule' },
  some: 'Too little yet',
  legend: (authority) => ({
    documented: 'Documented, with a count',
    reported: 'Reported in the form only',
    nothing: 'Nothing, or too little, yet',
    unruled: `No rule: ${authority} decides`,
  }),
  accepted: 'Accepted',
  said: { word: 'Explained by the centre', contest: 'The centre disagrees' },
  waiting: 'waits for an answer',
  entries: { word: 'explained', contest: 'disagreed', reply: 'answered', accepted: 'accepted', withdrawn: 'withdrew the acceptance' },
  centre: 'Centre',
  task: (n, short) => `Task ${n}, ${short}`,
  caption: (year) => `The tasks of the agreement ${year}, centre by centre`,
  demo: '(demo)',
  part: (from, to) => [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' '),
  taskNames: 'The tasks',
};
export const fulfilmentTexts = { nb, nn, en } satisfies Record<Locale, Texts>;

/** "Dokumentert, 7": what a task has come to. */
export function stateWords({ state, n }: { readonly state: TaskState; readonly n: number }, locale: Locale): string {
  const t = fulfilmentTexts[locale];
  return `${state === 'nothing' && n > 0 ? t.some : t.states[state]}${n > 0 ? `, ${formatNumber(locale, n)}` : ''}`;
}

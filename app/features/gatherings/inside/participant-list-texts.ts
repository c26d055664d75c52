import type { Locale } from '../../../platform/locale.ts';
import type { ParticipantKind, ParticipantState } from '../gathering.ts';

interface ListTexts {
  readonly file: string;
  readonly headings: readonly string[];
  readonly kind: Record<ParticipantKind, string>;
  readonly state: Record<ParticipantState, string>;
  readonly yes: string;
  readonly no: string;
}
const nb: ListTexts = {
  file: 'deltakere',
  headings: ['Navn', 'E-post', 'Kommer fra', 'Slag', 'Status', 'Behov', 'Var med'],
  kind: { centre: 'Sentral', governor: 'Statsforvalter', authority: 'Fylkeskommune', guest: 'Gjest' },
  state: {
    invited: 'Ikke svart',
    requested: 'Venter på svar',
    waiting: 'På venteliste',
    offered: 'Tilbud om plass',
    coming: 'Kommer',
    declined: 'Kan ikke komme',
    withdrawn: 'Meldt av',
    refused: 'Fikk ikke plass',
  },
  yes: 'Ja',
  no: 'Nei',
};
const nn: ListTexts = {
  file: 'deltakarar',
  headings: ['Namn', 'E-post', 'Kjem frå', 'Slag', 'Status', 'Behov', 'Var med'],
  kind: { centre: 'Sentral', governor: 'Statsforvaltar', authority: 'Fylkeskommune', guest: 'Gjest' },
  state: {
    invited: 'Ikkje svart',
    requested: 'Ventar på svar',
    waiting: 'På venteliste',
    offered: 'Tilbod om plass',
    coming: 'Kjem',
    declined: 'Kan ikkje kome',
    withdrawn: 'Meld av',
    refused: 'Fekk ikkje plass',
  },
  yes: 'Ja',
  no: 'Nei',
};
const en: ListTexts = {
  file: 'participants',
  headings: ['Name', 'E-mail', 'Comes from', 'Kind', 'Status', 'Needs', 'Attended'],
  kind: { centre: 'Centre', governor: 'County governor', authority: 'County authority', guest: 'Guest' },
  state: {
    invited: 'No answer yet',
    requested: 'Waits for an answer',
    waiting: 'On the waiting list',
    offered: 'Place offered',
    coming: 'Coming',
    declined: 'Cannot come',
    withdrawn: 'Withdrawn',
    refused: 'Got no place',
  },
  yes: 'Yes',
  no: 'No',
};
export const participantListTexts = { nb, nn, en } satisfies Record<Locale, ListTexts>;

import type { Locale } from '../../platform/locale.ts';
import type { Evaluation, VisitForm, VisitingDay, VisitState } from './visit.ts';

/** Words that every page about visits shares; a page's own stand beside it. */
const nb = {
  state: {
    requested: 'Forespurt',
    proposed: 'Tid foreslått',
    waiting: 'På venteliste',
    offered: 'Tilbud om plass',
    agreed: 'Avtalt',
    held: 'Gjennomført',
    'summed-up': 'Oppsummert',
    declined: 'Avslått',
    withdrawn: 'Trukket',
    cancelled: 'Avlyst',
  } satisfies Record<VisitState, string>,
  form: { 'on-site': 'Besøk på stedet', digital: 'Digitalt besøk', guidance: 'Veiledning' } satisfies Record<VisitForm, string>,
  dayState: { draft: 'Kladd', published: 'Publisert', cancelled: 'Avlyst' } satisfies Record<VisitingDay['state'], string>,
  change: { yes: 'Ja', maybe: 'Kanskje', no: 'Nei' } satisfies Record<Evaluation['change'], string>,
  persons: (n: number) => (n === 1 ? '1 person' : `${n} personer`),
};
export type VisitTexts = typeof nb;
const nn: VisitTexts = {
  state: {
    requested: 'Førespurd',
    proposed: 'Tid føreslått',
    waiting: 'På venteliste',
    offered: 'Tilbod om plass',
    agreed: 'Avtalt',
    held: 'Gjennomført',
    'summed-up': 'Oppsummert',
    declined: 'Avslått',
    withdrawn: 'Trekt',
    cancelled: 'Avlyst',
  },
  form: { 'on-site': 'Besøk på staden', digital: 'Digitalt besøk', guidance: 'Rettleiing' },
  dayState: { draft: 'Kladd', published: 'Publisert', cancelled: 'Avlyst' },
  change: { yes: 'Ja', maybe: 'Kanskje', no: 'Nei' },
  persons: (n) => (n === 1 ? '1 person' : `${n} personar`),
};
const en: VisitTexts = {
  state: {
    requested: 'Requested',
    proposed: 'Time proposed',
    waiting: 'On the waiting list',
    offered: 'Place offered',
    agreed: 'Agreed',
    held: 'Held',
    'summed-up': 'Summed up',
    declined: 'Declined',
    withdrawn: 'Withdrawn',
    cancelled: 'Cancelled',
  },
  form: { 'on-site': 'Visit on site', digital: 'Digital visit', guidance: 'Guidance' },
  dayState: { draft: 'Draft', published: 'Published', cancelled: 'Cancelled' },
  change: { yes: 'Yes', maybe: 'Perhaps', no: 'No' },
  persons: (n) => (n === 1 ? '1 person' : `${n} persons`),
};
export const visitTexts = { nb, nn, en } satisfies Record<Locale, VisitTexts>;

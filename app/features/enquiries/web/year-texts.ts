import type { Locale } from '../../../platform/locale.ts';

const nb = {
  title: (year: string) => `Henvendelsene i ${year}`,
  link: 'Året, sak for sak',
  lead: 'Dette er det tallene deres er laget av: én linje for hver henvendelse som kom hit først, eller som dere hjalp med. Forkastede er ikke med.',
  once: 'En henvendelse telles én gang for ordningen, hos den sentralen som fikk den først, og godskrives hver sentral som hjalp.',
  years: 'Velg år',
  head: { number: 'Nummer', asked: 'Spurt', municipality: 'Kommune', received: 'Kom hit først', answered: 'Besvart', referred: 'Henvist', helped: 'Dere hjalp' },
  after: (days: string, one: boolean) => `etter ${days} ${one ? 'virkedag' : 'virkedager'}`,
  sameDay: 'samme dag',
  sum: (year: string) => `Tallet for ${year}`,
  yes: 'Ja',
  none: (year: string) => `Ingen henvendelser i ${year}`,
  noneHelp: 'Velg et annet år.',
  next: 'Neste side',
};
type Texts = typeof nb;
const nn: Texts = {
  title: (year) => `Førespurnadene i ${year}`,
  link: 'Året, sak for sak',
  lead: 'Dette er det tala dykkar er laga av: éi linje for kvar førespurnad som kom hit først, eller som de hjelpte med. Forkasta er ikkje med.',
  once: 'Ein førespurnad blir talt éin gong for ordninga, hos den sentralen som fekk han først, og godskriven kvar sentral som hjelpte.',
  years: 'Vel år',
  head: { number: 'Nummer', asked: 'Spurt', municipality: 'Kommune', received: 'Kom hit først', answered: 'Svart på', referred: 'Vist vidare', helped: 'De hjelpte' },
  after: (days, one) => `etter ${days} ${one ? 'arbeidsdag' : 'arbeidsdagar'}`,
  sameDay: 'same dag',
  sum: (year) => `Talet for ${year}`,
  yes: 'Ja',
  none: (year) => `Ingen førespurnader i ${year}`,
  noneHelp: 'Vel eit anna år.',
  next: 'Neste side',
};
const en: Texts = {
  title: (year) => `The enquiries of ${year}`,
  link: 'The year, one by one',
  lead: 'This is what your numbers are made of: a line for each enquiry that came here first, or that you helped with. Discarded ones are not among them.',
  once: 'An enquiry is counted once for the scheme, at the centre that received it first, and credited to every centre that helped.',
  years: 'Choose a year',
  head: { number: 'Number', asked: 'Asked', municipality: 'Municipality', received: 'Came here first', answered: 'Answered', referred: 'Referred', helped: 'You helped' },
  after: (days, one) => `after ${days} working ${one ? 'day' : 'days'}`,
  sameDay: 'the same day',
  sum: (year) => `The number for ${year}`,
  yes: 'Yes',
  none: (year) => `No enquiries in ${year}`,
  noneHelp: 'Choose another year.',
  next: 'Next page',
};
export const yearTexts = { nb, nn, en } satisfies Record<Locale, Texts>;

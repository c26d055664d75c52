import type { Locale } from '../../platform/locale.ts';

const nb = {
  waits: 'Det som venter på dere',
  tiles: {
    new: (n: number): string => (n === 1 ? 'ny henvendelse' : 'nye henvendelser'),
    mine: (n: number): string => (n === 1 ? 'henvendelse er tildelt deg' : 'henvendelser er tildelt deg'),
    late: (n: number): string => (n === 1 ? 'henvendelse har ventet for lenge' : 'henvendelser har ventet for lenge'),
    requests: (n: number): string => (n === 1 ? 'forespørsel om hospitering' : 'forespørsler om hospitering'),
    toSumUp: (n: number): string => (n === 1 ? 'hospitering skal oppsummeres' : 'hospiteringer skal oppsummeres'),
    asked: (n: number): string => (n === 1 ? 'oppdrag dere er spurt om' : 'oppdrag dere er spurt om'),
    lateAssignments: (n: number): string => (n === 1 ? 'oppdrag er over fristen' : 'oppdrag er over fristen'),
    toAnswer: (n: number): string => (n === 1 ? 'samling dere kan melde dere på' : 'samlinger dere kan melde dere på'),
    toApprove: (n: number): string => (n === 1 ? 'påmelding venter på ja eller nei' : 'påmeldinger venter på ja eller nei'),
    gatheringsToSumUp: (n: number): string => (n === 1 ? 'samling skal oppsummeres' : 'samlinger skal oppsummeres'),
    ideaChanges: (n: number): string => (n === 1 ? 'idé skal endres før den kan publiseres' : 'ideer skal endres før de kan publiseres'),
    ideaQuestions: (n: number): string => (n === 1 ? 'idé har spørsmål eller bruk å se på' : 'ideer har spørsmål eller bruk å se på'),
    ideasDue: (n: number): string => (n === 1 ? 'idé må bekreftes: stemmer den fortsatt?' : 'ideer må bekreftes: stemmer de fortsatt?'),
    ideaQueue: (n: number): string => (n === 1 ? 'idé venter på en redaktør' : 'ideer venter på en redaktør'),
  },
  missing: {
    title: (n: number, year: number): string => (n === 1 ? `Én oppgave i avtalen mangler dokumentasjon i ${year}` : `${n} oppgaver i avtalen mangler dokumentasjon i ${year}`),
    text: 'Det er fortsatt tid. Har dere gjort noe som ikke er logget, så logg det nå.',
  },
  next: 'Neste besøk',
  nextEmpty: 'Ingen besøk er avtalt.',
  at: (date: string, time: string) => `${date} kl. ${time}`,
  allVisits: 'Se alle besøkene',
  year: (year: number) => `Året ${year}, uke for uke`,
  yearLead: 'Tallene telles av seg selv når dere svarer og tar imot besøk.',
  madeOf: { enquiries: 'Se året, sak for sak', visits: 'Se året, besøk for besøk' },
  rows: {
    enquiries: {
      label: 'Henvendelser hit',
      finding: (sum: number, year: number, week: number, n: number): string =>
        `${sum === 1 ? '1 henvendelse' : `${sum} henvendelser`} så langt i ${year}. Flest i uke ${week}, med ${n}.`,
      none: (year: number): string => `Ingen henvendelser ennå i ${year}.`,
    },
    visits: {
      label: 'Hospiteringer her',
      finding: (sum: number, year: number, week: number, n: number): string =>
        `${sum === 1 ? '1 hospitering' : `${sum} hospiteringer`} gjennomført så langt i ${year}. Flest i uke ${week}, med ${n}.`,
      none: (year: number): string => `Ingen hospiteringer er gjennomført ennå i ${year}.`,
    },
  },
};
type Texts = typeof nb;
const nn: Texts = {
  waits: 'Det som ventar på dykk',
  tiles: {
    new: (n) => (n === 1 ? 'ny førespurnad' : 'nye førespurnader'),
    mine: (n) => (n === 1 ? 'førespurnad er tildelt deg' : 'førespurnader er tildelte deg'),
    late: (n) => (n === 1 ? 'førespurnad har venta for lenge' : 'førespurnader har venta for lenge'),
    requests: (n) => (n === 1 ? 'ønske om hospitering' : 'ønske om hospitering'),
    toSumUp: (n) => (n === 1 ? 'hospitering skal oppsummerast' : 'hospiteringar skal oppsummerast'),
    asked: (n) => (n === 1 ? 'oppdrag de er spurde om' : 'oppdrag de er spurde om'),
    lateAssignments: (n) => (n === 1 ? 'oppdrag er over fristen' : 'oppdrag er over fristen'),
    toAnswer: (n) => (n === 1 ? 'samling de kan melde dykk på' : 'samlingar de kan melde dykk på'),
    toApprove: (n) => (n === 1 ? 'påmelding ventar på ja eller nei' : 'påmeldingar ventar på ja eller nei'),
    gatheringsToSumUp: (n) => (n === 1 ? 'samling skal oppsummerast' : 'samlingar skal oppsummerast'),
    ideaChanges: (n) => (n === 1 ? 'idé skal endrast før han kan publiserast' : 'idear skal endrast før dei kan publiserast'),
    ideaQuestions: (n) => (n === 1 ? 'idé har spørsmål eller bruk å sjå på' : 'idear har spørsmål eller bruk å sjå på'),
    ideasDue: (n) => (n === 1 ? 'idé må stadfestast: stemmer han framleis?' : 'idear må stadfestast: stemmer dei framleis?'),
    ideaQueue: (n) => (n === 1 ? 'idé ventar på ein redaktør' : 'idear ventar på ein redaktør'),
  },
  missing: {
    title: (n, year) => (n === 1 ? `Éi oppgåve i avtalen manglar dokumentasjon i ${year}` : `${n} oppgåver i avtalen manglar dokumentasjon i ${year}`),
    text: 'Det er framleis tid. Har de gjort noko som ikkje er logga, så logg det no.',
  },
  next: 'Neste besøk',
  nextEmpty: 'Ingen besøk er avtalte.',
  at: (date, time) => `${date} kl. ${time}`,
  allVisits: 'Sjå alle besøka',
  year: (year) => `Året ${year}, veke for veke`,
  yearLead: 'Tala blir talde av seg sjølve når de svarer og tek imot besøk.',
  madeOf: { enquiries: 'Sjå året, sak for sak', visits: 'Sjå året, besøk for besøk' },
  rows: {
    enquiries: {
      label: 'Førespurnader hit',
      finding: (sum, year, week, n) => `${sum === 1 ? '1 førespurnad' : `${sum} førespurnader`} så langt i ${year}. Flest i veke ${week}, med ${n}.`,
      none: (year) => `Ingen førespurnader enno i ${year}.`,
    },
    visits: {
      label: 'Hospiteringar her',
      finding: (sum, year, week, n) => `${sum === 1 ? '1 hospitering' : `${sum} hospiteringar`} gjennomført så langt i ${year}. Flest i veke ${week}, med ${n}.`,
      none: (year) => `Ingen hospiteringar er gjennomførte enno i ${year}.`,
    },
  },
};
const en: Texts = {
  waits: 'What waits for you',
  tiles: {
    new: (n) => (n === 1 ? 'new enquiry' : 'new enquiries'),
    mine: (n) => (n === 1 ? 'enquiry is assigned to you' : 'enquiries are assigned to you'),
    late: (n) => (n === 1 ? 'enquiry has waited too long' : 'enquiries have waited too long'),
    requests: (n) => (n === 1 ? 'request for a study visit' : 'requests for study visits'),
    toSumUp: (n) => (n === 1 ? 'visit to be summed up' : 'visits to be summed up'),
    asked: (n) => (n === 1 ? 'assignment you are asked to do' : 'assignments you are asked to do'),
    lateAssignments: (n) => (n === 1 ? 'assignment is overdue' : 'assignments are overdue'),
    toAnswer: (n) => (n === 1 ? 'gathering you can sign up for' : 'gatherings you can sign up for'),
    toApprove: (n) => (n === 1 ? 'sign-up waits for yes or no' : 'sign-ups wait for yes or no'),
    gatheringsToSumUp: (n) => (n === 1 ? 'gathering to be summed up' : 'gatherings to be summed up'),
    ideaChanges: (n) => (n === 1 ? 'idea to be changed before it can be published' : 'ideas to be changed before they can be published'),
    ideaQuestions: (n) => (n === 1 ? 'idea has questions or uses to look at' : 'ideas have questions or uses to look at'),
    ideasDue: (n) => (n === 1 ? 'idea to be confirmed: does it still hold?' : 'ideas to be confirmed: do they still hold?'),
    ideaQueue: (n) => (n === 1 ? 'idea waits for an editor' : 'ideas wait for an editor'),
  },
  missing: {
    title: (n, year) => (n === 1 ? `One task of the agreement lacks evidence in ${year}` : `${n} tasks of the agreement lack evidence in ${year}`),
    text: 'There is still time. If you have done something that is not in the log, log it now.',
  },
  next: 'Next visits',
  nextEmpty: 'No visits are agreed.',
  at: (date, time) => `${date} at ${time}`,
  allVisits: 'See all visits',
  year: (year) => `The year ${year}, week by week`,
  yearLead: 'The numbers count themselves as you answer and receive visits.',
  madeOf: { enquiries: 'See the enquiries one by one', visits: 'See the visits one by one' },
  rows: {
    enquiries: {
      label: 'Enquiries to you',
      finding: (sum, year, week, n) => `${sum === 1 ? '1 enquiry' : `${sum} enquiries`} so far in ${year}. Most in week ${week}, with ${n}.`,
      none: (year) => `No enquiries yet in ${year}.`,
    },
    visits: {
      label: 'Study visits to you',
      finding: (sum, year, week, n) => `${sum === 1 ? '1 study visit' : `${sum} study visits`} held so far in ${year}. Most in week ${week}, with ${n}.`,
      none: (year) => `No study visits held yet in ${year}.`,
    },
  },
};
export const myWorkTexts = { nb, nn, en } satisfies Record<Locale, Texts>;

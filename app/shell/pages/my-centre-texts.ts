import type { ResponseState } from '../../features/questionnaires/round.ts';
import type { Locale } from '../../platform/locale.ts';

type StateWords = Record<ResponseState, string>;
const nb = {
  title: 'Min sentral',
  greeting: (name: string) => `God dag, ${name}`,
  form: (year: number) => `Årsskjema ${year}`,
  state: { none: 'Ikke begynt', draft: 'Påbegynt', submitted: 'Sendt inn' } satisfies StateWords,
  deadline: (date: string, days: number) =>
    days > 1 ? `Fristen er ${date}, om ${days} dager.` : days === 1 ? `Fristen er i morgen, ${date}.` : days === 0 ? `Fristen er i dag, ${date}.` : `Fristen var ${date}.`,
  extended: 'Dere har fått utsatt frist.',
  opens: (date: string) => `Åpner ${date}.`,
  answered: (answered: number, of: number) => `Dere har svart på ${answered} av ${of} spørsmål.`,
  saved: (date: string, time: string) => `Sist lagret ${date} kl. ${time}.`,
  submitted: (date: string, by: string | undefined) => (by === undefined ? `Sendt inn ${date}.` : `Sendt inn ${date} av ${by}.`),
  writing: (names: string) => `${names} skriver nå.`,
  begin: 'Begynn å svare',
  goOn: 'Fortsett å svare',
  readAnswers: 'Se svarene',
  late: 'Runden er lukket. Trenger dere å svare likevel, ta kontakt med direktoratet.',
  noRound: 'Ingen runde er åpen nå',
  noRoundWhy: 'Dere får e-post når neste årsskjema åpner.',
  earlier: 'Tidligere år',
  earlierEmpty: 'Det er ingen svar fra tidligere år.',
  centre: 'Sentralen',
  agreement: 'Avtalen og ansvarsområdet',
  people: 'Personer med tilgang',
  events: 'Det som har skjedd',
  publicPage: 'Siden alle ser',
  demonstration: 'Svarene fra tidligere år er oppdiktet.',
};
type Texts = typeof nb;
const nn: Texts = {
  title: 'Sentralen min',
  greeting: (name) => `God dag, ${name}`,
  form: (year) => `Årsskjema ${year}`,
  state: { none: 'Ikkje påbyrja', draft: 'Påbyrja', submitted: 'Sendt inn' },
  deadline: (date, days) =>
    days > 1 ? `Fristen er ${date}, om ${days} dagar.` : days === 1 ? `Fristen er i morgon, ${date}.` : days === 0 ? `Fristen er i dag, ${date}.` : `Fristen var ${date}.`,
  extended: 'De har fått utsett frist.',
  opens: (date) => `Opnar ${date}.`,
  answered: (answered, of) => `De har svart på ${answered} av ${of} spørsmål.`,
  saved: (date, time) => `Sist lagra ${date} kl. ${time}.`,
  submitted: (date, by) => (by === undefined ? `Sendt inn ${date}.` : `Sendt inn ${date} av ${by}.`),
  writing: (names) => `${names} skriv no.`,
  begin: 'Kom i gang med å svare',
  goOn: 'Hald fram med å svare',
  readAnswers: 'Sjå svara',
  late: 'Runden er lukka. Treng de å svare likevel, ta kontakt med direktoratet.',
  noRound: 'Ingen runde er open no',
  noRoundWhy: 'De får e-post når neste årsskjema opnar.',
  earlier: 'Tidlegare år',
  earlierEmpty: 'Det er ingen svar frå tidlegare år.',
  centre: 'Sentralen',
  agreement: 'Avtalen og ansvarsområdet',
  people: 'Personar med tilgang',
  events: 'Det som har skjedd',
  publicPage: 'Sida alle ser',
  demonstration: 'Svara frå tidlegare år er oppdikta.',
};
const en: Texts = {
  title: 'My centre',
  greeting: (name) => `Good day, ${name}`,
  form: (year) => `Yearly form ${year}`,
  state: { none: 'Not begun', draft: 'Begun', submitted: 'Submitted' },
  deadline: (date, days) =>
    days > 1
      ? `The deadline is ${date}, in ${days} days.`
      : days === 1
        ? `The deadline is tomorrow, ${date}.`
        : days === 0
          ? `The deadline is today, ${date}.`
          : `The deadline was ${date}.`,
  extended: 'You have been given a later deadline.',
  opens: (date) => `Opens on ${date}.`,
  answered: (answered, of) => `You have answered ${answered} of ${of} questions.`,
  saved: (date, time) => `Last saved on ${date} at ${time}.`,
  submitted: (date, by) => (by === undefined ? `Submitted on ${date}.` : `Submitted on ${date} by ${by}.`),
  writing: (names) => `${names} is writing now.`,
  begin: 'Begin to answer',
  goOn: 'Go on answering',
  readAnswers: 'See the answers',
  late: 'The round is closed. If you need to answer all the same, contact the Directorate.',
  noRound: 'No round is open now',
  noRoundWhy: 'You will get an e-mail when the next yearly form opens.',
  earlier: 'Earlier years',
  earlierEmpty: 'There are no answers from earlier years.',
  centre: 'The centre',
  agreement: 'The agreement and the area of responsibility',
  people: 'People with access',
  events: 'What has happened',
  publicPage: 'The page everybody sees',
  demonstration: 'The answers of earlier years are invented.',
};
export const myCentreTexts = { nb, nn, en } satisfies Record<Locale, Texts>;

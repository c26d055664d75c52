import type { Locale } from '../../platform/locale.ts';
import type { MailState } from './mail.ts';

/** By the first word of the letter's template. */
const kinds = {
  nb: { idea: 'idé', enquiry: 'henvendelse', visit: 'hospitering', evaluation: 'evaluering' },
  nn: { idea: 'idé', enquiry: 'førespurnad', visit: 'hospitering', evaluation: 'evaluering' },
  en: { idea: 'idea', enquiry: 'enquiry', visit: 'study visit', evaluation: 'evaluation' },
} satisfies Record<Locale, Record<string, string>>;
const named = (words: Record<string, string>, template: string): string => {
  const word = words[template.split('-')[0] ?? ''];
  return word === undefined ? template : `${word} (${template})`;
};

const nb = {
  title: 'Utsendelser',
  lead: 'Alle e-poster systemet har skrevet, og om de er sendt.',
  noServer: 'Det er ikke satt opp noen e-postserver',
  noServerHelp: 'Ingenting blir sendt. E-postene ligger her, så du kan lese dem. Den som drifter systemet, setter opp e-post med innstillingen SMTP_URL.',
  show: 'Vis',
  all: 'Alle',
  state: { queued: 'Venter', sent: 'Sendt', failed: 'Ikke sendt' } satisfies Record<MailState, string>,
  stateFilter: 'Utsendelser etter tilstand',
  to: 'Til',
  written: 'Skrevet',
  sentAt: (when: string) => `Sendt ${when}`,
  retried: (n: number) => (n === 1 ? 'Prøvd én gang. Vi prøver igjen.' : `Prøvd ${n} ganger. Vi prøver igjen.`),
  givenUp: (n: number) => `Prøvd ${n} ganger. Vi prøver ikke mer av oss selv.`,
  lastError: 'E-postserveren svarte',
  read: 'Les e-posten',
  again: 'Send på nytt',
  againTo: (name: string, subject: string) => `Send på nytt til ${name}: ${subject}`,
  none: 'Ingen e-poster her',
  noneHelp: 'Når noen blir invitert eller minnet om noe, ligger e-posten her.',
  older: 'Eldre utsendelser',
  queuedAgain: 'E-posten er lagt i køen igjen.',
  privateTitle: (kind: string) => `Privat e-post: ${kind}`,
  privateHelp: 'Innholdet er mellom avsender og mottaker. Her står bare hva som ble av e-posten.',
  privateErased: 'Mottakeren er slettet før e-posten ble sendt. Den blir aldri sendt.',
  againPrivate: (kind: string, when: string) => `Send på nytt: privat e-post (${kind}) fra ${when}`,
  /** What a letter is about, and its own name. */
  kind: (template: string): string => named(kinds.nb, template),
};
type Texts = typeof nb;

const nn: Texts = {
  title: 'Utsendingar',
  lead: 'Alle e-postar systemet har skrive, og om dei er sende.',
  noServer: 'Det er ikkje sett opp nokon e-posttenar',
  noServerHelp: 'Ingenting blir sendt. E-postane ligg her, så du kan lese dei. Den som driftar systemet, set opp e-post med innstillinga SMTP_URL.',
  show: 'Vis',
  all: 'Alle',
  state: { queued: 'Ventar', sent: 'Sendt', failed: 'Ikkje sendt' },
  stateFilter: 'Utsendingar etter tilstand',
  to: 'Til',
  written: 'Skriven',
  sentAt: (when) => `Sendt ${when}`,
  retried: (n) => (n === 1 ? 'Prøvd éin gong. Vi prøver igjen.' : `Prøvd ${n} gonger. Vi prøver igjen.`),
  givenUp: (n) => `Prøvd ${n} gonger. Vi prøver ikkje meir av oss sjølve.`,
  lastError: 'E-posttenaren svarte',
  read: 'Les e-posten',
  again: 'Send på nytt',
  againTo: (name, subject) => `Send på nytt til ${name}: ${subject}`,
  none: 'Ingen e-postar her',
  noneHelp: 'Når nokon blir invitert eller minna om noko, ligg e-posten her.',
  older: 'Eldre utsendingar',
  queuedAgain: 'E-posten er lagd i køen igjen.',
  privateTitle: (kind) => `Privat e-post: ${kind}`,
  privateHelp: 'Innhaldet er mellom avsendar og mottakar. Her står berre kva som blei av e-posten.',
  privateErased: 'Mottakaren er sletta før e-posten blei send. Han blir aldri send.',
  againPrivate: (kind, when) => `Send på nytt: privat e-post (${kind}) frå ${when}`,
  kind: (template) => named(kinds.nn, template),
};

const en: Texts = {
  title: 'Outbox',
  lead: 'Every e-mail the system has written, and whether it has been sent.',
  noServer: 'No mail server is set up',
  noServerHelp: 'Nothing is sent. The e-mails stay here for you to read. Whoever runs the system sets up e-mail with the setting SMTP_URL.',
  show: 'Show',
  all: 'All',
  state: { queued: 'Waiting', sent: 'Sent', failed: 'Not sent' },
  stateFilter: 'E-mails by state',
  to: 'To',
  written: 'Written',
  sentAt: (when) => `Sent ${when}`,
  retried: (n) => (n === 1 ? 'Tried once. We will try again.' : `Tried ${n} times. We will try again.`),
  givenUp: (n) => `Tried ${n} times. We do not try any more by ourselves.`,
  lastError: 'The mail server answered',
  read: 'Read the e-mail',
  again: 'Send again',
  againTo: (name, subject) => `Send again to ${name}: ${subject}`,
  none: 'No e-mails here',
  noneHelp: 'When somebody is invited or reminded, the e-mail is kept here.',
  older: 'Older e-mails',
  queuedAgain: 'The e-mail is in the queue again.',
  privateTitle: (kind) => `Private e-mail: ${kind}`,
  privateHelp: 'The content is between the sender and the receiver. Only what became of the e-mail is shown here.',
  privateErased: 'The receiver was erased before the e-mail was sent. It never will be.',
  againPrivate: (kind, when) => `Send again: private e-mail (${kind}) from ${when}`,
  kind: (template) => named(kinds.en, template),
};

export const texts = { nb, nn, en } satisfies Record<Locale, Texts>;

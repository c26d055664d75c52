import { formatDate, formatTime } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import type { FaultReason } from './check-answers.ts';
import type { AnswerRefusal } from './round.ts';

/** What a centre reads while answering. What the officer reads is in `officer-texts.ts`. */

interface FaultPlace {
  /** The option's words, for a fault inside an option. */
  readonly option?: string | undefined;
  /** What was typed. */
  readonly typed?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly limit?: string | undefined;
  readonly kind: 'several' | 'one' | 'field';
}

export const day = (locale: Locale, iso: string): string => formatDate(locale, new Date(`${iso}T12:00:00Z`));

export const nb = {
  form: 'Årsskjema',
  formOf: (year: number) => `Årsskjema ${year}`,
  myCentre: 'Min sentral',
  deadline: (iso: string) => `Frist ${day('nb', iso)}`,
  part: (n: number, of: number) => `Del ${n} av ${of}.`,
  answered: (percent: number) => `Dere har svart på ${percent} prosent.`,
  parts: 'Deler av skjemaet',
  review: 'Se over og send inn',
  done: 'ferdig',
  begun: 'påbegynt',
  empty: 'ikke begynt',
  choose: { several: 'Velg alt som passer.', one: 'Velg det som passer best.' },
  or: 'eller',
  ownCounty: (name: string) => `Eget fylke: ${name}`,
  otherCounties: (names: string, region: boolean) => `Andre fylker i ${region ? 'regionen' : 'området'}: ${names}`,
  lastYear: (answer: string) => `Svaret deres i fjor: ${answer}`,
  quotable: 'Kommentaren kan bli sitert i rapporten med år, uten navn.',
  notQuotable: 'Kommentaren blir ikke sitert.',
  optional: '(kan stå tomt)',
  line: (n: number) => `Linje ${n}`,
  saveAndContinue: 'Lagre og gå videre',
  saveForLater: 'Lagre og fortsett senere',
  savedAt: (at: Date) => `Lagret kl. ${formatTime('nb', at)}.`,
  savedOn: (at: Date, by: string | undefined) => `Sist lagret ${formatDate('nb', at)} kl. ${formatTime('nb', at)}${by ? ` av ${by}` : ''}.`,
  notSavedYet: 'Ikke lagret ennå. Skjemaet lagres mens du skriver.',
  writesHere: (name: string) => `${name} skriver også her nå.`,
  writesIn: (name: string, part: number) => `${name} skriver i del ${part} nå.`,
  mergedWith: (name: string) => `${name} har endret svar her. Endringene er tatt med. Last siden på nytt for å se dem.`,
  clashedWith: (name: string) => `${name} har svart noe annet på samme spørsmål. Begge svarene er tatt vare på.`,
  colleague: 'En kollega',
  fix: (n: number) => (n === 1 ? 'Du må rette 1 svar før du går videre' : `Du må rette ${n} svar før du går videre`),
  fixNote: 'Alt du har skrevet, er lagret.',
  laterTitle: 'Lagret. Du kan fortsette når du vil.',
  refused: {
    'no-round': { title: 'Dere er ikke spurt dette året', text: 'Det er ikke åpnet noe skjema for sentralen deres dette året.' },
    'not-open': { title: 'Skjemaet er ikke åpnet ennå', text: 'Svarene kan ikke lagres før skjemaet åpner. Det du har skrevet, står fortsatt på siden.' },
    closed: { title: 'Fristen er ute', text: 'Svarene ble ikke lagret, fordi fristen er ute. Det du har skrevet, står fortsatt på siden.' },
    'already-submitted': { title: 'Skjemaet er allerede sendt inn', text: 'Svarene ble ikke lagret, fordi skjemaet er sendt inn. Det du har skrevet, står fortsatt på siden.' },
  } satisfies Record<AnswerRefusal, { title: string; text: string }>,
  askAuthority: (authority: string) => `Trenger dere mer tid, eller vil dere rette noe? Spør ${authority}. De kan åpne skjemaet igjen for dere.`,
  overview: {
    lead: (year: number) => `Her svarer dere for ${year}. Dere kan være flere om å svare, og dere kan ta pauser når dere vil.`,
    start: 'Begynn',
    carryOn: 'Fortsett',
    earlier: 'Tidligere år',
    noneOpen: 'Ingen skjema er åpne nå',
    noneOpenText: 'Dere får e-post når neste skjema åpner. Skjemaet for et år åpner som regel i januar året etter.',
    submitted: (at: Date, by: string | undefined) => `Sendt inn ${formatDate('nb', at)} kl. ${formatTime('nb', at)}${by ? ` av ${by}` : ''}.`,
    reopened: (at: Date, by: string | undefined) => `Åpnet igjen ${formatDate('nb', at)}${by ? ` av ${by}` : ''}.`,
    reason: (reason: string) => `Grunn: ${reason}`,
    locked: 'Skjemaet er sendt inn og kan ikke endres.',
    notAnswered: 'Ikke besvart',
    notAnsweredYear: 'Skjemaet ble ikke sendt inn dette året.',
    receipt: 'Se kvitteringen',
    opens: (iso: string) => `Åpner ${day('nb', iso)}`,
    settle: 'Velg mellom svarene',
    unsettled: (name: string) => `Du og ${name} har svart ulikt`,
    unsettledText: 'Svarene til kollegaen din står i skjemaet. Dine er tatt vare på til dere har valgt.',
  },
  reviewPage: {
    lead: 'Slik blir svarene sendt inn. Etterpå kan de ikke endres.',
    change: (section: string) => `Endre ${section.toLowerCase()}`,
    send: 'Send inn',
    missing: (n: number) => (n === 1 ? '1 svar mangler eller må rettes' : `${n} svar mangler eller må rettes`),
    missingNote: 'Velg et svar i listen for å gå til spørsmålet.',
    ready: 'Alle spørsmål som må besvares, er besvart.',
    stale: (name: string) => `${name} endret noe mens du så over`,
    staleText: 'Skjemaet er ikke sendt inn. Se over svarene igjen, og send inn når de stemmer.',
    comment: 'Kommentar',
  },
  receiptPage: {
    title: 'Kvittering',
    thanks: (year: number) => `Årsskjemaet for ${year} er sendt inn`,
    number: 'Kvitteringsnummer',
    by: 'Sendt inn av',
    at: 'Tidspunkt',
    centre: 'Sentral',
    next: 'Svarene er nå med i tallene. Trenger dere å rette noe, kan vi åpne skjemaet igjen.',
    print: 'Skriv ut siden fra nettleseren hvis dere vil ta vare på kvitteringen.',
    answers: 'Svarene deres',
    import: 'Lagt inn av systemet',
  },
  clashPage: {
    title: (name: string) => `Du og ${name} har svart ulikt`,
    lead: 'Dere skrev samtidig. Velg hvilket svar som skal stå. Ingenting er slettet.',
    theirs: (name: string) => `Svaret til ${name}`,
    mine: 'Svaret ditt',
    nothing: 'Tomt',
    commentTo: (question: string) => `Kommentar til: ${question}`,
    reasonTo: (place: string) => `Hvorfor svaret er et annet enn i registeret: ${place}`,
    save: 'Lagre valgene',
    choose: 'Velg ett av svarene',
    again: 'Noen har endret svaret igjen. Se over, og velg på nytt.',
    settled: 'Det er ikke noe å velge mellom lenger.',
  },
  fault: (reason: FaultReason, at: FaultPlace): string => {
    switch (reason) {
      case 'required':
        return { several: 'Velg minst ett svar.', one: 'Velg ett svar.', field: 'Fyll ut feltet.' }[at.kind];
      case 'not-a-number':
        return `Skriv et helt tall. Du skrev «${at.typed}».`;
      case 'out-of-range':
        return `Skriv et tall fra ${at.min} til ${at.max}.`;
      case 'exclusive-with-others':
        return `Velg enten «${at.option}» eller noe av det andre. Begge deler kan ikke stemme.`;
      case 'text-missing':
        return `Skriv hva «${at.option}» er, eller fjern valget.`;
      case 'text-too-long':
        return `Teksten er for lang. Skriv høyst ${at.limit} tegn.`;
      case 'identity-number':
        return 'Teksten ser ut til å inneholde et fødselsnummer. Ta det bort.';
      case 'broken-text':
        return 'Teksten har tegn som ikke kom riktig fram. Skriv den på nytt.';
      case 'too-many-lines':
        return `Skriv høyst ${at.limit} linjer.`;
      case 'reason-missing':
        return 'Skriv hvorfor svaret er et annet enn i registeret.';
      case 'unknown-municipality':
        return `Vi vet ikke hvilken kommune «${at.typed}» er. Skriv hele navnet, eller kommunenummeret hvis flere har samme navn.`;
      default:
        return 'Svaret passer ikke til spørsmålet i år. Svar på nytt.';
    }
  },
};
export type Texts = typeof nb;

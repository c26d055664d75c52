import { formatDate, formatTime } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import type { FaultReason } from './answers.ts';
import type { AnswerRefusal } from './round.ts';

/** What a centre reads while answering. What the officer reads is in `officer-texts.ts`. */

export interface FaultPlace {
  /** The option's words, for a fault inside an option. */
  readonly option?: string | undefined;
  /** What was typed. */
  readonly typed?: string | undefined;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly limit?: string | undefined;
  readonly kind: 'several' | 'one' | 'field';
}

const day = (locale: Locale, iso: string): string => formatDate(locale, new Date(`${iso}T12:00:00Z`));

const nb = {
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
    'already-submitted': { title: 'Skjemaet er alt sendt inn', text: 'Svarene ble ikke lagret, fordi skjemaet er sendt inn. Det du har skrevet, står fortsatt på siden.' },
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
      case 'broken-text':
        return 'Teksten har tegn som ikke kom riktig fram. Skriv den på nytt.';
      case 'too-many-lines':
        return `Skriv høyst ${at.limit} linjer.`;
      case 'unknown-municipality':
        return `Vi vet ikke hvilken kommune «${at.typed}» er. Skriv hele navnet, eller kommunenummeret hvis flere har samme navn.`;
      default:
        return 'Svaret passer ikke til spørsmålet i år. Svar på nytt.';
    }
  },
};
type Texts = typeof nb;

const nn: Texts = {
  form: 'Årsskjema',
  formOf: (year) => `Årsskjema ${year}`,
  myCentre: 'Min sentral',
  deadline: (iso) => `Frist ${day('nn', iso)}`,
  part: (n, of) => `Del ${n} av ${of}.`,
  answered: (percent) => `De har svart på ${percent} prosent.`,
  parts: 'Delar av skjemaet',
  review: 'Sjå over og send inn',
  done: 'ferdig',
  begun: 'påbyrja',
  empty: 'ikkje påbyrja',
  choose: { several: 'Vel alt som passar.', one: 'Vel det som passar best.' },
  or: 'eller',
  ownCounty: (name) => `Eige fylke: ${name}`,
  otherCounties: (names, region) => `Andre fylke i ${region ? 'regionen' : 'området'}: ${names}`,
  lastYear: (answer) => `Svaret dykkar i fjor: ${answer}`,
  quotable: 'Kommentaren kan bli sitert i rapporten med år, utan namn.',
  notQuotable: 'Kommentaren blir ikkje sitert.',
  optional: '(kan stå tomt)',
  line: (n) => `Linje ${n}`,
  saveAndContinue: 'Lagre og gå vidare',
  saveForLater: 'Lagre og hald fram seinare',
  savedAt: (at) => `Lagra kl. ${formatTime('nn', at)}.`,
  savedOn: (at, by) => `Sist lagra ${formatDate('nn', at)} kl. ${formatTime('nn', at)}${by ? ` av ${by}` : ''}.`,
  notSavedYet: 'Ikkje lagra enno. Skjemaet blir lagra medan du skriv.',
  writesHere: (name) => `${name} skriv også her no.`,
  writesIn: (name, part) => `${name} skriv i del ${part} no.`,
  mergedWith: (name) => `${name} har endra svar her. Endringane er tekne med. Last sida på nytt for å sjå dei.`,
  clashedWith: (name) => `${name} har svart noko anna på same spørsmål. Vi har teke vare på begge svara.`,
  colleague: 'Ein kollega',
  fix: (n) => (n === 1 ? 'Du må rette 1 svar før du går vidare' : `Du må rette ${n} svar før du går vidare`),
  fixNote: 'Alt du har skrive, er lagra.',
  laterTitle: 'Lagra. Du kan halde fram når du vil.',
  refused: {
    'no-round': { title: 'De er ikkje spurde dette året', text: 'Det er ikkje opna noko skjema for sentralen dykkar dette året.' },
    'not-open': { title: 'Skjemaet er ikkje opna enno', text: 'Svara kan ikkje lagrast før skjemaet opnar. Det du har skrive, står framleis på sida.' },
    closed: { title: 'Fristen er ute', text: 'Svara vart ikkje lagra, fordi fristen er ute. Det du har skrive, står framleis på sida.' },
    'already-submitted': { title: 'Skjemaet er alt sendt inn', text: 'Svara vart ikkje lagra, fordi skjemaet er sendt inn. Det du har skrive, står framleis på sida.' },
  },
  askAuthority: (authority) => `Treng de meir tid, eller vil de rette noko? Spør ${authority}. Dei kan opne skjemaet igjen for dykk.`,
  overview: {
    lead: (year) => `Her svarer de for ${year}. De kan vere fleire om å svare, og de kan ta pausar når de vil.`,
    start: 'Kom i gang',
    carryOn: 'Hald fram',
    earlier: 'Tidlegare år',
    noneOpen: 'Ingen skjema er opne no',
    noneOpenText: 'De får e-post når neste skjema opnar. Skjemaet for eit år opnar som regel i januar året etter.',
    submitted: (at, by) => `Sendt inn ${formatDate('nn', at)} kl. ${formatTime('nn', at)}${by ? ` av ${by}` : ''}.`,
    reopened: (at, by) => `Opna igjen ${formatDate('nn', at)}${by ? ` av ${by}` : ''}.`,
    reason: (reason) => `Grunn: ${reason}`,
    locked: 'Skjemaet er sendt inn og kan ikkje endrast.',
    notAnswered: 'Ikkje svart på',
    notAnsweredYear: 'Skjemaet vart ikkje sendt inn dette året.',
    receipt: 'Sjå kvitteringa',
    opens: (iso) => `Opnar ${day('nn', iso)}`,
    settle: 'Vel mellom svara',
    unsettled: (name) => `Du og ${name} har svart ulikt`,
    unsettledText: 'Svara til kollegaen din står i skjemaet. Dine er tekne vare på til de har valt.',
  },
  reviewPage: {
    lead: 'Slik blir svara sende inn. Etterpå kan dei ikkje endrast.',
    change: (section) => `Endre ${section.toLowerCase()}`,
    send: 'Send inn',
    missing: (n) => (n === 1 ? '1 svar manglar eller må rettast' : `${n} svar manglar eller må rettast`),
    missingNote: 'Vel eit svar i lista for å gå til spørsmålet.',
    ready: 'Alle spørsmål som må svarast på, er svarte på.',
    stale: (name) => `${name} endra noko medan du såg over`,
    staleText: 'Skjemaet er ikkje sendt inn. Sjå over svara igjen, og send inn når dei stemmer.',
    comment: 'Kommentar',
  },
  receiptPage: {
    title: 'Kvittering',
    thanks: (year) => `Årsskjemaet for ${year} er sendt inn`,
    number: 'Kvitteringsnummer',
    by: 'Sendt inn av',
    at: 'Tidspunkt',
    centre: 'Sentral',
    next: 'Svara er no med i tala. Treng de å rette noko, kan vi opne skjemaet igjen.',
    print: 'Skriv ut sida frå nettlesaren dersom de vil ta vare på kvitteringa.',
    answers: 'Svara dykkar',
    import: 'Lagt inn av systemet',
  },
  clashPage: {
    title: (name) => `Du og ${name} har svart ulikt`,
    lead: 'De skreiv samtidig. Vel kva svar som skal stå. Ingenting er sletta.',
    theirs: (name) => `Svaret til ${name}`,
    mine: 'Svaret ditt',
    nothing: 'Tomt',
    commentTo: (question) => `Kommentar til: ${question}`,
    save: 'Lagre vala',
    choose: 'Vel eitt av svara',
    again: 'Nokon har endra svaret igjen. Sjå over, og vel på nytt.',
    settled: 'Det er ikkje noko å velje mellom lenger.',
  },
  fault: (reason, at) => {
    switch (reason) {
      case 'required':
        return { several: 'Vel minst eitt svar.', one: 'Vel eitt svar.', field: 'Fyll ut feltet.' }[at.kind];
      case 'not-a-number':
        return `Skriv eit heilt tal. Du skreiv «${at.typed}».`;
      case 'out-of-range':
        return `Skriv eit tal frå ${at.min} til ${at.max}.`;
      case 'exclusive-with-others':
        return `Vel anten «${at.option}» eller noko av det andre. Begge delar kan ikkje stemme.`;
      case 'text-missing':
        return `Skriv kva «${at.option}» er, eller fjern valet.`;
      case 'text-too-long':
        return `Teksten er for lang. Skriv høgst ${at.limit} teikn.`;
      case 'broken-text':
        return 'Teksten har teikn som ikkje kom rett fram. Skriv han på nytt.';
      case 'too-many-lines':
        return `Skriv høgst ${at.limit} linjer.`;
      case 'unknown-municipality':
        return `Vi veit ikkje kva kommune «${at.typed}» er. Skriv heile namnet, eller kommunenummeret dersom fleire har same namn.`;
      default:
        return 'Svaret passar ikkje til spørsmålet i år. Svar på nytt.';
    }
  },
};

const en: Texts = {
  form: 'Yearly form',
  formOf: (year) => `Yearly form ${year}`,
  myCentre: 'My centre',
  deadline: (iso) => `Deadline ${day('en', iso)}`,
  part: (n, of) => `Part ${n} of ${of}.`,
  answered: (percent) => `You have answered ${percent} per cent.`,
  parts: 'Parts of the form',
  review: 'Review and submit',
  done: 'done',
  begun: 'begun',
  empty: 'not begun',
  choose: { several: 'Choose all that apply.', one: 'Choose the one that fits best.' },
  or: 'or',
  ownCounty: (name) => `Own county: ${name}`,
  otherCounties: (names, region) => `Other counties in the ${region ? 'region' : 'area'}: ${names}`,
  lastYear: (answer) => `Your answer last year: ${answer}`,
  quotable: 'The comment may be quoted in the report with the year, without a name.',
  notQuotable: 'The comment is not quoted.',
  optional: '(may be left empty)',
  line: (n) => `Line ${n}`,
  saveAndContinue: 'Save and continue',
  saveForLater: 'Save and continue later',
  savedAt: (at) => `Saved at ${formatTime('en', at)}.`,
  savedOn: (at, by) => `Last saved ${formatDate('en', at)} at ${formatTime('en', at)}${by ? ` by ${by}` : ''}.`,
  notSavedYet: 'Not saved yet. The form is saved while you write.',
  writesHere: (name) => `${name} is writing here too.`,
  writesIn: (name, part) => `${name} is writing in part ${part}.`,
  mergedWith: (name) => `${name} has changed answers here. The changes are kept. Reload the page to see them.`,
  clashedWith: (name) => `${name} has answered the same question differently. Both answers are kept.`,
  colleague: 'A colleague',
  fix: (n) => (n === 1 ? 'Correct 1 answer before you continue' : `Correct ${n} answers before you continue`),
  fixNote: 'Everything you have written is saved.',
  laterTitle: 'Saved. You can continue whenever you like.',
  refused: {
    'no-round': { title: 'You were not asked this year', text: 'No form has been opened for your centre this year.' },
    'not-open': { title: 'The form is not open yet', text: 'Answers cannot be saved before the form opens. What you have written is still on the page.' },
    closed: { title: 'The deadline has passed', text: 'The answers were not saved, because the deadline has passed. What you have written is still on the page.' },
    'already-submitted': {
      title: 'The form has been submitted',
      text: 'The answers were not saved, because the form has been submitted. What you have written is still on the page.',
    },
  },
  askAuthority: (authority) => `Do you need more time, or to correct something? Ask ${authority}. They can open the form for you again.`,
  overview: {
    lead: (year) => `Here you answer for ${year}. Several of you can answer, and you can take breaks whenever you like.`,
    start: 'Begin',
    carryOn: 'Continue',
    earlier: 'Earlier years',
    noneOpen: 'No form is open now',
    noneOpenText: 'You will get an e-mail when the next form opens, usually in January the year after.',
    submitted: (at, by) => `Submitted ${formatDate('en', at)} at ${formatTime('en', at)}${by ? ` by ${by}` : ''}.`,
    reopened: (at, by) => `Opened again ${formatDate('en', at)}${by ? ` by ${by}` : ''}.`,
    reason: (reason) => `Reason: ${reason}`,
    locked: 'The form is submitted and cannot be changed.',
    notAnswered: 'Not answered',
    notAnsweredYear: 'The form was not submitted this year.',
    receipt: 'See the receipt',
    opens: (iso) => `Opens ${day('en', iso)}`,
    settle: 'Choose between the answers',
    unsettled: (name) => `You and ${name} have answered differently`,
    unsettledText: 'Your colleague’s answers stand in the form. Yours are kept until you have chosen.',
  },
  reviewPage: {
    lead: 'This is what will be submitted. Afterwards it cannot be changed.',
    change: (section) => `Change ${section.toLowerCase()}`,
    send: 'Submit',
    missing: (n) => (n === 1 ? '1 answer is missing or must be corrected' : `${n} answers are missing or must be corrected`),
    missingNote: 'Choose an answer in the list to go to the question.',
    ready: 'Every question that must be answered has an answer.',
    stale: (name) => `${name} changed something while you were reviewing`,
    staleText: 'The form has not been submitted. Review the answers again, and submit when they are right.',
    comment: 'Comment',
  },
  receiptPage: {
    title: 'Receipt',
    thanks: (year) => `The yearly form for ${year} is submitted`,
    number: 'Receipt number',
    by: 'Submitted by',
    at: 'Time',
    centre: 'Centre',
    next: 'The answers now count in the figures. If you need to correct something, we can open the form again.',
    print: 'Print the page from your browser if you want to keep it.',
    answers: 'Your answers',
    import: 'Entered by the system',
  },
  clashPage: {
    title: (name) => `You and ${name} have answered differently`,
    lead: 'You were writing at the same time. Choose which answer is to stand. Nothing has been deleted.',
    theirs: (name) => `The answer of ${name}`,
    mine: 'Your answer',
    nothing: 'Empty',
    commentTo: (question) => `Comment on: ${question}`,
    save: 'Save the choices',
    choose: 'Choose one of the answers',
    again: 'Somebody has changed the answer again. Look it over, and choose again.',
    settled: 'There is nothing to choose between any more.',
  },
  fault: (reason, at) => {
    switch (reason) {
      case 'required':
        return { several: 'Choose at least one answer.', one: 'Choose one answer.', field: 'Fill in the field.' }[at.kind];
      case 'not-a-number':
        return `Write a whole number. You wrote “${at.typed}”.`;
      case 'out-of-range':
        return `Write a number from ${at.min} to ${at.max}.`;
      case 'exclusive-with-others':
        return `Choose either “${at.option}” or some of the others. Both cannot be right.`;
      case 'text-missing':
        return `Write what “${at.option}” is, or remove the choice.`;
      case 'text-too-long':
        return `The text is too long. Write at most ${at.limit} characters.`;
      case 'broken-text':
        return 'The text has characters that did not arrive correctly. Write it again.';
      case 'too-many-lines':
        return `Write at most ${at.limit} lines.`;
      case 'unknown-municipality':
        return `We do not know which municipality “${at.typed}” is. Write its full name, or its number if several have the same name.`;
      default:
        return 'The answer does not fit the question this year. Answer again.';
    }
  },
};

export const texts = { nb, nn, en } satisfies Record<Locale, Texts>;

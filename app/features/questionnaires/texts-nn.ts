import { formatDate, formatTime } from '../../platform/locale.ts';
import { day } from './texts-nb.ts';
import type { Texts } from './texts-nb.ts';

export const nn: Texts = {
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
    'already-submitted': { title: 'Skjemaet er allereie sendt inn', text: 'Svara vart ikkje lagra, fordi skjemaet er sendt inn. Det du har skrive, står framleis på sida.' },
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
    reasonTo: (place) => `Kvifor svaret er eit anna enn i registeret: ${place}`,
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
      case 'identity-number':
        return 'Teksten ser ut til å innehalde eit fødselsnummer. Ta det bort.';
      case 'broken-text':
        return 'Teksten har teikn som ikkje kom rett fram. Skriv han på nytt.';
      case 'too-many-lines':
        return `Skriv høgst ${at.limit} linjer.`;
      case 'reason-missing':
        return 'Skriv kvifor svaret er eit anna enn i registeret.';
      case 'unknown-municipality':
        return `Vi veit ikkje kva kommune «${at.typed}» er. Skriv heile namnet, eller kommunenummeret dersom fleire har same namn.`;
      default:
        return 'Svaret passar ikkje til spørsmålet i år. Svar på nytt.';
    }
  },
};

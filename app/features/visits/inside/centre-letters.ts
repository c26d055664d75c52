/** Mail to a centre's coordinators: in bokmål and nynorsk together, as the reader's choice is not known. They name nobody. */
export interface CentreFacts {
  readonly number: string;
  /** In both languages. */
  readonly persons: { readonly nb: string; readonly nn: string };
  readonly when: { readonly nb: string; readonly nn: string };
  readonly n: number;
  /** How many working days an answer may take. */
  readonly answerWithin?: number;
}
interface Told {
  readonly subject: (f: CentreFacts) => string;
  readonly nb: (f: CentreFacts) => string;
  readonly nn: (f: CentreFacts) => string;
}
const news = {
  request: {
    subject: (f) => `Nytt ønske om besøk (${f.number})`,
    nb: (f) => `Noen ønsker å hospitere hos dere: ${f.persons.nb}.`,
    nn: (f) => `Nokon ønskjer å hospitere hos dykk: ${f.persons.nn}.`,
  },
  'signed-up': {
    subject: (f) => `Ny påmelding til besøksdag (${f.number})`,
    nb: (f) => `${f.persons.nb} er meldt på besøksdagen ${f.when.nb}.`,
    nn: (f) => `${f.persons.nn} er melde på besøksdagen ${f.when.nn}.`,
  },
  queued: {
    subject: (f) => `Ny gruppe på venteliste (${f.number})`,
    nb: (f) => `${f.persons.nb} står på venteliste til besøksdagen ${f.when.nb}.`,
    nn: (f) => `${f.persons.nn} står på venteliste til besøksdagen ${f.when.nn}.`,
  },
  accepted: {
    subject: (f) => `Besøket er avtalt (${f.number})`,
    nb: (f) => `Gruppen har godtatt: ${f.when.nb}, ${f.persons.nb}.`,
    nn: (f) => `Gruppa har godteke: ${f.when.nn}, ${f.persons.nn}.`,
  },
  agreed: {
    subject: (f) => `Besøket er avtalt (${f.number})`,
    nb: (f) => `Besøket er avtalt: ${f.when.nb}, ${f.persons.nb}.`,
    nn: (f) => `Besøket er avtalt: ${f.when.nn}, ${f.persons.nn}.`,
  },
  'changed-numbers': { subject: (f) => `Nytt antall til besøket (${f.number})`, nb: (f) => `Gruppen er nå ${f.persons.nb}.`, nn: (f) => `Gruppa er no ${f.persons.nn}.` },
  'changed-time': { subject: (f) => `Besøket er endret (${f.number})`, nb: (f) => `Besøket er endret til ${f.when.nb}.`, nn: (f) => `Besøket er endra til ${f.when.nn}.` },
  'another-time': {
    subject: (f) => `Gruppen ber om en annen tid (${f.number})`,
    nb: () => 'Gruppen kan ikke på tiden dere foreslo. Les hva de skriver, og foreslå en ny.',
    nn: () => 'Gruppa kan ikkje på tida de føreslo. Les kva dei skriv, og føreslå ei ny.',
  },
  wrote: { subject: (f) => `Gruppen har skrevet til dere (${f.number})`, nb: () => 'Det er kommet en melding i besøket.', nn: () => 'Det er komen ei melding i besøket.' },
  withdrawn: { subject: (f) => `Besøket er trukket (${f.number})`, nb: (f) => `Gruppen (${f.persons.nb}) kommer ikke.`, nn: (f) => `Gruppa (${f.persons.nn}) kjem ikkje.` },
  cancelled: { subject: (f) => `Besøket er avlyst (${f.number})`, nb: (f) => `Besøket ${f.when.nb} er avlyst.`, nn: (f) => `Besøket ${f.when.nn} er avlyst.` },
  moved: {
    subject: (f) => `Dere har overtatt et ønske om besøk (${f.number})`,
    nb: (f) => `Sentralen som fikk ønsket, har ikke lenger avtale. Dere har området. Det gjelder ${f.persons.nb}.`,
    nn: (f) => `Sentralen som fekk ønsket, har ikkje avtale lenger. De har området. Det gjeld ${f.persons.nn}.`,
  },
  outlived: {
    subject: (f) => `Besøksdagen er over, og en gruppe fikk ikke plass (${f.number})`,
    nb: (f) => `${f.persons.nb} fikk ikke plass. Ønsket ligger nå blant forespørslene, så dere kan foreslå en annen tid.`,
    nn: (f) => `${f.persons.nn} fekk ikkje plass. Ønsket ligg no blant førespurnadene, så de kan føreslå ei anna tid.`,
  },
  unanswered: {
    subject: (f) => (f.n === 1 ? `Et ønske om besøk venter på svar (${f.number})` : `${f.n} ønsker om besøk venter på svar`),
    nb: (f) => `Dette har ventet mer enn ${f.answerWithin} virkedager på svar: ${f.number}. Foreslå en tid, eller si at det ikke passer.`,
    nn: (f) => `Dette har venta meir enn ${f.answerWithin} arbeidsdagar på svar: ${f.number}. Føreslå ei tid, eller sei at det ikkje passar.`,
  },
  'sum-up': {
    subject: (f) => (f.n === 1 ? 'Et besøk er ikke oppsummert' : `${f.n} besøk er ikke oppsummert`),
    nb: (f) => `Skriv hvor mange som kom, så blir tallene riktige. Det gjelder ${f.n} besøk.`,
    nn: (f) => `Skriv kor mange som kom, så blir tala rette. Det gjeld ${f.n} besøk.`,
  },
} as const satisfies Record<string, Told>;
export type CentreNews = keyof typeof news;

export function centreLetter(what: CentreNews, facts: CentreFacts, name: string): { readonly subject: string; readonly text: string } {
  const { subject, nb, nn } = news[what];
  return {
    subject: subject(facts),
    text: `Hei, ${name}.

${nb(facts)}
Logg inn og velg «Hospitering».

${nn(facts)}
Logg inn og vel «Hospitering».
`,
  };
}

import type { Locale } from '../../../platform/locale.ts';

/** What a participant is told, in their language. */
export interface Facts {
  readonly number: string;
  readonly title: string;
  /** Who called it. */
  readonly organiser: string;
  /** "tysdag 1. desember 2026 kl. 10.00–14.00". */
  readonly when: string;
  readonly place: string;
  /** Of a video meeting; empty for those who do not come. */
  readonly online: string;
  /** The last day to sign up. */
  readonly signUpUntil: string;
  readonly queuePlace: number;
  /** Until when an offer holds. */
  readonly until: string;
  /** What the organiser wrote; empty when it wrote nothing. */
  readonly words: string;
}
interface Told {
  readonly subject: (f: Facts) => string;
  readonly text: (f: Facts) => string;
}
export type News =
  | 'invited'
  | 'requested'
  | 'waiting'
  | 'coming'
  | 'offered'
  | 'lapsed'
  | 'refused'
  | 'withdrawn'
  | 'changed'
  | 'cancelled'
  | 'reminder'
  | 'feedback'
  | 'moved'
  | 'no-room';

const wordsAfter = (f: Facts): string => (f.words === '' ? '' : `\n\n${f.words}`);
const place = (f: Facts): string => (f.place === '' ? '' : `, ${f.place}`);
const online = (f: Facts): string => (f.online === '' ? '' : `\n${f.online}`);

interface Letters {
  readonly hello: (name: string) => string;
  readonly link: string;
  readonly noReply: string;
  readonly news: Record<News, Told>;
}
const nb: Letters = {
  hello: (name) => `Hei, ${name}!`,
  link: 'Her ser du programmet og kan svare, endre eller melde avbud. Lenken er din egen, så ikke del den med andre:',
  noReply: 'Du kan ikke svare på denne e-posten.',
  news: {
    invited: {
      subject: (f) => `Du er invitert: ${f.title}`,
      text: (f) => `${f.organiser} inviterer deg til ${f.title}, ${f.when}${place(f)}. Svar innen ${f.signUpUntil}.${wordsAfter(f)}`,
    },
    requested: { subject: (f) => `Vi har fått påmeldingen (${f.number})`, text: (f) => `Du har bedt om plass på ${f.title}, ${f.when}. ${f.organiser} svarer deg på e-post.` },
    waiting: {
      subject: (f) => `Du står på venteliste (${f.number})`,
      text: (f) => `${f.title} er full. Du er nummer ${f.queuePlace} på ventelisten. Blir det en ledig plass, sender vi deg et tilbud med en frist.`,
    },
    coming: { subject: (f) => `Du er påmeldt: ${f.title}`, text: (f) => `Du har plass på ${f.title}, ${f.when}${place(f)}.${online(f)}` },
    offered: {
      subject: (f) => `Det er blitt en ledig plass (${f.number})`,
      text: (f) => `Det er plass til deg på ${f.title}, ${f.when}. Svar innen ${f.until}, ellers går tilbudet videre til den neste.`,
    },
    lapsed: {
      subject: (f) => `Tilbudet om plass er gått ut (${f.number})`,
      text: (f) => `Fristen for å ta imot plassen på ${f.title} er gått ut. Du står fortsatt på ventelisten, bak de andre.`,
    },
    refused: { subject: (f) => `Svar på påmeldingen (${f.number})`, text: (f) => `${f.organiser} har dessverre ikke plass til deg på ${f.title}.${wordsAfter(f)}` },
    withdrawn: {
      subject: (f) => `Du er meldt av (${f.number})`,
      text: (f) => `Du er meldt av ${f.title}, ${f.when}. Har du skrevet om kosthold eller andre behov, er det slettet.`,
    },
    changed: { subject: (f) => `Endret tid eller sted: ${f.title}`, text: (f) => `${f.title} er endret. Det gjelder nå ${f.when}${place(f)}.${online(f)}` },
    cancelled: { subject: (f) => `Avlyst: ${f.title}`, text: (f) => `${f.organiser} har avlyst ${f.title}, ${f.when}.${wordsAfter(f)}` },
    reminder: {
      subject: (f) => `Snart: ${f.title}`,
      text: (f) => `Velkommen til ${f.title}, ${f.when}${place(f)}. Kan du ikke komme likevel, meld avbud så en annen får plassen.${online(f)}`,
    },
    moved: {
      subject: (f) => `Påmeldingen går til en annen adresse (${f.number})`,
      text: (f) => `Påmeldingen til ${f.title}, ${f.when}, er flyttet til en annen e-postadresse. Lenken du fikk hit, virker ikke lenger, og du trenger ikke gjøre noe.`,
    },
    'no-room': {
      subject: (f) => `Det ble ikke plass denne gangen (${f.number})`,
      text: (f) =>
        `Vi er lei for at det ikke ble plass til deg på ${f.title}, ${f.when}. Takk for at du ville være med. Har du skrevet noe om kosthold og andre behov, er det slettet.`,
    },
    feedback: {
      subject: (f) => `Hva syntes du om ${f.title}?`,
      text: (f) => `Takk for at du var med på ${f.title}. Si hva du syntes om programmet, så blir det bedre neste gang. Hvem som har svart hva, blir ikke lagret.`,
    },
  },
};
const nn: Letters = {
  hello: (name) => `Hei, ${name}!`,
  link: 'Her ser du programmet og kan svare, endre eller melde avbod. Lenkja er di eiga, så ikkje del henne med andre:',
  noReply: 'Du kan ikkje svare på denne e-posten.',
  news: {
    invited: {
      subject: (f) => `Du er invitert: ${f.title}`,
      text: (f) => `${f.organiser} inviterer deg til ${f.title}, ${f.when}${place(f)}. Svar innan ${f.signUpUntil}.${wordsAfter(f)}`,
    },
    requested: { subject: (f) => `Vi har fått påmeldinga (${f.number})`, text: (f) => `Du har bede om plass på ${f.title}, ${f.when}. ${f.organiser} svarer deg på e-post.` },
    waiting: {
      subject: (f) => `Du står på venteliste (${f.number})`,
      text: (f) => `${f.title} er full. Du er nummer ${f.queuePlace} på ventelista. Blir det ein ledig plass, sender vi deg eit tilbod med ein frist.`,
    },
    coming: { subject: (f) => `Du er påmeld: ${f.title}`, text: (f) => `Du har plass på ${f.title}, ${f.when}${place(f)}.${online(f)}` },
    offered: {
      subject: (f) => `Det er blitt ein ledig plass (${f.number})`,
      text: (f) => `Det er plass til deg på ${f.title}, ${f.when}. Svar innan ${f.until}, elles går tilbodet vidare til den neste.`,
    },
    lapsed: {
      subject: (f) => `Tilbodet om plass har gått ut (${f.number})`,
      text: (f) => `Fristen for å ta imot plassen på ${f.title} har gått ut. Du står framleis på ventelista, bak dei andre.`,
    },
    refused: { subject: (f) => `Svar på påmeldinga (${f.number})`, text: (f) => `${f.organiser} har diverre ikkje plass til deg på ${f.title}.${wordsAfter(f)}` },
    withdrawn: {
      subject: (f) => `Du er meld av (${f.number})`,
      text: (f) => `Du er meld av ${f.title}, ${f.when}. Har du skrive om kosthald eller andre behov, er det sletta.`,
    },
    changed: { subject: (f) => `Endra tid eller stad: ${f.title}`, text: (f) => `${f.title} er endra. Det gjeld no ${f.when}${place(f)}.${online(f)}` },
    cancelled: { subject: (f) => `Avlyst: ${f.title}`, text: (f) => `${f.organiser} har avlyst ${f.title}, ${f.when}.${wordsAfter(f)}` },
    reminder: {
      subject: (f) => `Snart: ${f.title}`,
      text: (f) => `Velkomen til ${f.title}, ${f.when}${place(f)}. Kan du ikkje kome likevel, meld avbod så ein annan får plassen.${online(f)}`,
    },
    moved: {
      subject: (f) => `Påmeldinga går til ei anna adresse (${f.number})`,
      text: (f) => `Påmeldinga til ${f.title}, ${f.when}, er flytta til ei anna e-postadresse. Lenkja du fekk hit, verkar ikkje lenger, og du treng ikkje gjere noko.`,
    },
    'no-room': {
      subject: (f) => `Det vart ikkje plass denne gongen (${f.number})`,
      text: (f) =>
        `Vi er leie for at det ikkje vart plass til deg på ${f.title}, ${f.when}. Takk for at du ville vere med. Har du skrive noko om kosthald og andre behov, er det sletta.`,
    },
    feedback: {
      subject: (f) => `Kva syntest du om ${f.title}?`,
      text: (f) => `Takk for at du var med på ${f.title}. Sei kva du syntest om programmet, så blir det betre neste gong. Kven som har svart kva, blir ikkje lagra.`,
    },
  },
};
const en: Letters = {
  hello: (name) => `Hello ${name},`,
  link: 'Here you can see the programme, answer, change what you wrote or withdraw. The link is your own, so please do not share it:',
  noReply: 'You cannot reply to this e-mail.',
  news: {
    invited: {
      subject: (f) => `You are invited: ${f.title}`,
      text: (f) => `${f.organiser} invites you to ${f.title}, ${f.when}${place(f)}. Please answer by ${f.signUpUntil}.${wordsAfter(f)}`,
    },
    requested: {
      subject: (f) => `We have your request (${f.number})`,
      text: (f) => `You have asked for a place at ${f.title}, ${f.when}. ${f.organiser} will answer you by e-mail.`,
    },
    waiting: {
      subject: (f) => `You are on the waiting list (${f.number})`,
      text: (f) => `${f.title} is full. You are number ${f.queuePlace} on the waiting list. If a place becomes free, you will get an offer with a deadline.`,
    },
    coming: { subject: (f) => `You have a place: ${f.title}`, text: (f) => `You have a place at ${f.title}, ${f.when}${place(f)}.${online(f)}` },
    offered: {
      subject: (f) => `A place has become free (${f.number})`,
      text: (f) => `There is a place for you at ${f.title}, ${f.when}. Answer by ${f.until}, or the offer goes to the next in line.`,
    },
    lapsed: {
      subject: (f) => `The offer of a place has lapsed (${f.number})`,
      text: (f) => `The time to take the place at ${f.title} is over. You are still on the waiting list, behind the others.`,
    },
    refused: { subject: (f) => `Answer to your request (${f.number})`, text: (f) => `${f.organiser} unfortunately has no place for you at ${f.title}.${wordsAfter(f)}` },
    withdrawn: {
      subject: (f) => `You are no longer signed up (${f.number})`,
      text: (f) => `You are no longer signed up for ${f.title}, ${f.when}. What you may have written about diet and other needs is erased.`,
    },
    changed: { subject: (f) => `New time or place: ${f.title}`, text: (f) => `${f.title} has been changed to ${f.when}${place(f)}.${online(f)}` },
    cancelled: { subject: (f) => `Cancelled: ${f.title}`, text: (f) => `${f.organiser} has cancelled ${f.title}, ${f.when}.${wordsAfter(f)}` },
    reminder: {
      subject: (f) => `Soon: ${f.title}`,
      text: (f) => `Welcome to ${f.title}, ${f.when}${place(f)}. If you cannot come after all, please withdraw so that somebody else gets the place.${online(f)}`,
    },
    moved: {
      subject: (f) => `The sign-up has another address now (${f.number})`,
      text: (f) => `The sign-up for ${f.title}, ${f.when}, has been moved to another e-mail address. The link you got here does not work any more, and you need not do anything.`,
    },
    'no-room': {
      subject: (f) => `There was no place this time (${f.number})`,
      text: (f) =>
        `We are sorry that there was no place for you at ${f.title}, ${f.when}. Thank you for wanting to take part. If you wrote about diet and other needs, it is erased.`,
    },
    feedback: {
      subject: (f) => `What did you think of ${f.title}?`,
      text: (f) => `Thank you for taking part in ${f.title}. Tell us what you thought of the programme, and it will be better next time. Who answered what is not kept.`,
    },
  },
};
const letters = { nb, nn, en } satisfies Record<Locale, Letters>;

export function participantLetter(
  locale: Locale,
  news: News,
  facts: Facts,
  { name, link }: { readonly name: string; readonly link: string | undefined },
): { readonly subject: string; readonly text: string } {
  const { hello, news: all, link: linkText, noReply } = letters[locale];
  const tail = link === undefined ? '' : `\n\n${linkText}\n${link}`;
  return { subject: all[news].subject(facts), text: `${hello(name)}\n\n${all[news].text(facts)}${tail}\n\n${noReply}\n` };
}

/** To a centre's coordinators, or to the authority's officers: in bokmål and nynorsk together, as the reader's choice is not known. They name nobody. */
export interface OfficeFacts {
  readonly number: string;
  readonly title: string;
  readonly organiser: string;
  readonly when: { readonly nb: string; readonly nn: string };
  readonly signUpUntil: { readonly nb: string; readonly nn: string };
  readonly words: string;
}
interface OfficeTold {
  readonly subject: (f: OfficeFacts) => string;
  readonly nb: (f: OfficeFacts) => string;
  readonly nn: (f: OfficeFacts) => string;
}
const office = {
  invited: {
    subject: (f) => `Invitasjon: ${f.title}`,
    nb: (f) => `${f.organiser} inviterer dere til ${f.title}, ${f.when.nb}. Meld på dem som kommer, innen ${f.signUpUntil.nb}.`,
    nn: (f) => `${f.organiser} inviterer dykk til ${f.title}, ${f.when.nn}. Meld på dei som kjem, innan ${f.signUpUntil.nn}.`,
  },
  changed: {
    subject: (f) => `Endret tid eller sted: ${f.title}`,
    nb: (f) => `${f.title} er endret til ${f.when.nb}. De som er påmeldt, har fått beskjed.`,
    nn: (f) => `${f.title} er endra til ${f.when.nn}. Dei som er påmelde, har fått beskjed.`,
  },
  cancelled: {
    subject: (f) => `Avlyst: ${f.title}`,
    nb: (f) => `${f.organiser} har avlyst ${f.title}, ${f.when.nb}. De som var påmeldt, har fått beskjed.${f.words === '' ? '' : `\n\n${f.words}`}`,
    nn: (f) => `${f.organiser} har avlyst ${f.title}, ${f.when.nn}. Dei som var påmelde, har fått beskjed.`,
  },
  'sum-up': {
    subject: (f) => `Samlingen er ikke oppsummert (${f.number})`,
    nb: (f) => `${f.title} er over. Noter hvem som var der, og oppsummer, så kommer samlingen i loggen til dem som var med.`,
    nn: (f) => `${f.title} er over. Noter kven som var der, og oppsummer, så kjem samlinga i loggen til dei som var med.`,
  },
} as const satisfies Record<string, OfficeTold>;
export type OfficeNews = keyof typeof office;

export function officeLetter(news: OfficeNews, facts: OfficeFacts, name: string): { readonly subject: string; readonly text: string } {
  const { subject, nb: bokmaal, nn: nynorsk } = office[news];
  return {
    subject: subject(facts),
    text: `Hei, ${name}.

${bokmaal(facts)}
Logg inn og velg «Samlinger».

${nynorsk(facts)}
Logg inn og vel «Samlingar».
`,
  };
}

export interface Requests {
  readonly number: string;
  readonly title: string;
  readonly waiting: number;
}
/** To whoever called them: how many wait for yes or no, and nobody's name. */
export function requestsLetter(requests: readonly Requests[], name: string): { readonly subject: string; readonly text: string } {
  const n = requests.reduce((sum, { waiting }) => sum + waiting, 0);
  const list = requests.map((r) => `– ${r.title} (${r.number}): ${r.waiting}`).join('\n');
  return {
    subject: n === 1 ? 'Én påmelding venter på svar fra deg' : `${n} påmeldinger venter på svar fra deg`,
    text: `Hei, ${name}.

Så mange har bedt om plass og venter på ja eller nei:
${list}
Logg inn, velg «Samlinger» og så «Deltakere».

Så mange har bede om plass og ventar på ja eller nei:
${list}
Logg inn, vel «Samlingar» og så «Deltakarar».
`,
  };
}

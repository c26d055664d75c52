import type { Locale } from '../../../platform/locale.ts';

/** What a letter or a line about a visit is told with; all in the visit's language. */
export interface Facts {
  readonly number: string;
  readonly centre: string;
  /** "tysdag 1. desember 2026 kl. 10.00–14.00"; empty while no time is set. */
  readonly when: string;
  readonly place: string;
  /** "4 personar". */
  readonly persons: string;
  readonly queuePlace: number;
  /** Until when an offer holds. */
  readonly until: string;
  /** What the centre wrote; empty when it wrote nothing. */
  readonly words: string;
  /** The centre that is suggested; else empty. */
  readonly suggested: string;
}
/** What the group, its visitors or both are told of; `line` is also kept in the conversation. */
interface Told {
  readonly subject: (f: Facts) => string;
  readonly line: (f: Facts) => string;
}
export const groupNews = [
  'received',
  'waiting',
  'proposed',
  'agreed',
  'changed-time',
  'changed-numbers',
  'offered',
  'lapsed',
  'let-pass',
  'declined',
  'time-passed',
  'cancelled',
  'withdrawn',
  'visitor-cancelled',
  'own-place-cancelled',
  'message',
  'moved',
  'outlived',
  'new-link',
  'evaluation',
] as const;
export type GroupNews = (typeof groupNews)[number];

const wordsAfter = (f: Facts): string => (f.words === '' ? '' : `\n\n${f.words}`);
const placeAfter = (f: Facts): string => (f.place === '' ? '' : `, ${f.place}`);

interface Letters {
  readonly hello: (name: string) => string;
  readonly link: Readonly<Record<'group' | 'visitor' | 'evaluation', string>>;
  readonly noReply: string;
  readonly news: Record<GroupNews, Told>;
}
const nb: Letters = {
  hello: (name) => `Hei, ${name}!`,
  link: {
    group: 'Her kan du følge, endre eller trekke besøket. Lenken er privat, så ikke del den med andre:',
    visitor: 'Kan du ikke komme likevel? Her melder du avbud for deg selv. Lenken er privat:',
    evaluation: 'Svar her:',
  },
  noReply: 'Du kan ikke svare på denne e-posten.',
  news: {
    received: { subject: (f) => `Vi har fått ønsket om besøk (${f.number})`, line: (f) => `${f.centre} har fått ønsket om besøk for ${f.persons}. De svarer deg på e-post.` },
    waiting: {
      subject: (f) => `Dere står på venteliste (${f.number})`,
      line: (f) => `Dere er nummer ${f.queuePlace} på ventelisten for besøksdagen ${f.when} hos ${f.centre}. Får vi en ledig plass, sender vi et tilbud med en frist.`,
    },
    proposed: {
      subject: (f) => `Forslag til tid for besøket (${f.number})`,
      line: (f) => `${f.centre} foreslår ${f.when}${placeAfter(f)}. Godta, eller be om en annen tid.${wordsAfter(f)}`,
    },
    agreed: { subject: (f) => `Besøket er avtalt (${f.number})`, line: (f) => `Besøket hos ${f.centre} er avtalt: ${f.when}${placeAfter(f)}, ${f.persons}.` },
    'changed-time': {
      subject: (f) => `Ny tid eller nytt sted for besøket (${f.number})`,
      line: (f) => `Besøket hos ${f.centre} er endret til ${f.when}${placeAfter(f)}.${wordsAfter(f)}`,
    },
    'changed-numbers': { subject: (f) => `Nytt antall til besøket (${f.number})`, line: (f) => `Dere er nå ${f.persons} til besøket hos ${f.centre}.` },
    offered: {
      subject: (f) => `Dere har fått tilbud om plass (${f.number})`,
      line: (f) => `Det er plass til dere på besøksdagen ${f.when} hos ${f.centre}. Svar innen ${f.until}, ellers går tilbudet videre til den neste.`,
    },
    lapsed: {
      subject: (f) => `Tilbudet om plass er gått ut (${f.number})`,
      line: (f) => `Fristen for å ta imot plassen hos ${f.centre} er gått ut. Dere står fortsatt på ventelisten, bak de andre.`,
    },
    'let-pass': {
      subject: (f) => `Dere lot plassen gå videre (${f.number})`,
      line: (f) => `Dere lot plassen hos ${f.centre} gå til den neste. Dere står fortsatt på ventelisten, bak de andre.`,
    },
    declined: {
      subject: (f) => `Svar på ønsket om besøk (${f.number})`,
      line: (f) =>
        `${f.centre} kan dessverre ikke ta imot dere.${wordsAfter(f)}${f.suggested === '' ? '' : `\n\nDe foreslår at dere spør ${f.suggested}. Det kan du gjøre med ett trykk på siden for besøket.`}`,
    },
    'time-passed': {
      subject: (f) => `Ønsket om besøk er avsluttet (${f.number})`,
      line: (f) =>
        `Tiden dere ønsket, er passert, og det ble ikke avtalt noe besøk hos ${f.centre}. Derfor er ønsket avsluttet. Vil dere fortsatt komme, kan du be om et besøk på nytt. Det gjør du fra siden for besøket.`,
    },
    cancelled: { subject: (f) => `Besøket er avlyst (${f.number})`, line: (f) => `${f.centre} har avlyst besøket ${f.when}.${wordsAfter(f)}` },
    withdrawn: { subject: (f) => `Besøket er trukket (${f.number})`, line: (f) => `Besøket hos ${f.centre} er trukket.` },
    'visitor-cancelled': {
      subject: (f) => `En besøkende har meldt avbud (${f.number})`,
      line: (f) => `En besøkende har meldt avbud til besøket hos ${f.centre}. Dere er nå ${f.persons}.`,
    },
    'own-place-cancelled': { subject: (f) => `Du har meldt avbud (${f.number})`, line: (f) => `Du har meldt avbud til besøket hos ${f.centre}. De andre kommer som avtalt.` },
    message: { subject: (f) => `Melding om besøket (${f.number})`, line: (f) => `${f.centre} skriver:${wordsAfter(f)}` },
    moved: {
      subject: (f) => `En annen sentral svarer på ønsket om besøk (${f.number})`,
      line: (f) => `Sentralen dere spurte, har ikke lenger avtale. ${f.centre} har overtatt ønsket om besøk og svarer dere.`,
    },
    outlived: {
      subject: (f) => `Det ble ikke plass på besøksdagen (${f.number})`,
      line: (f) =>
        `Det ble dessverre ikke plass til dere på besøksdagen. ${f.centre} har fått ønsket som en vanlig forespørsel og kan foreslå en annen tid. Du kan også trekke det.`,
    },
    'new-link': { subject: (f) => `Ny lenke til besøket (${f.number})`, line: () => 'Du har fått en ny privat lenke. Den gamle virker ikke lenger.' },
    evaluation: {
      subject: (f) => `Hvordan var besøket hos ${f.centre}?`,
      line: (f) => `Takk for besøket hos ${f.centre}. Svar gjerne på tre korte spørsmål. Svarene er anonyme, og alle som var med, kan bruke samme lenke.`,
    },
  },
};
const nn: Letters = {
  hello: (name) => `Hei, ${name}!`,
  link: {
    group: 'Her kan du følgje, endre eller trekkje besøket. Lenkja er privat, så ikkje del henne med andre:',
    visitor: 'Kan du ikkje kome likevel? Her melder du avbod for deg sjølv. Lenkja er privat:',
    evaluation: 'Svar her:',
  },
  noReply: 'Du kan ikkje svare på denne e-posten.',
  news: {
    received: { subject: (f) => `Vi har fått ønsket om besøk (${f.number})`, line: (f) => `${f.centre} har fått ønsket om besøk for ${f.persons}. Dei svarer deg på e-post.` },
    waiting: {
      subject: (f) => `De står på venteliste (${f.number})`,
      line: (f) => `De er nummer ${f.queuePlace} på ventelista for besøksdagen ${f.when} hos ${f.centre}. Får vi ein ledig plass, sender vi eit tilbod med ein frist.`,
    },
    proposed: {
      subject: (f) => `Framlegg til tid for besøket (${f.number})`,
      line: (f) => `${f.centre} føreslår ${f.when}${placeAfter(f)}. Godta, eller be om ei anna tid.${wordsAfter(f)}`,
    },
    agreed: { subject: (f) => `Besøket er avtalt (${f.number})`, line: (f) => `Besøket hos ${f.centre} er avtalt: ${f.when}${placeAfter(f)}, ${f.persons}.` },
    'changed-time': {
      subject: (f) => `Ny tid eller ny stad for besøket (${f.number})`,
      line: (f) => `Besøket hos ${f.centre} er endra til ${f.when}${placeAfter(f)}.${wordsAfter(f)}`,
    },
    'changed-numbers': { subject: (f) => `Nytt tal på deltakarar til besøket (${f.number})`, line: (f) => `De er no ${f.persons} til besøket hos ${f.centre}.` },
    offered: {
      subject: (f) => `De har fått tilbod om plass (${f.number})`,
      line: (f) => `Det er plass til dykk på besøksdagen ${f.when} hos ${f.centre}. Svar innan ${f.until}, elles går tilbodet vidare til den neste.`,
    },
    lapsed: {
      subject: (f) => `Tilbodet om plass er gått ut (${f.number})`,
      line: (f) => `Fristen for å ta imot plassen hos ${f.centre} er gått ut. De står framleis på ventelista, bak dei andre.`,
    },
    'let-pass': {
      subject: (f) => `De lét plassen gå vidare (${f.number})`,
      line: (f) => `De lét plassen hos ${f.centre} gå til den neste. De står framleis på ventelista, bak dei andre.`,
    },
    declined: {
      subject: (f) => `Svar på ønsket om besøk (${f.number})`,
      line: (f) =>
        `${f.centre} kan diverre ikkje ta imot dykk.${wordsAfter(f)}${f.suggested === '' ? '' : `\n\nDei føreslår at de spør ${f.suggested}. Det kan du gjere med eitt trykk på sida for besøket.`}`,
    },
    'time-passed': {
      subject: (f) => `Ønsket om besøk er avslutta (${f.number})`,
      line: (f) =>
        `Tida de ønskte, er passert, og det vart ikkje avtalt noko besøk hos ${f.centre}. Difor er ønsket avslutta. Vil de framleis kome, kan du be om eit besøk på nytt. Det gjer du frå sida for besøket.`,
    },
    cancelled: { subject: (f) => `Besøket er avlyst (${f.number})`, line: (f) => `${f.centre} har avlyst besøket ${f.when}.${wordsAfter(f)}` },
    withdrawn: { subject: (f) => `Besøket er trekt (${f.number})`, line: (f) => `Besøket hos ${f.centre} er trekt.` },
    'visitor-cancelled': {
      subject: (f) => `Ein besøkjande har meldt avbod (${f.number})`,
      line: (f) => `Ein besøkjande har meldt avbod til besøket hos ${f.centre}. De er no ${f.persons}.`,
    },
    'own-place-cancelled': { subject: (f) => `Du har meldt avbod (${f.number})`, line: (f) => `Du har meldt avbod til besøket hos ${f.centre}. Dei andre kjem som avtalt.` },
    message: { subject: (f) => `Melding om besøket (${f.number})`, line: (f) => `${f.centre} skriv:${wordsAfter(f)}` },
    moved: {
      subject: (f) => `Ein annan sentral svarer på ønsket om besøk (${f.number})`,
      line: (f) => `Sentralen de spurde, har ikkje avtale lenger. ${f.centre} har teke over ønsket om besøk og svarer dykk.`,
    },
    outlived: {
      subject: (f) => `Det vart ikkje plass på besøksdagen (${f.number})`,
      line: (f) =>
        `Det vart diverre ikkje plass til dykk på besøksdagen. ${f.centre} har fått ønsket som ein vanleg førespurnad og kan føreslå ei anna tid. Du kan òg trekkje det.`,
    },
    'new-link': { subject: (f) => `Ny lenkje til besøket (${f.number})`, line: () => 'Du har fått ei ny privat lenkje. Den gamle verkar ikkje lenger.' },
    evaluation: {
      subject: (f) => `Korleis var besøket hos ${f.centre}?`,
      line: (f) => `Takk for besøket hos ${f.centre}. Svar gjerne på tre korte spørsmål. Svara er anonyme, og alle som var med, kan bruke same lenkje.`,
    },
  },
};
const en: Letters = {
  hello: (name) => `Dear ${name},`,
  link: {
    group: 'Here you can follow, change or withdraw the visit. The link is private; please do not share it:',
    visitor: 'Are you not able to come after all? Here you cancel for yourself. The link is private:',
    evaluation: 'Answer here:',
  },
  noReply: 'This e-mail cannot be answered.',
  news: {
    received: {
      subject: (f) => `We have received your request for a visit (${f.number})`,
      line: (f) => `${f.centre} has received your request for a visit by ${f.persons}, and will answer by e-mail.`,
    },
    waiting: {
      subject: (f) => `You are on the waiting list (${f.number})`,
      line: (f) =>
        `You are number ${f.queuePlace} on the waiting list for the visiting day ${f.when} at ${f.centre}. If a place becomes free, we send you an offer with a deadline.`,
    },
    proposed: {
      subject: (f) => `A time is proposed for your visit (${f.number})`,
      line: (f) => `${f.centre} proposes ${f.when}${placeAfter(f)}. Accept, or ask for another time.${wordsAfter(f)}`,
    },
    agreed: { subject: (f) => `The visit is agreed (${f.number})`, line: (f) => `The visit to ${f.centre} is agreed: ${f.when}${placeAfter(f)}, ${f.persons}.` },
    'changed-time': {
      subject: (f) => `New time or place for the visit (${f.number})`,
      line: (f) => `The visit to ${f.centre} is changed to ${f.when}${placeAfter(f)}.${wordsAfter(f)}`,
    },
    'changed-numbers': { subject: (f) => `New number of visitors (${f.number})`, line: (f) => `You are now ${f.persons} for the visit to ${f.centre}.` },
    offered: {
      subject: (f) => `You are offered a place (${f.number})`,
      line: (f) => `There is room for you on the visiting day ${f.when} at ${f.centre}. Answer by ${f.until}, or the offer goes to the next in line.`,
    },
    lapsed: {
      subject: (f) => `The offer of a place has lapsed (${f.number})`,
      line: (f) => `The deadline for taking the place at ${f.centre} has passed. You are still on the waiting list, behind the others.`,
    },
    'let-pass': {
      subject: (f) => `You let the place pass (${f.number})`,
      line: (f) => `You let the place at ${f.centre} go to the next in line. You are still on the waiting list, behind the others.`,
    },
    declined: {
      subject: (f) => `Answer to your request for a visit (${f.number})`,
      line: (f) =>
        `${f.centre} is unfortunately not able to receive you.${wordsAfter(f)}${f.suggested === '' ? '' : `\n\nThey suggest that you ask ${f.suggested}. You can do so with one press on the page of the visit.`}`,
    },
    'time-passed': {
      subject: (f) => `Your request for a visit is closed (${f.number})`,
      line: (f) =>
        `The time you asked for has passed, and no visit to ${f.centre} was agreed. The request is therefore closed. If you still want to come, you can ask again from the page of the visit.`,
    },
    cancelled: { subject: (f) => `The visit is cancelled (${f.number})`, line: (f) => `${f.centre} has cancelled the visit ${f.when}.${wordsAfter(f)}` },
    withdrawn: { subject: (f) => `The visit is withdrawn (${f.number})`, line: (f) => `The visit to ${f.centre} is withdrawn.` },
    'visitor-cancelled': { subject: (f) => `A visitor has cancelled (${f.number})`, line: (f) => `A visitor is not able to come to ${f.centre}. You are now ${f.persons}.` },
    'own-place-cancelled': {
      subject: (f) => `You have cancelled (${f.number})`,
      line: (f) => `You have cancelled your place in the visit to ${f.centre}. The others come as agreed.`,
    },
    message: { subject: (f) => `A message about the visit (${f.number})`, line: (f) => `${f.centre} writes:${wordsAfter(f)}` },
    moved: {
      subject: (f) => `Another centre answers your request (${f.number})`,
      line: (f) => `The centre you asked no longer has an agreement. ${f.centre} has taken over your request and will answer you.`,
    },
    outlived: {
      subject: (f) => `There was no room on the visiting day (${f.number})`,
      line: (f) =>
        `There was unfortunately no room for you on the visiting day. ${f.centre} has your request as an ordinary one and can propose another time. You can also withdraw it.`,
    },
    'new-link': { subject: (f) => `New link to your visit (${f.number})`, line: () => 'You have a new private link. The old one no longer works.' },
    evaluation: {
      subject: (f) => `How was the visit to ${f.centre}?`,
      line: (f) => `Thank you for visiting ${f.centre}. Please answer three short questions. The answers are anonymous, and everybody who took part can use the same link.`,
    },
  },
};
const letters = { nb, nn, en } satisfies Record<Locale, Letters>;

/** What is kept in the conversation of what happened. */
export const lineAbout = (locale: Locale, news: GroupNews, facts: Facts): string => letters[locale].news[news].line(facts);

/** `link`: whose link it has room for, and what stands for the address. */
export function groupLetter(
  locale: Locale,
  news: GroupNews,
  facts: Facts,
  { name, link }: { readonly name: string; readonly link: { readonly of: keyof Letters['link']; readonly address: string } | undefined },
): { readonly subject: string; readonly text: string } {
  const { hello, news: all, link: links, noReply } = letters[locale];
  const { subject, line } = all[news];
  const tail = link === undefined ? '' : `\n\n${links[link.of]}\n${link.address}`;
  return { subject: subject(facts), text: `${hello(name)}\n\n${line(facts)}${tail}\n\n${noReply}\n` };
}

import type { Locale } from '../../../../platform/locale.ts';
import { privateLink } from '../../../notifications/mail.ts';

/** Letters about an idea, in its own standard (in English for those who sent it in so). The private link is put in when a letter is sent. */

export const newsOfIdeas = ['published', 'change-asked', 'declined', 'merged', 'hidden', 'shown'] as const;
export type IdeaNews = (typeof newsOfIdeas)[number];

export interface LetterFacts {
  readonly title: string;
  readonly number: number;
  /** Centre that decided, with what the scheme calls its centres: "Bergen kurssted". */
  readonly centre: string;
  /** Number of the idea it was merged into. */
  readonly into: number | undefined;
  /** Comments beside the text. */
  readonly remarks: number;
  /** What the scheme calls the bank. */
  readonly bank: string;
  /** When it is asked whether it still holds; '' where it is not published. */
  readonly askedOn: string;
}
interface Told {
  readonly subject: (f: LetterFacts) => string;
  readonly text: (f: LetterFacts) => string;
}
interface Texts {
  readonly hello: (name: string) => string;
  readonly received: { readonly subject: (bank: string) => string; readonly text: (bank: string, days: number) => string };
  readonly news: Readonly<Record<IdeaNews, Told>>;
  readonly link: string;
  readonly keepLink: string;
  readonly signIn: string;
  readonly noReply: string;
}

const nb: Texts = {
  hello: (name) => `Hei, ${name}.`,
  received: {
    subject: (bank) => `Kladden din til ${bank}`,
    text: (bank, days) =>
      `Noen har skrevet en kladd til ${bank} og oppgitt denne e-postadressen. Er det deg, åpner du lenken under, leser gjennom og sender ideen til redaktørene. Ingen andre ser kladden før du gjør det. Er det ikke deg, trenger du ikke gjøre noe. En kladd som ikke blir sendt, slettes etter ${days} dager.`,
  },
  news: {
    published: {
      subject: (f) => `Ideen din er publisert: ${f.title}`,
      text: (f) =>
        `Nå kan alle lese «${f.title}» i ${f.bank}. Takk for at du deler! ${f.centre} har lest ideen og bekreftet hvor langt den er kommet. Den ${f.askedOn} spør vi om den fortsatt stemmer. Du kan når som helst skrive den om eller trekke den.`,
    },
    'change-asked': {
      subject: (f) => `Litt igjen før vi publiserer: ${f.title}`,
      text: (f) =>
        `${f.centre} har lest «${f.title}» og ber deg endre noe før den publiseres.${f.remarks === 0 ? '' : ` Det står ${f.remarks === 1 ? 'en kommentar' : `${f.remarks} kommentarer`} ved siden av teksten.`} Send den på nytt når du er ferdig.`,
    },
    declined: {
      subject: (f) => `Svar om ideen din: ${f.title}`,
      text: (f) =>
        `Takk for at du ville dele «${f.title}». ${f.centre} har lest den nøye, men publiserer den ikke i ${f.bank}. Det du skrev, er ikke borte: Du kan skrive om og sende på nytt.`,
    },
    merged: {
      subject: (f) => `Ideen din er slått sammen med en annen: ${f.title}`,
      text: (f) =>
        `«${f.title}» ligner mye på en idé som alt er publisert. ${f.centre} har derfor slått dem sammen. Lenker til ideen din fører nå til idé nummer ${f.into ?? ''}, og det andre har skrevet om den, står der.`,
    },
    hidden: {
      subject: (f) => `Ideen din er skjult: ${f.title}`,
      text: (f) => `${f.centre} har skjult «${f.title}», så den kan ikke leses i ${f.bank} nå. Du kan rette den og sende den til redaktørene på nytt.`,
    },
    shown: { subject: (f) => `Ideen din kan leses igjen: ${f.title}`, text: (f) => `${f.centre} har åpnet «${f.title}» igjen. Nå kan alle lese den i ${f.bank}.` },
  },
  link: 'Her leser du, skriver om, sender inn eller trekker ideen:',
  keepLink: 'Alle som har lenken, kan skrive i ideen. Ikke del den med andre.',
  signIn: 'Logg inn og velg «Mine ideer».',
  noReply: 'Du kan ikke svare på denne e-posten.',
};
const nn: Texts = {
  hello: (name) => `Hei, ${name}.`,
  received: {
    subject: (bank) => `Kladden din til ${bank}`,
    text: (bank, days) =>
      `Nokon har skrive ein kladd til ${bank} og gjeve opp denne e-postadressa. Er det deg, opnar du lenkja under, les gjennom og sender ideen til redaktørane. Ingen andre ser kladden før du gjer det. Er det ikkje deg, treng du ikkje gjere noko. Ein kladd som ikkje blir send, blir sletta etter ${days} dagar.`,
  },
  news: {
    published: {
      subject: (f) => `Ideen din er publisert: ${f.title}`,
      text: (f) =>
        `No kan alle lese «${f.title}» i ${f.bank}. Takk for at du deler! ${f.centre} har lese ideen og stadfesta kor langt han er komen. Den ${f.askedOn} spør vi om han framleis stemmer. Du kan når som helst skrive han om eller trekkje han.`,
    },
    'change-asked': {
      subject: (f) => `Litt att før vi publiserer: ${f.title}`,
      text: (f) =>
        `${f.centre} har lese «${f.title}» og bed deg endre noko før han blir publisert.${f.remarks === 0 ? '' : ` Det står ${f.remarks === 1 ? 'ein kommentar' : `${f.remarks} kommentarar`} ved sida av teksten.`} Send han på nytt når du er ferdig.`,
    },
    declined: {
      subject: (f) => `Svar om ideen din: ${f.title}`,
      text: (f) =>
        `Takk for at du ville dele «${f.title}». ${f.centre} har lese han nøye, men publiserer han ikkje i ${f.bank}. Det du skreiv, er ikkje borte: Du kan skrive om og sende på nytt.`,
    },
    merged: {
      subject: (f) => `Ideen din er slått saman med ein annan: ${f.title}`,
      text: (f) =>
        `«${f.title}» liknar mykje på ein idé som alt er publisert. ${f.centre} har difor slått dei saman. Lenkjer til ideen din fører no til idé nummer ${f.into ?? ''}, og det andre har skrive om han, står der.`,
    },
    hidden: {
      subject: (f) => `Ideen din er gøymd: ${f.title}`,
      text: (f) => `${f.centre} har gøymt «${f.title}», så han kan ikkje lesast i ${f.bank} no. Du kan rette han og sende han til redaktørane på nytt.`,
    },
    shown: { subject: (f) => `Ideen din kan lesast igjen: ${f.title}`, text: (f) => `${f.centre} har opna «${f.title}» igjen. No kan alle lese han i ${f.bank}.` },
  },
  link: 'Her les du, skriv om, sender inn eller trekkjer ideen:',
  keepLink: 'Alle som har lenkja, kan skrive i ideen. Ikkje del henne med andre.',
  signIn: 'Logg inn og vel «Mine idear».',
  noReply: 'Du kan ikkje svare på denne e-posten.',
};
const en: Texts = {
  hello: (name) => `Dear ${name},`,
  received: {
    subject: () => 'Your draft for the idea bank',
    text: (_bank, days) =>
      `Somebody has written a draft for the idea bank and given this e-mail address. If it was you, open the link below, read it through and send the idea to the editors. Nobody else sees the draft before you do. If it was not you, you need not do anything. A draft that is not sent is erased after ${days} days.`,
  },
  news: {
    published: {
      subject: (f) => `Your idea is published: ${f.title}`,
      text: (f) =>
        `Everybody can now read “${f.title}” in the idea bank. Thank you for sharing! ${f.centre} has read the idea and confirmed how far it has come. On ${f.askedOn} we will ask whether it still holds. You can rewrite or withdraw it at any time.`,
    },
    'change-asked': {
      subject: (f) => `A little more before we publish: ${f.title}`,
      text: (f) =>
        `${f.centre} has read “${f.title}” and asks you to change something before it is published.${f.remarks === 0 ? '' : ` There ${f.remarks === 1 ? 'is one comment' : `are ${f.remarks} comments`} beside the text.`} Please send it again when you are done.`,
    },
    declined: {
      subject: (f) => `About your idea: ${f.title}`,
      text: (f) =>
        `Thank you for wanting to share “${f.title}”. ${f.centre} has read it with care, but will not publish it in the idea bank. What you wrote is not lost: you can rewrite it and send it again.`,
    },
    merged: {
      subject: (f) => `Your idea has been merged with another: ${f.title}`,
      text: (f) =>
        `“${f.title}” is very much like an idea that is published already, so ${f.centre} has merged them. Links to your idea now lead to idea number ${f.into ?? ''}, and what others wrote about it stands there.`,
    },
    hidden: {
      subject: (f) => `Your idea is hidden: ${f.title}`,
      text: (f) => `${f.centre} has hidden “${f.title}”, so it cannot be read in the idea bank now. You can correct it and send it to the editors again.`,
    },
    shown: { subject: (f) => `Your idea can be read again: ${f.title}`, text: (f) => `${f.centre} has opened “${f.title}” again. Everybody can now read it in the idea bank.` },
  },
  link: 'Here you can read, rewrite, send or withdraw the idea:',
  keepLink: 'Anyone who has the link can write in the idea. Do not share it.',
  signIn: 'Sign in and choose “My ideas”.',
  noReply: 'You cannot reply to this e-mail.',
};
const texts = { nb, nn, en } satisfies Record<Locale, Texts>;

interface Letter {
  readonly template: string;
  readonly subject: string;
  readonly text: string;
}
const letter = (template: string, subject: string, paragraphs: readonly string[]): Letter => ({ template, subject, text: `${paragraphs.filter((p) => p !== '').join('\n\n')}\n` });

/** To the address that was given with a draft: the link, and nothing of what was written, for anybody may have typed the address. */
export function receivedLetter(locale: Locale, name: string, { bank, days }: { readonly bank: string; readonly days: number }): Letter {
  const t = texts[locale];
  return letter('idea-received', t.received.subject(bank), [t.hello(name), t.received.text(bank, days), `${t.link}\n${privateLink}`, t.keepLink, t.noReply]);
}

/** `word`: what the editor wrote; left out where others than the author may read the letter. */
export function newsLetter(
  locale: Locale,
  news: IdeaNews,
  facts: LetterFacts,
  { name, word, byLink }: { readonly name: string; readonly word: string; readonly byLink: boolean },
): Letter {
  const t = texts[locale];
  const quoted = word === '' ? '' : `«${word}»`;
  return letter(`idea-${news}`, t.news[news].subject(facts), [
    t.hello(name),
    t.news[news].text(facts),
    quoted,
    byLink ? `${t.link}\n${privateLink}` : t.signIn,
    byLink ? t.keepLink : '',
    t.noReply,
  ]);
}

/** To the editors' coordinators, in bokmål and nynorsk together, as the reader's choice is not known. It names nobody. */
export function queueLetter({ waiting, days, bank }: { readonly waiting: number; readonly days: number; readonly bank: string }): Letter {
  const [nbDays, nnDays] = [days === 1 ? 'én dag' : `${days} dager`, days === 1 ? 'éin dag' : `${days} dagar`];
  return letter('idea-queue', waiting === 1 ? 'Én idé venter på redaktøren' : `${waiting} ideer venter på redaktøren`, [
    'Hei, {name}.',
    `${waiting === 1 ? 'Én idé' : `${waiting} ideer`} til ${bank} venter på svar.${days < 1 ? '' : ` Den eldste har ventet i ${nbDays}.`} Dere er redaktører nå. Logg inn og velg «${bank}».`,
    `${waiting === 1 ? 'Éin idé' : `${waiting} idear`} til ${bank} ventar på svar.${days < 1 ? '' : ` Den eldste har venta i ${nnDays}.`} De er redaktørar no. Logg inn og vel «${bank}».`,
  ]);
}

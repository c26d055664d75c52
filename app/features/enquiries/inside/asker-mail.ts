import type { Locale } from '../../../platform/locale.ts';
import { privateLink } from '../../notifications/mail.ts';

/** Letters to the asker, in the enquiry's own language, in plain words. The private link is put in when a letter is sent. */
export interface Letter {
  readonly template: string;
  readonly subject: string;
  readonly text: string;
}
export interface LetterFacts {
  readonly language: Locale;
  readonly name: string;
  readonly number: string;
  /** The centre's name and what the scheme calls its centres: "Bergen kurssted". */
  readonly centre: string;
  /** Whether the asker has a private link; without, nothing is said of one. */
  readonly hasLink: boolean;
}

const nb = {
  hello: (name: string) => `Hei, ${name}.`,
  receiptSubject: (number: string) => `Vi har fått henvendelsen din, nummer ${number}`,
  receipt: (centre: string, number: string, days: number) => `${centre} har fått henvendelsen din. Den har nummer ${number}. Du får vanligvis svar innen ${days} virkedager.`,
  follow: 'Her kan du følge henvendelsen, skrive mer, trekke den eller slette den:',
  keepLink: 'Alle som har lenken, kan lese henvendelsen. Ikke del den med andre.',
  answerSubject: (number: string) => `Svar på henvendelse ${number}`,
  answered: (who: string, centre: string) => `${who} ved ${centre} har svart deg:`,
  answerHere: 'Du kan ikke svare på denne e-posten. Skriv til oss her:',
  referredSubject: (number: string) => `Henvendelse ${number} er sendt til en annen sentral`,
  referred: (from: string, to: string) => `${from} har bedt ${to} om å svare deg, fordi de kan hjelpe deg bedre. Du trenger ikke gjøre noe. ${to} svarer deg.`,
  returnedSubject: (number: string) => `Henvendelse ${number} er tilbake hos den første sentralen`,
  returned: (from: string, to: string) => `${from} kunne ikke hjelpe denne gangen. Derfor er det ${to} som svarer deg. Du trenger ikke gjøre noe.`,
  handedSubject: (number: string) => `En annen sentral svarer på henvendelse ${number}`,
  handed: (from: string, to: string) => `${from} er ikke lenger en del av ordningen. ${to} har overtatt henvendelsen og svarer deg. Du trenger ikke gjøre noe.`,
  closedSubject: (number: string) => `Henvendelse ${number} er avsluttet`,
  closed: (centre: string) => `${centre} har avsluttet henvendelsen din.`,
  closedToo: 'Henvendelsen er avsluttet.',
  silent: 'Vi har ikke hørt fra deg siden vi svarte, og har avsluttet henvendelsen din.',
  reopen: (days: number) => `Lurer du på noe mer, kan du åpne den igjen innen ${days} dager:`,
  newLinkSubject: (number: string) => `Ny lenke til henvendelse ${number}`,
  newLink: 'Her er en ny lenke til henvendelsen din. Den gamle virker ikke lenger.',
};
type Texts = typeof nb;
const nn: Texts = {
  hello: (name) => `Hei, ${name}.`,
  receiptSubject: (number) => `Vi har fått førespurnaden din, nummer ${number}`,
  receipt: (centre, number, days) => `${centre} har fått førespurnaden din. Han har nummer ${number}. Du får vanlegvis svar innan ${days} arbeidsdagar.`,
  follow: 'Her kan du følgje førespurnaden, skrive meir, trekkje han eller slette han:',
  keepLink: 'Alle som har lenkja, kan lese førespurnaden. Ikkje del henne med andre.',
  answerSubject: (number) => `Svar på førespurnad ${number}`,
  answered: (who, centre) => `${who} ved ${centre} har svart deg:`,
  answerHere: 'Du kan ikkje svare på denne e-posten. Skriv til oss her:',
  referredSubject: (number) => `Førespurnad ${number} er send til ein annan sentral`,
  referred: (from, to) => `${from} har bede ${to} om å svare deg, fordi dei kan hjelpe deg betre. Du treng ikkje gjere noko. ${to} svarer deg.`,
  returnedSubject: (number) => `Førespurnad ${number} er tilbake hos den første sentralen`,
  returned: (from, to) => `${from} kunne ikkje hjelpe denne gongen. Difor er det ${to} som svarer deg. Du treng ikkje gjere noko.`,
  handedSubject: (number) => `Ein annan sentral svarer på førespurnad ${number}`,
  handed: (from, to) => `${from} er ikkje lenger ein del av ordninga. ${to} har teke over førespurnaden og svarer deg. Du treng ikkje gjere noko.`,
  closedSubject: (number) => `Førespurnad ${number} er avslutta`,
  closed: (centre) => `${centre} har avslutta førespurnaden din.`,
  closedToo: 'Førespurnaden er avslutta.',
  silent: 'Vi har ikkje høyrt frå deg sidan vi svarte, og har avslutta førespurnaden din.',
  reopen: (days) => `Lurer du på noko meir, kan du opne han igjen innan ${days} dagar:`,
  newLinkSubject: (number) => `Ny lenkje til førespurnad ${number}`,
  newLink: 'Her er ei ny lenkje til førespurnaden din. Den gamle verkar ikkje lenger.',
};
const en: Texts = {
  hello: (name) => `Dear ${name},`,
  receiptSubject: (number) => `We have your enquiry, number ${number}`,
  receipt: (centre, number, days) => `${centre} has received your enquiry. Its number is ${number}. You will usually have an answer within ${days} working days.`,
  follow: 'Here you can follow your enquiry, write more, withdraw it or erase it:',
  keepLink: 'Anyone who has the link can read the enquiry. Do not share it.',
  answerSubject: (number) => `Answer to enquiry ${number}`,
  answered: (who, centre) => `${who} at ${centre} has answered you:`,
  answerHere: 'You cannot reply to this e-mail. Write to us here:',
  referredSubject: (number) => `Enquiry ${number} has been passed on to another centre`,
  referred: (from, to) => `${from} has asked ${to} to answer you, because they can help you better. You need not do anything. ${to} will answer you.`,
  returnedSubject: (number) => `Enquiry ${number} is back with the first centre`,
  returned: (from, to) => `${from} could not help this time, so ${to} will answer you. You need not do anything.`,
  handedSubject: (number) => `Another centre will answer enquiry ${number}`,
  handed: (from, to) => `${from} is no longer part of the scheme. ${to} has taken over your enquiry and will answer you. You need not do anything.`,
  closedSubject: (number) => `Enquiry ${number} is closed`,
  closed: (centre) => `${centre} has closed your enquiry.`,
  closedToo: 'The enquiry is closed.',
  silent: 'We have not heard from you since we answered, and have closed your enquiry.',
  reopen: (days) => `If you wonder about anything more, you can open it again within ${days} days:`,
  newLinkSubject: (number) => `New link to enquiry ${number}`,
  newLink: 'Here is a new link to your enquiry. The old one no longer works.',
};
const texts = { nb, nn, en } satisfies Record<Locale, Texts>;

/** Paragraphs, without those that are not for this letter. */
const letter = (template: string, subject: string, paragraphs: readonly (string | false)[]): Letter => ({
  template,
  subject,
  text: `${paragraphs.filter((p) => p !== false).join('\n\n')}\n`,
});
const linkAfter = (f: LetterFacts, words: string): string | false => f.hasLink && `${words}\n${privateLink}`;

export function receiptLetter(f: LetterFacts, { answerWithin }: { readonly answerWithin: number }): Letter {
  const t = texts[f.language];
  return letter('enquiry-receipt', t.receiptSubject(f.number), [t.hello(f.name), t.receipt(f.centre, f.number, answerWithin), linkAfter(f, t.follow), f.hasLink && t.keepLink]);
}

/** `reopenWithin`: set when the answer closes it. */
export function answerLetter(f: LetterFacts, { who, answer, reopenWithin }: { readonly who: string; readonly answer: string; readonly reopenWithin: number | undefined }): Letter {
  const t = texts[f.language];
  return letter('enquiry-answer', t.answerSubject(f.number), [
    t.hello(f.name),
    t.answered(who, f.centre),
    answer,
    '—',
    ...(reopenWithin === undefined ? [linkAfter(f, t.answerHere)] : [t.closedToo, linkAfter(f, t.reopen(reopenWithin))]),
  ]);
}

/** referred: passed on by the centre; returned: sent back to `to`; handed: the agreement of `from` has ended. */
export function movedLetter(f: LetterFacts, how: 'referred' | 'returned' | 'handed', { from, to }: { readonly from: string; readonly to: string }): Letter {
  const t = texts[f.language];
  return letter(`enquiry-${how}`, t[`${how}Subject`](f.number), [t.hello(f.name), t[how](from, to), linkAfter(f, t.follow)]);
}

/** `silent`: by itself, after an answer that nobody replied to. */
export function closedLetter(f: LetterFacts, { reopenWithin, silent = false }: { readonly reopenWithin: number; readonly silent?: boolean }): Letter {
  const t = texts[f.language];
  return letter('enquiry-closed', t.closedSubject(f.number), [t.hello(f.name), silent ? t.silent : t.closed(f.centre), linkAfter(f, t.reopen(reopenWithin))]);
}

export function newLinkLetter(f: LetterFacts): Letter {
  const t = texts[f.language];
  return letter('enquiry-new-link', t.newLinkSubject(f.number), [t.hello(f.name), `${t.newLink}\n${privateLink}`, t.keepLink]);
}

import { textIn } from '../../../../platform/locale.ts';
import type { Locale, LocalText } from '../../../../platform/locale.ts';
import { privateLink } from '../../../notifications/mail.ts';

/** Letters about what others say of an idea, in the reader's language. The private link is put in when a letter is sent. */

interface Letter {
  readonly template: string;
  readonly subject: string;
  readonly text: string;
}
const letter = (template: string, subject: string, ...paragraphs: readonly string[]): Letter => ({
  template,
  subject,
  text: `${paragraphs.filter((p) => p !== '').join('\n\n')}\n`,
});

const nb = (bank: string) => ({
  hello: (name: string) => `Hei, ${name}.`,
  noReply: 'Du kan ikke svare på denne e-posten.',
  keep: 'Alle som har lenken, kan endre og slette det som står der. Ikke del den med andre.',
  confirm: {
    use: {
      subject: 'Bekreft at dere har brukt en idé',
      text: `Noen har skrevet i ${bank} at kommunen din har brukt en idé, og oppgitt denne e-postadressen. Er det deg, åpner du lenken og bekrefter. Ingen ser det før du gjør det. Er det ikke deg, trenger du ikke gjøre noe. Da slettes det etter 30 dager.`,
    },
    question: {
      subject: 'Bekreft spørsmålet ditt',
      text: `Noen har stilt et spørsmål om en idé i ${bank} og oppgitt denne e-postadressen. Er det deg, åpner du lenken og bekrefter. Spørsmålet blir ikke sendt før du gjør det. Er det ikke deg, trenger du ikke gjøre noe. Da slettes det etter 30 dager.`,
    },
  },
  ask: {
    subject: (title: string) => `Spørsmål om ideen «${title}»`,
    text: (title: string) =>
      `Noen spør om ideen «${title}» i ${bank}. Svaret ditt blir synlig for alle som leser ideen. Vet noen andre mer, kan du sende spørsmålet til en sentral.`,
  },
  used: {
    subject: (title: string) => `En kommune har brukt ideen «${title}»`,
    text: (title: string) => `En kommune uten konto skriver at de har brukt ideen «${title}». Det blir synlig når du eller en redaktør har sett på det.`,
  },
  remind: {
    subject: (title: string) => `Et spørsmål om «${title}» venter på svar`,
    text: (title: string) => `Det er en uke siden noen spurte om ideen «${title}». Svar når du kan, eller send spørsmålet til en sentral.`,
  },
  answered: {
    subject: (title: string) => `Svar på spørsmålet ditt om «${title}»`,
    text: (answer: string) => `Du har fått svar på spørsmålet ditt. Svaret er også synlig ved ideen i ${bank}.\n\n«${answer}»`,
  },
  reported: { subject: (title: string) => `Svar på meldingen din om «${title}»`, text: (answer: string) => `Takk for at du meldte fra. Redaktørene svarer:\n\n«${answer}»` },
  review: {
    subject: (title: string) => `Stemmer ideen «${title}» fortsatt?`,
    text: (title: string) =>
      `Ideen «${title}» står i ${bank}. Andre stoler på det dere har skrevet. Åpne lenken og velg ett av tre svar: Det stemmer, det er noe som må endres, eller vi gjør det ikke lenger. Det tar under ett minutt.`,
  },
  reviewAgain: {
    subject: (title: string) => `Vi minner om: Stemmer ideen «${title}» fortsatt?`,
    text: (title: string, day: string) =>
      `Vi har ikke fått svar om ideen «${title}». Svarer ingen innen ${day}, merker vi den som ikke bekreftet, og den havner lenger ned i listen.`,
  },
  draft: {
    subject: (title: string) => `Her kan du endre ideen «${title}»`,
    text: (title: string) =>
      `Du svarte at noe må endres i ideen «${title}». Vi har åpnet en kladd. Alle kan lese ideen som før til den nye teksten er publisert. Da er den også bekreftet.`,
  },
  open: 'Åpne lenken:',
  signIn: `Logg inn og åpne ideen i ${bank}.`,
  answerHere: 'Her svarer du:',
});
const nn: typeof nb = (bank) => ({
  hello: (name) => `Hei, ${name}.`,
  noReply: 'Du kan ikkje svare på denne e-posten.',
  keep: 'Alle som har lenkja, kan endre og slette det som står der. Ikkje del henne med andre.',
  confirm: {
    use: {
      subject: 'Stadfest at de har brukt ein idé',
      text: `Nokon har skrive i ${bank} at kommunen din har brukt ein idé, og gjeve opp denne e-postadressa. Er det deg, opnar du lenkja og stadfestar. Ingen ser det før du gjer det. Er det ikkje deg, treng du ikkje gjere noko. Då blir det sletta etter 30 dagar.`,
    },
    question: {
      subject: 'Stadfest spørsmålet ditt',
      text: `Nokon har stilt eit spørsmål om ein idé i ${bank} og gjeve opp denne e-postadressa. Er det deg, opnar du lenkja og stadfestar. Spørsmålet blir ikkje sendt før du gjer det. Er det ikkje deg, treng du ikkje gjere noko. Då blir det sletta etter 30 dagar.`,
    },
  },
  ask: {
    subject: (title) => `Spørsmål om ideen «${title}»`,
    text: (title) => `Nokon spør om ideen «${title}» i ${bank}. Svaret ditt blir synleg for alle som les ideen. Veit nokon andre meir, kan du sende spørsmålet til ein sentral.`,
  },
  used: {
    subject: (title) => `Ein kommune har brukt ideen «${title}»`,
    text: (title) => `Ein kommune utan konto skriv at dei har brukt ideen «${title}». Det blir synleg når du eller ein redaktør har sett på det.`,
  },
  remind: {
    subject: (title) => `Eit spørsmål om «${title}» ventar på svar`,
    text: (title) => `Det er ei veke sidan nokon spurde om ideen «${title}». Svar når du kan, eller send spørsmålet til ein sentral.`,
  },
  answered: {
    subject: (title) => `Svar på spørsmålet ditt om «${title}»`,
    text: (answer) => `Du har fått svar på spørsmålet ditt. Svaret er òg synleg ved ideen i ${bank}.\n\n«${answer}»`,
  },
  reported: { subject: (title) => `Svar på meldinga di om «${title}»`, text: (answer) => `Takk for at du melde frå. Redaktørane svarar:\n\n«${answer}»` },
  review: {
    subject: (title) => `Stemmer ideen «${title}» framleis?`,
    text: (title) =>
      `Ideen «${title}» står i ${bank}. Andre stolar på det de har skrive. Opne lenkja og vel eitt av tre svar: Det stemmer, det er noko som må endrast, eller vi gjer det ikkje lenger. Det tek under eitt minutt.`,
  },
  reviewAgain: {
    subject: (title) => `Vi minner om: Stemmer ideen «${title}» framleis?`,
    text: (title, day) => `Vi har ikkje fått svar om ideen «${title}». Svarar ingen innan ${day}, merkjer vi han som ikkje stadfesta, og han hamnar lenger ned i lista.`,
  },
  draft: {
    subject: (title) => `Her kan du endre ideen «${title}»`,
    text: (title) => `Du svara at noko må endrast i ideen «${title}». Vi har opna ein kladd. Alle kan lese ideen som før til den nye teksten er publisert. Då er han òg stadfesta.`,
  },
  open: 'Opne lenkja:',
  signIn: `Logg inn og opne ideen i ${bank}.`,
  answerHere: 'Her svarar du:',
});
const en: typeof nb = () => ({
  hello: (name) => `Dear ${name},`,
  noReply: 'You cannot reply to this e-mail.',
  keep: 'Anyone who has the link can change and erase what stands there. Do not share it.',
  confirm: {
    use: {
      subject: 'Confirm that you have used an idea',
      text: 'Somebody has written in the idea bank that your municipality has used an idea, and given this e-mail address. If it was you, open the link and confirm. Nobody sees it before you do. If it was not you, you need not do anything: it is erased after 30 days.',
    },
    question: {
      subject: 'Confirm your question',
      text: 'Somebody has asked a question about an idea in the idea bank and given this e-mail address. If it was you, open the link and confirm. The question is not sent before you do. If it was not you, you need not do anything: it is erased after 30 days.',
    },
  },
  ask: {
    subject: (title) => `A question about the idea “${title}”`,
    text: (title) =>
      `Somebody asks about the idea “${title}” in the idea bank. Your answer will be seen by everybody who reads the idea. If others know more, you can pass the question on to a centre.`,
  },
  used: {
    subject: (title) => `A municipality has used the idea “${title}”`,
    text: (title) => `A municipality without an account writes that it has used the idea “${title}”. It is shown when you or an editor have looked at it.`,
  },
  remind: {
    subject: (title) => `A question about “${title}” waits for an answer`,
    text: (title) => `A week ago somebody asked about the idea “${title}”. Answer when you can, or pass the question on to a centre.`,
  },
  answered: {
    subject: (title) => `The answer to your question about “${title}”`,
    text: (answer) => `Your question has been answered. The answer also stands beside the idea in the idea bank.\n\n“${answer}”`,
  },
  reported: { subject: (title) => `The answer to your report about “${title}”`, text: (answer) => `Thank you for reporting. The editors answer:\n\n“${answer}”` },
  review: {
    subject: (title) => `Does the idea “${title}” still hold?`,
    text: (title) =>
      `The idea “${title}” stands in the idea bank, and others trust what you have written. Open the link and choose one of three answers: it holds, something must be changed, or we do not do it any more. It takes less than a minute.`,
  },
  reviewAgain: {
    subject: (title) => `A reminder: does the idea “${title}” still hold?`,
    text: (title, day) => `We have had no answer about the idea “${title}”. If nobody answers by ${day}, we mark it as not confirmed, and it sinks in the list.`,
  },
  draft: {
    subject: (title) => `Here you can change the idea “${title}”`,
    text: (title) =>
      `You answered that something must be changed in the idea “${title}”. We have opened a draft. Everybody reads the idea as before until the new text is published. It is then confirmed too.`,
  },
  open: 'Open the link:',
  signIn: 'Sign in and open the idea in the idea bank.',
  answerHere: 'Answer here:',
});
const texts = { nb, nn, en } satisfies Record<Locale, typeof nb>;
/** `bank`: what the scheme calls it. */
const textsIn = (locale: Locale, bank: LocalText): ReturnType<typeof nb> => texts[locale](textIn(bank, locale));

/** To the address that was given: the link, and nothing of what was written, for anybody may have typed the address. */
export function confirmLetter(locale: Locale, bank: LocalText, kind: 'use' | 'question', name: string): Letter {
  const t = textsIn(locale, bank);
  return letter(`idea-${kind}-confirm`, t.confirm[kind].subject, t.hello(name), t.confirm[kind].text, `${t.open}\n${privateLink}`, t.keep, t.noReply);
}
export type HolderNews = 'ask' | 'used' | 'remind';
/** `byLink`: the reader holds the idea by a private link. */
export function holderLetter(locale: Locale, bank: LocalText, news: HolderNews, title: string, name: string, byLink: boolean): Letter {
  const t = textsIn(locale, bank);
  return letter(`idea-${news}`, t[news].subject(title), t.hello(name), t[news].text(title), byLink ? `${t.answerHere}\n${privateLink}/sporsmal` : t.signIn, t.noReply);
}
export function answerLetter(locale: Locale, bank: LocalText, kind: 'answered' | 'reported', title: string, name: string, answer: string): Letter {
  const t = textsIn(locale, bank);
  return letter(`idea-${kind}`, t[kind].subject(title), t.hello(name), t[kind].text(answer), t.noReply);
}
/** To whoever holds the idea by a private link, which the letter carries: the review's own opens nothing to write in. */
export function draftLetter(locale: Locale, bank: LocalText, title: string, name: string): Letter {
  const t = textsIn(locale, bank);
  return letter('idea-review-draft', t.draft.subject(title), t.hello(name), t.draft.text(title), `${t.open}\n${privateLink}`, t.keep, t.noReply);
}
export function reviewLetter(locale: Locale, bank: LocalText, title: string, name: string, reminder?: string): Letter {
  const t = textsIn(locale, bank);
  const [subject, text] = reminder === undefined ? [t.review.subject(title), t.review.text(title)] : [t.reviewAgain.subject(title), t.reviewAgain.text(title, reminder)];
  return letter(reminder === undefined ? 'idea-review' : 'idea-review-reminder', subject, t.hello(name), text, `${t.open}\n${privateLink}`, t.keep, t.noReply);
}

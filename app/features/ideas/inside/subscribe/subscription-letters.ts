import { textIn } from '../../../../platform/locale.ts';
import type { Locale, LocalText } from '../../../../platform/locale.ts';
import { privateLink } from '../../../notifications/mail.ts';

export interface Letter {
  readonly subject: string;
  readonly text: string;
}
export interface NewIdea {
  readonly title: string;
  readonly gist: string;
  readonly address: string;
}
interface Words {
  readonly all: string;
  readonly confirm: (about: string) => Letter;
  readonly already: (about: string) => Letter;
  readonly digest: (about: string, ideas: readonly NewIdea[], more: number) => Letter;
}

const list = (ideas: readonly NewIdea[]): string => ideas.map(({ title, gist, address }) => [title, gist, address].filter(Boolean).join('\n')).join('\n\n');

const nb = (bank: string): Words => ({
  all: 'alle nye ideer',
  confirm: (about) => ({
    subject: `Bekreft at du vil ha brev fra ${bank}`,
    text: `Hei\n\nNoen har bedt om at du skal få brev når det kommer nye ideer i ${bank}. Brevene gjelder: ${about}.\n\nVil du ha dem, bekrefter du her:\n${privateLink}\n\nVar det ikke deg, trenger du ikke gjøre noe. Da får du ingen brev, og vi sletter adressen din om en uke.\n`,
  }),
  already: (about) => ({
    subject: `Du får allerede brev fra ${bank}`,
    text: `Hei\n\nNoen har bedt om at du skal få brev fra ${bank}. Du får dem allerede. De gjelder: ${about}.\n\nHer kan du endre eller stoppe dem:\n${privateLink}\n`,
  }),
  digest: (about, ideas, more) => ({
    subject: ideas.length + more === 1 ? `Én ny idé i ${bank}` : `${ideas.length + more} nye ideer i ${bank}`,
    text: `Hei\n\nDette er nytt i ${bank} siden sist. Brevet gjelder: ${about}.\n\n${list(ideas)}${more > 0 ? `\n\nOg ${more} til.` : ''}\n\nDu får brev mandag morgen, bare når det er noe nytt. Endre eller stopp brevene:\n${privateLink}\n`,
  }),
});
const nn = (bank: string): Words => ({
  all: 'alle nye idear',
  confirm: (about) => ({
    subject: `Stadfest at du vil ha brev frå ${bank}`,
    text: `Hei\n\nNokon har bede om at du skal få brev når det kjem nye idear i ${bank}. Breva gjeld: ${about}.\n\nVil du ha dei, stadfestar du her:\n${privateLink}\n\nVar det ikkje deg, treng du ikkje gjere noko. Då får du ingen brev, og vi slettar adressa di om ei veke.\n`,
  }),
  already: (about) => ({
    subject: `Du får alt brev frå ${bank}`,
    text: `Hei\n\nNokon har bede om at du skal få brev frå ${bank}. Du får dei alt. Dei gjeld: ${about}.\n\nHer kan du endre eller stoppe dei:\n${privateLink}\n`,
  }),
  digest: (about, ideas, more) => ({
    subject: ideas.length + more === 1 ? `Éin ny idé i ${bank}` : `${ideas.length + more} nye idear i ${bank}`,
    text: `Hei\n\nDette er nytt i ${bank} sidan sist. Brevet gjeld: ${about}.\n\n${list(ideas)}${more > 0 ? `\n\nOg ${more} til.` : ''}\n\nDu får brev måndag morgon, berre når det er noko nytt. Endre eller stopp breva:\n${privateLink}\n`,
  }),
});
const en = (): Words => ({
  all: 'all new ideas',
  confirm: (about) => ({
    subject: 'Confirm that you want letters from the idea bank',
    text: `Hello\n\nSomebody has asked that you get letters when there are new ideas in the idea bank. They are about: ${about}.\n\nIf you want them, confirm here:\n${privateLink}\n\nIf it was not you, you need do nothing. You get no letters, and we erase your address in a week.\n`,
  }),
  already: (about) => ({
    subject: 'You get letters from the idea bank already',
    text: `Hello\n\nSomebody has asked that you get letters from the idea bank. You get them already. They are about: ${about}.\n\nChange or stop them here:\n${privateLink}\n`,
  }),
  digest: (about, ideas, more) => ({
    subject: ideas.length + more === 1 ? 'One new idea in the idea bank' : `${ideas.length + more} new ideas in the idea bank`,
    text: `Hello\n\nThis is new in the idea bank since last time. The letter is about: ${about}.\n\n${list(ideas)}${more > 0 ? `\n\nAnd ${more} more.` : ''}\n\nYou get letters on Monday mornings, only when there is something new. Change or stop them:\n${privateLink}\n`,
  }),
});
const words = { nb, nn, en } satisfies Record<Locale, (bank: string) => Words>;

/** `about`: the search in words; '' for every idea. What somebody typed stands in quotation marks, on one line, and links nowhere by itself. */
const told = ({ all }: Words, about: string): string => (about === '' ? all : about.replaceAll(/https?:\/\/|www\./gi, ''));
/** `bank`: what the scheme calls it. */
const wordsIn = (locale: Locale, bank: LocalText): Words => words[locale](textIn(bank, locale));
export function letterOf(locale: Locale, bank: LocalText, which: 'confirm' | 'already', about: string): Letter {
  const t = wordsIn(locale, bank);
  return t[which](told(t, about));
}
export function digestOf(locale: Locale, bank: LocalText, about: string, ideas: readonly NewIdea[], more: number): Letter {
  const t = wordsIn(locale, bank);
  return t.digest(told(t, about), ideas, more);
}

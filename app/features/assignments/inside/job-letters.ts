import { formatDay } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';
import type { About, Letter } from './letters.ts';

/** Letters that nobody presses a button for: to those at work, in bokmål and nynorsk together. `{name}` becomes the reader's. */
const lines = (locale: Locale, list: readonly About[], word: string): string =>
  list.map((one) => `– «${one.title}» (${one.number}), ${word} ${formatDay(locale, one.dueOn)}`).join('\n');
const section = (heading: string, list: string): string => (list === '' ? '' : `${heading}\n${list}\n\n`);

export interface Reminded {
  /** Its date is to come. */
  readonly before: readonly About[];
  readonly after: readonly About[];
  /** Asked, and not answered. */
  readonly asked: readonly About[];
}
/** One letter for all that a centre is to be reminded of. */
export const remindedLetter = ({ before, after, asked }: Reminded): Letter => {
  const all = [...after, ...before, ...asked];
  const nb =
    section('Fristen er over. Gjør ferdig, eller gi oppdraget videre:', lines('nb', after, 'frist')) +
    section('Fristen nærmer seg:', lines('nb', before, 'frist')) +
    section('Dere er spurt og har ikke svart. Ta det, eller takk nei med noen ord:', lines('nb', asked, 'frist'));
  const nn =
    section('Fristen er over. Gjer ferdig, eller gi oppdraget vidare:', lines('nn', after, 'frist')) +
    section('Fristen nærmar seg:', lines('nn', before, 'frist')) +
    section('De er spurde og har ikkje svart. Ta det, eller takk nei med nokre ord:', lines('nn', asked, 'frist'));
  return {
    template: 'assignments-reminded',
    subject: all.length === 1 ? `Husk oppdraget «${all[0]?.title}»` : `${all.length} oppdrag å huske på`,
    text: `Hei, {name}.\n\n${nb}Logg inn og velg «Oppdrag».\n\n${nn}Logg inn og vel «Oppdrag».\n`,
  };
};

/** To every centre: what nobody has taken. */
export const nobodyHasItLetter = (list: readonly About[]): Letter => ({
  template: 'assignments-open',
  subject: list.length === 1 ? `Ingen har tatt oppdraget «${list[0]?.title}»` : `${list.length} oppdrag som ingen har tatt`,
  text: `Hei, {name}.

Ingen har tatt ${list.length === 1 ? 'dette oppdraget' : 'disse oppdragene'} ennå. Kan dere, alene eller sammen med andre?
${lines('nb', list, 'frist')}
Logg inn og velg «Oppdrag».

Ingen har teke ${list.length === 1 ? 'dette oppdraget' : 'desse oppdraga'} enno. Kan de, aleine eller saman med andre?
${lines('nn', list, 'frist')}
Logg inn og vel «Oppdrag».
`,
});

/** To the officers, and to a centre of what it asked for itself. `who`: names of those who have it; none: nobody. */
export const overdueLetter = (list: readonly (About & { readonly who: readonly string[] })[]): Letter => {
  const facts = (locale: Locale, nobody: string): string =>
    list.map((one) => `– «${one.title}» (${one.number}), frist ${formatDay(locale, one.dueOn)}: ${one.who.join(', ') || nobody}`).join('\n');
  return {
    template: 'assignments-overdue',
    subject: list.length === 1 ? `Oppdraget «${list[0]?.title}» er over fristen` : `${list.length} oppdrag er over fristen`,
    text: `Hei, {name}.

Fristen er over for ${list.length === 1 ? 'dette oppdraget' : 'disse oppdragene'}. De som har tatt oppdrag, er minnet om det.
${facts('nb', 'ingen har tatt det')}
Spør en sentral, flytt fristen eller avslutt oppdraget: logg inn og velg «Oppdrag».

Fristen er over for ${list.length === 1 ? 'dette oppdraget' : 'desse oppdraga'}. Dei som har teke oppdrag, er minte om det.
${facts('nn', 'ingen har teke det')}
Spør ein sentral, flytt fristen eller avslutt oppdraget: logg inn og vel «Oppdrag».
`,
  };
};

export const handedBackLetter = (one: About, by: string): Letter => ({
  template: 'assignment-handed-back',
  subject: `Oppdraget ${one.number} er lagt tilbake`,
  text: `Hei, {name}.

${by} har ikke lenger avtale. Derfor er oppdraget «${one.title}» (${one.number}) lagt tilbake. Fristen er ${formatDay('nb', one.dueOn)}.
Logg inn og velg «Oppdrag» for å se om noen har det.

${by} har ikkje lenger avtale. Difor er oppdraget «${one.title}» (${one.number}) lagt tilbake. Fristen er ${formatDay('nn', one.dueOn)}.
Logg inn og vel «Oppdrag» for å sjå om nokon har det.
`,
});

import { formatDay } from '../../../platform/locale.ts';

/**
 * Letters to those at work: in bokmål and nynorsk together, as the reader's choice is not known. What somebody said why is on the board, not
 * here: whoever looks after the mail reads the letters. `{name}` becomes the reader's.
 */
export interface Letter {
  readonly template: string;
  readonly subject: string;
  readonly text: string;
}
export interface About {
  readonly number: string;
  readonly title: string;
  readonly dueOn: string;
}
const signIn = { nb: 'Logg inn og velg «Oppdrag».', nn: 'Logg inn og vel «Oppdrag».' };
const both = (template: string, subject: string, nb: string, nn: string): Letter => ({ template, subject, text: `Hei, {name}.\n\n${nb}\n${signIn.nb}\n\n${nn}\n${signIn.nn}\n` });
const said = ({ number, title }: About): string => `«${title}» (${number})`;

export const newLetter = (one: About, by: string): Letter =>
  both(
    'assignment-new',
    `Nytt oppdrag: ${one.title}`,
    `${by} har lagt ut oppdraget ${said(one)}. Fristen er ${formatDay('nb', one.dueOn)}. Ta det, eller si hvem dere tror kan.`,
    `${by} har lagt ut oppdraget ${said(one)}. Fristen er ${formatDay('nn', one.dueOn)}. Ta det, eller sei kven de trur kan.`,
  );
export const askedLetter = (one: About, by: string): Letter =>
  both(
    'assignment-asked',
    `Dere er spurt: ${one.title}`,
    `${by} spør om dere kan ta oppdraget ${said(one)}. Fristen er ${formatDay('nb', one.dueOn)}. Ta det, eller takk nei med noen ord.`,
    `${by} spør om de kan ta oppdraget ${said(one)}. Fristen er ${formatDay('nn', one.dueOn)}. Ta det, eller takk nei med nokre ord.`,
  );
export const sharedLetter = (one: About, by: string): Letter =>
  both(
    'assignment-shared',
    `${by} vil gjøre et oppdrag sammen med dere`,
    `${by} har oppdraget ${said(one)} og spør om dere vil gjøre det sammen. Fristen er ${formatDay('nb', one.dueOn)}.`,
    `${by} har oppdraget ${said(one)} og spør om de vil gjere det saman. Fristen er ${formatDay('nn', one.dueOn)}.`,
  );
/** To whoever asked for it. */
export const takenLetter = (one: About, by: string): Letter =>
  both('assignment-taken', `${by} har tatt oppdraget ${one.number}`, `${by} har tatt oppdraget ${said(one)}.`, `${by} har teke oppdraget ${said(one)}.`);
/** To those who are asked, when others have taken the last place. */
export const notNeededLetter = (one: About, by: string): Letter =>
  both(
    'assignment-not-needed',
    `Dere trenger ikke svare om oppdraget ${one.number}`,
    `Dere er spurt om oppdraget ${said(one)}. ${by} har tatt det, så det er ikke plass til flere nå.`,
    `De er spurde om oppdraget ${said(one)}. ${by} har teke det, så det er ikkje plass til fleire no.`,
  );
export const declinedLetter = (one: About, by: string): Letter =>
  both(
    'assignment-declined',
    `${by} takket nei til oppdraget ${one.number}`,
    `${by} ble spurt om oppdraget ${said(one)} og takket nei. Grunnen står ved oppdraget. Spør gjerne en annen.`,
    `${by} vart spurd om oppdraget ${said(one)} og takka nei. Grunnen står ved oppdraget. Spør gjerne ein annan.`,
  );
export const letGoLetter = (one: About, by: string): Letter =>
  both(
    'assignment-let-go',
    `${by} har gitt fra seg oppdraget ${one.number}`,
    `${by} hadde oppdraget ${said(one)} og har gitt det fra seg. Se hvem som har det nå.`,
    `${by} hadde oppdraget ${said(one)} og har gitt det frå seg. Sjå kven som har det no.`,
  );
export const finishedLetter = (one: About, by: string): Letter =>
  both('assignment-finished', `Oppdraget ${one.number} er gjort`, `${by} har gjort oppdraget ${said(one)}.`, `${by} har gjort oppdraget ${said(one)}.`);
/** To those who did it together with the one that finished first. */
export const inYourLogLetter = (one: About, by: string): Letter =>
  both(
    'assignment-in-your-log',
    `Er oppdraget ${one.number} gjort hos dere også?`,
    `${by} har gjort sin del av oppdraget ${said(one)}. Det står i loggen deres også. Si fra når dere er ferdige, med timene dere brukte.`,
    `${by} har gjort sin del av oppdraget ${said(one)}. Det står i loggen dykkar òg. Sei frå når de er ferdige, med timane de brukte.`,
  );
/** To those who have it or are asked. */
export const changedLetter = (one: About): Letter =>
  both(
    'assignment-changed',
    `Oppdraget ${one.number} er endret`,
    `Oppdraget ${said(one)} er endret. Fristen er ${formatDay('nb', one.dueOn)}. Se om dere fortsatt kan.`,
    `Oppdraget ${said(one)} er endra. Fristen er ${formatDay('nn', one.dueOn)}. Sjå om de framleis kan.`,
  );
export const closedLetter = (one: About, by: string): Letter =>
  both(
    'assignment-closed',
    `Oppdraget ${one.number} er avsluttet`,
    `${by} har avsluttet oppdraget ${said(one)}. Dere trenger ikke gjøre mer. Grunnen står ved oppdraget.`,
    `${by} har avslutta oppdraget ${said(one)}. De treng ikkje gjere meir. Grunnen står ved oppdraget.`,
  );
export const reopenedLetter = (one: About, by: string): Letter =>
  both(
    'assignment-reopened',
    `Oppdraget ${one.number} er åpnet igjen`,
    `${by} har åpnet oppdraget ${said(one)} igjen. Dere har det fortsatt, eller er spurt. Fristen er ${formatDay('nb', one.dueOn)}.`,
    `${by} har opna oppdraget ${said(one)} igjen. De har det framleis, eller er spurde. Fristen er ${formatDay('nn', one.dueOn)}.`,
  );

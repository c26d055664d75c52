import { formatDate } from '../../../platform/locale.ts';
import type { Locale } from '../../../platform/locale.ts';

/** Mail to a centre: in bokmål and nynorsk together, as the reader's choice is not known. The address of the form follows from signing in. */
interface Mail {
  readonly template: string;
  readonly subject: string;
  readonly text: string;
}
const day = (locale: Locale, iso: string): string => formatDate(locale, new Date(`${iso}T12:00:00Z`));

export const openedMail = ({ name, year, opensOn, deadline }: { name: string; year: number; opensOn: string; deadline: string }): Mail => ({
  template: 'round-opened',
  subject: `Årsskjema ${year}`,
  text: `Hei, ${name}.

Dere kan svare på årsskjemaet for ${year} fra ${day('nb', opensOn)}. Fristen er ${day('nb', deadline)}.
Logg inn og velg «Årsskjema». Dere kan være flere om å svare.

De kan svare på årsskjemaet for ${year} frå ${day('nn', opensOn)}. Fristen er ${day('nn', deadline)}.
Logg inn og vel «Årsskjema». De kan vere fleire om å svare.
`,
});

export const reminderMail = ({ name, year, deadline }: { name: string; year: number; deadline: string }): Mail => ({
  template: 'round-reminder',
  subject: `Årsskjema ${year}: frist ${day('nb', deadline)}`,
  text: `Hei, ${name}.

Vi mangler årsskjemaet for ${year} fra sentralen deres. Fristen er ${day('nb', deadline)}.
Logg inn og velg «Årsskjema». Det dere har skrevet, er lagret.

Vi manglar årsskjemaet for ${year} frå sentralen dykkar. Fristen er ${day('nn', deadline)}.
Logg inn og vel «Årsskjema». Det de har skrive, er lagra.
`,
});

export const reopenedMail = ({ name, year, reason, deadline }: { name: string; year: number; reason: string; deadline: string }): Mail => ({
  template: 'response-reopened',
  subject: `Årsskjema ${year} er åpnet igjen`,
  text: `Hei, ${name}.

Årsskjemaet for ${year} er åpnet igjen, så dere kan rette det. Send det inn på nytt innen ${day('nb', deadline)}.
Grunnen er: ${reason}

Årsskjemaet for ${year} er opna igjen, så de kan rette det. Send det inn på nytt innan ${day('nn', deadline)}.
`,
});

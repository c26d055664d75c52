import { formatDay } from '../../../platform/locale.ts';
import type { Letter } from './asker-mail.ts';

/**
 * Letters to a centre's coordinators: in bokmål and nynorsk together, as the reader's choice is not known. Whoever looks after the mail
 * reads them, so nothing here is about the asker. `{name}` becomes the reader's.
 */
const signIn = { nb: 'Logg inn og velg «Henvendelser».', nn: 'Logg inn og vel «Førespurnader».' };
const both = (template: string, subject: string, nb: string, nn: string): Letter => ({ template, subject, text: `Hei, {name}.\n\n${nb}\n${signIn.nb}\n\n${nn}\n${signIn.nn}\n` });

export const newEnquiryLetter = ({ number, municipality, answerBy }: { number: string; municipality: string; answerBy: string }): Letter =>
  both(
    'enquiry-new',
    `Ny henvendelse fra ${municipality}, nummer ${number}`,
    `Dere har fått en ny henvendelse fra ${municipality}. Den har nummer ${number}. Svar innen ${formatDay('nb', answerBy)}.`,
    `De har fått ein ny førespurnad frå ${municipality}. Han har nummer ${number}. Svar innan ${formatDay('nn', answerBy)}.`,
  );

export const referredToYouLetter = ({ number, from, municipality }: { number: string; from: string; municipality: string }): Letter =>
  both(
    'enquiry-referred-to-you',
    `${from} henviser henvendelse ${number} til dere`,
    `${from} har henvist henvendelse ${number} fra ${municipality} til dere. Ta imot den, eller send den tilbake med en begrunnelse.`,
    `${from} har vist førespurnad ${number} frå ${municipality} vidare til dykkar sentral. Ta imot han, eller send han tilbake med ei grunngiving.`,
  );

export const sentBackLetter = ({ number, by }: { number: string; by: string }): Letter =>
  both(
    'enquiry-sent-back',
    `${by} har sendt henvendelse ${number} tilbake`,
    `${by} har sendt henvendelse ${number} tilbake til dere. Grunnen står i henvendelsen.`,
    `${by} har sendt førespurnad ${number} tilbake til dykkar sentral. Grunnen står i førespurnaden.`,
  );

export const askerWroteLetter = ({ number, reopened }: { number: string; reopened: boolean }): Letter =>
  reopened
    ? both(
        'enquiry-reopened',
        `Henvendelse ${number} er åpnet igjen`,
        `Den som spurte, har åpnet henvendelse ${number} igjen.`,
        `Den som spurde, har opna førespurnad ${number} igjen.`,
      )
    : both(
        'enquiry-added',
        `Ny melding i henvendelse ${number}`,
        `Den som spurte, har skrevet mer i henvendelse ${number}.`,
        `Den som spurde, har skrive meir i førespurnad ${number}.`,
      );

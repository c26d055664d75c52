import type { Letter } from './asker-mail.ts';

/** Letters that nobody presses a button for: to those at work, in bokmål and nynorsk together. Nothing here is about the asker. `{name}` becomes the reader's. */
const list = (numbers: readonly string[]): string => numbers.map((n) => `– ${n}`).join('\n');

/** One letter for all that is late at a centre. */
export const lateLetter = ({ numbers, answerWithin }: { readonly numbers: readonly string[]; readonly answerWithin: number }): Letter => {
  const one = numbers.length === 1;
  return {
    template: 'enquiries-late',
    subject: one ? `Henvendelse ${numbers[0]} venter på svar` : `${numbers.length} henvendelser venter på svar`,
    text: `Hei, {name}.

${one ? 'Denne henvendelsen har' : 'Disse henvendelsene har'} ventet mer enn ${answerWithin} virkedager på svar:
${list(numbers)}
Svar, eller henvis til en sentral som kan. Logg inn og velg «Henvendelser».

${one ? 'Denne førespurnaden har' : 'Desse førespurnadene har'} venta meir enn ${answerWithin} arbeidsdagar på svar:
${list(numbers)}
Svar, eller vis vidare til ein sentral som kan. Logg inn og vel «Førespurnader».
`,
  };
};

/** To the officers: the facts, and nothing that the asker wrote. */
export const escalatedLetter = (
  name: string,
  { late, workingDays }: { readonly late: readonly { readonly number: string; readonly centre: string }[]; readonly workingDays: number },
): Letter => {
  const lines = late.map(({ number, centre }) => `${number}: ${centre}`);
  return {
    template: 'enquiries-escalated',
    subject: late.length === 1 ? `Henvendelse ${late[0]?.number} har ventet lenge` : `${late.length} henvendelser har ventet lenge`,
    text: `Hei, ${name}.

Her har den som spurte, ventet mer enn ${workingDays} virkedager på svar. Sentralen er minnet om det.
${list(lines)}
Logg inn og velg «Henvendelser» for å se alle som venter.

Her har den som spurde, venta meir enn ${workingDays} arbeidsdagar på svar. Sentralen er mint om det.
${list(lines)}
Logg inn og vel «Førespurnader» for å sjå alle som ventar.
`,
  };
};

export const handedToYouLetter = ({ number, from }: { readonly number: string; readonly from: string }): Letter => ({
  template: 'enquiry-handed-to-you',
  subject: `Dere har overtatt henvendelse ${number}`,
  text: `Hei, {name}.

${from} har ikke lenger avtale. Derfor har dere overtatt henvendelse ${number}. Den som spurte, har fått vite det.
Logg inn og velg «Henvendelser».

${from} har ikkje lenger avtale. Difor har sentralen dykkar teke over førespurnad ${number}. Den som spurde, har fått vite det.
Logg inn og vel «Førespurnader».
`,
});

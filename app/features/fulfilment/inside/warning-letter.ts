import type { Locale } from '../../../platform/locale.ts';
import { textIn } from '../../../platform/locale.ts';
import type { CentreTask } from './reading.server.ts';

/** In bokmål and nynorsk together, as the reader's choice is not known; as the letters of the yearly form. */
export function warningLetter(year: number, missing: readonly Pick<CentreTask, 'task'>[]): { readonly subject: string; readonly text: string } {
  const list = (locale: Locale): string => missing.map(({ task }) => `- ${task.number}. ${textIn(task.text, locale)}`).join('\n');
  const one = missing.length === 1;
  return {
    subject: `Oppgavene i avtalen ${year}: ${one ? 'én oppgave' : `${missing.length} oppgaver`} mangler dokumentasjon`,
    text: `Hei, {name}.

Året er ikke over, og det er fortsatt tid til å gjøre noe. ${one ? 'Denne oppgaven' : 'Disse oppgavene'} i avtalen mangler dokumentasjon i ${year}:
${list('nb')}

Er det gjort, kan dere fortsatt føre det. Er det noe vi bør vite, kan dere skrive det ved oppgaven.
Logg inn og velg «Oppgaver». Der står det hva som teller, og hva som mangler.

Året er ikkje over, og det er framleis tid til å gjere noko. ${one ? 'Denne oppgåva' : 'Desse oppgåvene'} i avtalen manglar dokumentasjon i ${year}:
${list('nn')}

Er det gjort, kan de framleis føre det. Er det noko vi bør vite, kan de skrive det ved oppgåva.
Logg inn og vel «Oppgåver». Der står det kva som tel, og kva som manglar.
`,
  };
}

import type { LocalText } from '../../platform/locale.ts';

/** What the share of centres counts, where a reader of the number sees it. */
export const sharesTexts = {
  label: {
    nb: 'Sentraler som oppfylte alle oppgavene i avtalen',
    nn: 'Sentralar som oppfylte alle oppgåvene i avtalen',
    en: 'Centres that fulfilled all tasks of the agreement',
  },
  definition: {
    nb: 'Andelen av sentralene som hadde avtale i året. En sentral er med når hver oppgave i avtalen er dokumentert i registrene, eller godtatt av myndigheten med en merknad.',
    nn: 'Delen av sentralane som hadde avtale i året. Ein sentral er med når kvar oppgåve i avtalen er dokumentert i registera, eller godteken av styresmakta med ein merknad.',
    en: 'The share of the centres that had an agreement in the year. A centre counts when each task of the agreement is documented in the registers, or accepted by the authority with a note.',
  },
  notCounted: {
    nb: 'Det som bare er rapportert i årsskjemaet, teller ikke. En oppgave uten regel teller bare når den er godtatt. Før det ble ført registre, finnes det ikke noe tall.',
    nn: 'Det som berre er rapportert i årsskjemaet, tel ikkje. Ei oppgåve utan regel tel berre når ho er godteken. Før det vart ført register, finst det ikkje noko tal.',
    en: 'What is only reported in the yearly form does not count. A task without a rule counts only when it is accepted. Before there were registers there is no number.',
  },
  source: {
    nb: 'Registrene, holdt mot oppgavene i avtalen',
    nn: 'Registera, haldne mot oppgåvene i avtalen',
    en: 'The registers, held against the tasks of the agreement',
  },
} as const satisfies Record<string, LocalText>;

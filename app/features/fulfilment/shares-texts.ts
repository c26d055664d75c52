import type { Definitions } from '../../platform/context.ts';
import { textIn } from '../../platform/locale.ts';
import type { Locale, LocalText } from '../../platform/locale.ts';
import { findIndicator } from '../indicators/series.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { EvidenceWish, FulfilmentRules, TaskRule } from './fulfilment.ts';

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

const ruleTexts = {
  nb: {
    accepted: (year: number, n: number) => `I ${year} er ${n} av sentralene med fordi minst én oppgave er godtatt uten å være dokumentert.`,
    rules: (years: string, all: string) => `Det som kreves av en sentral i et helt år, ${years}: ${all}.`,
    atLeast: (n: number) => `minst ${n}`,
    words: { any: ' eller ', all: ' og ' },
    together: 'til sammen',
  },
  nn: {
    accepted: (year: number, n: number) => `I ${year} er ${n} av sentralane med fordi minst éi oppgåve er godteken utan å vere dokumentert.`,
    rules: (years: string, all: string) => `Det som blir kravt av ein sentral i eit heilt år, ${years}: ${all}.`,
    atLeast: (n: number) => `minst ${n}`,
    words: { any: ' eller ', all: ' og ' },
    together: 'til saman',
  },
  en: {
    accepted: (year: number, n: number) => `In ${year}, ${n} of the centres count because at least one task was accepted without being documented.`,
    rules: (years: string, all: string) => `What a whole year asks of a centre, ${years}: ${all}.`,
    atLeast: (n: number) => `at least ${n}`,
    words: { any: ' or ', all: ' and ' },
    together: 'together',
  },
} as const;

type Known = Pick<Definitions, 'indicators'> & { readonly scheme: Pick<Scheme, 'periods'>; readonly fulfilment: FulfilmentRules };

function nameOf({ indicators }: Pick<Definitions, 'indicators'>, { indicator: id, item }: EvidenceWish, locale: Locale): string {
  const indicator = findIndicator(indicators, id);
  const by = indicator?.breakdowns?.find((one) => item?.startsWith(`${one.id}/`));
  const found = by && by.id !== 'task' ? by.items.find((one) => `${by.id}/${one.id}` === item) : undefined;
  return found ? textIn(found.label, locale) : indicator ? textIn(indicator.label, locale) : id;
}
function ruleIn(known: Known, { need, evidence, atLeast }: TaskRule, locale: Locale): string {
  const t = ruleTexts[locale];
  const each = evidence.map((wish) => (need === 'total' ? nameOf(known, wish, locale) : `${nameOf(known, wish, locale)}, ${t.atLeast(wish.atLeast)}`));
  return need === 'total' ? `${each.join(', ')}, ${t.together} ${t.atLeast(atLeast)}` : each.join(t.words[need]);
}

/** What the shares of some years count, with what each task asked and how many were let through by acceptance: a reader can judge it by nothing else. */
export function sharesDefinition(known: Known, shares: readonly { readonly year: number; readonly byAcceptance: number }[]): LocalText {
  const periods = known.scheme.periods.filter((p) => shares.some(({ year }) => p.years.from <= year && year <= p.years.to) && known.fulfilment.periods[p.id]);
  const told = (locale: Locale): string =>
    [
      textIn(sharesTexts.definition, locale),
      ...shares.flatMap(({ year, byAcceptance }) => (byAcceptance > 0 ? [ruleTexts[locale].accepted(year, byAcceptance)] : [])),
      ...periods.map((p) => {
        const rules = p.tasks.flatMap((task) => {
          const rule = known.fulfilment.periods[p.id]?.[task.number];
          return rule ? [`${textIn(task.short, locale)} (${ruleIn(known, rule, locale)})`] : [];
        });
        return ruleTexts[locale].rules(`${p.years.from}–${p.years.to}`, rules.join('; '));
      }),
    ].join(' ');
  return { nb: told('nb'), nn: told('nn'), en: told('en') };
}

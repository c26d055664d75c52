import type { Locale } from '../../platform/locale.ts';
import type { TextPage } from './text-page.tsx';

/** What the scheme calls itself: the pages say nothing about one scheme in particular. */
export interface Names {
  readonly centres: string;
  readonly authority: string;
  readonly demonstration: boolean;
}
type Page = (names: Names) => TextPage;

const nb: Page = ({ centres, authority, demonstration }) => ({
  title: 'Hva er dette?',
  lead: `Knutepunkt er ett sted der arbeidet i en ordning med ${centres} blir registrert én gang, og der rapporten om ordningen blir til av det samme.`,
  sections: [
    {
      heading: 'Slik henger det sammen',
      list: [
        'Kommuner spør og kommer på besøk gjennom året. Hver henvendelse og hver hospitering blir registrert der den skjer, og telt én gang. Sentralene logger det andre de gjør.',
        'Hvert år svarer sentralene på et skjema om året som gikk. Det kommer utfylt med det som er registrert.',
        'Svarene blir til figurer og tabeller. Det som ikke er spurt om, eller ikke er besvart, vises som nettopp det, aldri som null.',
        'Figurene og tallene blir til rapporten. Hver setning med et tall er bundet til kilden, så systemet merker om setningen slutter å stemme.',
        'En publisert utgave endrer seg ikke. Rettes noe, kommer en ny utgave som sier hva som er endret.',
      ],
    },
    {
      heading: 'Hvem bruker det?',
      terms: [
        ['Alle', 'leser rapportene, finner sentralen for sin kommune, spør, henter tallene og leter etter ideer andre har prøvd.'],
        ['Kommunene', 'deler det de har prøvd, og sier hvordan det gikk da de brukte en idé.'],
        ['Sentralene', 'svarer kommunene, logger det de gjør, svarer på årsskjemaet og er redaktører etter tur.'],
        [authority, 'styrer runder, figurer og rapporter, og ser hvilke setninger som ikke lenger holder.'],
      ],
    },
    ...(demonstration
      ? [
          {
            heading: 'Hva er ekte, og hva er oppdiktet?',
            paragraphs: [
              'Publiserte tall er hentet fra rapporter, og kilden står ved dem. De navngitte sentralene finnes, så langt vi har kunnet finne det ut av åpne kilder.',
              'Svarene, personene og noen av sentralene er oppdiktet for at systemet skal kunne prøves. Da står det «Demonstrasjonsdata». Publiserte tall og oppdiktede svar blandes aldri i samme figur.',
              `Tjenesten er ikke laget av ${authority}.`,
            ],
          },
        ]
      : []),
    {
      heading: 'Les mer',
      links: [
        ['Slik teller vi', '/slik-teller-vi'],
        ['Alle tall og hva de betyr', '/indikatorer'],
        ['Åpne data', '/apne-data'],
      ],
    },
  ],
});

const nn: Page = ({ centres, authority, demonstration }) => ({
  title: 'Kva er dette?',
  lead: `Knutepunkt er éin stad der arbeidet i ei ordning med ${centres} blir registrert éin gong, og der rapporten om ordninga blir til av det same.`,
  sections: [
    {
      heading: 'Slik heng det saman',
      list: [
        'Kommunar spør og kjem på besøk gjennom året. Kvar førespurnad og kvar hospitering blir registrert der ho skjer, og talt éin gong. Sentralane loggar det andre dei gjer.',
        'Kvart år svarer sentralane på eit skjema om året som gjekk. Det kjem utfylt med det som er registrert.',
        'Svara blir til figurar og tabellar. Det som det ikkje er spurt om, eller ikkje er svart på, blir vist som nettopp det, aldri som null.',
        'Figurane og tala blir til rapporten. Kvar setning med eit tal er bunden til kjelda, så systemet merkar om setninga sluttar å stemme.',
        'Ei publisert utgåve endrar seg ikkje. Blir noko retta, kjem det ei ny utgåve som seier kva som er endra.',
      ],
    },
    {
      heading: 'Kven bruker det?',
      terms: [
        ['Alle', 'les rapportane, finn sentralen for kommunen sin, spør, hentar tala og leitar etter idear andre har prøvd.'],
        ['Kommunane', 'deler det dei har prøvd, og seier korleis det gjekk då dei brukte ein idé.'],
        ['Sentralane', 'svarer kommunane, loggar det dei gjer, svarer på årsskjemaet og er redaktørar etter tur.'],
        [authority, 'styrer rundar, figurar og rapportar, og ser kva setningar som ikkje lenger held.'],
      ],
    },
    ...(demonstration
      ? [
          {
            heading: 'Kva er ekte, og kva er oppdikta?',
            paragraphs: [
              'Publiserte tal er henta frå rapportar, og kjelda står ved dei. Dei namngitte sentralane finst, så langt vi har kunna finne det ut av opne kjelder.',
              'Svara, personane og nokre av sentralane er oppdikta for at systemet skal kunne prøvast. Då står det «Demonstrasjonsdata». Publiserte tal og oppdikta svar blir aldri blanda i same figur.',
              `Tenesta er ikkje laga av ${authority}.`,
            ],
          },
        ]
      : []),
    {
      heading: 'Les meir',
      links: [
        ['Slik tel vi', '/slik-teller-vi'],
        ['Alle tal og kva dei betyr', '/indikatorer'],
        ['Opne data', '/apne-data'],
      ],
    },
  ],
});

const en: Page = ({ centres, authority, demonstration }) => ({
  title: 'What is this?',
  lead: `Knutepunkt (“junction”) is one place where the work of a scheme of ${centres} is registered once, and where the report on the scheme is made from the same.`,
  sections: [
    {
      heading: 'How it hangs together',
      list: [
        'Municipalities ask and come to visit throughout the year. Every enquiry and every visit is registered where it happens, and counted once. The centres log what else they do.',
        'Every year the centres answer a form about the year that has passed. It arrives filled in with what is registered.',
        'The answers become figures and tables. What was not asked, or not answered, is shown as just that, never as zero.',
        'The figures and numbers become the report. Every sentence with a number is bound to its source, so the system notices if it stops being true.',
        'A published edition does not change. A correction is a new edition that says what has changed.',
      ],
    },
    {
      heading: 'Who uses it?',
      terms: [
        ['Everybody', 'reads the reports, finds the centre for a municipality, asks, takes the numbers and looks for ideas that others have tried.'],
        ['The municipalities', 'share what they have tried, and say how it went when they used an idea.'],
        ['The centres', 'answer the municipalities, log what they do, answer the yearly form and are editors in turn.'],
        [authority, 'runs rounds, figures and reports, and sees which sentences no longer hold.'],
      ],
    },
    ...(demonstration
      ? [
          {
            heading: 'What is real, and what is invented?',
            paragraphs: [
              'Published numbers are taken from reports, and the source stands beside them. The named centres exist, as far as open sources tell.',
              'The answers, the people and some of the centres are invented so that the system can be tried. Then it says “Demonstration data”. Published numbers and invented answers are never mixed in one figure.',
              `The service is not made by the ${authority}.`,
            ],
          },
        ]
      : []),
    {
      heading: 'Read more',
      links: [
        ['How we count', '/slik-teller-vi'],
        ['All numbers and what they mean', '/indikatorer'],
        ['Open data', '/apne-data'],
      ],
    },
  ],
});

export const aboutTexts = { nb, nn, en } satisfies Record<Locale, Page>;

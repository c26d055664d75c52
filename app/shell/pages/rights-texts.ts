import type { Locale } from '../../platform/locale.ts';
import type { TextPage } from './text-page.tsx';

interface Names {
  readonly authority: string;
  readonly demonstration: boolean;
}
type Pages = Record<'accessibility' | 'privacy', (names: Names) => TextPage>;

const nb: Pages = {
  accessibility: () => ({
    title: 'Tilgjengelighet',
    lead: 'Alle skal kunne lese rapportene og svare på skjemaet, uansett hvordan de leser og skriver.',
    sections: [
      {
        heading: 'Dette er gjort',
        list: [
          'Alt kan brukes med tastatur, og det synes hvor du er.',
          'Alt virker uten skript. Med skript lagrer skjemaet seg selv mens du skriver.',
          'Sidene kan forstørres til 400 prosent og leses på en smal skjerm uten å rulle sidelengs. Brede tabeller ruller for seg.',
          'Figurene har en tekst som sier hva de viser, og en tabell med de samme tallene.',
          'Ingenting vises bare med farge.',
          'Sidene finnes på bokmål, nynorsk og engelsk. Samiske og kvenske kommunenavn vises der de er offisielle.',
        ],
      },
      {
        heading: 'Slik er det prøvd',
        paragraphs: [
          'Hver side prøves automatisk mot kravene i WCAG 2.2 på nivå A og AA, på smal og bred skjerm og på alle tre språk, hver gang noe endres. I tillegg er sidene gått gjennom med tastatur og med stor tekst.',
        ],
      },
      {
        heading: 'Tilgjengelighetserklæring',
        paragraphs: ['En tjeneste i drift skal ha en tilgjengelighetserklæring. Den som har ansvar for tjenesten, fyller den ut hos Tilsynet for universell utforming av ikt.'],
        links: [['Tilgjengelighetserklæringer på uustatus.no', 'https://uustatus.no']],
      },
    ],
  }),
  privacy: ({ authority, demonstration }) => ({
    title: 'Personvern',
    lead: 'Vi lagrer så lite som mulig om deg, og bare det tjenesten trenger.',
    sections: [
      {
        heading: 'Når du leser',
        paragraphs: ['Du trenger ikke å logge inn for å lese. Vi bruker ingen informasjonskapsler da, måler ikke hva du gjør, og henter ingenting fra andre nettsteder.'],
      },
      {
        heading: 'Når du er logget inn',
        list: [
          'Navnet ditt, e-postadressen din og hvilke roller du har hatt, og når.',
          'En informasjonskapsel som holder deg innlogget. Den slettes når du logger ut.',
          `Hva du har endret, og når. Det trengs for å kunne svare for tallene, og kan leses av ${authority} og av koordinatoren ved sentralen din.`,
          'Det du skriver i et skjema, ligger også i nettleseren din til det er lagret hos oss.',
        ],
      },
      {
        heading: 'Det du skriver i kommentarfelt',
        paragraphs: ['Skriv ikke navn på personer eller noe som kan kjennes igjen. En kommentar kan bli sitert i rapporten med årstall, uten navn på deg eller sentralen.'],
      },
      {
        heading: 'Dine rettigheter',
        paragraphs: [
          `Du kan be om å få se, rette eller slette det som er lagret om deg. ${authority} er den som i så fall har ansvaret for opplysningene i ordningen. Sletter vi deg som person, blir tallene stående.`,
          ...(demonstration ? ['I denne demonstrasjonen er alle personer oppdiktet. Skriv ikke ekte personopplysninger her.'] : []),
        ],
      },
    ],
  }),
};

const nn: Pages = {
  accessibility: () => ({
    title: 'Tilgjenge',
    lead: 'Alle skal kunne lese rapportane og svare på skjemaet, same korleis dei les og skriv.',
    sections: [
      {
        heading: 'Dette er gjort',
        list: [
          'Alt kan brukast med tastatur, og det syner kvar du er.',
          'Alt verkar utan skript. Med skript lagrar skjemaet seg sjølv medan du skriv.',
          'Sidene kan forstørrast til 400 prosent og lesast på ein smal skjerm utan å rulle sidelengs. Breie tabellar rullar for seg.',
          'Figurane har ein tekst som seier kva dei viser, og ein tabell med dei same tala.',
          'Ingenting blir vist berre med farge.',
          'Sidene finst på bokmål, nynorsk og engelsk. Samiske og kvenske kommunenamn blir viste der dei er offisielle.',
        ],
      },
      {
        heading: 'Slik er det prøvd',
        paragraphs: [
          'Kvar side blir prøvd automatisk mot krava i WCAG 2.2 på nivå A og AA, på smal og brei skjerm og på alle tre språk, kvar gong noko blir endra. I tillegg er sidene gått gjennom med tastatur og med stor tekst.',
        ],
      },
      {
        heading: 'Tilgjengefråsegn',
        paragraphs: ['Ei teneste i drift skal ha ei tilgjengefråsegn. Den som har ansvar for tenesta, fyller ho ut hos Tilsynet for universell utforming av ikt.'],
        links: [['Tilgjengefråsegner på uustatus.no', 'https://uustatus.no']],
      },
    ],
  }),
  privacy: ({ authority, demonstration }) => ({
    title: 'Personvern',
    lead: 'Vi lagrar så lite som mogleg om deg, og berre det tenesta treng.',
    sections: [
      {
        heading: 'Når du les',
        paragraphs: ['Du treng ikkje å logge inn for å lese. Vi bruker ingen informasjonskapslar då, måler ikkje kva du gjer, og hentar ingenting frå andre nettstader.'],
      },
      {
        heading: 'Når du er logga inn',
        list: [
          'Namnet ditt, e-postadressa di og kva roller du har hatt, og når.',
          'Ein informasjonskapsel som held deg innlogga. Han blir sletta når du loggar ut.',
          `Kva du har endra, og når. Det trengst for å kunne svare for tala, og kan lesast av ${authority} og av koordinatoren ved sentralen din.`,
          'Det du skriv i eit skjema, ligg òg i nettlesaren din til det er lagra hos oss.',
        ],
      },
      {
        heading: 'Det du skriv i kommentarfelt',
        paragraphs: ['Skriv ikkje namn på personar eller noko som kan kjennast att. Ein kommentar kan bli sitert i rapporten med årstal, utan namn på deg eller sentralen.'],
      },
      {
        heading: 'Rettane dine',
        paragraphs: [
          `Du kan be om å få sjå, rette eller slette det som er lagra om deg. ${authority} er den som i så fall har ansvaret for opplysningane i ordninga. Slettar vi deg som person, blir tala ståande.`,
          ...(demonstration ? ['I denne demonstrasjonen er alle personar oppdikta. Skriv ikkje ekte personopplysningar her.'] : []),
        ],
      },
    ],
  }),
};

const en: Pages = {
  accessibility: () => ({
    title: 'Accessibility',
    lead: 'Everybody should be able to read the reports and answer the form, however they read and write.',
    sections: [
      {
        heading: 'What has been done',
        list: [
          'Everything can be used with a keyboard, and it shows where you are.',
          'Everything works without script. With script, the form saves itself while you write.',
          'The pages can be enlarged to 400 per cent and read on a narrow screen without scrolling sideways. Wide tables scroll by themselves.',
          'Figures have a text that says what they show, and a table with the same numbers.',
          'Nothing is shown by colour alone.',
          'The pages exist in bokmål, nynorsk and English. Sámi and Kven names of municipalities are shown where they are official.',
        ],
      },
      {
        heading: 'How it has been tried',
        paragraphs: [
          'Every page is tried automatically against the requirements of WCAG 2.2, levels A and AA, on narrow and wide screens and in all three languages, whenever something changes. The pages have also been gone through with a keyboard and with large text.',
        ],
      },
      {
        heading: 'Accessibility statement',
        paragraphs: ['A service in operation must have an accessibility statement. Whoever is responsible for the service fills it in with the Norwegian supervisory authority.'],
        links: [['Accessibility statements at uustatus.no (in Norwegian)', 'https://uustatus.no']],
      },
    ],
  }),
  privacy: ({ authority, demonstration }) => ({
    title: 'Privacy',
    lead: 'We store as little as possible about you, and only what the service needs.',
    sections: [
      {
        heading: 'When you read',
        paragraphs: ['You need not sign in to read. We then use no cookies, do not measure what you do, and fetch nothing from other websites.'],
      },
      {
        heading: 'When you are signed in',
        list: [
          'Your name, your e-mail address and which roles you have had, and when.',
          'A cookie that keeps you signed in. It is deleted when you sign out.',
          `What you have changed, and when. It is needed to answer for the numbers, and can be read by the ${authority} and by the coordinator of your centre.`,
          'What you write in a form is also kept in your browser until we have saved it.',
        ],
      },
      {
        heading: 'What you write in comments',
        paragraphs: [
          'Do not write the names of people or anything that can be recognised. A comment may be quoted in the report with its year, without your name or the centre’s.',
        ],
      },
      {
        heading: 'Your rights',
        paragraphs: [
          `You may ask to see, correct or delete what is stored about you. The ${authority} would be responsible for the personal data of the scheme. If we delete you as a person, the numbers remain.`,
          ...(demonstration ? ['In this demonstration all people are invented. Do not write real personal data here.'] : []),
        ],
      },
    ],
  }),
};

export const rightsTexts = { nb, nn, en } satisfies Record<Locale, Pages>;

import type { Locale } from '../../platform/locale.ts';
import type { TextPage } from './text-page.tsx';

interface Names {
  readonly authority: string;
  readonly demonstration: boolean;
  /** Months from the end of an enquiry, and of a visit, until the persons are erased. */
  readonly eraseEnquiryAfter: number;
  readonly eraseVisitAfter: number;
  /** Days from a gathering until what was written of diets and needs is erased, and the persons. */
  readonly eraseNeedsAfter: number;
  readonly eraseParticipantsAfter: number;
  /** Feedback is shown from so many answers. */
  readonly fewestAnswers: number;
}
type Written = (names: Names) => TextPage;

const ideasInNb = {
  heading: 'Når du deler eller bruker en idé',
  list: [
    'Ideer står under kommunen eller sentralen, med en rolle som kontakt. Navnet ditt vises aldri, heller ikke ved en kommentar.',
    'Sender du inn en idé uten konto, tar vi vare på navnet og e-postadressen din for å kunne spørre om den fortsatt stemmer. Du kan slette deg selv når som helst. Da blir ideen stående under kommunen.',
    'Skriver du uten konto at dere har brukt en idé, eller spør du om noe, må du først åpne en lenke vi sender. Gjør du ikke det, sletter vi alt etter 30 dager. Ellers sletter vi navnet og adressen et år etter det siste du gjorde. Det som vises, blir stående.',
    'Får du brev om nye ideer, lagrer vi adressen din og søket. Begge slettes med én gang du stopper brevene.',
    'Bilder mister det som står om tid og sted i dem, før de lagres.',
  ],
};
const nb: Written = ({ authority, demonstration, eraseEnquiryAfter, eraseVisitAfter, eraseNeedsAfter, eraseParticipantsAfter, fewestAnswers }) => ({
  title: 'Personvern',
  lead: 'Vi lagrer så lite som mulig om deg, og bare det tjenesten trenger.',
  sections: [
    {
      heading: 'Når du leser',
      paragraphs: ['Du trenger ikke å logge inn for å lese. Vi bruker ingen informasjonskapsler da, måler ikke hva du gjør, og henter ingenting fra andre nettsteder.'],
    },
    {
      heading: 'Når du spør en sentral',
      list: [
        'Navnet ditt, e-postadressen din på jobb, arbeidsplassen og det du skriver. Ringer du, kan sentralen skrive det ned for deg, også telefonnummeret.',
        'Sentralen du spør, ser det. Henviser den deg videre, ser den nye sentralen det også. Andre ser det ikke.',
        'Skriv aldri om pasienter eller andre som kan kjennes igjen. En tekst som ser ut til å ha et fødselsnummer i seg, blir stoppet før den er lagret.',
        `Når henvendelsen er avsluttet, sletter vi navn, adresser og alt som er skrevet, etter ${eraseEnquiryAfter} måneder.`,
        'Det som blir igjen, er et tall: kommunen, slags arbeidsplass, temaene og tidspunktene.',
      ],
    },
    {
      heading: 'Når du ber om hospitering',
      list: [
        'Navnet og e-postadressen til den som ber, og til hver av hospitantene som vil ha sin egen innkalling. For de andre lagrer vi bare hvor mange de er, fra hvilken kommune, og hva slags gruppe.',
        `Vi sletter navn, adresser og meldinger ${eraseVisitAfter} måneder etter besøket, eller etter at det ble avlyst. Antallet blir stående.`,
        'Spørsmålene etter besøket er anonyme. Kommentaren din blir bare sitert hvis du har krysset av for det.',
        'Er det bare én eller to fra en kommune, viser vi ikke tallet.',
      ],
    },
    {
      heading: 'Når du melder deg på en samling',
      list: [
        'Navnet ditt, e-postadressen, hvor du kommer fra, og det du skriver om mat og behov. Bare den som holder samlingen, ser det siste.',
        `Mat og behov sletter vi ${eraseNeedsAfter} dager etter samlingen, navn og adresser etter ${eraseParticipantsAfter} dager. Antallet blir stående.`,
        `Tilbakemeldingen lagrer vi uten å vite hvem den kom fra, og viser den først når minst ${fewestAnswers} har svart. Den blir bare sitert hvis du har krysset av for det.`,
      ],
    },
    ideasInNb,
    {
      heading: 'Lenken du får',
      paragraphs: [
        'Den private lenken er nøkkelen din. Der ser du alt som er lagret om deg og saken, kan laste det ned, og slette det med en gang. Hvem som helst som har lenken, kan det samme, så del den ikke. Har den kommet på avveie, kan du be om en ny, og den gamle slutter å virke. Vi lagrer bare et fingeravtrykk av lenken.',
        'For å stoppe søppelpost teller vi hvor ofte det kommer noe fra samme nettadresse. Vi lagrer et fingeravtrykk av adressen i ett døgn, ikke adressen.',
      ],
    },
    {
      heading: 'Arkiv og sikkerhetskopier',
      paragraphs: [
        'Henvendelser til det offentlige kan være arkivverdige. En sentral kan derfor ta ut en avsluttet sak og legge den i kommunens arkiv før den slettes her. Der gjelder kommunens regler.',
        'Det som er slettet, kan ligge i en sikkerhetskopi en tid til. Kopiene slettes etter den fristen som står i driftsrutinen. Blir en kopi tatt i bruk, skal det som var slettet, slettes på nytt.',
      ],
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
        `Har du en privat lenke, ser du og sletter du selv. Ellers kan du be om å få se, rette eller slette det som er lagret om deg. ${authority} er den som i så fall har ansvaret for opplysningene i ordningen. Sletter vi deg som person, blir tallene stående.`,
        ...(demonstration ? ['I denne demonstrasjonen er alle personer oppdiktet. Skriv ikke ekte personopplysninger her.'] : []),
      ],
    },
  ],
});

const ideasInNn = {
  heading: 'Når du deler eller bruker ein idé',
  list: [
    'Idear står under kommunen eller sentralen, med ei rolle som kontakt. Namnet ditt blir aldri vist, heller ikkje ved ein kommentar.',
    'Sender du inn ein idé utan konto, tek vi vare på namnet og e-postadressa di for å kunne spørje om han framleis stemmer. Du kan slette deg sjølv når som helst. Då blir ideen ståande under kommunen.',
    'Skriv du utan konto at de har brukt ein idé, eller spør du om noko, må du først opne ei lenkje vi sender. Gjer du ikkje det, slettar vi alt etter 30 dagar. Elles slettar vi namnet og adressa eit år etter det siste du gjorde. Det som er vist, blir ståande.',
    'Får du brev om nye idear, lagrar vi adressa di og søket. Begge blir sletta med det same du stoppar breva.',
    'Bilete mistar det som står om tid og stad i dei, før dei blir lagra.',
  ],
};
const nn: Written = ({ authority, demonstration, eraseEnquiryAfter, eraseVisitAfter, eraseNeedsAfter, eraseParticipantsAfter, fewestAnswers }) => ({
  title: 'Personvern',
  lead: 'Vi lagrar så lite som mogleg om deg, og berre det tenesta treng.',
  sections: [
    {
      heading: 'Når du les',
      paragraphs: ['Du treng ikkje å logge inn for å lese. Vi bruker ingen informasjonskapslar då, måler ikkje kva du gjer, og hentar ingenting frå andre nettstader.'],
    },
    {
      heading: 'Når du spør ein sentral',
      list: [
        'Namnet ditt, e-postadressa di på jobb, arbeidsplassen og det du skriv. Ringjer du, kan sentralen skrive det ned for deg, også telefonnummeret.',
        'Sentralen du spør, ser det. Viser han deg vidare, ser den nye sentralen det òg. Andre ser det ikkje.',
        'Skriv aldri om pasientar eller andre som kan kjennast att. Ein tekst som ser ut til å ha eit fødselsnummer i seg, blir stoppa før han er lagra.',
        `Når førespurnaden er avslutta, slettar vi namn, adresser og alt som er skrive, etter ${eraseEnquiryAfter} månader.`,
        'Det som blir att, er eit tal: kommunen, kva slags arbeidsplass, temaa og tidspunkta.',
      ],
    },
    {
      heading: 'Når du ber om hospitering',
      list: [
        'Namnet og e-postadressa til den som ber, og til kvar av hospitantane som vil ha si eiga innkalling. For dei andre lagrar vi berre kor mange dei er, frå kva kommune, og kva slags gruppe.',
        `Vi slettar namn, adresser og meldingar ${eraseVisitAfter} månader etter besøket, eller etter at det vart avlyst. Talet på personar blir ståande.`,
        'Spørsmåla etter besøket er anonyme. Kommentaren din blir berre sitert dersom du har kryssa av for det.',
        'Er det berre éin eller to frå ein kommune, viser vi ikkje talet.',
      ],
    },
    {
      heading: 'Når du melder deg på ei samling',
      list: [
        'Namnet ditt, e-postadressa, kvar du kjem frå, og det du skriv om mat og behov. Berre den som held samlinga, ser det siste.',
        `Mat og behov slettar vi ${eraseNeedsAfter} dagar etter samlinga, namn og adresser etter ${eraseParticipantsAfter} dagar. Talet blir ståande.`,
        `Tilbakemeldinga lagrar vi utan å vite kven ho kom frå, og viser ho først når minst ${fewestAnswers} har svart. Ho blir berre sitert dersom du har kryssa av for det.`,
      ],
    },
    ideasInNn,
    {
      heading: 'Lenkja du får',
      paragraphs: [
        'Den private lenkja er nøkkelen din. Der ser du alt som er lagra om deg og saka, kan laste det ned, og slette det med ein gong. Kven som helst som har lenkja, kan det same, så del ho ikkje. Har ho kome på avvegar, kan du be om ei ny, og den gamle sluttar å verke. Vi lagrar berre eit fingeravtrykk av lenkja.',
        'For å stoppe søppelpost tel vi kor ofte det kjem noko frå same nettadresse. Vi lagrar eit fingeravtrykk av adressa i eitt døgn, ikkje adressa.',
      ],
    },
    {
      heading: 'Arkiv og tryggingskopiar',
      paragraphs: [
        'Førespurnader til det offentlege kan vere arkivverdige. Ein sentral kan difor ta ut ei avslutta sak og leggje ho i arkivet til kommunen før ho blir sletta her. Der gjeld reglane til kommunen.',
        'Det som er sletta, kan liggje i ein tryggingskopi ei tid til. Kopiane blir sletta etter den fristen som står i driftsrutinen. Blir ein kopi teken i bruk, skal det som var sletta, slettast på nytt.',
      ],
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
        `Har du ei privat lenkje, ser du og slettar du sjølv. Elles kan du be om å få sjå, rette eller slette det som er lagra om deg. ${authority} er den som i så fall har ansvaret for opplysningane i ordninga. Slettar vi deg som person, blir tala ståande.`,
        ...(demonstration ? ['I denne demonstrasjonen er alle personar oppdikta. Skriv ikkje ekte personopplysningar her.'] : []),
      ],
    },
  ],
});

const ideasInEn = {
  heading: 'When you use the idea bank',
  list: [
    'Ideas stand under the municipality or the centre, with a role to contact. Your name is never shown, not even at a comment.',
    'If you send in an idea without an account, we keep your name and e-mail address so that we can ask whether it still holds. You can erase yourself at any time. The idea then stays under its municipality.',
    'If you write without an account that you have used an idea, or ask something, you first have to open a link that we send. If you do not, we erase everything after 30 days. Otherwise we erase your name and address a year after the last thing you did. What is shown stays.',
    'If you get letters about new ideas, we store your address and the search. Both are erased at once when you stop the letters.',
    'Pictures lose what they say about time and place before they are stored.',
  ],
};
const en: Written = ({ authority, demonstration, eraseEnquiryAfter, eraseVisitAfter, eraseNeedsAfter, eraseParticipantsAfter, fewestAnswers }) => ({
  title: 'Privacy',
  lead: 'We store as little as possible about you, and only what the service needs.',
  sections: [
    {
      heading: 'When you read',
      paragraphs: ['You need not sign in to read. We then use no cookies, do not measure what you do, and fetch nothing from other websites.'],
    },
    {
      heading: 'When you ask a centre',
      list: [
        'Your name, your e-mail address at work, your workplace and what you write. If you call, the centre may write it down for you, your telephone number too.',
        'The centre you ask sees it. If it refers you on, the new centre sees it as well. Nobody else does.',
        'Never write about patients or others who could be recognised. A text that seems to hold a national identity number is stopped before it is stored.',
        `Once the enquiry is closed, we erase names, addresses and everything written after ${eraseEnquiryAfter} months.`,
        'What remains is a count: the municipality, the kind of workplace, the topics and the times.',
      ],
    },
    {
      heading: 'When you ask for a study visit',
      list: [
        'The name and e-mail address of the person who asks, and of each visitor who wants an invitation of their own. Of the others we store only how many they are, from which municipality, and what kind of group.',
        `We erase names, addresses and messages ${eraseVisitAfter} months after the visit, or after it was cancelled. The number of persons remains.`,
        'The questions after the visit are anonymous. Your comment is quoted only if you ticked that it may be.',
        'If only one or two came from a municipality, we do not show the number.',
      ],
    },
    {
      heading: 'When you sign up for a gathering',
      list: [
        'Your name, e-mail address, where you come from, and what you write of food and needs. Only those who hold the gathering see the last.',
        `We erase food and needs ${eraseNeedsAfter} days after the gathering, names and addresses after ${eraseParticipantsAfter} days. The number remains.`,
        `We store your feedback without knowing whose it is, and show it only when at least ${fewestAnswers} have answered. It is quoted only if you ticked that it may be.`,
      ],
    },
    ideasInEn,
    {
      heading: 'The link you are given',
      paragraphs: [
        'The private link is your key. There you see everything that is stored about you and your case, can download it, and erase it at once. Anybody who has the link can do the same, so do not share it. If it has gone astray you can ask for a new one, and the old one stops working. We store only a fingerprint of the link.',
        'To stop spam we count how often something comes from the same network address. We store a fingerprint of the address for a day, not the address.',
      ],
    },
    {
      heading: 'Archives and backups',
      paragraphs: [
        'Enquiries to public bodies may have to be archived. A centre may therefore take out a closed case and file it in the municipality’s archive before it is erased here. The municipality’s rules apply there.',
        'What has been erased may lie in a backup for a while. Backups are deleted after the time stated in the routine of operations. If a backup is ever restored, what had been erased is to be erased again.',
      ],
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
      paragraphs: ['Do not write the names of people or anything that can be recognised. A comment may be quoted in the report with its year, without your name or the centre’s.'],
    },
    {
      heading: 'Your rights',
      paragraphs: [
        `With a private link you see and erase it yourself. Otherwise you may ask to see, correct or delete what is stored about you. The ${authority} would be responsible for the personal data of the scheme. If we delete you as a person, the numbers remain.`,
        ...(demonstration ? ['In this demonstration all people are invented. Do not write real personal data here.'] : []),
      ],
    },
  ],
});

export const privacyTexts = { nb, nn, en } satisfies Record<Locale, Written>;

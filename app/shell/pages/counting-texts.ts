import type { Locale } from '../../platform/locale.ts';
import type { Names } from './about-texts.ts';
import type { TextPage } from './text-page.tsx';

type Page = (names: Names) => TextPage;

const ideasInNb = {
  heading: 'Ideer og bruk av dem',
  paragraphs: [
    'En idé teller i året den ble publisert første gang, én gang. «Vi har brukt denne» teller én gang for hver kommune og hvert år. Bruk i kommunen ideen kommer fra, teller ikke.',
    'Ved ideen står hvor mange ulike kommuner som har brukt den, etter dagens inndeling. Kommuner som er slått sammen, er da én. I tallene for et år er kommunene slik de var.',
  ],
};
const nb: Page = ({ centres }) => ({
  title: 'Slik teller vi',
  lead: 'Et tall er bare til å stole på når det er klart hva det teller, hvem som svarte, og hva som mangler.',
  sections: [
    {
      heading: 'Tall med prikket strek',
      paragraphs: ['Et tall i en rapport med prikket strek under er bundet til kilden. Velg tallet for å se definisjonen, årene det dekker, og hva det er laget av.'],
    },
    {
      heading: 'Prosent av hvem?',
      paragraphs: [
        `Prosenttallene er andelen av sentralene som svarte det året. Antallet som svarte, står som «n» ved hvert år. Antallet ${centres} har endret seg, så like prosenter i to år kan være ulike antall sentraler.`,
      ],
    },
    {
      heading: 'Sum og ulike er ikke det samme',
      paragraphs: [
        'Når vi teller kommuner over flere år, sier vi alltid hvordan. «Summert over år» betyr at samme kommune telles på nytt hvert år den er med. «Ulike kommuner» betyr at hver kommune telles én gang.',
        'Kommuner slår seg sammen og deler seg. Vi kan telle dem slik de var da det skjedde, eller slik de er på en valgt dato, og sier hvilket.',
      ],
    },
    {
      heading: 'Henvendelser telles én gang',
      paragraphs: [
        'En henvendelse teller én gang for ordningen, i året den kom, hos sentralen som fikk den først. Går den videre fra sentral til sentral, er det fortsatt én.',
        'Hver sentral som hjalp, får den også godskrevet: den som svarte, og den som henviste til en som tok imot. Er det to som hjalp, får begge den godskrevet; har ingen hjulpet ennå, er den ikke godskrevet noen. Summen av det sentralene hjalp med, er derfor ikke antallet henvendelser. De to tallene har hvert sitt navn og legges aldri sammen.',
        'Tiden til første svar er virkedager, uten helg og helligdager. En henvendelse som ble sendt tilbake av sentralen den ble henvist til, er fortsatt henvist. En henvendelse som den som spør trekker tilbake, teller. Det som viser seg å være reklame eller en prøve, teller ikke.',
      ],
    },
    {
      heading: 'Hospiteringer telles når de er gjennomført',
      paragraphs: [
        'En hospitering teller i året den ble gjennomført, én gang for hver gruppe. Personene er de som kom; før besøket er oppsummert, er de dem som var ventet, og det sies. Digitale besøk og veiledning teller som hospitering og vises også hver for seg.',
        'Kommer det folk fra tre kommuner i samme gruppe, er det én hospitering og tre kommuner. På kartet er hver kommune talt én gang, etter dagens inndeling.',
      ],
      links: [['Se kartet', '/kart']],
    },
    {
      heading: 'Det sentralene logger, telles én gang',
      paragraphs: [
        'En aktivitet teller i hvert år den varer. Har flere sentraler gjort den sammen, teller den for hver av dem, men én gang for ordningen. Derfor kan sentralenes tall ikke legges sammen.',
        'Om et møte var med eget fylke eller med et annet, er ikke noe noen svarer på. Det følger av hvor sentralen ligger, og hvilke fylker som fantes den dagen.',
        'Et oppdrag som er gjort, og en samling, står i loggen for dem som var med. De telles ikke på nytt.',
      ],
    },
    ideasInNb,
    {
      heading: 'Skjemaet og oppgavene i avtalen',
      paragraphs: [
        'Årsskjemaet kommer ferdig utfylt med det registrene vet. Sentralen kan svare noe annet og si hvorfor. Endrer loggen seg etterpå, endrer ikke svaret seg; det blir merket.',
        'En oppgave er dokumentert når registrene når grensen som står i ordningens regler, og bare rapportert når ingenting annet enn skjemaet sier at den er gjort. En oppgave regnes som oppfylt når den er dokumentert, eller når en forklaring er godtatt.',
      ],
    },
    {
      heading: 'Tegn i tabellene',
      paragraphs: ['Vi bruker standardtegnene til Statistisk sentralbyrå.'],
      terms: [
        ['.', 'kan ikke forekomme: det ble ikke spurt om dette det året, eller det gjelder ikke'],
        ['..', 'mangler: det ble spurt, men ikke besvart'],
        ['...', 'ikke klart ennå'],
        [':', 'vises ikke, fordi noen kunne blitt gjenkjent'],
        ['-', 'null'],
        ['*', 'foreløpig tall'],
      ],
    },
    {
      heading: 'Når spørsmålet endrer seg',
      paragraphs: [
        'Skjemaet endres fra år til år. Er et spørsmål skrevet om slik at årene ikke kan sammenlignes, er bruddet merket i figuren. Alternativer som ikke fantes et år, står som «ikke spurt».',
      ],
    },
    {
      heading: 'Ord om tall',
      paragraphs: [
        'Ord som «nesten», «over», «om lag to tredeler» og «flest» har faste grenser. Holder ikke ordet lenger når tallene endrer seg, kan ikke kapitlet publiseres før setningen er rettet, eller noen har skrevet en begrunnelse som vises i rapporten.',
      ],
      links: [['Alle tall og hva de betyr', '/indikatorer']],
    },
  ],
});

const ideasInNn = {
  heading: 'Idear og bruk av dei',
  paragraphs: [
    'Ein idé tel i året han vart publisert første gong, éin gong. «Vi har brukt denne» tel éin gong for kvar kommune og kvart år. Bruk i kommunen ideen kjem frå, tel ikkje.',
    'Ved ideen står kor mange ulike kommunar som har brukt han, etter inndelinga i dag. Kommunar som er slått saman, er då éin. I tala for eit år er kommunane slik dei var.',
  ],
};
const nn: Page = ({ centres }) => ({
  title: 'Slik tel vi',
  lead: 'Eit tal er berre til å lite på når det er klart kva det tel, kven som svarte, og kva som manglar.',
  sections: [
    {
      heading: 'Tal med prikka strek',
      paragraphs: ['Eit tal i ein rapport med prikka strek under er bunde til kjelda. Vel talet for å sjå definisjonen, åra det dekkjer, og kva det er laga av.'],
    },
    {
      heading: 'Prosent av kven?',
      paragraphs: [
        `Prosenttala er delen av sentralane som svarte det året. Talet på dei som svarte, står som «n» ved kvart år. Talet på ${centres} har endra seg, så like prosentar i to år kan vere ulike tal på sentralar.`,
      ],
    },
    {
      heading: 'Sum og ulike er ikkje det same',
      paragraphs: [
        'Når vi tel kommunar over fleire år, seier vi alltid korleis. «Summert over år» betyr at same kommune blir talt på nytt kvart år han er med. «Ulike kommunar» betyr at kvar kommune blir talt éin gong.',
        'Kommunar slår seg saman og deler seg. Vi kan telje dei slik dei var då det skjedde, eller slik dei er på ein vald dato, og seier kva vi har gjort.',
      ],
    },
    {
      heading: 'Førespurnader blir talde éin gong',
      paragraphs: [
        'Ein førespurnad tel éin gong for ordninga, i året han kom, hos sentralen som fekk han først. Går han vidare frå sentral til sentral, er det framleis éin.',
        'Kvar sentral som hjelpte, får han òg godskriven: den som svarte, og den som viste vidare til ein som tok imot. Er det to som hjelpte, får begge han godskriven; har ingen hjelpt enno, er han ikkje godskriven nokon. Summen av det sentralane hjelpte med, er difor ikkje talet på førespurnader. Dei to tala har kvart sitt namn og blir aldri lagde saman.',
        'Tida til første svar er arbeidsdagar, utan helg og heilagdagar. Ein førespurnad som vart send tilbake av sentralen han vart vist vidare til, er framleis vist vidare. Ein førespurnad som den som spør trekkjer tilbake, tel. Det som viser seg å vere reklame eller ei prøve, tel ikkje.',
      ],
    },
    {
      heading: 'Hospiteringar blir talde når dei er gjennomførte',
      paragraphs: [
        'Ei hospitering tel i året ho vart gjennomført, éin gong for kvar gruppe. Personane er dei som kom; før besøket er oppsummert, er dei dei som var venta, og det blir sagt. Digitale besøk og rettleiing tel som hospitering og blir òg viste kvar for seg.',
        'Kjem det folk frå tre kommunar i same gruppe, er det éi hospitering og tre kommunar. På kartet er kvar kommune talt éin gong, etter inndelinga i dag.',
      ],
      links: [['Sjå kartet', '/kart']],
    },
    {
      heading: 'Det sentralane loggar, blir talt éin gong',
      paragraphs: [
        'Ein aktivitet tel i kvart år han varer. Har fleire sentralar gjort han saman, tel han for kvar av dei, men éin gong for ordninga. Difor kan ikkje tala til sentralane leggjast saman.',
        'Om eit møte var med eige fylke eller med eit anna, er ikkje noko nokon svarer på. Det følgjer av kvar sentralen ligg, og kva fylke som fanst den dagen.',
        'Eit oppdrag som er gjort, og ei samling, står i loggen for dei som var med. Dei blir ikkje talde på nytt.',
      ],
    },
    ideasInNn,
    {
      heading: 'Skjemaet og oppgåvene i avtalen',
      paragraphs: [
        'Årsskjemaet kjem ferdig utfylt med det registera veit. Sentralen kan svare noko anna og seie kvifor. Endrar loggen seg etterpå, endrar ikkje svaret seg; det blir merkt.',
        'Ei oppgåve er dokumentert når registera når grensa som står i reglane til ordninga, og berre rapportert når ikkje anna enn skjemaet seier at ho er gjord. Ei oppgåve blir rekna som oppfylt når ho er dokumentert, eller når ei forklaring er godteken.',
      ],
    },
    {
      heading: 'Teikn i tabellane',
      paragraphs: ['Vi bruker standardteikna til Statistisk sentralbyrå.'],
      terms: [
        ['.', 'kan ikkje førekome: det vart ikkje spurt om dette det året, eller det gjeld ikkje'],
        ['..', 'manglar: det vart spurt, men ikkje svart'],
        ['...', 'ikkje klart enno'],
        [':', 'blir ikkje vist, fordi nokon kunne blitt kjend att'],
        ['-', 'null'],
        ['*', 'førebels tal'],
      ],
    },
    {
      heading: 'Når spørsmålet endrar seg',
      paragraphs: [
        'Skjemaet blir endra frå år til år. Er eit spørsmål skrive om slik at åra ikkje kan samanliknast, er brotet merkt i figuren. Alternativ som ikkje fanst eit år, står som «ikkje spurt».',
      ],
    },
    {
      heading: 'Ord om tal',
      paragraphs: [
        'Ord som «nesten», «over», «om lag to tredelar» og «flest» har faste grenser. Held ikkje ordet lenger når tala endrar seg, kan ikkje kapitlet publiserast før setninga er retta, eller nokon har skrive ei grunngiving som blir vist i rapporten.',
      ],
      links: [['Alle tal og kva dei betyr', '/indikatorer']],
    },
  ],
});

const enSigns = [
  ['.', 'cannot occur: it was not asked that year, or does not apply'],
  ['..', 'missing: it was asked, but not answered'],
  ['...', 'not yet available'],
  [':', 'not shown, because somebody could have been recognised'],
  ['-', 'zero'],
  ['*', 'preliminary number'],
] as const;

const ideasInEn = {
  heading: 'Ideas and their use',
  paragraphs: [
    'An idea counts once, in the year it was first published. “We have used this” counts once for each municipality and year. Use in the municipality the idea came from does not count.',
    'At the idea stands how many different municipalities have used it, by today’s borders. Municipalities that have merged are then one. In the numbers of a year they are as they were.',
  ],
};
const en: Page = ({ centres }) => ({
  title: 'How we count',
  lead: 'A number can only be relied on when it is clear what it counts, who answered, and what is missing.',
  sections: [
    {
      heading: 'Numbers with a dotted line',
      paragraphs: [
        'A number in a report with a dotted line under it is bound to its source. Choose the number to see its definition, the years it covers, and what it is made of.',
      ],
    },
    {
      heading: 'Per cent of whom?',
      paragraphs: [
        `Percentages are the share of the centres that answered that year. How many answered stands as “n” at each year. The number of ${centres} has changed, so the same percentage in two years can be different numbers of centres.`,
      ],
    },
    {
      heading: 'Summed and distinct are not the same',
      paragraphs: [
        'When we count municipalities over several years, we always say how. “Summed over years” means that the same municipality is counted again every year it takes part. “Distinct municipalities” means that each is counted once.',
        'Municipalities merge and split. We can count them as they were when it happened, or as they are on a chosen date, and we say which.',
      ],
    },
    {
      heading: 'An enquiry is counted once',
      paragraphs: [
        'An enquiry counts once for the scheme, in the year it came, at the centre that received it first. Passed on from centre to centre, it is still one.',
        'Every centre that helped is credited with it as well: the one that answered, and the one that referred it to a centre that accepted. If two helped, both are credited; if nobody has helped yet, nobody is. So the sum of what the centres helped with is not the number of enquiries. The two numbers have names of their own and are never added.',
        'The time to the first answer is in working days, without weekends and public holidays. An enquiry that was sent back by the centre it was referred to is still referred. An enquiry that its asker withdraws counts. What turns out to be advertising or a test does not.',
      ],
    },
    {
      heading: 'A study visit is counted when it has been held',
      paragraphs: [
        'A study visit counts in the year it was held, once for each group. The persons are those who came; until the visit is summed up they are those who were expected, and that is said. Digital visits and guidance count as study visits and are also shown by themselves.',
        'If people from three municipalities come in one group, it is one visit and three municipalities. On the map each municipality is counted once, by today’s boundaries.',
      ],
      links: [['See the map', '/kart']],
    },
    {
      heading: 'What the centres log is counted once',
      paragraphs: [
        'An activity counts in every year that it lasts. If several centres did it together, it counts for each of them, but once for the scheme. So the centres’ numbers cannot be added.',
        'Nobody is asked whether a meeting was with the own county or another. It follows from where the centre is, and which counties there were on the day.',
        'An assignment that is done, and a gathering, stand in the log of those who took part. They are not counted again.',
      ],
    },
    ideasInEn,
    {
      heading: 'The form and the tasks of the agreement',
      paragraphs: [
        'The yearly form arrives filled in with what the registers know. A centre may answer differently and say why. If the log changes later, the answer does not; it is marked.',
        'A task is documented when the registers reach the limit in the scheme’s rules, and only reported when nothing but the form says that it was done. A task counts as fulfilled when it is documented, or when an explanation is accepted.',
      ],
    },
    {
      heading: 'Signs in the tables',
      paragraphs: ['We use the standard signs of Statistics Norway.'],
      terms: enSigns,
    },
    {
      heading: 'When the question changes',
      paragraphs: [
        'The form changes from year to year. If a question was reworded so that the years cannot be compared, the break is marked in the figure. Options that did not exist in a year stand as “not asked”.',
      ],
    },
    {
      heading: 'Words about numbers',
      paragraphs: [
        'Words such as “almost”, “over”, “about two thirds” and “most” have fixed limits. If the word no longer holds when the numbers change, the chapter cannot be published until the sentence is mended, or somebody has written a reason that is shown in the report.',
      ],
      links: [['All numbers and what they mean', '/indikatorer']],
    },
  ],
});

export const countingTexts = { nb, nn, en } satisfies Record<Locale, Page>;

import type { Locale } from '../../platform/locale.ts';

const nb = {
  title: 'Finn en sentral',
  resultFor: (name: string, n: number) => (n > 1 ? `Sentralene for ${name}` : `Sentralen for ${name}`),
  liesIn: (name: string, county: string) => `${name} ligger i ${county}.`,
  nothing: (query: string) => `Vi finner ingen kommune som heter «${query}»`,
  nothingHelp: 'Se etter skrivefeil, eller skriv bare de første bokstavene. Du kan også velge fra listen over alle sentralene.',
  empty: 'Skriv navnet på en kommune',
  several: (n: number) => `${n} kommuner passer. Hvilken mener du?`,
  formerly: (old: string, now: string) => `${old} er nå en del av ${now}.`,
  renamed: (old: string, now: string) => `${old} heter nå ${now}.`,
  none: (name: string) => `Ingen sentral har ansvar for ${name} nå`,
  noneHelp: 'Du kan likevel ta kontakt med en av sentralene.',
  why: {
    host: (name: string) => `${name} er selv vertskommune for sentralen.`,
    county: (county: string) => `Sentralen har ansvar for ${county}.`,
    ownCounty: (county: string) => `Sentralen ligger i samme fylke, ${county}.`,
    region: (region: string, county: string) => `Sentralen har ansvar for helseregion ${region}, som ${county} er en del av.`,
  },
  assumed: 'Ansvarsområdet er antatt. Vi har ikke funnet det i en kilde.',
  all: 'Se alle sentralene',
};
type Texts = typeof nb;
const nn: Texts = {
  title: 'Finn ein sentral',
  resultFor: (name, n) => (n > 1 ? `Sentralane for ${name}` : `Sentralen for ${name}`),
  liesIn: (name, county) => `${name} ligg i ${county}.`,
  nothing: (query) => `Vi finn ingen kommune som heiter «${query}»`,
  nothingHelp: 'Sjå etter skrivefeil, eller skriv berre dei første bokstavane. Du kan òg velje frå lista over alle sentralane.',
  empty: 'Skriv namnet på ein kommune',
  several: (n) => `${n} kommunar passar. Kven av dei meiner du?`,
  formerly: (old, now) => `${old} er no ein del av ${now}.`,
  renamed: (old, now) => `${old} heiter no ${now}.`,
  none: (name) => `Ingen sentral har ansvar for ${name} no`,
  noneHelp: 'Du kan likevel ta kontakt med ein av sentralane.',
  why: {
    host: (name) => `${name} er sjølv vertskommune for sentralen.`,
    county: (county) => `Sentralen har ansvar for ${county}.`,
    ownCounty: (county) => `Sentralen ligg i same fylke, ${county}.`,
    region: (region, county) => `Sentralen har ansvar for helseregion ${region}, som ${county} er ein del av.`,
  },
  assumed: 'Ansvarsområdet er anteke. Vi har ikkje funne det i ei kjelde.',
  all: 'Sjå alle sentralane',
};
const en: Texts = {
  title: 'Find a centre',
  resultFor: (name, n) => (n > 1 ? `The centres for ${name}` : `The centre for ${name}`),
  liesIn: (name, county) => `${name} lies in ${county}.`,
  nothing: (query) => `We find no municipality called “${query}”`,
  nothingHelp: 'Check the spelling, or write the first letters only. You can also choose from the list of all centres.',
  empty: 'Write the name of a municipality',
  several: (n) => `${n} municipalities match. Which do you mean?`,
  formerly: (old, now) => `${old} is now part of ${now}.`,
  renamed: (old, now) => `${old} is now called ${now}.`,
  none: (name) => `No centre is responsible for ${name} now`,
  noneHelp: 'You may still contact one of the centres.',
  why: {
    host: (name) => `${name} is itself the host of the centre.`,
    county: (county) => `The centre is responsible for ${county}.`,
    ownCounty: (county) => `The centre lies in the same county, ${county}.`,
    region: (region, county) => `The centre is responsible for health region ${region}, which ${county} is part of.`,
  },
  assumed: 'The area of responsibility is assumed. We have not found it in a source.',
  all: 'See all centres',
};
export const findCentreTexts = { nb, nn, en } satisfies Record<Locale, Texts>;

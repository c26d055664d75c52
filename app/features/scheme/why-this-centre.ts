import { textIn } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import type { Why } from './areas.ts';
import { regionName } from './scheme.ts';
import type { Scheme } from './scheme.ts';

const nb = {
  host: (name: string) => `${name} er selv vertskommune for sentralen.`,
  county: (county: string) => `Sentralen har ansvar for ${county}.`,
  ownCounty: (county: string) => `Sentralen ligger i samme fylke, ${county}.`,
  region: (region: string, county: string) => `Sentralen har ansvar for helseregion ${region}, som ${county} er en del av.`,
};
const nn: typeof nb = {
  host: (name) => `${name} er sjølv vertskommune for sentralen.`,
  county: (county) => `Sentralen har ansvar for ${county}.`,
  ownCounty: (county) => `Sentralen ligg i same fylke, ${county}.`,
  region: (region, county) => `Sentralen har ansvar for helseregion ${region}, som ${county} er ein del av.`,
};
const en: typeof nb = {
  host: (name) => `${name} is itself the host of the centre.`,
  county: (county) => `The centre is responsible for ${county}.`,
  ownCounty: (county) => `The centre lies in the same county, ${county}.`,
  region: (region, county) => `The centre is responsible for health region ${region}, which ${county} is part of.`,
};
const texts: Readonly<Record<Locale, typeof nb>> = { nb, nn, en };

/** Why a centre answers for a municipality (its name): a sentence, the same wherever it is said. */
export function whyThisCentre(locale: Locale, scheme: Scheme, why: Why, municipality: string): string {
  const t = texts[locale];
  switch (why.kind) {
    case 'host':
      return t.host(municipality);
    case 'own-county':
      return t.ownCounty(why.county.name);
    case 'county':
      return t.county(why.county.name);
    case 'region':
      return t.region(textIn(regionName(scheme, why.region), locale), why.county.name);
  }
}

/** Who looks, and at what: every kind of page once, as the people who see it. */
export const readers = [
  { name: 'a reader', person: undefined },
  { name: 'a coordinator', person: 'demo-kristiansund-coordinator' },
  { name: 'a programme officer', person: 'demo-jonas-lie-berg' },
  { name: 'an administrator', person: 'demo-kari-anne-dahl' },
] as const;

/** The year whose round the demonstration keeps open. */
const open = new Date().getMonth() < 3 ? new Date().getFullYear() - 1 : new Date().getFullYear();

const pages: Readonly<Record<string, readonly string[]>> = {
  '': [
    '/',
    '/finn-sentral?kommune=Lenvik',
    '/finn-sentral?kommune=nowhere',
    '/sentraler',
    '/sentraler/kristiansund',
    '/sentraler/eksempelvik',
    '/rapporter',
    '/rapporter/2014-2018',
    '/rapporter/2014-2018/utgave/1',
    '/rapporter/2014-2018/utgave/1/resultater',
    '/rapporter/2014-2018/utgave/1/hospitering/tall/2',
    '/rapporter/2014-2018/utgave/1/figurer/study-visits',
    '/rapporter/2014-2018/hospitering',
    '/rapporter/2014-2018/hospitering/tall/2',
    '/rapporter/2014-2018/figurer/authority-own',
    '/rapporter/2014-2018/samarbeid',
    '/rapporter/2014-2018/oppsummering',
    '/indikatorer',
    '/indikatorer/visits.people',
    '/formuleringer',
    '/apne-data',
    '/om',
    '/slik-teller-vi',
    '/tilgjengelighet',
    '/personvern',
    '/logg-inn',
  ],
  'demo-kristiansund-coordinator': [
    '/min-sentral',
    '/min-sentral/arsskjema',
    '/min-sentral/arsskjema/2019',
    `/min-sentral/arsskjema/${open}`,
    `/min-sentral/arsskjema/${open}/information`,
    `/min-sentral/arsskjema/${open}/se-over`,
    `/min-sentral/arsskjema/${open}/ulike-svar`,
    '/min-sentral/arsskjema/2024/kvittering',
    '/min-sentral/avtale',
    '/min-sentral/personer',
    '/min-sentral/personer/inviter',
    '/min-sentral/personer/demo-kristiansund-member',
    '/min-sentral/velg',
    '/logg-ut',
    '/min-sentral/tilgangsnokler',
    '/min-sentral/hendelser',
  ],
  'demo-jonas-lie-berg': [
    '/direktoratet',
    '/direktoratet/runder',
    '/direktoratet/runder/2024',
    '/direktoratet/runder/2024/kristiansund',
    '/direktoratet/skjema',
    '/direktoratet/figurer',
    '/direktoratet/figurer/authority-own',
    '/direktoratet/rapporter',
    '/direktoratet/rapporter/2014-2022',
    '/direktoratet/rapporter/2014-2022/oppsummering',
    '/direktoratet/rapporter/2014-2022/hospitering/sett-inn',
    '/direktoratet/rapporter/2014-2022/publiser',
    '/direktoratet/sentraler',
    '/direktoratet/hendelser',
  ],
  'demo-kari-anne-dahl': ['/administrasjon/personer', '/administrasjon/personer/inviter', '/administrasjon/personer/demo-kristiansund-member', '/administrasjon/utsendelser'],
};

/** Addresses that answer GET with no page, or with one that no list can hold. Each with its reason. */
export const unlisted: Readonly<Record<string, string>> = {
  '/healthz': 'for machines',
  '/readyz': 'for machines',
  '/logg-inn/start': 'sends the visitor on to the issuer',
  '/logg-inn/retur': 'where the issuer sends the visitor back to, once',
  '/logg-inn/demonstrasjon/:attempt': 'stands only within one sign-in; shows the list of /logg-inn',
  '/indikatorer/:id/tall.csv': 'a file',
  '/direktoratet/figurer/:id/figur.svg': 'a file',
  '/direktoratet/figurer/:id/tall.csv': 'a file',
};
export const pagesOf = (person: string | undefined): readonly string[] => pages[person ?? ''] ?? [];
export const everyPage: readonly string[] = Object.values(pages).flat();

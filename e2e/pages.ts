/** Who looks, and at what: every kind of page once, as the people who see it. */
export const readers = [
  { name: 'a reader', person: undefined },
  { name: 'a coordinator', person: 'demo-kristiansund-coordinator' },
  { name: 'a programme officer', person: 'demo-jonas-lie-berg' },
  { name: 'an administrator', person: 'demo-kari-anne-dahl' },
] as const;

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
    '/rapporter/2014-2018/hospitering',
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
  'demo-kristiansund-coordinator': ['/min-sentral', '/min-sentral/arsskjema', '/min-sentral/avtale', '/min-sentral/personer', '/min-sentral/tilgangsnokler', '/min-sentral/hendelser'],
  'demo-jonas-lie-berg': [
    '/direktoratet',
    '/direktoratet/runder',
    '/direktoratet/skjema',
    '/direktoratet/figurer',
    '/direktoratet/figurer/authority-own',
    '/direktoratet/rapporter',
    '/direktoratet/rapporter/2014-2022',
    '/direktoratet/rapporter/2014-2022/oppsummering',
    '/direktoratet/sentraler',
    '/direktoratet/hendelser',
  ],
  'demo-kari-anne-dahl': ['/administrasjon/personer', '/administrasjon/utsendelser'],
};
export const pagesOf = (person: string | undefined): readonly string[] => pages[person ?? ''] ?? [];

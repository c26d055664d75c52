import { formatList, formatNumber } from '../../platform/locale.ts';
import type { Locale } from '../../platform/locale.ts';
import type { Channel, EnquiryState, SuggestionReason } from './enquiry.ts';

/** Words that several of this feature's pages share; each page's own stand beside it. */
const nb = {
  state: { new: 'Ny', open: 'Under arbeid', waiting: 'Besvart', closed: 'Avsluttet', withdrawn: 'Trukket', discarded: 'Forkastet' } satisfies Record<EnquiryState, string>,
  /** The same to the one who asked. */
  ownState: {
    new: 'Mottatt',
    open: 'Under arbeid',
    waiting: 'Besvart',
    closed: 'Avsluttet',
    withdrawn: 'Trukket av deg',
    discarded: 'Avsluttet uten svar',
  } satisfies Record<EnquiryState, string>,
  channel: { web: 'Nettsiden', phone: 'Telefon', mail: 'E-post', meeting: 'Møte' } satisfies Record<Channel, string>,
  reason: {
    area: 'Har ansvar for området.',
    declared: (topics: string) => `Har meldt tema ${topics}.`,
    answered: (n: number, topic: string) => (n === 1 ? `Har hjulpet én gang med ${topic}.` : `Har hjulpet ${formatNumber('nb', n)} ganger med ${topic}.`),
    open: (n: number) => (n === 0 ? 'Har ingen åpne henvendelser' : n === 1 ? 'Har 1 åpen henvendelse' : `Har ${formatNumber('nb', n)} åpne henvendelser`),
    than: { fewer: 'færre enn de fleste', as: 'omtrent som de fleste', more: 'flere enn de fleste' },
  },
};
type Texts = typeof nb;

const nn: Texts = {
  state: { new: 'Ny', open: 'Under arbeid', waiting: 'Svart på', closed: 'Avslutta', withdrawn: 'Trekt', discarded: 'Forkasta' },
  ownState: { new: 'Motteken', open: 'Under arbeid', waiting: 'Svart på', closed: 'Avslutta', withdrawn: 'Trekt av deg', discarded: 'Avslutta utan svar' },
  channel: { web: 'Nettsida', phone: 'Telefon', mail: 'E-post', meeting: 'Møte' },
  reason: {
    area: 'Har ansvar for området.',
    declared: (topics) => `Har meldt tema ${topics}.`,
    answered: (n, topic) => (n === 1 ? `Har hjelpt éin gong med ${topic}.` : `Har hjelpt ${formatNumber('nn', n)} gonger med ${topic}.`),
    open: (n) => (n === 0 ? 'Har ingen opne førespurnader' : n === 1 ? 'Har 1 open førespurnad' : `Har ${formatNumber('nn', n)} opne førespurnader`),
    than: { fewer: 'færre enn dei fleste', as: 'om lag som dei fleste', more: 'fleire enn dei fleste' },
  },
};

const en: Texts = {
  state: { new: 'New', open: 'Under way', waiting: 'Answered', closed: 'Closed', withdrawn: 'Withdrawn', discarded: 'Discarded' },
  ownState: { new: 'Received', open: 'Under way', waiting: 'Answered', closed: 'Closed', withdrawn: 'Withdrawn by you', discarded: 'Closed without an answer' },
  channel: { web: 'The website', phone: 'Telephone', mail: 'E-mail', meeting: 'Meeting' },
  reason: {
    area: 'Is responsible for the area.',
    declared: (topics) => `Says it knows ${topics} well.`,
    answered: (n, topic) => (n === 1 ? `Has helped once with ${topic}.` : `Has helped ${formatNumber('en', n)} times with ${topic}.`),
    open: (n) => (n === 0 ? 'Has no open enquiries' : n === 1 ? 'Has 1 open enquiry' : `Has ${formatNumber('en', n)} open enquiries`),
    than: { fewer: 'fewer than most', as: 'about as many as most', more: 'more than most' },
  },
};

export const enquiryTexts = { nb, nn, en } satisfies Record<Locale, Texts>;

/** Why a centre is suggested, as one sentence. `topicName`: what a topic is called on the page. */
export function suggestionText(locale: Locale, reason: SuggestionReason, topicName: (id: string) => string): string {
  const t = enquiryTexts[locale].reason;
  const name = (id: string): string => lowerFirst(topicName(id));
  switch (reason.kind) {
    case 'area':
      return t.area;
    case 'declared':
      return t.declared(formatList(locale, reason.topics.map(name)));
    case 'has-answered':
      return t.answered(reason.n, name(reason.topic));
    case 'load':
      return `${t.open(reason.open)}, ${t.than[reason.than]}.`;
  }
}
/** Within a sentence; a name all in capitals keeps them. */
const lowerFirst = (text: string): string => (/^\p{Lu}{2}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));

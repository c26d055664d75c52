import type { Locale } from '../../../platform/locale.ts';

/** One visitor's own page. */
const nb = {
  title: 'Din plass på besøket',
  you: (name: string) => `Du er ${name}.`,
  coming: 'Du er meldt på.',
  notYet: 'Tiden er ikke avtalt ennå. Du får en kalenderinvitasjon på e-post når den er det.',
  cancelled: 'Du er meldt av. De andre i gruppen er ikke berørt.',
  over: 'Besøket er ikke lenger avtalt.',
  held: 'Besøket er gjennomført. Takk for at du kom.',
  cancel: 'Meld meg av',
  cancelTitle: 'Vil du melde deg av?',
  cancelText: 'Bare din plass blir ledig. Sentralen og den som meldte dere på, får beskjed.',
  cancelButton: 'Ja, meld meg av',
};
type Texts = typeof nb;
const nn: Texts = {
  title: 'Plassen din på besøket',
  you: (name) => `Du er ${name}.`,
  coming: 'Du er meld på.',
  notYet: 'Tida er ikkje avtalt enno. Du får ein kalenderinvitasjon på e-post når ho er det.',
  cancelled: 'Du er meld av. Dei andre i gruppa er ikkje råka.',
  over: 'Besøket er ikkje lenger avtalt.',
  held: 'Besøket er gjennomført. Takk for at du kom.',
  cancel: 'Meld meg av',
  cancelTitle: 'Vil du melde deg av?',
  cancelText: 'Berre din plass blir ledig. Sentralen og den som melde dykk på, får beskjed.',
  cancelButton: 'Ja, meld meg av',
};
const en: Texts = {
  title: 'Your place on the visit',
  you: (name) => `You are ${name}.`,
  coming: 'You are signed up.',
  notYet: 'The time is not agreed yet. You get a calendar invitation by e-mail when it is.',
  cancelled: 'You have cancelled. The others in the group are not affected.',
  over: 'The visit is no longer agreed.',
  held: 'The visit has been held. Thank you for coming.',
  cancel: 'Cancel my place',
  cancelTitle: 'Do you want to cancel your place?',
  cancelText: 'Only your place becomes free. The centre and whoever signed you up are told.',
  cancelButton: 'Yes, cancel my place',
};
export const visitorTexts = { nb, nn, en } satisfies Record<Locale, Texts>;

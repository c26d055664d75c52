import type { AppErrorCode } from '../../platform/errors.ts';
import type { Locale } from '../../platform/locale.ts';
import { uploadLimits } from '../../platform/uploaded-file.ts';

/** Of `too-large`, on a page that takes files, more can be said. */
export type Fault = AppErrorCode | 'files-too-large' | 'internal';
const together = `${uploadLimits.filesTogether / 1024 / 1024} MB`;

/** What happened, and what the person can do about it. */
interface Explanation {
  readonly title: string;
  readonly what: string;
  readonly next: string;
}
interface Texts {
  readonly faults: Record<Fault, Explanation>;
  readonly status: (status: number) => string;
  readonly requestId: string;
  readonly toStart: string;
  readonly back: string;
  readonly signIn: string;
}

const nb: Texts = {
  faults: {
    malformed: { title: 'Vi kan ikke lese det du sendte', what: 'Det kom ikke fram slik en nettleser sender et skjema.', next: 'Gå tilbake, last siden på nytt, og prøv igjen.' },
    unauthenticated: { title: 'Du må logge inn', what: 'Denne siden er for dem som arbeider i ordningen.', next: 'Logg inn, så kommer du tilbake hit.' },
    forbidden: {
      title: 'Dette har du ikke tilgang til',
      what: 'Du er logget inn, men rollen din gir ikke tilgang til dette. Eller så ble skjemaet sendt fra en annen nettside enn denne.',
      next: 'Mener du at du skulle hatt tilgang, spør den som har invitert deg.',
    },
    'not-found': {
      title: 'Vi finner ikke siden',
      what: 'Adressen kan være skrevet feil, eller siden er flyttet eller bare synlig for andre.',
      next: 'Se etter i menyen, eller begynn på forsiden.',
    },
    conflict: {
      title: 'Noe har endret seg i mellomtiden',
      what: 'Noen andre har endret det samme mens du hadde siden åpen. Ingenting er overskrevet.',
      next: 'Gå tilbake, last siden på nytt, og se hva som er endret.',
    },
    'too-large': { title: 'Det du sendte, er for stort', what: 'Skjemaet eller filen er større enn vi kan ta imot.', next: 'Gå tilbake, kort ned eller del opp, og send på nytt.' },
    'files-too-large': {
      title: 'Filene er for store til sammen',
      what: `Vi kan ta imot ${together} med filer om gangen. Ingenting er lagret.`,
      next: 'Gå tilbake, velg færre eller mindre filer, og send på nytt. Resten kan du legge ved etterpå. Har du ikke kladd på enheten, kan du måtte skrive teksten på nytt.',
    },
    'too-many-requests': { title: 'For mange forsøk', what: 'Det har kommet mange forsøk på kort tid.', next: 'Vent ett minutt, og prøv igjen.' },
    unavailable: {
      title: 'Ute av drift et øyeblikk',
      what: 'Vi får ikke tak i det som er lagret. Ingenting av det er borte.',
      next: 'Vent litt, og prøv igjen. Sendte du inn et skjema, gå tilbake og send det på nytt.',
    },
    internal: {
      title: 'Noe gikk galt hos oss',
      what: 'Feilen er registrert. Det du hadde lagret, er ikke borte.',
      next: 'Prøv igjen om litt. Fortsetter det, oppgi nummeret under når du melder fra.',
    },
  },
  status: (status) => `Feil ${status}`,
  requestId: 'Nummer å oppgi når du melder fra',
  toStart: 'Gå til forsiden',
  back: 'Tilbake til siden',
  signIn: 'Logg inn',
};

const nn: Texts = {
  faults: {
    malformed: { title: 'Vi kan ikkje lese det du sende', what: 'Det kom ikkje fram slik ein nettlesar sender eit skjema.', next: 'Gå tilbake, last sida på nytt, og prøv igjen.' },
    unauthenticated: { title: 'Du må logge inn', what: 'Denne sida er for dei som arbeider i ordninga.', next: 'Logg inn, så kjem du tilbake hit.' },
    forbidden: {
      title: 'Dette har du ikkje tilgang til',
      what: 'Du er logga inn, men rolla di gir ikkje tilgang til dette. Eller så vart skjemaet sendt frå ei anna nettside enn denne.',
      next: 'Meiner du at du skulle hatt tilgang, spør den som har invitert deg.',
    },
    'not-found': {
      title: 'Vi finn ikkje sida',
      what: 'Adressa kan vere skriven feil, eller sida er flytta eller berre synleg for andre.',
      next: 'Sjå etter i menyen, eller begynn på framsida.',
    },
    conflict: {
      title: 'Noko har endra seg i mellomtida',
      what: 'Nokon andre har endra det same medan du hadde sida open. Ingenting er overskrive.',
      next: 'Gå tilbake, last sida på nytt, og sjå kva som er endra.',
    },
    'too-large': { title: 'Det du sende, er for stort', what: 'Skjemaet eller fila er større enn vi kan ta imot.', next: 'Gå tilbake, kort ned eller del opp, og send på nytt.' },
    'files-too-large': {
      title: 'Filene er for store til saman',
      what: `Vi kan ta imot ${together} med filer om gongen. Ingenting er lagra.`,
      next: 'Gå tilbake, vel færre eller mindre filer, og send på nytt. Resten kan du leggje ved etterpå. Har du ikkje kladd på eininga, kan du måtte skrive teksten på nytt.',
    },
    'too-many-requests': { title: 'For mange forsøk', what: 'Det har kome mange forsøk på kort tid.', next: 'Vent eitt minutt, og prøv igjen.' },
    unavailable: {
      title: 'Ute av drift ei lita stund',
      what: 'Vi får ikkje tak i det som er lagra. Ingenting av det er borte.',
      next: 'Vent litt, og prøv igjen. Sende du inn eit skjema, gå tilbake og send det på nytt.',
    },
    internal: {
      title: 'Noko gjekk gale hos oss',
      what: 'Feilen er registrert. Det du hadde lagra, er ikkje borte.',
      next: 'Prøv igjen om litt. Held det fram, oppgi nummeret under når du melder frå.',
    },
  },
  status: (status) => `Feil ${status}`,
  requestId: 'Nummer å oppgi når du melder frå',
  toStart: 'Gå til framsida',
  back: 'Tilbake til sida',
  signIn: 'Logg inn',
};

const en: Texts = {
  faults: {
    malformed: { title: 'We cannot read what you sent', what: 'It did not arrive the way a browser sends a form.', next: 'Go back, reload the page, and try again.' },
    unauthenticated: { title: 'You need to sign in', what: 'This page is for those who work in the scheme.', next: 'Sign in, and you will come back here.' },
    forbidden: {
      title: 'You do not have access to this',
      what: 'You are signed in, but your role does not give access to this. Or the form was sent from another website than this one.',
      next: 'If you think you should have access, ask the person who invited you.',
    },
    'not-found': {
      title: 'We cannot find the page',
      what: 'The address may be mistyped, or the page has moved or can only be seen by others.',
      next: 'Look in the menu, or begin at the front page.',
    },
    conflict: {
      title: 'Something has changed in the meantime',
      what: 'Somebody else changed the same while you had the page open. Nothing has been overwritten.',
      next: 'Go back, reload the page, and see what has changed.',
    },
    'too-large': { title: 'What you sent is too large', what: 'The form or the file is larger than we can receive.', next: 'Go back, shorten or divide it, and send again.' },
    'files-too-large': {
      title: 'The files are too large together',
      what: `We can receive ${together} of files at a time. Nothing has been saved.`,
      next: 'Go back, choose fewer or smaller files, and send again. The rest can be attached afterwards. Without a draft on your device, you may have to write the text again.',
    },
    'too-many-requests': { title: 'Too many attempts', what: 'There have been many attempts in a short time.', next: 'Wait a minute, and try again.' },
    unavailable: {
      title: 'Out of service for a moment',
      what: 'We cannot reach what is stored. None of it is lost.',
      next: 'Wait a little, and try again. If you sent a form, go back and send it again.',
    },
    internal: {
      title: 'Something went wrong on our side',
      what: 'The error has been recorded. What you had saved is not lost.',
      next: 'Try again in a while. If it goes on, give the number below when you report it.',
    },
  },
  status: (status) => `Error ${status}`,
  requestId: 'Number to quote when you report this',
  toStart: 'Go to the front page',
  back: 'Back to the page',
  signIn: 'Sign in',
};

export const errorTexts = { nb, nn, en } satisfies Record<Locale, Texts>;

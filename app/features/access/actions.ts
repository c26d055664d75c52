import type { ActionTexts } from '../audit/audit.ts';

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const accessActions: ActionTexts = {
  nb: {
    'session.started': 'logget inn',
    'session.ended': 'logget ut',
    'session.all-ended': 'logget ut på alle enheter',
    'person.bound': 'knyttet en invitert person til innloggingen',
    'person.seeded': 'la inn demonstrasjonens personer',
    'role.given': 'ga en person tilgang',
    'role.ended': 'avsluttet en persons tilgang',
    'api-token.made': 'laget en tilgangsnøkkel',
    'api-token.revoked': 'trakk tilbake en tilgangsnøkkel',
  },
  nn: {
    'session.started': 'logga inn',
    'session.ended': 'logga ut',
    'session.all-ended': 'logga ut på alle einingar',
    'person.bound': 'knytte ein invitert person til innlogginga',
    'person.seeded': 'la inn personane i demonstrasjonen',
    'role.given': 'gav ein person tilgang',
    'role.ended': 'avslutta tilgangen til ein person',
    'api-token.made': 'laga ein tilgangsnøkkel',
    'api-token.revoked': 'trekte tilbake ein tilgangsnøkkel',
  },
  en: {
    'session.started': 'signed in',
    'session.ended': 'signed out',
    'session.all-ended': 'signed out on every device',
    'person.bound': 'tied an invited person to the sign-in',
    'person.seeded': 'entered the people of the demonstration',
    'role.given': 'gave a person access',
    'role.ended': 'ended a person’s access',
    'api-token.made': 'made an access key',
    'api-token.revoked': 'revoked an access key',
  },
};

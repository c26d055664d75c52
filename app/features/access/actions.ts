import { keptText } from '../audit/audit.ts';
import type { ActionTexts, ActionWording } from '../audit/audit.ts';

/** With the person's name in place of the `…`, when the event kept it. */
const about = (label: string, sentence: string): ActionWording => ({
  label,
  sentence: (event) => sentence.replace('…', keptText(event, 'name') ?? keptText(event, 'label') ?? '…'),
});

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const accessActions: ActionTexts = {
  nb: {
    'session.started': 'logget inn',
    'session.ended': 'logget ut',
    'session.all-ended': 'logget ut på alle enheter',
    'person.bound': about('knyttet en invitert person til innloggingen', 'knyttet … til innloggingen'),
    'person.seeded': 'la inn demonstrasjonens personer',
    'turn.given': 'ga sentralen redaktøransvaret for ideene',
    'turn.ended': 'avsluttet sentralens redaktøransvar for ideene',
    'role.given': about('ga en person tilgang', 'ga … tilgang'),
    'role.ended': about('avsluttet en persons tilgang', 'avsluttet tilgangen til …'),
    'api-token.made': about('laget en tilgangsnøkkel', 'laget tilgangsnøkkelen «…»'),
    'api-token.revoked': about('trakk tilbake en tilgangsnøkkel', 'trakk tilbake tilgangsnøkkelen «…»'),
  },
  nn: {
    'session.started': 'logga inn',
    'session.ended': 'logga ut',
    'session.all-ended': 'logga ut på alle einingar',
    'person.bound': about('knytte ein invitert person til innlogginga', 'knytte … til innlogginga'),
    'person.seeded': 'la inn personane i demonstrasjonen',
    'turn.given': 'gav sentralen redaktøransvaret for ideane',
    'turn.ended': 'avslutta redaktøransvaret til sentralen for ideane',
    'role.given': about('gav ein person tilgang', 'gav … tilgang'),
    'role.ended': about('avslutta tilgangen til ein person', 'avslutta tilgangen til …'),
    'api-token.made': about('laga ein tilgangsnøkkel', 'laga tilgangsnøkkelen «…»'),
    'api-token.revoked': about('trekte tilbake ein tilgangsnøkkel', 'trekte tilbake tilgangsnøkkelen «…»'),
  },
  en: {
    'session.started': 'signed in',
    'session.ended': 'signed out',
    'session.all-ended': 'signed out on every device',
    'person.bound': about('tied an invited person to the sign-in', 'tied … to the sign-in'),
    'person.seeded': 'entered the people of the demonstration',
    'turn.given': 'gave the centre the editing of the idea bank',
    'turn.ended': 'ended the centre’s editing of the idea bank',
    'role.given': about('gave a person access', 'gave … access'),
    'role.ended': about('ended a person’s access', 'ended the access of …'),
    'api-token.made': about('made an access key', 'made the access key “…”'),
    'api-token.revoked': about('revoked an access key', 'revoked the access key “…”'),
  },
};

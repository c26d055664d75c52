import type { ActionTexts, AuditEvent } from '../audit/audit.ts';
import { keptText } from '../audit/audit.ts';

const of = (sentence: string) => ({ label: sentence, sentence: (event: AuditEvent) => `${sentence} «${keptText(event, 'title') ?? event.subject.id}»` });

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const activityActions: ActionTexts = {
  nb: {
    'activity.logged': of('loggførte'),
    'activity.changed': of('endret i loggen'),
    'activity.shared': of('delte med andre sentraler'),
    'activity.left': of('tok sentralen ut av'),
    'activity.removed': of('fjernet fra loggen'),
    'activity.restored': of('tok tilbake i loggen'),
    'activity.repeated': of('gjentok i loggen'),
    'activity.file-added': of('la ved en fil til'),
    'activity.file-removed': of('fjernet et vedlegg fra'),
    'activities.imported': 'hentet inn aktiviteter fra en fil',
    'activities.exported': 'lastet ned loggen',
    'partner.added': of('la til samarbeidspartneren'),
    'demonstration.activities-seeded': 'la inn demonstrasjonens aktiviteter',
  },
  nn: {
    'activity.logged': of('loggførte'),
    'activity.changed': of('endra i loggen'),
    'activity.shared': of('delte med andre sentralar'),
    'activity.left': of('tok sentralen ut av'),
    'activity.removed': of('fjerna frå loggen'),
    'activity.restored': of('tok tilbake i loggen'),
    'activity.repeated': of('gjentok i loggen'),
    'activity.file-added': of('la ved ei fil til'),
    'activity.file-removed': of('fjerna eit vedlegg frå'),
    'activities.imported': 'henta inn aktivitetar frå ei fil',
    'activities.exported': 'lasta ned loggen',
    'partner.added': of('la til samarbeidspartnaren'),
    'demonstration.activities-seeded': 'la inn aktivitetane i demonstrasjonen',
  },
  en: {
    'activity.logged': of('logged'),
    'activity.changed': of('changed in the log'),
    'activity.shared': of('shared with other centres'),
    'activity.left': of('took the centre out of'),
    'activity.removed': of('removed from the log'),
    'activity.restored': of('brought back to the log'),
    'activity.repeated': of('repeated in the log'),
    'activity.file-added': of('attached a file to'),
    'activity.file-removed': of('removed a file from'),
    'activities.imported': 'imported activities from a file',
    'activities.exported': 'downloaded the log',
    'partner.added': of('added the partner'),
    'demonstration.activities-seeded': 'added the demonstration activities',
  },
};

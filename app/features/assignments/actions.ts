import type { ActionTexts, AuditEvent } from '../audit/audit.ts';
import { keptText } from '../audit/audit.ts';

const of = (sentence: string, after = '') => {
  const say = (what: string): string => `${sentence} ${what}${after}`;
  return {
    label: say('…'),
    sentence: (event: AuditEvent) => {
      const title = keptText(event, 'title');
      return say(title === undefined ? event.subject.id : `«${title}» (${event.subject.id})`);
    },
  };
};

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const assignmentActions: ActionTexts = {
  nb: {
    'assignment.made': of('la ut oppdraget'),
    'assignment.changed': of('endret oppdraget'),
    'assignment.asked': of('spurte en sentral om oppdraget'),
    'assignment.took': of('tok oppdraget'),
    'assignment.declined': of('takket nei til oppdraget'),
    'assignment.passed-on': of('ga fra seg oppdraget'),
    'assignment.shared': of('spurte om å dele oppdraget'),
    'assignment.finished': of('gjorde ferdig oppdraget'),
    'assignment.closed': of('avsluttet oppdraget'),
    'assignment.reopened': of('åpnet igjen oppdraget'),
    'assignment.reminded': of('minnet om oppdraget'),
    'assignment.handed-back': of('la tilbake oppdraget', ' da avtalen var slutt'),
    'assignments.told-again': 'minnet sentralene om oppdrag ingen har tatt',
    'assignments.escalated': 'meldte fra om oppdrag over fristen',
    'demonstration.assignments-seeded': 'la inn demonstrasjonens oppdrag',
  },
  nn: {
    'assignment.made': of('la ut oppdraget'),
    'assignment.changed': of('endra oppdraget'),
    'assignment.asked': of('spurde ein sentral om oppdraget'),
    'assignment.took': of('tok oppdraget'),
    'assignment.declined': of('takka nei til oppdraget'),
    'assignment.passed-on': of('gav frå seg oppdraget'),
    'assignment.shared': of('spurde om å dele oppdraget'),
    'assignment.finished': of('gjorde ferdig oppdraget'),
    'assignment.closed': of('avslutta oppdraget'),
    'assignment.reopened': of('opna igjen oppdraget'),
    'assignment.reminded': of('minte om oppdraget'),
    'assignment.handed-back': of('la tilbake oppdraget', ' då avtalen var slutt'),
    'assignments.told-again': 'minte sentralane om oppdrag ingen har teke',
    'assignments.escalated': 'melde frå om oppdrag over fristen',
    'demonstration.assignments-seeded': 'la inn oppdraga i demonstrasjonen',
  },
  en: {
    'assignment.made': of('put out the assignment'),
    'assignment.changed': of('changed the assignment'),
    'assignment.asked': of('asked a centre for the assignment'),
    'assignment.took': of('took the assignment'),
    'assignment.declined': of('declined the assignment'),
    'assignment.passed-on': of('let go of the assignment'),
    'assignment.shared': of('asked to share the assignment'),
    'assignment.finished': of('finished the assignment'),
    'assignment.closed': of('closed the assignment'),
    'assignment.reopened': of('reopened the assignment'),
    'assignment.reminded': of('reminded of the assignment'),
    'assignment.handed-back': of('put back the assignment', ' when the agreement had ended'),
    'assignments.told-again': 'reminded the centres of assignments nobody has taken',
    'assignments.escalated': 'reported assignments past their date',
    'demonstration.assignments-seeded': 'added the demonstration assignments',
  },
};

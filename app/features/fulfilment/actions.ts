import type { ActionTexts, AuditEvent } from '../audit/audit.ts';

const partOf = ({ subject }: AuditEvent, i: number): string => subject.id.split('/')[i] ?? '';
/** "… oppgave 6 i 2025". */
const of = (before: string, task: string, after = '') => ({
  label: `${before} ${task} …${after}`,
  sentence: (event: AuditEvent) => `${before} ${task} ${partOf(event, 2)}, ${partOf(event, 1)}${after}`,
});

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const fulfilmentActions: ActionTexts = {
  nb: {
    'task.word': of('forklarte', 'oppgave'),
    'task.contest': of('var uenig om', 'oppgave'),
    'task.reply': of('svarte sentralen om', 'oppgave'),
    'task.accepted': of('godtok', 'oppgave'),
    'task.withdrawn': of('trakk tilbake godtakingen av', 'oppgave'),
    'task.warned': 'varslet sentralen om oppgaver som mangler dokumentasjon',
    'demonstration.task-words-seeded': 'la inn demonstrasjonens ord om oppgavene',
  },
  nn: {
    'task.word': of('forklarte', 'oppgåve'),
    'task.contest': of('var usamd om', 'oppgåve'),
    'task.reply': of('svarte sentralen om', 'oppgåve'),
    'task.accepted': of('godtok', 'oppgåve'),
    'task.withdrawn': of('trekte tilbake godtakinga av', 'oppgåve'),
    'task.warned': 'varsla sentralen om oppgåver som manglar dokumentasjon',
    'demonstration.task-words-seeded': 'la inn orda om oppgåvene i demonstrasjonen',
  },
  en: {
    'task.word': of('explained', 'task'),
    'task.contest': of('disagreed about', 'task'),
    'task.reply': of('answered the centre about', 'task'),
    'task.accepted': of('accepted', 'task'),
    'task.withdrawn': of('withdrew the acceptance of', 'task'),
    'task.warned': 'warned the centre of tasks that lack documentation',
    'demonstration.task-words-seeded': 'added the demonstration words about tasks',
  },
};

import type { ActionTexts } from '../audit/audit.ts';

/** What this feature does, as the log words it: the end of a sentence that begins with who did it. */
export const schemeActions: ActionTexts = {
  nb: { 'scheme.synced': 'leste inn sentralene fra ordningens filer' },
  nn: { 'scheme.synced': 'las inn sentralane frå filene til ordninga' },
  en: { 'scheme.synced': 'read the centres from the scheme’s files' },
};

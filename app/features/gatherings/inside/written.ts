// oxlint-disable-next-line no-control-regex -- they are what is left out
const control = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]/g;

/** What somebody wrote, without signs that nobody types and the database cannot keep. */
export const written = (text: string): string => text.toWellFormed().replaceAll(control, '').replaceAll('\r\n', '\n').trim();

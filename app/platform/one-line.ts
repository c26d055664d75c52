/** Turn the direction of what stands after them, and are seen by nobody. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A name or a title as it was typed, on one line: it stands in letters and in others' sentences. */
export const oneLine = (text: string): string => text.replaceAll(directions, '').replaceAll(/\s+/g, ' ').trim();

/** Whether a name is somebody's advertisement: we write it in letters to addresses that anybody may have typed. */
export const looksLikeAddress = (name: string): boolean => /:\/\/|\bwww\.|\p{L}\.\p{L}{2,}\//iu.test(name);

// A tab, a new line: the rest of the control characters are nobody's to write. PostgreSQL keeps no NUL, and no half of a pair.
// oxlint-disable-next-line no-control-regex -- they are what is looked for
const unwritable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|\p{Cs}/u;
/** Whether a text has signs in it that nobody types and the database may not keep. */
export const holdsUnwritable = (text: string): boolean => unwritable.test(text);

/** Turn the direction of what stands after them, and are seen by nobody. */
const directions = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** A name or a title as it was typed, on one line: it stands in letters and in others' sentences. */
export const oneLine = (text: string): string => text.replaceAll(directions, '').replaceAll(/\s+/g, ' ').trim();

/** Whether a name is somebody's advertisement: we write it in letters to addresses that anybody may have typed. */
export const looksLikeAddress = (name: string): boolean => /:\/\/|\bwww\.|\p{L}\.\p{L}{2,}\//iu.test(name);

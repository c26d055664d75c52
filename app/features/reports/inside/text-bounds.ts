/**
 * What a chapter may be, told from its characters before it is parsed: the parser's time grows with the square, and for
 * containers with the cube, of what is counted here, and it would hold the whole server meanwhile. No text by hand is near.
 */

/** A chapter's characters. */
export const longestChapter = 60_000;
/** No text by hand is this deep; one that is would exhaust whoever walks through its tree, and could never be mended on its page. */
export const deepest = 100;
/** Signs that may open or close something, between two blank lines: each is held against all before it. */
const mostSigns = 800;

/** Of containers, which mean nothing here: every line is held against all that are open. */
const mostContainers = 10;

const signs = /[*_~[\]]/g;
const prefix = /^(?:[ \t]*(?:>|[-+*](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)))+/;
const prefixSign = />|[-+*]|\d+[.)]/g;
const count = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;

/** Whether a text can be parsed in a moment. Line ends are `\n`. */
export function isBounded(markdown: string): boolean {
  if (markdown.length > longestChapter || count(markdown, /:::/g) > mostContainers) return false;
  if (markdown.split(/\n[ \t]*\n/).some((block) => count(block, signs) > mostSigns)) return false;
  return markdown.split('\n').every((line) => count(prefix.exec(line)?.[0] ?? '', prefixSign) <= deepest);
}

import type { Nodes, Root } from 'mdast';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

const parser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Nobody writes lists in lists to this depth; what does is made to fell those who walk the tree. */
const deepest = 40;

function tooDeep(root: Root): boolean {
  let level: Nodes[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return true;
    level = level.flatMap((node): Nodes[] => ('children' in node ? node.children : []));
  }
  return false;
}

/** Lines of a table are filled up to as many cells as its first: twelve thousand letters could be millions. */
const mostCells = 2000;
const cellsIn = (node: Nodes): number => {
  if (node.type === 'table') return node.children.length * Math.max(node.align?.length ?? 0, ...node.children.map((row) => row.children.length));
  return 'children' in node ? node.children.reduce((sum, child) => sum + cellsIn(child), 0) : 0;
};

/** The parser looks for the other half of each mark among all before it, and reads each line once for every list and quotation it stands in. */
const mostMarks = 2000;
const startsTooDeep = new RegExp(String.raw`^[ \t]*(?:>[ \t]*|[-+*][ \t]+|\d{1,9}[.)][ \t]+){${deepest + 1}}`, 'm');
/** Each begins an element. */
const mostLines = 1000;
const countOf = (sign: RegExp, text: string): number => text.match(sign)?.length ?? 0;
const wouldTakeLong = (markdown: string): boolean => startsTooDeep.test(markdown) || countOf(/[*_~]/g, markdown) > mostMarks || countOf(/\S.*$/gm, markdown) > mostLines;

/** Each line a paragraph, with nothing read into it. */
const asItStands = (markdown: string): Root => ({
  type: 'root',
  children: markdown
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
});

export function parseMarkdown(markdown: string): Root {
  if (wouldTakeLong(markdown)) return asItStands(markdown);
  let tree: Root;
  try {
    tree = parser.parse(markdown);
  } catch (error) {
    // Thousands of levels fell the parser itself, which goes down into them.
    if (error instanceof RangeError) return asItStands(markdown);
    throw error;
  }
  return tooDeep(tree) || cellsIn(tree) > mostCells ? asItStands(markdown) : tree;
}

/** A web or mail address that may be followed; undefined for every other, and for one that hides whose it is. */
export function safeAddress(given: string): string | undefined {
  // `//example.no` and what has no scheme would lead somewhere on this site, or somewhere else unseen.
  if (!/^(?:https?:\/\/|mailto:)[^\s]+$/i.test(given)) return undefined;
  let url: URL;
  try {
    url = new URL(given);
  } catch {
    return undefined;
  }
  if (url.protocol === 'mailto:') return url.href;
  return (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '' ? url.href : undefined;
}

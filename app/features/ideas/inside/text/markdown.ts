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

/** Each line a paragraph, with nothing read into it. */
const asItStands = (markdown: string): Root => ({
  type: 'root',
  children: markdown
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((value) => ({ type: 'paragraph', children: [{ type: 'text', value }] })),
});

export function parseMarkdown(markdown: string): Root {
  let tree: Root;
  try {
    tree = parser.parse(markdown);
  } catch (error) {
    // Thousands of levels fell the parser itself, which goes down into them.
    if (error instanceof RangeError) return asItStands(markdown);
    throw error;
  }
  return tooDeep(tree) ? asItStands(markdown) : tree;
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

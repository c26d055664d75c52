import type { Nodes } from 'mdast';
import type { IdeaContent } from '../../idea.ts';
import { sections } from '../../idea.ts';
import { parseMarkdown, safeAddress } from './markdown.ts';

function addresses(node: Nodes): string[] {
  const own = node.type === 'link' || node.type === 'definition' ? [node.url] : [];
  return 'children' in node ? [...own, ...node.children.flatMap(addresses)] : own;
}

/** The web addresses that an idea leads to, each once, in the order they are read. */
export function linksIn({ sections: texts, known, reference }: Pick<IdeaContent, 'sections' | 'known' | 'reference'>): string[] {
  const found = [...sections.map((s) => texts[s]), known, reference].flatMap((text) => addresses(parseMarkdown(text)));
  return [...new Set(found.flatMap((address) => (/^https?:/i.test(address) ? (safeAddress(address) ?? []) : [])))];
}

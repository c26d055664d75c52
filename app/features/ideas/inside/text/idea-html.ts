import type { Nodes } from 'mdast';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { ShownPicture } from '../../idea-files.ts';
import { pictureAt } from '../../idea-files.ts';
import { parseMarkdown, safeAddress } from './markdown.ts';

/** What an author writes, as HTML that can do no harm. Nothing of the text becomes HTML but what is on the list below. */

interface Element {
  type: 'element';
  tagName: string;
  properties: Record<string, string | number | boolean | string[] | null | undefined>;
  children: Node[];
}
type Node = Element | { type: 'text'; value: string };
const h = (tagName: string, properties: Element['properties'], children: Node[]): Element => ({ type: 'element', tagName, properties, children });

const schema = {
  strip: ['script', 'style'],
  tagNames: [
    'p',
    'br',
    'hr',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'ul',
    'ol',
    'li',
    'strong',
    'em',
    'del',
    'code',
    'pre',
    'blockquote',
    'a',
    'img',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  attributes: { a: ['href'], img: ['src', 'alt'], ol: ['start'] },
  protocols: { href: ['http', 'https', 'mailto'], src: ['bilde'] },
};

export interface HtmlOptions {
  /** The idea's own, which alone are shown. */
  readonly pictures: readonly ShownPicture[];
  /** Level of the text's own first headings: one beneath that of the section it stands in. */
  readonly topLevel?: 3 | 4 | undefined;
}

/**
 * A note's mark stays as it was written, and the note where it was written: four texts on one page would have notes of the same number, and a list of
 * notes at the end of each.
 */
const noteMark = ({ identifier = '' }: { readonly identifier?: string }): Node => ({ type: 'text', value: `[^${identifier}]` });
function noteText(state: { readonly all: (node: unknown) => Node[] }, node: { readonly identifier?: string }): Node[] {
  const [first, ...rest] = state.all(node);
  const said =
    first?.type === 'element' && first.tagName === 'p'
      ? [h('p', {}, [noteMark(node), { type: 'text', value: ' ' }, ...first.children])]
      : [h('p', {}, [noteMark(node)]), ...(first ? [first] : [])];
  return [...said, ...rest];
}
const toHast = unified()
  .use(remarkRehype, { handlers: { footnoteReference: (_state: unknown, node: object) => noteMark(node), footnoteDefinition: noteText } as never })
  .use(rehypeSanitize, schema)
  .freeze();
const stringify = unified().use(rehypeStringify, { closeSelfClosing: false }).freeze();

/** Markdown as safe HTML. Raw HTML is left out; other addresses than web and mail are shown as words; a picture that is not the idea's own is its words. */
export function ideaHtml(markdown: string, { pictures, topLevel = 3 }: HtmlOptions): string {
  const tree = toHast.runSync(parseMarkdown(markdown)) as unknown as { children: Node[] };
  const dress = dresser(pictures, headingLevels(tree.children, topLevel));
  return stringify.stringify({ type: 'root', children: tree.children.flatMap(dress) } as never).trim();
}

const headingOf = (node: Node): number | undefined => (node.type === 'element' && /^h[1-6]$/.test(node.tagName) ? Number(node.tagName[1]) : undefined);
const elements = (nodes: readonly Node[]): Element[] => nodes.flatMap((n) => (n.type === 'element' ? [n, ...elements(n.children)] : []));

/** The level of each heading on the page, which leaves out none on the way down whatever the author left out. */
function headingLevels(nodes: readonly Node[], top: number): ReadonlyMap<Node, number> {
  const found = elements(nodes).flatMap((node) => {
    const level = headingOf(node);
    return level === undefined ? [] : [{ node, level }];
  });
  const used = [...new Set(found.map((f) => f.level))].toSorted((a, b) => a - b);
  const levels = new Map<Node, number>();
  let before = top - 1;
  for (const { node, level } of found) {
    before = Math.min(6, before + 1, top + used.indexOf(level));
    levels.set(node, before);
  }
  return levels;
}

const textIn = (node: Node): string => (node.type === 'text' ? node.value : node.children.map(textIn).join(''));
/** Smaller than the heading of the section, whose size is `sm`. */
const sizes = { 3: 'xs', 4: '2xs', 5: '2xs', 6: '2xs' } as const;

/** Gives the author's elements the page's own look, and takes away what has no place there. */
function dresser(pictures: readonly ShownPicture[], levels: ReadonlyMap<Node, number>): (node: Node) => Node[] {
  const children = (node: Element): Node[] => node.children.flatMap(dress);
  const dress = (node: Node): Node[] => {
    if (node.type !== 'element') return node.type === 'text' ? [node] : [];
    const level = levels.get(node);
    if (level !== undefined) return [h(`h${level}`, { className: ['ds-heading'], dataSize: sizes[level as keyof typeof sizes] }, children(node))];
    switch (node.tagName) {
      case 'a':
        return link(node, children(node));
      case 'img':
        return picture(node, pictures);
      case 'table':
        return [scrolling(node, children(node))];
      case 'blockquote':
        return [h('blockquote', { className: ['k-quote'] }, children(node))];
      case 'ol':
        return [h('ol', { start: node.properties['start'] ?? null }, children(node))];
      default:
        return [h(node.tagName, {}, children(node))];
    }
  };
  return dress;
}

/** Nobody is paid in search engines for writing here. */
function link(node: Element, words: Node[]): Node[] {
  const address = safeAddress(String(node.properties['href'] ?? ''));
  return address === undefined ? words : [h('a', { className: ['ds-link'], href: address, rel: ['nofollow', 'ugc'] }, words)];
}

/** The column of text is this wide at most. */
const shownAt = '(min-width: 48rem) 40rem, 100vw';
function picture(node: Element, pictures: readonly ShownPicture[]): Node[] {
  const alt = String(node.properties['alt'] ?? '').trim();
  const found = pictures.find((p) => `bilde:${p.id}` === node.properties['src']);
  if (!found) return alt === '' ? [] : [{ type: 'text', value: alt }];
  const { widths, width, height } = found;
  const middle = widths.find((w) => w >= 640) ?? widths.at(-1) ?? 640;
  return [
    h(
      'img',
      {
        className: ['k-idea-picture'],
        src: pictureAt(found, middle),
        srcSet: widths.map((w) => `${pictureAt(found, w)} ${w}w`).join(', '),
        sizes: shownAt,
        width,
        height,
        loading: 'lazy',
        alt: alt || found.alt,
      },
      [],
    ),
  ];
}

/** A wide table is moved sideways by itself, also with the keyboard; its first line says which it is. */
function scrolling(table: Element, children: Node[]): Element {
  const head = elements(table.children)
    .filter((e) => e.tagName === 'th')
    .map((e) => textIn(e).trim())
    .filter(Boolean);
  const name = Array.from(head.join(', ')).slice(0, 80).join('') || '–';
  return h('div', { className: ['k-scroll'], tabIndex: 0, role: 'region', ariaLabel: name }, [h('table', { className: ['ds-table', 'k-table'] }, children)]);
}

const blocks = new Set(['paragraph', 'heading', 'listItem', 'tableRow', 'code', 'blockquote', 'break']);
function words(node: Nodes): string {
  if (node.type === 'html' || node.type === 'definition') return '';
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? '';
  if (node.type === 'break' || node.type === 'thematicBreak') return '\n';
  const inner = 'value' in node ? node.value : 'children' in node ? node.children.map(words).join(node.type === 'tableRow' ? ' ' : '') : '';
  return blocks.has(node.type) ? `${inner}\n` : inner;
}
/** The words of a text without its marks, a line for each paragraph: for searching, for letters, for a picture that is shared. */
export const plainText = (markdown: string): string =>
  words(parseMarkdown(markdown))
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join('\n');

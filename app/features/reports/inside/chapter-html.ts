import type { Root } from 'mdast';
import rehypeSanitize, { defaultSchema } from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { unified } from 'unified';
import type { Locale } from '../../../platform/locale.ts';
import type { ChapterText, Slot } from './chapter-text.ts';

/** The part of an HTML tree that is made and read here. */
export interface Element {
  type: 'element';
  tagName: string;
  properties: Record<string, string | number | boolean | (string | number)[] | null | undefined>;
  children: Node[];
}
export type Node = Element | { type: 'text'; value: string } | { type: 'root'; children: Node[] } | { type: 'comment' | 'doctype' | 'raw'; value?: string };
export const h = (tagName: string, properties: Element['properties'], ...children: (Node | string)[]): Element => ({
  type: 'element',
  tagName,
  properties,
  children: children.map((c) => (typeof c === 'string' ? { type: 'text', value: c } : c)),
});

/** A stretch of prose as clean HTML, or a figure between two. */
export type Segment = { readonly kind: 'html'; readonly html: string } | { readonly kind: 'figure'; readonly id: string };

/** What stands in the place of each directive; `children` is the author's own text, already cleaned. */
export interface Fill {
  readonly language: Locale;
  /** Level of a `##` heading on the page. */
  readonly topLevel: 2 | 3;
  readonly slot: (slot: Exclude<Slot, { kind: 'figure' }>, children: Node[]) => Node[];
}

const slotName = 'k-slot';
const slotOf = (node: Node): Slot | undefined => (node.type === 'element' && node.tagName === slotName ? (JSON.parse(String(node.properties['dataSlot'])) as Slot) : undefined);

/**
 * GitHub's list of harmless elements, and the places our own directives left. Ids come from footnotes only: raw HTML is
 * never read, so there is nobody to take a name from the page.
 */
const schema = {
  ...defaultSchema,
  clobber: [],
  tagNames: [...(defaultSchema.tagNames ?? []), slotName].filter((t) => t !== 'input' && t !== 'img' && t !== 'picture' && t !== 'source'),
  attributes: { ...defaultSchema.attributes, [slotName]: ['dataSlot'] },
  protocols: { ...defaultSchema.protocols, href: ['http', 'https', 'mailto'] },
};

type ToHast = { all(node: unknown): Node[]; patch(from: unknown, to: unknown): void };
const directive = (state: ToHast, node: { data?: { slot?: Slot } }): Element => h(slotName, { dataSlot: JSON.stringify(node.data?.slot ?? null) }, ...state.all(node));
const footnotes = { nb: ['Fotnoter', 'Tilbake til teksten'], nn: ['Fotnotar', 'Tilbake til teksten'], en: ['Footnotes', 'Back to the text'] } as const satisfies Record<
  Locale,
  readonly [string, string]
>;

function toCleanTree(tree: Root, language: Locale): { type: 'root'; children: Node[] } {
  const [footnoteLabel, footnoteBackLabel] = footnotes[language];
  const handlers = { textDirective: directive, leafDirective: directive, containerDirective: directive };
  const processor = unified()
    .use(remarkRehype, { handlers: handlers as never, clobberPrefix: 'fot-', footnoteLabel, footnoteBackLabel, footnoteLabelTagName: 'h2' })
    .use(rehypeSanitize, schema);
  return processor.runSync(tree) as unknown as { type: 'root'; children: Node[] };
}

const plain = (node: Node): string => ('value' in node ? (node.value ?? '') : 'children' in node ? node.children.map(plain).join('') : '');
const slug = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFKD')
    .replace(/[^\w]+/g, '-')
    .replace(/^-|-$/g, '') || 'del';

/** The ids given, and the number the next heading of the same words is tried with: thousands may have the same. */
interface SeenIds {
  readonly ids: Set<string>;
  readonly next: Map<string, number>;
}

/** A heading without an address of its own gets one from its words. Levels follow the page. */
function dressHeading(node: Element, fill: Fill, seen: SeenIds): Element {
  const own = node.properties['id'];
  let id = own === 'footnote-label' ? 'fotnoter' : `del-${own === undefined ? slug(plain(node)) : String(own)}`;
  if (seen.ids.has(id)) {
    const root = id.replace(/-\d+$/, '');
    let i = seen.next.get(root) ?? 2;
    while (seen.ids.has(`${root}-${i}`)) i += 1;
    id = `${root}-${i}`;
    seen.next.set(root, i + 1);
  }
  seen.ids.add(id);
  const level = Math.min(6, Math.max(2, Number(node.tagName[1])) - 2 + fill.topLevel);
  const size = level === 2 ? 'md' : level === 3 ? 'sm' : 'xs';
  return h(`h${level}`, { className: ['ds-heading'], dataSize: size, id }, ...node.children.map((c) => dress(c, fill, seen)).flat());
}

/** Gives the author's elements the page's classes, and fills our own places. */
function dress(node: Node, fill: Fill, seen: SeenIds): Node[] {
  const slot = slotOf(node);
  if (slot && node.type === 'element')
    return slot.kind === 'figure'
      ? []
      : fill.slot(
          slot,
          node.children.flatMap((c) => dress(c, fill, seen)),
        );
  if (node.type !== 'element') return node.type === 'text' ? [node] : [];
  if (/^h[1-6]$/.test(node.tagName)) return [dressHeading(node, fill, seen)];
  const children = node.children.flatMap((c) => dress(c, fill, seen));
  if (node.tagName === 'a') {
    const properties = { ...node.properties };
    if (properties['ariaDescribedBy'] !== undefined) properties['ariaDescribedBy'] = 'fotnoter';
    return [{ ...node, properties: { ...properties, className: ['ds-link'] }, children }];
  }
  if (node.tagName === 'table') {
    const caption =
      plain(children[0] ?? h('p', {}))
        .trim()
        .slice(0, 80) || '–';
    return [h('div', { className: ['k-scroll'], tabIndex: 0, role: 'region', ariaLabel: caption }, { ...node, properties: { className: ['ds-table', 'k-table'] }, children })];
  }
  if (node.tagName === 'blockquote') return [{ ...node, properties: { className: ['k-quote'] }, children }];
  return [{ ...node, children }];
}

const stringify = unified().use(rehypeStringify, { closeSelfClosing: false }).freeze();
const toHtml = (children: Node[]): string => stringify.stringify({ type: 'root', children } as never).trim();

/** The chapter as clean HTML with figures between. Raw HTML in the text is left out, addresses other than web and mail too. */
export function chapterSegments(text: Pick<ChapterText, 'tree'>, fill: Fill): Segment[] {
  const clean = toCleanTree(structuredClone(text.tree), fill.language);
  const seen: SeenIds = { ids: new Set(), next: new Map() };
  const segments: Segment[] = [];
  let prose: Node[] = [];
  const close = (): void => {
    const html = toHtml(prose);
    if (html !== '') segments.push({ kind: 'html', html });
    prose = [];
  };
  for (const node of clean.children) {
    const slot = slotOf(node);
    if (slot?.kind === 'figure') {
      close();
      segments.push({ kind: 'figure', id: slot.id });
    } else prose.push(...dress(node, fill, seen));
  }
  close();
  return segments;
}

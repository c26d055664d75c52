import type { Nodes, Parents, Root, RootContent, Text } from 'mdast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { SKIP, visit } from 'unist-util-visit';
import type { Locale } from '../../../platform/locale.ts';
import { readSource } from '../source.ts';
import type { Binding, Place } from './binding.ts';
import { completedClaim } from './completing-value.ts';
import { looseNumbers } from './loose-numbers.ts';

export interface LoosePlace {
  readonly n: number;
  readonly text: string;
  /** Absent when the text in the file is written otherwise than it reads (escapes); then it cannot be tied with one press. */
  readonly place: Place | { readonly line: number };
}
export interface Quote {
  readonly n: number;
  readonly text: string;
  readonly year: number | undefined;
  readonly line: number;
}
export type TextWarning =
  | { readonly kind: 'html'; readonly line: number; readonly text: string }
  | { readonly kind: 'unknown-directive'; readonly line: number; readonly text: string }
  | { readonly kind: 'figure-inside'; readonly line: number; readonly text: string }
  | { readonly kind: 'quote-without-year'; readonly line: number; readonly text: string };

export interface ChapterText {
  readonly tree: Root;
  readonly bindings: readonly Binding[];
  readonly loose: readonly LoosePlace[];
  readonly figures: readonly { readonly id: string; readonly line: number }[];
  readonly references: readonly { readonly id: string; readonly line: number }[];
  readonly quotes: readonly Quote[];
  readonly warnings: readonly TextWarning[];
}

/** What a directive becomes; `remark-rehype` turns it into an element that is filled in after the HTML has been cleaned. */
export type Slot =
  | { readonly kind: 'claim' | 'value' | 'loose' | 'quote'; readonly n: number }
  | { readonly kind: 'ref'; readonly id: string }
  | { readonly kind: 'figure'; readonly id: string };
declare module 'mdast' {
  interface Data {
    slot?: Slot | undefined;
  }
}
type Directive = Extract<Nodes, { type: 'textDirective' | 'leafDirective' | 'containerDirective' }>;

const parser = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

export const textOf = (node: Nodes): string => ('value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '');
const placeOf = (node: Nodes): Place => ({ line: node.position?.start.line ?? 1, start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 });
const isDirective = (node: Nodes): node is Directive => node.type === 'textDirective' || node.type === 'leafDirective' || node.type === 'containerDirective';
/** Numbers here belong to somebody else's words, or to an address. */
const silent = new Set(['link', 'linkReference', 'inlineCode', 'code', 'definition', 'html', 'image', 'imageReference']);

interface Gathering {
  readonly markdown: string;
  readonly language: Locale;
  readonly bindings: Binding[];
  readonly loose: LoosePlace[];
  readonly figures: { id: string; line: number }[];
  readonly references: { id: string; line: number }[];
  readonly quotes: Quote[];
  readonly warnings: TextWarning[];
}

function bind(node: Directive, g: Gathering): void {
  const place = placeOf(node);
  const attributes = { ...node.attributes };
  const label = textOf(node);
  // `:value[visits.people]` names its source in the label.
  const inLabel = node.name === 'value' && label.trim() !== '' && Object.values(attributes).every((v) => v !== '');
  const source = readSource(inLabel ? { [label.trim()]: '', ...attributes } : attributes);
  const first = node.children[0];
  const last = node.children.at(-1);
  const kind = node.name === 'value' ? 'value' : 'claim';
  const n = g.bindings.length + 1;
  g.bindings.push({
    n,
    kind,
    wording: kind === 'claim' ? label.replace(/\s+/g, ' ').trim() : '',
    source,
    sourceText: (/\{([^{}]*)\}$/.exec(g.markdown.slice(place.start, place.end))?.[1] ?? (inLabel ? label : '')).trim(),
    place,
    wordingPlace: { start: first?.position?.start.offset ?? place.start, end: last?.position?.end.offset ?? place.start },
    ...(kind === 'value' && { completes: completedClaim({ source, place }, g.bindings, g.markdown) }),
  });
  node.data = { ...node.data, slot: { kind, n } };
}

function readDirective(node: Directive, parent: Parents, g: Gathering): boolean {
  const { line } = placeOf(node);
  const attributes = node.attributes ?? {};
  const bare = Object.entries(attributes).find(([, value]) => value === '' || value === null)?.[0];
  if (node.type === 'textDirective' && (node.name === 'claim' || node.name === 'value')) {
    bind(node, g);
    return true;
  }
  if (node.type === 'textDirective' && node.name === 'ref' && bare !== undefined) {
    g.references.push({ id: bare, line });
    node.data = { ...node.data, slot: { kind: 'ref', id: bare } };
    return true;
  }
  if (node.type === 'leafDirective' && (node.name === 'figure' || node.name === 'table') && bare !== undefined) {
    if (parent.type !== 'root') {
      g.warnings.push({ kind: 'figure-inside', line, text: bare });
      return false;
    }
    g.figures.push({ id: bare, line });
    node.data = { ...node.data, slot: { kind: 'figure', id: bare } };
    return true;
  }
  if (node.type === 'leafDirective' && node.name === 'quote') {
    const year = Number(attributes['year']);
    const n = g.quotes.length + 1;
    const known = Number.isInteger(year) && year > 1900 && year < 2200;
    if (!known) g.warnings.push({ kind: 'quote-without-year', line, text: textOf(node) });
    g.quotes.push({ n, text: textOf(node), year: known ? year : undefined, line });
    node.data = { ...node.data, slot: { kind: 'quote', n } };
    return true;
  }
  return false;
}

/** "kl. 10:30" and "Sted:navn" look like directives. What is not one of ours is text, as it was written. */
function asWritten(node: Directive, g: Gathering): RootContent {
  const place = placeOf(node);
  const text: Text = { type: 'text', value: g.markdown.slice(place.start, place.end), position: node.position };
  const likely = node.type !== 'textDirective' || node.children.length > 0 || Object.keys(node.attributes ?? {}).length > 0;
  if (likely) g.warnings.push({ kind: 'unknown-directive', line: place.line, text: text.value.split('\n')[0]! });
  return node.type === 'textDirective' ? text : { type: 'paragraph', children: [text], position: node.position };
}

/** Neighbouring texts become one, so that "Sted" and ":navn" are read together. */
function joinTexts(parent: Parents): void {
  const children = parent.children as Nodes[];
  for (let i = children.length - 2; i >= 0; i -= 1) {
    const [a, b] = [children[i]!, children[i + 1]!];
    if (a.type !== 'text' || b.type !== 'text') continue;
    const position = a.position && b.position ? { start: a.position.start, end: b.position.end } : undefined;
    children.splice(i, 2, { type: 'text', value: a.value + b.value, position });
  }
}

function splitLoose(node: Text, g: Gathering): Nodes[] | undefined {
  const found = looseNumbers(node.value, g.language);
  if (found.length === 0) return undefined;
  const { line, start, end } = placeOf(node);
  const verbatim = g.markdown.slice(start, end) === node.value;
  const parts: Nodes[] = [];
  let at = 0;
  for (const { index, text } of found) {
    if (index > at) parts.push({ type: 'text', value: node.value.slice(at, index) });
    const n = g.loose.length + 1;
    const own = line + (node.value.slice(0, index).match(/\n/g)?.length ?? 0);
    g.loose.push({ n, text: text.replace(/\s+/g, ' '), place: verbatim ? { line: own, start: start + index, end: start + index + text.length } : { line: own } });
    parts.push({ type: 'textDirective', name: 'loose', attributes: {}, children: [{ type: 'text', value: text }], data: { slot: { kind: 'loose', n } } });
    at = index + text.length;
  }
  if (at < node.value.length) parts.push({ type: 'text', value: node.value.slice(at) });
  return parts;
}

/** `## Hospitering {#hospitering}` names its own address. */
function takeAnchor(node: Nodes): void {
  const last = node.type === 'heading' ? node.children.at(-1) : undefined;
  const anchor = last?.type === 'text' ? /\s*\{#([a-z0-9-]+)\}\s*$/.exec(last.value) : null;
  if (!anchor || last?.type !== 'text' || !last.position) return;
  const written = last.position.end.offset ?? 0;
  last.value = last.value.slice(0, anchor.index);
  last.position = { ...last.position, end: { ...last.position.end, offset: written - anchor[0].length } };
  node.data = { ...node.data, hProperties: { id: anchor[1]! } };
}

/** Reads a chapter's Markdown: what it says, what it is tied to, and what it leaves loose. Pure. */
export function readChapterText(markdown: string, language: Locale): ChapterText {
  const tree = parser.parse(markdown);
  const g: Gathering = { markdown, language, bindings: [], loose: [], figures: [], references: [], quotes: [], warnings: [] };
  visit(tree, (node, index, parent) => {
    if (node.type === 'html') g.warnings.push({ kind: 'html', line: placeOf(node).line, text: node.value.split('\n')[0]!.slice(0, 80) });
    if (!isDirective(node) || parent === undefined || index === undefined) return undefined;
    if (readDirective(node, parent, g)) return SKIP;
    (parent.children as Nodes[]).splice(index, 1, asWritten(node, g));
    return [SKIP, index + 1];
  });
  visit(tree, (node) => {
    if ('children' in node) joinTexts(node);
    takeAnchor(node);
  });
  visit(tree, (node, index, parent) => {
    if (silent.has(node.type) || isDirective(node)) return SKIP;
    if (node.type !== 'text' || parent === undefined || index === undefined) return undefined;
    const parts = splitLoose(node, g);
    if (!parts) return undefined;
    (parent.children as Nodes[]).splice(index, 1, ...parts);
    return [SKIP, index + parts.length];
  });
  return { tree, bindings: g.bindings, loose: g.loose, figures: g.figures, references: g.references, quotes: g.quotes, warnings: g.warnings };
}

/** The text with some of its characters replaced. */
export const replaceAt = (markdown: string, place: { readonly start: number; readonly end: number }, by: string): string =>
  markdown.slice(0, place.start) + by + markdown.slice(place.end);

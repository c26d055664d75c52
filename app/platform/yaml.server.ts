import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import type { Document, Pair } from 'yaml';
import type { z } from 'zod';

/** One thing that is wrong in a file of definitions. */
export interface DefinitionFault {
  readonly file: string;
  /** From 1; absent when the fault belongs to the file as a whole. */
  readonly line?: number | undefined;
  readonly reason: string;
}

/** A file of the scheme that cannot be used; names file, line and reason of everything wrong in it. */
export class DefinitionError extends Error {
  readonly faults: readonly DefinitionFault[];
  constructor(faults: readonly DefinitionFault[]) {
    super(faults.map((f) => `${f.file}${f.line === undefined ? '' : `:${f.line}`}: ${f.reason}`).join('\n'));
    this.name = 'DefinitionError';
    this.faults = faults;
  }
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new DefinitionError([{ file: name, reason: 'is not written in UTF-8' }]);
  }
}

/** The text of a file in UTF-8. @throws DefinitionError when it is missing, in another encoding, or has a NUL. */
export function readDefinitionText(file: string): string {
  const name = path.relative(process.cwd(), file);
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (e) {
    throw new DefinitionError([{ file: name, reason: (e as NodeJS.ErrnoException).code === 'ENOENT' ? 'the file is missing' : (e as Error).message }]);
  }
  const text = decoded(bytes, name);
  const nul = text.indexOf('\0');
  if (nul >= 0) throw new DefinitionError([{ file: name, line: text.slice(0, nul).split('\n').length, reason: 'has a NUL character, which no database can hold' }]);
  return text;
}

/** Reads a YAML file (1.2: `no` is a text, `0301` a number unless quoted) and checks it. @throws DefinitionError with every fault. */
export function loadYaml<S extends z.ZodType>(file: string, schema: S): z.output<S> {
  return parseYaml(readDefinitionText(file), path.relative(process.cwd(), file), schema);
}

/** As `loadYaml`, from a text; `file` is only named. */
export function parseYaml<S extends z.ZodType>(text: string, file: string, schema: S): z.output<S> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) throw new DefinitionError(document.errors.map((e) => ({ file, line: lines.linePos(e.pos[0]).line, reason: e.message })));
  const parsed = schema.safeParse(valueOf(document, file));
  if (parsed.success) return parsed.data;
  throw new DefinitionError(
    parsed.error.issues
      .flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys.map((key) => ({ path: [...issue.path, key], reason: 'is not a known key here' })) : [issueOf(issue)]))
      .map(({ path: at, reason }) => ({ file, line: lines.linePos(offsetOf(document, at)).line, reason: at.length > 0 ? `${pathText(at)}: ${reason}` : reason })),
  );
}

/** Aliases of aliases that would fill the memory are refused by the parser, in its own words. */
function valueOf(document: Document.Parsed, file: string): unknown {
  try {
    return document.toJS();
  } catch (e) {
    throw new DefinitionError([{ file, reason: (e as Error).message }]);
  }
}

interface Located {
  path: readonly PropertyKey[];
  reason: string;
}

/** What is wrong in a choice between shapes is the fault of the shape that came furthest. */
function issueOf(issue: z.core.$ZodIssue): Located {
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.filter((e) => e.length > 0).toSorted((a, b) => depth(b) - depth(a) || a.length - b.length);
    const first = branches[0]?.[0];
    if (first) {
      const inner = issueOf(first);
      return { path: [...issue.path, ...inner.path], reason: inner.reason };
    }
  }
  return { path: issue.path, reason: issue.message };
}
const depth = (issues: readonly z.core.$ZodIssue[]): number => Math.max(...issues.map((i) => i.path.length));

const pathText = (at: readonly PropertyKey[]): string => at.map((step, i) => (typeof step === 'number' ? `[${step + 1}]` : i === 0 ? String(step) : `.${String(step)}`)).join('');

/** Where the node at `at` stands, or the nearest one above it that exists (a missing key belongs to its owner). */
function offsetOf(document: Document.Parsed, at: readonly PropertyKey[]): number {
  for (let length = at.length; length > 0; length--) {
    const owner = length === 1 ? document.contents : document.getIn(at.slice(0, length - 1), true);
    const key = at[length - 1];
    if (isMap(owner)) {
      const pair = (owner.items as Pair[]).find((p) => isScalar(p.key) && p.key.value === key);
      if (pair && isScalar(pair.key) && pair.key.range) return pair.key.range[0];
    } else {
      const node = document.getIn(at.slice(0, length), true);
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) return Number(node.range[0]);
    }
  }
  return document.contents?.range[0] ?? 0;
}

/** What is read of an OpenAPI 3.1 document: only the parts that the page shows. */
export interface OpenApi {
  readonly paths?: Readonly<Record<string, object>>;
  readonly components?: { readonly schemas?: Readonly<Record<string, object>> };
}
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly description?: string;
  readonly example?: unknown;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema | boolean;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
}
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
interface RawOperation {
  readonly summary?: string;
  readonly description?: string;
  readonly tags?: readonly string[];
  readonly security?: readonly object[];
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: string;
    readonly required?: boolean;
    readonly description?: string;
    readonly example?: unknown;
    readonly schema?: Schema;
  }[];
  readonly requestBody?: { readonly content?: Content };
  readonly responses?: Readonly<Record<string, { readonly description?: string; readonly content?: Content }>>;
}

/** A type as it is written in the page: words, and names of shapes to link to. */
export type TypeText = readonly (string | { readonly shape: string })[];
export interface Field {
  readonly name: string;
  readonly required: boolean;
  readonly type: TypeText;
  readonly description: string;
}
export interface Parameter extends Field {
  readonly place: 'path' | 'query' | 'other';
}
export interface Operation {
  /** For the address of its heading. */
  readonly id: string;
  readonly method: string;
  /** From the root of the site, with `{…}` for what is filled in. */
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly signedIn: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: TypeText | undefined;
  readonly responses: readonly { readonly status: string; readonly description: string; readonly mediaTypes: readonly string[]; readonly type: TypeText | undefined }[];
  /** An address to open, where every part that must be filled in has an example and nobody needs to sign in. */
  readonly example: string | undefined;
}
export interface OperationGroup {
  readonly id: string;
  readonly name: string;
  readonly operations: readonly Operation[];
}
export interface Shape {
  readonly name: string;
  readonly description: string;
  readonly fields: readonly Field[];
  /** What it is when it is no object. */
  readonly type: TypeText | undefined;
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Every operation by its first tag, in the document's order; `base` is where the document's paths begin ("/api/v1"). */
export function readOperations(document: OpenApi, base: string): OperationGroup[] {
  const all = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const raw = (item as Partial<Record<string, RawOperation>>)[method];
      return raw ? [{ group: raw.tags?.[0] ?? path.split('/')[1] ?? '', operation: readOperation(raw, method, base + path) }] : [];
    }),
  );
  return [...Map.groupBy(all, (one) => one.group)].map(([name, ones]) => ({
    id: idOf('gruppe', name),
    name: name.charAt(0).toUpperCase() + name.slice(1),
    operations: ones.map((one) => one.operation),
  }));
}

function readOperation(raw: RawOperation, method: string, path: string): Operation {
  const signedIn = (raw.security?.length ?? 0) > 0;
  const parameters = (raw.parameters ?? []).map((p): Parameter => {
    const place = p.in === 'path' || p.in === 'query' ? p.in : 'other';
    return { name: p.name, place, required: p.required ?? false, type: typeOf(p.schema), description: p.description ?? p.schema?.description ?? '' };
  });
  const [body] = Object.values(raw.requestBody?.content ?? {});
  return {
    id: idOf(method, path),
    method: method.toUpperCase(),
    path,
    summary: raw.summary ?? '',
    description: raw.description ?? '',
    signedIn,
    parameters,
    body: body && typeOf(body.schema),
    responses: Object.entries(raw.responses ?? {}).map(([status, response]) => {
      const [content] = Object.values(response.content ?? {});
      return { status, description: response.description ?? '', mediaTypes: Object.keys(response.content ?? {}), type: content?.schema && typeOf(content.schema) };
    }),
    example: method === 'get' && !signedIn ? exampleOf(raw, path) : undefined,
  };
}

/** The path with its examples filled in, and those of its optional questions that have one. */
function exampleOf(raw: RawOperation, path: string): string | undefined {
  const query = new URLSearchParams();
  let filled = path;
  for (const p of raw.parameters ?? []) {
    const example = p.example ?? p.schema?.example;
    const text = typeof example === 'string' || typeof example === 'number' ? String(example) : undefined;
    if (p.in === 'path' && text !== undefined) filled = filled.replace(`{${p.name}}`, encodeURIComponent(text));
    else if (p.in === 'query' && text !== undefined) query.set(p.name, text);
    else if (p.required) return undefined;
  }
  if (filled.includes('{')) return undefined;
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** Every named shape, by name. */
export function readShapes(document: OpenApi): Shape[] {
  return Object.entries(document.components?.schemas ?? {})
    .map(([name, raw]) => {
      const schema = raw as Schema;
      const fields = fieldsOf(schema, document);
      return { name, description: schema.description ?? '', fields, type: fields.length > 0 ? undefined : typeOf(schema) };
    })
    .toSorted((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** Its own fields, and those of the shapes it is put together of. */
function fieldsOf(schema: Schema, document: OpenApi): Field[] {
  const named = schema.$ref === undefined ? undefined : (document.components?.schemas?.[nameOf(schema.$ref)] as Schema | undefined);
  return [
    ...(named ? fieldsOf(named, document) : []),
    ...(schema.allOf ?? []).flatMap((part) => fieldsOf(part, document)),
    ...Object.entries(schema.properties ?? {}).map(([name, field]) => ({
      name,
      required: schema.required?.includes(name) ?? false,
      type: typeOf(field),
      description: field.description ?? '',
    })),
  ];
}

/** `date`, `string | null`, `Municipality[]`, `{ lat, lon }`: the words programmers use, the same in all languages. */
export function typeOf(schema: Schema | undefined): TypeText {
  if (!schema) return ['any'];
  if (schema.$ref !== undefined) return [{ shape: nameOf(schema.$ref) }];
  if (schema.allOf) return joined(schema.allOf.map(typeOf), ' & ');
  const choice = schema.anyOf ?? schema.oneOf;
  if (choice) return joined(choice.map(typeOf), ' | ');
  if (schema.enum) return [schema.enum.map((value) => JSON.stringify(value)).join(' | ')];
  if (schema.const !== undefined) return [JSON.stringify(schema.const)];
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (types.length === 0) return ['any'];
  return joined(
    types.map((type) => plainType(type, schema)),
    ' | ',
  );
}
function plainType(type: string, schema: Schema): TypeText {
  if (type === 'array') return [...typeOf(schema.items), '[]'];
  if (type === 'object' && schema.properties) return [`{ ${Object.keys(schema.properties).join(', ')} }`];
  if (type === 'object' && typeof schema.additionalProperties === 'object') return ['{ … : ', ...typeOf(schema.additionalProperties), ' }'];
  return [type === 'string' && schema.format !== undefined ? schema.format : type];
}
const joined = (parts: readonly TypeText[], between: string): TypeText => parts.flatMap((part, i) => (i === 0 ? part : [between, ...part]));

const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref;
const idOf = (...parts: readonly string[]): string =>
  parts
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
/** Where a shape stands on the page. */
export const shapeId = (name: string): string => idOf('form', name);

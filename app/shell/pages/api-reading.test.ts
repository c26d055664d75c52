import { describe, expect, test } from 'vitest';
import { apiPart } from '../../platform/api.ts';
import { geographyApi } from '../../features/geography/routes.ts';
import { readOperations, readShapes, shapeId, typeOf } from './api-reading.ts';
import type { OpenApi } from './api-reading.ts';

const app = apiPart();
app.route('/', geographyApi());
const document = app.getOpenAPI31Document({ openapi: '3.1.1', info: { title: 'Test', version: '1' } });

describe('reading the API’s own description', () => {
  const groups = readOperations(document, '/api/v1');
  const operations = groups.flatMap((g) => g.operations);

  test('every operation is there, in its group, with what can be asked and what is answered', () => {
    expect(operations.map((o) => `${o.method} ${o.path}`)).toEqual(['GET /api/v1/municipalities', 'GET /api/v1/municipalities/{code}']);
    expect(groups.map((g) => g.name)).toEqual(['Geography']);
    expect(operations[1]?.parameters.map((p) => [p.name, p.place, p.required])).toEqual([
      ['code', 'path', true],
      ['at', 'query', false],
    ]);
    expect(operations[1]?.responses.map((r) => [r.status, r.type, r.mediaTypes])).toEqual([
      ['200', [{ shape: 'MunicipalityDetails' }], ['application/json']],
      ['404', [{ shape: 'Problem' }], ['application/problem+json']],
      ['422', [{ shape: 'Problem' }], ['application/problem+json']],
    ]);
  });

  test('an example is an address that can be opened', () => {
    expect(operations.map((o) => o.example)).toEqual(['/api/v1/municipalities?at=2024-01-01&q=Lenvik', '/api/v1/municipalities/1931?at=2024-01-01']);
  });

  test('no example where something to fill in has none, or one must sign in', () => {
    const get = { responses: {} };
    const of = (path: string, operation: object): (string | undefined)[] =>
      readOperations({ paths: { [path]: { get: operation } } }, '').flatMap((g) => g.operations.map((o) => o.example));
    expect(of('/a', get)).toEqual(['/a']);
    expect(of('/a/{id}', { ...get, parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }] })).toEqual([undefined]);
    expect(of('/a', { ...get, security: [{ session: [] }] })).toEqual([undefined]);
  });

  test('a shape put together of others has the fields of all', () => {
    const found = readShapes(document).find((s) => s.name === 'MunicipalityFound');
    expect(found?.fields.map((f) => f.name)).toEqual(['code', 'name', 'names', 'county', 'validFrom', 'validTo', 'point', 'matched', 'formerly']);
    expect(found?.fields.find((f) => f.name === 'matched')?.required).toBe(false);
  });

  test('every shape that is linked to is on the page', () => {
    const shapes = new Set(readShapes(document).map((s) => shapeId(s.name)));
    const linked = [...operations.flatMap((o) => o.responses.map((r) => r.type ?? [])), ...readShapes(document).flatMap((s) => s.fields.map((f) => f.type))].flat();
    expect(linked.filter((part) => typeof part !== 'string' && !shapes.has(shapeId(part.shape)))).toEqual([]);
  });

  test.each([
    [{ type: ['string', 'null'], format: 'date' }, ['date', ' | ', 'null']],
    [{ type: 'array', items: { $ref: '#/components/schemas/County' } }, [{ shape: 'County' }, '[]']],
    [{ type: 'object', properties: { lat: {}, lon: {} } }, ['{ lat, lon }']],
    [{ type: 'object', additionalProperties: { type: 'number' } }, ['{ … : ', 'number', ' }']],
    [{ type: 'string', enum: ['no', 'se'] }, ['"no" | "se"']],
    [{ anyOf: [{ type: 'string' }, { type: 'number' }] }, ['string', ' | ', 'number']],
    [{ const: 1 }, ['1']],
    [{}, ['any']],
    [undefined, ['any']],
  ])('a type is written in the words of programmers: %j', (schema, expected) => {
    expect(typeOf(schema)).toEqual(expected);
  });

  test('an empty description is an empty page, not a fault', () => {
    const empty: OpenApi = {};
    expect(readOperations(empty, '')).toEqual([]);
    expect(readShapes(empty)).toEqual([]);
  });
});

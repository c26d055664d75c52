import { writeFileSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { DefinitionError, loadYaml, parseYaml } from './yaml.server.ts';

const schema = z.strictObject({
  name: z.string(),
  centres: z.array(z.strictObject({ id: z.string(), county: z.union([z.strictObject({ own: z.string() }), z.string()]).optional() })),
});
function faultsOf(text: string): string[] {
  try {
    parseYaml(text, 'scheme.yaml', schema);
    return [];
  } catch (e) {
    if (e instanceof DefinitionError) return e.message.split('\n');
    throw e;
  }
}

describe('a file of the scheme', () => {
  it('is read when it is right', () => {
    expect(parseYaml('name: A\ncentres:\n  - id: x\n', 'scheme.yaml', schema)).toEqual({ name: 'A', centres: [{ id: 'x' }] });
  });
  it('is refused with the line and reason of each fault', () => {
    expect(faultsOf('name: 1\ncentres:\n  - id: a\n  - id: 0301\n    colour: red\n')).toEqual([
      'scheme.yaml:1: name: Invalid input: expected string, received number',
      'scheme.yaml:4: centres[2].id: Invalid input: expected string, received number',
      'scheme.yaml:5: centres[2].colour: is not a known key here',
    ]);
  });
  it('is refused at the owner of a key that is missing', () => {
    expect(faultsOf('name: A\ncentres:\n  - id: a\n  - county: "03"\n')).toEqual(['scheme.yaml:4: centres[2].id: Invalid input: expected string, received undefined']);
  });
  it('is refused within the shape that came furthest', () => {
    expect(faultsOf('name: A\ncentres:\n  - id: a\n    county:\n      own: 3\n')).toEqual([
      'scheme.yaml:5: centres[1].county.own: Invalid input: expected string, received number',
    ]);
  });
  it('is refused where its syntax breaks, and where a key comes twice', () => {
    expect(faultsOf('name: A\ncentres: [\n')[0]).toMatch(/^scheme\.yaml:[23]: /);
    expect(faultsOf('name: A\nname: B\n')).toEqual(['scheme.yaml:2: Map keys must be unique']);
  });
  it('is refused when it is empty, missing, or not UTF-8', () => {
    expect(faultsOf('')).toHaveLength(1);
    expect(() => loadYaml('no/such/file.yaml', schema)).toThrow('no/such/file.yaml: the file is missing');
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'yaml-')), 'latin.yaml');
    writeFileSync(file, Buffer.from('name: \u00c5s\n', 'latin1'));
    expect(() => loadYaml(file, schema)).toThrow('is not written in UTF-8');
  });
  it('is refused with the line of a NUL, which the database could not hold', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'yaml-')), 'nul.yaml');
    writeFileSync(file, 'name: A\nother: "a\0b"\n');
    expect(() => loadYaml(file, schema)).toThrow('nul.yaml:2: has a NUL character');
  });
  it('is refused by name when aliases of aliases would fill the memory', () => {
    const levels = ['a: &a [x,x,x,x,x,x,x,x,x]', ...Array.from('bcdefgh', (name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]`)];
    expect(() => parseYaml(levels.join('\n'), 'scheme.yaml', schema)).toThrow(/^scheme\.yaml: .*alias/);
  });
});
